import pytest

from digest.edit.classify import classify, file_articles
from digest.edit.evidence import evidence
from digest.edit.texts import read
from digest.edit.topics import NEWS_TOPICS, news_topics
from digest.models import Article, Topic

SPORT = (
    "The striker scored twice and the goalkeeper saved a penalty in the cup final.",
    "The coach left the club after the season ended without a title in the league.",
    "Runners from Kenya won the marathon; the champion ran the race in just over two hours.",
    "The midfielder is out with a knee injury and misses the match on Saturday.",
    "The team fought back and won the match in front of its fans in the stadium.",
)
MONEY = (
    "Shares fell on the stock market after the bank cut its profit forecast.",
    "The central bank raised its interest rate to slow inflation in the economy.",
    "The company agreed to the takeover, and its shareholders get cash for their stock.",
    "Exports grew in the third quarter, and unemployment fell to four per cent.",
    "The retailer reported lower sales and will close eleven shops next year.",
)


def articles(*groups: tuple[str, ...], **more) -> list[Article]:
    """Return an article for each text."""
    texts = [text for group in groups for text in group]
    return [
        Article(id=f"n{n}", title=text.split(",")[0][:40], paragraphs=(text,), **more) for n, text in enumerate(texts)
    ]


def test_the_news_set_files_what_it_knows():
    """Sport and business reports are filed by the built-in words."""
    assert classify(articles(SPORT, MONEY), NEWS_TOPICS) == ("sport",) * 5 + ("business",) * 5


def test_with_no_topics_the_week_shows_its_own():
    """Without topics those of the news set that the week fills are used, and named in the language."""
    filed = file_articles(articles(SPORT, MONEY), language="de")
    titles = {topic.id: topic.title for topic in filed.topics}

    assert {titles[one.topic] for one in filed.filings} == {"Sport", "Wirtschaft"}
    assert filed.filings[0].words


@pytest.mark.parametrize(
    ("language", "text", "topic"),
    [
        ("de", "Der Stürmer schoss zwei Tore, und der Verein gewann das Spiel im Stadion.", "sport"),
        ("fr", "La banque centrale relève les taux d'intérêt pour freiner l'inflation.", "business"),
        ("es", "Los científicos de la NASA presentan imágenes del telescopio espacial.", "science"),
        ("ru", "Врачи сообщили, что вакцина защищает пациентов от вируса гриппа.", "health"),
    ],
)
def test_the_news_set_speaks_five_languages(language, text, topic):
    """An article is filed by the words of its own language."""
    assert classify([Article(id="a", title="", paragraphs=(text,), language=language)]) == (topic,)


def test_a_keyword_spreads_to_articles_that_do_not_hold_it():
    """Two keywords are enough where the week's articles speak alike."""
    texts = [
        "Glazes melt in the kiln at 1200 degrees, and the potter waits.",
        "The potter throws a bowl on the wheel and lets the clay dry.",
        "Clay from the river and a slow wheel make a thin bowl.",
        "A bowl of river clay dried on the wheel for a day.",
        "Bees leave the hive when the lime trees bloom.",
        "The keeper opens the hive and counts the frames of brood.",
        "Frames of brood and honey fill the wooden boxes in June.",
        "Lime honey from wooden boxes tastes of mint in June.",
    ]
    topics = [Topic(id="pots", title="Pots", keywords=("potter",)), Topic(id="bees", title="Bees", keywords=("hive",))]
    filed = classify([Article(id=str(n), title="", paragraphs=(text,)) for n, text in enumerate(texts)], topics)

    assert filed[:2] == ("pots", "pots")
    assert filed[4:6] == ("bees", "bees")
    assert "bees" not in filed[:4]
    assert "pots" not in filed[4:]


def test_what_the_configuration_says_outweighs_the_words():
    """A source's topic, and a topic's sources, decide."""
    topics = [Topic(id="games", title="Games", keywords=("match",), sources=("Alpine Letter",)), *NEWS_TOPICS]
    named = Article(id="a", title="Shares fall", paragraphs=MONEY[:1], topic="games")
    theirs = Article(id="b", title="Shares fall", paragraphs=MONEY[:1], publisher="Alpine Letter")

    assert classify([named, theirs, *articles(MONEY)[1:]], topics)[:2] == ("games", "games")


def test_the_sources_own_labels_count():
    """A feed's category and the section in the address file an article that has no telling words."""
    plain = "It happened again on the second day, as many had expected it to."
    by_tag = Article(id="a", title="Again", paragraphs=(plain,), tags=("Sports",))
    by_url = Article(
        id="b", title="Again", paragraphs=(plain,), url="https://x.example/wirtschaft/again", language="de"
    )

    assert classify([by_tag]) == ("sport",)
    assert classify([by_url]) == ("business",)


