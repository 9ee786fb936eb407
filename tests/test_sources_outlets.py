"""An outlet is called by its own name, whatever section its feed is of."""

import pytest

from digest.sources.outlets import outlet_name


@pytest.mark.parametrize(
    ("title", "link", "name"),
    [
        ("World - CBSNews.com", "https://www.cbsnews.com/x", "CBSNews.com"),
        (
            "Harbor Courier – Breaking News, World News and Video from Harbor Courier",
            "https://harborcourier.example/1",
            "Harbor Courier",
        ),
        ("NYT > World News", "https://www.nytimes.com/a", "NYT"),
        ("NPR Topics: World", "https://www.npr.org/a", "NPR"),
        ("TheWeek feed", "https://theweek.com/a", "TheWeek"),
        ("AllTide News: Latest", "https://alltide.example/a", "AllTide"),
        ("World News: Breaking news, politics, crime, and more", "https://www.harbor.example/a", "harbor.example"),
        ("World", "https://www.washingtonpost.com/a", "washingtonpost.com"),
        ("Top Stories", "https://www.abc.net.au/a", "abc.net.au"),
        ("The Orbit Letter", "https://orbit.example/a", "The Orbit Letter"),
        ("Ann's Blog", "https://ann.bearblog.dev/a", "Ann's Blog"),
        ("Notes: on bread", "https://crumbs.example/a", "Notes: on bread"),
        (None, "https://crumbs.example/a", "crumbs.example"),
        ("cs.HA updates on tideArchive.org", "https://tidearchive.org/abs/1", "tideArchive.org"),
        ("TideArchive Query: search_query=all:ferry", "https://tidearchive.org/abs/1", "TideArchive"),
        ("Updates on bread", "https://crumbs.example/a", "Updates on bread"),
        ("T: ferries", "https://tide.example/a", "T: ferries"),
        ("GitHub: bread", "https://bread.github.io/a", "GitHub: bread"),
        ("A title", None, "A title"),
        (None, None, None),
        ("-" * 1000, "https://a.example/", "a.example"),
    ],
)
def test_the_outlet_is_named_as_its_site_is(title, link, name):
    """A section beside the name goes; a title that only names a section gives way to the host."""
    assert outlet_name(title, link) == name
