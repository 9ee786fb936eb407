"""Lines of a page copied as text: what the model sees of them, and what the rules around it do."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from digest.extract.again import said_again
from digest.extract.around import byline_among
from digest.extract.bylines import name_in_line
from digest.extract.lines import look_at
from digest.extract.model import judge
from digest.extract.plain import read_plain
from digest.extract.reading import all_removed
from digest.extract.rows import rows_of
from digest.extract.slots import slots_of
from digest.extract.vocabulary import asked_by, ids_of, words_of
from digest.models import Removed

BODY = (
    "The council of Havenport voted on Tuesday to rebuild the old harbor wall before the winter storms return.",
    "Engineers had warned in a report last spring that two sections of the wall could give way in a strong tide.",
    "The work will cost 4.2 million and is to begin in March, said the mayor, Ruth Calloway, after the vote.",
    "Fishermen who moor their boats behind the wall welcomed the decision but asked for a place to land.",
    "The council will hear proposals for that next week, and a second reading of the plan is set for the tenth.",
)


def page(*above: str, below: tuple[str, ...] = ()) -> str:
    """Return a page copied as text, its body between what stands above and below."""
    return "\n".join((*above, *BODY, *below))


@pytest.mark.parametrize(
    "above",
    [
        ("1. Home", "2. News", "3. Havenport to rebuild its harbor wall"),
        ("Home / News / Havenport to rebuild its harbor wall", "Havenport to rebuild its harbor wall"),
        ("Menu", "Search", "Havenport to rebuild its harbor wall"),
    ],
)
def test_the_headline_stands_by_itself(above):
    """A number in a list of places, or the way through the site, is no part of a headline."""
    assert read_plain(page(*above)).title == "Havenport to rebuild its harbor wall"


def test_lines_are_judged_alike_however_many_are_multiplied_at_a_time(monkeypatch):
    """What is multiplied in parts, so that no threads wait for each other, comes to what the whole does."""
    look = look_at(rows_of(page(*("Menu of the day",) * 70, below=("Imprint", "Contact") * 40).split("\n")))
    apart = judge(look)
    monkeypatch.setattr("digest.extract.net.AT_ONCE", 100_000)
    whole = judge(look)

    for one, other in ((apart.body, whole.body), (apart.title, whole.title), (apart.author, whole.author)):
        np.testing.assert_allclose(one, other, atol=1e-4)


def test_a_headline_keeps_its_own_number():
    """A headline that begins with a number keeps it where no list stands above."""
    assert read_plain(page("Menu", "5. Symphony of the harbor wall opens in Havenport")).title.startswith("5. ")


def test_a_headline_is_not_cut_to_its_last_words():
    """A line of the menu that is the end of a headline by chance leaves the headline whole."""
    title = "Havenport council votes to rebuild the old harbor wall"

    assert read_plain(page("Menu", "the old harbor wall", "Search", title)).title == title


def test_a_text_that_a_page_holds_twice_is_read_once():
    """Pages hold their text once for desks and once for phones: each line stays once, and it is told why."""
    found = read_plain("\n".join(("Menu", "Havenport to rebuild its harbor wall", *BODY, "Share", *BODY)))

    assert found.paragraphs == BODY
    assert {line.text for line in found.removed if "the same words" in line.reason} == set(BODY)


@pytest.mark.parametrize(
    "heading",
    [
        "59 Comments on “Harbor wall”",
        "No comments yet" + ":",
        "Comments (3)",
        "Leave a reply",
        "3 Kommentare",
        "Комментарии",
    ],
)
def test_comments_are_no_article(heading):
    """What readers write below an article is prose as it is, and ten times as long: the line above it tells."""
    talk = tuple(
        f"{line} So it was in {year} as well, if you ask me." for year in range(1990, 2000) for line in BODY[:3]
    )
    text = page("Menu", "Havenport to rebuild its harbor wall", *BODY[:2], below=(heading, "Ann Lee", *talk))
    found = read_plain(text)

    assert found.paragraphs[-1] == BODY[-1]
    assert not any("if you ask me" in line for line in found.paragraphs)


@pytest.mark.parametrize(
    "heading",
    [
        "Related articles",
        "Further reading",
        "References",
        "About the author",
        "Share this:",
        "Filed under Harbors",
        "Mehr zum Thema",
    ],
)
def test_what_stands_below_an_article_is_none_of_it(heading):
    """A heading ends the article where nearly all text stands above it; amid the text it heads a box."""
    below = "The council of Brackley voted last year to leave its own harbor wall as the storms have made it."
    ends = read_plain(page("Menu", "Havenport to rebuild its harbor wall", *BODY, below=(heading, below)))
    amid = read_plain(page("Menu", "Havenport to rebuild its harbor wall", heading, below, *BODY, below=BODY[:1]))

    link = "Mehr zum Thema: Mauern"
    linked = read_plain("\n".join(("Menu", "Havenport to rebuild its harbor wall", *BODY[:4], link, BODY[4])))

    assert linked.paragraphs == BODY
    assert below not in ends.paragraphs
    assert BODY[-1] in ends.paragraphs
    assert BODY[-1] in amid.paragraphs


def test_a_heading_stays_above_its_text():
    """A table of contents holds the headings of a text before they come: they stay where their text follows."""
    headings = ("What the wall is to cost the town", "When the work is to begin at last")
    told = (headings[0], BODY[0], BODY[1], headings[1], BODY[2], BODY[3])

    assert said_again([*headings, *told], range(8)) == [0, 1]
    assert said_again([*told, *headings], range(8)) == [6, 7]


def test_short_lines_may_stand_twice():
    """What each part of a review says ("Pros") is said of another thing each time."""
    assert said_again(["Pros", BODY[0], "Pros", BODY[1]], range(4)) == []


def test_the_title_of_a_player_among_paragraphs_goes():
    """French pages glue a video's title to who filmed it; the same words in a sentence stay."""
    video = "The mayor says that the wall, “the pride of Havenport”, must stand before the stormspar Le Courrier"
    told = "The dike was filmed par Le Courrier, as the French say, and the council bought the film for the town."
    found = read_plain("\n".join(("Havenport to rebuild its harbor wall", BODY[0], video, told, *BODY[1:])))

    assert found.paragraphs == (BODY[0], told, *BODY[1:])
    assert (video, "title of a video") in {(r.text, r.reason) for r in found.removed}


