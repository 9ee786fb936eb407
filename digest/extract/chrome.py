"""Site furniture known by its words: what a line of it looks like, and the reason it goes with."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re

_RULES: tuple[tuple[str, str], ...] = (
    ("address of a site or a tracker, not text", r"(?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?:/\S{0,300})?$"),
    ("list mark with nothing behind it", r"[\W_]*$"),
    ("link to another article", r"(?:also |must |further |please )?read(?: (?:also|more|next|now|the full story))?\s?[:|–>»-].*|(?:see|watch|listen|don't miss|must watch|also watch|more|related|recommended|also see)(?: (?:also|now|more))?\s?:.*|(?:lesen|siehe|lesen sie) auch\b.*|mehr zum thema\b.*|(?:à|a) lire (?:aussi|également)\b.*|lire (?:aussi|également)\b.*|lee también\b.*|leggi anche\b.*|leia (?:também|mais)\b.*|lees ook\b.*|читайте также\b.*|читайте також\b.*|اقرأ أيضا.*|यह भी पढ़ें.*|関連記事.*|延伸阅读.*"),
    ("share bar", r"(?:share|tweet|pin|pin it|email|e-mail|print|copy link|link copied|facebook|twitter|whatsapp|linkedin|reddit|telegram|teilen|drucken|partager|imprimer|compartir|condividi|compartilhar|delen|поделиться)(?:[\s|,/·•]+(?:this|article|story|on|via|share|tweet|pin|email|print|save|x|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|link|auf|sur|en|su)){0,12}$"),
    ("follow line", r"follow(?: us)?(?: on)?\s?:.*|follow (?:us|me) on\b.{0,80}$|(?:folgen sie uns|suivez-nous|síguenos|seguici|siga-nos)\b.{0,80}$"),
    ("picture credit", r"(?:null\b.{0,40}\|.*|.{0,160}\|\s?(?:image|photo|picture|bild|foto)\s?(?:credit)?s?\s?:.*|(?:image|photo|picture|foto|bild|crédit photo|credit|credits|photo credit|image credit|photograph)s?(?: credits?| by| courtesy of)?\s?[:©|].{0,160}|©.{0,200}|\(?(?:getty images|reuters|ap photo|afp|file photo)\)?$|(?:image|photo) (?:source|caption)\b.{0,200})$"),
    ("newsletter notice", r"(?:sign up|subscribe|register|join)\b.{0,100}\b(?:newsletters?|inbox|mailing list|updates|alerts|e-?mails?)\b.{0,80}$|.{0,80}\bnewsletter (?:abonnieren|anmelden|bestellen)\b.{0,60}$|(?:inscrivez-vous|abonnez-vous)\b.{0,120}$|get (?:the|our) .{0,60}(?:in your inbox|newsletter).{0,40}$"),
    ("cookie notice", r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.*|.{0,80}\b(?:accept (?:all )?cookies|cookie (?:policy|settings|preferences))\b.{0,60}$|(?:wir|diese (?:web)?seite) (?:verwenden|verwendet|nutzt|nutzen) cookies\b.*"),
    ("advertisement", r"(?:advertisement|advertising|sponsored(?: content)?|ad|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|реклама|continue reading below|story continues below.{0,40}|article continues (?:after|below).{0,60})$"),
    ("jump link", r"(?:skip to|jump to|back to|zum inhalt|zurück|aller au|saltar a|go to) .{0,40}$|(?:advert|home|menu|search|log ?in|sign in|sign up|register|subscribe|contact(?: us)?|about(?: us)?|close|next|previous|load more|show more|read more|more|top|comments?|suche|anmelden|startseite|accueil|recherche|connexion|inicio|buscar)$"),
    ("comments", r"(?:\d{1,5} )?(?:comments?|kommentare?|commentaires?|comentarios?|reactions?|shares?|likes?|views?)(?:\s?\(?\d{0,6}\)?)?$|leave a (?:comment|reply).{0,40}$|(?:be the first to comment|join the (?:conversation|discussion)).{0,60}$"),
    ("footer", r"(?:©|\(c\)|copyright)\s.{0,200}$|.{0,60}all rights reserved\b.{0,80}$|(?:privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|impressum|datenschutz|mentions légales|imprint)\b.{0,60}$"),
    ("tag list", r"(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|schlagwörter|themen|mots[- ]clés|etiquetas|related topics)\s?:.{0,300}$"),
)  # fmt: skip
_COMPILED = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _RULES)
_LEADING = re.compile(r"^[\s•*·\-–—>»|+▶►→#]{1,20}")
#: Furniture is short: a longer line is text, whatever word it begins with.
LONGEST = 300


def without_mark(line: str) -> str:
    """Return a line without the bullet it begins with."""
    return _LEADING.sub("", line)


def reason_of(line: str) -> str | None:
    """Return why a line is furniture by its words alone, or None."""
    bare = without_mark(line)
    if len(bare) > LONGEST:
        return None
    return next((reason for reason, pattern in _COMPILED if pattern.match(bare)), None)
