"""What `digest explain` says of two weeks that were built: the limit, the memory, failures, other times."""

from datetime import timedelta

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.config import load_config
from tests.test_classify import MONEY, SPORT
from tests.weeks import NOW, OTHER, WORDS, entry, feed, run

CONFIG = """
[newsletter]
title = "T"
from = "t@example.org"
[build]
limit = 4
[[sources]]
path = "harbor.xml"
name = "Harbor"
[[sources]]
path = "later.xml"
[[sources]]
path = "empty.html"
"""
PLACES = ("Vrisa", "Graz", "Brannock", "Quillon", "Tessen")


def told(*words: str) -> str:
    """Return what the command line says."""
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    """Build two weeks of one newsletter: six articles of one outlet, then one of them again elsewhere."""
    folder = tmp_path_factory.mktemp("newsletter")
    two, later = NOW - timedelta(days=2), NOW + timedelta(days=4)
    sport = [
        entry(f"/sport-{n}", f"{text[:24]} in {PLACES[n]}", two, f"{text} {PLACES[n]} cheered. {text}")
        for n, text in enumerate(SPORT)
    ]
    old = entry("/storm", "A tale of last month's storm", NOW - timedelta(days=40), OTHER)
    ferry = entry("/ferry", "New ferry sails in spring", two, WORDS)
    bare = entry("/briefs", "Oddments", two, "[Harbor]")
    (folder / "harbor.xml").write_bytes(feed(ferry, old, *sport, bare))
    (folder / "later.xml").write_bytes(feed())
    (folder / "empty.html").write_text("<html><body><p>Nothing</p></body></html>", encoding="utf-8")
    (folder / "digest.toml").write_text(CONFIG, encoding="utf-8")
    config = load_config(folder / "digest.toml")
    run(config, now=NOW + timedelta(days=1), week="2026-W47")
    (folder / "later.xml").write_bytes(
        feed(
            entry("/ferry-again", "New ferry sails in spring", later, f"{WORDS} It is blue."),
            entry("/rate", "Central bank raises its rate", later, " ".join(MONEY)),
        )
    )
    run(config, now=NOW + timedelta(days=6), week="2026-W48")
    return folder


@pytest.fixture(autouse=True)
def at_home(weeks, monkeypatch):
    """Ask in the newsletter's folder."""
    monkeypatch.chdir(weeks)


def test_what_the_limit_kept_out_is_told_with_its_score():
    """Six articles, four places."""
    said = [told("explain", place, "--issue", "2026-W47") for place in PLACES]

    assert sum("left out (edit): over the limit of 4 stories (score" in one for one in said) == 2
    assert sum("taken:" in one for one in said) == 3


@pytest.mark.parametrize("what", ["New ferry sails", "https://news.test/ferry-again"])
def test_what_an_earlier_issue_told_is_known_at_another_address_days_later(what):
    """By its title or its new address: the issue that carried it, and under which title."""
    assert "left out (edit): carried in 2026-W47 as “New ferry sails in spring”" in told("explain", what)


def test_an_address_that_no_issue_took_is_explained_from_the_ledger():
    """An entry of last month is outside of both weeks; the week and its bounds are named."""
    said = told("explain", "https://news.test/storm?utm_source=mail", "--issue", "2026-W47")

    assert "published on 2026-10-11, outside of 2026-W47 (2026-11-16 00:00 to 2026-11-23 00:00, UTC)" in said
    assert "named by Harbor" in said


@pytest.mark.parametrize("what", ["storm", "STORM"])
def test_a_title_that_no_issue_took_is_explained_from_the_ledger(what):
    """What an entry is called finds it as its address does, whatever the capitals."""
    said = told("explain", what, "--issue", "2026-W47")

    assert "published on 2026-10-11, outside of 2026-W47" in said
    assert "named by Harbor" in said


def test_an_address_that_another_issue_took_says_which():
    """The rate rose in the second week; the first one left it to it."""
    said = told("explain", "https://news.test/rate", "--issue", "2026-W47")

    assert "left out (gather): taken by 2026-W48; named by later.xml" in said


def test_a_page_without_an_article_is_told_as_a_failure():
    """The stage, and what it lacks."""
    assert "left out (extract): this looks like no article" in told("explain", "empty.html", "--issue", "2026-W47")


def test_what_nobody_ever_named_is_an_error():
    """Neither a title of the issue nor an address that a source named."""
    done = CliRunner().invoke(app, ["explain", "https://news.test/unheard-of"])

    assert done.exit_code == 1


def test_a_title_of_which_nothing_could_be_read_is_explained_by_the_report():
    """The report names it by its address: the reason is that, and not that its day was another week's."""
    said = told("explain", "oddments", "--issue", "2026-W47")

    assert "left out (extract): the entry holds no text; named by Harbor" in said