def test_a_news_ticker_is_no_part_of_the_article():
    """Three and more lines of a time and a headline go, with their reason; a live blog's sentences stay."""
    ticker = (
        "12:20 Ferry back in service after storm",
        "11:54 Two held over stolen nets",
        "11:31 Rain until Friday",
    )
    found = read_plain(page("Havenport to rebuild its harbor wall", below=ticker))

    assert found.paragraphs == BODY
    assert {r.text for r in found.removed if r.reason == "headline of a news ticker"} == set(ticker)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("Posted on March 3, 2024 by Ann Lee", "Ann Lee"),
        ("March 3, 2024 · 4 min · Ann Lee", "Ann Lee"),
        ("Ann Lee | March 3, 2024", "Ann Lee"),
        ("Ann Lee March 3, 2024 0 Comments", "Ann Lee"),
        ("By Ann LeePublished: Mar 3, 2024", "Ann Lee"),
        ("Written by: Ann Lee Ann Lee", "Ann Lee"),
        ("Written by Ann Lee, Ben Ode, and Cy Wu", "Ann Lee, Ben Ode, and Cy Wu"),
        ("Ann Lee, Print Managing Editor", "Ann Lee"),
        ("Ann Lee Founder & Lead Reviewer", "Ann Lee"),
        ("By Ann Lee, Harbors and Digital Safety Expert & Ben Ode", "Ann Lee"),
        ("By Ann LeeMarch 3, 2024 20 Mins Read", "Ann Lee"),
        ("Posted by Ann at Monday, March 3, 2024", "Ann"),
        ("Guide by Ann Lee Former Deputy Editor", "Ann Lee"),
        ("Posted on March 3, 2024 by night_owl", "night_owl"),
        ("By harborhall February 16, 2026 No Comments", "harborhall"),
        ("May 21, 2025April 24, 2025 by The Lamplighter", "The Lamplighter"),
        ("August 12, 2025 By The Quay Team", "The Quay Team"),
        ("This post was written by Ann Lee, Head of Design", "Ann Lee"),
        ("April Fenwick", "April Fenwick"),
        ("By June Fenwick Hale", "June Fenwick Hale"),
        ("April 5, 2024", None),
        ("By Ann May", "Ann May"),
        ("How to pay by credit card", None),
    ],
)
def test_a_name_is_read_out_of_the_line_that_holds_it(line, name):
    """Roles, dates, reading times and what text copies glue to a name go."""
    assert name_in_line(line) == name


