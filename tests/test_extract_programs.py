"""Pages whose text stands in their program's data: read where it is named, left where it is not, in bounded time."""

# ruff: noqa: E501 - data reads best one record a line

import contextlib
import json
import time

import pytest

from digest.errors import ExtractError
from digest.extract import extract
from digest.models import Document

TEXT = "The ferry sailed at noon with thirty-eight people, four bicycles and a dog that nobody had paid for. "
TITLE = "The ferry returns to the harbor"
#: Seconds of the processor.
LONGEST = 10.0


def page(script, title=TITLE, kind="", url="https://tide.example/news/ferry-returns-1"):
    """Return the article of a page that shows nothing and carries a script."""
    html = f"<html lang=en><head><title>{title}</title></head><body><div id=app></div><script {kind}>{script}</script></body></html>"
    return extract(Document(source="x", content=html.encode(), media_type="text/html", url=url))


def record(**more):
    """Return a record of the article."""
    return {
        "title": TITLE,
        "body": [{"type": "paragraph", "text": TEXT * 2}, {"type": "paragraph", "text": "Then it came back. " * 9}],
        **more,
    }


def test_a_text_in_single_quotes_is_read():
    """JSON.parse('…') holds the JSON as JavaScript writes it."""
    inner = json.dumps({"a": record(note='it\'s "so"')}).replace("\\", "\\\\").replace("'", "\\'").replace("<", "\\x3C")
    assert page(f"window['__DATA__'] = JSON.parse('{inner}')").paragraphs[0] == TEXT.strip() + " " + TEXT.strip()


def test_what_json_has_no_word_for_is_read_as_nothing():
    """Programs write `undefined` where there is no value."""
    data = json.dumps(record(extra=7)).replace("7", "undefined")
    assert len(page(f"var data = {data};").paragraphs) == 2


def test_pieces_of_a_paragraph_are_one():
    """As rich text keeps them: spans with marks, links and broken lines, each with its text."""
    pieces = [
        {"type": "text", "text": "It was "},
        {"type": "text", "marks": [{"type": "strong"}], "text": "late"},
        {"type": "text", "text": ", and "},
        {"type": "link", "attrs": {"href": "/x"}, "content": [{"type": "text", "text": "they waited"}]},
        {"type": "text", "text": " on the quay until the lamps were lit."},
    ]
    doc = {
        "type": "doc",
        "content": [
            {"type": "paragraph", "content": pieces},
            {"type": "heading", "content": [{"type": "text", "text": "Evening"}]},
            {"type": "paragraph", "content": [{"type": "text", "text": TEXT * 3}]},
        ],
    }
    article = page(f"window.__STATE__={json.dumps({'post': {'title': TITLE, 'doc': doc}})}")
    assert article.paragraphs[:2] == ("It was late, and they waited on the quay until the lamps were lit.", "Evening")


def test_the_end_of_the_address_names_a_record_too():
    """A page whose title is the site's name is known by its slug."""
    data = json.dumps(
        {
            "latest": record(title="Another story of the coast"),
            "now": record(slug="ferry-returns-1", title="The ferry is back"),
        }
    )
    assert page(data, title="Tide", kind="type=application/json").title == "The ferry is back"


def test_a_record_that_nothing_names_is_left_alone():
    """It may be any other article, or what the site says of itself."""
    with pytest.raises(ExtractError):
        page(json.dumps({"about": record(title="Who we are")}), kind="type=application/json")


@pytest.mark.parametrize("mark", [{"isPremium": True}, {"paywall": True}, {"locked": True}])
def test_what_is_not_free_to_read_is_left_alone(mark):
    """The data may hold the whole text of what a reader is asked to pay for."""
    with pytest.raises(ExtractError):
        page(json.dumps({"article": record(**mark)}), kind="type=application/json")


def test_what_stands_beside_the_text_stays_out():
    """Teasers, captions and the author's life are texts as well."""
    more = {
        "related": [{"title": "More", "teaser": TEXT * 6}],
        "author": {"name": "Ann Lee", "bio": TEXT * 9},
        "caption": TEXT * 9,
    }
    article = page(json.dumps({"article": record(**more)}), kind="type=application/json")
    assert len(article.paragraphs) == 2
    assert article.byline == "Ann Lee"


def test_a_text_that_is_to_be_seen_is_not_looked_for_elsewhere():
    """What a page shows comes before what its data holds."""
    shown = "".join(f"<p>{TEXT}Paragraph {n} of what is shown.</p>" for n in range(9))
    html = f"<title>{TITLE}</title><body><article><h1>{TITLE}</h1>{shown}</article><script type=application/json>{json.dumps(record())}</script>"
    article = extract(Document(source="x", content=html.encode(), media_type="text/html"))
    assert article.paragraphs[0].endswith("Paragraph 0 of what is shown.")


CELLS = [{"title": 1, "a": 2}, TITLE, *([n + 1, n + 1] for n in range(2, 3000))]
HOSTILE = {
    "nested lists": ("type=application/json", "[" * 100_000 + "]" * 100_000),
    "nested records": ("type=application/json", '{"a":' * 500 + json.dumps(TITLE) + "}" * 500),
    "cells that name each other": (
        "type=application/json id=__NUXT_DATA__",
        json.dumps([{"title": 1, "a": 0, "b": 2}, TITLE, [0, 0, 2, 2]] * 200),
    ),
    "cells that fan out": ("type=application/json id=__NUXT_DATA__", json.dumps(CELLS)),
    "references in a circle": (
        "",
        "window.__APOLLO_STATE__="
        + json.dumps(
            {
                "ROOT_QUERY": {},
                **{f"A:{n}": {"title": TITLE, **{f"k{m}": {"__ref": f"A:{m}"} for m in range(30)}} for n in range(300)},
            }
        ),
    ),
    "many records": ("type=application/json", json.dumps([record() for _ in range(3000)])),
    "many assignments": ("", "window.a = {" * 30_000 + "undefined"),
    "an open quote": ("", "window.a = JSON.parse('" + "\\'" * 300_000),
    "rows that ask for each other": (
        "",
        "self.__next_f.push("
        + json.dumps([1, "".join(f'{n:x}:["$","p",null,{{"children":"$L{n + 1:x}"}}]\n' for n in range(1, 9000))])
        + ")",
    ),
    "rows that ask for themselves": (
        "",
        "self.__next_f.push(" + json.dumps([1, '1:["$","p",null,{"children":["$1","$L1"]}]\n' * 3000]) + ")",
    ),
    "elements nested deep": (
        "",
        "self.__next_f.push("
        + json.dumps([1, "1:" + '["$","div",null,{"children":' * 400 + '"x"' + "}]" * 400 + "\n"])
        + ")",
    ),
    "a text longer than is sent": ("", "self.__next_f.push(" + json.dumps([1, "1:Tffffffff," + "x" * 400]) + ")"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_data_that_means_harm_is_bounded(what):
    """It is read or refused in words, in time."""
    kind, script = HOSTILE[what]
    began = time.process_time()
    with contextlib.suppress(ExtractError):
        page(script, kind=kind)
    assert time.process_time() - began < LONGEST
