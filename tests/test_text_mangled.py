"""Letters that somebody read in the wrong charset are read as they were meant."""

import pytest

from digest.extract.charset import decode
from digest.sources.feeds import entries
from digest.text.mangled import unmangled

MEANT = "The harbor’s café doesn’t open — “not today”, says Zoë… 🙂"


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_a_text_that_was_read_wrongly_is_read_as_it_was_meant(wrong):
    """UTF-8 taken for Latin-1 or Windows-1252, as it stands in many saved pages."""
    mangled = MEANT.replace("”", "’").encode().decode(wrong)
    assert unmangled(mangled) == MEANT.replace("”", "’")
    assert decode(mangled.encode(), "text/plain") == MEANT.replace("”", "’")


def test_letters_with_marks_alone_are_proof_where_they_are_many():
    """A French text without a dash or a curly quote."""
    said = "L’été, à la criée, les pêcheurs étaient très fatigués."
    assert unmangled(said.replace("’", "'").encode().decode("latin-1")) == said.replace("’", "'")


@pytest.mark.parametrize(
    "text",
    [
        MEANT,
        'He wrote "Ã¤" where "ä" was meant, and "Ã©" for "é".',
        "PÃO, MAÇÃ, ÂNGULO, château, âge, Ãš",
        "Ärger über Öl, ßen: ð Ð þ",
        "Что? ÂÂ ÃÃ â â",
        "",
    ],
)
def test_what_was_read_rightly_stays(text):
    """Letters that happen to be those, and a text that speaks of charsets."""
    assert unmangled(text) == text


def test_a_long_text_of_such_letters_takes_no_time():
    """Nothing goes back and forth."""
    assert len(unmangled("Ãâ€" * 200_000)) == 600_000


@pytest.mark.parametrize("wrong", ["latin-1", "cp1252"])
def test_a_feed_that_was_read_wrongly_is_called_as_it_was_meant(wrong):
    """Titles and names of outlets too, which stand outside of any entry's text."""
    item = "<item><title>Käse für Köln</title></item>"
    said = f"<rss version='2.0'><channel><title>Möwe „Post‘</title>{item}</channel></rss>"
    (entry,), _ = entries(said.encode().decode(wrong), "feed")

    assert (entry.title, entry.document().publisher) == ("Käse für Köln", "Möwe „Post‘")
