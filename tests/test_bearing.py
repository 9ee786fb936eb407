"""What all words of an article bear out, and how a weak word files nothing."""

import re

import numpy as np
import pytest

from digest.edit.bearing import bearings, reliability
from digest.edit.classify import classify, file_articles
from digest.edit.evidence import evidence
from digest.edit.labels import sections_of
from digest.edit.places import discovered_places, news_places
from digest.edit.spreading import Claims, Leaning
from digest.edit.table import table_of
from digest.edit.texts import read
from digest.edit.topics import NEWS_TOPICS
from digest.models import Article, Topic

IDS = [topic.id for topic in NEWS_TOPICS]
SPORT = NEWS_TOPICS[IDS.index("sport")]
MATCH = "The striker scored twice, and the goalkeeper of the league champions saved a penalty in the cup final."
SHELVES = "The hall has new shelves. Anna hung the keys by the door, and the carpet was laid before the week was over."
BOTS = (
    "Twelve chatbots met in the final of our tournament, each a player in a game of words. Software scored every match:"
    " a language model reads both sides, and its algorithm names who wins. The largest model of all, which runs in the"
    " cloud, beat the open source ones. The code, the data of every round and a web app to browse it are online, and"
    " developers can send a model of their own; the server runs it against the others overnight."
)


def article(text: str, **more) -> Article:
    """Return an article of one text."""
    return Article(id=text, title=more.pop("title", ""), paragraphs=(text,), **more)


def borne(*articles: Article) -> list[dict[str, float]]:
    """Return what each article bears out, topic by topic."""
    rows = bearings(articles, table_of(articles, read(articles)), NEWS_TOPICS)
    return [dict(zip(IDS, row.tolist(), strict=True)) for row in rows]


def test_all_words_bear_out_a_topic():
    """A match report bears out sport most, a text on shelves none by much; each against the mean of all topics."""
    sport, shelves = borne(article(MATCH), article(SHELVES))

    assert max(sport, key=lambda topic: sport[topic]) == "sport"
    assert max(shelves.values()) < 2 < sport["sport"]
    assert abs(sum(sport.values())) < 1e-4


def test_the_columns_are_those_of_the_topics_asked_for():
    """Two topics in another order are two columns of the same."""
    one = [article(MATCH)]
    few = [SPORT, NEWS_TOPICS[0]]
    row = bearings(one, table_of(one, read(one)), few)[0]

    assert row.tolist() == pytest.approx([borne(*one)[0][topic.id] for topic in few])


@pytest.mark.parametrize("text", ["", "the of and", "zzyzx qwfpgj", "船 и the"])
def test_what_is_not_known_bears_out_nothing(text):
    """A text without a known word says what no text says: numbers, and none of them large."""
    (row,) = borne(article(text))

    assert max(map(abs, row.values())) < 1.25


def test_of_another_language_nothing_is_known():
    """A German article has no bearing, the English one beside it keeps its own."""
    german, english = borne(article("Der Stürmer schoss zwei Tore.", language="de"), article(MATCH))

    assert np.isnan(list(german.values())).all()
    assert english == borne(article(MATCH))[0]


def test_some_keywords_can_be_relied_on_more_than_others():
    """Strikers stand in reports on sport, teams anywhere; words of other languages and topics are taken as given."""
    assert reliability(SPORT, "striker", "en") > 2 * reliability(SPORT, "team", "en")
    assert reliability(SPORT, "team", "de") == 1.0
    assert reliability(Topic(id="sport", title="Games", keywords=("team",)), "team", "en") == 1.0


def test_a_word_of_any_topic_counts_less_where_it_must_stand_alone():
    """The same count of a weak and of a strong word: equal strengths, firm are those of the strong."""
    articles = [article("The team met there."), article("The striker met there.")]
    weak, strong = evidence(articles, read(articles), NEWS_TOPICS)
    sport = IDS.index("sport")

    assert weak.strengths[sport] == strong.strengths[sport] == 1.0
    assert weak.firm[sport] < 0.5 < strong.firm[sport]


@pytest.mark.parametrize(
    ("text", "topics", "nearest"),
    [
        (SHELVES + " An experiment with two lamps is still going on.", NEWS_TOPICS, "Science, named by experiment: "),
        (SHELVES + " An experiment with two lamps is still going on.", (), "Business, not named: "),
        (
            "She shares the map with a neighbor: left at the mill, then over the bridge and up.",
            NEWS_TOPICS,
            "Culture, ",
        ),
        ("The answers to the puzzle of last Sunday, and of the one before it.", NEWS_TOPICS, "Science, not named: "),
        (SHELVES + " The team is glad of it.", NEWS_TOPICS, "Culture, not named: "),
    ],
)
def test_one_weak_word_files_nothing(text, topics, nearest):
    """An "experiment", one who "shares" a map, a "team" and a page of puzzles stand under the last section."""
    week = [article(f"{MATCH} It was match {n} of the season.") for n in range(25)]
    money = [article(f"Shares fell as the bank cut its profit forecast; stock {n} lost most.") for n in range(25)]

    filing = file_articles([article(text), *week, *money], topics).filings[0]
    assert filing.topic == "more"
    assert filing.missing.startswith(f"nearest {nearest}")
    said, asked = re.search(r": all its words bear it out by (-?[\d.]+), asked ([\d.]+)$", filing.missing).groups()
    assert float(said) < float(asked) == (0.9 if topics == () else 1.25)


