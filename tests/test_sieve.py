"""What a newsletter takes of its sources, and what it wishes of every issue: `[build]` in digest.toml."""

from datetime import date, timedelta

import pytest

from digest.config import load_config
from digest.edit.compose import compose
from digest.edit.edits import Edits
from digest.edit.sieve import Sieve, refusal, says, sifted
from digest.errors import ConfigError
from digest.models import Article, Newsletter, Topic
from tests.weeks import NOW, OTHER, WORDS, entry, feed, run, titles

FERRY = Article(id="a1", title="Ferries sail in spring", paragraphs=("The harbor office said so.",), tags=("Boats",))
TOPICS = (
    Topic(id="sea", title="Sea", keywords=("ferry", "harbor")),
    Topic(id="town", title="Town", keywords=("baker", "oven", "loaves")),
)
TOLD = [
    ("s1", "Ferry sails", "The ferry left the harbor of Lorne at dawn with forty cars and a brass band on deck."),
    ("s2", "Fog stops boats", "Dense fog kept every ferry tied up in Dalby harbor while pilots drank tea and waited."),
    ("t1", "Rye is back", "A baker from Harle sells rye loaves by the mill again, as a baker did a century ago."),
    ("t2", "Oven closes", "Orsa loses its only baker: the oven went cold today, since gas is too dear for a baker."),
    ("n1", "Clouds", "Strange clouds hung over the northern hills, said walkers who photographed them at noon."),
    ("n2", "Checkmate", "Tamar Ilvesi gave her chess title away to Pavel Orrin, who played on with two pawns more."),
]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The party", "art", False),
        ("State of the ART", "art", True),
        ("Ferries sail", "ferr*", True),
        ("The offerry", "ferr*", False),
        ("A match\nreport", "match  report", True),
        ("C++ and C#", "c++", True),
        ("Ads: [Sponsored]", "[sponsored]", True),
        ("全国の天気予報", "天気", True),
        ("날씨 예보", "날씨", True),
        ("Straße", "STRASSE", True),
        ("anything", "*", False),
    ],
)
def test_words_are_whole_and_in_any_case(text, words, wanted):
    """An asterisk takes what begins so; where no spaces part words any part is one."""
    assert says(text, words) is wanted


@pytest.mark.parametrize(
    ("sieve", "passes"),
    [
        (Sieve(), True),
        (Sieve(drop=("boats",)), False),
        (Sieve(drop=("harbor",)), True),
        (Sieve(only=("harbor",)), True),
        (Sieve(only=("chess", "boats")), True),
        (Sieve(only=("chess",)), False),
        (Sieve(only=("harbor",), drop=("ferr*",)), False),
    ],
)
def test_drop_looks_at_titles_and_tags_and_only_at_the_text_as_well(sieve, passes):
    """What an article is about stands in its title; what it touches, in its text."""
    assert (refusal(FERRY, sieve) is None) is passes


def test_a_source_has_a_sieve_of_its_own():
    """It holds for this source alone, beside the newsletter's."""
    kept, refused = sifted([FERRY], Sieve(), {"": Sieve(drop=("ferries",))})

    assert (kept, refused) == ((), ((FERRY, "kept out by drop = 'ferries' in digest.toml"),))
    assert sifted([FERRY], Sieve(), {"another": Sieve(drop=("ferries",))}) == ((FERRY,), ())


@pytest.fixture
def letter(tmp_path):
    """Give a newsletter of two articles; what is wished of it is appended."""
    day = NOW - timedelta(days=1)
    entries = (entry("/ferry", "New ferry sails", day), entry("/bread", "One shop for bread", day, OTHER))
    (tmp_path / "feed.xml").write_bytes(feed(*entries))

    def config(wishes="", source=""):
        about = '[newsletter]\ntitle = "T"\nfrom = "t@e.org"\n[[sources]]\npath = "feed.xml"\n'
        (tmp_path / "digest.toml").write_text(f"{about}{source}\n[build]\n{wishes}\n")
        return load_config(tmp_path / "digest.toml")

    return config


def test_a_newsletter_takes_what_it_wants(letter):
    """And the report names the word."""
    done = run(letter('only = ["islands"]'))

    assert titles(done) == ["New ferry sails"]
    reason = "says none of the words of only in digest.toml"
    assert {"what": "https://news.test/bread", "stage": "edit", "reason": reason} in done.built.report["skipped"]
    assert titles(run(letter(source='drop = ["ferr*"]'))) == ["One shop for bread"]


def test_words_that_keep_all_out_are_told(letter):
    """No issue, and a note; it is no failure."""
    done = run(letter('drop = ["sails", "bread"]'))

    assert (done.built, done.failed) == (None, ())
    assert done.notes[-1].startswith("drop and only in digest.toml keep all of it out (https://news.test/")


def test_a_floor_above_all_makes_no_issue(letter):
    """Readers get no empty mail, and nothing is written."""
    config = letter("floor = 90")
    done = run(config)

    assert done.built is None
    assert done.notes[-1].startswith("no story is left (")
    assert not config.issues.exists()


