"""The bytes of a message: what mail programs and one-click unsubscribing stand on."""

import base64
import re
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.addresses import read_mailbox
from digest.errors import DigestError, RenderError, SendError
from digest.models import Newsletter, Rendering
from digest.render import build_message, to_bytes
from digest.render.message import compose, mailto_unsubscribe, message_id, reader_token
from digest.render.placeholder import TOKEN, unsubscribe_url

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
WEEKLY = Newsletter(
    title="The Weekly", sender="The Weekly <weekly@example.org>", unsubscribe="https://example.org/u/{token}"
)
READER = "Reader <reader@example.org>"
KEY = b"k" * 32


def rendering(newsletter=WEEKLY, words="A short story, told once.", subject="The Weekly: water on the moon"):
    """A small but whole rendering, as the templates would give it."""
    link = unsubscribe_url(newsletter)
    html = f"""<!DOCTYPE html>
<html lang="en" dir="ltr"><head><meta charset="utf-8"><title>The Weekly</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<style>@media (prefers-color-scheme: dark) {{
body, p, h1, h2, h3, a {{ background: #111 !important; color: #eee !important; }} }}</style></head>
<body><div role="article" lang="en" dir="ltr" aria-label="The Weekly"><h1>The Weekly</h1><h2>Science</h2>
<h3><a href="https://news.example/moon">Water on the moon</a></h3><p>{words}</p>
<p><a href="{link}">Unsubscribe from The Weekly</a></p></div></body></html>
"""
    text = f"The Weekly\n\nWater on the moon\n{words}\nhttps://news.example/moon\n\nUnsubscribe: {link}\n"
    return Rendering(subject=subject, preheader="p", html=html, text=text, web="")


def parsed(raw):
    """Read a message back."""
    return message_from_bytes(raw, policy=policy.SMTP)


def written(newsletter=WEEKLY, **changes):
    """Build a message for the reader."""
    given_ = rendering(newsletter, **changes)
    return to_bytes(build_message(given_, newsletter, to=READER, date=NOW, slug="2026-W47", key=KEY))


WORDS = [
    "plain words",
    "Größe, Élan, naïve — “quoted” …",
    "नमस्ते दुनिया, यह एक लंबा वाक्य है। " * 9,
    "שלום עולם " * 20,
    "." * 300,
    "x" * 1000,
    "From here\nFrom there\n.\n..\n.hidden",
    "trailing space \nand tab\t\n= sign =3D",
    "😀" * 200,
]


@pytest.mark.parametrize("words", WORDS)
def test_the_specimen_passes_the_acceptance_check(check_message, words):
    """Whatever the text, every mechanical check of the message holds."""
    assert check_message(written(words=words.replace("\n", "<br>"))) == []


@pytest.mark.parametrize("words", WORDS)
def test_both_parts_come_back_as_they_went_in(words):
    """Parsing gives the same text and HTML, without a defect."""
    message = parsed(written(words=words))
    given_ = rendering(words=words)
    for kind, sent in (("plain", given_.text), ("html", given_.html)):
        part = message.get_body((kind,))
        assert part.get_content().replace("\r\n", "\n").rstrip("\n") == sent.rstrip("\n")
    assert not [d for part in message.walk() for d in part.defects]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=400))
@settings(max_examples=150)
def test_no_text_breaks_the_form(words):
    """Every line is ASCII, ends in CRLF, has 76 octets at most, and does not begin with a dot or `From `."""
    raw = written(words=words)
    _, _, body = raw.partition(b"\r\n\r\n")
    assert raw.isascii()
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(map(len, body.split(b"\r\n"))) <= 76
    assert not re.search(rb"(?m)^(?:\.|From )", body)
    assert parsed(raw).get_body(("plain",)).get_content().replace("\r\n", "\n") == rendering(words=words).text


@given(st.text(alphabet="ab \n.=é", max_size=300), st.binary(min_size=1, max_size=8))
@settings(max_examples=100)
def test_a_patched_token_is_the_same_as_one_encoded_with_it(words, key):
    """Writing the token into the encoded body gives what encoding the finished text gives."""
    letter = compose(rendering(words=words), WEEKLY, slug="s")
    reader = read_mailbox(READER)
    token = reader_token(key, letter.list_id, reader)
    raw = letter.to(reader, date=NOW, token=token, message_id="<1@example.org>")
    message = parsed(raw)
    assert TOKEN.encode() not in raw
    for kind, sent in (("plain", rendering(words=words).text), ("html", rendering(words=words).html)):
        content = message.get_body((kind,)).get_content().replace("\r\n", "\n")
        assert content == sent.replace(TOKEN, token)
    by_mail = f"<mailto:weekly@example.org?subject=unsubscribe%20{token}>"
    assert message["List-Unsubscribe"] == f"<https://example.org/u/{token}>, {by_mail}"


