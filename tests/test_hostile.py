"""What strangers send to break the tool or its user's terminal: bounded, refused or shown harmless."""

import threading

import pytest

from digest.cli.terms import say, shown, tell
from digest.errors import ExtractError
from digest.extract import extract
from digest.mails import MOST_PARTS, taken_apart
from digest.models import Document
from digest.senders.bounces import read_bounce
from digest.sources.quoted import only_links, quoted_in

HEAD = b"From: a@quay.example\r\nSubject: Tides\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"


def nested(count):
    """Return parts in parts, none of which names its type as others write it."""
    return HEAD + b"".join(
        b"--b%s\r\ncontent-type: multipart/mixed; boundary=b%d\r\n\r\n" % (b"%d" % at if at else b"", at + 1)
        for at in range(count)
    )


@pytest.mark.parametrize(
    "parts",
    [
        nested(700),
        HEAD + b"--b\r\ncontent-type: text/plain\r\n\r\nx\r\n" * (MOST_PARTS + 1),
        HEAD + b"--b\r\n\r\nx\r\n" * (MOST_PARTS + 1),
        HEAD.replace(b"multipart/mixed; boundary=b", b"message/rfc822")
        + b"content-type: message/rfc822\r\n\r\n" * (MOST_PARTS + 1),
        HEAD + b"--b\r\nContent-Type: text/plain; " + b"a=b; " * 30_000 + b"\r\n\r\nx\r\n--b--",
    ],
    ids=["nested", "small letters", "no type", "mails in mails", "a megabyte of settings"],
)
def test_a_mail_is_refused_whose_parts_are_beyond_measure(parts):
    """However they are written: counted were only those that wrote `Content-Type` so; a long one took minutes."""
    with pytest.raises(ExtractError, match="beyond all measure"):
        taken_apart(parts)
    with pytest.raises(ExtractError):
        extract(Document(source="x", content=parts, media_type="message/rfc822"))


@pytest.mark.parametrize("kind", [b"multipart/mixed; boundary=b", b"message/rfc822"])
def test_a_bounce_of_parts_in_parts_is_none(kind):
    """The walk through it ended the run with a RecursionError."""
    inner = nested(4_000) if kind.startswith(b"multi") else b"content-type: message/rfc822\r\n\r\n" * 4_000
    assert read_bounce(b"From: mailer-daemon@mx.example\r\nContent-Type: " + kind + b"\r\n\r\n" + inner) is None


def test_what_a_server_says_in_a_bounce_orders_no_terminal():
    """A report may be anybody's; what it says is printed."""
    said = "550 5.1.1 \x1b]0;title\x07 \u202eno such user"
    found = read_bounce(f"From: mailer-daemon@mx.example\r\n\r\n{said}\r\n".encode())
    assert found is not None
    assert found.said.isprintable()


@pytest.mark.parametrize("order", ["\x1b[2J", "\x1b]52;c;cm0=\x07", "\x9b31m", "\r", "\x08", "\u202e", "\u2066"])
def test_no_word_of_a_stranger_orders_the_terminal(order, capsys):
    """Names of files, subjects and answers of servers hold what they like; signs of all scripts stay."""
    say(f"left out {order}x: reason")
    tell(f"Ebbe\tund{order} Flut\nمد 😀")
    out, err = capsys.readouterr()
    assert order not in out + err
    assert "Ebbe\tund" in out
    assert out.endswith("Flut\nمد 😀\n")
    assert shown("à la carte: نه‌ها") == "à la carte: نه‌ها"


@pytest.mark.parametrize(
    "block", ["<source>", "<source ", "<source><title>x</title><link ", "<source><title>", "<source x><title "]
)
def test_an_entry_of_unended_sources_takes_no_minutes(block):
    """Each looked 8,000 signs ahead: 20 MB took six minutes. What takes as long as that here would not end in time."""
    ask, done = (lambda text: (quoted_in(f"<item>{text}Source>", 1), only_links(text))), threading.Event()
    work = threading.Thread(target=lambda: (ask(block * 60_000), done.set()), daemon=True)
    work.start()
    assert done.wait(20)