def test_what_earlier_issues_told_makes_no_issue(letter):
    """The week brings again what the last one told, at other addresses: no empty mail."""
    config = letter()
    run(config)
    later = NOW + timedelta(days=1)
    (config.folder / "feed.xml").write_bytes(feed(entry("/again", "New ferry sails", later, WORDS)))

    done = run(config, now=NOW + timedelta(days=7))

    assert done.built is None
    assert "2026-W47" in done.notes[-1]


def test_entries_that_say_nothing_make_no_issue(letter):
    """The source is well: that is no failure, and the reason is told."""
    config = letter()
    (config.folder / "feed.xml").write_bytes(feed(entry("/odd", "Oddments", NOW - timedelta(days=1), "")))

    done = run(config)

    assert (done.built, done.failed) == (None, ())
    assert done.notes[-1] == "no story is left (https://news.test/odd: there is nothing in it)"


def composed(**wishes):
    """Compose four articles, two of each topic, and two of none."""
    told = [Article(id=key, title=title, paragraphs=(text,)) for key, title, text in TOLD]
    letter = Newsletter(title="T", subject=wishes.pop("subject", None))
    return compose(told, newsletter=letter, slug="w", number=7, date=date(2026, 11, 20), topics=TOPICS, **wishes)


def sections(edition):
    """Return the topics of an issue's sections."""
    return [section.topic for section in edition.issue.sections]


@pytest.mark.parametrize("order", [("town", "sea"), ("sea", "town"), ("Town", "Sea", "jobs")])
def test_sections_stand_in_the_newsletters_order(order):
    """In every issue; a topic that this week does not have is no slip of the pen."""
    edition = composed(standing=Edits(order=order))

    assert sections(edition)[:2] == [name.lower() for name in order[:2]]
    assert not [skip for skip in edition.dropped if "no section is called so" in skip.reason]


def test_an_issues_own_order_comes_first():
    """What the editor says of one issue is said later."""
    assert sections(composed(standing=Edits(order=("town",)), edits=Edits(order=("sea",))))[0] == "sea"


def test_without_a_rest_a_story_of_no_topic_is_left_out():
    """With the reason; what the editor pinned stays."""
    edition = composed(rest=False)

    assert sorted(sections(edition)) == ["sea", "town"]
    assert [skip.what for skip in edition.dropped if "rest = false" in skip.reason] == ["Clouds", "Checkmate"]
    assert "more" in sections(composed(rest=False, edits=Edits(pin=("n1",))))


def test_a_word_weighs_in_every_issue():
    """It brings its story first, unless the issue's own edits say otherwise."""
    heavy = Edits(words=(("closes", 9.0),))

    assert composed(standing=heavy).issue.sections[0].stories[0].lead.id == "t2"
    light = composed(standing=heavy, edits=Edits(words=(("closes", 0.1),)))
    assert light.issue.sections[0].stories[0].lead.id != "t2"


@pytest.mark.parametrize(
    ("frame", "subject"),
    [
        (None, "Oven closes, and 5 more"),
        ("{title} #{number}: {subject}", "T #7: Oven closes, and 5 more"),
        ("{slug}, {count} stories", "w, 6 stories"),
    ],
)
def test_a_newsletter_frames_its_subject(frame, subject):
    """The made one fits into what room the frame leaves."""
    assert composed(subject=frame, standing=Edits(words=(("closes", 9.0),))).issue.subject == subject


def test_a_long_frame_leaves_room_for_the_title():
    """Less than twenty letters tell nothing."""
    subject = composed(subject="x" * 80 + " {subject}").issue.subject

    assert subject.endswith(", and 5 more")


@pytest.mark.parametrize("frame", ["{name}", "{", "{title.x}", "{number!z}", "", "a\\nb"])
def test_a_frame_that_cannot_be_filled_is_refused(letter, frame):
    """With what it may hold."""
    config = letter()
    text = config.path.read_text().replace('title = "T"', f'title = "T"\nsubject = "{frame}"')
    config.path.write_text(text)

    with pytest.raises(ConfigError, match="subject"):
        load_config(config.path)


@pytest.mark.parametrize(
    "wishes", ['drop = ["*"]', 'only = [""]', "floor = -1", 'words = { a = "x" }', "words = { a = -1 }"]
)
def test_wishes_that_mean_nothing_are_refused(letter, wishes):
    """A slip of the pen keeps nothing out in silence."""
    with pytest.raises(ConfigError):
        letter(wishes)


def test_a_rebuild_keeps_the_newsletters_wishes(letter):
    """They stand in the report, so that the bytes stay the same."""
    from digest.build import rebuild

    done = run(letter('words = { bread = 9 }\norder = ["town"]\nrest = true\nfloor = 0.01'))
    before = {path.name: path.read_bytes() for path in done.built.folder.iterdir()}

    rebuild(done.built.folder)

    assert {path.name: path.read_bytes() for path in done.built.folder.iterdir()} == before
    assert done.built.report["settings"]["words"] == {"bread": 9.0}
