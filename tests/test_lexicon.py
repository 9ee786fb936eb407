"""The lexicon: what was found out of the pieces of a text is what reading it whole would find."""

from hypothesis import given
from hypothesis import strategies as st

from digest.edit import lexicon as room
from digest.edit.lexicon import Lexicon, lexicon
from digest.edit.passages import passage_of
from digest.text import words

TEXT = st.text(alphabet=st.sampled_from("aBcl' ’-.,5éя桥पु\n"), max_size=60)


@given(TEXT)
def test_the_words_of_the_pieces_are_the_words_of_the_text(text):
    """Elided articles, marks and scripts without spaces included, a text is the sum of its pieces."""
    found = passage_of(text, 0, "fr")

    assert found.words == words(text)
    assert found.size == len(found.words)
    assert found.first == (found.words or [""])[0]


def test_the_stems_of_a_piece():
    """A piece of several words has the stems of all that carry meaning; one of stop words has none."""
    found = passage_of('But "Weber saw rust-eaten pillars', 0, "en")

    assert found.stems == ["weber", "rust", "eaten", "pillar"]
    assert found.lexicon.stems[found.lexicon["But"]] == ()


def test_a_full_lexicon_is_begun_anew(monkeypatch):
    """Memory stays bounded: the next text gets a new lexicon, and the passages of the old one keep theirs."""
    monkeypatch.setitem(room._lexicons, "en", Lexicon("en"))
    old = passage_of("Cracks were found.", 0, "en")
    monkeypatch.setattr(room, "_MOST", 2)

    assert lexicon("en") is not old.lexicon
    assert old.words == ["cracks", "were", "found"]
