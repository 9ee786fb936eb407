"""Summaries: verbatim, whole, in order, and worth reading."""

import json
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.edit.fitness import balanced, fit
from digest.edit.leaning import hangs
from digest.edit.passages import passages
from digest.edit.selection import Table, choose_set
from digest.edit.summarize import ALGORITHMS, summarize, summarize_story
from digest.errors import ConfigError
from digest.models import Article
from digest.text import words

ROOT = Path(__file__).parent.parent
BRIDGE = (
    "The old bridge over the river Lenne was closed on Monday after an inspection found cracks in two of its pillars.",
    "Mayor Anna Weber said the repair would take at least nine months and cost four million euros.",
    "She asked drivers to use the northern road. It is longer by six kilometers.",
    "(Photo: the bridge in 2011.)",
    "Is there a ferry?",
    "“We will lose our Christmas trade,” said Ben Kurz, who sells bread at the bridge. “Nobody walks six kilometers.”",
    "Shops in the old town opened in 1962, the year in which the bridge was built.",
)


def article(*paragraphs: str, title: str = "Bridge closed", language: str = "en", name: str = "a") -> Article:
    """Return an article of these paragraphs."""
    return Article(id=name, title=title, paragraphs=paragraphs, language=language)


def told(summary) -> list[str]:
    """Return the sentences of a summary as texts."""
    return [sentence.text for sentence in summary.sentences]


def holds(summary, *articles: Article) -> None:
    """Assert that each sentence stands where its record says, in reading order, once."""
    known = {one.id: one for one in articles}
    for sentence in summary.sentences:
        assert known[sentence.article].paragraphs[sentence.paragraph][sentence.start : sentence.end] == sentence.text
    places = [(list(known).index(s.article), s.paragraph, s.start) for s in summary.sentences]
    assert places == sorted(set(places))


@pytest.mark.parametrize("algorithm", [None, *ALGORITHMS])
def test_sentences_stand_verbatim_in_reading_order(algorithm):
    """Whoever ranks, a summary points at whole sentences of its article, in their order."""
    one = article(*BRIDGE)
    summary = summarize(one, algorithm=algorithm)
    holds(summary, one)
    assert len(summary.sentences) == 3
    assert not {BRIDGE[3], BRIDGE[4]} & set(told(summary))


def test_a_summary_opens_as_its_report_opens():
    """With three sentences the report's own first one is the first."""
    assert told(summarize(article(*BRIDGE)))[0] == BRIDGE[0]


def test_the_headline_is_not_said_again():
    """A sentence that says hardly more than the headline does is left out."""
    repeated = "The old bridge over the Lenne has been closed."
    summary = summarize(article(repeated, *BRIDGE, title="Old bridge over the Lenne closed"))
    assert repeated not in told(summary)


def test_no_sentence_says_what_another_one_says():
    """Two sentences that share most of their words do not both stand in a summary."""
    again = "The old Lenne bridge was closed on Monday after inspection found cracks in two pillars."
    found = told(summarize(article(BRIDGE[0], again, *BRIDGE[1:]), sentences=5))
    assert BRIDGE[0] in found
    assert again not in found


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "He said the talks had failed in Geneva on Tuesday night."),
        ("en", "But this was not what the council had asked for."),
        ("en", "The move surprised most members of the council."),
        ("de", "Er sagte am Dienstag, die Gespräche in Genf seien gescheitert."),
        ("fr", "Elle a déclaré mardi que les discussions à Genève avaient échoué."),
        ("es", "Pero esto no es lo que pidió el consejo de la ciudad."),
        ("ru", "Он заявил во вторник, что переговоры провалились."),
        ("en", "The lawmakers left the hall before the vote."),
        ("en", "On Monday he told the council of his plans."),
        ("en", "The 36-year-old left the court without a word."),
        ("de", "Der Mann wurde am Montag in Aachen vernommen."),
        ("de", "Laut dem Urteil hat er vier Jahre zu verbüßen."),
        ("fr", "La décision a surpris les membres du conseil."),
        ("fr", "Lors de la séance, elle a quitté la salle."),
        ("es", "La medida sorprendió a los miembros del consejo."),
        ("it", "La decisione ha sorpreso i membri del consiglio."),
        ("ru", "В понедельник он рассказал совету о своих планах."),
    ],
)
def test_no_summary_opens_in_the_air(language, opening):
    """A sentence that leans on an earlier one does not open a summary."""
    assert hangs(opening, language)
    other = "Geneva 2021 Council Weber Kurz Lenne Aachen Kurier."
    summary = summarize(article(opening, other, opening.replace(".", "!"), language=language), sentences=1)
    assert told(summary) == [other]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "This week the council of Lenne met twice."),
        ("en", "The report on the bridge is 90 pages long."),
        ("en", "“It was awful,” said Ben Kurz, who sells bread there."),
        ("fr", "Cette semaine, le conseil de Lyon a siégé deux fois."),
        ("fr", "En janvier dernier, le maire avait fermé le pont."),
        ("de", "Die Brücke bleibt bis März gesperrt."),
        ("nl", "Het kabinet valt over de stikstofwet."),
        ("zh", "他走了。"),
        ("en", "The lawmakers from Lenne left the hall before the vote."),
        ("en", "On Monday Anna Weber said she would leave."),
        ("de", "Der Mann aus Aachen wurde am Montag vernommen."),
        ("fr", "La décision du conseil a surpris la ville."),
        ("es", "La medida del consejo sorprendió a la ciudad."),
    ],
)
def test_what_stands_by_itself_may_open(language, opening):
    """Times, quotes with their speaker, and definite things that are explained lean on nothing."""
    assert not hangs(opening, language)


