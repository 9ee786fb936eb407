"""Pages of many kinds of software, written before the extractor was looked at: how much of each comes out right."""

import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from digest.extract import extract
from digest.models import Document

PAGES = sorted((Path(__file__).parent / "pages").glob("*.json"))
#: Scripts in which a character is a word.
UNPARTED = ("ja", "ko", "zh")


def read(path):
    """Return what is right, and what came out."""
    right = json.loads(path.read_text(encoding="utf-8"))
    html = path.with_suffix(".html").read_bytes()
    return right, extract(Document(source=path.stem, content=html, media_type="text/html", url=right["url"]))


def word_f1(right, article):
    """Return the F1 of the words of the body."""
    words = re.compile(r"\w" if right["lang"] in UNPARTED else r"\w+")
    said, want = (Counter(words.findall("\n".join(part).lower())) for part in (article.paragraphs, right["body"]))
    shared = (said & want).total()
    return 2 * shared / (said.total() + want.total())


def is_then(said, when):
    """Tell whether a moment is the one that is said: to the day, the minute, or with its zone."""
    if not said or when is None:
        return not said and when is None
    moment = dt.datetime.fromisoformat(said)
    if moment.tzinfo:
        return abs((when - moment).total_seconds()) < 60
    return when.isoformat().startswith(said[:16])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_becomes_its_article(path):
    """Its headline to the letter, its language, its picture, and nine words of ten at least."""
    right, article = read(path)
    assert word_f1(right, article) > 0.9
    assert article.language == right["lang"]
    assert right["title"] in (None, article.title)
    assert (article.image and article.image.url) == right["image"]


def test_bylines_and_dates_come_out_of_nearly_all():
    """The means, a little below what was measured (.98, one byline is left out)."""
    found = [read(path) for path in PAGES]
    assert sum(word_f1(*one) for one in found) / len(found) > 0.975
    assert sum(article.byline == right["author"] for right, article in found) >= len(found) - 1
    for right, article in found:
        assert is_then(right["published"], article.published), article.source
        same = article.updated == article.published and not right["updated"]
        assert same or is_then(right["updated"], article.updated), article.source
