"""What an editor writes in an intro or a note: paragraphs and links, in all three shapes; nothing else is markup."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import ChoiceLoader, DictLoader
from lxml import html

from digest.render import check, render, template_loader
from digest.render.prose import lettered, linked, prose
from tests import render_samples as samples

INTRO = """
Good morning,

we meet on [Friday](https://weekly.test/meet_(hall)?x=1&y=2),
see http://old.test/page.
"""


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (None, None),
        (" \n\n ", None),
        ("one\ntwo", "one two"),
        ("one\n \n\ntwo\r\n\r\nthree", "one\n\ntwo\n\nthree"),
        ("In short:\n- one\n  and a half\n* two\n\nthree", "In short:\n• one and a half\n• two\n\nthree"),
        ("1. one\r\n2) two", "1. one\n2) two"),
        ("- one thing\n- and\n\n- another", "• one thing\n• and\n\n- another"),
        ("The sea was rough\n- we stayed at home.", "The sea was rough - we stayed at home."),
        ("It opens on May\n12. Nobody knew.", "It opens on May 12. Nobody knew."),
    ],
)
def test_an_empty_line_parts_paragraphs(said, wanted):
    """A single line's end is a space, as in Markdown."""
    assert prose(said) == wanted


def test_the_points_of_a_list_stand_in_lines_of_their_own():
    """They ran together as one line; in the text part the further lines of a point stand under its words."""
    said = prose("In short:\n- " + "the sea keeps its promises and " * 3 + "\n- see [this](https://a.test/)")

    assert str(linked(said)).count("<br>• ") == 2
    assert "\n  • the sea" in lettered(said, "  ")
    assert "\n    keeps" in lettered(said, "  ")
    assert lettered(said, "  ").endswith("\n  • see this <https://a.test/>")


@pytest.mark.parametrize(
    ("said", "links"),
    [
        ("[Friday](https://a.test/x)", [("Friday", "https://a.test/x")]),
        ("at https://a.test/x, or", [("https://a.test/x", "https://a.test/x")]),
        ("(https://a.test/x_(y))", [("https://a.test/x_(y)", "https://a.test/x_(y)")]),
        ("http://a.test/", [("http://a.test/", "https://a.test/")]),
        ("HTTPS://A.test/x", [("HTTPS://A.test/x", "https://A.test/x")]),
        ("as [he](Http://a.test/) says", [("he", "https://a.test/")]),
        ("as said [[1]](https://a.test/x).", [("[1]", "https://a.test/x")]),
        ("[one [two] three](https://a.test/x)", [("one [two] three", "https://a.test/x")]),
        ("[x](javascript:alert(1))", []),
        ("[x](https://user:pw@a.test/)", []),
        ("[](https://a.test/)", [("https://a.test/", "https://a.test/")]),
        ('<a href="https://a.test">x</a>', [("https://a.test", "https://a.test/")]),
        ("mail ann@a.test", []),
    ],
)
def test_links_are_links_and_all_else_is_text(said, links):
    """No markup of an editor's reaches a reader; an address is https in the mail."""
    tree = html.fromstring(f"<p>{linked(said, 't')}</p>")
    found = [(link.text, link.get("href")) for link in tree.iter("a")]

    assert [words for words, _ in found] == [words for words, _ in links]
    assert [url.rstrip("/") for _, url in found] == [url.rstrip("/") for _, url in links]


@given(st.text(alphabet="[]() \n<>&\"'ab:/.https", max_size=60))
def test_whatever_is_written_is_safe_and_whole(said):
    """The words all come out, whatever brackets stand around them."""
    written = prose(said) or ""
    tree = html.fromstring(f"<p>{linked(written)}</p>")

    assert {tag.tag for tag in tree.iter()} <= {"p", "a", "br"}
    assert isinstance(lettered(written), str)


def test_brackets_take_no_time():
    """However many are opened."""
    start = time.perf_counter()
    for said in (
        "[" * 20_000,
        "[[a]" * 5_000,
        "[a][" * 5_000,
        "[a](" * 5_000,
        "https://" + "(" * 20_000,
        "https://a" + "." * 20_000,
    ):
        linked(said)

    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_an_intro_and_a_note_stand_in_all_three_shapes(template):
    """With their links, which the plain text spells out behind the words; and no check finds fault."""
    told = [samples.story(1, note="More in [our guide](https://weekly.test/guide)."), samples.story(2)]
    made = samples.issue(told, letter=samples.replace(samples.LETTER, template=template), intro=INTRO)
    shown = render(made)

    wanted = ["https://weekly.test/meet_(hall)?x=1&y=2", "https://old.test/page", "https://weekly.test/guide"]
    links = [link.get("href") for link in html.fromstring(shown.html).iter("a")]
    assert [url for url in wanted if url not in links] == []
    assert "Friday <https://weekly.test/meet_(hall)?x=1&y=2>, see" in " ".join(shown.text.split())
    assert "our guide <https://weekly.test/guide>." in " ".join(shown.text.split())
    assert "Good morning,\n\n" in shown.text
    assert 'href="http://old.test/page"' in shown.web
    assert [one for one in check(made, shown) if one.severity == "error"] == []


def test_what_is_none_is_printed_as_nothing():
    """A postal address that is not set is no "None" in every reader's mail."""
    own = DictLoader({"mine/issue.txt.j2": "[{{ issue.address }}{{ issue.intro }}] {{ issue.unsubscribe }}"})
    letter = samples.replace(samples.LETTER, template="mine", address=None)

    shown = render(
        samples.issue([samples.story(1)], letter=letter, intro=None), loader=ChoiceLoader([own, template_loader()])
    )

    assert shown.text.startswith("[] ")
