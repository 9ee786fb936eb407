import datetime as dt
from dataclasses import replace

import pytest

from digest.edit.diaries import diary_share
from digest.edit.guides import tells_no_event
from digest.edit.rank import chosen, lead_first, standing, varied
from digest.models import Article

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)


def report(name: str, words: int = 100, **more) -> Article:
    """Return an article of so many words."""
    return Article(id=name, title=name, paragraphs=("word " * words,), **({"publisher": name, "source": name} | more))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([report("a"), report("b")], [report("a")]),
        ([report("a", position=0)], [report("a", position=9)]),
        ([report("a", published=NOON)], [report("a", published=NOON - dt.timedelta(days=5))]),
        ([report("a", words=400)], [report("a", words=40)]),
        ([report("a", weight=2.0)], [report("a")]),
    ],
    ids=["outlets", "place in the feed", "freshness", "fullness", "weight"],
)
def test_each_reason_lifts_a_story(better, worse):
    """More outlets, a better place, a later date, a fuller text and a weight each count."""
    assert standing(better, NOON).score > standing(worse, NOON).score


def test_what_six_outlets_tell_leads_before_what_three_put_first():
    """The best place, date and fullness outweigh neither three more outlets, nor a second and a third one."""

    def told(outlets, **more):
        return standing([report(name, **more) for name in outlets], NOON).score

    first = {"position": 0, "published": NOON, "words": 500}
    later = {"position": 9, "published": NOON - dt.timedelta(days=3)}
    assert told("abcdef", **later, words=500) > told("xyz", **first)
    assert told("abc", **later) > told("x", **first)


def test_the_reason_is_told_in_plain_words():
    """A reader of the report understands why a story stands where it stands."""
    reports = [report("a", words=500, published=NOON), report("b", position=3)]

    assert standing(reports, NOON).reason == "2 outlets; first in its source; fresh; a full report"
    assert standing([report("a")], None, 1.0, {}).reason == "one report"


def test_the_most_complete_report_leads():
    """The lead is the fullest report; a heavier source wins over a slightly fuller one."""
    assert [a.id for a in lead_first([report("a", 50), report("b", 300)])] == ["b", "a"]
    assert lead_first([report("a", 280, weight=1.5), report("b", 300)])[0].id == "a"


def test_the_newer_of_two_full_reports_leads():
    """Monday's "talks will begin" does not lead over Tuesday's "talks end"; over a mere note it does."""
    begin = report("talks will begin", 300, published=NOON - dt.timedelta(days=1))
    end, note = (report("talks end", words, published=NOON) for words in (200, 20))

    assert lead_first([begin, end])[0] == end
    assert lead_first([begin, note])[0] == begin


def test_a_short_report_that_knows_the_end_leads_where_most_came_later():
    """One full report of the day before is overtaken by three notes of the day after, and not by one."""
    begin = report("talks will begin", 400, published=NOON - dt.timedelta(days=1))
    ends = [report(f"talks end, {name}", 30, published=NOON - dt.timedelta(hours=n)) for n, name in enumerate("abc")]

    assert lead_first([begin, *ends])[0] in ends
    assert lead_first([begin, *ends[:1]])[0] == begin


def test_a_question_does_not_lead_over_a_report():
    """A headline tells what happened; the fuller text that asks stands beside it."""
    asks, tells = report("will the talks end in war?", 500), report("talks in Lunden end", 60)

    assert lead_first([asks, tells])[0] == tells


def test_a_headline_alone_stands_behind_what_has_a_text_unless_many_tell_it():
    """Where a limit binds, a headline without a text is carried last; what several outlets head is news still."""
    bare, told = replace(report("a"), paragraphs=(), position=0), replace(report("b", words=30), position=9)
    heads = [replace(bare, id=name, publisher=name) for name in "acde"]

    assert standing([bare], NOON).score < standing([told], NOON).score < standing(heads, NOON).score
    assert "headlines alone" in standing([bare], NOON).reason
    assert "headlines alone" not in standing([bare, told], NOON).reason


