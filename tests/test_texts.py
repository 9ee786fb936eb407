"""Texts are read in one go, each once: their stems are numbered, counted, and named again."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from digest.edit import terms, texts
from digest.edit.table import table_of
from digest.edit.terms import spellings, stems
from digest.edit.texts import MOST_WORDS, read, terms_of
from digest.models import Article
from digest.text import words

FERRY = Article(
    id="a",
    title="Ferry sinks off Brannock",
    paragraphs=("The ferry’s crew left the sinking ship. " * 30, "Brannock's mayor (a former judge) won't resign."),
)
TRAM = Article(
    id="b", title="Straßenbahn fährt wieder", paragraphs=("Die Bahn fährt. Die Gäste warten.",), language="de"
)


def test_what_is_read_are_the_stems_of_title_and_text_in_order():
    """Counts are of title and body, the title's stems come first, the opening is title and first sentences."""
    told = terms_of(FERRY)

    title, text = stems(FERRY.title, "en"), " ".join(FERRY.paragraphs)
    assert told.title == Counter(title)
    assert list(told.counts.items()) == list(Counter(title + stems(text, "en")).items())
    assert told.opening == tuple(dict.fromkeys(title + stems(text[:500], "en")))
    assert "judg" in told.counts
    assert "judg" not in told.opening


def test_many_texts_read_at_once_are_each_as_when_read_alone(monkeypatch):
    """Texts of two languages, an empty one and one that stands twice keep their places."""
    empty, short = Article(id="c", title="", paragraphs=()), replace(FERRY, id="d", paragraphs=("Divers look.",))
    articles = [FERRY, TRAM, empty, short, TRAM]
    together = read(articles)

    for article, one in zip(articles, together, strict=True):
        monkeypatch.setattr(texts, "_texts", {})
        alone = terms_of(article)
        assert alone is not one
        assert (alone.title, alone.counts, alone.opening) == (one.title, one.counts, one.opening)


def test_a_book_is_read_up_to_its_first_words():
    """A text goes into the counts with so many words that carry meaning, and no more."""
    names = [f"{a}{b}{c}q" for a in "bdfghk" for b in "aeiou" for c in "lmnprstvwz"]
    book = Article(id="e", title="Endless", paragraphs=(" ".join(names * 8),))

    assert sum(terms_of(book).counts.values()) == MOST_WORDS + 1


def test_a_text_is_read_once_whatever_the_article_is_labeled_meanwhile():
    """Stories give an article tags and a topic between clustering and filing: its terms stay."""
    article = Article(id="a", title="Ferry sinks", paragraphs=("The ferry sank off Brannock.",))

    assert terms_of(replace(article, id="b", tags=("sea",), topic="world")) is terms_of(article)


def test_many_threads_may_read_at_once(monkeypatch):
    """Numbers are given to stems one at a time: each thread finds what a single one finds."""
    long = [" ".join(f"pier{at}no{word}s" for word in range(at * 400, at * 600 + 900)) for at in range(8)]
    weeks = [[replace(FERRY, id=f"{at}", title=f"Ferry{at}", paragraphs=(text,))] * 3 for at, text in enumerate(long)]
    expected = [[dict(one.counts) for one in read(week)] for week in weeks]
    monkeypatch.setattr(texts, "_texts", {})
    monkeypatch.setattr(terms, "_current", [terms.Stems()])
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(read, weeks))
    finally:
        sys.setswitchinterval(interval)

    assert [[one.counts for one in week] for week in found] == expected


def test_when_all_that_is_known_is_begun_anew_numbers_of_before_are_not_mixed_in(monkeypatch):
    """Terms of two countings make the same table as terms of one."""
    once = table_of([FERRY, TRAM], read([FERRY, TRAM]))
    before = terms_of(FERRY)
    monkeypatch.setattr(terms, "_MOST_TOKENS", 0)
    after = terms_of(TRAM)
    monkeypatch.undo()

    assert after.known is not before.known
    again = table_of([FERRY, TRAM], [before, after])
    assert again.stems == once.stems
    assert np.array_equal(again.whole.columns, once.whole.columns)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("“The U.S.-led talks,” she said; Brannock’s mayor—a former judge—won't resign...", "en"),
        ("L’élection d’un maire, aujourd'hui: qu'elle l'ait gagnée…", "fr"),
        ("Der »Fährmann« kam (nicht) an; 3.000 Menschen/Gäste warten.", "de"),
        ("Паром «Аврора» сел на мель, сообщила полиция.", "ru"),
        ("连任市长的他在周二宣布辞职。 Brannock 渡轮", "zh"),
        ("बंदरगाह में नौका डूबी, मेयर ने कहा।", "hi"),
        ("word" * 30 + " word", "en"),
    ],
)
def test_stems_are_those_of_the_words_wherever_tokens_end(text, language):
    """Reading token by token finds what reading the whole text word by word finds."""
    told = [stem for word in words(text) for stem in stems(word, language)]

    assert stems(text, language) == told
    assert [stem for stem, _ in spellings(text, language)] == told
