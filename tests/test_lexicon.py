"""The lexicon: what was found out of the pieces of a text is what reading it whole would find."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest.edit import lexicon as room
from digest.edit.features import read
from digest.edit.lexicon import SEEN, Lexicon, lexicon
from digest.edit.passages import passage_of
from digest.edit.sentence_model import models
from digest.text import words

TEXT = st.text(alphabet=st.sampled_from("aBcl' ’-.,5éя桥पु\n"), max_size=60)


@given(TEXT)
def test_the_words_of_the_pieces_are_the_words_of_the_text(text):
    """Elided articles, marks and scripts without spaces included, a text is the sum of its pieces."""
    found = passage_of(text, 0, "fr")

    assert found.words == words(text)
    assert found.size == len(found.words)
    assert found.first == (found.words or [""])[0]


def test_what_is_seen_of_a_piece():
    """Capitals, digits, commas, quotes and the words of the lists are counted, and its stems numbered."""
    known = Lexicon("en")
    seen, first = known.look_up(np.array(known.pieces('But "Weber, 1,200 rust-eaten said')))
    told = dict(zip(SEEN, seen.sum(0).tolist(), strict=True))

    assert (told["words"], told["capitals"], told["digits"], told["commas"], told["quotes"]) == (6, 2, 1, 2, 1)
    assert (told["hanging"], told["says"], seen[0, SEEN.index("opens_hanging")]) == (1, 1, 1)
    assert first.tolist() == [0, 1, 2, -3, 0]
    assert known.further == {3: [4]}


def test_numbers_do_not_hang_on_what_was_read_before(monkeypatch):
    """A fresh lexicon and a worn one tell the same of an article, to the last bit."""
    told = []
    for before in ("", "Lenne bridge pillars rust-eaten cracks"):
        monkeypatch.setitem(room._lexicons, "en", Lexicon("en"))
        passage_of(before, 0, "en")
        texts = ("Cracks in rust-eaten pillars.", "Pillars of the Lenne bridge.", "Eaten by rust.")
        found = [passage_of(text, i, "en") for i, text in enumerate(texts)]
        told.append(read(found, ["bridg"], models().words).rows.tolist())

    assert told[0] == told[1]


def test_a_full_lexicon_is_begun_anew(monkeypatch):
    """Memory stays bounded: the next text gets a new lexicon, and the passages of the old one keep theirs."""
    monkeypatch.setitem(room._lexicons, "en", Lexicon("en"))
    old = passage_of("Cracks were found.", 0, "en")
    monkeypatch.setattr(room, "_MOST", 2)

    assert lexicon("en") is not old.lexicon
    assert old.words == ["cracks", "were", "found"]
