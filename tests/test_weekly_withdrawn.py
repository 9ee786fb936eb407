"""Take back an issue that nobody has (`digest withdraw`)."""

from contextlib import closing
from datetime import timedelta

import pytest
from typer.testing import CliRunner

from digest import archive
from digest.cli import app
from digest.errors import DigestError
from digest.ledger import drafts, open_ledger, run_lock, sends
from digest.named import Around
from digest.weekly import Wish, build_named
from digest.weekly.withdrawn import withdraw
from tests.servers.smtp import Server, serving
from tests.weeks import NOW, entry, feed, run, titles

DAY = timedelta(days=1)
CHESS = "Players from nine countries met in Dalby to play chess for a whole weekend in the old customs house. " * 2


def sent(config, slug, status="sent", outlet="mail"):
    """Note a message of an issue."""
    ledger = open_ledger(config.ledger)
    frozen = sends.Frozen(issue=slug, outlet=outlet, list_id="t", fingerprint="f")
    send = sends.begin(ledger, frozen, NOW)
    sends.enroll(ledger, send, [("ann@e.org", "", "t")])
    ledger.execute("UPDATE deliveries SET status = ?", (status,))
    ledger.close()


def test_an_issue_that_is_taken_back_is_the_next_ones(letter):
    """Its folder goes, and its stories are free."""
    run(letter, slug="try")
    nothing = run(letter, now=NOW + DAY)
    assert nothing.built is None
    assert "digest withdraw try gives them to the next issue" in nothing.notes[-1]

    assert withdraw(letter) == ("try", 2)

    assert not (letter.issues / "try").exists()
    assert "try" not in (letter.issues / "index.html").read_text()
    assert titles(run(letter, now=NOW + DAY)) == ["New ferry sails", "One shop for bread"]


def test_what_its_editor_wrote_stays(letter):
    """A build under the same name heeds it."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text('drop = ["New ferry sails"]')

    withdraw(letter, folder.name)

    assert [one.name for one in folder.iterdir()] == ["edits.toml"]
    assert titles(run(letter)) == ["One shop for bread"]


@pytest.mark.parametrize(
    ("status", "outlet", "stays"),
    [
        ("sent", "mail", "1 reader has 2026-W47"),
        ("unknown", "mail", "1 reader has 2026-W47"),
        ("handing", "mail", "1 reader has 2026-W47"),
        ("pending", "mail", None),
        ("deferred", "mail", None),
        ("failed", "mail", None),
        ("sent", "file:/outbox", None),
    ],
)
def test_an_issue_that_readers_have_stays(letter, status, outlet, stays):
    """Also where that is not sure; what reached nobody, or was merely looked at as files, does not count."""
    run(letter)
    sent(letter, "2026-W47", status, outlet)

    if stays is None:
        assert withdraw(letter) == ("2026-W47", 2)
    else:
        with pytest.raises(DigestError, match=stays):
            withdraw(letter)
        assert (letter.issues / "2026-W47" / "email.html").is_file()


def test_nobody_waits_for_an_issue_that_is_taken_back(letter):
    """A send that reached nobody is forgotten with it: the next one owes nobody anything."""
    run(letter)
    sent(letter, "2026-W47", "deferred")
    assert run(letter, now=NOW + 7 * DAY).notes[-1].startswith("nobody was sent 2026-W47")

    withdraw(letter, "2026-W47")

    with closing(open_ledger(letter.ledger)) as ledger:
        assert sends.history(ledger) == []
        assert sends.owed(ledger, "mail", but="2026-W48", since=NOW - DAY) == []


def test_a_send_by_another_ledger_is_known_here(letter, monkeypatch, tmp_path):
    """`--ledger` elsewhere: the newsletter's own builds and withdrawals know who has the issue."""
    monkeypatch.chdir(letter.folder)
    run(letter)
    with serving(Server()) as port:
        words = ["send", "--yes", "--via", f"smtp://127.0.0.1:{port}", "--to", "ann@e.org"]
        done = CliRunner().invoke(app, [*words, "--ledger", str(tmp_path / "other.db")])
    assert done.exit_code == 0

    assert run(letter).readers == 1
    with pytest.raises(DigestError, match="1 reader has 2026-W47"):
        withdraw(letter)


@pytest.mark.parametrize("by", ["ledger", "names"])
def test_an_issue_that_is_sent_while_it_is_built_again_stays(letter, by, monkeypatch):
    """Gathering takes its time: who began to send meanwhile has sent what stood there."""
    before = (run(letter).built.folder / "email.html").read_bytes()
    later = (entry("/chess", "Chess in Dalby", NOW - DAY, CHESS),)
    (letter.folder / "feed.xml").write_bytes(feed(*later))
    asked = archive.number_of

    def number_of(*words):
        if not sending:
            sending.append(sent(letter, "2026-W47"))
        return asked(*words)

    sending = []
    monkeypatch.setattr(archive, "number_of", number_of)
    if by == "ledger":
        done = run(letter)
    else:
        done = build_named([str(letter.folder / "feed.xml")], letter, Wish(slug="2026-W47"), Around(now=NOW))

    assert sending
    assert (done.built, done.readers) == (None, 1)
    assert (letter.issues / "2026-W47" / "email.html").read_bytes() == before