def test_a_pronoun_follows_the_one_it_means():
    """A hanging sentence is taken only close behind one that names somebody."""
    summary = summarize(article(*BRIDGE), sentences=6)
    found = told(summary)
    for at, text in enumerate(found):
        if hangs(text, "en"):
            assert at
            assert summary.sentences[at].paragraph - summary.sentences[at - 1].paragraph <= 2


@pytest.mark.parametrize(
    "text",
    [
        "Is the bridge safe?",
        "“Why us?”",
        "Mayor Anna Weber (left) and Ben Kurz on the old bridge.",
        "Photo: The old bridge in 1962.",
        "The old bridge in 1962 (AP Photo/Ben Kurz).",
        "Pictured: the old bridge as it was in 1962.",
        "By Anna Weber, staff writer.",
        "Read more: What the bridge cost the town.",
        "• Cracks were found in two pillars.",
        "1. Cracks were found in two pillars.",
        "The old bridge and the new one",
        "Share | Print | Follow the bridge on all channels.",
        "See https://example.org/bridge for all details.",
        "© 2024 The Lenne Courier.",
        "“We will lose our Christmas trade, said Ben Kurz.",
        'We will lose our Christmas trade," said Ben Kurz.',
        "No.",
        "“We will lose our Christmas trade, all of it.”",
        "«Мы потеряем всё, что заработали за год.»",
        "Об этом сообщает пресс-служба мэрии города.",
        "Das berichtet der Lenne-Kurier am Montag.",
        "That is according to the Lenne Courier.",
        "Town Hall, Lenne, Germany.",
        "АХЕН, 25 мая — РИА Новости, Анна Вебер.",
        "Weber: We did not know of the cracks.",
        "so evident in the cracks of its two pillars.",
    ],
)
def test_what_may_not_stand_in_a_summary(text):
    """Questions, captions, bylines, chrome, list lines, fragments and torn quotes are unfit."""
    assert not fit(text, words(text))


@pytest.mark.parametrize(
    "text",
    [
        *BRIDGE[:3],
        "“We will lose our Christmas trade,” said Ben Kurz.",
        "„Wir verlieren das Geschäft“, sagte Ben Kurz.",
        "« Nous perdons Noël », dit Ben Kurz.",
        "He asked: “Is it safe?” and left.",
        "桥在星期一关闭了。",
        "पुल सोमवार को बंद कर दिया गया।",
        "They turned left above the bridge.",
        "“Yes, we will,” she said.",
        "iPhones are sold at the bridge.",
        "The mayor had one wish: Nobody should cross it.",
    ],
)
def test_what_may_stand_in_a_summary(text):
    """Whole statements with both ends of their quotes are fit, in any script."""
    assert fit(text, words(text))
    assert balanced(text)


def test_the_agency_before_a_text_is_left_out():
    """A summary opens with the news, not with who sent it."""
    for opening in ("(CNN)", "PARIS (Reuters) - ", "NEW YORK (AP) — "):
        summary = summarize(article(opening + BRIDGE[0], *BRIDGE[1:]))
        assert told(summary)[0] == BRIDGE[0]
        holds(summary, article(opening + BRIDGE[0], *BRIDGE[1:]))
    kept = "The Lenne Trade Union (AP) met on Monday in the old town hall."
    assert passages(article(kept))[0].text == kept


