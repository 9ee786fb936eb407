"""What counts as a secret in an address, and how the address is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.private import access_of, shown, spots, veiled
from digest.urls import canonical


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://ann:hunter@lab.example/feed", "https://ann:…@lab.example/feed"),
        ("https://ann:pa/ss@lab.example/feed", "https://ann:…@lab.example/feed"),
        ("imaps://ann:hunter@mail.example/In", "imaps://ann:…@mail.example/In"),
        ("https://github.com/ann.private.atom?token=AAGHK2X7QPZ", "https://github.com/ann.private.atom?token=…"),
        ("https://www.patreon.com/rss/tide?auth=q8ZkPz1XwLm4&show=1", "https://www.patreon.com/rss/tide?auth=…&show=1"),
        ("https://git.example/dash.atom?feed_token=glft-9s8d7f6g5h", "https://git.example/dash.atom?feed_token=…"),
        ("https://a.example/f?x=1&password=tide", "https://a.example/f?x=1&password=…"),
        ("https://old.example/.rss?feed=4f1b2c9a8d7e6f5a4b3c&user=ann", "https://old.example/.rss?feed=…&user=ann"),
        (
            "https://api.pod.example/feed/1/private/0f8fad5b-d9cb-469f-a165-70867728950e.rss",
            "https://api.pod.example/feed/1/private/….rss",
        ),
        ("https://cal.example/ical/ann/private-4f1b2c9a8d7e6f5a/basic.ics", None),
        ("https://pins.example/rss/secret:4f1b2c9a8d7e6f5a/u:ann/", "https://pins.example/rss/secret:…/u:ann/"),
    ],
)
def test_what_is_a_secret(address, seen):
    """A password, a parameter that is named for it, a random part of a path behind "private"."""
    assert spots(address)
    assert shown(address) == (seen or "https://cal.example/ical/ann/private-…/basic.ics")
    masked, found = veiled(address)
    assert not spots(masked)
    for name, secret in found:
        masked = masked.replace(f"${{{name}}}", secret)
    assert masked == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/feed.xml",
        "https://video.example/feeds/videos.xml?channel_id=UC4f1b2c9a8d7e6f5a4b3c",
        "https://news.example/rss?hl=en-US&gl=US&ceid=US:en",
        "https://lists.example/feed?u=0123456789abcdef01234567&id=2f7e",
        "https://social.example/@ann.rss",
        "http://[::1]:8000/@ann.rss",
        "https://social.example:8443/@ann.rss",
        "https://blog.example/private/notes-of-2026.xml",
        "https://blog.example/?feed=rss2&auth=none&token=home",
        "https://ann@lab.example/feed",
        "https://ann:${LAB_PASSWORD}@lab.example/feed?token=${LAB_TOKEN}",
    ],
)
def test_what_is_none(address):
    """Names of channels, of lists, of people; and what stands for a secret already."""
    assert spots(address) == ()
    assert shown(address) == address


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_has_an_answer(text):
    """Whatever is typed, the pieces between the secrets stay as they are."""
    for address in (text, f"https://{text}", f"https://a.example/f?token={text}"):
        masked, found = veiled(address)
        assert shown(address).count("…") - address.count("…") <= len(spots(address))
        assert len(found) == len(spots(address))
        assert access_of(address)[0] is not None
        assert isinstance(masked, str)


def test_two_feeds_that_differ_in_their_secrets_stay_two():
    """They are kept by addresses of their own."""
    one, other = (veiled(f"https://a.example/f?token={token}")[0] for token in ("abcdef12345", "abcdef12346"))
    assert one != other


def test_a_link_tells_no_reader_a_secret_s_name():
    """What stands for a secret finds no page for a reader."""
    assert canonical("https://a.example/p?id=3&key=${LAB_KEY}") == "https://a.example/p?id=3"
    assert canonical("https://a.example/p?key=$%7BLAB_KEY%7D") == "https://a.example/p"
