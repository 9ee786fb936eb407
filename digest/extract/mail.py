"""A mail that is an article: its HTML or plain part without the frame that mailing services put around it."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from email.utils import parseaddr
from typing import TYPE_CHECKING, NamedTuple

from digest.dates import country_of, read
from digest.errors import ExtractError
from digest.extract import chrome
from digest.extract.bylines import byline_of
from digest.extract.charset import decode
from digest.extract.forwards import fields_joined, original_in, outlet_of
from digest.extract.markup import blocks_of, tree_of
from digest.extract.passed import NOTICE
from digest.extract.reading import NO_ARTICLE, Reading
from digest.extract.titles import without_newsletter
from digest.extract.tracking import unwrapped
from digest.extract.wrapped import rejoined
from digest.mails import taken_apart
from digest.models import Removed
from digest.text import clean, length_of, strip_controls
from digest.urls import safe_url

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

    from lxml.html import HtmlElement

_FRAME = re.compile(
    r"(?:.{0,80}\b(?:view|read|see|open)\b.{0,40}\b(?:in (?:your |a |the )?(?:web ?)?browser|online|on the web|web version|webversion)\b.{0,80}"
    r"|.{0,120}\b(?:unsubscribe|opt[- ]out|manage (?:your )?(?:preferences|subscription)|update (?:your )?(?:preferences|profile)|email preferences|subscription preferences)\b.{0,200}"
    r"|.{0,80}\b(?:abmelden|abbestellen|im browser (?:ansehen|anzeigen|öffnen)|se désabonner|désinscrire|désinscription|darse de baja|cancelar (?:la )?suscripción|disiscriviti|anular (?:la )?suscripción|cancelar inscrição|descadastrar|annulla (?:l['’])?iscrizione|afmelden|uitschrijven|отписаться|відписатися|wypisz się|zrezygnuj z subskrypcji|odhlásit|avsluta prenumerationen|avregistrera|aboneliği iptal|配信停止|退订|退訂|수신거부)(?!\w).{0,200}"
    r"|.{0,80}(?:version en ligne|voir (?:ce|cet) (?:message|e-?mail) (?:en ligne|dans)|dans (?:votre|un) navigateur|(?:en|no|nel|in de|in je|i din) (?:tu |seu |tuo )?(?:navegador|browser|webbläsare)|versione? (?:web|online)|online ?versie|web-?version|открыть в браузере|веб-версия|w przeglądarce|v prohlížeči|tarayıcıda|ブラウザで|在浏览器中|在瀏覽器中).{0,80}"
    r"|(?:sie erhalten dies(?:e|en) (?:e-?mail|nachricht|newsletter)|du (?:erhältst|bekommst) dies|vous recevez ce|vous avez reçu ce|recibes este|ha recibido este|ricevi questa|hai ricevuto questa|você (?:está recebendo|recebeu) est|recebeu este|je ontvangt (?:deze|dit)|u ontvangt (?:deze|dit)|вы получили это|ви отримали цей|otrzymujesz t[ęe]|otrzymałeś tę|tento e-?mail (?:dostáváte|jste)|du får (?:det|den) här|bu e-?postay?ı? )(?!\w).{0,300}"
    r"|.{0,40}\be-?mail address (?:for|of) your subscription\b.{0,200}"
    r"|(?:you(?:'|’)?(?:re| are) receiving this|you received this|this (?:e-?mail|message) was sent (?:to|by)|sent to|was this (?:e-?mail|newsletter) forwarded|forwarded this (?:e-?mail|message)|why did i get this)\b.{0,300}"
    r"|.{0,60}\b(?:forward(?:ed)? (?:this|to a friend)|add us to your address book|whitelist us)\b.{0,100}"
    r"|.{0,120}\b(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b(?:,? (?:USA|United States|UK|Germany|France|Canada))?\.?|(?:p\.?o\.? box|postfach)\b.{0,120}"
    r"|(?:powered by|sent (?:with|via)|made with|delivered by)\b.{0,60}|.{0,20}\ball rights reserved\b.{0,80}|(?:©|copyright)\b.{0,200})$",
    re.IGNORECASE,
)  # fmt: skip
# How a letter ends: what follows is a name, a role, an address.
_CLOSING = re.compile(
    r"(?:(?:best|kind|warm|many)?\s?(?:regards|wishes)|sincerely|yours(?: truly| sincerely)?|cheers|all the best|until next (?:week|time)|(?:mit )?(?:herzliche[nr]?|viele|freundliche[nr]?|liebe|beste)\s?(?:grüße[n]?|grüßen|gruß)|bis (?:bald|nächste woche)|bien (?:à vous|cordialement)|cordialement|à (?:bientôt|la semaine prochaine)|(?:un )?(?:cordial )?saludos?|un abrazo|hasta (?:pronto|la próxima)|(?:cordiali|distinti) saluti|a presto|um abraço|atenciosamente|até (?:breve|à próxima)|(?:met )?vriendelijke groet(?:en)?|tot (?:snel|volgende week)|с уважением|до встречи|з повагою|pozdrawiam|s pozdravem|(?:vänliga |med vänliga )?hälsningar|saygılarımla)[\s,.!–—-]{0,3}$",
    re.IGNORECASE,
)
#: Below it stand so few more lines of the article at most.
_BELOW_CLOSING = 6
_WEB_COPY = re.compile(
    r"\b(?:view|read|open|see)\b.{0,40}\b(?:browser|online|on the web|web ?version)\b|im browser|web ?version|version en ligne|en tu navegador",
    re.IGNORECASE,
)
_SUBJECT_MARK = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv)\s?:\s*|\[[^\]]{1,40}\]\s*)+", re.IGNORECASE)


class Letter(NamedTuple):
    """Hold a mail taken apart: its text as markup or plain, and what its head says."""

    tree: HtmlElement | None
    text: str
    title: str
    publisher: str | None
    published: datetime | None
    language: str | None
    #: The lines above a letter that somebody sent on, its head among them; they stand in a tree, and no more in a text.
    above: tuple[str, ...] = ()


#: What ends a sentence, in any script, and may stand behind that.
_STOPS, _QUOTES = (".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", ";"), "\"'”’“»)」』）"


def letter_of(content: bytes, *, now: datetime | None = None) -> Letter:
    """Take a mail apart, or raise `ExtractError`."""
    try:
        mail = taken_apart(content)
        tree, text = _body(mail)
        heads = {name: clean(str(mail.get(name) or "")) for name in ("Subject", "From", "Date", "Content-Language")}
    except ExtractError:
        raise
    except Exception as error:  # the parser of the standard library fails in many ways on broken mail
        raise ExtractError("this mail is broken: it could not be taken apart") from error
    publisher, host = outlet_of(heads["From"]), parseaddr(heads["From"])[1].partition("@")[2]
    letter = Letter(
        tree=tree,
        text=text,
        title=without_newsletter(_SUBJECT_MARK.sub("", heads["Subject"]), publisher or ""),
        publisher=publisher,
        published=read(heads["Date"], now=now, country=country_of("http://" + host)),
        language=heads["Content-Language"] or None,
    )
    return _original(letter) if tree is None or _SUBJECT_MARK.match(heads["Subject"]) else letter


def _original(letter: Letter) -> Letter:
    """Return the letter that a mail sends on under the name of whose it is; any other as it is."""
    lines = _raw_lines(letter)
    if (original := original_in(lines)) is None:
        return letter
    publisher = original.publisher or letter.publisher
    return letter._replace(
        title=without_newsletter(original.title, publisher or ""),
        publisher=publisher,
        published=original.published or letter.published,
        above=tuple(lines[: original.begins]),
        text="\n".join(lines[original.begins :]) if letter.tree is None else "",
    )


def read_mail(content: bytes, *, now: datetime | None = None) -> Reading:
    """Return what is read in a mail, or raise `ExtractError`."""
    letter = letter_of(content, now=now)
    lines = _lines_of(letter.text) if letter.tree is None else _raw_lines(letter)[len(letter.above) :]
    kept, removed = _sort(lines, letter.title)
    head = [Removed(text=text, reason="head of the mail") for line in letter.above if (text := line.strip())]
    kept, frame = _without_ends(kept)
    if not kept:
        raise ExtractError(NO_ARTICLE)
    return Reading(
        paragraphs=tuple(kept),
        removed=(*head, *removed, *frame),
        title=letter.title or None,
        byline=next((who for line in lines[:20] if (who := byline_of(line))), None),
        url=_web_copy(letter.tree),
        publisher=letter.publisher,
        published=letter.published,
        language=letter.language,
    )


def _without_ends(lines: list[str]) -> tuple[list[str], list[Removed]]:
    """Take off the short lines above the first paragraph (masthead, tagline) and below the last (address, menu)."""
    long = [
        at
        for at, line in enumerate(lines)
        if length_of(line) > 120 or (length_of(line) > 40 and line.rstrip(_QUOTES).endswith(_STOPS))
    ]
    if not long:
        return lines, []
    first, last = long[0], long[-1]
    closes = next(
        (at for at in range(max(first + 1, len(lines) - _BELOW_CLOSING), len(lines)) if _CLOSING.match(lines[at])), None
    )
    last = last if closes is None else min(last, closes - 1)
    above = [Removed(text=line, reason="above the article") for line in lines[:first]]
    return lines[first : last + 1], [
        *above,
        *(Removed(text=line, reason="below the article") for line in lines[last + 1 :]),
    ]


def _web_copy(tree: HtmlElement | None) -> str | None:
    """Return the address of the mail on the web, where a link says that it leads there."""
    links = [] if tree is None else list(tree.iter("a"))
    for link in (*links[:15], *links[-15:]):
        if _WEB_COPY.search(clean(link.text_content())[:200]):
            return safe_url(unwrapped(link.get("href") or ""))
    return None


def _body(mail: EmailMessage) -> tuple[HtmlElement | None, str]:
    """Return the markup of a mail, or its plain text."""
    part = mail.get_body(preferencelist=("html", "plain"))
    if part is None:
        raise ExtractError("this mail holds no text")
    payload = part.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", part.get("Content-Type", "text/plain"))
    if part.get_content_type() == "text/html":
        return tree_of(text if text.strip() else "<p></p>"), ""
    return None, strip_controls(text).replace("\r\n", "\n")


def _raw_lines(letter: Letter) -> list[str]:
    """Return the lines of a letter as they stand in it."""
    if letter.tree is None:
        return letter.text.split("\n")
    return fields_joined([line for _, line in blocks_of(letter.tree)])


def _lines_of(text: str) -> list[str]:
    """Return the lines of a plain mail, its paragraphs whole."""
    return list(filter(None, map(clean, rejoined(text.split("\n"), 1))))


def is_frame(text: str) -> bool:
    """Tell a line that a mailing service puts around a letter, or a firm below it."""
    return _FRAME.match(text) is not None or NOTICE.match(text) is not None


def _sort(lines: list[str], subject: str) -> tuple[list[str], list[Removed]]:
    kept: list[str] = []
    removed: list[Removed] = []
    for line in lines:
        reason = "frame of the mail" if is_frame(line) else chrome.reason_of(line)
        if not reason and line.casefold() == subject.casefold():
            reason = "the headline again"
        if not reason and len(line) < 100 and byline_of(line):
            reason = "byline"
        if reason:
            removed.append(Removed(text=line, reason=reason))
        elif line:
            kept.append(line)
    return kept, removed
