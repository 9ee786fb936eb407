"""The characters and words of lines as arrays, and what must stand in a line before a pattern is tried."""

# ruff: noqa: E501 - lists of lines read best one kind a line

from __future__ import annotations

import numpy as np
import pytest

from digest.extract import chrome, kinds, lines, shapes
from digest.extract.glyphs import LONGEST, LOWER, UPPER, glyphs_of
from digest.extract.hints import hints_of, reasons_in
from digest.extract.kinds import SPREAD, kinds_of, known
from digest.extract.rows import rows_of
from digest.extract.slots import SLOTS, apart, slots_of, spread_for
from digest.extract.spelling import code_of, spelled
from digest.extract.standing import FEATURES, table_of
from digest.extract.titles import without_site
from digest.extract.vocabulary import words_in, words_of


def test_marks_are_counted_line_by_line():
    """Commas, quotes, money, digits and ends of sentences of each line, an empty one between."""
    glyphs = glyphs_of(['"One, two," she said. "Three!" Yes.', "", "Costs $4.50, or 5 €", "終わり。次"])

    assert glyphs.counts["commas"].tolist() == [2, 0, 1, 0]
    assert glyphs.counts["quotes"].tolist() == [4, 0, 0, 0]
    assert glyphs.counts["money"].tolist() == [0, 0, 2, 0]
    assert glyphs.counts["digits"].tolist() == [0, 0, 4, 0]
    assert glyphs.counts["stops"].tolist() == [3, 0, 0, 1]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It rains.", True),
        ('It rains."', True),
        ("(It rains!)", True),
        ("It rains", False),
        ("Dr. Lee", False),
        ("雨。", True),
    ],
)
def test_a_line_ends_as_a_sentence_does(line, ends):
    """The last mark of a sentence may have quotes and brackets behind it."""
    assert glyphs_of([line, "Another line."]).ends.tolist() == [ends, True]


def test_letters_beyond_the_first_plane_are_letters_of_no_case():
    """Emoji and rare scripts shift nothing: the next line is counted as it stands."""
    glyphs = glyphs_of(["😀😀 ab", "C, d"])

    assert glyphs.counts["commas"].tolist() == [0, 1]
    assert glyphs.hold(UPPER).tolist() == [False, True]
    assert glyphs.hold(LOWER).tolist() == [True, True]


def test_what_is_looked_at_of_a_line_can_be_counted():
    """No line that is looked at is so long that a count could run over."""
    assert max(lines.SHOWN + lines.SHOWN_LAST + 1, shapes.LOOKED_AT) <= LONGEST


def test_a_word_has_one_code_wherever_it_stands():
    """Case and marks around a word do not count, numbers of as many digits are one, vowel signs belong to their word."""
    codes = spelled(glyphs_of(["The (harbor), HARBOR", "", "12 34 567", "सर्वाधिकार"])).codes.tolist()

    assert codes[:3] == [code_of("the"), code_of("harbor"), code_of("harbor")]
    assert codes[3] == codes[4] != codes[5]
    assert codes[6:] == [code_of("सर्वाधिकार")]


def test_marks_within_a_word_make_it_a_word_of_several_runs():
    """A time of day is one word, and no number; what its parts are counts all the same."""
    words = words_of(["By: Ann-Lee at 12:30"])
    said = spelled(glyphs_of(["By: Ann-Lee at 12:30"]))

    assert words.sizes.tolist() == [4]
    assert said.begins.tolist() == [True, True, False, True, True, False]
    assert said.lengths.tolist() == [2, 3, 3, 2, 2, 2]
    assert words.of_kinds([kinds.FIGURE]).tolist() == [[0]]
    assert words.numbers.tolist() == [2]
    assert words.have(kinds.NAMING).tolist() == [True]


def test_words_of_a_very_long_page_are_the_same():
    """Beyond the powers that are kept, a word has the code it has at the beginning."""
    words = words_of(["harbor wall"] * 12_000)

    assert set(words.codes.tolist()) == {code_of("harbor"), code_of("wall")}
    assert words.sizes.tolist() == [2] * 12_000


def test_words_are_known_by_their_kinds():
    """A word may be of several kinds; an unknown one is of none."""
    found = kinds_of(
        np.array([code_of(word) for word in ("the", "by", "march", "Havenport")], dtype=np.uint32)
    ).tolist()

    assert found[0] & kinds.GRAMMAR
    assert found[1] & kinds.GRAMMAR
    assert found[1] & kinds.NAMING
    assert found[2] & kinds.MONTH
    assert found[3] == 0


