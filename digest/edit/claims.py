"""What draws each article to each topic: its words, its source's own labels, the configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.edit.evidence import keywords_in
from digest.edit.meaning import meaning
from digest.edit.spreading import Claims
from digest.edit.terms import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.edit.evidence import Evidence
    from digest.models import Topic

#: How much the source's own label, one that it puts on nearly all, and the configuration draw an article to a topic.
LABELED, _WORN, _GIVEN = 0.3, 0.1, 2.0
#: What the words that name topics add to likeness: hundreds of words of the news set know more than a few
#: keywords. (Right by the news set, .06 and .20: huffpost .45, .48; german .60, .63; bbc .75, .79; discovered,
#: V .854, .873, the worst of 24 weeks .63, .76; ten keywords a topic .932, .922.)
CONFIGURED, BUILT_IN = 0.06, 0.2


def claims_of(found: Sequence[Evidence], topics: Sequence[Topic], bearing: Any = None) -> Claims:
    """Return the claims of the topics on the articles that this evidence was found in.

    `bearing` says how far all words of each article bear out each topic, where that is known.
    """
    import numpy as np

    from digest.edit.topics import is_news

    strengths = np.array([one.strengths for one in found], dtype=np.float32)
    firm = np.array([one.firm for one in found], dtype=np.float32)
    labels = np.zeros_like(strengths)
    for at, one in enumerate(found):
        for topic in one.labels:
            labels[at, topic] = _WORN if topic in one.worn else LABELED
        if one.given is not None:
            labels[at, one.given] = _GIVEN
            strengths[at, one.given] += _GIVEN
    words = [[stem for keyword in keywords_in(topic, "en") for stem in stems(keyword, "en")] for topic in topics]
    trust = BUILT_IN if all(map(is_news, topics)) else CONFIGURED
    known = np.full_like(strengths, np.nan) if bearing is None else bearing
    return Claims(strengths, labels, np.array([meaning(one) for one in words]), trust, firm, known)