def test_an_issue_is_not_replaced_while_a_send_is_at_work(letter):
    """It may be reading it; a new issue is built all the same."""
    run(letter)
    (letter.folder / "feed.xml").write_bytes(feed(entry("/chess", "Chess in Dalby", NOW + 5 * DAY, CHESS)))

    with run_lock(letter.ledger, name="send"):
        with pytest.raises(DigestError, match="another send is at work"):
            build_named([str(letter.folder / "feed.xml")], letter, Wish(slug="2026-W47"), Around(now=NOW))
        assert titles(run(letter, now=NOW + 7 * DAY)) == ["Chess in Dalby"]


def test_the_first_issue_may_be_taken_back_days_later(letter):
    """The next one then looks as far back as the first did: a week before its own day would lose what it told."""
    run(letter)
    withdraw(letter)

    assert titles(run(letter, now=NOW + 8 * DAY)) == ["New ferry sails", "One shop for bread"]


def test_an_approved_issue_stays(letter):
    """Its edits outlive it: the next build under its name would go out without anybody having looked at it."""
    folder = run(letter).built.folder
    (folder / "edits.toml").write_text("approved = true")

    with pytest.raises(DigestError, match="issue 2026-W47 is approved") as caught:
        withdraw(letter)

    assert caught.value.hint.endswith("2026-W47/edits.toml first")
    assert (folder / "email.html").is_file()


@pytest.mark.parametrize("where", ["digest.archive.remove_issue", "digest.ledger.issues.forget_issue"])
def test_a_withdrawal_that_was_killed_goes_on(letter, monkeypatch, where):
    """With the same words, which name the newest issue: never the one before."""
    run(letter)
    (letter.folder / "feed.xml").write_bytes(feed(entry("/chess", "Chess in Dalby", NOW + 5 * DAY, CHESS)))
    run(letter, now=NOW + 7 * DAY)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(where, killed)
        with pytest.raises(KeyboardInterrupt):
            withdraw(letter)

    assert withdraw(letter)[0] == "2026-W48"
    assert [one.name for one in letter.issues.iterdir() if one.is_dir()] == ["2026-W47"]
    assert "2026-W48" not in (letter.issues / "feed.xml").read_text()
    assert titles(run(letter, now=NOW + 7 * DAY)) == ["Chess in Dalby"]


def test_none_is_taken_back_while_a_send_is_at_work(letter):
    """Between its reading the issue and its note that it has begun the ledger would say that nobody has it."""
    run(letter)

    with run_lock(letter.ledger, name="send"), pytest.raises(DigestError, match="another send is at work"):
        withdraw(letter)

    assert (letter.issues / "2026-W47" / "email.html").is_file()


def test_an_issue_of_named_sources_is_taken_back_by_its_name(letter):
    """Its stories count as told for the issues from digest.toml, too."""
    build_named([str(letter.folder / "feed.xml")], letter, Wish(slug="extra"), Around(now=NOW))
    assert run(letter).built is None

    assert withdraw(letter, "extra") == ("extra", 0)

    assert titles(run(letter)) == ["New ferry sails", "One shop for bread"]


def test_an_issue_with_a_draft_stays(letter):
    """It may be sent there at any moment."""
    run(letter)
    ledger = open_ledger(letter.ledger)
    drafts.begin(ledger, "2026-W47", "campaign+kit:", NOW)
    ledger.close()

    with pytest.raises(DigestError, match="there is a draft of 2026-W47"):
        withdraw(letter)


def test_an_issue_that_was_sent_to_nobody_is_told_with_the_next(letter):
    """To a newsletter that is sent from here: the stories of the one between would reach no reader."""
    run(letter)
    sent(letter, "2026-W47")
    (letter.folder / "feed.xml").write_bytes(feed(entry("/chess", "Chess in Dalby", NOW + 5 * DAY, CHESS)))
    assert run(letter, now=NOW + 7 * DAY).notes == ()
    go = CHESS.replace("chess", "go").replace("Dalby", "Orsa")
    (letter.folder / "feed.xml").write_bytes(feed(entry("/go", "Go in Orsa", NOW + 12 * DAY, go)))

    done = run(letter, now=NOW + 14 * DAY)

    assert done.notes[-1].startswith("nobody was sent 2026-W48, and its stories are not told again")


def test_the_command_line_says_what_is_free(letter, monkeypatch):
    """And of an issue that is not there, what there is."""
    monkeypatch.chdir(letter.folder)
    run(letter)

    done = CliRunner().invoke(app, ["withdraw", "2026-W47"])
    assert (done.exit_code, done.output) == (0, "2026-W47 is taken back: 2 entries are free for the next issue\n")
    for name in ([], ["2026-W47"]):
        assert CliRunner().invoke(app, ["withdraw", *name]).exit_code == 1


def test_the_newest_is_the_same_issue_for_every_verb(letter, monkeypatch):
    """An older week that was built last is what `digest check` and `digest send` mean, too."""
    run(letter)
    (letter.folder / "feed.xml").write_bytes(feed(entry("/chess", "Chess in Dalby", NOW - 8 * DAY, CHESS)))
    run(letter, week="2026-W46")
    monkeypatch.chdir(letter.folder)
    assert CliRunner().invoke(app, ["rebuild"]).output.splitlines()[0].endswith("2026-W46")

    assert withdraw(letter)[0] == "2026-W46"
    assert withdraw(letter)[0] == "2026-W47"
