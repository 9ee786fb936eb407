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
    ],
)
def test_a_byline_that_says_no_more_than_its_outlet_is_not_shown(byline, shown):
    """Who signs by the outlet's name is nobody; two agencies are parted by a comma."""
    story = samples.story(0)
    told = replace(story, lead=replace(story.lead, publisher="The Harbor Courier", byline=byline))
    seen = view(samples.issue([told])).sections[0].stories[0]

    assert seen.byline == shown
    assert (byline in seen.meta) == (shown == byline)
