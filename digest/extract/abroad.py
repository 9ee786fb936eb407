"""Site furniture in other languages than English: what its lines say as a whole, and how they begin.

`chrome` holds the patterns, `sayings` the words, since a line that is furniture in one language is the same line in
the next one, said otherwise. The line model learned from English pages: elsewhere it has shapes alone to go by.
"""

# ruff: noqa: E501 - lists of words read best one language a line, in its own letters

from __future__ import annotations

import re
from functools import cache, lru_cache

from digest.extract.sayings import BEGINS, WHOLE

#: Furniture is short; what is so as a whole is shorter still.
LONGEST, _LONGEST_WHOLE = 200, 60


def _alternatives(words: str) -> str:
    """Return the words of a table as one pattern's alternatives, each once."""
    parts = (part.strip() for part in words.strip().splitlines())
    return "|".join(dict.fromkeys(part for part in parts if part))


# Made where the first line of another language than English asks: they take a tenth of the start of a short run.
@cache
def _whole() -> tuple[dict[str, int], re.Pattern[str]]:
    """Return the number of the reason that plain words tell, and a pattern with a group a reason for the others.

    Four of five are plain words: to look them up takes a tenth of the time that trying 1,800 alternatives does.
    """
    plain: dict[str, int] = {}
    forms: list[str] = []
    for at, words in enumerate(WHOLE.values()):
        said = _ALTERNATIVE.findall(_alternatives(words))
        plain = {word: at for word in said if not _FORM.search(word)} | plain
        forms.append("|".join(word for word in said if _FORM.search(word)) or "(?!)")
    return plain, re.compile("|".join(rf"({form})[{_MARKS}]{{0,{_MOST_MARKS}}}$" for form in forms))


@cache
def _begins() -> re.Pattern[str]:
    return re.compile("|".join(f"({_alternatives(words)})" for words in BEGINS.values()))


_LEADS = re.compile(_alternatives(WHOLE["jump link"]))
_HOME = re.compile(
    "startseite|home|accueil|inicio|início|homepage|главная|головна|strona główna|domů|úvod|hem|anasayfa|ana sayfa"
    "|الرئيسية|होम|ホーム|トップ|首页|首頁|홈"
)
#: What may stand behind the words, so many of them.
_MARKS, _MOST_MARKS = r"\s:：>»›→▸▾+", 3
_MARK = re.compile(f"[{_MARKS}]")
# One of the alternatives, which may hold others in brackets; and what makes it more than plain words.
_ALTERNATIVE = re.compile(r"(?:[^|()]|\((?:[^()]|\([^()]*\))*\))+")
_FORM = re.compile(r"[\\()\[\]?*+{}.^$]")
_LONGEST_MENU, _LONGEST_PART = 120, 12
_PARTED = re.compile("[|>»›/·•＞]")
_HEADED = ("link to another article", "author's box", "tag list")
_WHOLE_REASONS, _BEGINS_REASONS = tuple(WHOLE), tuple(BEGINS)
# "… Фото: Остап Верига", "（摄影 王敏）", "…撮影": whose picture it is stands at the end of what it shows.
_CREDITED = re.compile(
    r"(?:[\s.(（\[【|](?:fotos?|bild|fot\.|zdj\.|zdjęcie|фото|світлина|fotoğraf|تصوير|الصورة|صورة|फोटो|फ़ोटो)\s?[:：]\s?[^.。:：]{2,60}"
    r"|[\s.(（\[【/](?:写真|图片?|攝影|摄影|사진)\s?[:：/／=]\s?[^.。:：]{2,60}"
    r"|[\s(（/／、][^。\s]{0,16}(?:撮影|提供|摄|攝|供图|供圖)|(?:사진|제공)\s?[=/]\s?[^.]{2,40}|\s\S{2,10}\s제공)[)）\]】]?$"
)
# A menu in one line, a way through the site: names of places with signs or spaces between.
_PARTS = re.compile(r"\s*[|>»›/·•＞]\s*|\s+|[:：]")
_FEWEST_PARTS = 3


@lru_cache(maxsize=8192)
def reason_of(line: str) -> str | None:
    """Return why a line, in lower case and without the mark before it, is furniture by its words, or None."""
    if len(line) > LONGEST:
        return None
    line = line.replace("i\u0307", "i")  # what Python makes of a Turkish İ
    whole = _reason_of_whole(line) if len(line) <= _LONGEST_WHOLE else None
    if whole:
        return whole
    found = _begins().match(line)
    if found and found.lastindex:
        return _BEGINS_REASONS[found.lastindex - 1]
    if (":" in line or not line.isascii()) and _CREDITED.search(line):
        return "picture credit"
    return _way_of(line)


def _reason_of_whole(line: str) -> str | None:
    """Return why a line is furniture as a whole, with or without marks behind it."""
    plain, forms = _whole()
    found = forms.match(line)
    told = [found.lastindex - 1] if found and found.lastindex else []
    for _ in range(_MOST_MARKS + 1):
        if line in plain:
            told.append(plain[line])
        if not _MARK.match(line[-1:]):
            break
        line = line[:-1]
    return _WHOLE_REASONS[min(told)] if told else None


def _way_of(line: str) -> str | None:
    """Tell of a line that is a menu, or a way through the site: its first part leads home, or several lead anywhere."""
    if len(line) > _LONGEST_MENU:
        return None
    sign = _PARTED.search(line)
    if sign and _HOME.fullmatch(line[: sign.start()].strip()):
        return "jump link" if sign.group() == "|" else "breadcrumbs"
    if line[-1:] in ".!?:" or not (sign or _LEADS.match(line)):
        return None
    parts = list(filter(None, _PARTS.split(line)))
    leads = sum(_LEADS.fullmatch(part) is not None for part in parts)
    short = len(parts) > _FEWEST_PARTS and all(len(part) < _LONGEST_PART for part in parts)
    is_menu = len(parts) >= _FEWEST_PARTS and (leads * _FEWEST_PARTS > len(parts) or (short and leads > 1))
    return "jump link" if is_menu else None


def heads(line: str) -> str | None:
    """Return what the line begins that stands below an article ("comments", links to others, an author's box), or None."""
    low = line.lower().replace("i\u0307", "i")
    reason = reason_of(low)
    return reason if reason == "comments" or (reason in _HEADED and _reason_of_whole(low)) else None
