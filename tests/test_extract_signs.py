"""What classes and ids say of a page's elements."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.extract import signs
from digest.extract.signs import NO_SIGN, called, grown, is_beside, signs_of

LETTERS = st.text("abc-", min_size=1, max_size=5)


@given(st.lists(LETTERS, min_size=1, max_size=8), st.text("abc- ", max_size=12))
def test_a_tree_of_words_finds_what_its_words_find(words, text):
    """The words are found where one after the other would be."""
    assert bool(re.search(grown(words), text)) == any(word in text for word in words)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        (("bio(?:-|$)", "biography-of"), "biology", False),
        (("bio(?:-|$)", "biography-of"), "the bio", True),
        (("bio(?:-|$)", "biography-of"), "a biography-of", True),
        (("tag(?:-|$)", "t"), "tower", True),
        (("a.b",), "axb", False),
    ],
)
def test_a_word_may_go_on_in_brackets(words, text, found):
    """What stands in brackets is a pattern, letters before it are letters."""
    assert bool(re.search(grown(words), text)) is found


@pytest.mark.parametrize("name", ["_AUTHOR", "_WHEN", "_STANDFIRST", "_APART"])
def test_what_the_patterns_know_is_not_passed_over(name):
    """The hint is a shortcut: each name that one of the patterns finds holds one of its letters."""
    pattern = getattr(signs, name)

    @given(st.from_regex(pattern, alphabet=st.characters(codec="ascii", categories=["Ll", "Nd", "Pd", "Zs", "Pc"])))
    def hinted(text):
        assert signs._HINT.search(text)

    hinted()


@pytest.mark.parametrize(
    ("names", "marked"),
    [
        ("article__byline", {"author"}),
        ("post-author-name", {"author"}),
        ("comment-author", set()),
        ("entry-date published", {"when"}),
        ("related date", set()),
        ("Sub-Headline", {"standfirst"}),
        ("last-updated", {"changed"}),
        ("cookie-law-info-bar", {"apart"}),
        ("x cli-bar", {"apart"}),
        ("incli-bar", set()),
        ("btn button", {"button"}),
        ("wrapper grid-12", set()),
    ],
)
def test_names_mark_an_element(names, marked):
    """By whole words, in any case, and not in the parts of a page that are somebody else's."""
    found = signs_of(names)
    assert {kind for kind, said in found._asdict().items() if said} == marked
    assert (found is NO_SIGN) == (not marked)


@pytest.mark.parametrize(
    ("names", "bad"),
    [
        ("nav-main", True),
        ("canav", False),
        ("ads box", True),
        ("roads", False),
        ("tags", True),
        ("stage", False),
        ("toc-2", True),
        ("stock", False),
    ],
)
def test_short_words_count_where_they_stand_alone(names, bad):
    """A "nav" is a menu, a "canav" is none."""
    assert called(names).bad is bad


@given(st.text(string.ascii_lowercase + "-_ ", max_size=30))
def test_any_names_can_be_asked(names):
    """What is asked of one name is answered for two beside each other."""
    assert called(f"{names} sidebar").bad
    assert called(f"article-body {names}").body


@pytest.mark.parametrize(
    ("names", "bad"),
    [
        ("elementor-widget elementor-widget-text-editor", False),
        ("elementor-widget elementor-widget-nav-menu", True),
        ("hs_cos_wrapper hs_cos_wrapper_widget", False),
        ("shopify-section main-article", False),
        ("shopify-section-group-footer-group", True),
        (" __next", False),
        ("field field--name-body field--label-hidden", False),
        ("region-sidebar-first sidebar", True),
        ("content-sidebar-wrap", False),
        ("layout has-sidebar", False),
        ("post-7 post type-post category-share-prices tag-product-recalls", False),
        ("post-7 post type-post category-share-prices related", True),
        ("tag-list", True),
        ("overflow-hidden", False),
        ("widget-span widget-type-rich_text", False),
        ("widget-span widget-type-menu", True),
        ("so-panel widget widget_sow-editor panel-first-child", False),
        ("widget blog", False),
        ("widget blogarchive", True),
        ("wy-nav-content-wrap", False),
        ("wy-nav-side", True),
    ],
)
def test_what_a_system_calls_all_parts_says_nothing_of_one(names, bad):
    """A widget of Elementor's is any part of a page, a keyword of a post is what it is about."""
    assert called(names).bad is bad


@pytest.mark.parametrize(
    ("names", "beside"),
    [("post-7 post type-post tag-popular-music", False), ("content-sidebar-wrap", False), ("popular-posts", True)],
)
def test_a_byline_below_such_names_is_the_articles(names, beside):
    """What a post is about puts its byline into no box."""
    assert is_beside(names) is beside
