import datetime as dt
from dataclasses import replace

import pytest

from digest.edit import classify, cluster, compose, parse_edits
from digest.edit.topics import NEWS_TOPICS, news_topics
from digest.errors import ConfigError
from digest.models import Article, Newsletter, Topic

QUAKE = "The earthquake of magnitude 6.1 struck the island of Lesbos at noon, the institute in Athens said."
REPORT = (
    "Houses fell in the village of Vrisa, where one woman died and ten people were hurt, the mayor said.",
    "Ferries kept running to Mytilene, and the army put up tents for 800 people before the night.",
)


def article(name: str, title: str, *paragraphs: str, **more) -> Article:
    """Return an article of the outlet `name`."""
    more = {"url": f"https://{name}.example/a", "publisher": name.title(), "source": name} | more
    return Article(id=name, title=title, paragraphs=paragraphs, **more)


@pytest.fixture
def week() -> list[Article]:
    """Two reports of one event, two of sport, two of business."""
    return [
        article("harbor", "Earthquake hits Lesbos", QUAKE, *REPORT),
        article("ledger", "Lesbos earthquake kills woman in Vrisa", QUAKE.replace("noon", "midday"), *REPORT, *REPORT),
        article(
            "stadium", "Striker scores twice in cup final", "The striker scored two goals and the team won the cup."
        ),
        article(
            "arena", "Coach leaves the club after the season", "The coach leaves the football club after the league."
        ),
        article("market", "Shares fall as profits shrink", "Shares fell on the market because the profits shrank."),
        article(
            "bourse",
            "Central bank raises interest rate",
            "The central bank raised the interest rate to fight inflation.",
        ),
    ]


def issue_of(articles, **more):
    """Compose with what every call needs."""
    wishes = {"newsletter": Newsletter(), "slug": "2026-W47", "number": 1, "date": dt.date(2026, 11, 20)} | more
    return compose(articles, **wishes)


def test_every_article_stands_in_exactly_one_group(week):
    """Clusters are a partition of the articles, and two reports of one event stand together."""
    groups = cluster(week)

    assert sorted(a.id for group in groups for a in group) == sorted(a.id for a in week)
    assert {"harbor", "ledger"} in [{a.id for a in group} for group in groups]
    assert len(groups) == 5


def test_classify_returns_a_topic_for_each_article_in_order(week):
    """The built-in set files reports of sport and of business where they belong."""
    filed = classify(week, NEWS_TOPICS)

    assert filed[2:] == ("sport", "sport", "business", "business")


def test_a_topic_may_be_named_by_a_few_keywords(week):
    """Only the given topics, and the rest, are used."""
    filed = classify(week, [Topic(id="ball", title="Ball", keywords=("goals", "coach"))])

    assert filed[2:4] == ("ball", "ball")


def test_titles_of_the_news_set_follow_the_language():
    """A German newsletter has German section titles; an unknown language gets English ones."""
    assert {t.id: t.title for t in news_topics("de-AT")}["business"] == "Wirtschaft"
    assert {t.id: t.title for t in news_topics("xx")}["business"] == "Business"


def test_an_issue_has_sections_with_the_strongest_first(week):
    """The story of two outlets leads, its most complete report in front, the other named beside it."""
    edition = issue_of(week)
    first = edition.issue.sections[0].stories[0] if edition.issue.sections else None

    assert {s.title for s in edition.issue.sections} >= {"Sport", "Business"}
    quake = next(story for s in edition.issue.sections for story in s.stories if story.also)
    assert (quake.lead.id, [a.id for a in quake.also]) == ("ledger", ["harbor"])
    assert first is not None
    assert edition.merged[0].terms


def test_a_topic_of_the_newsletters_own_is_a_section_with_one_story(week):
    """What digest.toml names was asked for; of the built-in set one story joins the last section."""
    own = (Topic(id="bank", title="Banks", keywords=("bank",)), Topic(id="tides", title="Tides", keywords=("tide",)))
    named = issue_of(week, topics=own).issue

    assert [(one.title, len(one.stories)) for one in named.sections] == [("Banks", 1), ("More stories", 4)]
    built_in = issue_of([one for one in week if one.id != "market"], topics=NEWS_TOPICS).issue
    assert "Business" not in {one.title for one in built_in.sections}
    thin = [named.sections[0].stories[0].lead, *week[2:4]]
    assert [one.title for one in issue_of(thin, topics=own).issue.sections] == ["Banks", "More stories"]
    assert [one.title for one in issue_of(thin, topics=NEWS_TOPICS).issue.sections] == ["This week"]