def test_to_be_first_of_few_says_little():
    """A diary's first entry of two stands behind a newspaper's first article of forty."""
    one = [report("a", position=0)]

    assert standing(one, NOON, orders={"a": 0.1}).score < standing(one, NOON, orders={"a": 1.0}).score
    assert standing(one, NOON, orders={"a": 0.1}).score > standing(one, NOON, orders={"a": 0.0}).score


@pytest.mark.parametrize(
    "title",
    [
        "How to mend a kettle",
        "Should the harbour be closed?",
        "The best spring deals on tents",
        "Kettles are 40% off",
        "Horoskop für die Woche",
        "Lotto results",
        "Picture of the day: a heron",
    ],
)
def test_what_tells_no_event_leads_only_where_nothing_else_is_told(title):
    """A guide, a question, a column or a shopping list stands behind a shorter report of two days before."""
    advice, news = report("a", 400, published=NOON), report("b", 200, published=NOON - dt.timedelta(days=2))
    advice = replace(advice, title=title)

    assert tells_no_event(title)
    assert standing([advice], NOON).score < standing([news], NOON).score
    assert "a guide, a question or a column" in standing([advice], NOON).reason
    assert "a guide" not in standing([advice, news], NOON).reason


@pytest.mark.parametrize(
    "title",
    [
        "Ferry runs aground off Aurelia in a storm: What you need to know",
        "Lunden's mayor resigns after a vote. Here's how it works",
        "Two towns strike a deal on water",
        "A gift for the museum from Lunden",
    ],
)
def test_a_report_that_ends_as_a_guide_is_one(title):
    """What a title tells first has happened, whatever it promises besides."""
    assert not tells_no_event(title)


def test_a_report_that_can_be_followed_leads():
    """An address weighs more than a somewhat longer text without one."""
    assert lead_first([report("a", 150), report("b", 100, url="https://b.example/1")])[0].id == "b"


def test_one_topic_or_outlet_does_not_take_the_whole_issue():
    """Where the limit binds, one topic takes two fifths at most while others wait."""
    ranked = [("sport", (f"o{n}", "x")) for n in range(10)] + [("world", (f"w{n}", "x")) for n in range(10)]

    assert [ranked[at][0] for at in chosen(ranked, 5)] == ["sport", "sport", "world", "world", "sport"] or (
        sum(ranked[at][0] == "sport" for at in chosen(ranked, 5)) == 3
    )
    assert chosen(ranked[:10], 5) == (0, 1, 2, 3, 4)
    assert chosen(ranked, 0) == tuple(range(20))


def test_where_many_outlets_wait_one_takes_a_quarter():
    """Of three outlets one has two fifths, of twenty a quarter; what several tell counts for none of them."""

    def held(outlets: int) -> int:
        ranked = [(f"t{n}", ("loud",)) for n in range(40)] + [(f"u{n}", (f"o{n % outlets}",)) for n in range(40)]
        return sum(ranked[at][1] == ("loud",) for at in chosen(ranked, 40))

    assert held(2) == held(5) == 16
    assert held(11) == 14
    assert held(20) == 10
    together = [(f"t{n}", ("loud", f"o{n}")) for n in range(40)] + [(f"u{n}", (f"p{n}",)) for n in range(40)]
    assert chosen(together, 40) == tuple(range(40))


def test_an_outlets_next_story_gives_way_to_anothers_first():
    """By little, and never what several tell or an editor pins."""
    told = [
        (float("inf"), ("loud",)),
        *[(1.0, ("loud",))] * 3,
        (0.98, ("calm",)),
        (0.96, ("loud", "calm")),
        (0.8, ("x",)),
    ]
    assert varied(told) == [0, 4, 1, 5, 2, 3, 6]
    assert varied([(1.0, ("loud", f"o{n}")) for n in range(5)]) == [0, 1, 2, 3, 4]


WIRE = (
    "The ferry Aurelia ran aground off Vis on Tuesday; all of the 214 passengers were brought ashore by fishing boats"
)


