"""What a story shows in a mail: its day, its sentences, who else reports it, and its byline's line."""

import datetime as dt
from dataclasses import replace

from digest.models import Newsletter, Section
from digest.render import plain, render
from digest.render.viewing import view
from tests import render_samples as samples


def test_a_story_shows_its_date_where_its_readers_live():
    """Half past eleven at night in London is tomorrow in Tokyo."""
    late = dt.datetime(2026, 11, 17, 23, 30, tzinfo=dt.UTC)
    letter = samples.replace(samples.LETTER, timezone="Asia/Tokyo")
    story = samples.story(1, published=late)

    assert view(samples.issue((story,), letter=letter)).sections[0].stories[0].date == "Nov 18"
    assert view(samples.issue((story,))).sections[0].stories[0].date == "Nov 17"


def test_a_story_that_has_a_day_and_no_time_shows_that_day():
    """Of "November 17" no clock makes November 16."""
    day = dt.datetime(2026, 11, 17, tzinfo=dt.UTC)
    letter = samples.replace(samples.LETTER, timezone="America/Los_Angeles")
    story = samples.story(1, published=day)

    assert view(samples.issue((story,), letter=letter)).sections[0].stories[0].date == "Nov 17"


def test_an_older_story_shows_its_year():
    """Last year's date has its year."""
    story = samples.story(1, published=dt.datetime(2025, 3, 1, 12, tzinfo=dt.UTC))

    assert view(samples.issue((story,))).sections[0].stories[0].date == "Mar 1, 2025"


def test_an_unknown_zone_is_no_error():
    """A zone that the machine does not know leaves the date as it was published."""
    letter = samples.replace(samples.LETTER, timezone="Mars/Olympus")

    assert view(samples.issue((samples.story(1),), letter=letter)).sections[0].stories[0].date == "Nov 18"


def test_a_summary_that_is_the_title_again_is_not_shown():
    """A post of one sentence is called by it: once is enough. One that tells more stays."""
    again = samples.story(1, title="The tide is high today", sentences=("The tide is high today.",))
    more = samples.story(2, title="The tide is high", sentences=("The tide is high today.",))
    shown = view(samples.issue((again, more))).sections[0].stories

    assert [(story.summary, len(story.sentences)) for story in shown] == [("", 0), ("The tide is high today.", 1)]


def test_minutes_count_what_the_view_holds():
    """Summaries that are not printed, and stories that are not shown, take no time."""
    long = (" ".join(f"word{n}" for n in range(500)) + ".",)
    issue = samples.issue([samples.story(n, sentences=long) for n in range(2)])
    stories = [len(section.stories) for section in issue.sections]
    assert view(issue).minutes == 4
    assert view(issue, [["full"] + ["brief"] * (size - 1) for size in stories]).minutes == 2
    assert view(issue, [["brief"] * size for size in stories]).minutes == 1


def test_a_template_of_headlines_counts_headlines():
    """`brief` shows one summary of twelve: a minute, not the four that all of them take."""
    letter = replace(samples.LETTER, template="brief")
    long = "It was a long day at the harbor, with many ships and few berths. " * 8
    stories = tuple(samples.story(n, sentences=(long,), title=f"Story {n}") for n in range(12))
    issue = samples.issue(sections=(Section(topic="sea", title="The sea", stories=stories),), letter=letter)
    rendering = render(issue)
    assert view(issue).minutes > 4
    assert "1 min" in rendering.html.replace("\xa0", " ")
    assert "1 min" in rendering.text.split("\n")[2]
    assert f"{view(issue).minutes}\xa0min" not in rendering.html


def test_reports_that_are_not_named_are_counted_in_words():
    """Where there is no web page to lead to, mail and text say how many more reports there are."""
    letter = Newsletter(title="T", sender="T <t@example.org>")
    rendering = render(samples.issue([samples.story(0, also=5)], letter=letter))
    assert "  - and 1 more" in rendering.text
    assert "and 1 more" in rendering.html
    assert "+1" not in rendering.text


def test_another_report_of_the_leads_own_outlet_is_named_by_its_headline():
    """The name that stands above it says nothing; the others are named by their outlets."""
    first = samples.story(0, also=2)
    own = replace(first.also[0], publisher=first.lead.publisher, title="Seals hold in the firth")
    issue = samples.issue([replace(first, also=(own, first.also[1]))])
    shown = view(issue, [["full"] * len(section.stories) for section in issue.sections]).sections[0].stories[0].also
    assert [one.publisher for one in shown] == ["Seals hold in the firth", samples.OUTLETS[1]]
    rendering = render(issue)
    assert "  - Seals hold in the firth" in rendering.text
    assert "Seals hold in the firth" in rendering.html


def test_a_report_that_adds_neither_outlet_nor_headline_is_not_named_in_the_mail():
    """A second copy of the page, or one of no known outlet, would say the headline again; the web page lists it."""
    first = samples.story(0, also=3)
    again = [
        replace(first.also[0], publisher=first.lead.publisher, title=f"{first.lead.title}!"),
        replace(first.also[1], publisher=None, url=None, title=first.lead.title),
        first.also[2],
    ]
    rendering = render(samples.issue([replace(first, also=tuple(again))]))
    assert f"  - {samples.OUTLETS[2]}" in rendering.text
    assert rendering.text.count(first.lead.title) == 1
    assert "more" not in rendering.text.split("Also:")[1].split("Unsubscribe")[0]
    assert rendering.web.count(f"{first.lead.title}!") == 1


def test_no_line_begins_with_the_dot_of_a_byline():
    """A dot between two parts stays behind the first of them."""
    lines = plain.wrap("Harbor Courier · Ann Lee, Bo Ek · Feb 17 · 1 min", 33, "  ").split("\n")
    assert len(lines) > 1
    assert not any(line.strip().startswith("·") for line in lines)
    assert all(plain.columns(line) <= 33 for line in lines)


def test_short_parts_of_a_byline_are_not_torn():
    """A number stands in the line of its unit, whatever the width."""
    for width in range(20, 60):
        text = plain.wrap("Harbor Courier · Ann Lee, Bo Ek · Feb 17 · 12 min", width)
        assert {part for part in ("Feb 17", "12 min") if part in text} == {"Feb 17", "12 min"}, width


def test_one_minute_is_not_said():
    """Nearly every entry of a feed takes a minute: only longer texts say how long they take."""
    brief = samples.story(0)
    long = replace(brief, lead=replace(brief.lead, paragraphs=("word " * 700,)))

    shown = [view(samples.issue([story])).sections[0].stories[0].meta for story in (brief, long)]

    assert not any("min" in part for part in shown[0])
    assert shown[1][-1] == "3 min"