def test_building_twice_gives_the_same_bytes():
    """Nothing in a message comes from chance: boundary and id are hashes."""
    assert written() == written()


def test_to_bytes_changes_nothing_of_the_letter():
    """The EmailMessage is the letter, byte for byte."""
    letter = compose(rendering(), WEEKLY, slug="2026-W47")
    reader = read_mailbox(READER)
    raw = letter.to(reader, date=NOW, token=TOKEN.lower(), message_id=message_id(letter, reader, KEY))
    built = build_message(rendering(), WEEKLY, to=READER, date=NOW, slug="2026-W47", key=KEY, token=TOKEN.lower())
    assert to_bytes(built) == raw


@pytest.mark.parametrize(
    ("subject", "plain"),
    [
        ("Water on the moon", True),
        ("Eine Woche voller Größe, und eine sehr lange Zeile dazu, damit sie gefaltet werden muss", False),
        ("साप्ताहिक समाचार: चाँद पर पानी", False),
        ("=?utf-8?q?not_encoded?=", False),
        ("x" * 990, False),
        ("many short words " * 30, True),
    ],
)
def test_subjects_survive(subject, plain):
    """A subject is wholly plain or wholly encoded, in encoded words of 75 at most, and parses to itself."""
    raw = written(subject=subject)
    line = re.search(rb"(?m)^Subject: ((?:.*\r\n[ \t])*.*)\r\n", raw)[1]
    assert parsed(raw)["Subject"] == " ".join(subject.split()) or parsed(raw)["Subject"] == subject
    assert (b"=?" not in line) == plain
    if not plain:
        assert all(len(word) <= 75 and word.startswith(b"=?utf-8?") for word in line.split())


@pytest.mark.parametrize(
    "name", ["Ann Lee", 'Ann "the" Lee', "Lee, Ann", "Ångström & Søn", "O'Neil (x) <y>", "आनन्द", "a\\b"]
)
def test_names_survive(name):
    """A name is quoted or encoded as it needs to be, and parses to itself."""
    reader = replace(read_mailbox("ann@example.org"), name=name)
    letter = compose(rendering(), replace(WEEKLY, title=name), slug="s")
    message = parsed(letter.to(reader, date=NOW, token=TOKEN, message_id="<1@example.org>"))
    assert message["To"].addresses[0].display_name == name
    assert message["To"].addresses[0].addr_spec == "ann@example.org"
    assert "<weekly.example.org>" in message["List-ID"]


@pytest.mark.parametrize("bad", ["x\r\nBcc: all@example.org", "x\ny", "x\0", "x\x7f"])
def test_no_header_can_be_slipped_in(bad):
    """A line break or control character in a subject, name or address is refused."""
    with pytest.raises(RenderError):
        written(subject=bad)
    with pytest.raises(RenderError):
        compose(rendering(), replace(WEEKLY, title=bad), slug="s")
    for to in (f"{bad} <a@example.org>", f"a@example.org{bad}"):
        with pytest.raises(DigestError):
            build_message(rendering(), WEEKLY, to=to, date=NOW, slug="s")


def test_a_long_unsubscribe_link_stays_one_plain_line():
    """RFC 8058 dies of an encoded or folded List-Unsubscribe, which Python makes of a long one."""
    newsletter = replace(WEEKLY, unsubscribe="https://example.org/" + "deep/" * 30 + "{token}")
    raw = written(newsletter)
    assert re.search(rb"(?m)^List-Unsubscribe: <https://example\.org/(?:deep/){30}\w{26}>, <mailto:[^>\s]+>\r$", raw)


