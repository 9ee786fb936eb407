"""Articles that one weak word files: what their other words bear out may outweigh it.

A "team" of magistrates is no sport, and the "goal" of a reform none. All that an article says must bear its topic out,
but the word that names the topic is a part of that, and of a teaser of twenty words a large one: here it is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edit.places import Place
from digest.edit.terms import stems

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.edit.evidence import Evidence

#: A word that says so much decides by itself: a strong one, or one of the title that the text says again.
_STRONG = 2.2
#: What a lone word counts beside the others, as in `places`; and how far these must bear out another topic more. (Of
#: what moves in weeks of 120 teasers .47 was right on agnews and .17 on huffpost, and is .60 and .95 after.)
_NAMES, _AHEAD = 0.4, 0.8
#: What the other words must bear out of the topic to which an article moves; else it stands under none.
_LEAST = 0.9


def without_lone_words(
    places: Sequence[Place], found: Sequence[Evidence], active: Any, rest: Callable[[int, tuple[str, ...]], Any]
) -> list[Place]:
    """Return the places, with what a lone weak word files moved to the topic that all other words bear out.

    `active` marks the topics to choose from; `rest` returns how far the words of an article without some stems bear out
    each topic, or None where that is not known.
    """
    return [
        _weighed(place, one, active, rest, at) if _hangs_on_a_word(place, one) else place
        for at, (place, one) in enumerate(zip(places, found, strict=True))
    ]


def _hangs_on_a_word(place: Place, one: Evidence) -> bool:
    topic = place.filed
    if topic is None or topic in one.labels or one.given is not None:
        return False
    return len(one.words[topic]) == 1 and one.firm[topic] < _STRONG


def _weighed(place: Place, one: Evidence, active: Any, rest: Callable[[int, tuple[str, ...]], Any], at: int) -> Place:
    import numpy as np

    topic, word = place.topic, one.words[place.topic][0]
    borne = rest(at, tuple(stems(word, "en")))
    if borne is None:
        return place
    best = int(np.where(active, borne, -np.inf).argmax())
    if borne[best] - borne[topic] <= _AHEAD + _NAMES * one.firm[topic]:
        return place
    return Place(best) if borne[best] >= _LEAST else Place(topic, "its other words bear out another topic more")
