"""Articles in Markdown: their head, their text, and where reading ends."""

from datetime import UTC, datetime

import pytest

from digest.extract import extract
from digest.models import Document


def read(text):
    """Return the article of a text in Markdown."""
    return extract(Document(source="test", content=text.encode(), media_type="text/markdown"))


def test_markdown_gives_title_byline_and_text():
    """Front matter comes first, then the `# title` and the byline line."""
    text = (
        "---\ndate: 2026-11-20\ntags: [ports, ships]\n---\n# Harbor *opens*\n\nBy Ann Lee\n\n"
        "The harbor opened on Monday.\n\nShips came.\n"
    )
    article = read(text)
    assert (article.title, article.byline, article.tags) == ("Harbor opens", "Ann Lee", ("ports", "ships"))
    assert article.published == datetime(2026, 11, 20, tzinfo=UTC)
    assert article.paragraphs == ("The harbor opened on Monday.", "Ships came.")


@pytest.mark.parametrize(
    "line",
    [
        "On 20 November 2026 the harbor of the old town was opened to ships again, ninety years after it was closed.",
        "On 20 Nov. 2026 it was so cold in the bay that no boat of ours went out.",
        "Die Hafenerweiterungskommission veröffentlichte am 20. November 2026 ihre Untersuchungsergebnisse.",
        (
            "Ann Lee | since 20 November 2026 the keeper of the old lock, she says, "
            "lets one barge in ten pass free of all tolls and dues."
        ),
    ],
)
def test_a_sentence_of_markdown_that_names_a_day_stays(line):
    """Only a short line that says when is taken from the head: a sentence with a date in it is text."""
    article = read(f"# The harbor\n\n{line}\n\nFour ships came in.\n")
    assert article.paragraphs == (line, "Four ships came in.")


def test_markdown_is_read_up_to_a_number_of_lines():
    """What stands below line 20,000 is left unread, as in plain text."""
    lines = [f"Barge {n} came in." if n % 2 else "" for n in range(20_000)]
    article = read("\n".join(["# Barges", *lines, "", "The last one."]))
    assert article.paragraphs[-1] == "Barge 19997 came in."
