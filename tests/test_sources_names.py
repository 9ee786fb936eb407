"""Sources that hold several things: what fails, or stays out, is named by what a person knows it by."""

import mailbox
from datetime import timedelta
from email.message import EmailMessage

import pytest

from digest.errors import SourceError
from digest.sources.mailboxes import subject_of
from tests.test_weekly import MILL
from tests.weeks import NOW, OTHER, WORDS, entry, feed, run, titles


def letter(subject, text):
    """A mail of last week."""
    mail = EmailMessage()
    mail["Subject"], mail["From"] = subject, "Nina <nina@example.org>"
    mail["Date"] = NOW - timedelta(days=1)
    mail.set_content(text)
    return mail


def test_a_file_that_holds_no_article_is_named(newsletter, tmp_path):
    """Not by its folder alone, where there are twenty."""
    (tmp_path / "texts").mkdir()
    for name in ("a", "b"):
        (tmp_path / "texts" / f"{name}.txt").write_text(f"To do: {name}\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"texts/a\.txt: .*; texts/b\.txt: "):
        run(newsletter('path = "texts"'))


def test_a_mail_that_holds_no_article_is_named_by_its_subject(newsletter, tmp_path):
    """Subjects are decoded; one without is told by its place."""
    box = mailbox.mbox(tmp_path / "box")
    for mail in (letter("Grüße aus Köln", ""), letter("The ferry", WORDS)):
        box.add(mail)
    box.close()
    done = run(newsletter('path = "box"'))
    assert titles(done) == ["The ferry"]
    assert [skip.what for skip in done.failed] == ["box: Grüße aus Köln"]


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        (
            b"From: a\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n aus =?iso-8859-1?q?K=F6ln?=\n\nSubject: no",
            "Grüße aus Köln",
        ),
        (b"subject: two\r\n\tlines\r\n\r\nx", "two lines"),
        (b"Subject: =?none?q?=41?=\n\n", "=?none?q?=41?="),
        (b"Subject:\n\n", None),
        (b"To: a\n\nSubject: in the body", None),
    ],
)
def test_subjects(head, subject):
    """They are read from the head alone, folded or not, whatever charset they claim."""
    assert subject_of(head) == subject


def test_what_a_person_put_there_and_its_date_keeps_out_is_told_once(newsletter, tmp_path):
    """A page of last year in the folder is no failure, and would be missed; the next run is silent about it."""
    (tmp_path / "texts").mkdir()
    text = f"Bread of yesterday\n\nPublished: March 3, 2025\n\n{OTHER.replace('. ', '.' + chr(10) * 2)}\n"
    (tmp_path / "texts" / "old.txt").write_text(text, encoding="utf-8")
    (tmp_path / "texts" / "new.txt").write_text(f"The ferry\n\n{WORDS}\n", encoding="utf-8")
    config = newsletter('path = "texts"')
    first, second = run(config), run(config)
    assert first.notes == ("texts/old.txt is dated 2025-03-03, which is not this issue's time: it was left out",)
    assert (second.notes, first.failed) == ((), ())


def test_a_file_that_is_a_source_is_called_by_its_name(newsletter, tmp_path):
    """And by no hash of its bytes."""
    text = f"Bread of yesterday\n\nPublished: March 3, 2025\n\n{OTHER.replace('. ', '.' + chr(10) * 2)}\n"
    (tmp_path / "old.txt").write_text(text, encoding="utf-8")
    (note,) = run(newsletter('path = "old.txt"')).notes

    assert note == "old.txt is dated 2025-03-03, which is not this issue's time: it was left out"


def dated(day, title="Bread of yesterday", text=OTHER):
    """A page as a person copies it, with its date."""
    return f"{title}\n\nPublished: {day:%B %d, %Y}\n\n{text.replace('. ', '.' + chr(10) * 2)}\n"


def test_a_page_that_was_put_there_since_the_last_issue_is_this_ones(newsletter, tmp_path):
    """Three weeks old, it is this week's choice, once; two months are too old, and a saved feed's entries no choice."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "first.txt").write_text(dated(NOW - timedelta(days=21), "Left by the first"), encoding="utf-8")
    (texts / "ferry.txt").write_text(f"The ferry\n\n{WORDS}\n", encoding="utf-8")
    config, later = newsletter('path = "texts"'), NOW + timedelta(days=7)
    assert titles(run(config)) == ["The ferry"]
    (texts / "bread.txt").write_text(dated(later - timedelta(days=21)), encoding="utf-8")
    (texts / "old.txt").write_text(dated(later - timedelta(days=60), "Mill", MILL), encoding="utf-8")
    saved = feed(entry("/mole", "A mole is built", later - timedelta(days=21), MILL.replace("mill", "mole")))
    (texts / "saved.xml").write_bytes(saved)
    done = run(config, later)
    assert titles(done) == ["Bread of yesterday"]
    assert [note.partition(" is dated")[0] for note in done.notes] == ["texts/old.txt"]
    assert titles(run(config, later + timedelta(minutes=1))) == ["Bread of yesterday"]
    assert run(config, later + timedelta(days=7)).built is None
