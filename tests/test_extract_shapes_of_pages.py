"""Pages that are no usual pages: drawn by a program, laid out by a table, set as typed, or no markup at all."""

# ruff: noqa: E501 - texts read best one a line

import json
import textwrap

import pytest

from digest.errors import ExtractError
from digest.extract import extract
from digest.models import Document

#: Written for this test.
PARAGRAPHS = (
    "The city council voted on Thursday to rebuild the old harbor bridge, which has been closed to traffic since a barge struck one of its piers in March.",
    '"We have waited long enough," said Mayor Ellen Marsh after the vote, and the state will pay four million dollars of the cost.',
    "During construction a ferry will carry pedestrians and cyclists across the river every twenty minutes, from six in the morning to midnight.",
)  # fmt: skip
TITLE = "Harbor bridge to be rebuilt"


def read(html):
    """Return the article of a page."""
    return extract(Document(source="x", content=html.encode(), media_type="text/html"))


WHOLE = "\n\n".join(PARAGRAPHS)


def with_record(shown, text=WHOLE, **more):
    """Return a page that shows something, with its text in JSON-LD."""
    record = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, "articleBody": text} | more
    script = f'<script type="application/ld+json">{json.dumps(record)}</script>'
    return f"<html><head><title>{TITLE}</title>{script}</head><body>{shown}</body></html>"


@pytest.mark.parametrize("shown", ['<div id="root"></div>', f"<main><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></main>"])
@pytest.mark.parametrize("text", ["\n\n".join(PARAGRAPHS), "".join(f"<p>{p}</p>" for p in PARAGRAPHS)])
def test_a_page_that_a_program_draws_is_read_by_its_record(shown, text):
    """Its paragraphs stand in JSON-LD, where nothing or only the first of them is to be seen."""
    assert read(with_record(shown, text)).paragraphs == PARAGRAPHS


def test_what_is_not_free_is_left_alone():
    """Nothing is read out of the record of a page that says so: its beginning is all there is, and too little."""
    shown = f"<main><h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p></main>"
    with pytest.raises(ExtractError, match="paywall"):
        read(with_record(shown, isAccessibleForFree=False))


def test_a_page_that_shows_its_text_is_read_as_it_shows_it():
    """A record with other words changes nothing."""
    shown = f"<main><h1>{TITLE}</h1>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</main>"
    assert read(with_record(shown, "Other words. " * 30)).paragraphs == PARAGRAPHS


def test_a_cell_that_lays_out_a_page_holds_paragraphs():
    """Broken by <br>, as pages of the nineties are; the cells of a row of data stay one line."""
    html = f"<html><head><title>{TITLE}</title></head><body><table><tr><td>{'<br><br>'.join(PARAGRAPHS)}</td></tr></table></body></html>"
    assert read(html).paragraphs == PARAGRAPHS
    rows = "".join(f"<tr><td>Pier {n}</td><td>{n} feet</td></tr>" for n in (1, 2))
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    data = read(f"<html><body><article><h1>{TITLE}</h1>{body}<table>{rows}</table>{body[:0]}</article></body></html>")
    assert not any(line in ("Pier 1", "1 feet") for line in data.paragraphs)


def test_text_that_is_set_as_typed_holds_paragraphs():
    """As archives of mails keep it, cut at a width."""
    typed = "\n\n".join(textwrap.fill(p, 72) for p in PARAGRAPHS)
    assert (
        read(f"<html><head><title>{TITLE}</title></head><body><pre>{typed}</pre></body></html>").paragraphs
        == PARAGRAPHS
    )


def test_code_that_is_set_as_typed_stays_one_block():
    """Its lines are no paragraphs."""
    code = "def bridge(width):\n    return [width for _ in range(4)]\n\nprint(bridge(7))"
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    article = read(f"<html><body><article><h1>{TITLE}</h1>{body}<pre>{code}</pre></article></body></html>")
    assert "def bridge(width):" not in article.paragraphs


def test_text_that_calls_itself_html_is_read_as_text():
    """Without a single tag."""
    assert read("\n\n".join((TITLE, *PARAGRAPHS))).paragraphs == PARAGRAPHS


@pytest.mark.parametrize("name", ["Doc1", "Untitled document", "Microsoft Word - bridge.docx", "Unbenannt"])
def test_a_page_without_a_name_is_called_by_its_first_line(name):
    """And not as a word processor calls it."""
    body = "".join(f"<p>{p}</p>" for p in (TITLE, *PARAGRAPHS))
    article = read(f"<html><head><title>{name}</title></head><body><div>{body}</div></body></html>")
    assert (article.title, article.paragraphs) == (TITLE, PARAGRAPHS)


@pytest.mark.parametrize("begins", ["", "<html><head>", "<meta charset=utf-8>"])
def test_a_page_may_leave_out_the_tag_of_its_body(begins):
    """As HTML lets it, and as programs do that make pages small: what is no part of a head begins the body."""
    said = "The ferry ran aground off the northern pier on Monday with 212 passengers on board, and nobody was hurt, police said."
    html = f"<!doctype html>{begins}<title>Ferry runs aground</title><header><a href=/>Tide</a></header><main><h1>Ferry runs aground</h1><p>{said}</main>"
    article = extract(Document(source="test", content=html.encode(), media_type="text/html"))
    assert (article.title, article.paragraphs) == ("Ferry runs aground", (said,))
    assert any(line.text == "Tide" for line in article.removed)
