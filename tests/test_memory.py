"""A story is known again by what it told, in whatever proportions; a theme is not."""

import datetime as dt

import pytest

from digest.edit import compose
from digest.edit.memory import recall, remembered, section_names
from digest.models import Article, Carried, Issue, Newsletter, Section, Story, Summary

MONDAY = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
FERRY = (
    "The ferry Aurelia ran aground off the island of Vis on Tuesday with 214 passengers on board.",
    "Fishing boats from Komiža took all of them off within two hours, the harbor master Ante Marić said.",
    "Divers will look at the hull before tugs try to pull the Aurelia free at high tide on Thursday.",
)
FERRY_AGAIN = (
    "All 214 passengers of the ferry Aurelia are safe on the island of Vis, where it struck a rock on Tuesday.",
    "Harbor master Ante Marić praised the fishing boats of Komiža, which took them off the Aurelia in the dark.",
    "Insurers have sent a surveyor. Tugs and divers wait for the tide; the hull of the Aurelia may be torn.",
)
THEME = (
    "Ferries to the islands are old: the youngest, built in Pula, has sailed for 31 years, and no yard has an order.",
    "Passengers of the ferry Marjan waited six hours on Friday because a pump failed. The ministry promises money.",
    "Mayors of Brač, Hvar and Vis want a state line, as Norway has; the harbor master of Split calls it a dream.",
)


def article(outlet: str, title: str, text: tuple[str, ...], days: float = 0.0) -> Article:
    """Return an outlet's article."""
    published = MONDAY + dt.timedelta(days=days)
    name = f"{outlet}-{days}"
    return Article(id=name, title=title, paragraphs=text, url=f"https://{outlet}.example/{name}", published=published)


@pytest.fixture(scope="module")
def earlier():
    """What an issue keeps that told of the ferry Aurelia."""
    told = [article("harbor", "Ferry Aurelia runs aground off Vis", FERRY)]
    return compose(told, newsletter=Newsletter(), slug="2026-W47", number=1, date=dt.date(2026, 11, 20)).carried


def test_another_outlets_telling_in_words_of_its_own_is_known(earlier):
    """The same names and the same event, told otherwise and without a title that says so."""
    found = recall([article("gazette", "How Komiža saved 214 from the Aurelia", FERRY_AGAIN, 0.5)], earlier)

    assert found is not None
    assert found.carried.issue == "2026-W47"
    assert not found.fresh


@pytest.mark.parametrize(
    ("title", "days", "fresh"),
    [
        ("Ferry Aurelia runs aground off Vis", 2.0, False),
        ("Ferry Aurelia runs aground off Vis: 31 hurt", 2.0, True),
        ("Ferry Aurelia runs aground off Vis: 31 hurt", 0.9, False),
    ],
)
def test_a_new_figure_a_day_later_is_news_of_the_story(earlier, title, days, fresh):
    """The same text is no news, but under a title that names a figure nobody told; within a day it is the same news."""
    found = recall([article("gazette", title, FERRY, days)], earlier)

    assert found is not None
    assert bool(found.fresh) is fresh


def test_an_article_on_the_theme_is_no_news_of_the_story(earlier):
    """Ferries, passengers, islands and a harbor master are not the event."""
    assert recall([article("gazette", "Why the ferries of the islands fail", THEME, 7)], earlier) is None


def test_what_one_outlet_tells_of_a_theme_week_by_week_is_a_series(earlier):
    """The outlet that told the story comes back with the same names: a new story, no news of the old one."""
    series = (*FERRY_AGAIN[:2], *THEME[:2])

    assert recall([article("gazette", "How Komiža saved 214 from the Aurelia", series, 7)], earlier) is not None
    assert recall([article("harbor", "How Komiža saved 214 from the Aurelia", series, 7)], earlier) is None


RAISED = (
    "The ferry Aurelia was raised off Vis on Monday, and a crane ship brought it to the yard of Šibenik.",
    "Its captain, Jure Perić, is before a judge in Split: he had left the bridge to look at a football match.",
    "Ante Marić, the harbor master, wants pilots on every ship that passes the rock. A new ferry comes in May.",
)


def test_what_came_of_a_story_goes_on_with_it(earlier):
    """Three weeks later, by the same outlet or another one: it is all new, and marked as news of the story."""
    for outlet in ("harbor", "gazette"):
        report = article(outlet, "Ferry Aurelia is raised off Vis, and its captain charged", RAISED, 21)
        found = recall([report], earlier)

        assert found is not None
        assert (found.carried.issue, found.fresh) == ("2026-W47", (report,))