def test_known_words_have_a_slot_of_their_own():
    """Of two words that share a slot the earlier is known; what is not known has row 0."""
    known = apart([5, (1 << 20) + 1, 7, 1 << 20])

    assert known == [5, (1 << 20) + 1]
    assert slots_of(np.array(known, dtype=np.uint32)).find(np.array([7, 5, 1 << 20], dtype=np.uint32)).tolist() == [
        0,
        1,
        0,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Share this article", "Read more: the wall", "» Read next", "[Read the full story]", "Follow us on X", "12 comments", "1 view",
        "Photo: Ann Lee", "The wall at dusk. Photo: Ann Lee", "null | Image: self", "(Getty Images)", "© 2024 The Tide", "All rights reserved",
        "Sign up for our newsletter", "We use cookies to do better", "Become a member today", "5 min read", "Lesezeit 4 Minuten",
        "Advertisement", "Anzeige", "Реклама", "Читайте также: стена", "اقرأ أيضا: الجدار", "यह भी पढ़ें: दीवार", "広告", "分享", "版权所有",
        "جميع الحقوق محفوظة", "www.havenport.example", "ann@havenport.example", "harbor tracker", "Tags: harbor, wall", "The wall →",
        "What you need to know:", "You have 3 free articles left", "Lire aussi : le mur", "À lire également", "Suivez-nous sur X",
        "Don't miss: the wall", "Previous post: the wall", "Mots-clés : mur", "Abonnez-vous à la newsletter", "Be the first to comment",
        "FILE PHOTO: Boats behind the wall. The Tide/Ann Lee", "Photo by Ann Lee", "Image courtesy of the harbor", "This post contains affiliate links.",
        "(Reporting by Ann Lee; Editing by Ben Ode)", "Reporting by Ann Lee in Havenport; editing by Ben Ode", "We may earn a small commission from links.",
        "This page is for informational purposes only.",
    ],
)  # fmt: skip
def test_no_furniture_is_passed_over(line):
    """What is furniture by its words has the hint that makes its pattern worth trying."""
    glyphs = glyphs_of([line])

    assert chrome.reason_of(line)
    assert reasons_in([line], hints_of(glyphs, words_in(glyphs))) == {0: chrome.reason_of(line)}


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("Published March 3, 2024", True), ("3.10.2024, 14:05", True), ("20240303", True), ("le 5 janvier 2021", True),
        ("12 March at 9:30 by 4 people", True), ("March with us", False), ("10 of 12", False), ("The harbor wall", False),
    ],
)  # fmt: skip
def test_a_date_is_looked_for_where_one_may_stand(line, dated):
    """A month beside a number, or three numbers, with a year or a time; or eight digits."""
    glyphs = glyphs_of([line])

    assert hints_of(glyphs, words_in(glyphs)).date.tolist() == [dated]


def test_rows_know_their_layout():
    """Indents, gaps and bullets are told side by side; controls, tabs and doubled spaces go."""
    rows = rows_of(["Title", "", "  * One\u200b  two", "\tThree", " *", "4. Four", ""])

    assert rows.texts == ["Title", "* One two", "Three", "4. Four"]
    assert rows.bare == ["Title", "One two", "Three", "4. Four"]
    assert list(rows.indents) == [0, 2, 1, 0]
    assert list(rows.gaps) == [True, True, False, True]
    assert list(rows.marks) == [0, 1, 0, 4]
    assert rows.part(1, 3).bare == ["One two", "Three"]


def test_the_net_is_told_where_a_line_stands():
    """How far the last long line is above and the next one below, and how much of the text stands above."""
    long = "The council of Havenport voted on Tuesday to rebuild the old harbor wall before the winter storms return to the coast."
    table = table_of(lines.look_at(rows_of(["Menu", long, "Share", long])).own)
    row = {name: table[at].tolist() for at, name in enumerate(FEATURES)}

    assert row["since_long"][1] == row["until_long"][3] == 0
    assert row["until_long"][0] == row["since_long"][2] == pytest.approx(np.log1p(1))
    assert row["text_above"] == pytest.approx([0, 0.5, 0.5, 1])


@pytest.mark.parametrize(
    "line",
    [
        "Streamers earn a commission when viewers buy games.", "The commission met on Monday.", "Picture by picture, the film tells of a wall. It is long.",
        "Reporting by the council takes a year.", "No affiliate was told of the vote.",
    ],
)  # fmt: skip
def test_text_that_speaks_of_such_things_stays(line):
    """A word of disclosures or credits makes no line furniture."""
    assert chrome.reason_of(line) is None


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Talks on the ferry have failed – Medien", "Talks on the ferry have failed – Medien"),
        ("Корабли исключили из числа улик – СМИ", "Корабли исключили из числа улик – СМИ"),
        ("Two of five ferries are late - Study", "Two of five ferries are late - Study"),
        ("Talks on the ferry have failed – Harbor News", "Talks on the ferry have failed"),
    ],
)
def test_who_says_so_is_no_name_of_a_site(title, left):
    """Without "media say" the headline would tell as a fact what others report."""
    assert without_site(title) == left


def test_the_search_for_slots_ends_where_it_begins():
    """The number from which it begins gives each listed word its own slot, so that no process searches."""
    assert known()[0].spread == SPREAD
    codes = np.array([1, 2, 3], dtype=np.uint32)  # of one slot, times small numbers
    for start in (1, SLOTS - 1):
        assert slots_of(codes, spread_for(codes, start)).find(codes).tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("( Leggi anche su: Il muro del porto )", "link to another article"),
        ("[READ MORE: The wall is done]", "link to another article"),
        ("(Lire aussi : le mur)", "link to another article"),
        ("(The wall had fallen twice before.)", None),
        ("(Share prices fell again)", None),
        ("(" * 5_000 + ")" * 5_000, None),
    ],
)
def test_what_leads_elsewhere_may_stand_in_brackets(line, reason):
    """A link to another article is one in brackets, too; other furniture is not looked for there."""
    assert chrome.reason_in_brackets(line) == reason
