"""Where an article stands when likeness and words have spoken, and what is said of one that no topic took."""

from dataclasses import replace

import numpy as np
import pytest

from digest.edit.classify import file_articles
from digest.edit.discover import backing
from digest.edit.places import discovered_places, given_places, news_places
from digest.edit.spreading import Claims, Leaning
from digest.edit.strangers import beside
from digest.models import Article, Topic


def claims(strengths: list[list[float]], *, read: bool = False) -> Claims:
    """Return what keywords alone say; where articles are `read`, all their words bear out every topic."""
    rows = np.array(strengths)
    bearing = np.full_like(rows, 1.0 if read else np.nan)
    return Claims(rows, np.zeros_like(rows), np.zeros((rows.shape[1], 2)), 0.1, rows, bearing)


def test_the_topic_of_the_news_set_that_a_given_one_is_does_not_stand_beside_it():
    """Articles that name the given topic name the second of the news set: the first and third are apart from it."""
    given = claims([[4.0], [5.0], [0.0], [1.0]])
    news = claims([[0.0, 3.0, 0.0], [1.0, 4.0, 0.0], [5.0, 0.0, 0.0], [0.0, 0.0, 6.0]])

    assert beside(given, news).strengths.tolist() == news.strengths[:, [0, 2]].tolist()


def test_a_stranger_comes_back_where_keywords_name_a_topic_half_as_much_as_the_news_set_another():
    """All three lean to the news set: one names nothing of the topic, one little, one enough."""
    leaning = Leaning(np.array([[0.1, 0.9]] * 3), np.zeros((1, 2)), np.zeros((1, 2)))

    places = given_places(leaning, claims([[0.0], [2.0], [3.0]]), np.array([6.0] * 3))
    assert [place.filed for place in places] == [None, None, 0]
    assert places[1].missing == "what names it counts 2.00, asked 3.00"


def test_a_topic_that_its_articles_hardly_name_gets_no_section():
    """What likeness alone holds together under a name is left to the other sections."""
    strengths = np.array([[4.0, 0.0], [4.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]])

    assert backing(strengths, np.array([0, 0, 0, 1, 1, 1])).round(3).tolist() == [0.75, 0.083]


