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

from digest.edit.fitness import fit
from digest.edit.leaning import hangs
from digest.edit.passages import passage_of
from digest.edit.summarize import ALGORITHMS, summarize, summarize_story
from digest.errors import ConfigError
from digest.models import Article
from digest.text import stemmer

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


@pytest.mark.parametrize("budget", [1, 20, 30, 45, 200])
def test_a_word_budget_is_kept(budget):
    """A summary holds no more words than asked for, but always one sentence."""
    summary = summarize(article(*BRIDGE), sentences=5, words=budget)
    spent = sum(len(text.split()) for text in told(summary))
    assert summary.sentences
    assert spent <= budget or len(summary.sentences) == 1


def test_no_sentence_is_none():
    """Asked for none, it gives none, also of several reports."""
    assert summarize(article(*BRIDGE), sentences=0).sentences == ()
    assert summarize_story([article(*BRIDGE), article(*BRIDGE[:2], name="b")], sentences=0).sentences == ()


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
    assert bool(summary.sentences) == any(map(str.isalnum, "".join(paragraphs)))
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

    from digest.edit.rankers import DigestSummarizer, Tokenizer

    ours = DigestSummarizer(stemmer("en"))
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


@settings(max_examples=60)
@given(st.lists(TEXT, max_size=6), TEXT, st.integers(1, 5), st.one_of(st.none(), st.integers(1, 60)))
def test_whatever_the_article_the_promises_hold(paragraphs, title, count, budget):
    """Any article gives at most so many sentences, verbatim, in order, none twice."""
    one = article(*paragraphs, title=title)
    summary = summarize(one, sentences=count, words=budget)
    holds(summary, one)
    assert len(summary.sentences) <= count
    two = article(*reversed(paragraphs), title=title, name="b")
    holds(summarize_story((one, two), sentences=count, words=budget), one, two)


@pytest.mark.long
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
    """Sumy takes a second to import: it is loaded only where one of its algorithms is asked for, numpy with ours."""
    code = (
        "import sys\nfrom digest.edit import summarize\nfrom digest.models import Article\n"
        "print('numpy' in sys.modules)\n"
        f"summarize(Article(id='a', title='Bridge closed', paragraphs={BRIDGE!r}))\n"
        "print('sumy' in sys.modules)\n"
        f"summarize(Article(id='a', title='Bridge closed', paragraphs={BRIDGE!r}), algorithm='luhn')\n"
        "print('sumy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert run.stdout.split() == ["False", "False", "True"]


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
                assert all(fit(passage_of(text, 0, language)) for text in told(summary))
