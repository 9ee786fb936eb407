"""JSON Feed as sites write it: no odd item or field costs the feed, and all authors are named."""

from __future__ import annotations

import json

import pytest

from digest.sources.feeds import entries

TEXT = "<p>The ferry Aurelia ran aground off the northern pier on Monday, the coast guard said.</p>"
ITEM = {"id": "1", "url": "https://tide.example/1", "title": "Ferry aground", "content_html": TEXT}


def read(*items: object, **feed: object):
    """Return the documents of a feed of these items."""
    whole = {"version": "https://jsonfeed.org/version/1.1", "title": "The Tide", **feed, "items": list(items)}
    found, _ = entries(json.dumps(whole), "tide")
    return [one.document() for one in found]


@pytest.mark.parametrize(
    "odd",
    [
        "junk",
        7,
        None,
        [],
        {},
        ITEM | {"authors": "Ann Lee"},
        ITEM | {"tags": "sea, local"},
        ITEM | {"date_published": 7},
        ITEM | {"id": 7},
        ITEM | {"title": None, "summary": {}},
        ITEM | {"image": []},
    ],
)
def test_an_odd_item_costs_no_feed(odd):
    """It is left out, or read as far as it goes."""
    assert any(document.title == "Ferry aground" for document in read(odd, ITEM))


def test_all_authors_sign_and_those_of_the_feed_where_an_item_names_none():
    """As the format has it, in both its versions."""
    several = ITEM | {"authors": [{"name": "Ann Lee"}, {"name": "Bob Ray"}, {"url": "https://tide.example"}]}
    first = ITEM | {"id": "2", "url": "https://tide.example/2", "author": {"name": "Cy Po"}}
    none = ITEM | {"id": "3", "url": "https://tide.example/3"}
    found = read(several, first, none, author={"name": "Di Moe"})
    assert [document.byline for document in found] == ["Ann Lee, Bob Ray", "Cy Po", "Di Moe"]


def test_tags_may_be_one_text_and_a_link_blog_points_elsewhere():
    """An entry without an address of its own stands at what it tells of."""
    item = {
        "id": "1",
        "external_url": "https://far.example/a",
        "title": "Look",
        "content_text": "See.",
        "tags": "sea, local",
    }
    [document] = read(item)
    assert (document.url, document.tags) == ("https://far.example/a", ("sea", "local"))
