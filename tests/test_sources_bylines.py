"""The bylines of feeds: names alone, told apart, and no outlet, placeholder or place among them."""

import pytest

from digest.sources.bylines import byline
from digest.sources.fields import line


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("a@b.example (Ann Lee)", "Ann Lee"),
        ("Ann Lee", "Ann Lee"),
        ("a@b.example", None),
        ("", None),
        ("Harbor.org", None),
        ("www.tide.co.uk", None),
        ("Ann.Lee", "Ann.Lee"),
        (None, None),
        ("x@y.z\nBcc: q@q.q", "x@y.z Bcc: q@q.q"),
    ],
)
def test_a_byline_is_a_name(raw, name):
    """An address alone is no name."""
    assert byline(line(raw)) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Ann Lee,Bo Ek ,Cy Oz", "Ann Lee, Bo Ek, Cy Oz"),
        ("Ann Lee, The Tide UK", "Ann Lee"),
        ("TheTide", "TheTide"),
        ("Ann Lee, Jr.", "Ann Lee, Jr."),
    ],
)
def test_several_names_are_told_apart_and_the_outlet_is_none_of_them(raw, name):
    """Commas are followed by a space, and the outlet behind an author goes."""
    assert byline(raw, "TheTide") == name


@pytest.mark.parametrize(
    ("raw", "outlet", "name"),
    [
        ("The Tide UK", "TheTide", None),
        ("allQuays", "AllQuays", None),
        ("Tide News", "TideNews.com", None),
        ("TIDE Staff", "TIDE", None),
        ("Ann Lee", "Ann Lee", "Ann Lee"),
        ("Ann Lee", "Ann Lee's weblog", "Ann Lee"),
        ("Quaye Brown", "Quaye", "Quaye Brown"),
        ("hidden (Ann Lee)", "The Tide", "Ann Lee"),
        ("hidden", "The Tide", None),
        ("admin", "The Tide", None),
        ("N/A", "The Tide", None),
        ("Our Editors", "The Tide", None),
        ("release-actions[bot]", "tideclock", None),
        ("Ann Lee, release-actions[bot]", "tideclock", "Ann Lee"),
        ("Agencies | Monitoring Desk", "The Tide", None),
        ("Special to The Tide", "Tide", None),
        ("The Harbor Tide Courier", "HTC", None),
        ("Special Agent Lee", "The Tide", "Special Agent Lee"),
        ("Ann Lee / Milan", "The Tide", "Ann Lee"),
        ("Ann Lee/New York", "The Tide", "Ann Lee"),
        ("Ann Lee / Bo Ek", "The Tide", "Ann Lee / Bo Ek"),
        ("Ann Lee / Reuters", "The Tide", "Ann Lee / Reuters"),
    ],
)
def test_an_outlet_a_placeholder_and_a_place_are_no_author(raw, outlet, name):
    """The outlet in other letters or with its edition goes, and what software fills in; a person's own site stays."""
    assert byline(raw, outlet) == name