def test_weak_words_of_a_long_text_do_not_outweigh_what_all_its_words_say():
    """A tournament of chatbots with a final, players, games and matches is no sport."""
    week = [article(f"{MATCH} It was match {n} of the season.") for n in range(12)]
    filed = file_articles([article(BOTS), *week], NEWS_TOPICS)

    assert filed.filings[0].topic == "technology"
    assert {one.topic for one in filed.filings[1:]} == {"sport"}


def places_of(strengths: list[float], bearing: list[float]) -> tuple[int | None, int | None]:
    """Return where one of fifty articles, put first by likeness, stands in the news set and among discovered topics."""
    rows = np.array([strengths] * 50)
    shares = np.array([[0.95, *([0.05 / (len(strengths) - 1)] * (len(strengths) - 1))]] * 50, dtype=np.float32)
    known = np.array([bearing] * 50)
    claims = Claims(rows, np.zeros_like(rows), np.zeros((rows.shape[1], 2)), 0.1, rows, known)
    leaning = Leaning(shares, shares.T, shares.T)
    return news_places(leaning, claims)[0].filed, discovered_places(leaning, claims)[0].filed


NAN = float("nan")


@pytest.mark.parametrize(
    ("strengths", "bearing", "news", "discovered"),
    [
        ([1.0, 0.0], [0.0, 0.0], None, None),
        ([1.0, 0.0], [1.0, -1.0], 0, 0),
        ([4.0, 0.0], [0.0, 0.0], 0, 0),
        ([4.0, 0.0], [-1.0, 1.0], None, None),
        ([1.0, 0.0], [-1.0, 3.0], 1, 1),
        ([2.0, 0.0], [NAN, NAN], 0, 0),
        ([1.0, 0.0], [NAN, NAN], None, None),
        ([0.0, 0.0], [NAN, NAN], None, None),
    ],
)
def test_a_place_must_be_borne_out(strengths, bearing, news, discovered):
    """Little that is named must be borne out; what words bear out far more moves it; not known, two names are."""
    assert places_of(strengths, bearing) == (news, discovered)


def tagged(tag: str, text: str = SHELVES, total: int = 1) -> list[Article]:
    """Return articles of one source that bear a tag."""
    return [
        Article(id=f"{tag}{n}", title="", paragraphs=(f"{text} {n}",), tags=(tag,), source=tag) for n in range(total)
    ]


def test_keywords_in_tags_count():
    """One of hockey holds none, "Football (Soccer)" two; "Six-Nations" is the keyword of two words that it spells."""
    articles = [one for tag in ("Hockey, Ice", "Football (Soccer)", "Six-Nations") for one in tagged(tag)]
    found = evidence(articles, read(articles), NEWS_TOPICS)
    sport = IDS.index("sport")

    assert [one.words[sport] for one in found] == [(), ("football", "soccer"), ("six nations",)]
    assert found[0].strengths[sport] == 0 < found[1].strengths[sport]


def test_a_tag_that_a_source_puts_on_all_names_nothing():
    """What each of six articles of a source bears says nothing of one of them; of five others it does."""
    worn, own = tagged("Rugby club", total=6), [*tagged("Tennis club"), *tagged("Golf", text=MATCH)]
    found = evidence([*worn, *own], read([*worn, *own]), NEWS_TOPICS)
    sport = IDS.index("sport")

    assert found[0].words[sport] == ()
    assert found[6].words[sport] == ("tennis", "club")


def test_an_articles_own_name_is_no_section_of_its_address():
    """A slash at the end does not make a section of the article's name."""
    assert (
        sections_of("https://x.example/sport/game-on/") == sections_of("https://x.example/sport/game-on") == ("sport",)
    )


@pytest.mark.parametrize("topics", [NEWS_TOPICS, ()])
def test_a_configured_topic_decides_whatever_the_words_bear_out(topics):
    """A source's topic holds for a match report and for a text that names nothing."""
    week = [article(f"{MATCH} It was match {n} of the season.") for n in range(12)]
    given = [article(MATCH, topic="health"), article(SHELVES, topic="health")]

    assert classify([*given, *week], topics)[:2] == ("health", "health")