def test_without_a_web_address_unsubscribing_is_a_mail():
    """No dead link goes out: header and both bodies hold a mailto that names the reader's token."""
    newsletter = replace(WEEKLY, unsubscribe=None, reply_to="desk@example.org")
    link = mailto_unsubscribe(newsletter)
    message = build_message(
        rendering(newsletter), newsletter, to=READER, date=NOW, slug="s", unsubscribe=link, token="a" * 26
    )
    mailto = f"mailto:desk@example.org?subject=unsubscribe%20{'a' * 26}"
    assert message["List-Unsubscribe"] == f"<{mailto}>"
    assert message["List-Unsubscribe-Post"] is None
    assert mailto in message.get_body(("plain",)).get_content()
    assert f'href="{mailto}"' in message.get_body(("html",)).get_content()
    assert b"unsubscribe.example" not in to_bytes(message)


def test_an_address_of_odd_signs_stays_one_in_a_link():
    """`%`, `?` and `&` may stand before the @, and would end or change it in a mailto."""
    link = mailto_unsubscribe(replace(WEEKLY, unsubscribe=None, reply_to="50%off?a&b+c@example.org"))
    assert link == f"mailto:50%25off%3Fa%26b+c@example.org?subject=unsubscribe%20{TOKEN}"


def test_tokens_are_keyed_and_told_apart():
    """A token has 128 bits, depends on key, list, reader and purpose, and tells nothing of the address."""
    ann, bob = read_mailbox("Ann@Example.org"), read_mailbox("bob@example.org")
    token = reader_token(KEY, "weekly.example.org", ann)
    others = {
        reader_token(b"other", "weekly.example.org", ann),
        reader_token(KEY, "daily.example.org", ann),
        reader_token(KEY, "weekly.example.org", bob),
        reader_token(KEY, "weekly.example.org", ann, purpose="bounce"),
    }
    assert len(others | {token}) == 5
    assert reader_token(KEY, "weekly.example.org", read_mailbox("ann@example.ORG")) == token
    assert len(base64.b32decode(token.upper() + "=" * 6)) == 16


def test_the_token_stands_in_link_and_header_only():
    """Neither the message id nor any other header shows it: a reply would pass it on."""
    letter = compose(rendering(), WEEKLY, slug="s")
    reader = read_mailbox(READER)
    token = reader_token(KEY, letter.list_id, reader)
    raw = letter.to(reader, date=NOW, token=token, message_id=message_id(letter, reader, KEY))
    head = raw.partition(b"\r\n\r\n")[0].decode()
    assert [line for line in head.split("\r\n") if token in line] == [
        f"List-Unsubscribe: <https://example.org/u/{token}>, <mailto:weekly@example.org?subject=unsubscribe%20{token}>"
    ]


def test_the_message_id_is_the_same_however_often_it_is_sent():
    """It depends on issue and reader, so that a copy that came twice can be known."""
    letter, other = (compose(rendering(), WEEKLY, slug=slug) for slug in ("2026-W47", "2026-W48"))
    ann, bob = read_mailbox("ann@example.org"), read_mailbox("bob@example.org")
    assert message_id(letter, ann, KEY) == message_id(letter, ann, KEY)
    assert len({message_id(letter, ann, KEY), message_id(letter, bob, KEY), message_id(other, ann, KEY)}) == 3
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", message_id(letter, ann, KEY))


def test_feedback_id(check_message):
    """It is one line, the same for every reader, and only there when the sender has an id."""
    letter = compose(rendering(), WEEKLY, slug="2026-W47 again", feedback="weekly-1")
    raw = letter.to(read_mailbox(READER), date=NOW, token=TOKEN.lower(), message_id="<1@example.org>")
    assert parsed(raw)["Feedback-ID"] == "2026-W47-again:weekly.example.org:digest:weekly-1"
    assert check_message(raw) == []
    assert parsed(written())["Feedback-ID"] is None
    for wrong in ("four", "x" * 16, "a:b:c:d", "weekly\r\nBcc"):
        with pytest.raises(RenderError, match="is no feedback id"):
            compose(rendering(), WEEKLY, slug="s", feedback=wrong)


def test_a_sender_outside_ascii_is_refused():
    """Its letters before the @ would keep the mail from most servers; a domain is turned into A-labels."""
    with pytest.raises(SendError, match="cannot send"):
        compose(rendering(), replace(WEEKLY, sender="jürgen@example.org"), slug="s")
    letter = compose(rendering(), replace(WEEKLY, sender="weekly@bücher.example"), slug="s")
    assert letter.sender == "weekly@xn--bcher-kva.example"
