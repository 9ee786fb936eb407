"""Which sentences may stand together: who is meant was named, what is meant was told, nothing is said twice."""

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


def test_a_family_name_follows_the_full_name():
    """Who is called by a family name was named in full before it in the summary, or nowhere."""
    able = passages(article("Anna Weber is the mayor of Lenne.", "Weber said so.", "Kurz agreed.", "It was Mr Weber."))
    table = Table(able, "en")

    assert not table.welcomes(1, [])
    assert not table.welcomes(3, [2])
    assert table.welcomes(1, [0])
    assert table.welcomes(2, [])
    assert Table(able, "en", title="Weber is the mayor").welcomes(1, [])


def test_a_thing_is_told_before_it_is_taken_for_known():
    """A race that is known follows one that was told of, or its neighbor; its own report may open with it."""
    able = passages(
        article(
            "The race drew a crowd to Lenne.",
            "Anna Weber opened it.",
            "Prices rose in Aachen.",
            "The team was tired after so long a day.",
            "The race ended at noon.",
        )
    )
    table = Table(able, "en")

    assert table.welcomes(0, [])
    assert table.welcomes(4, [0])
    assert not table.welcomes(4, [1])
    assert table.welcomes(3, [2])
    assert not table.welcomes(3, [0])


def test_he_is_the_one_named_last():
    """A pronoun may stand two sentences behind a name, unless the sentence between them names another one."""
    able = passages(
        article(
            "Anna Weber came to Lenne.",
            "It rained all day.",
            "She left at noon.",
            "With Ben Kurz came rain.",
            "He sang.",
        )
    )
    table = Table(able, "en")

    assert table.welcomes(2, [0])
    assert not table.welcomes(4, [2])


def test_sentences_are_chosen_together():
    """The best rated set that reads well and fits the budget is taken."""
    able = passages(article(*BRIDGE[:3]))

    table = Table(able, "en")

    assert choose_set(table, [[1, 2], [0, 1]]) == [1, 2]
    assert choose_set(table, [[2, 3], [0, 3], [0, 1]]) == [0, 1]
    assert choose_set(table, [[2, 3]]) == []
    assert choose_set(Table(able, "en", words=30), [[0, 1, 2]]) == []


def test_what_turns_from_another_sentence_follows_it_soon():
    """What says "But Weber" may stand up to three sentences behind another, "But she" only behind its neighbor."""
    able = passages(
        article(
            "The council of Lenne closed the bridge.",
            "It rained all day.",
            "Shops were shut.",
            "But Anna Weber opened it again.",
            "But she left at noon.",
        )
    )
    table = Table(able, "en")

    assert table.welcomes(3, [0])
    assert not table.welcomes(3, [])
    assert not table.welcomes(4, [0])
    assert table.welcomes(4, [3])


def test_only_one_sentence_turns_from_the_others():
    """A summary that says "But Weber" says no second "But Kurz" behind it, unless it is the neighbor's."""
    able = passages(
        article(
            "The council of Lenne closed the bridge.",
            "Shops were shut.",
            "But Anna Weber opened it again.",
            "Prices rose in Aachen all summer.",
            "But Ben Kurz closed his shop.",
        )
    )

    assert Table(able, "en").welcomes(4, [2, 3])
    assert not Table(able, "en").welcomes(4, [2])


def test_a_sentence_of_another_report_leans_on_nothing_unsaid():
    """Beside other sentences stands no "he", no move and no family name that these have not told of."""
    able = passages(
        article(
            "Engineer Clara Brandt had warned of rust in 2019.",
            "Brandt wrote to the council twice.",
            "She was not heard.",
            "The move surprised shops in Aachen.",
        )
    )
    table = Table(able, "en")

    assert table.welcomes_beside(0, ["The bridge is closed."])
    assert not table.welcomes_beside(1, ["The bridge is closed."])
    assert table.welcomes_beside(1, ["Clara Brandt closed the bridge."])
    assert not table.welcomes_beside(2, ["Clara Brandt closed the bridge."])
    assert not table.welcomes_beside(3, ["The bridge is closed."])
    assert table.welcomes_beside(3, ["The move was planned."])
