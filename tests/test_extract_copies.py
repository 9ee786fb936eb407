"""Self-written pages as people copy them: out of a browser, a chat, a mail, a viewer of PDFs, a program, Markdown."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from digest.extract import extract
from digest.models import Document

COPIES = sorted((Path(__file__).parent / "copies").glob("*.txt"))
#: What joins the names of authors.
JOINS = ("and", "und", "et", "y", "e")


def words(text: str) -> list[str]:
    """Return words in lower case; of Chinese its characters."""
    return re.findall(r"[\u4e00-\u9fff]|[^\W\u4e00-\u9fff]+", text.lower())


@pytest.mark.parametrize("path", COPIES, ids=lambda path: path.stem)
def test_the_article_comes_out_of_its_copy(path):
    """Its headline, author and day are right, and of its words nine of ten at least, with hardly another."""
    right = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    article = extract(Document(source=path.stem, content=path.read_bytes(), media_type="text/plain"))

    assert article.title == right["title"]
    named, want = (words(name or "") for name in (article.byline, right["author"]))
    assert [word for word in named if word not in JOINS] == want
    if right["published"]:
        assert article.published
        assert article.published.date().isoformat() == right["published"]
    found, gold = (Counter(words("\n".join(part))) for part in (article.paragraphs, right["body"]))
    assert 2 * (found & gold).total() / (found.total() + gold.total()) > 0.9


def test_all_copies_are_there():
    """Nineteen copies, of six ways."""
    assert len(COPIES) == 19
