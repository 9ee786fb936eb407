"""Kinds of words: what tells a sentence from a menu, and what must stand in a line for a pattern to be worth trying."""

# ruff: noqa: E501 - word lists read best one kind a line

from __future__ import annotations

import re
import zlib

from digest.extract.chrome import RARE_WORD

# Words that carry grammar: running text is a third of them, menus have next to none.
_GRAMMAR = frozenset(
    ["a", "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "not", "no", "that", "this", "these", "those", "it", "its", "he", "she", "they", "his", "her", "their", "we", "our", "you", "your", "i", "who", "which", "what", "when", "where", "than", "then", "there", "about", "after", "before", "into", "over", "under", "out", "up", "more", "most", "also", "said", "says", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "und", "oder", "aber", "von", "zu", "im", "in", "auf", "für", "mit", "aus", "als", "ist", "sind", "war", "hat", "haben", "wird", "nicht", "dass", "sich", "es", "er", "sie", "wir", "ich", "bei", "nach", "vor", "auch", "le", "la", "les", "un", "une", "des", "du", "et", "ou", "mais", "de", "à", "au", "aux", "en", "dans", "sur", "pour", "par", "avec", "est", "sont", "a", "ont", "été", "qui", "que", "ne", "pas", "se", "ce", "cette", "il", "elle", "ils", "nous", "vous", "on", "son", "sa", "ses", "leur", "el", "los", "las", "una", "del", "y", "o", "pero", "con", "para", "por", "como", "es", "son", "fue", "ha", "han", "que", "no", "se", "su", "sus", "lo", "al", "più", "il", "gli", "i", "uno", "di", "e", "ma", "da", "nel", "nella", "con", "per", "come", "è", "sono", "ha", "hanno", "che", "non", "si", "anche", "os", "um", "uma", "do", "dos", "das", "no", "na", "em", "é", "são", "foi", "não", "een", "het", "van", "en", "op", "te", "dat", "die", "niet", "zijn", "и", "в", "на", "с", "по", "что", "не", "он", "она", "они", "это", "как", "из", "за", "для", "от", "до"]
)  # fmt: skip
_CALLS = frozenset(
    ["subscribe", "subscription", "newsletter", "newsletters", "cookie", "cookies", "share", "tweet", "comment", "comments", "privacy", "terms", "copyright", "menu", "search", "follow", "related", "read", "more", "login", "sign", "log", "register", "account", "cart", "home", "contact", "about", "advertise", "advertisement", "sponsored", "posted", "tags", "tag", "category", "categories", "reply", "click", "here", "email", "print", "facebook", "twitter", "instagram", "linkedin", "pinterest", "youtube", "whatsapp", "rights", "reserved", "next", "previous", "skip", "help", "faq", "careers", "shop", "trending", "popular", "latest", "recommended", "updated", "published", "minutes", "views", "likes", "author", "authors", "editor", "abonnieren", "anmelden", "datenschutz", "impressum", "teilen", "kommentare", "publicité", "abonnez", "partager", "commentaires", "connexion", "newsletter"]
)  # fmt: skip
_YOU = frozenset(["you", "your", "we", "our", "us", "my", "me", "i", "join", "get", "sign", "enter", "please", "click"])
BY_WORDS = frozenset(
    ["by", "author", "authors", "written", "reporter", "von", "autor", "autorin", "par", "por", "di", "da", "door", "scritto", "автор", "авторы", "текст", "بقلم", "作者", "文", "記者", "记者"]
)  # fmt: skip
# A line holds one of these if digest/extract/bylines.py finds a name in it; of Hindi words the last part (vowel signs part them).
_NAMING = BY_WORDS | frozenset(
    ["autoren", "автори", "كتب", "كتبه", "खक", "वार", "publié", "publiée", "mis", "veröffentlicht", "publicado", "pubblicato"]
)  # fmt: skip
_TALK = frozenset(["reply", "says", "wrote", "ago", "answered", "upvote", "upvotes", "upvoted"])
_ADDRESS = frozenset(["http", "https", "www"])

GRAMMAR, CALLS, YOU, BY, NAMING, TALK, ADDRESS, RESERVED, FIGURE, LONGER, RARE = (1 << at for at in range(11))
_SETS = (
    (GRAMMAR, _GRAMMAR), (CALLS, _CALLS), (YOU, _YOU), (BY, BY_WORDS), (NAMING, _NAMING), (TALK, _TALK),
    (ADDRESS, _ADDRESS), (RESERVED, frozenset(["reserved"])),
)  # fmt: skip
_KINDS: dict[str, int] = {}
for _bit, _words in _SETS:
    for _word in _words:
        _KINDS[_word] = _KINDS.get(_word, 0) | _bit
_PART = re.compile(r"[^\W_]+")
_OWNS = re.compile(r"[’']s$")
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_NUMBER = re.compile(r"\d+")
_TIME = re.compile(r"\d{1,2}:\d\d")
#: Words are remembered up to here (15 MB): a year of a newsletter says fewer.
MOST_WORDS, LONGEST_WORD = 100_000, 40


class Kinds(dict[str, int]):
    """Remember of each word its code (CRC-32) and, in the bits above, its kinds.

    A word is what stands between spaces, in lower case. Marks around it do not count, and all numbers are one.
    """

    def __missing__(self, word: str) -> int:
        """Find out about a word, and remember it."""
        core = word if word.isalpha() else word[:-1]  # most words are letters, with a mark behind them at most
        if core.isalpha() and (core is word or not (word[-1].isalnum() or word[-1] == "@")):
            code, kinds = zlib.crc32(core.encode()), _KINDS.get(core, 0)
        else:
            core = _AROUND.sub("", word)
            code, kinds = _code_of(core or word), _kinds_of(word, core)
        kinds |= LONGER * (len(core) > 3) | RARE * (RARE_WORD.search(word) is not None)
        value = code | kinds << 32
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = value
        return value


def _code_of(core: str) -> int:
    return zlib.crc32(_NUMBER.sub("0", _OWNS.sub("", core)).encode())


def _kinds_of(word: str, core: str) -> int:
    found = 0
    for part in _PART.findall(word):
        found |= _KINDS.get(part, 0)
    return found | TALK * bool(_TIME.search(word)) | ADDRESS * ("@" in word) | FIGURE * core.isdigit()
