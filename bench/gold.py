"""Gold bodies against pages: which lines stand in them, and how near two texts are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

_WORD = re.compile(r"\w+")
#: Lines of fewer words are found by their place between longer ones.
SHORT = 6


def words_in(text: str) -> list[str]:
    """Return the words for aligning: apostrophes are dropped, since gold and page write them differently."""
    return _WORD.findall(text.lower().replace("’", "'").replace("'", ""))


def same_words(one: str, two: str) -> bool:
    """Tell whether two texts hold the same words in the same order."""
    words = words_in(one)
    return bool(words) and words == words_in(two)


def word_f1(found: str, gold: str) -> tuple[float, float, float]:
    """Return F1, precision and recall of the bags of words."""
    one, two = Counter(_WORD.findall(found.lower())), Counter(_WORD.findall(gold.lower()))
    common = sum((one & two).values())
    if not common:
        return 0.0, 0.0, 0.0
    precision, recall = common / sum(one.values()), common / sum(two.values())
    return 2 * precision * recall / (precision + recall), precision, recall


def labels_of(lines: list[str], body: str) -> list[float]:
    """Return the share of each line that stands in the gold body; short lines count where they stand in order."""
    gold = words_in(body)
    grams = _grams(gold)
    tokens = [words_in(line) for line in lines]
    share = [_share(words, grams[5]) if len(words) >= SHORT else -1.0 for words in tokens]
    places = [_places(words, grams[5]) if value > 0.5 else None for words, value in zip(tokens, share, strict=True)]
    low, high = _bounds(tokens, places, len(gold))
    for at, words in enumerate(tokens):
        if share[at] < 0:
            near = range(min(low[at], high[at]) - 2, max(low[at], high[at]) + 3)
            starts = grams[len(words)].get(tuple(words), []) if words else []
            share[at] = float(any(start in near and start + len(words) in near for start in starts))
    return share


def _grams(gold: list[str]) -> dict[int, dict[tuple[str, ...], list[int]]]:
    grams: dict[int, dict[tuple[str, ...], list[int]]] = {}
    for size in range(1, SHORT):
        grams[size] = defaultdict(list)
        for at in range(len(gold) - size + 1):
            grams[size][tuple(gold[at : at + size])].append(at)
    return grams


def _share(words: list[str], fives: dict[tuple[str, ...], list[int]]) -> float:
    covered = [False] * len(words)
    for at in range(len(words) - 4):
        if tuple(words[at : at + 5]) in fives:
            covered[at : at + 5] = [True] * 5
    return sum(covered) / len(words)


def _places(words: list[str], fives: dict[tuple[str, ...], list[int]]) -> list[tuple[int, list[int]]]:
    return [(at, found) for at in range(len(words) - 4) if (found := fives.get(tuple(words[at : at + 5])))]


def _bounds(
    tokens: list[list[str]], places: list[list[tuple[int, list[int]]] | None], length: int
) -> tuple[list[int], list[int]]:
    """Return between which gold words each line may stand: behind the longer line before it, ahead of the one after."""
    low, high = [0] * len(tokens), [length] * len(tokens)
    last = 0
    for at, found in enumerate(places):
        low[at] = last
        if found:
            offset, starts = found[-1]
            ahead = [s for s in starts if s >= last - 50]
            last = (min(ahead) if ahead else starts[0]) + len(tokens[at]) - offset
    following = length
    for at in range(len(tokens) - 1, -1, -1):
        high[at] = following
        found = places[at]
        if found:
            offset, starts = found[0]
            back = [s for s in starts if s <= following + 50]
            following = (max(back) if back else starts[0]) - offset
    return low, high
