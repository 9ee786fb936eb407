"""A text is the same article, however it came: out of a chat, a mail, a viewer of PDFs, Markdown, or glued together."""

import textwrap

import pytest

from digest.extract import extract
from digest.extract.carried import carried
from digest.models import Article, Document

TITLE = "Two villages share one bus, and argue about the stop"
BODY = [
    "The bus that has served Aldmoor since spring will call at Netherby too, the two parish councils agreed on Monday.",
    "It took them eleven meetings. The route was never in doubt, but each village wanted the shelter of the county.",
    '"We drew straws in the end," said the clerk of Aldmoor, Edith Marsh, who had brought the straws along herself.',
    "The shelter goes to Netherby. Aldmoor keeps the bench, and the county has promised to paint a line on the road.",
    "From January the bus will run six times a day, and four times on Saturdays, at a fare of one pound fifty.",
]


def read(text: str) -> Article:
    """Read a text as it was pasted."""
    return extract(Document(source="pasted", content=text.encode(), media_type="text/plain"))


def is_the_article(article: Article) -> bool:
    """Tell whether nothing but the article was found."""
    return article.title == TITLE and list(article.paragraphs) == BODY


@pytest.mark.parametrize(
    "head",
    [
        "[24/11/2026, 09:1{}:07] {}: ",
        "24.11.26, 09:1{} - {}: ",
        "11/24/26, 9:1{} AM - {}: ",
        "[09:1{}, 24/11/2026] {}: ",
    ],
)
def test_an_export_of_a_chat(head):
    """The longest message is the article; the others, and who wrote them when, are not."""
    lines = [
        head.format(1, "Tom") + "did you see this?",
        head.format(2, "Ann") + TITLE,
        "By Rosa Lind",
        "",
        *BODY,
        head.format(3, "Tom") + "poor Aldmoor",
    ]
    article = read("\n".join(lines))

    assert is_the_article(article)
    assert article.byline == "Rosa Lind"
    assert {"poor Aldmoor", "did you see this?"} <= {line.text for line in article.removed}


@pytest.mark.parametrize("above", ["", "Add a bookmark\n"])
@pytest.mark.parametrize("head", ["{}  9:1{} AM", "{}\t09:1{}", "[Tuesday 9:1{1} AM] {0}", "[09:1{1}] {0}"])
def test_a_copy_of_a_channel(head, above):
    """As Slack and Teams give their messages: a line says who and when, and a button may stand above the first."""
    lines = [head.format("Tom Reed", 1), "did you see this?", head.format("Ann Lee", 2), TITLE, "", *BODY]
    article = read(above + "\n".join([*lines, head.format("Tom Reed", 3), "poor Aldmoor"]))

    assert is_the_article(article)
    assert {"poor Aldmoor", "did you see this?"} <= {line.text for line in article.removed}


def test_a_programme_with_times_is_no_chat():
    """What happens at nine is not somebody who wrote at nine."""
    hours = [f"{what}  {9 + at}:00 AM\n{text}\n" for at, (what, text) in enumerate(zip(HOURS, BODY, strict=False))]
    article = read("\n".join([*hours, *BODY[2:]]))

    assert "another message of the chat" not in {line.reason for line in article.removed}


HOURS = ("Doors open", "Welcome")
CHAT = (
    ("", "Messages and calls are end-to-end encrypted. Only people in this chat can read them."),
    ("Lena: ", "The water in Elm Road is shut off on Thursday from nine to one. Please fill a few bottles."),
    ("Tom: ", "<Media omitted>"),
    ("Tom: ", "This message was deleted"),
    ("Lena: ", "The upper half of the road follows a week later, from number 60 to the bridge."),
    (
        "Hannah: ",
        (
            "The street party raised 612 pounds, thanks to all who baked. The new swings come before Christmas, "
            "and two benches in spring."
        ),
    ),
)


@pytest.mark.parametrize("head", ["[24/11/2026, 09:1{}:07] ", "24.11.26, 09:1{} - ", "11/24/26, 9:1{} AM - "])
def test_a_chat_of_short_messages_is_what_they_say(head):
    """The longest one's first sentence heads it; who wrote when, and what the program says of itself, is none of it."""
    article = read("\n".join(head.format(at) + who + says for at, (who, says) in enumerate(CHAT)))

    assert article.title == "The street party raised 612 pounds, thanks to all who baked"
    assert article.paragraphs == (CHAT[1][1], CHAT[4][1], CHAT[5][1])
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-24"
    assert {CHAT[0][1], "<Media omitted>", "This message was deleted"} <= {line.text for line in article.removed}


def test_a_mail_that_answers_with_a_quotation():
    """What is quoted is the article, its paragraphs whole, and the greeting above it is none of it."""
    quoted = "\n".join("> " + line if line else ">" for p in (TITLE, *BODY) for line in (*textwrap.wrap(p, 66), ""))
    article = read(
        f"Worth a line on Friday?\n\nOn Tue, 24 Nov 2026 at 08:16, Ann <ann@quay.example> wrote:\n\n{quoted}\n"
    )

    assert is_the_article(article)
    assert article.byline is None


@pytest.mark.parametrize(
    "head",
    [
        """---------- Forwarded message ---------
From: Ann <ann@quay.example>
Date: Tue, 24 Nov 2026 at 08:16
Subject: Fwd: {}
To: Tom <tom@quay.example>
""",
        """Von: Ann <ann@quay.example>
Gesendet: Dienstag, 24. November 2026 08:16
An: Tom
Betreff: WG: {}
""",
        """Début du message transféré :

De : Ann <ann@quay.example>
Objet : Tr: {}
Date : 24 novembre 2026 à 08:16
À : Tom
""",
    ],
)
def test_a_mail_that_was_passed_on(head):
    """Its subject is the headline, and it was published no later than it was sent."""
    article = read(f"fyi\n\n{head.format(TITLE)}\n" + "\n\n".join(BODY))

    assert is_the_article(article)
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-24"


