"""Pictures: what they are said to show, and how large they may stand in a mail."""

from dataclasses import replace

import pytest

from digest.extract import extract
from digest.extract.pictures import alt_of
from digest.models import Document, Image, Section
from digest.render import render
from digest.render.viewing import view
from tests import render_samples as samples


@pytest.mark.parametrize(
    "said",
    [
        "HARBOR-TRADE-MEETING",
        "OLY-2026-NORTH SEA-RINGS",
        "EU--Harbor-Fire",
        "boats_at_night_2",
        "Screenshot_20260206_054950",
        "quay.JPG",
        "IMG_0412",
        "image",
    ],
)
def test_a_files_name_and_an_agencys_slug_do_not_say_what_a_picture_shows(said):
    """A screen reader would read them out letter by letter."""
    assert alt_of(said) == ""


@pytest.mark.parametrize(
    "said",
    [
        "A boat-builder's yard, in the evening",
        "The mayor opens the NORTH-SOUTH bridge",
        "Jean-Luc Ferry",
        "NASA",
        "港口-夜晚",
        "U.S. President",
    ],
)
def test_what_a_picture_shows_stays(said):
    """Words, names with hyphens, and abbreviations."""
    assert alt_of(said) == said


def test_long_alts_are_read_in_time():
    """Nothing in them makes the patterns go back and forth."""
    for said in ("a-" * 200_000, "A-" * 200_000 + "b", "A " * 200_000, "_" * 200_000):
        assert len(alt_of(said)) <= 300


def test_the_alt_of_an_entrys_picture_is_read_so():
    """In feeds as in pages."""
    markup = '<p><img src="https://example.org/a.jpg" alt="HARBOR-TRADE-MEETING"></p><p>The port opens at eight.</p>'
    entry = Document(source="f", content=markup.encode(), media_type="text/html", title="Port opens", entry=True)
    image = extract(entry).image
    assert image is not None
    assert image.alt == ""


def shown(image: Image):
    """Return the picture of a story that leads an issue, as the mail shows it."""
    first = samples.story(0)
    letter = replace(samples.LETTER, template="cards")
    told = (replace(first, lead=replace(first.lead, image=image)),)
    issue = samples.issue(sections=(Section(topic="sea", title="The sea", stories=told),), letter=letter)
    story = view(issue).sections[0].stories[0]
    rendering = render(issue)
    return story.picture, rendering.html


@pytest.mark.parametrize(
    ("name", "width", "height", "wide"),
    [
        ("a.jpg", 1200, 800, True),
        ("a.jpg", None, None, True),
        ("a.jpg", 100, 80, False),
        ("a.jpg", 800, 1200, False),
        ("cache/100x80/a.jpg", None, None, False),
        ("a-300x200.jpg", None, None, False),
        ("a-1024x768.jpg", None, None, True),
    ],
)
def test_only_a_wide_picture_stands_across_the_mail(name, width, height, wide):
    """A thumbnail would be a blur six times its size, and a portrait a screen high: they stand beside the headline."""
    picture, html = shown(Image(url=f"https://img.example.com/{name}", alt="A yard", width=width, height=height))
    assert picture.wide is wide
    assert ('class="wide"' in html) is wide
    assert ('class="thumb"' in html) is not wide


@pytest.mark.parametrize(("width", "height"), [(48, 48), (88, 88), (200, 900), (728, 90)])
def test_a_sign_and_a_strip_are_no_pictures(width, height):
    """Neither says anything beside a headline."""
    picture, html = shown(Image(url="https://img.example.com/a.jpg", alt="", width=width, height=height))
    assert picture is None
    assert "<img" not in html