def test_the_subject_and_the_preheader_fit_an_inbox(week):
    """The subject names the lead story within 65 characters; the preheader does not repeat it."""
    issue = issue_of(week).issue

    assert issue.subject.endswith("and 4 more")
    assert len(issue.subject) <= 65
    assert 40 <= len(issue.preheader) <= 110
    assert issue.sections[0].stories[0].lead.title not in issue.preheader


def test_a_preheader_of_a_few_letters_goes_on():
    """An inbox fills a short one with the mail's own first words: the other stories' sentences stand there instead."""
    one = article("ab", "Ferry", "The ferry to the island sails once more, for the first time since the storm of May.")
    two = article("cd", "Mill", "The tide mill at the old harbor grinds again, which no mill of the county has done.")
    alone = replace(one, paragraphs=("Ferry",))
    name = Newsletter(title="The Harbor Weekly, told by its own people")

    assert len(issue_of([one, two]).issue.preheader) > 40
    assert issue_of([alone], newsletter=name).issue.preheader.endswith(name.title)


def test_the_limit_drops_the_weakest_and_says_so(week):
    """What is over the limit is counted, and not summarized."""
    edition = issue_of(week, limit=2)

    assert sum(len(s.stories) for s in edition.issue.sections) == 2
    assert len(edition.dropped) == 3
    assert "over the limit" in edition.dropped[0].reason


def test_an_empty_week_is_an_empty_issue():
    """No article makes no section and the newsletter's own title as subject."""
    issue = issue_of([]).issue

    assert issue.sections == ()
    assert issue.subject == "Weekly digest"


def test_the_editors_file_is_obeyed(week):
    """Dropping, pinning, retitling, moving, noting and an intro all show in the issue."""
    edits = parse_edits(
        'intro = "Dear readers"\ndrop = ["Shares fall as profits shrink"]\npin = ["https://arena.example/a"]\n'
        '[[story]]\nstory = "stadium"\ntitle = "Two goals"\ntopic = "finals"\nnote = "We were there."\n'
        '[titles]\nsport = "The games"\n'
    )
    edition = issue_of(week, edits=edits, min_section=1)
    stories = {story.id: story for s in edition.issue.sections for story in s.stories}

    assert edition.issue.intro == "Dear readers"
    assert "market" not in stories
    assert edition.issue.sections[0].stories[0].id == "arena"
    assert edition.issue.sections[0].title == "The games"
    assert (stories["stadium"].lead.title, stories["stadium"].topic) == ("Two goals", "finals")
    assert stories["stadium"].note == "We were there."


def test_sections_are_named_by_their_headings_too_and_a_name_of_none_is_told(week):
    """An editor sees "Deportes", not "sport"; a slip of the pen sends no story under the last section in silence."""
    edits = parse_edits(
        'order = ["DEPORTES"]\n[titles]\nDeportes = "Juego y deporte"\nModa = "Estilo"\n'
        '[[story]]\nstory = "Shares fall as profits shrink"\ntopic = "deportes"\n'
        '[[story]]\nstory = "Central bank raises interest rate"\ntopic = "Economa"\n'
    )
    edition = issue_of(week, edits=edits, topics=news_topics("es"), newsletter=Newsletter(language="es"))
    first = edition.issue.sections[0]
    assert (first.topic, first.title) == ("sport", "Juego y deporte")
    assert "market" in {story.lead.id for story in first.stories}
    assert [skip.what for skip in edition.dropped if "no section" in skip.reason] == ["Economa", "Moda"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("drop = [}", "line 1"),
        ('intro = "x"\ncolor = "red"', "nothing is called 'color' here (line 2)"),
        ("\n\ndrop = 3", "drop must be a list (line 3)"),
        ("[[story]]\ntitle = 'x'", "needs story"),
        ("[words]\nclimate = 'much'", "climate must be a number from 0 to 1000 (line 2)"),
    ],
)
def test_a_wrong_line_of_the_editors_file_is_named(text, said):
    """An edits.toml that cannot be followed is an error that names the line."""
    with pytest.raises(ConfigError) as caught:
        parse_edits(text)

    assert said in caught.value.message


