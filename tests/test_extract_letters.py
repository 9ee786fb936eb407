"""Newsletters: those that list articles give an entry for each, the others are the article themselves."""

# ruff: noqa: E501 - cases read best one a line

import base64
from email.message import EmailMessage

import pytest

from digest.cleaning import clean_all
from digest.extract import entries_of, extract
from digest.extract.mail import read_mail
from digest.extract.titles import without_newsletter
from digest.extract.tracking import unwrapped
from digest.models import Document

ABOVE = "<p><a href='https://mail.example/view'>View in browser</a></p>"
BELOW = """<p><img src='https://mail.example/open.gif' width='1' height='1'></p><p>You are receiving this because you signed up.
<a href='https://mail.example/unsubscribe?u=1'>Unsubscribe from all of our letters</a> or
<a href='https://mail.example/manage'>Manage your preferences here</a></p><p>Tide Media, 1 Pier Road, 12345 Port</p>"""


def mail(markup="", plain=None, subject="Tide Weekly 12"):
    """Return a newsletter as a document."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = (
        subject,
        "Tide Weekly <tide@mail.example>",
        "Mon, 16 Nov 2026 08:00:00 +0000",
    )
    message.set_content(plain or "Please read this letter as HTML.")
    if markup:
        message.add_alternative(f"<html><body>{ABOVE}{markup}{BELOW}</body></html>", subtype="html")
    return Document(source="letters", content=message.as_bytes(), media_type="message/rfc822")


def story(at, url=None):
    """Return a linked headline with its teaser."""
    return (
        f"<h2><a href='{url or f'https://tide.example/story-{at}'}'>Harbor number {at} opens to ships</a></h2>"
        f"<p>The city said on Monday that harbor {at} is finished, after {at} years of work and some quarrels.</p>"
        f"<p><a href='https://tide.example/story-{at}'>Read more</a></p>"
    )


def test_a_list_of_links_gives_each_article():
    """Title, link, teaser and date of each; nothing of the frame is an entry or stands in one."""
    found = entries_of(mail("<h1>This week</h1>" + "".join(map(story, range(1, 6)))))
    assert [(d.title, d.url) for d in found] == [
        (f"Harbor number {at} opens to ships", f"https://tide.example/story-{at}") for at in range(1, 6)
    ]
    assert all(d.entry and d.publisher == "Tide Weekly" and d.published.day == 16 for d in found)
    articles = clean_all([mail("".join(map(story, range(1, 6))))]).articles
    assert [len(a.paragraphs) for a in articles] == [1] * 5
    assert not any(
        word in a.paragraphs[0] for a in articles for word in ("browser", "nsubscribe", "preferences", "Read more")
    )
    assert all(a.image is None for a in articles)


def test_a_heading_with_a_link_to_read_on_is_an_entry_too():
    """The headline need not be the link: what reads on below its text leads to the article."""
    part = (
        "<h3>Harbor number {0} opens to ships</h3><p>The city said on Monday that harbor {0} is finished at last. "
        "<a href='https://tide.example/story-{0}'>Continue reading</a></p>"
    )
    found = entries_of(mail("".join(part.format(at) for at in range(4))))
    assert [d.url for d in found] == [f"https://tide.example/story-{at}" for at in range(4)]
    assert not any(b"Continue" in d.content for d in found)


def test_a_plain_list_gives_each_article():
    """A headline, a teaser and an address in its own line are an entry."""
    plain = "Tide Weekly\n\n" + "\n\n".join(
        f"Harbor number {at} opens to ships\nThe city is glad about number {at}\n  https://tide.example/story-{at}"
        for at in range(4)
    )
    found = entries_of(mail(plain=plain))
    assert [d.url for d in found] == [f"https://tide.example/story-{at}" for at in range(4)]
    assert b"The city is glad about number 2" in found[2].content


def test_an_essay_with_links_is_the_article_itself():
    """Links within sentences, and a few tips at the end, make no list of a letter."""
    essay = "".join(
        f"<p>In week {at} I walked along the pier and thought about <a href='https://x.example/{at}'>the ships that never "
        "came back home</a>, and about the people who wait for them, year after year, with their lamps lit. Nobody had "
        "told them that the harbor would close, and nobody has told them that it opens again, so they wait.</p>"
        for at in range(10)
    )
    letter = mail(essay + story(1) + story(2) + story(3))
    assert entries_of(letter) == (letter,)
    assert len(extract(letter).paragraphs) >= 10


def test_what_somebody_paid_for_is_no_entry():
    """A sponsored headline is left out; the others stay."""
    paid = "<h2><a href='https://shop.example/x'>The best ropes you can buy (Sponsor)</a></h2><p>Ropes that never break, for ships of all sizes.</p>"
    assert len(entries_of(mail(paid + "".join(map(story, range(4)))))) == 4


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("https://click.example/t?url=https%3A%2F%2Ftide.example%2Fa&id=7", "https://tide.example/a"),
        ("https://click.example/CL0/https:%2F%2Ftide.example%2Fa/1/0100/sig", "https://tide.example/a"),
        ("https://l.example/redirect/2/" + base64.urlsafe_b64encode(b'{"e":"https://tide.example/a"}').decode().rstrip("="), "https://tide.example/a"),
        ("https://a.example/?u=https%3A%2F%2Fb.example%2F%3Fu%3Dhttps%253A%252F%252Ftide.example%252Fa", "https://tide.example/a"),
        ("https://tide.example/a?to=harbor", "https://tide.example/a?to=harbor"),
        ("https://tide.example/[", "https://tide.example/["),
    ],
)  # fmt: skip
def test_a_counting_link_gives_the_address_behind_it(link, address):
    """Where the link holds the address, the counter goes; other links stay as they are."""
    assert unwrapped(link) == address


def test_entries_carry_no_counter():
    """The address of an entry is that of the article."""
    found = entries_of(
        mail("".join(story(at, f"https://c.example/t?u=https%3A%2F%2Ftide.example%2Fs{at}") for at in range(4)))
    )
    assert [d.url for d in found] == [f"https://tide.example/s{at}" for at in range(4)]


@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 300, b"Subject: x\n\n", b"Content-Type: text/html\n\n<a href=\x00>" + b"<p><a>" * 999]
)
def test_a_broken_mail_stays_one_document(content):
    """What cannot be taken apart is left to extraction, which says why."""
    document = Document(source="x", content=content, media_type="message/rfc822")
    assert entries_of(document) == (document,)


@pytest.mark.parametrize(
    ("subject", "sender", "title"),
    [
        ("TIDE NEWS: Seals come back to the firth", "The Tide News Weekly", "Seals come back to the firth"),
        ("Seals come back to the firth (Tide News)", "The Tide News Weekly", "Seals come back to the firth"),
        ("Seals come back to the firth [TIDEDESK]", "TideDesk", "Seals come back to the firth"),
        ("Tide News | Seals come back", "Tide News", "Seals come back"),
        ("Tide News: Issue 12", "Tide News", "Tide News: Issue 12"),
        ("Tide: a history of the sea", "The Tideline", "Tide: a history of the sea"),
        ("Seals come back (I hope so)", "The Tide News", "Seals come back (I hope so)"),
    ],
)
def test_a_subject_loses_the_name_of_its_newsletter(subject, sender, title):
    """It stands below the headline anyway; a word of the sender's name, or a name that leaves two words, stays."""
    assert without_newsletter(subject, sender) == title


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ("update@list.quay.example", "quay.example"),
        ("ann@news.com.au", "news.com.au"),
        ("a@quay.example", "quay.example"),
        ("Quay <a@news.quay.example>", "Quay"),
    ],
)
def test_a_letter_without_a_senders_name_is_the_outlets(sender, publisher):
    """The machine that sends its letters is not what it is called."""
    letter = f"From: {sender}\nSubject: Seals are back\n\n{'The seals came back to the firth on Monday. ' * 9}\n"
    assert read_mail(letter.encode()).publisher == publisher
