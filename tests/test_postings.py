"""Pairs that are alike are found through postings, and a text is read once."""

from dataclasses import replace

import numpy as np
import pytest

from digest.edit.postings import Pairs, products
from digest.edit.table import table_of
from digest.edit.terms import spellings, stems, terms_of
from digest.models import Article
from digest.text import words

ROWS = np.array([[1.0, 2.0, 0.0, 0.0], [0.0, 3.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0], [2.0, 1.0, 4.0, 5.0]])


def sparse() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where the rows begin, their columns and their weights."""
    _, columns = np.nonzero(ROWS)
    starts = np.concatenate([[0], np.cumsum((ROWS > 0).sum(axis=1))])
    return starts, columns, ROWS[ROWS > 0]


def test_products_are_those_of_the_dense_rows():
    """Each row is multiplied with all later ones, empty rows too."""
    starts, columns, weights = sparse()

    found = list(products(starts, columns, weights, weights))

    dense = ROWS @ ROWS.T
    assert [row.tolist() for row in found] == [dense[at, at + 1 :].tolist() for at in range(len(ROWS))]


def test_columns_that_too_many_rows_hold_are_left_out():
    """The second column stands in three rows, the first and third in two."""
    starts, columns, weights = sparse()

    first = next(products(starts, columns, weights, weights, 2))

    assert first.tolist() == [0.0, 0.0, 2.0]


def test_the_nearest_pairs_are_those_of_either_row():
    """A pair stays that is the likest of one of its two, however many the other has."""
    pairs = Pairs(np.array([0, 0, 0, 1]), np.array([1, 2, 3, 2]), np.array([0.9, 0.5, 0.4, 0.6]))

    assert pairs.nearest(1).tolist() == [True, False, True, True]


def test_no_articles_make_an_empty_table():
    """Nothing in, nothing out."""
    table = table_of([], [])

    assert (len(table), table.stems) == (0, ())


def test_a_table_holds_each_article_in_its_own_language():
    """Counts, titles and openings stand side by side; the same letters weigh differently in two languages."""
    articles = [
        Article(id="a", title="Ferry sinks", paragraphs=("The ferry sank. A rat swam.",), language="en"),
        Article(id="b", title="Rat tagt", paragraphs=("Der Rat der Stadt tagt wieder.",), language="de"),
    ]
    table = table_of(articles, [terms_of(article) for article in articles])

    cells = [table.stems[at] for at in table.whole.columns.tolist()]
    counted = list(zip(cells, table.counts.tolist(), table.titles.tolist(), strict=True))
    assert counted[:2] == [("ferri", 2.0, 1.0), ("sink", 1.0, 1.0)]
    rats = [weight for cell, weight in zip(cells, table.whole.telling.tolist(), strict=True) if cell == "rat"]
    assert len(set(rats)) == 2


def test_a_text_is_read_once_whatever_the_article_is_labeled_meanwhile():
    """Stories give an article tags and a topic between clustering and filing: its terms stay."""
    article = Article(id="a", title="Ferry sinks", paragraphs=("The ferry sank off Brannock.",))

    assert terms_of(replace(article, id="b", tags=("sea",), topic="world")) is terms_of(article)


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
