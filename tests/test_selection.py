"""Which sentences may stand together: who is meant was named, what is meant was told, nothing is said twice."""

import pytest

from digest.edit.leaning import hangs
from digest.edit.passages import passages
from digest.edit.selection import Table, choose_set
from digest.edit.summarize import summarize
from tests.test_summarize import BRIDGE, article, told


def test_a_pronoun_follows_the_one_it_means():
    """A hanging sentence is taken only close behind one that names somebody."""
    summary = summarize(article(*BRIDGE), sentences=6)
    found = told(summary)
    for at, text in enumerate(found):
        if hangs(text, "en"):
            assert at
            assert summary.sentences[at].paragraph - summary.sentences[at - 1].paragraph <= 2


NAMES = ("Anna Weber is the mayor of Lenne.", "Weber said so.", "Kurz agreed.", "It was Mr Weber.")
RACE = (
    "The race drew a crowd to Lenne.",
    "Anna Weber opened it.",
    "Prices rose in Aachen.",
    "The team was tired after so long a day.",
    "The race ended at noon.",
)
RAIN = (
    "Anna Weber came to Lenne.",
    "It rained all day.",
    "She left at noon.",
    "With Ben Kurz came rain.",
    "He sang.",
)
CLOSED = (
    "The council of Lenne closed the bridge.",
    "It rained all day.",
    "Shops were shut.",
    "But Anna Weber opened it again.",
    "But she left at noon.",
)
TURNS = (
    "The council of Lenne closed the bridge.",
    "Shops were shut.",
    "But Anna Weber opened it again.",
    "Prices rose in Aachen all summer.",
    "But Ben Kurz closed his shop.",
)
QUOTED = (
    "Engineer Clara Brandt had warned of rust in 2019.",
    "The cables were too thin, Brandt said.",
    "The mayor ignored what Brandt called a matter of weeks.",
    "Nobody listened, Kurz said.",
)
RUST = (
    "Engineer Clara Brandt had warned of rust in 2019.",
    "Brandt wrote to the council twice.",
    "She was not heard.",
    "The move surprised shops in Aachen.",
)


@pytest.mark.parametrize(
    ("texts", "at", "chosen", "welcome"),
    [
        pytest.param(NAMES, 1, [], False, id="a family name whose full name the article says, but not the summary"),
        pytest.param(NAMES, 3, [2], False, id="a family name with a title, and only another name before it"),
        pytest.param(NAMES, 1, [0], True, id="a family name after the full name"),
        pytest.param(NAMES, 2, [], True, id="a family name that the article explains nowhere"),
        pytest.param(QUOTED, 1, [], False, id="who is quoted, whose full name the summary does not say"),
        pytest.param(QUOTED, 2, [], False, id="who calls it so, whose full name the summary does not say"),
        pytest.param(QUOTED, 1, [0], True, id="who is quoted, after the full name"),
        pytest.param(QUOTED, 3, [], True, id="who is quoted, whom the article explains nowhere"),
        pytest.param(RACE, 0, [], True, id="a thing that is known opens its own report"),
        pytest.param(RACE, 4, [0], True, id="a thing after it was told of"),
        pytest.param(RACE, 4, [1], False, id="a thing that was not told of"),
        pytest.param(RACE, 3, [2], True, id="a thing behind its neighbor"),
        pytest.param(RACE, 3, [0], False, id="a thing far behind what does not tell of it"),
        pytest.param(RAIN, 2, [0], True, id="a pronoun two sentences behind a name"),
        pytest.param(RAIN, 4, [2], False, id="a pronoun with another name between"),
        pytest.param(CLOSED, 3, [0], True, id="“But Weber” three sentences behind another"),
        pytest.param(CLOSED, 3, [], False, id="“But Weber” alone"),
        pytest.param(CLOSED, 4, [0], False, id="“But she” far behind"),
        pytest.param(CLOSED, 4, [3], True, id="“But she” behind its neighbor"),
        pytest.param(TURNS, 4, [2, 3], True, id="a second “But” behind its neighbor"),
        pytest.param(TURNS, 4, [2], False, id="a second “But” elsewhere"),
    ],
)
def test_a_sentence_may_stand_where_what_it_leans_on_was_told(texts, at, chosen, welcome):
    """Who is meant was named, a thing was told of before it is known, and one sentence turns from the others."""
    assert Table(passages(article(*texts)), "en").welcomes(at, chosen) is welcome


def test_the_title_names_too():
    """Who stands in the headline may be called by a family name at once."""
    assert Table(passages(article(*NAMES)), "en", title="Weber is the mayor").welcomes(1, [])


@pytest.mark.parametrize(
    ("at", "said", "welcome"),
    [
        pytest.param(0, "The bridge is closed.", True, id="it names whom it speaks of"),
        pytest.param(1, "The bridge is closed.", False, id="a family name that was not told of"),
        pytest.param(1, "Clara Brandt closed the bridge.", True, id="a family name that was"),
        pytest.param(2, "Clara Brandt closed the bridge.", False, id="a pronoun"),
        pytest.param(3, "The bridge is closed.", False, id="a move that was not told of"),
        pytest.param(3, "The move was planned.", True, id="a move that was"),
    ],
)
def test_a_sentence_of_another_report_leans_on_nothing_unsaid(at, said, welcome):
    """Beside other sentences stands no "he", no move and no family name that these have not told of."""
    assert Table(passages(article(*RUST)), "en").welcomes_beside(at, [said]) is welcome


def test_sentences_are_chosen_together():
    """The best rated set that reads well and fits the budget is taken."""
    able = passages(article(*BRIDGE[:3]))

    table = Table(able, "en")

    assert choose_set(table, [[1, 2], [0, 1]]) == [1, 2]
    assert choose_set(table, [[2, 3], [0, 3], [0, 1]]) == [0, 1]
    assert choose_set(table, [[2, 3]]) == []
    assert choose_set(Table(able, "en", words=30), [[0, 1, 2]]) == []


def test_a_further_sentence_of_few_words_is_taken_last():
    """A set whose further sentence says little comes behind the others, and stands where none of them reads well."""
    brief = "The bridge was old."
    able = passages(article(BRIDGE[0], brief, BRIDGE[1]))
    at, long = next(i for i, passage in enumerate(able) if passage.text == brief), len(able) - 1
    table = Table(able, "en")

    assert choose_set(table, [[0, at], [0, long]]) == [0, long]
    assert choose_set(table, [[0, at]]) == [0, at]