@pytest.mark.parametrize(
    ("language", "place", "sentence"),
    [
        ("en", "AACHEN: ", "The old bridge over the river Lenne was closed."),
        ("en", "AACHEN — ", "The old bridge over the river Lenne was closed."),
        ("de", "Aachen/Lenne – ", "Die alte Brücke über die Lenne ist seit Montag gesperrt."),
        ("ru", "МОСКВА, 25 мая — ", "Старый мост через реку закрыли в понедельник."),
    ],
)
def test_the_place_before_a_text_is_left_out(language, place, sentence):
    """Where a report was sent from is no part of its sentence, behind a teaser either; a dash inside one stays."""
    teaser = "Nobody may cross. " if language == "en" else ""
    texts = [passage.text for passage in passages(article(teaser + place + sentence, language=language))]

    assert texts[-1] == sentence
    kept = "Frauen – die Hälfte aller Menschen – wollen mehr Rechte."
    assert passages(article(kept, language="de"))[0].text == kept


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


def test_a_quote_torn_by_a_line_break_is_mended():
    """A closing quote that nothing opened is left behind; one that closes a long quote is not."""
    assert passages(article('The bridge is closed, the city said on Monday."'))[0].text.endswith("Monday.")
    long = '"' + "We are sorry for all of this, truly. " * 12 + 'It will be over soon."'
    assert passages(article(long))[-1].text == 'It will be over soon."'


@pytest.mark.parametrize("budget", [1, 20, 30, 45, 200])
def test_a_word_budget_is_kept(budget):
    """A summary holds no more words than asked for, but always one sentence."""
    summary = summarize(article(*BRIDGE), sentences=5, words=budget)
    spent = sum(len(text.split()) for text in told(summary))
    assert summary.sentences
    assert spent <= budget or len(summary.sentences) == 1


def test_a_short_article_gives_itself():
    """An article of no more sentences than asked for is given whole."""
    assert told(summarize(article(*BRIDGE[:3]), sentences=4)) == [
        *BRIDGE[:2],
        "She asked drivers to use the northern road.",
        "It is longer by six kilometers.",
    ]


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize(
    "paragraphs",
    [
        (),
        ("",),
        ("Word",),
        ("...",),
        ("The and of. The or a. And the of.",),
        ("?!",),
        ("Same sentence stands here twice. " * 6,),
        ("Bridge 桥 мост جسر पुल closed. 桥关闭了。Мост закрыт сегодня утром. الجسر مغلق اليوم.",),
    ],
)
def test_odd_articles_are_sane(paragraphs, algorithm):
    """No words, one word, stop words only, repeated sentences, mixed scripts: no error and no warning."""
    one = article(*paragraphs, title="")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        summary = summarize(one, algorithm=algorithm)
    holds(summary, one)
    assert len(summary.sentences) == (any(map(str.strip, paragraphs)) and max(1, len(summary.sentences)))
    assert len(set(told(summary))) == len(told(summary))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_book_takes_bounded_time(algorithm):
    """10,000 sentences are summarized in a second or two, whoever ranks."""
    book = article(
        *(f"Chapter {n} tells of the bridge number {n * 7 % 991} and of its keeper Weber." for n in range(10_000))
    )
    began = time.process_time()
    assert len(summarize(book, algorithm=algorithm).sentences) >= 1
    assert time.process_time() - began < 6


def test_an_unknown_algorithm_is_an_error_with_a_way_out():
    """A name that nobody has is answered with those there are; sumy's own spellings are known."""
    with pytest.raises(ConfigError) as caught:
        summarize(article(*BRIDGE), algorithm="gpt")
    assert "lexrank" in str(caught.value.hint)
    assert summarize(article(*BRIDGE), algorithm="lex-rank") == summarize(article(*BRIDGE), algorithm="LexRank")


