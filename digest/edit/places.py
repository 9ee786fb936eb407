"""Under which topic an article stands: likeness has the first word, what its own words name the last.

A weak word alone files nothing: all that an English article says must bear its topic out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edit.discover import NAMED, SMALL, backing
from digest.edit.strangers import WEAK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.spreading import Claims, Leaning

#: A discovered topic loses an article whose words name another one more than so many times as much and so much
#: more; and one that they do not name at all, if it leans to the topic by less than this. (Of those left out on
#: huffpost, telegram and agnews .26, .08 and .43 had been right; of the others .57, .82 and .75, of all .55, .77, .72.)
_TIMES, _MORE, _SURE = 2.0, 2.0, 0.9
#: Where a topic's articles name it less than this on the mean, one that does not name it has no place in it. (Of those
#: left out .26 on huffpost and .48 on agnews had been right; of a month of hobby blogs none of nine.)
_FIRM = 0.5
#: In the news set words that say so much more of a topic than of that which likeness gives win. (By keywords alone
#: bbc .75, .83; huffpost .48, .51.)
_AHEAD = 1.0
#: What an article names counts so much, up to so much of it, beside what all its words bear out; both together must
#: come to this in the news set, and to this among discovered topics, or it stands under none. (Three real weeks, the
#: feeds in two halves: of the stories below it .33 and .47 had been right, discovered .24 and .47, of those above .92
#: and .88, .89 and .86. At 1.0 among discovered topics V of BBC falls from .880 to .875.)
_NAMES, _ENOUGH, _BORNE, _DISCOVERED = 0.4, 5.0, 1.25, 0.9
#: A stranger to the configured topics is none where keywords name one half as much as the news set's words another.
_OWN = 0.5


def discovered_places(leaning: Leaning, claims: Claims) -> list[int | None]:
    """Return each article's place among discovered topics, or None where no topic is its own."""
    active = leaning.shares.any(axis=0)
    small = len(claims.strengths) < SMALL
    held = leaning.shares.argmax(axis=1)
    backed = backing(claims.strengths, held) >= _FIRM
    places: list[int | None] = []
    for at, best in enumerate(held.tolist()):
        named = claims.strengths[at]
        said, most = named[best], int(named.argmax())
        if small:
            places.append(best if said >= NAMED else None)
        elif named[most] > _TIMES * said + _MORE:
            # The topic that it names may be one that the week does not fill: better no section than a wrong one.
            places.append(most if active[most] else None)
        else:
            places.append(best if said > 0 or (backed[best] and leaning.shares[at, best] >= _SURE) else None)
    return _borne_out(places, claims, active, _DISCOVERED)


def news_places(leaning: Leaning, claims: Claims) -> list[int | None]:
    """Return each article's place in the news set, or None where no topic is its own.

    An article that names nothing has none where it is not known what its words bear out.
    """
    import numpy as np

    topics = claims.strengths.shape[1]
    unread = np.isnan(claims.bearing).any(axis=1)
    words = claims.firm + np.nan_to_num(claims.bearing)
    places: list[int | None] = []
    for at, best in enumerate(leaning.shares.argmax(axis=1).tolist()):
        place, most = best if best < topics else None, int(words[at].argmax())
        if words[at, most] > _AHEAD + (0.0 if place is None else words[at, place]):
            place = most
        places.append(None if place is None or (unread[at] and not claims.strengths[at, place]) else place)
    return _borne_out(places, claims, np.ones(topics, dtype=bool), _BORNE)


def _borne_out(places: Sequence[int | None], claims: Claims, among: Any, least: float) -> list[int | None]:
    """Return the places that all words of the articles bear out, beside all topics or those there are to choose from.

    Those of which that is not known stay.
    """
    import numpy as np

    beside = claims.bearing - np.minimum(0, claims.bearing[:, among].mean(axis=1, keepdims=True))
    short = _NAMES * np.minimum(claims.firm, _ENOUGH) + beside < least
    return [None if place is None or short[at, place] else place for at, place in enumerate(places)]


def given_places(leaning: Leaning, claims: Claims, strange: Any = None) -> list[int | None]:
    """Return each article's place among given topics, or None where no topic is its own.

    `strange` says how strongly each article names what the topics do not cover.
    """
    topics = claims.strengths.shape[1]
    places: list[int | None] = []
    for at, best in enumerate(leaning.shares.argmax(axis=1).tolist()):
        named = claims.strengths[at]
        place = best if best < topics else None
        if strange is not None and place is None:
            own = int(leaning.shares[at, :topics].argmax())
            place = own if named[own] >= max(WEAK, _OWN * strange[at]) else None
        places.append(place)
    return places