def test_what_an_earlier_issue_carried_comes_back_only_with_news(week):
    """The same pages are dropped with the reason; a report of a later day is news of the story."""
    monday = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
    before = issue_of([replace(one, published=monday) for one in week])
    news = "Engineers found cracks in the monastery of Agiasos; its bell tower must come down, the bishop agreed."
    later = article(
        "gazette", "Lesbos earthquake: bell tower to come down", QUAKE, news, *REPORT,
        published=monday + dt.timedelta(days=3),
    )  # fmt: skip
    again = issue_of(
        [*(replace(one, published=monday) for one in week), later], slug="2026-W48", earlier=before.carried
    )
    stories = [story for section in again.issue.sections for story in section.stories]

    assert [(story.id, story.updates, story.also) for story in stories] == [("gazette", "2026-W47", ())]
    assert {skip.reason.split(" as ")[0] for skip in again.dropped} == {"carried in 2026-W47"}


def test_an_outlet_that_is_late_is_no_news(week):
    """A report of the same day under another address, by an outlet that was not there, does not come back."""
    monday = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
    before = issue_of([replace(one, published=monday) for one in week])
    late = replace(
        week[0], id="late", url="https://gazette.example/late", publisher="Gazette",
        published=monday + dt.timedelta(hours=2),
    )  # fmt: skip
    again = issue_of([late], slug="2026-W48", earlier=before.carried)

    assert again.issue.sections == ()
    assert "carried in 2026-W47" in again.dropped[0].reason


@pytest.mark.parametrize(
    ("title", "comes"),
    [("Lesbos is shaken by an earthquake", False), ("Lesbos earthquake: 41 are hurt", True)],
)
def test_the_same_told_again_days_later_is_no_news_unless_a_figure_is(week, title, comes):
    """Another outlet's report of a later day that says what was told stays out; a new figure brings it back."""
    monday = dt.datetime(2026, 11, 16, 9, tzinfo=dt.UTC)
    before = issue_of([replace(one, published=monday) for one in week])
    late = replace(
        week[0], id="late", url="https://gazette.example/late", publisher="Gazette", title=title,
        published=monday + dt.timedelta(days=4),
    )  # fmt: skip
    again = issue_of([late], slug="2026-W48", earlier=before.carried)

    assert [story.updates for section in again.issue.sections for story in section.stories] == ["2026-W47"] * comes


def test_a_story_that_a_full_topic_keeps_out_says_so():
    """Where a weaker story of another topic is carried, the reason is not the score alone."""
    crowd = [
        article(
            f"s{n}",
            f"{name} wins cup match",
            f"Coach {name} and the team won the football match in the league.",
            weight=2.0,
            url=f"https://post.example/{n}",
        )
        for n, name in enumerate(("Orlav", "Tessen", "Brannock", "Quill", "Lume", "Vantry", "Pell", "Ardmoor"))
    ]
    other = [
        article(
            f"m{n}",
            "Shares fall",
            f"{word} shares fell on the market as profits shrank.",
            position=9,
            url=f"https://wire.example/{n}",
        )
        for n, word in enumerate(("Steel", "Paper", "Copper", "Timber"))
    ]
    topics = [
        Topic(id="sport", title="Sport", keywords=("football",)),
        Topic(id="money", title="Money", keywords=("shares",)),
    ]
    edition = issue_of([*crowd, *other], topics=topics, limit=5)

    assert any("its topic or outlet holds its share" in skip.reason for skip in edition.dropped)


def test_bad_articles_are_bounded_and_do_no_harm():
    """Copies, no titles, no dates, one word, mixed scripts and a book in one article make a sane issue."""
    copies = [article(f"copy{n}", "Ferry aground", QUAKE, *REPORT) for n in range(500)]
    book = article("book", "", *([QUAKE + " " + " ".join(REPORT)] * 3000))
    odd = [
        article("one", "", "Hm."),
        article("mixed", "船 и the", "В порту 船が座礁した the ship."),
        article("none", ""),
    ]
    edition = issue_of([*copies, book, *odd])
    stories = [story for section in edition.issue.sections for story in section.stories]

    assert sum(1 + len(story.also) for story in stories) == 504
    assert edition.issue.subject
