"""What is named on the command line: mailboxes and lists are read as those of digest.toml are."""

# ruff: noqa: E501 - texts and cases read best one a line

import mailbox
from email.message import EmailMessage

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.sources.places import leads_elsewhere

TEXTS = {
    "The crane is down": "The old steam crane of the harbor was taken down on Monday after ninety years. Four barges carried it"
    " away, and hundreds of people watched from the quay.",
    "A new ferry": "The new ferry begins to run on Friday, the city said on Monday. It carries forty cars and two hundred"
    " people, and takes eleven minutes to cross the river.",
}


def fill(box):
    """Put two letters into a mailbox."""
    for subject, text in TEXTS.items():
        mail = EmailMessage()
        mail["From"], mail["Subject"], mail["Date"] = (
            "Ann Lee <ann@b.example>",
            subject,
            "Thu, 12 Mar 2026 10:00:00 +0100",
        )
        mail.set_content(text)
        box.add(mail)
    box.close()


@pytest.mark.parametrize("kind", [mailbox.mbox, mailbox.Maildir])
def test_the_letters_of_a_mailbox_become_stories(tmp_path, kind):
    """Of one file, or of a folder of them."""
    fill(kind(tmp_path / "letters.mbox"))
    done = CliRunner().invoke(
        app, ["build", str(tmp_path / "letters.mbox"), "--issues", str(tmp_path / "issues"), "--title", "T"]
    )
    assert done.exit_code == 0, done.output
    (text,) = (tmp_path / "issues").glob("*/email.txt")
    assert all(subject in text.read_text(encoding="utf-8") for subject in TEXTS)


def test_an_imap_folder_may_be_named(monkeypatch):
    """As in digest.toml, with the password from the environment."""
    from digest.sources import imap
    from tests.test_sources_lists import FakeImap

    log = []
    monkeypatch.setattr(imap, "connect", lambda scheme, host, port: FakeImap(log))
    monkeypatch.setenv("DIGEST_IMAP_PASSWORD", "pw")
    done = CliRunner().invoke(app, ["extract", "imaps://ann@mail.example/News"])
    assert log[:2] == [("ann", "pw"), ('"News"', True)]
    assert "imaps://ann@mail.example/News#2: it is larger than 20 MB" in done.output


def test_an_address_that_is_not_read_is_named_as_it_was_typed():
    """No file was meant."""
    done = CliRunner().invoke(app, ["extract", "ftp://quay.example/a"])
    assert (done.exit_code, done.output) == (
        1,
        "skipped ftp://quay.example/a: ftp addresses are not read\nhint: http, https and imaps addresses are\n",
    )


@pytest.mark.parametrize(
    ("name", "content", "leads"),
    [
        ("links.txt", "https://quay.example/a\nhttps://quay.example/b\n", True),
        ("bookmarks.html", '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><DT><A HREF="https://quay.example/a">Bridge</A></DL>', True),
        ("feeds.opml", '<opml version="2.0"><body><outline xmlUrl="https://quay.example/feed"/></body></opml>', True),
        ("feeds.opml", "<opml version='2.0'><body>", True),
        ("page.txt", "Harbor bridge to be rebuilt\n\nThe council voted on Thursday.\nhttps://quay.example/a\n", False),
        ("page.html", "<html><body><p>The council voted on Thursday.</p></body></html>", False),
        ("readers.csv", "email\nann@b.example\n", False),
    ],
)  # fmt: skip
def test_a_list_of_addresses_is_no_article(tmp_path, name, content, leads):
    """One that holds nothing else; a page with an address is none, nor is a table of readers."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert leads_elsewhere(tmp_path / name) is leads
