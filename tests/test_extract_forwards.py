"""A mail that somebody sent on is the letter below its head, and its paragraphs are whole whatever hangs below them."""

from email.message import EmailMessage

import pytest

from digest.extract import extract
from digest.models import Document

BODY = (
    (
        "After eleven months of work the cycle bridge over the River Ash opens on Saturday, and the ride from the "
        "station to the college is now six minutes shorter than it was on the old road."
    ),
    (
        "A new ride starts on Sunday at nine from the bandstand. It is 28 miles long, with a stop in Little Marden, "
        "and whoever comes is back in town before the bells of Saint Anne ring for noon."
    ),
)
MARKUP = "".join(f"<p>{text}</p>" for text in BODY)
GMAIL = (
    "<div>FYI</div><div>---------- Forwarded message ---------<br>From: <strong>Ash Cycling Club</strong> "
    "<span>&lt;<a href='mailto:club@ash.example'>club@ash.example</a>&gt;</span><br>Date: Tue, 3 Nov 2026 at 18:12<br>"
    "Subject: The bridge opens<br>To: &lt;sam@town.example&gt;<br></div>"
)
OUTLOOK = (
    "<p>Bitte aufnehmen!</p><div><p><b>Von:</b> Ash Cycling Club &lt;club@ash.example&gt;<br><b>Gesendet:</b> "
    "Dienstag, 3. November 2026 18:12<br><b>An:</b> Sam<br><b>Betreff:</b> The bridge opens</p></div>"
)
APPLE = (
    "<div>FYI</div><div>Begin forwarded message:</div><div><b>From: </b>Ash Cycling Club &lt;club@ash.example&gt;</div>"
    "<div><b>Subject: </b>The bridge opens</div><div><b>Date: </b>November 3, 2026 at 6:12:00 PM GMT</div>"
)
THUNDERBIRD = (
    "<p>FYI</p>-------- Forwarded Message --------<table><tr><th>Subject: </th><td>The bridge opens</td></tr><tr>"
    "<th>Date: </th><td>Tue, 3 Nov 2026 18:12:00 +0000</td></tr><tr><th>From: </th>"
    "<td>Ash Cycling Club &lt;club@ash.example&gt;</td></tr></table>"
)
PLAIN = (
    "Worth a line? Sam\n\n---------- Forwarded message ---------\nFrom: Ash Cycling Club <club@ash.example>\n"
    "Date: Tue, 3 Nov 2026 at 18:12\nSubject: The bridge opens\nTo: <members@ash.example>\n\nDear members,\n\n"
)
LISTS = (
    'You received this message because you are subscribed to the group "Ash Cycling Club", whose archive is open.',
    (
        "To unsubscribe from this group and stop receiving emails from it, send an email to leave@ash.example, and "
        "you will hear no more of us; it takes a day."
    ),
)


def wrapped(text: str, width: int = 72) -> str:
    """Return a paragraph as a mail program cuts it."""
    lines = [""]
    for word in text.split():
        fits = len(lines[-1]) + len(word) < width
        lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits else [lines[-1], word]
    return "\n".join(lines)


def read(text: str, subject: str = "Fwd: The bridge opens", subtype: str = "plain"):
    """Return the article of Sam's mail."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Sam Field <sam@town.example>", subject
    mail["Date"] = "Wed, 04 Nov 2026 08:00:00 +0000"
    mail.set_content(text, subtype=subtype)
    return extract(Document(source="m", content=bytes(mail), media_type="message/rfc822"))


@pytest.mark.parametrize("head", [GMAIL, OUTLOOK, APPLE, THUNDERBIRD])
def test_a_mail_that_was_sent_on_is_its_writers(head):
    """Title, outlet and day are those of the letter, and who sent it on says nothing in it."""
    article = read(head + MARKUP, subtype="html")

    assert (article.title, article.publisher) == ("The bridge opens", "Ash Cycling Club")
    assert article.published is not None
    assert article.published.day == 3
    assert article.paragraphs == BODY


@pytest.mark.parametrize("below", [(), LISTS, (LISTS[1],), (" ".join(LISTS),)])
def test_a_plain_letter_is_whole_whatever_a_list_hangs_below_it(below):
    """Long lines below a short letter do not hide that it was cut at a width, and its first paragraph stays."""
    article = read(PLAIN + "\n\n".join([*map(wrapped, BODY), *below]))

    assert (article.title, article.publisher) == ("The bridge opens", "Ash Cycling Club")
    assert article.paragraphs == BODY
    assert "Worth a line? Sam" in {line.text for line in article.removed}


def test_a_mail_that_sends_nothing_on_stays_its_senders():
    """Two fields in a text are no head."""
    article = read("From: here to there\n\n" + "\n\n".join(BODY), subject="The bridge opens")

    assert article.publisher == "Sam Field"
    assert article.paragraphs[-2:] == BODY
