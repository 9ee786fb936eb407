"""What strangers send to break the tool or its user's terminal: bounded, refused or shown harmless."""

import socket
import threading
from contextlib import suppress
from itertools import repeat

import pytest

from digest.cli.terms import say, shown, tell
from digest.config import load_config
from digest.edit import summarize
from digest.errors import ConfigError, ExtractError
from digest.extract import extract
from digest.extract.imprint import place_in
from digest.extract.linked import records_of
from digest.extract.markup import tree_of
from digest.extract.titles import standing_part, without_site
from digest.mails import MOST_PARTS, taken_apart
from digest.models import Article, Document
from digest.senders.bounces import read_bounce
from digest.senders.replies import asked_wait
from digest.sources import imap_session
from digest.sources.feeds import entries
from digest.sources.imap import read_imap
from digest.sources.markup import safe_markup
from digest.sources.quoted import only_links, quoted_in
from digest.urls import safe_url

HEAD = b"From: a@quay.example\r\nSubject: Tides\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"


def in_time(work):
    """Tell whether work ends within 20 s, which takes some hundredths of one: what grows with the square does not."""
    done = threading.Event()
    threading.Thread(target=lambda: (work(), done.set()), daemon=True).start()
    return done.wait(20)


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
    """Each looked 8,000 signs ahead: 20 MB took six minutes."""
    text = block * 60_000
    assert in_time(lambda: (quoted_in(f"<item>{text}Source>", 1), only_links(text)))


def test_a_server_that_asks_for_a_pause_in_odd_letters_is_no_crash():
    """The pattern took the long s for an s, the table of units did not."""
    assert asked_wait("451 try again in 5 minutes") == 300
    assert asked_wait("451 try again in 5 ſeconds, or in 2 h") == 7200


class LyingImap:
    """Be an IMAP server that answers to FETCH what it likes."""

    def __init__(self, pieces, pause=0.0):
        self.pieces, self.pause, self.over = pieces, pause, threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.where = f"imap://ann@127.0.0.1:{self.socket.getsockname()[1]}/"
        self.work = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self):
        self.work.start()
        return self.where

    def __exit__(self, *_):
        self.over.set()
        self.work.join(10)
        self.socket.close()

    def _serve(self):
        with suppress(OSError), self.socket.accept()[0] as line:
            line.sendall(b"* OK IMAP4rev1\r\n")
            for asked in line.makefile("rb"):
                tag, verb = asked.split()[:2]
                if verb == b"FETCH":
                    self._lie(line)
                said = {b"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", b"SEARCH": b"* SEARCH 1\r\n"}.get(verb, b"")
                line.sendall(said + tag + b" OK done\r\n")

    def _lie(self, line):
        for piece in self.pieces:
            if self.over.wait(self.pause) if self.pause else self.over.is_set():
                return
            line.sendall(piece)


@pytest.mark.parametrize(
    ("pieces", "pause"),
    [
        ((b"* 1 FETCH (BODY[] {10000000000}\r\n", b"x"), 0),
        (repeat(b"* 1 FETCH (FLAGS ())\r\n" * 4_000), 0),
        (repeat(b"x" * 100_000), 0),
        (repeat(b"x"), 0.01),
    ],
    ids=["10 GB at its word", "answers without end", "a line without end", "a byte at a time"],
)
def test_a_mailbox_whose_server_lies_is_left_out(pieces, pause, monkeypatch):
    """It took all memory, or the night."""
    monkeypatch.setattr(imap_session, "PATIENCE", 0.4 if pause else 20.0)
    monkeypatch.setattr(imap_session, "MAX_BYTES", 500_000)
    with LyingImap(pieces, pause) as where:
        found = list(read_imap(where, "box", since=None, password="secret"))
    assert [(one.what, one.stage) for one in found] == [("box", "source")]
    assert "beyond all measure" in found[0].reason or "no end of" in found[0].reason


def test_a_mailbox_is_read_through_the_bounds():
    """A message comes whole, in pieces of any size."""
    mail = b"Subject: Tides\r\n\r\nThe wall stood." + b" It held." * 30_000
    whole = b"* 1 FETCH (RFC822.SIZE %d BODY[] {%d}\r\n%b)\r\n" % (len(mail), len(mail), mail)
    with LyingImap([whole[:7], whole[7:300_000], whole[300_000:]]) as where:
        (found,) = read_imap(where, "box", since=None, password="secret")
    assert found.content == mail


