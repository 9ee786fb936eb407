"""A keyword of the newsletter's own names a story also within a longer word, where a language writes words together."""

import pytest

from digest.edit import classify
from digest.edit.compounds import compounds
from digest.models import Article, Topic

TOPICS = (
    Topic(id="music", title="Musik", keywords=("Orchester", "Konzert")),
    Topic(id="school", title="Schule", keywords=("Schule",)),
)


@pytest.mark.parametrize(
    ("stem", "language", "held"),
    [
        ("blasorchest", "de", "orchest"),
        ("realschul", "de", "schul"),
        ("schulgart", "de", "schul"),
        ("schulen", "de", None),
        ("beispiel", "de", None),
        ("transport", "de", None),
        ("realschul", "en", None),
        ("버드내시장", "ko", "시장"),
        ("대학교", "ko", None),
    ],
)
def test_a_word_is_seen_within_another_beside_enough_of_it(stem, language, held):
    """At its end or its beginning; no other language is asked."""
    wanted = {"orchest": 7, "schul": 8, "spiel": 9, "sport": 10, "시장": 11, "학교": 12}

    assert compounds([stem], wanted, language) == ({0: wanted[held]} if held else {})


def test_what_is_wanted_itself_holds_no_other_word():
    """Where both are keywords each names its own topic."""
    assert compounds(["hauptschul", "schul"], {"schul": 1, "hauptschul": 2}, "de") == {}


def test_a_compound_in_a_headline_files_its_story():
    """The brass band stands under music, the secondary school under schools, and a bakery under neither."""
    week = (
        ("Blasorchester sucht eine Tuba", "Geprobt wird freitags im Feuerwehrhaus. Ein Instrument kann man leihen."),
        ("Turnhalle der Realschule gesperrt", "Durch das Dach dringt Wasser. Bis Ostern wird sie repariert."),
        ("Bäckerei Thiel schließt", "Nach neunzig Jahren backt sie zum letzten Mal. Ein Nachfolger fand sich nicht."),
    )
    articles = [
        Article(id=str(at), title=title, paragraphs=(text,), language="de") for at, (title, text) in enumerate(week)
    ]

    assert classify(articles, TOPICS) == ("music", "school", "more")