def wire(name: str, text: str) -> Article:
    """Return an outlet's report with a text of its own or of a wire."""
    return Article(id=name, title="Ferry runs aground", paragraphs=(f"{text} within two hours, said the harbor.",),
                   publisher=name, source=name)  # fmt: skip


def test_a_wire_that_five_outlets_copy_is_told_once():
    """Copies confirm nothing: five outlets with one text stand as one does, two texts as two."""
    copied = standing([wire(name, WIRE) for name in "abcde"], None)
    own = standing([wire("a", WIRE), wire("b", "Fishing boats saved everybody: " + WIRE)], None)

    assert copied.score == standing([wire("a", WIRE)], None).score
    assert copied.score < own.score
    assert "5 outlets; of them 4 with the same text" in copied.reason


def test_a_wire_with_a_dateline_of_each_outlets_own_confirms_nothing_either():
    """Five outlets print one text behind a line of their own: they count as one, five that wrote count as five."""
    wire = " ".join(
        f"Harbor {n} of Brannock{n} lost its pilot boat {n} in the swell, coxswain Tregenna{n} said." for n in range(9)
    )
    copies = [replace(report(n), paragraphs=(f"{n.upper()} CITY, from our desk in {n}.", wire)) for n in "abcde"]
    own = [replace(one, paragraphs=(wire.replace("Brannock", f"Vis{n}").replace("boat", f"yawl{n} of"),))
           for n, one in enumerate(copies)]  # fmt: skip

    assert standing(copies, NOON).score < standing(own, NOON).score
    assert "5 outlets; of them 4 with the same text" in standing(copies, NOON).reason


def test_one_outlet_twice_is_one_outlet():
    """An outlet that reports an event twice does not count as two."""
    twice = [report("a", publisher="Post"), report("b", publisher="Post")]

    assert standing(twice, NOON).score == standing(twice[:1], NOON).score


def test_what_three_outlets_tell_comes_before_the_best_of_one():
    """The first, freshest and fullest article of a single source does not lead an issue."""
    alone = standing([report("a", words=900, published=NOON, position=0)], NOON)
    told = [report(name, words=30, published=NOON - dt.timedelta(hours=20), position=5) for name in "bcd"]

    assert standing(told, NOON).score > alone.score


def test_the_report_leads_that_says_what_the_others_say():
    """Of reports about as full, the one beside the matter does not give the story its headline."""
    titles = (
        "Parliament removes president Lume",
        "President Lume removed by parliament",
        "A hectic day for negotiators",
    )
    reports = [report(name, 120 + 5 * n) for n, name in enumerate(titles)]

    assert lead_first(reports)[0].id != titles[2]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "I walked home, and my coat was wet. My shoes were, too. It was a long way for me."),
        ("de", "Ich ging heim, und mein Mantel war naß. Meine Schuhe auch. Es war weit, sagte ich mir."),
        ("fr", "Je suis rentrée, mon manteau était trempé. J’ai séché mes souliers, puis je me suis couchée."),
        ("es", "Yo volví a casa, mi abrigo estaba mojado. Mis zapatos me pesaban, y yo dormí."),
        ("ru", "Я шла домой, мое пальто промокло. Мои туфли тоже. Мне было далеко, и я устала."),
    ],
)
def test_a_diary_leads_only_where_nothing_else_is_told(language, text):
    """Who writes of the own week stands behind a report of the same place, date and length, and the reason says so."""
    diary, report_of_it = report("a", language=language), report("b", language=language)
    diary = replace(diary, paragraphs=(text,) * 5)

    assert standing([diary], NOON).score < standing([report_of_it], NOON).score
    assert "a diary" in standing([diary], NOON).reason
    assert "a diary" not in standing([diary, report_of_it], NOON).reason


def test_who_is_quoted_writes_no_diary():
    """An "I" in quotes is the speaker's, and two of them are a remark."""
    quoted = ("“I think my bridge is mine, and I like me,” she said of the town. " * 9,)
    remark = ("I saw it with my own eyes, and the bridge stands.",)

    assert diary_share(quoted, "en") == diary_share(remark, "en") == diary_share(("我" * 40,), "zh") == 0.0
