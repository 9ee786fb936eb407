"""What an operator meets whom nobody taught: helps that say what there is, and mistakes with the right way out."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.addresses import PLACEHOLDER, Mailbox, read_mailbox
from digest.cli import app
from digest.config import load_config
from digest.errors import DigestError
from tests.servers import issue as issues
from tests.servers.smtp import Server, serving


@pytest.fixture
def digest(tmp_path, monkeypatch):
    """Run the command line in an empty folder; errors are raised as they are."""
    monkeypatch.chdir(tmp_path)

    def run(*words):
        done = CliRunner().invoke(app, list(map(str, words)))
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


def test_the_help_tells_every_verb_whole_and_in_the_order_of_use(digest):
    """No line ends in dots, and the first day comes first."""
    lines = digest("--help").stdout.split("Commands:\n")[1].splitlines()
    assert not [line for line in lines if line.endswith("...")]
    assert [line.split()[0] for line in lines][:6] == ["init", "add", "build", "preview", "rebuild", "check"]


@pytest.mark.parametrize("verb", ["add", "send", "preview", "unsubscribe"])
def test_no_option_is_told_in_python_s_words(digest, verb):
    """A list is no `<list[str]>` to who types it."""
    options = digest(verb, "--help").stdout.split("Options:\n")[1]
    assert "list[str]" not in options


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--title", "", "x"), "--title must be one line of text"),
        (("build", "--title", "a\nb", "x"), "--title must be one line of text"),
        (("build", "--from", "nonsense", "x"), "'nonsense' is no mail address"),
        (("init", "new", "--from", "nonsense"), "'nonsense' is no mail address"),
        (("init", "new", "--from", "Ann <änn@example.org>"), "letters outside ASCII before the @"),
        (("init", "new", "--title", " "), "--title must be one line of text"),
    ],
)
def test_words_of_the_line_are_looked_at_before_anything_is_written(digest, tmp_path, words, said):
    """A newsletter with a broken sender stood there, and could not be begun again."""
    with pytest.raises(Exception, match=said):
        digest(*words)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["The Weekly", 'Mills & "Tides", Ltd.', "Die Woche: Häfen"])
def test_a_newsletter_is_from_itself_and_says_whose_address_that_is(digest, title):
    """Its name is the title; nobody's address is told of at once, and by the check before a send."""
    done = digest("init", ".", "--title", title)
    letter = load_config(Path("digest.toml")).newsletter
    assert read_mailbox(letter.sender) == Mailbox(address=PLACEHOLDER, name=title.replace('"', ""))
    assert "your own address" in done.stderr
    issues.write(Path("issues"), newsletter=letter)
    assert "write your own address as from in digest.toml" in digest("check").stdout
    sent = digest("send", "--to", "ann@example.org", "--via", "file:outbox", "--yes")
    assert f"comes from {PLACEHOLDER}, which is nobody's" in sent.stderr


def test_what_can_be_kept_as_a_source_is_said(digest):
    """Standard input is gone next week; what its help names can be added."""
    digest("init")
    with pytest.raises(DigestError, match="standard input is no source") as caught:
        digest("add", "-")
    assert "save it" in caught.value.hint
    assert "standard input" not in digest("add", "--help").stdout
    assert "it was there already" in digest("add", "articles").stderr


def test_who_is_put_off_is_told_when_to_come_back(digest):
    """With a status of 3, which alone says nothing."""
    issues.write(Path("issues"))
    with serving(Server("greylist")) as port:
        done = digest("send", "--via", f"smtp://127.0.0.1:{port}", "--to", "ann@example.org")
    assert done.exit_code == 3
    assert "the same command" in done.stderr


def test_it_is_said_why_nobody_is_left(digest):
    """Who was named and left out was named."""
    issues.write(Path("issues"))
    with pytest.raises(DigestError, match="nobody to send to") as caught:
        digest("send", "--via", "file:out")
    assert "--to" in caught.value.hint
    digest("subscribers", "remove", "ann@example.org")
    with pytest.raises(DigestError, match="nobody to send to") as caught:
        digest("send", "--via", "file:out", "--to", "ann@example.org")
    assert "left out" in caught.value.hint
    Path("readers.csv").write_text("email,name\n", encoding="utf-8")
    with pytest.raises(DigestError, match="nobody to send to") as caught:
        digest("send", "--via", "file:out", "--to", "readers.csv", "--to", "ledger:")
    assert caught.value.hint == "no reader stands in readers.csv and ledger:"
    with pytest.raises(DigestError, match="--to is empty"):
        digest("send", "--via", "file:out", "--to", "")


def test_a_ledger_that_is_begun_where_no_newsletter_is_is_told(digest, tmp_path):
    """Readers who were added in another folder get nothing."""
    assert f"a ledger is begun for one, {tmp_path}" in digest("subscribers", "add", "ann@example.org").stderr
    assert "begun" not in digest("subscribers", "add", "bob@example.org").stderr


def test_a_list_that_is_not_there_is_told_in_the_words_of_its_verb(digest):
    """`--to` is no option of an import."""
    with pytest.raises(DigestError, match="the list nofile cannot be read") as caught:
        digest("subscribers", "import", "nofile")
    assert "--to" not in caught.value.hint


def test_without_an_issue_the_way_to_one_is_said(digest):
    """In a newsletter no SOURCE need be named."""
    digest("init")
    for verb in ("check", "send", "rebuild", "withdraw"):
        with pytest.raises(DigestError) as caught:
            digest(verb)
        assert caught.value.hint == "build one first: digest build"


def test_a_message_is_checked_whatever_its_file_is_called(digest):
    """A Maildir calls none `.eml`."""
    issues.write(Path("issues"))
    digest("send", "--via", "maildir:box", "--to", "ann@example.org")
    (message,) = Path("box/new").iterdir()
    assert "Authentication-Results" in digest("check", message).stdout
