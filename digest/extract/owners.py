"""Whose a site is: what is told in the first person on a site that bears a person's name is that person's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.extract.bylines import is_full_name
from digest.extract.doubts import is_of_a_menu
from digest.extract.titles import words_in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

#: A text in which its writer speaks does so this many times at least, and says "we" hardly more often, as firms do: of
#: seven pages of such names three persons' say "I" 36, 28 and 76 times ("we" 37, 1, 3), four firms' 4 to 6 (9 to 38).
LEAST_SAID, LEAST_SHARE = 3, 0.8
#: A name has up to so many words, and a host that is called by one of them alone so many letters.
MOST_WORDS, SHORTEST_LABEL = 3, 4
_SAYS_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s|[Ww]ir|[Uu]nser(?:e[mnrs]?)?|[Nn]ous|[Nn]otre)\b")
_SAYS_I = re.compile(r"\bI\b|\b[Mm]y\b|\b[Ii]ch\b|\b[Mm]eine?[mnrs]?\b|\b[Jj]['’]ai\b")


def owner_of(outlet: str | None, host: str | None, lines: Sequence[str]) -> str | None:
    """Return the outlet's name as that of the writer of these lines, or None where it is no person's.

    The name is a full one, its host is called by it ("annlee.example", "ann.blog.example"), no line writes its words
    small ("Bread Dad"), and whoever writes says "I" rather than "we".
    """
    if not outlet or not host or len(outlet.split()) > MOST_WORDS or not is_full_name(outlet):
        return None
    words = words_in_order(outlet)
    *above, site = (label.replace("-", "") for label in host.split(".")[:-1] or [host])
    called = {"".join(words), *(word for word in (words[0], words[-1]) if len(word) >= SHORTEST_LABEL)}
    if site not in called and called.difference(words[1:]).isdisjoint(above):  # "health.quay.example" is of Quay Health
        return None
    told = "\n".join(line for line in lines if "?" not in line)  # readers ask: "How do I …?"
    said = len(_SAYS_I.findall(told))
    own = said >= max(LEAST_SAID, LEAST_SHARE * len(_SAYS_WE.findall(told)))
    return outlet if own and not is_of_a_menu(outlet, lines) else None
