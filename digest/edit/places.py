"""Under which topic an article stands: likeness has the first word, what its own words name the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edit.claims import BUILT_IN
from digest.edit.discover import NAMED, SMALL, backing
from digest.edit.strangers import WEAK

if TYPE_CHECKING:
    from digest.edit.spreading import Claims, Leaning

#: A discovered topic loses an article whose words name another one more than so many times as much and so much
#: more; and one that they do not name at all, if it leans to the topic by less than this. (Of those left out on
#: huffpost, telegram and agnews .26, .08 and .43 had been right; of the others .57, .82 and .75, of all .55, .77, .72.)
_TIMES, _MORE, _SURE = 2.0, 2.0, 0.9
#: Where a topic's articles name it less than this on the mean, one that does not name it has no place in it. (Of those
#: left out .26 on huffpost and .48 on agnews had been right; of a month of hobby blogs none of nine.)
_FIRM = 0.5
#: In the news set words that name a topic so much more than likeness does win. (bbc .75, .83; huffpost .48, .51.)
_AHEAD = 1.0
#: A stranger to the configured topics is none where keywords name one half as much as the news set's words another.
_OWN = 0.5


def discovered_places(leaning: Leaning, claims: Claims) -> list[int | None]:
    """Return each article's place among discovered topics, or None where no topic is its own."""
    active = leaning.shares.any(axis=0)
    small = len(claims.strengths) < SMALL
    held = leaning.shares.argmax(axis=1)
    firm = backing(claims.strengths, held) >= _FIRM
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
            places.append(best if said > 0 or (firm[best] and leaning.shares[at, best] >= _SURE) else None)
    return places


def given_places(leaning: Leaning, claims: Claims, strange: Any = None) -> list[int | None]:
    """Return each article's place among given topics, or None where no topic is its own.

    `strange` says how strongly each article names what the topics do not cover.
    """
    topics = claims.strengths.shape[1]
    places: list[int | None] = []
    for at, best in enumerate(leaning.shares.argmax(axis=1).tolist()):
        named = claims.strengths[at]
        place = best if best < topics else None
        most = int(named.argmax())
        if claims.trust == BUILT_IN and named[most] > _AHEAD + (0.0 if place is None else named[place]):
            place = most
        elif strange is not None and place is None:
            own = int(leaning.shares[at, :topics].argmax())
            place = own if named[own] >= max(WEAK, _OWN * strange[at]) else None
        places.append(place)
    return places
