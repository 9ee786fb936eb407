"""What `digest explain` finds, and what it must not."""

from types import SimpleNamespace

import pytest

from digest.explain import explain
from digest.models import Skipped

DROPPED = (
    Skipped(what="Clymer workshop manual review", stage="edit", reason="over the limit"),
    Skipped(what="https://example.org/horoscope?utm_source=x", stage="edit", reason="the same article"),
)


@pytest.mark.parametrize(
    ("what", "found"),
    [
        ("clymer", [DROPPED[0].what]),
        ("https://example.org/horoscope", [DROPPED[1].what]),
        ("no such title", []),
        ("", []),
        (" ", []),
    ],
)
def test_only_what_is_named_is_explained(what, found):
    """A word that stands in no title names nothing, also where an article has a title and no address."""
    assert [one.what for one in explain(what, SimpleNamespace(sections=()), {}, DROPPED)] == found
