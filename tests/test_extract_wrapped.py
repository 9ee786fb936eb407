"""Text that was cut at a width becomes paragraphs again, and any other text stays as it is."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.edit import summarize
from digest.extract import extract
from digest.extract.wrapped import rejoined
from digest.models import Document

#: Written for this test.
PARAGRAPHS = (
    ("The city council voted on Thursday to rebuild the old harbor bridge, which has been closed to traffic since a"
    " barge struck one of its piers in March. Work is to begin in October and to last three years."),
    ('"We have waited long enough," said Mayor Ellen Marsh after the vote. The state will pay four million dollars of'
    " the cost; the rest comes from a well-known bond that voters approved last fall."),
    ("During construction a ferry will carry pedestrians and cyclists across the river every twenty minutes. Drivers"
    " will have to use the highway bridge, eleven miles to the north."),
    ("Engineers expect the first steel to arrive by barge in January. The council will hold a hearing on traffic plans"
    " on December 4."),
)  # fmt: skip
HEAD = "Harbor bridge to be rebuilt\nBy Tom Alder\nMarch 12, 2026\n"


def cut(width=72, **how):
    """Return the paragraphs cut at a width."""
    return [textwrap.fill(paragraph, width, break_on_hyphens=False, **how) for paragraph in PARAGRAPHS]


def copied(text):
    """Return the article of a text."""
    return extract(Document(source="x", content=text.encode(), media_type="text/plain"))


@pytest.mark.parametrize("width", [56, 66, 72, 78, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_paragraphs_are_whole_again(width, between):
    """At any usual width, parted by blank lines or set in."""
    how = {} if between == "\n\n" else {"initial_indent": "    "}
    article = copied(f"{HEAD}\n{between.join(cut(width, **how))}\n")
    assert article.paragraphs == PARAGRAPHS
    assert (article.title, article.byline) == ("Harbor bridge to be rebuilt", "Tom Alder")
    assert summarize(article, sentences=1).sentences[0].text in PARAGRAPHS[0]


def test_line_feeds_of_other_machines_are_read_too():
    """With carriage returns before them."""
    assert copied(f"{HEAD}\n{chr(10).join(cut())}".replace("\n", "\r\n")).paragraphs[0].startswith(PARAGRAPHS[0][:160])


def test_a_press_release_out_of_a_pdf_has_its_headline():
    """Neither whom to call nor the number of the page is the headline or a paragraph."""
    text = (
        "CITY OF HARBOR              PRESS RELEASE\nFOR IMMEDIATE RELEASE\nMarch 12, 2026\nContact: Ann Lee, 555-0100\n"
    )
    article = copied(f"{text}\nHarbor Bridge to Be Rebuilt\n\n{(chr(10) * 2).join(cut(80))}\n\nPage 1 of 1\n###\n")
    assert article.title == "Harbor Bridge to Be Rebuilt"
    assert article.paragraphs == PARAGRAPHS


def test_a_mail_that_was_copied_with_its_head_is_called_by_its_subject():
    """And not "Subject: …"."""
    head = "From: Tom Alder <tom@example.org>\nDate: Thu, 12 Mar 2026 10:00:00 +0100\n"
    article = copied(f"{head}Subject: Harbor bridge to be rebuilt\n\n{(chr(10) * 2).join(cut())}")
    assert article.title == "Harbor bridge to be rebuilt"
    assert article.paragraphs == PARAGRAPHS


def test_words_parted_by_hyphens_are_whole_again():
    """Where a text parts words; one that has its hyphen elsewhere keeps it."""
    lines = [
        "The crews of the bridge began on Monday with the con-",
        "struction of the new towers, and a well-known engi-",
        "neer from the next county led them. The mayor, a well-",
        "known friend of bridges, watched with the neighbors.",
        "",
    ]
    assert "\n".join(rejoined(lines)) == (
        "The crews of the bridge began on Monday with the construction of the new towers, and a well-known engineer "
        "from the next county led them. The mayor, a well-known friend of bridges, watched with the neighbors.\n"
    )


def test_japanese_lines_are_joined_without_a_space():
    """They were cut at any character."""
    said = "岬の古い灯台に月曜日の夜から再び明かりがともっている。市は二年間かけて灯台を修理していた。" * 5
    assert rejoined(textwrap.wrap(said, 50)) == [said]


@pytest.mark.parametrize(
    "lines",
    [
        ["Home", "News", *PARAGRAPHS, "Share"],
        [f"The {n} most beautiful walks around the harbor this spring" for n in range(20)],
        [f"- Bring {n} boxes to the market hall before noon on Saturday, please" for n in range(9)],
        ["Ann Lee", "12 Harbor Road", "Harbor City", "", "Tom Alder", "9 Mill Lane", "Harbor City"],
    ],
)
def test_what_was_not_cut_stays_as_it_is(lines):
    """Paragraphs of one line, headlines, lists, addresses."""
    assert rejoined(lines) == lines


@given(st.text(alphabet="ab .-\n\r\t“”。字한>*1", max_size=600))
def test_no_word_is_lost_or_made(text):
    """Whatever is joined: the same letters in the same order."""
    joined = "\n".join(rejoined(text.split("\n"), 1))
    assert [c for c in joined if c.isalnum()] == [c for c in text if c.isalnum()]
    assert joined.count("\n") <= text.count("\n")


def test_a_hundred_thousand_cut_lines_take_no_time():
    """One paragraph of them is joined once, not once a line."""
    lines = ["the harbor and the bridge and the barges of the old city were counted"] * 100_000
    began = time.process_time()
    assert len(rejoined(lines)) == 1
    assert time.process_time() - began < 5


def test_a_line_ends_its_paragraph_however_it_begins():
    """Where the whole text was cut, what goes on with a name and ends without a stop is no heading."""
    first = "The first ferry goes to those who signed up at the harbor office in May: Ann Lee of Lenne and Tom Alder"
    whole = rejoined([*"\n\n".join(cut(100)).split("\n"), "", first, "Quay Road, Ashby"])
    assert whole[-1] == f"{first} Quay Road, Ashby"


@pytest.mark.parametrize("rule", ["-" * 72, "=-" * 36, "_" * 72])
def test_a_line_across_the_page_goes_on_with_nothing(rule):
    """What stands below it is a heading or a text of its own."""
    lines = [*"\n\n".join(cut()).split("\n"), "", rule, "OTHER NEWS"]
    assert list(rejoined(lines, 1))[-2:] == [rule, "OTHER NEWS"]


def test_a_list_of_titles_and_addresses_is_no_column():
    """An address begins in small letters, and goes on with no title."""
    lines = [
        line
        for n in range(20)
        for line in (
            f"What the harbor of Lenne was like, part {n}",
            f"http://quay.example/diaries/of/the/harbor/part-{n}",
        )
    ]
    assert list(rejoined(lines, 1)) == lines