@pytest.mark.parametrize(
    "notice",
    [
        "This e-mail and its attachments are confidential and for the addressee alone.\nDelete what is not yours.",
        "Diese Nachricht enthält vertrauliche Angaben. Wer sie irrtümlich erhält, möge sie löschen.",
        "Ce courriel et ses pièces jointes sont strictement confidentiels.",
        "Please consider the environment before printing this mail.",
    ],
)
@pytest.mark.parametrize("passed", ["From: Ann <ann@quay.example>\nDate: Tue, 24 Nov 2026\nSubject: {}\n\n", None])
def test_a_mail_without_the_notice_below_it(passed, notice):
    """Whom it was meant for is none of its text, pasted or as a mail."""
    text = "\n\n".join([*BODY, notice])
    head = f"From: Ann <ann@quay.example>\nSubject: {TITLE}\nContent-Type: text/plain; charset=utf-8\n\n"
    mail = Document(source="m", content=(head + text).encode(), media_type="message/rfc822")
    article = read(passed.format(TITLE) + text) if passed else extract(mail)

    assert is_the_article(article)
    assert notice.split("\n")[0][:40] in " ".join(line.text for line in article.removed)


def test_what_a_viewer_of_pdfs_gives_back():
    """The title and the number on each sheet go, cut lines are whole, and a word that was parted is one."""
    lines = [line for p in BODY for line in textwrap.wrap(p, 60)]
    lines[1] = lines[1].replace("councils", "coun\ufffecils", 1)
    sheet = f"24/11/2026, 08:14 {TITLE} - Quay News\nhttps://quay.example/bus "
    menu = ["News", "Sport", *textwrap.wrap(TITLE, 30)]
    article = read("\n".join([*menu, *lines[:4], f"{sheet}1/2", *lines[4:], f"{sheet}2/2"]))

    assert article.title == TITLE
    assert " ".join(article.paragraphs) == " ".join(BODY)  # that a full line ends a paragraph cannot be seen
    assert article.url == "https://quay.example/bus"


@pytest.mark.parametrize("row", ["Aldmoor Parish Council          Page {} of 2", "Seite {} von 2", "Page {}"])
def test_sheets_of_a_paper_that_are_counted(row):
    """The row that counts them goes, and the paragraph that it stood in is whole."""
    lines = [line for p in BODY for line in (*textwrap.wrap(p, 70), "")]
    article = read("\n".join([row.format(1), TITLE, "", *lines[:4], row.format(2), *lines[4:]]))

    assert is_the_article(article)
    assert row.format(2) in {line.text for line in article.removed}


def test_pages_that_a_text_speaks_of_are_its_own():
    """Rows that say something else each, or count no sheets, stay."""
    text = "\n".join(["See page 2 of the plan.", *BODY, "Page 4 shows the road.", "Page 9 shows the bench."])

    assert carried(text).lines == text.split("\n")


def test_pictures_that_a_chat_left_out():
    """What the chat says of itself among the messages is no text, in any language."""
    says = ("<Medien ausgeschlossen>", TITLE, "", *BODY, "\u200eBild weggelassen")
    heads = [f"24.11.26, 09:1{at} - Ann: " if line in says[:2] + says[-1:] else "" for at, line in enumerate(says)]
    article = read("\n".join(head + line for head, line in zip(heads, says, strict=True)))

    assert is_the_article(article)
    assert says[0] in {line.text for line in article.removed}


def test_columns_of_a_paper_between_menus_of_any_width():
    """Lines that go on in small letters tell how wide a column is; a heading below a full line heads the next."""
    lines = [line for p in BODY for line in textwrap.wrap(p, 52)]
    menu = "News Business Culture Opinion Obituaries Jobs Motors and everything else that the Quay News has to tell you"
    article = read("\n".join([menu, TITLE, "Rosa Lind", *lines, "Most read", "Bus fares to rise again", "Privacy"]))

    assert " ".join(article.paragraphs) == " ".join(BODY)


def test_a_page_that_was_turned_into_markdown():
    """Its marks go, its one heading of the first rank is the headline, and so do the signs before signs."""
    body = [BODY[0].replace("since spring", "_since spring_"), *BODY[1:3], "## What comes next", *BODY[3:]]
    menu = "  * [News](/news)\n  * [Sport](/sport)\n\n* * *\n"
    article = read("\n\n".join([menu, f"# {TITLE}", r"**Rosa Lind** 24\. November 2026", *body, "[Privacy](/privacy)"]))

    assert article.title == TITLE
    assert list(article.paragraphs) == [*BODY[:3], "What comes next", *BODY[3:]]
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-24"


def test_comments_of_programs_are_no_headings():
    """A line of a program keeps its sign."""
    lines = ["# get the timetable", "curl https://quay.example/bus", "# print it", "cat bus"]

    assert carried("\n\n".join([*BODY, *lines])).lines == "\n\n".join([*BODY, *lines]).split("\n")


def test_a_page_without_its_line_breaks():
    """It is parted where a capital is glued to what stands before it, and names with one amid them stay whole."""
    body = [BODY[0], BODY[1].replace("each village", "McAllister of YouTube"), *BODY[2:]]
    said = [
        "News",
        "Sport",
        "Jobs",
        TITLE,
        "By Rosa Lind",
        "Published: 24 November 2026, 06:30",
        *body,
        "Share",
        "Print",
    ]
    article = read("".join(said))

    assert article.title == TITLE
    assert list(article.paragraphs) == body
    assert article.byline == "Rosa Lind"
