"""Pairs that are alike are found through the postings of a sparse table."""

import numpy as np

from digest.edit.postings import Pairs, products
from digest.edit.table import table_of
from digest.edit.texts import terms_of
from digest.models import Article

ROWS = np.array([[1.0, 2.0, 0.0, 0.0], [0.0, 3.0, 1.0, 0.0], [0.0, 0.0, 0.0, 0.0], [2.0, 1.0, 4.0, 5.0]])


def sparse() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where the rows begin, their columns and their weights."""
    _, columns = np.nonzero(ROWS)
    starts = np.concatenate([[0], np.cumsum((ROWS > 0).sum(axis=1))])
    return starts, columns, ROWS[ROWS > 0]


def test_products_are_those_of_the_dense_rows():
    """Each row is multiplied with all later ones, empty rows too."""
    starts, columns, weights = sparse()

    ((first, found),) = products(starts, columns, weights)

    assert first == 0
    assert found.tolist() == np.triu(ROWS @ ROWS.T, 1).tolist()


def test_many_rows_are_multiplied_block_by_block():
    """Rare columns and those that nearly all rows hold count alike, whatever block a row falls into."""
    draw = np.random.default_rng(3)
    rows = np.where(draw.random((900, 40)) < np.linspace(0.9, 0.01, 40), draw.random((900, 40)), 0.0)
    _, columns = np.nonzero(rows)
    starts = np.concatenate([[0], np.cumsum((rows > 0).sum(axis=1))])

    found = list(products(starts, columns, rows[rows > 0]))

    assert len(found) > 1
    np.testing.assert_allclose(np.vstack([block for _, block in found]), np.triu(rows @ rows.T, 1))


def test_columns_that_too_many_rows_hold_are_left_out():
    """The second column stands in three rows, the first and third in two."""
    starts, columns, weights = sparse()

    ((_, found),) = products(starts, columns, weights, 2)

    assert found[0].tolist() == [0.0, 0.0, 0.0, 2.0]


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