@pytest.mark.parametrize("spaces", [" " * 300, " " * 98 + "<![CDATA[" + " " * 300, "1" + " " * 300])
def test_a_date_of_spaces_takes_no_hours(spaces):
    """Each bound of the pattern tried all of the others: one date took 20 s."""
    assert in_time(lambda: safe_markup(f"<item><pubDate>{spaces}" * 200))


def test_half_a_letter_in_a_feed_or_an_address_is_no_crash():
    """JSON can name half of an emoji's two parts, which no file can hold: the build ended with a UnicodeEncodeError."""
    half = "Tides \\ud83d"
    item = (
        f'{{"id": "{half}", "url": "https://quay.example/{half}", "title": "{half}", "content_html": "<p>{half}",'
        f' "tags": ["{half}"], "authors": [{{"name": "{half}"}}]}}'
    )
    (found,), _ = entries(f'{{"version": "https://jsonfeed.org/version/1", "items": [{item}]}}', "quay")
    document = found.document()
    assert "\ud83d" not in f"{found.key}{document}"
    assert document.title == "Tides ?"
    assert safe_url("https://quay.example/\ud83d?a") == "https://quay.example/%3F?a"


def test_a_word_of_a_hundred_thousand_signs_is_read_in_time():
    """What was found of each sign was copied with the next: 60,000 took ten seconds."""
    told = "The wall stood for eighty years before the storm of November took it away. " * 3
    article = Article(id="a", title="The wall", paragraphs=(told, "中" * 150_000, "ß-" * 60_000), language="en")
    assert in_time(lambda: summarize(article))


def test_a_line_of_a_configuration_is_looked_through_in_time(tmp_path):
    """Of a megabyte of one letter each was taken for the beginning of an address."""
    path = tmp_path / "digest.toml"
    path.write_text(f"x = '{'_' * 300_000}'", encoding="utf-8")

    def read():
        with pytest.raises(ConfigError):
            load_config(path)

    assert in_time(read)


def test_a_page_of_equal_blocks_is_read_in_time():
    """Each was compared with each, twice over."""
    told = "The wall stood for eighty years before the storm of November took it away. " * 3
    page = f"<title>The wall</title><h1>The wall</h1><p>{told}</p>{'<p>&amp;amp;</p>' * 7_500}<p>{told}</p>"
    assert in_time(lambda: extract(Document(source="x", content=page.encode(), media_type="text/html")))


def test_a_title_of_many_marks_is_left_as_it_is():
    """Sixty thousand marks took a minute and a gigabyte; a site's name over and over ended in a RecursionError."""
    assert in_time(lambda: standing_part("|" * 60_000, ["x"]))
    assert without_site("Tide | " * 3_000, ["Tide"]) == "Tide | " * 3_000


@pytest.mark.parametrize(
    "record", ['{"a": "' + "\n" * 50_000 + '"}', "{" + " " * 50_000 + "x"], ids=["line breaks", "spaces"]
)
def test_a_record_of_line_breaks_is_read_in_time(record):
    """What may stand around a record was looked for at each place of it: 5,000 line breaks took hours."""
    told = "The wall stood for eighty years before the storm of November took it away. " * 3
    page = f'<h1>The wall</h1><script type="application/ld+json">{record}</script><p>{told}</p><p>{told}</p>'
    assert in_time(lambda: extract(Document(source="x", content=page.encode(), media_type="text/html")))


@pytest.mark.parametrize(
    "said", ['<!-- {"a": 1} -->', '//<![CDATA[\n{"a": 1}\n//]]>', '{"a": 1};', '<!--{"a": 1}--> ;', '/* x */ {"a": 1,}']
)
def test_a_record_is_read_in_what_stands_around_it(said):
    """Comments for browsers that know no scripts, and the end of a statement."""
    tree = tree_of(f'<script type="application/ld+json">{said}</script>')
    assert records_of(tree) == [{"a": 1}]


def test_places_and_accounts_are_told_in_time():
    """Each way to part a row of capitals into four words was tried."""
    assert in_time(lambda: [place_in("A" * 100_000) for _ in range(200)])
    assert place_in("SANTA FE, N.M. (AP) — The wall stood.") == "SANTA FE, N.M."


@pytest.mark.parametrize(
    "words",
    [("subscribers", "add", "ann\udcff@example.org"), ("subscribers", "add", "ann@example.org", "--source", "\udcff")],
)
def test_a_word_that_is_no_utf8_is_said(words, digest, tmp_path):
    """A terminal of another charset gives bytes that only names of files may hold: a ledger ended with a traceback."""
    assert digest("init", tmp_path)[0] == 0
    status, _, err = digest(*words)
    assert status == 1
    assert err.startswith("error: ")
    assert "is not UTF-8\nhint: " in err
