"""Who wrote it, where that says more than who published it."""

from dataclasses import replace

import pytest

from digest.render.viewing import view
from tests import render_samples as samples


@pytest.mark.parametrize(
    ("byline", "shown"),
    [
        ("Harbor Courier", None),
        ("Harbor Courier Staff", None),
        ("The Harbor Courier Team", None),
        ("Courier", None),
        ("Ann Lee", "Ann Lee"),
        ("Ann Harbor", "Ann Harbor"),
        ("Reuters | AFP", "Reuters, AFP"),
        ("Ann Lee, Harbor Courier", "Ann Lee"),
        ("Ann Lee, The Tide", "Ann Lee, The Tide"),
        ("News Desk", None),
        ("Our Editors", None),
        ("quayadmin", None),
        ("Marketing Team", None),
    ],
)
def test_a_byline_that_says_no_more_than_its_outlet_is_not_shown(byline, shown):
    """Who signs by the outlet's name is nobody; two agencies are parted by a comma."""
    story = samples.story(0)
    told = replace(story, lead=replace(story.lead, publisher="The Harbor Courier", byline=byline))
    seen = view(samples.issue([told])).sections[0].stories[0]

    assert seen.byline == shown
    assert (byline in seen.meta) == (shown == byline)


@pytest.mark.parametrize(
    ("byline", "shown"), [("Editorial Team", None), ("Ann Lee", "Ann Lee"), ("Quay Team", "Quay Team")]
)
def test_who_signs_by_an_office_is_not_shown_where_the_outlet_is_unknown(byline, shown):
    """A name beside the word for the office is that of the outlet, which nothing else says there."""
    story = samples.story(0)
    told = replace(story, lead=replace(story.lead, publisher=None, url=None, byline=byline))

    assert view(samples.issue([told])).sections[0].stories[0].byline == shown