def test_the_likeliest_line_names_the_author():
    """Where several lines may hold a byline, the likeliest that holds a name does."""
    lines = ["By Ben Ode", "12 March 2024", "Ann Lee"]

    assert byline_among(lines, [0.3, 0.9, 0.8]) == "Ann Lee"
    assert byline_among(lines, [0.1, 0.1, 0.1]) is None


def test_an_outlet_is_no_author():
    """A name that claims the copyright too is the outlet's, unless its line says "by" or likely names an author."""
    lines = ["Havenport Tide", "© Havenport Tide 2026", "By Havenport Tide"]

    assert byline_among(lines, [0.3, 0.0, 0.0]) is None
    assert byline_among(lines, [0.9, 0.0, 0.0]) == "Havenport Tide"
    assert byline_among(lines, [0.3, 0.0, 0.2]) == "Havenport Tide"


def test_words_that_the_model_does_not_know_ask_for_nothing():
    """Each line asks for the first row; an unknown word adds none, so that other languages are judged by shape."""
    words = words_of(["Share this", "", "Ĝustan ĉi tie"])
    known = np.unique(asked_by(words_of(["Share this"]))[1])
    ids, starts, sizes = ids_of(words, slots_of(known))

    assert ids[starts[0]] == ids[starts[1]] == ids[starts[2]] == 0
    assert len(ids) == 3 + len(known)
    assert starts.tolist() == [0, len(ids) - 2, len(ids) - 1]
    assert sizes.tolist() == [len(ids) - 2, 1, 1]


def test_the_model_says_the_same_each_time_and_takes_pages_of_any_length():
    """A page of one line, and one of very many, get a chance for each line; twice the same."""
    for text in ("One line only.", "\n".join(f"Line {n} of a page that goes on." for n in range(3000))):
        rows = rows_of(text.split("\n"))
        first, again = judge(look_at(rows)), judge(look_at(rows))

        assert len(first.body) == len(first.title) == len(first.author) == len(rows)
        assert np.array_equal(first.body, again.body)
        assert first.title.sum() == pytest.approx(1)


def test_what_stands_right_above_a_credit_is_the_caption():
    """A short line above the credit of a picture goes with it; a paragraph there stays."""
    caption = "The harbor wall of Havenport at low tide."
    text = page("Havenport to rebuild its harbor wall", caption, "Photo: Ruth Calloway").replace(
        BODY[2], f"{BODY[2]}\nPhoto: Ann Lee"
    )
    found = read_plain(text)

    assert found.paragraphs == BODY
    assert {"Photo: Ruth Calloway", "Photo: Ann Lee", caption} <= {r.text for r in found.removed}


def test_of_two_headlines_the_one_whose_words_the_body_says_is_taken():
    """A related headline that looks as much like one is not the headline: its words are few in the body."""
    other = "Museum of ferries opens its doors after nine years"

    assert read_plain(page(other, "Council votes to rebuild the Havenport harbor wall")).title.startswith("Council")


def test_records_made_together_are_those_made_one_by_one():
    """They are equal, have the same hash, and are as frozen."""
    made = all_removed(["Share", "Menu"], iter(["share bar", "menu"]))

    assert made == [Removed(text="Share", reason="share bar"), Removed(text="Menu", reason="menu")]
    assert len({*made, Removed(text="Menu", reason="menu")}) == 2
    with pytest.raises(FrozenInstanceError):
        made[0].text = "More"
