"""Languages known at a glance: by their small words, or by a script that is theirs alone."""

# ruff: noqa: E501 - lists of words read best one language a line, in its own letters

from __future__ import annotations

import re
from collections import Counter

# For each language words that it has and its neighbors lack ("los", where Galician says "os" and Catalan "els"), and
# further small words that it may share with them.
_WORDS = {
    "ar": ("في على التي الذي إلى هذه هذا", "من أن و ما لا عن مع بين كان قد بعد كما"),
    "bg": ("това което който които беше", "на и да се за от в с не е по ще са като"),
    "ca": ("amb els dels aquest aquesta també", "de la el que i en a un una per les del al no es ha és"),
    "cs": ("který která které jsou však při protože", "a v na se je že s z to o do i byl"),
    "de": ("und nicht auch eine einen einem einer sich ist für dass wird werden zum zur wurde über nach haben", "der die das den dem des ein in im von zu mit auf an als bei aus es er sie wir ich so wie oder aber noch nur um vor hat sind war am bis"),
    "el": ("και του της που για την των στο από", "το η ο να με θα τα τη στην είναι δεν ότι"),
    "en": ("the and that this with from which their they have been would your you what when", "of to has are was were for by it its he she we not on at as but will can more is be an or if who how in a i his her our us about into than there these those so all out up do does had one also most may no my me could should"),
    "es": ("los las también según más hasta sus fue cuando y", "el la de del en que a un una por para con no se lo al es su como o este esta le pero está desde ha"),
    "fa": ("است این برای شده را", "در از به که و با آن می تا هم های"),
    "fi": ("että mutta ovat myös kuin joka sekä hän", "ja on ei se oli"),
    "fr": ("dans pour avec une cette sont ces leur aux ils elles vous nous était où", "le la les de des du et un est en que qui à au par sur plus ne pas ce se il elle son sa ses d'un d'une qu'il c'est ou comme mais ont être été"),
    "he": ("של את על לא זה הוא", "גם כי עם או אל היא כל"),
    "hi": ("है हैं और नहीं था", "के का की को से में पर यह ने कि"),
    "hu": ("és hogy egy volt csak már vagy", "a az nem is meg"),
    "id": ("karena bahwa bisa", "yang dan di dari dengan untuk pada ini itu tidak dalam adalah ke sebagai sudah juga akan oleh para"),
    "it": ("che della delle nella gli sono più anche degli dalla questo questa", "il la le lo un una e in di per con non si da al del dei ha ma come o a i è nel"),
    "nl": ("niet zijn wordt naar bij deze werd", "de het een en in op te dat die is met aan er om uit of als van ook voor maar"),
    "pl": ("się że przez oraz który które jest", "w i z na do o nie to od po jak za"),
    "pt": ("não são uma pelo pela também você foi muito", "o a os as de do da dos das e em que um para com por no na se é ou como à ao mais"),
    "ro": ("și în pentru sunt această prin după", "de la cu o a nu se din pe mai un care este ca"),
    "ru": ("что это его был если чтобы также которые который уже", "и в не на по с из для как от к он за у о а но со до при или же бы так года"),
    "sv": ("och att är inte från också jag eller", "i på som en ett av den det för med till om har de var"),
    "tr": ("için olarak değil gibi çok daha", "ve bir bu de da ile olan"),
    "uk": ("що від які який щоб після", "і в на не до з у за та й як про для це є"),
    "vi": ("của và không được những các người", "là có cho trong một với đã để từ này"),
}  # fmt: skip
_TELLS = {word: language for language, (telling, _) in _WORDS.items() for word in telling.split()}
_SMALL = {language: frozenset(f"{telling} {more}".split()) for language, (telling, more) in _WORDS.items()}
_HAVE = {
    word: tuple(language for language, small in _SMALL.items() if word in small)
    for word in frozenset[str]().union(*_SMALL.values())
}
_SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30fa]")),
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("th", re.compile("[\u0e01-\u0e4e]")),
)
# Of so large a share of the letters: which languages are written in them, the likeliest first.
_WRITTEN = (
    (re.compile("[\u3041-\u30fa]"), 0.1, "ja"),
    (re.compile("[\uac00-\ud7a3]"), 0.3, "ko"),
    (re.compile("[\u3400-\u9fff]"), 0.4, "zh ja yue wuu"),
    (re.compile("[\u0e01-\u0e4e]"), 0.4, "th"),
    (re.compile("[\u05d0-\u05ea]"), 0.5, "he yi"),
    (re.compile("[\u0620-\u06d3]"), 0.5, "ar fa ur ps sd ug ckb"),
    (re.compile("[\u0370-\u03ff]"), 0.5, "el"),
    (re.compile("[\u0400-\u04ff]"), 0.5, "ru uk bg sr mk be kk ky mn tg"),
    (re.compile("[\u0904-\u0961]"), 0.5, "hi mr ne sa"),
)
#: Languages of letters other than the Latin ones, which a text in plain letters is not in.
_LETTERED = frozenset(" ".join(languages for *_, languages in _WRITTEN).split()) - {"sr"}

