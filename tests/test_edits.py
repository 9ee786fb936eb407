from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.edit.edits import Edits, names_story, parse_edits, worth
from digest.errors import ConfigError
from digest.models import Article

STORY = Article(id="a1", title="Ferry Aurelia runs aground", paragraphs=(), url="https://x.example/a?utm_source=y")


def test_an_empty_file_wishes_nothing():
    """No edits.toml and an empty one are the same."""
    assert parse_edits("") == Edits()


def test_all_that_the_file_may_say_is_read():
    """Every key of docs/edit.md is understood."""
    edits = parse_edits(
        'intro = "Hello"\nsubject = "S"\npreheader = "P"\ndrop = ["a"]\npin = ["b"]\norder = ["sport"]\n'
        '[[story]]\nstory = "c"\ntitle = "T"\ntopic = "world"\nnote = "N"\nweight = 2\n'
        '[titles]\nsport = "Games"\n[words]\nferry = 2.0\n[sources]\n"The Gazette" = 0.5\n'
    )

    assert (edits.intro, edits.drop, edits.pin, edits.order) == ("Hello", ("a",), ("b",), ("sport",))
    assert (edits.stories[0].title, edits.stories[0].topic, edits.stories[0].weight) == ("T", "world", 2.0)
    assert (edits.titles, edits.words, edits.sources) == (
        (("sport", "Games"),),
        (("ferry", 2.0),),
        (("The Gazette", 0.5),),
    )


@pytest.mark.parametrize(
    ("name", "means"),
    [
        ("a1", True),
        ("ferry  AURELIA runs aground", True),
        ("Ferry Aurelia…", True),
        ("https://x.example/a", True),
        ("Ferry", False),
        ("Tram", False),
        ("", False),
    ],
)
def test_a_story_is_named_by_id_address_title_or_its_beginning(name, means):
    """A name means a story by any of these, and too short a beginning means none."""
    assert names_story(name, [STORY]) is means


def test_a_part_of_a_page_is_named_by_its_place():
    """Of articles on one page an address with its place means one; a place in a whole article means the article."""
    part = replace(STORY, url="https://x.example/now#may-1")
    assert names_story("https://x.example/now#may-1", [part])
    assert not names_story("https://x.example/now#may-2", [part])
    assert names_story("https://x.example/a#comments", [STORY])


def test_words_and_sources_weigh():
    """The editor's words in the title and sources multiply."""
    edits = parse_edits("[words]\naurelia = 3\n[sources]\nGazette = 0.5\n")

    assert worth(edits, STORY) == 3.0
    assert worth(edits, Article(id="b", title="Tram", paragraphs=(), publisher="gazette")) == 0.5


@pytest.mark.parametrize("weight", ["-1", "1001", "nan", "inf", "true", '"2"'])
def test_a_weight_is_a_number_from_nothing_to_a_thousand(weight):
    """Less than nothing would turn the order round, and what is no number has none."""
    with pytest.raises(ConfigError, match="must be a number from 0 to 1000"):
        parse_edits(f"[words]\nferry = {weight}\n")


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_plain_words(text):
    """Whatever stands in the file, the answer is edits or a ConfigError."""
    try:
        edits = parse_edits(text)
    except ConfigError as error:
        edits, said = None, error.message

    assert edits is not None or said.startswith("edits.toml: ")
