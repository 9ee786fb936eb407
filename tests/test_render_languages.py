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
