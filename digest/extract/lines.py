"""What a line of a page looks like, in numbers: its own shape, its words, and its neighbors."""

# ruff: noqa: E501 - patterns, word lists and columns of features read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.dates import moment_of
from digest.extract import chrome
from digest.extract.bylines import byline_of
from digest.extract.vocabulary import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.rows import Row

    Matrix = NDArray[np.float32]

# Words that carry grammar: running text is a third of them, menus have next to none.
_GRAMMAR = frozenset(
    ["a", "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "not", "no", "that", "this", "these", "those", "it", "its", "he", "she", "they", "his", "her", "their", "we", "our", "you", "your", "i", "who", "which", "what", "when", "where", "than", "then", "there", "about", "after", "before", "into", "over", "under", "out", "up", "more", "most", "also", "said", "says", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "und", "oder", "aber", "von", "zu", "im", "in", "auf", "für", "mit", "aus", "als", "ist", "sind", "war", "hat", "haben", "wird", "nicht", "dass", "sich", "es", "er", "sie", "wir", "ich", "bei", "nach", "vor", "auch", "le", "la", "les", "un", "une", "des", "du", "et", "ou", "mais", "de", "à", "au", "aux", "en", "dans", "sur", "pour", "par", "avec", "est", "sont", "a", "ont", "été", "qui", "que", "ne", "pas", "se", "ce", "cette", "il", "elle", "ils", "nous", "vous", "on", "son", "sa", "ses", "leur", "el", "los", "las", "una", "del", "y", "o", "pero", "con", "para", "por", "como", "es", "son", "fue", "ha", "han", "que", "no", "se", "su", "sus", "lo", "al", "più", "il", "gli", "i", "uno", "di", "e", "ma", "da", "nel", "nella", "con", "per", "come", "è", "sono", "ha", "hanno", "che", "non", "si", "anche", "os", "um", "uma", "do", "dos", "das", "no", "na", "em", "é", "são", "foi", "não", "een", "het", "van", "en", "op", "te", "dat", "die", "niet", "zijn", "и", "в", "на", "с", "по", "что", "не", "он", "она", "они", "это", "как", "из", "за", "для", "от", "до"]
)  # fmt: skip
_CALLS = frozenset(
    ["subscribe", "subscription", "newsletter", "newsletters", "cookie", "cookies", "share", "tweet", "comment", "comments", "privacy", "terms", "copyright", "menu", "search", "follow", "related", "read", "more", "login", "sign", "log", "register", "account", "cart", "home", "contact", "about", "advertise", "advertisement", "sponsored", "posted", "tags", "tag", "category", "categories", "reply", "click", "here", "email", "print", "facebook", "twitter", "instagram", "linkedin", "pinterest", "youtube", "whatsapp", "rights", "reserved", "next", "previous", "skip", "help", "faq", "careers", "shop", "trending", "popular", "latest", "recommended", "updated", "published", "minutes", "views", "likes", "author", "authors", "editor", "abonnieren", "anmelden", "datenschutz", "impressum", "teilen", "kommentare", "publicité", "abonnez", "partager", "commentaires", "connexion", "newsletter"]
)  # fmt: skip
_YOU = frozenset(["you", "your", "we", "our", "us", "my", "me", "i", "join", "get", "sign", "enter", "please", "click"])
_STOP = re.compile(r"[.!?…。！？।؟](?=[\"'”’»)\]]{0,3}(?:\s|$))|[。！？]")
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\d{1,2}[:h]\d\d|\bago\b")
_END = re.compile(
    r"^(?:(?:leave|post|add|write) (?:a|your) (?:comment|reply)|(?:\d+ )?(?:comments?|responses|replies|thoughts on)\b|related\b|you (?:may|might) also|more (?:from|in|on|stories|like)"
    r"|about the author|recommended|most (?:popular|read|viewed)|latest|trending|popular|share this|read next|up next|similar|sign up|subscribe|newsletter|filed under|tags\b|references|sources?\b"
    r"|recent (?:posts|articles)|join the|categories|follow us|privacy|all rights|copyright|©|sur le même sujet|à lire|lire aussi|plus d|kommentare|mehr zum|commentaires|réagir|archives|leave a)",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\breply\b|\bsays:|\bwrote:|\bago\s*$|\b(?:at|on) \d{1,2}:\d\d|\banswered\b|\bupvote", re.IGNORECASE
)
# One of these stands in each line that the pattern finds; few lines hold one (4 µs a line saved).
_TALK_WORDS = ("reply", "says:", "wrote:", "ago", ":", "answered", "upvote")
OWN = (
    "chars", "words", "letters_a_word", "capitals", "upper", "digits", "stops", "ends", "ends_colon", "ends_dots", "commas",
    "grammar", "calls", "you", "mark", "indent", "gap", "gap_after", "furniture", "byline", "dated", "lower", "separators",
    "address", "rights", "quotes", "money", "repeats", "ending", "topical", "talk", "names", "label",
)  # fmt: skip


#: A line is looked at up to here.
LONGEST_SHAPE = 300
ENDINGS = frozenset(".!?…。！？।؟")
BY_WORDS = frozenset(
    [
        "by",
        "author",
        "authors",
        "written",
        "reporter",
        "von",
        "autor",
        "autorin",
        "par",
        "por",
        "di",
        "da",
        "door",
        "scritto",
        "автор",
        "авторы",
        "текст",
        "بقلم",
        "लेखक",
        "作者",
        "文",
        "記者",
        "记者",
    ]
)


def own_features(rows: Sequence[Row], words: Sequence[list[str]]) -> Matrix:
    """Return what each line shows by itself, a row of `OWN` a line; `words` are those of each line."""
    import numpy as np

    times: dict[str, int] = {}
    for row in rows:
        times[row.bare] = times.get(row.bare, 0) + 1
    tokens = {row.bare: found for row, found in zip(rows, words, strict=True)}
    frequent, names = _frequent_words(tokens), _names(tokens)
    shapes = {bare: _shape(bare, found, frequent, names) for bare, found in tokens.items()}
    table = np.array([shapes[row.bare] for row in rows], dtype=np.float32).reshape(len(rows), len(OWN))
    table[:, 14] = [row.mark for row in rows]
    table[:, 15] = [row.indent for row in rows]
    table[:, 16] = [row.gap for row in rows]
    table[:, 17] = [*(row.gap for row in rows[1:]), 1]
    table[:, 27] = [times[row.bare] for row in rows]
    return table


def _frequent_words(lines: dict[str, list[str]]) -> frozenset[str]:
    """Return the words the longer lines of the page share: what it is about."""
    counts: dict[str, int] = {}
    for bare, tokens in lines.items():
        if len(bare) > 90:
            for word in dict.fromkeys(tokens):
                counts[word] = counts.get(word, 0) + 1
    return frozenset(word for word, n in counts.items() if n >= 3 and len(word) > 3) - _GRAMMAR


def _names(lines: dict[str, list[str]]) -> frozenset[str]:
    """Return the surnames of the bylines: a long line that holds one again is the author's box."""
    near = (bare for bare, tokens in lines.items() if len(bare) < 80 and not BY_WORDS.isdisjoint(tokens))
    found = [name for bare in near if (name := byline_of(bare))]
    return frozenset(name.split()[-1].lower() for name in found[:4])


def _shape(bare: str, tokens: list[str], frequent: frozenset[str], names: frozenset[str]) -> list[float]:
    start = bare[:LONGEST_SHAPE]
    words = start.split()
    n, chars = max(1, len(words)), len(start)
    short = chars < 120
    end = bare.rstrip("\"'”’»)] ")[-1:]
    return [
        len(bare),
        n if chars == len(bare) else len(bare) / 6,
        chars / n,
        sum([w[0].isupper() for w in words]) / n,
        start.isupper(),
        sum(map(str.isdigit, words)) / n,
        len(_STOP.findall(start)),
        end in ENDINGS,
        end == ":",
        bare.endswith(("...", "…")),
        start.count(","),
        sum(map(_GRAMMAR.__contains__, tokens)) / n,
        sum(map(_CALLS.__contains__, tokens)) / n,
        sum(map(_YOU.__contains__, tokens)) / n,
        0,
        0,
        0,
        0,
        chrome.reason_of(bare) is not None,
        short and not BY_WORDS.isdisjoint(tokens) and byline_of(bare) is not None,
        short and _is_dated(bare),
        start[0].islower(),
        start.count("|") + start.count("·") + start.count("»") + start.count("/") + start.count("•"),
        "@" in start or "http" in start or "www." in start,
        "©" in start or "reserved" in tokens,
        start.count('"') + start.count("“") + start.count("«") + start.count("„"),
        start.count("$") + start.count("€") + start.count("%"),
        0,
        short and _END.match(bare) is not None,
        sum(map(frequent.__contains__, tokens)) / n,
        any(map(start.lower().__contains__, _TALK_WORDS)) and _TALK.search(start) is not None,
        not names.isdisjoint(tokens),
        0 < bare.find(":") < 30,
    ]


def _is_dated(line: str) -> bool:
    return _DATE.search(line) is not None and moment_of(line) is not None


def words_of(rows: Sequence[Row]) -> list[list[str]]:
    """Return the words of each line, up to where a line is looked at."""
    return [words_in(row.bare[:LONGEST_SHAPE]) for row in rows]


#: What is counted rather than measured goes to the nets as a logarithm.
_COUNTED = ("chars", "words", "letters_a_word", "stops", "commas", "indent", "repeats")
_FAR = (1, 3, 4, 5, 6, 7, 8, 9, 10)
MARKS = 5


def net_table(own: Matrix, place: Matrix) -> Matrix:
    """Return what the nets see of each line: itself, where it stands, and the kind of its bullet."""
    import numpy as np

    own, place = own.copy(), place.copy()
    mark = own[:, OWN.index("mark")].astype(np.int64)
    for columns, table in (([OWN.index(name) for name in _COUNTED], own), (list(_FAR), place)):
        table[:, columns] = np.log1p(np.maximum(table[:, columns], 0))
    return np.hstack([own, place, np.eye(MARKS)[mark]]).astype(np.float32)


def place_features(own: Matrix) -> Matrix:
    """Return where lines stand: in the page, in its text, from its long lines, from its endings, by their indent."""
    import numpy as np

    n = len(own)
    at = np.arange(n)
    chars = own[:, 0]
    long = (chars > 100) & (own[:, OWN.index("ends")] > 0)
    text = np.where(long, chars, 0)
    share = np.cumsum(text) / max(1.0, text.sum())
    ending = own[:, OWN.index("ending")] > 0
    place = [
        at / n, np.full(n, n), share, since(long), since(long[::-1])[::-1], since(ending), since(ending[::-1])[::-1],
        np.cumsum(ending), since(own[:, OWN.index("dated")] > 0), since(own[:, OWN.index("byline")] > 0),
        np.full(n, long.sum()), np.full(n, own[:, OWN.index("gap")].mean()), *_indents(own, text),
    ]  # fmt: skip
    return np.stack(place, axis=1).astype(np.float32)


def since(flags: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return how many lines ago the last flagged line stood, 200 at most."""
    import numpy as np

    at = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags, at, -1000))
    return np.minimum(at - last, 200).astype(np.float64)


def _indents(own: Matrix, text: NDArray[np.float32]) -> list[NDArray[np.float64]]:
    """Return the indent against the body's, the share of text at it, and how it changes from line to line."""
    import numpy as np

    indent = own[:, OWN.index("indent")].astype(np.int64)
    n = len(indent)
    if n == 0 or indent.max() < 4:
        return [np.full(n, -99.0)] * 4
    indent = np.minimum(indent, 400)
    mass = np.bincount(indent, weights=text + 1)
    main = int(np.argmax(mass))
    before = np.concatenate([[0], np.diff(indent)])
    return [indent - main, mass[indent] / mass.sum(), before, np.concatenate([before[1:], [0]])]
