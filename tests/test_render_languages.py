"""Lines and words of a mail as its language has them."""

from dataclasses import replace

import pytest

from digest.render import render
from tests import render_samples as samples


@pytest.mark.parametrize(("language", "rule"), [("ko", "word-break:keep-all"), ("ja", "word-break:auto-phrase")])
def test_lines_break_as_the_language_does(language, rule):
    """Korean breaks between words, Japanese headlines between phrases; other mails carry no such rule."""
    issue = samples.issue()

    assert rule in render(replace(issue, language=language)).html
    assert rule not in render(issue).html


def test_a_story_in_korean_breaks_between_its_words_in_any_issue():
    """It is the story's language that tells."""
    issue = samples.issue()
    first, *others = issue.sections
    story = replace(first.stories[0], lead=replace(first.stories[0].lead, language="ko"))
    foreign = replace(issue, sections=(replace(first, stories=(story, *first.stories[1:])), *others))

    assert ":lang(ko){word-break:keep-all" in render(foreign).html


@pytest.mark.parametrize(
    ("language", "line"), [("fr", "Se désabonner\u00a0:"), ("ja", "配信を停止する："), ("en", "Unsubscribe:")]
)
def test_a_colon_is_the_languages_own(language, line):
    """French sets a space before it, Japanese makes it wide."""
    assert line in render(replace(samples.issue(), language=language)).text.splitlines()


def test_the_line_of_an_arabic_story_in_an_english_issue_keeps_its_order():
    """Language and date are Latin words there: a mark parts them, or they would stand the other way round."""
    html = render(samples.issue()).html

    assert "\u00a0·\u200f " in html.replace("&nbsp;", "\u00a0").replace("&rlm;", "\u200f")
    assert html.replace("&rlm;", "\u200f").count("\u200f") < 6


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
def test_what_an_editor_says_of_an_arabic_story_reads_as_the_issue_does(template):
    """Its full stop stood on the wrong side, and a screen reader read it with an Arabic voice."""
    letter = replace(samples.LETTER, template=template)
    arabic = replace(samples.arabic(4), note="Opened on Friday.", also=samples.story(5, also=1).also)
    issue = samples.issue((arabic,), letter=letter)
    rendering = render(issue)
    own = '<p class="e" lang="en" dir="ltr"'

    assert own in rendering.html
    assert own in rendering.web
    assert '<div class="m also" lang="en" dir="ltr">' in rendering.web
    assert own not in render(samples.issue((replace(arabic, lead=samples.story(1).lead),), letter=letter)).html


@pytest.mark.parametrize("language", ["ar", "he", "fa"])
def test_an_issues_name_keeps_its_order_between_words_from_right_to_left(language):
    """It read "W46-2026"; and of two outlets with Latin names the second one came first."""
    issue = samples.issue((samples.story(0, also=2, updates="2026-W46"),))
    rendering = render(replace(issue, language=language))

    assert "\u200e2026-W46" in rendering.html
    assert "\u200e2026-W46" in rendering.text
    assert "\u200f " in rendering.html.split("Coast Daily")[1].split("Northern Reach")[0]


def test_a_wide_colon_brings_its_own_space():
    """Chinese and Japanese set none behind it."""
    issue = replace(samples.issue((samples.story(1, note="早上好。"),)), language="zh")
    rendering = render(issue)

    assert "：</b>早上好。" in rendering.html
    assert "：</b>早上好。" in rendering.web
    assert "编者按：早上好。" in rendering.text


def test_the_text_of_brief_says_of_a_story_what_its_mail_says():
    """That it is an update, and that other reports follow."""
    letter = replace(samples.LETTER, template="brief")
    text = render(samples.issue((samples.story(2, also=1, updates="2026-W46"),), letter=letter)).text

    assert "  Update · news.example.com · Nov 19\n" in text
    assert "  Also:\n  - Coast Daily\n" in text
