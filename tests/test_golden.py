"""Golden pairs: each page of the example week, and the clean articles that must come out of it, whole.

`pytest tests/test_golden.py --update-golden` writes them anew; read what has changed before you commit it.
"""

import json
from pathlib import Path

import pytest

from digest.cleaning import clean_all
from digest.codec import plain
from digest.sources import read

WEEK = Path(__file__).parent.parent / "examples" / "week"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("page", sorted(p.name for p in WEEK.iterdir()))
def test_a_page_becomes_exactly_its_article(page, request):
    """Every field, every paragraph and every removed line with its reason is as it was when last looked at."""
    cleaned = clean_all(read(str(WEEK / page)))
    got = json.dumps([plain(article) for article in cleaned.articles], ensure_ascii=False, indent=1) + "\n"
    golden = GOLDEN / f"{page}.json"
    if request.config.getoption("--update-golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(got, encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == got
