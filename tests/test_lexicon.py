"""The lexicon: what was found out of the pieces of a text is what reading it whole would find."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from digest.edit import lexicon as room
from digest.edit import summarize
from digest.edit.features import read, words_of
from digest.edit.lexicon import COUNTED, Lexicon, lexicon
from digest.edit.passages import passage_of
from digest.edit.pieces import (
    BARE,
    BIDS,
    CALLS,
    CAPTION,
    CHROME,
    JUDGES,
    LESSER,
    OPENS,
    QUOTED,
    REPORTS,
    SIGNED,
    SPEAKS,
    TURNS,
    counted,
    hints_of,
    marks_of,
)
from digest.edit.salience import columns_of
from digest.edit.sentence_model import models
from digest.models import Article
from digest.text import words

NUMBERS = [f"no{i}x number{i} word{i}s" for i in range(40)]
TEXT = st.text(alphabet=st.sampled_from("aBcl' ’-.,5éя桥पु\n"), max_size=60)


def seen(piece: str) -> dict[str, int]:
    """Return what can be seen of a piece, by name, where it is anything."""
    told = counted(Lexicon("en").pieces(piece))
    counts = told.counts.sum(0, keepdims=True).view(np.uint16)[0].tolist()
    counts[-1] = told.counts.view(np.uint16)[0, -1].item()
    return {name: number for name, number in zip(COUNTED, counts, strict=True) if number}


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
    assert passage_of("But the", 0, "en").stems == []


def test_what_can_be_seen_of_a_piece():
    """Signs, capitals and numbers are counted, and words are looked for in the closed lists."""
    assert seen('"Weber,') == {"words": 1, "letters": 8, "capitals": 1, "commas": 1, "quotes": 1, "opens_quote": 1}
    assert seen("(1.5-2)") == {"words": 2, "letters": 8, "digits": 2, "brackets": 1, "stops": 1}
    assert seen("He") == {"words": 1, "letters": 3, "capitals": 1, "hanging": 1, "stops": 1}
    assert seen("said.") == {"words": 1, "letters": 6, "says": 1, "stops": 1}
    assert seen("—") == {"letters": 2}


def test_a_term_is_a_stem_or_a_word_without_meaning():
    """Two spellings of one stem are one term, and so is a word without meaning."""
    known = Lexicon("en")
    terms = counted(known.pieces("the bridge and the Bridges, bridge-builders")).terms

    the, bridge, _, again, bridges, also, _ = terms.tolist()

    assert the == again
    assert bridge == bridges == also


@given(st.lists(st.integers(0, 9), max_size=40))
def test_each_key_has_a_column_in_the_order_of_the_text(keys):
    """Each key is numbered by the place where it stands first."""
    first, columns = columns_of(np.array(keys, dtype=np.intp), 10)
    distinct = list(dict.fromkeys(keys))

    assert first.tolist() == [keys.index(key) for key in distinct]
    assert columns.tolist() == [distinct.index(key) for key in keys]


def test_the_marks_of_a_text_are_those_of_its_pieces():
    """Signs, words of captions and of chrome, and pieces without a word are told of each text."""
    known = Lexicon("en")
    texts = ["The bridge closed.", "Photo of the bridge.", "A “bridge” closed.", "Read this — here."]

    told = [marks_of(known.pieces(text)) for text in texts]

    assert told == [0, CAPTION, QUOTED, BARE | SIGNED]


def test_what_rules_may_ask_of_words():
    """Words that open chrome or asides, that lesser sentences hold, and that judge are told, in a genitive as well."""
    known = Lexicon("en")
    texts = ["The bridge closed.", "Read it.", "As a reminder,", 'On "last night\'s" ride', "Weber denies the claim."]
    later = ["Uses cables.", "The mayor, however, left.", "“Never,” Weber said."]

    assert [hints_of(known.pieces(text)) for text in texts] == [0, CHROME | BIDS, OPENS, LESSER, JUDGES]
    assert [hints_of(known.pieces(text)) for text in later] == [BIDS, TURNS, SPEAKS]
    assert marks_of(known.pieces("Let’s see.")) & CALLS
    assert marks_of(known.pieces("She asks why.")) & REPORTS


@given(st.from_regex(r"\A[\"'“(]?[A-Za-zÀÉßéя]{1,6}(['’]s)?[\"'”).,;:?!…]{0,3}\Z"))
def test_a_word_between_signs_is_read_as_any_other_piece(piece):
    """What is found of it without a search is what a search finds."""
    found, searched = Lexicon("en"), Lexicon("en")
    numbers, all_of_it = found[piece], searched._all(piece, words(piece))

    assert counted(numbers).counts.tolist() == counted(all_of_it).counts.tolist()
    assert counted(numbers).kinds.tolist() == counted(all_of_it).kinds.tolist()
    assert found.words == searched.words
    assert found.stems == searched.stems
    assert marks_of(all_of_it) & ~marks_of(numbers) == hints_of(all_of_it) & ~hints_of(numbers) == 0


def test_what_was_read_before_changes_no_rating(monkeypatch):
    """A fresh lexicon and a worn one tell the same of an article, to the last bit."""
    told = []
    for before in ("", "Lenne bridge pillars rust-eaten cracks"):
        monkeypatch.setitem(room._lexicons.held, "en", Lexicon("en"))
        passage_of(before, 0, "en")
        texts = ("Cracks in rust-eaten pillars.", "Pillars of the Lenne bridge.", "Eaten by rust.")
        found = [passage_of(text, i, "en") for i, text in enumerate(texts)]
        told.append(read(words_of(found, "The bridge"), models().terms).rows.tolist())

    assert told[0] == told[1]


def test_a_full_lexicon_is_begun_anew(monkeypatch):
    """Memory stays bounded: the next text gets a new lexicon, and the passages of the old one keep theirs."""
    monkeypatch.setitem(room._lexicons.held, "en", Lexicon("en"))
    old = passage_of("Cracks were found.", 0, "en")
    monkeypatch.setattr(room, "_MOST", 2)

    assert lexicon("en") is not old.lexicon
    assert old.words == ["cracks", "were", "found"]


def test_threads_tell_the_same():
    """Summaries made at once in several threads are those made one after another."""
    texts = [f"The bridge {word} of Lenne is closed. Cracks were found in {word}. It cost {word}." for word in NUMBERS]
    articles = [Article(id=text, title="", paragraphs=(text,)) for text in texts]
    expected = [summarize(article, sentences=2) for article in articles]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda article: summarize(article, sentences=2), articles)) == expected
