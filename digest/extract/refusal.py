"""Pages that hold no article: what gives them away, and the reason in plain words."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.text import length_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.extract.blocks import Block

_MISSING = re.compile(
    r"\b404\b|(?:page|article|file|story|content|seite|site) (?:was |is |could |can )?(?:not|wurde nicht|cannot|no longer) (?:be )?(?:found|available|exists?|gefunden)|not found|page introuvable|página no encontrada|pagina non trovata|seite nicht gefunden|страница не найдена|doesn.t exist|no longer available|(?:page|article|story|seite|article) (?:you are|you.re|you were|that you) (?:looking|searched|asked) for|(?:can.t|cannot|couldn.t|could not) find (?:the|that|this) page|existiert (?:leider )?nicht(?: mehr)?|n.existe (?:pas|plus)|no existe",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"just a moment|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|access denied|attention required|enable javascript and cookies|please enable (?:js|javascript|cookies)|checking your browser|unusual traffic|are you human|captcha|forbidden|ddos protection",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"(?:accept|agree|consent|zustimmen|einwilligung|accepter|aceptar|accettare)\b.{0,120}\b(?:cookies?|tracking|advertising)|(?:cookies?|tracking|partners?)\b.{0,160}\b(?:accept|agree|consent|zustimm|einwillig|accepter|aceptar)|before you continue",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"(?:^|\b)(?:log ?in|sign in|please log ?in|anmelden|einloggen|connexion|iniciar sesión)\b.{0,40}(?:$|\bto (?:your|continue|view|access)\b|account|password)|forgot(?:ten)? (?:your )?password|create an account|passwort vergessen|mot de passe oublié",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe (?:now )?(?:to|for) (?:read|continue|unlock|full|unlimited)|to (?:continue|keep) reading|(?:continue|keep) reading (?:this|with|for)|(?:for|only for|available to|exclusive to) subscribers|subscribers? only|already a (?:subscriber|member)|unlock this (?:article|story)|(?:free|remaining) articles? (?:left|remaining|this month)|start your free trial|jetzt weiterlesen|nur für abonnenten|réservé aux abonnés|il vous reste .{0,20} à lire|solo para suscriptores|become a (?:member|subscriber)|suscr[ií]bete para|exclusivo para suscriptores|per gli abbonati|abb[oó]nati per|exclusivo para assinantes|alleen voor abonnees|только для подписчиков|会員限定|有料会員|register to (?:read|continue)",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"^\W*(?:(?:error )?(?:500|502|503|504)\b|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|database error|error establishing a database)|(?:this |the )?domain (?:name )?(?:is|may be) for sale|site (?:is )?(?:under (?:construction|maintenance)|temporarily unavailable)|account (?:has been )?suspended",
    re.IGNORECASE,
)
_LISTING = re.compile(
    r"^(?:search results|suchergebnisse|résultats de recherche|resultados de (?:la )?búsqueda|risultati della ricerca)\b",
    re.IGNORECASE,
)
#: Body text up to here, in characters, may be a notice instead of an article.
NOTICE = 700
#: What a paywall lets through is shorter than this.
PREVIEW, PAID = 500, 300
#: A text of fewer characters is nothing to summarize.
LEAST = 80


def reason_to_refuse(  # noqa: PLR0911 - one return a reason
    title: str | None, lines: Sequence[str], body: Sequence[str], *, paid: bool = False
) -> str | None:
    """Return why a page is no article, or None; `lines` is all it says, `body` what is left of it.

    `paid` tells that the page's own record says that it is not free.
    """
    size = sum(map(len, body))
    size = size if size >= NOTICE else sum(map(length_of, body))
    if size >= NOTICE:
        return None
    said = " ".join((title or "", *body))[:3000]
    if _MISSING.search((title or "")[:200]) or (size < 300 and _MISSING.search(said)):
        return "the page says that it was not found"
    if _BROKEN.search((title or "")[:200]) or (size < 300 and _BROKEN.search(said)):
        return "the site is out of order and shows no article"
    if _WALL.search(said) or (size < LEAST and _WALL.search(" ".join(lines)[:3000])):
        return "the site asks who is there (a check for robots) and shows no article"
    everything = " ".join(lines)[:20_000]
    if (paid and size < PAID) or (size < PREVIEW and _PAYWALL.search(everything)):
        return "the article stands behind a paywall: only its beginning is here"
    if _COOKIES.search(said):
        return "the page asks for consent to cookies and shows no article"
    if _LOGIN.search(said) or (size < 200 and _LOGIN.search(everything)):
        return "the page asks to log in and shows no article"
    return None if size >= LEAST else "this looks like no article: no running text was found"


def is_front_page(url: str | None, body: Sequence[str], links: int, *, has_record: bool) -> bool:
    """Tell whether a page lists articles instead of holding one: teasers and many links, at the root of a site."""
    if has_record:
        return False
    long = sum(len(p) for p in body if len(p) >= 200)
    at_root = bool(url) and urlsplit(url or "").path.strip("/").lower() in (
        "",
        "index.html",
        "index.php",
        "home",
        "news",
        "en",
        "de",
        "fr",
    )
    return (at_root and links >= 15 and long < 800) or (links >= 40 and long < 300)


#: So many teasers under linked headlines, and this share of the body in them, make a list of articles.
TEASERS, TEASED = 8, 0.75


def is_list(title: str | None, blocks: Sequence[Block], kept: Sequence[str]) -> bool:
    """Tell whether a page lists articles instead of holding one: its text stands below headlines that are links."""
    body = frozenset(kept)
    teased = number = total = 0
    below = False
    for block in blocks:
        if block.text in body and block.linked < 0.5 * len(block.text):
            total += len(block.text)
            teased += len(block.text) if below else 0
            number += below and len(block.text) > LEAST
            below = False
        elif block.linked >= 0.9 * len(block.text) and len(block.text.split()) >= 4:
            below = True
        elif len(block.text) > LEAST:
            below = False
    return (number >= TEASERS and teased >= TEASED * total) or bool(title and _LISTING.match(title))