def test_an_article_that_names_nothing_has_no_place_where_few_others_name_it():
    """However sure likeness is, it needs a topic that its articles name."""
    strengths = [[4.0, 0.0]] * 20 + [[0.0, 1.0]] * 20 + [[0.0, 0.0]] * 2
    shares = np.array([[1.0, 0.0]] * 20 + [[0.0, 1.0]] * 20 + [[1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    places = discovered_places(Leaning(shares, shares.T, shares.T), claims(strengths, read=True))

    assert [place.filed for place in places[:40]] == [0] * 20 + [1] * 20
    assert [place.filed for place in places[40:]] == [0, None]
    assert places[41] == (1, "the stories like it name it too little themselves (0.23, asked 0.50)")


def leaning(shares: list[list[float]]) -> Leaning:
    """Return how articles lean."""
    rows = np.array(shares, dtype=np.float32)
    return Leaning(rows, rows.T, rows.T)


@pytest.mark.parametrize(
    ("strengths", "shares", "articles", "nearest"),
    [
        ([1.2, 0.0], [0.7, 0.3], 39, (0, "what names it counts 1.20, asked 1.50 in a week of fewer than 40 stories")),
        ([1.4999, 0.0], [0.7, 0.3], 2, (0, "what names it counts 1.49, asked 1.50 in a week of fewer than 40 stories")),
        ([1.0, 5.0], [1.0, 0.0], 60, (1, "the week has too few stories of it for a section")),
        ([1.0, 4.0], [1.0, 0.0], 60, (0, "")),
        ([1.5, 0.0], [0.7, 0.3], 39, (0, "")),
    ],
)
def test_what_is_missing_for_a_topic_of_the_week_is_said(strengths, shares, articles, nearest):
    """Too small a week for a weak word; a topic that the week does not fill; nothing where it is filed."""
    rows = claims([strengths] * articles, read=True)

    assert discovered_places(leaning([shares] * articles), rows) == [nearest] * articles


def test_what_is_missing_for_likeness_alone_is_said():
    """A topic that its articles name takes those that are like it, and like no other."""
    rows = claims([[4.0, 0.0]] * 30 + [[0.0, 4.0]] * 30 + [[0.0, 0.0]])
    shares = leaning([[1.0, 0.0]] * 30 + [[0.0, 1.0]] * 30 + [[0.61, 0.39]])

    assert discovered_places(shares, rows)[-1] == (0, "it is like its stories by 0.61, asked 0.90")


def test_what_is_missing_in_another_language_or_among_what_names_nothing_is_said():
    """Of a language without a model only names count; the last column is what names no topic."""
    shares = leaning([[0.9, 0.1, 0.0], [0.2, 0.1, 0.7]])
    found = news_places(shares, claims([[0.0, 0.0], [0.0, 0.0]]))

    assert found == [
        (0, "what names it counts 0.00, asked 1.10 in its language"),
        (0, "it is more like the stories that name no topic"),
    ]
    assert given_places(shares, claims([[1.0, 0.0], [1.0, 0.0]])) == [(0, ""), found[1]]


def test_in_a_small_week_likeness_alone_files_nothing_under_a_given_topic():
    """A keyword must stand there; in a larger week topics grow to what is like them."""
    shares, missing = [[0.9, 0.1, 0.0]], "no keyword of it stands there, asked in a week of fewer than 40 stories"

    assert given_places(leaning(shares * 39), claims([[0.0, 1.0]] * 39)) == [(0, missing)] * 39
    assert given_places(leaning(shares * 40), claims([[0.0, 1.0]] * 40)) == [(0, "")] * 40


@pytest.mark.parametrize(
    ("strengths", "missing"),
    [
        ([1.0, 0.0], "what names it counts 1.00, asked 1.10 in its language"),
        ([2.0, 0.0], ""),
        ([3.0, 4.0], "what names it counts 1.00, asked 1.10 in its language"),
        ([4.0, 3.0], ""),
    ],
)
def test_in_another_language_a_topic_must_be_named_clearly(strengths, missing):
    """A single mention, or little more than of another topic, files nothing: in the news set and in a week's own."""
    rows, shares = claims([strengths] * 60), leaning([[0.95, 0.05]] * 60)

    assert news_places(shares, rows)[0] == discovered_places(shares, rows)[0] == (0, missing)


def test_a_filing_says_what_came_nearest_by_which_words_and_is_silent_where_a_topic_took_it():
    """The first holds four words of business, the second an everyday one, the third has its source's topic."""
    texts = ("The bank cut its rate, and shares fell on the stock market.", "The share of it that is left was painted.")
    week = [Article(id=text, title="", paragraphs=(text,)) for text in texts]
    sport = [Topic(id="sport", title="Sport", keywords=("match",))]
    given = file_articles([Article(id="a", title="", paragraphs=(texts[1],), topic="sport")], sport)

    assert [one.missing for one in (*file_articles(week).filings, *given.filings)] == [
        None,
        "nearest Business, named by shares: what names it counts 1.00, asked 1.50 in a week of fewer than 40 stories",
        None,
    ]


@pytest.mark.parametrize(
    ("bearing", "label", "topic"),
    [([0.5, 2.5, -3.0], 0.0, 1), ([0.5, 1.5, -3.0], 0.0, 0), ([0.5, 2.5, -3.0], 0.3, 0), ([0.5, -3.0, 2.5], 0.0, 0)],
    ids=["borne out by far more", "by little more", "filed by its source", "of no section"],
)
def test_among_discovered_topics_the_one_that_words_bear_out_by_far_takes_an_article(bearing, label, topic):
    """Likeness put it under the first of two sections; the third topic fills none."""
    rows = claims([[4.0, 4.0, 4.0]] * 60)
    labels = np.array([[label, 0.0, 0.0]] * 60)
    known = replace(rows, bearing=np.array([bearing] * 60), labels=labels)

    assert discovered_places(leaning([[0.9, 0.1, 0.0]] * 60), known)[0] == (topic, "")