def test_what_no_topic_covers_is_not_forced_into_one():
    """Where the named topics do not cover the week, the rest stays apart."""
    sport = Topic(id="sport", title="Sport", keywords=("match", "striker", "coach", "marathon", "team"))
    filed = classify(articles(SPORT, MONEY), [sport])

    assert filed[:5].count("sport") >= 4
    assert filed[5:].count("more") >= 4


def test_a_week_of_one_topic_is_divided_by_its_own_words():
    """Twenty articles on two pastimes that no news topic parts are named by what they say."""
    bread = [f"Bake sourdough bread with rye flour; recipe {n} rests the dough overnight." for n in range(10)]
    soup = [f"Cook pumpkin soup with ginger; recipe {n} simmers the broth slowly." for n in range(10)]
    filed = file_articles(articles(tuple(bread), tuple(soup)))
    homes = [one.topic for one in filed.filings]

    assert len(set(homes[:10])) == len(set(homes[10:])) == 1
    assert homes[0] != homes[10]
    assert all(topic.title for topic in filed.topics)


def pastimes(bread: str, soup: str) -> list[Article]:
    """Return a week of baking and cooking."""
    texts = [[f"{told} Recipe {n} takes an evening." for n in range(10)] for told in (bread, soup)]
    return articles(*map(tuple, texts))


def test_the_parts_of_a_week_keep_the_names_of_an_earlier_one():
    """In the second week other words come first, but the part still speaks of flour and yeast; soup is new."""
    week = pastimes("Loaves of yeast dough: knead the flour, then bake.", "Simmer the pumpkin soup with ginger broth.")
    fresh = file_articles(week)
    kept = file_articles(week, names={"flour-yeast": "Our daily bread", "tea-cup": "Tea"})
    (bread,) = [topic for topic in kept.topics if topic.id == "flour-yeast"]

    assert bread.title == "Our daily bread"
    assert "flour-yeast" not in {topic.id for topic in fresh.topics}
    assert [one.topic for one in kept.filings] == ["flour-yeast"] * 10 + [one.topic for one in fresh.filings[10:]]


@pytest.mark.parametrize("text", ["", "Hm.", "the of and", "12 34", "船 и the"])
def test_articles_that_say_nothing_still_get_a_place(text):
    """One word, stop words only, mixed scripts: always one id for each article."""
    assert len(classify([Article(id="a", title="", paragraphs=(text,))] * 3)) == 3
    assert classify([]) == ()


def test_titles_are_those_of_the_language():
    """The built-in set has a title for each topic in each of its languages."""
    assert [t.title for t in news_topics("ru")][:3] == ["В мире", "Политика", "Экономика"]


HEALTH = (
    "Doctors at the hospital treat patients with a new vaccine against the flu virus.",
    "The clinic reports more patients with an infection; nurses warn of the disease.",
    "A drug against cancer helped patients in a trial, the doctors of the hospital say.",
    "The health service buys a vaccine after an outbreak of measles among children.",
)