def test_a_report_that_is_put_out_again_is_no_news(earlier):
    """A new address, a new date and a corrected title do not make an outlet's own report new."""
    text = (*FERRY, "This report has been corrected.")
    found = recall([article("harbor", "Corrected: Ferry Aurelia runs aground off Vis", text, 14)], earlier)

    assert found is not None
    assert not found.fresh


def test_the_next_part_of_what_is_framed_alike_each_week_is_no_copy():
    """A shop or a podcast tells the same at length each week: what is new stands in its title."""
    frame = (*FERRY, *THEME)
    told = [article("harbor", "Sounds of the sea 41: an evening in Pula", frame)]
    kept = compose(told, newsletter=Newsletter(), slug="2026-W47", number=1, date=dt.date(2026, 11, 20)).carried
    found = recall([article("harbor", "Sounds of the sea 42: oyster fishers of Ston", frame, 7)], kept)

    assert found is None or found.fresh


def test_the_titles_of_sections_are_kept_by_their_topics_and_left_overs_give_none():
    """The latest title of a topic counts, what stood under the last section gives its topic no name."""
    story = Story(id="s", lead=article("harbor", "Ferry", FERRY), summary=Summary(sentences=()), topic="sea", score=1.0)

    def kept(slug: str, topic: str, title: str) -> tuple[Carried, ...]:
        sections = (Section(topic=topic, title=title, stories=(story,)),)
        issue = Issue(
            slug=slug, number=1, title="T", date=MONDAY.date(), subject="", preheader="", language="en",
            sections=sections,
        )  # fmt: skip
        return remembered(issue)

    weeks = (*kept("1", "sea", "At sea"), *kept("2", "sea", "On the water"), *kept("3", "more", "More stories"))

    assert section_names(weeks) == {"sea": "On the water"}


def test_nothing_is_known_where_nothing_was_told():
    """The first issue has no memory."""
    assert recall([article("harbor", "Ferry", FERRY)], ()) is None


def test_what_is_framed_alike_each_week_is_no_news_of_its_last_part():
    """A menu of the week, or a recipe, shares its frame with the one before: it stands as a story of its own."""
    frame = (
        "Canteen of the week: {0} with {1} on Monday, {0} with {2} on Wednesday, and {2} again on Friday.",
        "Students pay 3.20 euros, guests 5.40. Vegans ask at the counter; water and bread cost nothing.",
    )
    dishes = (("Kale", "sausage", "mustard", 0), ("Pumpkin", "ginger", "risotto", 7))
    weeks = [
        article("canteen", f"{dish} with {first}", tuple(line.format(dish, first, second) for line in frame), days)
        for dish, first, second, days in dishes
    ]
    told = compose(weeks[:1], newsletter=Newsletter(), slug="2026-W47", number=1, date=dt.date(2026, 11, 20)).carried

    assert recall(weeks[1:], told) is None


MARKET = "The market takes place on Saturday, {}, from 8 a.m. to 1 p.m. on the square below the church of Saint Blaise."
STALLS = "Fourteen stalls sell vegetables, cheese, bread and honey from the region, and the brass band plays at noon."
COUNCIL = "The council meets on Tuesday at 7 p.m. in the town hall, and the public may listen. On the agenda: {}."


@pytest.mark.parametrize(
    ("title", "text", "first", "second"),
    [("Market on Saturday", MARKET, "November 21", "November 28"), ("Council meets", COUNCIL, "the budget", "a roof")],
)
def test_a_notice_that_comes_round_is_neither_told_before_nor_news_of_its_last(title, text, first, second):
    """A week later, under its old title and on a page of its own, it speaks of another day."""
    told = [article("town", title, (text.format(first), STALLS))]
    kept = compose(told, newsletter=Newsletter(), slug="2026-W47", number=1, date=dt.date(2026, 11, 20)).carried

    assert recall([article("town", title, (text.format(second), STALLS), 7)], kept) is None
    assert recall([article("town", title, (text.format(first), STALLS), 7)], kept) is not None
    assert recall([article("town", title, (text.format(second), STALLS), 2)], kept) is not None


def test_a_long_report_that_is_put_out_again_under_its_title_is_no_notice():
    """Another day in it does not make the same long text another notice."""
    text = (*FERRY, *FERRY_AGAIN, *THEME)
    kept = compose(
        [article("harbor", "Ferry runs aground", text)], newsletter=Newsletter(), slug="2026-W47", number=1,
        date=dt.date(2026, 11, 20),
    ).carried  # fmt: skip
    found = recall([article("harbor", "Ferry runs aground", (*text, "Put out again on November 23."), 7)], kept)

    assert found is not None
    assert not found.fresh