def test_ours_is_a_summarizer_of_sumys():
    """Our ranker can stand wherever a sumy summarizer stands."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers._summarizer import AbstractSummarizer

    from digest.edit.passages import meaning
    from digest.edit.rankers import DigestSummarizer, Tokenizer

    ours = DigestSummarizer(meaning("en"))
    tokens = Tokenizer()
    document = ObjectDocumentModel([Paragraph([Sentence(text, tokens) for text in BRIDGE])])
    assert isinstance(ours, AbstractSummarizer)
    assert [str(sentence) for sentence in ours(document, 2)] == [
        text for text in BRIDGE if text in map(str, ours(document, 2))
    ]
    assert len(ours(document, "50%")) == len(BRIDGE) // 2
    assert ours(ObjectDocumentModel([]), 2) == ()


def test_a_story_opens_with_its_main_report():
    """The first sentence comes from the first report, and another one adds only what is new."""
    main = article(*BRIDGE[:2], name="a")
    copy = article(*BRIDGE[:2], name="b")
    other = article(
        "Lenne bridge will stay shut for months after cracks were found.",
        "Engineers from Aachen had warned of rusting steel cables under the Lenne bridge as early as 2019.",
        "She declined to comment.",
        name="c",
    )
    summary = summarize_story((main, copy, other))
    holds(summary, main, copy, other)
    assert [sentence.article for sentence in summary.sentences] == ["a", "a", "c"]
    assert told(summary)[2].startswith("Engineers from Aachen")
    assert summarize_story((main, copy)) == summarize(main)
    assert summarize_story((main, other), sentences=1) == summarize(main, sentences=1)


def test_a_story_keeps_to_its_language_and_budget():
    """A report in another language adds no sentence, nor does one that the budget has no room for."""
    main = article(*BRIDGE[:2], name="a")
    german = article(
        "Ingenieure aus Aachen warnten 2019 vor rostigen Kabeln unter der Lenne-Brücke.", language="de", name="b"
    )
    other = article("Engineers from Aachen had warned of rusting cables under the Lenne bridge in 2019.", name="c")
    assert summarize_story((main, german)) == summarize(main)
    assert len(summarize_story((main, other), words=40).sentences) == 2
    assert len(summarize_story((main, other), words=60).sentences) == 3


TEXT = st.text(alphabet=st.sampled_from("abcdeAB .,!?\"“”'()—5éя桥。\n"), max_size=200)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT, max_size=6), TEXT, st.integers(1, 5), st.one_of(st.none(), st.integers(1, 60)))
def test_whatever_the_article_the_promises_hold(paragraphs, title, count, budget):
    """Any article gives at most so many sentences, verbatim, in order, none twice."""
    one = article(*paragraphs, title=title)
    summary = summarize(one, sentences=count, words=budget)
    holds(summary, one)
    assert len(summary.sentences) <= count
    two = article(*reversed(paragraphs), title=title, name="b")
    holds(summarize_story((one, two), sentences=count, words=budget), one, two)


def test_every_hash_seed_gives_the_same_summary():
    """Nothing hangs on the order of sets, in ours or in sumy's algorithms."""
    code = (
        "import json\nfrom digest.edit.summarize import *\nfrom digest.models import Article\n"
        f"one = Article(id='a', title='Bridge closed', paragraphs={BRIDGE!r})\n"
        "print(json.dumps([[s.text for s in summarize(one, algorithm=a, sentences=4).sentences] for a in ALGORITHMS]))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert json.loads(runs[0])
    assert runs[0] == runs[1]


def test_our_summaries_do_without_sumy():
    """Sumy takes a second to import: it is loaded only where one of its algorithms is asked for."""
    code = (
        "import sys\nfrom digest.edit import summarize\nfrom digest.models import Article\n"
        f"summarize(Article(id='a', title='Bridge closed', paragraphs={BRIDGE!r}))\n"
        "print('sumy' in sys.modules)\n"
        f"summarize(Article(id='a', title='Bridge closed', paragraphs={BRIDGE!r}), algorithm='luhn')\n"
        "print('sumy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert run.stdout.split() == ["False", "True"]


def test_real_articles_keep_the_promises(shared_data):
    """On real news no summary hangs, asks, repeats the headline, or is torn."""
    import gzip

    for name, language in (("french", "fr"), ("writers", "en")):
        with gzip.open(shared_data / "summaries" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines][:120]
        for row in rows:
            paragraphs = tuple(line.strip() for line in row["text"].split("\n") if line.strip())
            one = article(*paragraphs, title=row.get("title") or "", language=language, name=row["id"])
            summary = summarize(one)
            holds(summary, one)
            if len(summary.sentences) > 1:
                assert not hangs(summary.sentences[0].text, language)
                assert all(fit(text, words(text)) for text in told(summary))
