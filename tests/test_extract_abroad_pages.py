"""Pages of 17 languages, written by somebody who had not seen the extractor: how much of each comes out right."""

# ruff: noqa: E501 - texts read best one a line

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from digest.extract import extract
from digest.models import Document

PAGES = sorted((Path(__file__).parent / "abroad").glob("*-*.json"))
#: Scripts in which a character is a word.
UNPARTED = ("ja", "ko", "zh")


def read(path):
    """Return what is right, and what came out."""
    right = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_bytes()
    return right, extract(Document(source=path.stem, content=text, media_type="text/plain"))


def word_f1(right, article):
    """Return the F1 of the words of the body."""
    words = re.compile(r"\w" if right["lang"] in UNPARTED else r"\w+")
    said, want = (Counter(words.findall("\n".join(part).lower())) for part in (article.paragraphs, right["body"]))
    shared = (said & want).total()
    return 2 * shared / (said.total() + want.total())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_the_body_of_each_page_comes_out(path):
    """Nine words of ten at least, in every language; its language is told."""
    right, article = read(path)
    assert word_f1(right, article) > 0.9
    assert article.language == right["lang"]


def test_headlines_dates_and_bodies_come_out_of_nearly_all():
    """The means, a little below what was measured (.991, .97, .97, .82)."""
    found = [read(path) for path in PAGES]
    assert len(found) == 34
    assert sum(word_f1(*one) for one in found) / len(found) > 0.98
    assert sum(article.title == right["title"] for right, article in found) >= 32
    dates = [(right["published"] or "", article.published) for right, article in found]
    assert sum(when.isoformat().startswith(said[:16]) if when else not said for said, when in dates) >= 32
    assert sum((article.byline or None) == right["author"] for right, article in found) >= 26


def test_a_short_japanese_notice_comes_out_in_paragraphs():
    """To whom it is short in characters it is one line with its headline, day and share button; its letters say enough."""
    notice = (
        "燃えるごみは月曜日と木曜日の朝8時までに出してください。",
        "びんは第二水曜日です。ふたを外してください。",
        "粗大ごみは電話で予約が必要です。券は店で買い、貼ります。",
    )
    head = '<h1>ごみの出し方</h1><time datetime="2026-11-15">2026-11-15</time><div class="share"><a href="#">シェアする</a></div>'
    page = f"<html lang=ja><title>ごみの出し方 | 公民館</title><body><main><article>{head}{''.join(f'<p>{line}</p>' for line in notice)}</article></main></body></html>"
    article = extract(Document(source="a", content=page.encode(), media_type="text/html"))

    assert article.paragraphs == notice
