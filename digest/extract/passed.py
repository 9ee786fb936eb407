"""What people pass on in chats and mails: the one text among their messages, without its head or its marks."""

# ruff: noqa: E501 - patterns read best one kind a line

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import moment_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.extract.pasted import Pasted

#: A message of fewer characters is no article: of a chat without a longer one all are told.
LEAST_MESSAGE = 200
#: Who wrote a message, and when, is said in so many characters before it.
_STAMP = 60
#: A button or the channel's name may stand above the first message of a copied chat, in so many lines with it.
MOST_ABOVE = 2
#: A person has so many names at most.
_LONGEST_NAME = 4
#: Of a text so large a share is quoted where it was copied out of an answer, in so many lines at least.
QUOTED, LEAST_QUOTED = 0.6, 4
#: The head of a mail begins among so many lines at the top, below so many characters of who passes it on at most.
TOP, PASSED_ON = 30, 600
#: It has so many fields at least.
LEAST_FIELDS = 3
#: An answer may quote a mail that passes on another.
_DEEPEST = 4

_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?\s?[Mm]\.?)?"
# A message begins with its day and time, in brackets or before a dash, and who wrote it ("24.11.26, 09:14 - Ann: …").
_MESSAGE = re.compile(
    rf"[\u200e\u202a]?(?:\[(?:{_DAY},?\s{_TIME}|{_TIME},\s{_DAY})\]\s|{_DAY},?\s{_TIME}\s[-–]\s)"
    r"(?:(?P<who>[^:]{1,40}):\s)?(?P<says>.*)$"
)
# "Ann Lee, [24.11.2026 09:14]" in a line of its own
_SENDER = re.compile(rf"(?P<who>[^,\[\]]{{1,40}}),\s\[{_DAY},?\s{_TIME}\]:?(?P<says>)$")
# "Ann Lee  9:14 AM" (Slack), "[Tuesday 9:14 AM] Lee, Ann" (Teams): two spaces, or brackets, part the time from the name
_POSTER = re.compile(rf"(?P<who>[^\W\d][^:\d\[\]|•·]{{1,40}}?)(?:\s{{2,}}|\t){_TIME}(?P<says>)\s*$")
_TIMED = re.compile(rf"\[(?:[^\W\d]{{2,12}},?\s)?{_TIME}\]\s(?P<who>[^:\[\]]{{2,40}})(?P<says>)$")
_FORMS = (_MESSAGE, _SENDER, _POSTER, _TIMED)
# What a chat says of itself or of a picture it left out: "<Media omitted>", "\u200eimage omitted" (iOS marks it so).
_OF_CHAT = re.compile(
    r"\s*(?:\u200e.{0,300}|<[^<>:]{3,60}>|(?:this message was|you) deleted(?: this message)?\.?|diese nachricht wurde gelöscht\.?"
    r"|ce message a été supprimé\.?|se eliminó este mensaje\.?|questo messaggio è stato eliminato\.?|(?:esta )?mensagem apagada\.?)\s*$",
    re.IGNORECASE,
)
# The first sentence of a message, short enough for a headline.
_OPENS = re.compile(r".{20,120}?(?:[.!?…](?=\s|$)|[。！？])")
_QUOTE = re.compile(r"\s{0,3}>\s?")
_FIELD = re.compile(
    r"\*{0,2}(?:(?P<subject>subject|betreff|objet|asunto|oggetto|assunto|onderwerp|тема|ämne|temat)"
    r"|(?P<sent>date|sent|datum|gesendet|envoyé(?: le)?|fecha|enviado(?: el)?|data|inviato|verzonden|дата|skickat|wysłano)"
    r"|(?P<sender>from|von|de|da|van|от|från|od)"
    r"|(?P<other>to|an|à|para|a|aan|кому|till|do|cc|kopie|copie|reply-to|antwort an))\s?:\*{0,2}\s*(?P<says>.*)$",
    re.IGNORECASE,
)
# What firms hang below each mail: whom it was meant for, and that trees are felled for print.
NOTICE = re.compile(
    r"\W{0,5}(?:(?:(?:the (?:information|contents?) (?:contained |transmitted )?(?:in|of|by|with) )?this (?:e-?mail|message|communication|transmission)|confidentiality notice|(?:inhalt )?diese[rs]? (?:e-?mail|mail|nachricht)|ce(?:t e-?mail| message| courriel| mail)|este (?:mensaje|correo|e-?mail)|esta mensagem|(?:questo|il presente) messaggio|questa e-?mail|dit (?:e-?mail)?bericht|deze e-?mail|это (?:электронное )?(?:письмо|сообщение)|(?:ta|niniejsza) wiadomość)\b.{0,160}"
    r"\b(?:confidential|privileged|vertraulich|confidentiel|confidencia|riservat|confidenzial|vertrouwelijk|конфиденциальн|poufn)"
    r"|(?:please )?(?:consider|think (?:of|about)) the environment before (?:printing|you print)|(?:bitte )?denken sie an die umwelt|pensez à (?:l['’]environnement|la planète) avant d['’]imprimer)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg|tr|rv|doorst|odp|vs|sv|pd)\s?:\s*)+", re.IGNORECASE)


class Head(NamedTuple):
    """Hold where a mail's head stands, and what its fields say."""

    first: int
    last: int
    says: dict[str, str]


def passed_on(found: Pasted) -> Pasted:
    """Return the lines of what a chat or a mail passes on; those of any other text as they are."""
    found = _without_messages(found)
    for _ in range(_DEEPEST):
        before, found = found.lines, _without_head(_unquoted(found))
        if found.lines is before:
            break
    return found


