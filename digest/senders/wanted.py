"""What a list says of a reader beside the address: that mail is not wanted, or does not arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split(";"))


#: Columns of exports that say how a reader stands (Kit, listmonk, MailerLite, Mailchimp, Buttondown, HubSpot, ...).
_STANDING = _phrases(
    "status;state;type;subscriber type;subscriber status;subscription status;email status;e mail status;"
    "member status;marketing status;email marketing status;abostatus;statut;estado"
)
#: What stands there of who must not be mailed, or has not confirmed.
_UNWANTED = _phrases(
    "unsubscribed;unsubscribe;not subscribed;non subscribed;nonsubscribed;opted out;opt out;optout;cleaned;bounced;"
    "bounce;hard bounced;hard bounce;undeliverable;invalid;complained;complaint;spam;spammy;junk;blocked;blocklisted;"
    "blacklisted;suppressed;disabled;inactive;cancelled;canceled;removed;deleted;archived;unconfirmed;unactivated;"
    "pending;abgemeldet;ausgetragen;gesperrt;unbestätigt;désabonné;désinscrit;de baja;disiscritto"
)
#: Columns in which a yes, or a day, forbids mail ...
_FORBIDDING = _phrases(
    "unsubscribed;unsubscribed at;unsub time;unsubscribe date;unsubscribed from all email;opted out;opt out;optout;"
    "email opt out;email disabled;email blacklisted;blacklisted;blocklisted;bounced;bounced at;clean time;deleted at;"
    "cancelled at;canceled at;complained at;abgemeldet;abgemeldet am"
)
#: ... and those in which a no does.
_ALLOWING = _phrases(
    "subscribed;subscribed to emails;email subscribed;confirmed;opted in;opt in;accepts marketing;"
    "accepts email marketing;angemeldet;bestätigt"
)
_NO = frozenset(("false", "no", "n", "0", "f", "nein", "non", "falsch", "faux", "none", "null", "-"))


def telling(titles: Iterable[str]) -> tuple[tuple[str, Callable[[str], bool]], ...]:
    """Return the columns of a list that may forbid mail, each with what tells by its cell whether it does."""
    kinds = ((_STANDING, _UNWANTED.__contains__), (_ALLOWING, _NO.__contains__), (_FORBIDDING, _is_said))
    return tuple((title, forbids) for title in titles for columns, forbids in kinds if _plain(title) in columns)


def objection(row: Mapping[str, str], columns: Iterable[tuple[str, Callable[[str], bool]]]) -> str | None:
    """Return why a list's own columns forbid to mail a reader; None where they do not."""
    for title, forbids in columns:
        if forbids(_plain(row.get(title, ""))):
            return f"the list's column {title!r} says that mail is not wanted"
    return None


def _is_said(value: str) -> bool:
    return value != "" and value not in _NO


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split()) or text.strip()
