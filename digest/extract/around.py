"""Who and when, from the lines around a headline."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import moment_of
from digest.extract.beside import beside_a_date
from digest.extract.bylines import byline_of, is_full_name, name_in_line, name_of, says_by_alone
from digest.extract.doubts import (
    claims_rights,
    is_asked_by_the_press,
    is_doubtful,
    without_outlet,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from digest.dates import Moment

_UPDATED = re.compile(
    r"^\W*(?:(?:this|the)\s)?(?:(?:page|article|content|document|post|story|entry|guide|information|medically)\s)?(?:was\s|were\s)?(?:date\s|last\s(?:medically\s)?|date of (?:the )?last\s|last\s(?=(?:update|revision|review|modification)\b))?(?:updated?|(?<=last\s)(?:revision|review|modification)|modified|reviewed|(?<=last\s)(?:edited|revised|changed)|aktualisiert|zuletzt|stand|mis à jour|mise à jour|dernière mise à jour|modifié|actualizado|última actualización|aggiornato|ultimo aggiornamento|atualizado|última atualização|bijgewerkt|laatste update|обновлено|обновлен|оновлено|zaktualizowano|aktualizacja|aktualizováno|aktualizace|uppdaterad|senast uppdaterad|güncelleme|güncellendi|son güncelleme|تحديث|آخر تحديث|अपडेट|अंतिम अपडेट|更新|最終更新|수정|최종수정|opdateret|oppdatert|päivitetty|muokattu|frissítve|módosítva|utolsó frissítés|actualizat|ultima actualizare|ενημερώθηκε|τελευταία ενημέρωση|עודכן|(?:آخرین )?به[\u200c ]?روز ?رسانی|আপডেট|হালনাগাদ|อัปเดต|อัพเดท|อัพเดต|แก้ไขล่าสุด|diperbarui|cập nhật)(?![^\W\d_])",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"^\W*(?:first\s|originally\s|date\s)?(?:published|posted|issued|(?:publication|issue) date|date of (?:publication|issue)|veröffentlicht|erschienen|publié|publicado|pubblicato|gepubliceerd|опубликовано|опубліковано|opublikowano|publikacja|data publikacji|data de publicação|fecha de publicación|data di pubblicazione|publikováno|vydáno|publicerad|publicerat|yayınlanma|yayınlandı|yayın tarihi|yayım tarihi|date|datum|تاريخ النشر|نشر|प्रकाशित|公開|公開日|投稿日|掲載|配信|发布|發布|发布时间|發布時間|发表于|發表於|입력|등록|기사입력|승인|offentliggjort|publiceret|publisert|julkaistu|megjelent|közzétéve|publikálva|publicată?|data publicării|δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|פורסם|תאריך פרסום|تاریخ انتشار|زمان انتشار|منتشر شده|প্রকাশ(?:িত)?|เผยแพร่|วันที่เผยแพร่|diterbitkan|tayang|ngày đăng|đăng lúc|giriş)(?![^\W\d_])",
    re.IGNORECASE,
)
_INSIDE_UPDATED = re.compile(
    r"[\s|•·,;(–-](?:last\s)?(?:updated|modified|mis à jour|modifié|actualizado|aktualisiert|aggiornato|atualizad[oa]|bijgewerkt|laatste update|обновлено|оновлено|zaktualizowano|aktualizacja|aktualizováno|aktualizace|uppdaterad|güncelleme|آخر تحديث|تحديث|अपडेट|更新|最終更新|수정|최종수정)(?![^\W\d_])",
    re.IGNORECASE,
)
# "Shop prices last updated: March 15, 2026": figures on a page are of another day than its text.
_OF_FIGURES = re.compile(
    r"\b(?:prices?|pricing|rates?|quotes|scores?|standings|results|data|availability|stocks?|odds|preise?|kurse?|daten|prix|tarifs?|données|precios?|datos|prezzi|dati|preços|dados|prijzen|цены|курсы?|данные)\b\W{0,3}(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# "Harbor Wire , publié le 22 mai 2026 à 17h00": the agency stands before it.
_INSIDE_PUBLISHED = re.compile(
    r"[\s|•·,;(–-](?:(?:published|posted|publiée?|veröffentlicht|publicado|pubblicato)\s(?:on|le|am|el|il|em|a)\s"
    r"|(?:published|publiée?|veröffentlicht|publicad[oa]|pubblicato|gepubliceerd|опубликовано|опубліковано|opublikowano|publikováno|publicerad|yayınlanma|نشر|प्रकाशित|公開|发布|發布|입력|data publikacji|data publicării|offentliggjort|julkaistu|megjelent|publicată?|δημοσιεύτηκε|δημοσίευση|פורסם|تاریخ انتشار|প্রকাশ(?:িত)?|เผยแพร่|diterbitkan|ngày đăng)\s?[:：])",
    re.IGNORECASE,
)
# "16-19 March 2026", "March 30 - April 2, 2026", "2026-03-16 - 2026-03-19": an event lasts from day to day.
_FROM_TO = r"\s?(?:[-–—]|to|bis|au|al)\s?"
_SPAN = re.compile(
    rf"(?<![\d./-])\d{{1,2}}(?:st|nd|rd|th|\.)?{_FROM_TO}\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s|de\s)?[^\W\d_]{{3,}}\.?,?\s(?:de\s)?(?:19|20)\d\d"
    rf"|[^\W\d_]{{3,}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?{_FROM_TO}(?:[^\W\d_]{{3,}}\.?\s)?\d{{1,2}}(?:st|nd|rd|th)?,?\s(?:19|20)\d\d"
    rf"|\d{{1,2}}\.?\s[^\W\d_]{{3,}}\.?{_FROM_TO}\d{{1,2}}\.?\s[^\W\d_]{{3,}}\.?\s(?:19|20)\d\d"
    rf"|(?P<day>\d{{4}}-\d\d-\d\d){_FROM_TO}(?!(?P=day))\d{{4}}-\d\d-\d\d"
)
#: Far from the headline such a line is a field of a list: of an event, or of a mail that is quoted.
_BARE_LABEL = re.compile(r"^\W*(?:date|datum)\b", re.IGNORECASE)
# "Born 2 March 1935, died 30 August 2026": the days of a life are those of an obituary.
# "Joined: 4 March 2017" stands beside who writes in a forum.
# "Published in the print edition of April 27, 2026": the paper is dated later than its page.
# "Next review due: 3 March 2029", "Expires 3 March 2029": what is still to come.
_FUTURE_OR_ELSE = re.compile(
    r"©|copyright|rights reserved|\bcookie|^\W*(?:joined|member since|registered|registriert|mitglied seit|inscrit(?:e)? (?:le|depuis)|lid sinds|miembro desde|iscritto dal|регистрация)\b|\b(?:born|died|deceased|geboren|gestorben|née? le|mort[e]? le|nacid[oa]|muri[óo]|falecid[oa]|nat[oa] il|mort[oa] il)\b|\bprint(?:ed)? (?:edition|issue|version)\b|\bnext (?:review|update|revision)\b|\breview due\b|\bexpir(?:es|y|ation)\b|\bvalid until\b|\bgültig bis\b|\b(?:druckausgabe|printausgabe|édition papier|edición impresa)\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_ONLY_A_MONTH = re.compile(r"\D*(?<!\d)(?:19|20)\d\d(?!\d)\D*$")
# "21 февраля 2026 г.": the word for a year, shortened, ends no sentence.
_OF_YEAR = re.compile(r"(?<=\d)\s?(?:г|р|r)\.\s*$")
#: How far above and below a headline its byline and date stand.
ABOVE, BELOW = 6, 16
LONGEST = 140
#: A label of the line below it ("Last updated:") is shorter.
LONGEST_LABEL = 25
#: A line that is there for its date has so many words; fewer where it names a month without a day ("Coast tour, Oct 2026").
MOST_WORDS, MOST_WORDS_WITH_MONTH = 14, 4
#: From this chance on a line is taken to say who wrote the text.
BYLINE, SURE = 0.12, 0.8
#: Under this chance a name that the page's copyright names too is the outlet's.
OUTLET = 0.5
#: A single word that no "by" announces gives way to a full name that is this likely against it.
ONE_WORD = 0.6


# "Veröffentlicht am 3. März 2026 von Ann Lee", "5 березня 2026, 10:00 Автор: Ганна Лис", "by   ibby", and who began a
# thread of a forum ("Thread starter night_owl · Start date …").
_WITHIN = re.compile(
    r"(?:(?<=\d\d\d\d)|(?<=\d:\d\d)|(?<=\d uhr))[\s,|•·–-]{1,4}(?:by|von|par|por|di|da|door|av|przez|od)\s+(?P<who>[^\W\d_][\w.'’& -]{2,60})"
    r"|(?<=[\s|•·,])(?:author|autor(?:in)?|auteur|autore|автор|текст|yazar|haber|tekst|text|texte|texto|testo|írta|szerző|συντάκτης|penulis|tác giả|ผู้เขียน|מאת|الكاتب|بقلم|كتب|نویسنده|লেখক|लेखक)\s?[:：]\s*(?P<label>[^\W\d_][\w.'’& -]{2,60})"
    r"|^(?:by\s+(?P<handle>[a-z][\w-]{2,24})$"
    r"|(?:thread starter|topic starter|started by|themenstarter(?:in)?|erstellt von):?\s+(?P<starter>[^\W\d_][\w.-]{2,24})(?=$|\s(?:[·•|,]|(?:start )?date\b)))",
    re.IGNORECASE,
)
# Japanese papers sign at the end of the text: "（浜田修）"; 敬称略 says that titles are left out.
_SIGNED = re.compile(
    r"^（(?!敬称略|編集部|共同通信|時事通信)[\u4e00-\u9fff]{1,3}[ \u3000]?[\u4e00-\u9fff\u3040-\u309f]{1,3}）$"
)


#: A role below a name has few words.
_LONGEST_ROLE = 6
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|staff writer|journalist|columnists?|contributors?|redakteur(?:in)?|korrespondent(?:in)?|journaliste|rédact(?:eur|rice)|correspondante?|periodista|redactora?|corresponsal|giornalista|corrispondente|jornalista|repórter|redacteur|verslaggever|корреспондент|обозреватель|журналист|кореспондент)\b[^.!?:]{0,40}$",
    re.IGNORECASE,
)


class When(NamedTuple):
    """Hold what the lines say of the time."""

    published: datetime | None
    updated: datetime | None


def byline_near(lines: Sequence[str], title_at: int, start: int) -> tuple[str, int] | None:
    """Return the name in the byline near the headline at `title_at` of a text that starts at `start`, and its line."""
    order = _order(len(lines), title_at, max(start, title_at + 4))
    for at in order:
        name = byline_of(lines[at]) or byline_within(lines[at])
        if name is None and says_by_alone(lines[at]) and at + 1 < len(lines):
            name = name_of(lines[at + 1])
        if name and not is_doubtful(name, lines[at], lines, said=True):
            return name, at
    signed = next((at for at, line in enumerate(lines) if line.endswith("）") and _SIGNED.match(line)), None)
    if signed is not None:
        return lines[signed].strip("（）"), signed
    for at in order:
        if at + 1 < len(lines) and is_full_name(lines[at]) and is_role(lines[at + 1]):
            return lines[at], at
    for at in order:
        name = beside_a_date(lines, at)
        if name and not is_doubtful(name, lines[at], lines, said=False):
            return name, at
    return _announced(lines)


def _announced(lines: Sequence[str]) -> tuple[str, int] | None:
    """Return the one full name of a page below a line that only announces it ("Article by"), wherever it stands."""
    found = [at + 1 for at, line in enumerate(lines[:-1]) if says_by_alone(line) and is_full_name(lines[at + 1])]
    return (lines[found[0]], found[0]) if len({lines[at] for at in found}) == 1 else None


def is_role(line: str) -> bool:
    """Tell whether a line is what somebody is at an outlet ("Maritime correspondent")."""
    return len(line.split()) <= _LONGEST_ROLE and _ROLE.search(line) is not None


def byline_within(line: str) -> str | None:
    """Return the name that a line says behind a date or another field ("3. März 2026 von Ann Lee in Alltag")."""
    found = _WITHIN.search(line) if len(line) <= LONGEST else None
    if found is None:
        return None
    return found["handle"] or found["starter"] or name_of(found["who"] or found["label"])


def byline_among(lines: Sequence[str], chances: Sequence[float], bar: float = BYLINE) -> str | None:
    """Return the name in the line that is likeliest to say who wrote the text, or None where none is.

    A name that no "by" announces has two words, or else a line that is surely a byline, and is not the outlet's.
    """
    order = sorted([at for at, chance in enumerate(chances) if chance >= bar], key=lambda at: -chances[at])
    best, found, doubted = 0.0, None, False
    for at in order[:6]:
        if chances[at] <= best:
            break
        announced = says_by_alone(lines[at]) and at + 1 < len(lines)
        name = name_of(lines[at + 1]) if announced else name_in_line(lines[at])
        said = announced or byline_of(lines[at]) is not None
        plain = not said and (not name or len(name.split()) < 2)
        if name and not said and chances[at] < OUTLET and _is_the_outlet(name, lines):
            continue
        if name and (is_doubtful(name, lines[at], lines, said=said) or (doubted and not _is_persons(name))):
            doubted = True
            continue
        if not said and is_asked_by_the_press(lines, at):
            continue
        worth = chances[at] * (ONE_WORD if plain else 1.0)
        if name and worth > best and not (plain and chances[at] < SURE):
            best, found = worth, name
    return without_outlet(found, lines) if found else None


def _is_persons(name: str) -> bool:
    return is_full_name(name) and len(name.split()) < 4


def _is_the_outlet(name: str, lines: Sequence[str]) -> bool:
    """Tell whether a line that claims the copyright of the page holds a name."""
    return any(name in line and claims_rights(line) for line in lines)


def _order(n: int, title_at: int, start: int) -> list[int]:
    """Return the places to look at: below the headline, then above it."""
    below = range(title_at + 1, min(n, max(title_at + 2, min(start + 3, title_at + BELOW))))
    above = range(title_at - 1, max(-1, title_at - 1 - ABOVE), -1)
    return [*below, *above]


def times_near(
    lines: Sequence[str],
    places: tuple[int, int],
    *,
    now: datetime | None = None,
    country: str | None = None,
    dated: Collection[int] | None = None,
) -> When:
    """Return when the text was published and updated, by the lines near its headline, else by any line that says so.

    `places` are those of the headline and of the beginning of the text; `dated` are the lines that may hold a date,
    where that is known.
    """
    title_at, start = places
    published: list[tuple[int, Moment]] = []
    updated: list[tuple[int, Moment]] = []
    near = _order(len(lines), title_at, max(start, title_at + 6))
    others = range(len(lines)) if dated is None else dated
    may_date = frozenset(others)
    for rank, at in enumerate((*near, *_elsewhere(lines, set(near), others, ago=now is not None))):
        if at not in may_date:
            continue
        for kind, moment in _moments(lines, at, now, country):
            if rank < len(near) or kind:
                (updated if kind == "updated" else published).append(
                    (rank - (1000 if kind == "published" else 0), moment)
                )
    first = min(published, key=lambda pair: pair[0], default=None)
    last = min(updated, key=lambda pair: pair[0], default=None)
    return When(_best(first[1], published) if first else None, last[1].when if last else None)


def _best(first: Moment, found: list[tuple[int, Moment]]) -> datetime:
    """Return the moment, with the time of day another line of the same day adds."""
    if first.timed:
        return first.when
    return next((m.when for _, m in found if m.timed and m.when.date() == first.when.date()), first.when)


def _elsewhere(lines: Sequence[str], near: set[int], others: Collection[int], *, ago: bool) -> Iterator[int]:
    """Yield the other lines that say what they tell the time of; one without a digit tells it only as `ago` ("yesterday")."""
    for at in others:
        line = lines[at]
        asked = len(line) < LONGEST and at not in near and (ago or _DIGIT.search(line))
        if not asked or _BARE_LABEL.match(line):
            continue
        if _tells_when(line) or (at and _is_label(lines[at - 1]) and is_about_time(line)):
            yield at


def _moments(lines: Sequence[str], at: int, now: datetime | None, country: str | None) -> Iterator[tuple[str, Moment]]:
    """Yield what a line says of the time, with `published` or `updated` where it names which."""
    line = lines[at]
    if len(line) > LONGEST or not (now or _DIGIT.search(line)) or _FUTURE_OR_ELSE.search(line) or _SPAN.search(line):
        return
    inside = "published" if _INSIDE_PUBLISHED.search(line) else ""
    kind = _kind(line) or inside or (_kind(lines[at - 1]) if at and len(lines[at - 1]) < LONGEST_LABEL else "")
    cut = _INSIDE_UPDATED.search(line)
    head, tail = (line[: cut.start()], line[cut.start() :]) if cut else (line, "")
    moment = moment_of(head, now=now, country=country)
    if moment and (kind or is_about_time(head)):
        yield kind, moment
    later = moment_of(tail, now=now, country=country) if tail and not _OF_FIGURES.search(head) else None
    if later:
        yield "updated", later


def _kind(line: str) -> str:
    return "updated" if _UPDATED.match(line) else "published" if _PUBLISHED.match(line) else ""


def _is_label(line: str) -> bool:
    """Tell whether a line only names what the next one tells ("Published", "Last updated:")."""
    return len(line) < LONGEST_LABEL and bool(_kind(line)) and not _DIGIT.search(line) and not _BARE_LABEL.match(line)


def _tells_when(line: str) -> bool:
    """Tell whether a line says published or updated, at its beginning or behind something else ("Edit this page | …")."""
    inside = len(line.split()) <= MOST_WORDS and not line.endswith(".")
    return bool(_kind(line) or (inside and (_INSIDE_UPDATED.search(line) or _INSIDE_PUBLISHED.search(line))))


def is_about_time(line: str) -> bool:
    """Tell whether a line is there for its date: short, or a byline with one, not a sentence that names a day."""
    line = _OF_YEAR.sub("", line)
    longest = MOST_WORDS_WITH_MONTH if _ONLY_A_MONTH.match(line) else MOST_WORDS
    short = len(line.split()) <= longest and not line.rstrip().endswith((".", "?", "!", ":"))
    return short or byline_of(line) is not None


def says_when(line: str) -> bool:
    """Tell whether a line is there only to say when the text was published or updated."""
    if len(line) >= LONGEST or not _kind(line):
        return False
    cut = _INSIDE_UPDATED.search(line)
    about = is_about_time(line[: cut.start()] if cut else line)
    return about and moment_of(line) is not None and not _SPAN.search(line)