def _without_messages(found: Pasted) -> Pasted:
    """Return the longest message of a chat that was copied or exported, with its sender's beside it; all short ones."""
    form = _form_in(list(islice(filter(str.strip, found.lines[:TOP]), MOST_ABOVE)))
    messages = _messages(found.lines, form) if form else []
    sizes = [sum(map(len, lines)) for _, lines in messages]
    if max(sizes, default=0) < LEAST_MESSAGE:
        return _without_stamps(found, messages)
    low = high = sizes.index(max(sizes))
    while low and messages[low - 1][0] == messages[low][0]:
        low -= 1
    while high + 1 < len(messages) and messages[high + 1][0] == messages[high][0]:
        high += 1
    others = [line for _, lines in (*messages[:low], *messages[high + 1 :]) for line in lines]
    told = [line for _, lines in messages[low : high + 1] for line in lines]
    kept = [line for line in told if not _OF_CHAT.match(line)]
    others += [line for line in told if _OF_CHAT.match(line)]
    return replace(found, lines=kept, removed=found.without(others, "another message of the chat"))


def _form_in(top: Sequence[str]) -> re.Pattern[str] | None:
    """Return how a chat says who wrote a message and when, by its first lines; None where they are of none."""
    for at, line in enumerate(top):
        for form in _FORMS if at == 0 else (_POSTER, _TIMED):
            head = form.match(line)
            if head and (form is not _POSTER or _is_name(head["who"])):
                return form
    return None


def _is_name(said: str) -> bool:
    """Tell whether words are a person's first and last name: a programme has times behind what it names, too."""
    words = said.split()
    return 1 < len(words) <= _LONGEST_NAME and all(word[0].isupper() and not word.isupper() for word in words)


def _without_stamps(found: Pasted, messages: Sequence[tuple[str | None, list[str]]]) -> Pasted:
    """Return the short messages of a chat, each a paragraph without who wrote it when, and nothing it says of itself."""
    told = [line for who, lines in messages if who for line in (*lines, "")]
    kept = [line for line in told if not _OF_CHAT.match(line)]
    if not "".join(kept).strip():
        return found
    others = [line for who, lines in messages for line in lines if not who or _OF_CHAT.match(line)]
    last = max(at for at, line in enumerate(found.lines) if any(form.match(line) for form in _FORMS))
    sent = moment_of(found.lines[last][:_STAMP])
    opens = _OPENS.match(max(kept, key=len).strip())
    heading = opens[0].rstrip(".") if opens else None
    return replace(
        found,
        lines=[heading, "", *kept] if heading else kept,
        heading=heading or found.heading,
        sent=sent.when if sent else found.sent,
        removed=found.without(others, "what a chat says of itself"),
    )


def _messages(lines: Sequence[str], form: re.Pattern[str]) -> list[tuple[str | None, list[str]]]:
    """Return who wrote each message, and its lines."""
    messages: list[tuple[str | None, list[str]]] = []
    for line in lines:
        head = form.match(line)
        if head:
            messages.append((head["who"], [head["says"]]))
        elif messages:
            messages[-1][1].append(line)
    return messages


def _unquoted(found: Pasted) -> Pasted:
    """Return what a text quotes, where that is most of it."""
    if not any(">" in line[:4] for line in found.lines[: 2 * TOP]):
        return found
    quoted = [line for line in found.lines if line.lstrip()[:1] == ">"]
    if len(quoted) < LEAST_QUOTED or sum(map(len, quoted)) < QUOTED * sum(map(len, found.lines)):
        return found
    others = [line for line in found.lines if line.lstrip()[:1] != ">"]
    inner = [_QUOTE.sub("", line, count=1) for line in quoted]
    return replace(found, lines=inner, removed=found.without(others, "beside the mail that is quoted"))


def _without_head(found: Pasted) -> Pasted:
    """Return a mail's text without its head and what stands above it; its subject is its headline."""
    head = head_in(found.lines)
    if head is None or sum(map(len, found.lines[: head.first])) > PASSED_ON:
        return found
    subject = plain_subject(head.says["subject"])
    sent = moment_of(head.says.get("sent", ""))
    found = replace(found, removed=found.without(found.lines[: head.last], "head of the mail"))
    text, notices = _without_notices(found.lines[head.last :])
    return replace(
        found,
        lines=[subject, "", *text],
        heading=subject or found.heading,
        sent=sent.when if sent else found.sent,
        removed=found.without(notices, "notice of the mail"),
    )


def is_bare_field(line: str) -> bool:
    """Tell whether a line is the name of a field in a mail's head, and says nothing: "Subject:"."""
    field = _FIELD.match(line.strip()) if len(line) < TOP else None
    return field is not None and not field["says"]


def plain_subject(subject: str) -> str:
    """Return a mail's subject without the "Fwd:" and "Re:" before it."""
    return _FORWARDED.sub("", subject.strip("* "), count=1)


def _without_notices(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return a mail's lines, and apart from them its notices, each to its end: an empty line."""
    kept: list[str] = []
    notices: list[str] = []
    within = False
    for line in lines:
        within = bool(line.strip()) and (within or NOTICE.match(line) is not None)
        (notices if within else kept).append(line)
    return kept, notices


def head_in(lines: Sequence[str]) -> Head | None:
    """Return the first head of a mail among the lines at the top: fields in a row, with a sender and a subject."""
    fields = [_FIELD.match(line.strip()) if ":" in line[:24] else None for line in lines[: 2 * TOP]]
    for first in (at for at, field in enumerate(fields[:TOP]) if field):
        last = next((at for at in range(first, len(fields)) if not fields[at]), len(fields))
        rows = [field for field in fields[first:last] if field]
        told = {name: row["says"] for row in rows for name in ("subject", "sender", "sent") if row[name]}
        if last - first >= LEAST_FIELDS and {"subject", "sender"} <= told.keys():
            return Head(first, last, told)
    return None
