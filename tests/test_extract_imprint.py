"""What a page copied as text tells of itself: its address, and the outlet that its foot names."""

from __future__ import annotations

import pytest

from digest.extract.imprint import address_in, publisher_in

TITLE = "Havenport to rebuild its old harbor wall"
TEXT = (
    "Havenport Courier",
    TITLE,
    "By Ann Lee",
    "The council voted on Tuesday to rebuild the wall.",
    "It starts soon.",
)


def among(*links: str) -> tuple[str, ...]:
    """Return lines of a page, some of them links in its middle."""
    return (*TEXT, "Read more", *links, "Subscribe", "© 2026 Havenport Courier")


@pytest.mark.parametrize(
    ("lines", "address"),
    [
        (among("URL: https://courier.example/a/17"), "https://courier.example/a/17"),
        (among("Permalink: https://courier.example/a/17", "https://other.example/b"), "https://courier.example/a/17"),
        (among("https://courier.example/news/rebuild-harbor-wall-14847624.php"), "https://courier.example/news/rebuild-harbor-wall-14847624.php"),
        (among("https://a.example/boats-for-all", "https://b.example/2026/harbor_wall/"), "https://b.example/2026/harbor_wall/"),
        (("https://courier.example/a/17?ref=home", *TEXT), "https://courier.example/a/17"),
        ((*TEXT, "https://courier.example/?p=17"), "https://courier.example/?p=17"),
        ((*TEXT, "Source: https://courier.example/a/17"), "https://courier.example/a/17"),
        (("courier.example/a/17", *TEXT), "https://courier.example/a/17"),
        (among("Source: https://havenport-courier.example/a/17"), "https://havenport-courier.example/a/17"),
        (("x: https://a.example/1", *TEXT), None),
        (("https://[", "https://[half.example/a", *TEXT), None),
    ],
)  # fmt: skip
def test_a_copy_has_the_address_that_is_surely_its_own(lines, address):
    """One called so, one that says what the headline says, or one where who copies a page puts it."""
    assert address_in(lines, TITLE) == address


@pytest.mark.parametrize(
    "links",
    [
        ("https://tracker.example/track/x/262-rebuild-harbor-wall.mp3",),
        ("https://courier.example/files/rebuild-harbor-wall.PDF",),
        ("https://shop.example/products/harbor-wall-poster",),
        ("https://school.example/course/rebuild-harbor-wall-in-12-steps",),
        ("https://paper.example/2019/mine-workers-ask-for-better-pay",),
        ("https://paper.example/2019/old-town-market-wall-in-ruins-after-storm-of-the-century",),
        ("https://code.example/harbor-wall/runs/20039113246/job/574",),
        ("https://www.facebook.com/havenport-harbor-wall",),
        ("https://courier.example/",),
        ("Source: https://statistics.example/table/4",),
        ("Link: https://a.example/1", "Link: https://b.example/2"),
    ],
)
def test_the_address_of_something_else_is_not_that_of_the_copy(links):
    """A sound file, a product, a course, a profile, a start page, another article: no address is better."""
    assert address_in(among(*links), TITLE) is None


@pytest.mark.parametrize(
    "link", ["https://tracker.example/episode.mp3", "https://courier.example", "https://x.com/courier"]
)
def test_no_file_and_no_profile_is_an_address_even_at_the_top(link):
    """Where a copy begins there may stand a player or a link to a profile."""
    assert address_in((link, *TEXT), TITLE) is None


def test_headlines_of_common_words_say_no_address():
    """Numbers, short words and what any headline has do not count."""
    link = "https://paper.example/the-10-best-things-of-2026"
    assert address_in(among(link), "The 10 best harbors of 2026") is None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2026 All Rights Reserved", None),
        ("All Rights Reserved © 2026", None),
        ("© 2026 It's All About Harbors. All rights reserved.", "It's All About Harbors"),
        ("© 2026 The Harbor Report Powered by Quaypack", "The Harbor Report"),
        ("© 2026 Reed Fitness. Terms and Conditions | Privacy Policy", "Reed Fitness"),
        ("© 2026 Quay Bank. Privacy. Terms of Use.", "Quay Bank"),
        ("© 2026 St. Brendan's News. Registered charity", "St. Brendan's News"),
        ("Help Center Terms and Privacy Policy © 2010-2026 All rights reserved.", None),
        ("Privacy Notice © 2026 Quay Growers", "Quay Growers"),
        ("© 2026 The Authors. Published by Quay Press B.V.", None),
        ("© The Author(s) 2026", None),
        ("© 2026 by Sally Reed Ltd.", "Sally Reed"),
        ("© 2026 Privacy Watch", "Privacy Watch"),
        ("COPYRIGHT © 2016-2026 · REED", None),
        ("© 2026 Copyright Quay Brands", "Quay Brands"),
        ("© 2026 The Harbor-Review | Guidelines", "The Harbor-Review"),
        ("© 2026 The President and Fellows of Harbor College", "The President and Fellows of Harbor College"),
        ("© 2026 Quayside Boards and Sails of the", "Quayside Boards and Sails"),
    ],
)
def test_the_foot_of_a_page_is_no_part_of_the_outlets_name(line, name):
    """What the law, the maker of the site and links add to a name goes; where nothing else is left there is none."""
    assert publisher_in([line], None) == name


@pytest.mark.parametrize(
    ("line", "url", "name"),
    [
        ("© 2026 Quay Media", "https://www.harbor-cooking.example/soup", None),
        ("© 2026 Harbor Kitchen", "https://www.harbor-cooking.example/soup", "Harbor Kitchen"),
        ("© 2026 Northgate Bridge Society", "https://nbs.example/bridges", "Northgate Bridge Society"),
        ("© 2026 NGP Holdings", None, None),
        ("© 2026 The Northgate Times Company", None, "The Northgate Times"),
        ("© 2026 The Tide Company", None, "The Tide Company"),
    ],
)
def test_a_publishing_house_is_no_outlet(line, url, name):
    """Who holds the rights of a site of another name is nobody its readers know; a holding is none anywhere."""
    assert publisher_in([line], url) == name