def week(*parts: tuple[tuple[str, ...], int]) -> list[Article]:
    """Return so many articles of each kind, each of two sentences of that kind and a place of its own."""
    texts = []
    for sentences, number in parts:
        pairs = [(a, b) for a in sentences for b in sentences if a != b]
        texts += [f"{a} {b} (Place{n}ton)" for n, (a, b) in enumerate(pairs * (number // len(pairs) + 1)) if n < number]
    return articles(tuple(texts))


def test_a_large_week_gives_a_section_to_a_smaller_share():
    """One in twelve makes no section among sixty articles; among two hundred and forty it is twenty articles."""
    small, large = week((SPORT, 28), (MONEY, 27), (HEALTH, 5)), week((SPORT, 112), (MONEY, 108), (HEALTH, 20))

    assert set(classify(small)) - {"more"} == {"sport", "business"}
    assert set(classify(large)) == {"sport", "business", "health"}


def test_an_article_of_a_topic_that_the_week_does_not_fill_stands_under_the_last_section():
    """Three reports from hospitals are not filed under sport or business for want of a section."""
    filed = classify(week((SPORT, 30), (MONEY, 27), (HEALTH, 3)))

    assert filed[-3:] == ("more",) * 3
    assert set(filed[:-3]) == {"sport", "business"}


def test_in_the_news_set_words_that_name_a_topic_win_over_likeness():
    """A report from a hospital in a week of sport speaks of a match and a team, but names health."""
    text = "The doctors of the hospital vaccinate patients against the virus before the match of the team."
    filed = classify([*week((SPORT, 40)), Article(id="x", title="Vaccine", paragraphs=(text,))], NEWS_TOPICS)

    assert filed[-1] == "health"


COURT = (
    "The judge sent the thief to prison, and police searched the house of the gang after the murder.",
    "Prosecutors charged a man with fraud; the trial at the district court begins in May.",
    "Police arrested two suspects after a robbery; a detective found the stolen watches.",
)
CLIMATE = (
    "Emissions fell as wind turbines and solar panels replaced coal; the climate needs more, scientists warn.",
    "The drought dried the river, and the wildlife of the forest suffers from pollution.",
    "Heat and floods hit the coast; carbon dioxide in the climate reached a record.",
)


def test_topics_of_a_few_keywords_take_nothing_that_the_news_set_knows_better():
    """Reports on health, courts and the climate that speak of a stadium and its fans are no games."""
    topics = [
        Topic(id="games", title="Games", keywords=("match", "coach", "champion", "penalty")),
        Topic(id="money", title="Money", keywords=("shares", "bank", "profit", "sales")),
    ]
    told = " Fans of the club heard of it in the stadium, in the last minutes of the season in the league."
    strangers = tuple(text + told for text in (*HEALTH, *COURT, *CLIMATE))
    filed = classify([*week((SPORT, 20), (MONEY, 14)), *articles(strangers)], topics)

    assert filed[:20] == ("games",) * 20
    assert set(filed[20:34]) <= {"money", "more"}
    assert filed[34:].count("more") >= 9


def test_a_keyword_of_several_words_stands_as_it_is_but_for_endings():
    """A phrase of which one word carries meaning is not that word; its words may take endings."""
    topics = [
        Topic(id="rugby", title="Rugby", keywords=("six nations",)),
        Topic(id="bank", title="Bank", keywords=("interest rate",)),
    ]
    texts = ("National parks of one nation.", "Six nations play on.", "Interest rates rise.", "The rate of interest.")
    filed = file_articles(
        [Article(id=str(n), title="", paragraphs=(text,)) for n, text in enumerate(texts)], topics
    ).filings

    assert filed[1].words == ("six nations",)
    assert filed[2].words == ("interest rate",)
    assert filed[0].words != ("six nations",)
    assert filed[3].words != ("interest rate",)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "well date measures nation renew formula"),
        ("de", "arten dicht schuld meist entwicklung formel"),
        ("fr", "sera serait gens environ parler chiffres attaque tenir mars prix élevé utilisé ligne but"),
        ("es", "martes libre libro vino"),
        ("ru", "вид виды поэтому ведущий роман автор"),
    ],
)
def test_no_keyword_of_the_news_set_is_the_stem_of_an_ordinary_word(language, words):
    """Words that say nothing of a topic file nothing: where a keyword has their stem, it is the wrong keyword."""
    found = evidence(*read_as(language, words), NEWS_TOPICS)

    assert found[0].words == ((),) * len(NEWS_TOPICS)


def read_as(language: str, words: str):
    """Return an article of such words, and its terms."""
    article = [Article(id="a", title="", paragraphs=(words,), language=language)]
    return article, read(article)


def labeled(tag: str, text: str, source: str, total: int = 6) -> list[Article]:
    """Return articles of a source that bear a label: one of this text, and others."""
    texts = (text, *(f"The council of Brannock met on day {n}." for n in range(1, total)))
    return [
        Article(id=f"{source}{n}", title="", paragraphs=(one,), tags=(tag,), source=source)
        for n, one in enumerate(texts)
    ]


def test_a_label_that_a_source_puts_on_all_says_less_of_one():
    """A feed of the world calls its skaters "World" too; a label on one article is its own."""
    feed = labeled("World", SPORT[0], "feed")
    alone = labeled("World", SPORT[0], "other", total=1)
    found = evidence([*feed, *alone], read([*feed, *alone]), NEWS_TOPICS)
    world = next(at for at, topic in enumerate(NEWS_TOPICS) if topic.id == "world")

    assert (found[0].worn, found[-1].worn) == ({world}, frozenset())
    assert found[0].strengths[world] == found[-1].strengths[world] / 2
    assert classify([*feed, *alone], NEWS_TOPICS)[0] == "sport"


def test_a_label_is_a_topics_name_but_for_its_ending():
    """What is called "Sports" is Sport; "Deportation" has the stem of the Spanish "Deportes", and is not."""
    articles = [*labeled("Sports", "A.", "a", total=1), *labeled("Deportation", "B.", "b", total=1)]
    found = evidence(articles, read(articles), NEWS_TOPICS)
    sport = next(at for at, topic in enumerate(NEWS_TOPICS) if topic.id == "sport")

    assert [one.labels for one in found] == [(sport,), ()]