#: How much is read before it is enough, in characters; how many words must tell, and of how many one is small. Of 6,507
#: texts in ten languages 5,514 are known so, none otherwise than py3langid has them (but for what it calls "pcm", Nigerian
#: Pidgin, where it is English), in a tenth of its time.
_LOOKS = ((150, 2, 4), (400, 2, 4), (2000, 3, 10))
#: Where none tells, so many small words do, if one word of so many is small, and half as many are of any other language:
#: of 3,228 texts that were left (most of them headlines) 1,650 are known so, three otherwise than py3langid has them, which
#: is wrong there ("Justin Bieber Pins Selena To The Wall": German).
_FEWEST, _SHARE, _TIMES = 3, 12, 2
_AROUND = ".,:;!?…\"'“”„‘’«»()[]|•–—-&"
#: A text of names and numbers has so large a share of them, and one word of so many, at most, that is neither.
_NAMES, _OTHERS = 0.6, 12
#: So many of the words that tell a language tell the same; a text is of a script where a character of so many is.
_AGREED, _OF_SCRIPT = 0.8, 4


def of_script(text: str, language: str) -> str:
    """Return `language`, or where it is never written in the letters of `text`, the one that most often is."""
    if text.isascii():
        return "en" if language in _LETTERED and any(map(str.isalpha, text)) else language
    letters = sum(map(str.isalpha, text))
    for form, share, languages in _WRITTEN:
        if len(form.findall(text)) > letters * share:
            return language if language in languages.split() else languages.split()[0]
    return language


def small_words(language: str) -> frozenset[str]:
    """Return the commonest words of a language that carry no meaning of their own, none where they are not known."""
    return _SMALL.get(language, frozenset())


def at_a_glance(text: str) -> str | None:
    """Return the language of a text that is surely of one, by its beginning and, where that is unsure, by more of it."""
    for length, least, share in _LOOKS:
        found = _by_words(text[:length].lower().split(), least, share)
        if found or len(text) <= length:
            break
    found = found or _by_script(text[: _LOOKS[0][0]])
    return found or next(
        filter(None, (_by_small_words(text[:length].lower().split()) for length, *_ in _LOOKS[1:])), None
    )


def _by_words(words: list[str], least: int, share: int) -> str | None:
    """Return the language of which enough words tell, hardly one tells another, and one of `share` words is small."""
    told = list(filter(None, map(_TELLS.get, words)))
    language = max(set(told), key=told.count, default="")
    sure = told.count(language) >= max(least, _AGREED * len(told))
    return language if sure and share * sum(map(_SMALL[language].__contains__, words)) >= len(words) else None


def _by_small_words(words: list[str]) -> str | None:
    """Return the language of which a text has the most small words, and twice as many as of any other."""
    told = dict.fromkeys(word.strip(_AROUND) for word in words)
    counts = Counter(language for word in told for language in _HAVE.get(word, ()))
    (language, most), (_, others), *_ = *counts.most_common(2), ("", 0), ("", 0)
    return language if most >= max(_FEWEST, _TIMES * others) and most * _SHARE >= len(told) else None


def is_of_names(text: str) -> bool:
    """Tell of a text in plain letters whether it is a table or a headline in capitals: names and numbers, hardly a word.

    Statistics of letters take such for Latin, Luxembourgish or Shona: of 309, 284 are English, and no other was told.
    """
    words = list(filter(None, (word.strip(_AROUND) for word in text.split())))
    named = sum(word[0].isupper() or word[0].isdigit() for word in words)
    others = {word for word in words if word.islower() and word.isalpha()}
    return named >= _NAMES * len(words) and len(others) * _OTHERS <= len(words) and all(map(str.isascii, words))


def _by_script(text: str) -> str | None:
    return next((name for name, form in _SCRIPTS if len(form.findall(text)) * _OF_SCRIPT > len(text)), None)
