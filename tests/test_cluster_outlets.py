"""Reports of one event come from different outlets: series and themes of one outlet are no story."""

import datetime as dt

from digest.edit.cluster import cluster
from digest.models import Article

START = dt.datetime(2026, 11, 16, 8, tzinfo=dt.UTC)


def article(name: str, outlet: str, title: str, *paragraphs: str, hours: int = 0) -> Article:
    """Return an article of an outlet."""
    url = f"https://www.{outlet}.example/{name}"
    published = START + dt.timedelta(hours=hours)
    return Article(id=name, title=title, paragraphs=paragraphs, url=url, publisher=outlet, published=published)


def groups_of(*articles: Article) -> set[frozenset[str]]:
    """Return the groups of more than one as sets of ids."""
    return {frozenset(a.id for a in group) for group in cluster(articles) if len(group) > 1}


def test_a_series_of_one_blog_is_not_a_story():
    """The parts of a series share a title and a subject, and stay apart."""
    parts = ("Drawing the frames", "Storing the seedlings", "Watering by a timer", "Reading the soil sensor")
    series = [
        article(f"{n}", "potting", f"A Greenhouse From Scratch: Part {n} - {part}", f"{part} is what I did in part {n}"
                " of building my greenhouse controller with a Vellum board and the Sprout library.", hours=n)
        for n, part in enumerate(parts, 1)
    ]  # fmt: skip

    assert groups_of(*series) == set()


def test_a_copy_within_one_outlet_is_joined():
    """The same report twice at one outlet, a few words changed, is one story."""
    text = (
        "The lifeboat crew of Porthgarrow brought eleven anglers ashore on Monday evening after their boat, the Merrin,"
        " lost its rudder in heavy swell two miles west of the Carn lighthouse. Nobody was hurt, coxswain Jory Tregenna"
        " said, and the boat was towed into the harbor shortly before midnight with the help of two fishing vessels."
    )
    first = article("a", "harborpost", "Eleven anglers rescued off Porthgarrow", text)
    again = article("b", "harborpost", "Anglers rescued off Porthgarrow", text.replace("shortly before", "just before"))

    assert groups_of(first, again) == {frozenset("ab")}


def test_matches_of_one_tournament_are_different_events_and_one_match_is_one():
    """Reports of a great tournament are joined only where they tell the same match."""
    told = (
        ("northpost", "Orlavia beat Tessen in Corbel Cup opener", "Striker Milo Harkin scored twice for Orlavia."),
        ("southnews", "Corbel Cup: Brannock hold Quill to a draw", "Goalkeeper Ada Serle saved a late penalty."),
        ("eastwire", "Corbel Cup hosts Vantry knocked out by Lume", "Coach Bram Oster resigned in the stadium."),
        ("westdaily", "Pell thrash Ardmoor in the Corbel Cup", "Winger Zofia Rahn made four of the six goals."),
        ("northpost", "Corbel Cup: rain stops Sorrel against Dunmere", "The rest is played behind closed doors."),
        ("southnews", "Kestle captain Ivo Brandt sent off at Corbel Cup", "Fenwick won by a header in extra time."),
        ("eastwire", "Corbel Cup ticket prices anger fans of Wray", "A seat in the final costs ninety crowns."),
        ("westdaily", "Hollin reach Corbel Cup quarter-final", "Teenager Nils Aube beat three defenders of Marle."),
        ("northpost", "Doping test delays Corbel Cup match of Ostrel", "Doctor Lena Voss calls it a mistake."),
        ("southnews", "Corbel Cup bus crash: Tarn squad unhurt", "The driver braked for a deer near the hotel."),
    )
    reports = [article(f"{n}", outlet, title, body, hours=n) for n, (outlet, title, body) in enumerate(told)]
    second = article(
        "0-again", "westdaily", "Harkin scores twice as Orlavia beat Tessen",
        "Milo Harkin scored both goals as Orlavia beat Tessen in the opener of the Corbel Cup.", hours=2,
    )  # fmt: skip

    assert groups_of(*reports, second) == {frozenset({"0", "0-again"})}


def test_a_form_that_is_filled_in_is_not_a_copy():
    """A few words that stand under every title of a page do not make the pages one."""
    first = article("a", "puzzler", "Magazine answers", "CROSSWORD - November 20, 2026", "SUDOKU - November 20, 2026")
    other = article("b", "puzzler", "Magazine grids", "CROSSWORD - November 20, 2026", "SUDOKU - November 20, 2026")

    assert groups_of(first, other) == set()
