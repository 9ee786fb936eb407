"""Site furniture known by its words: what a line of it looks like, and the reason it goes with."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from functools import lru_cache

from digest.extract.abroad import heads as _heads
from digest.extract.abroad import reason_of as _abroad

_MARKS = re.compile(r"[\W_]*$")
_ADDRESS = re.compile(
    r"(?:\[\d{1,3}\] ?)?(?:https?://)?[\w-]{1,60}(?:\.[\w-]{1,60}){1,5}(?:/\S{0,300})?$|[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}$|[\w-]{3,30} tracker$"
)
_RULES: tuple[tuple[str, str], ...] = (
    ("link to another article", r"(?:recommended|related(?: (?:articles|stories|posts|news|topics))?|you (?:may|might) also (?:like|enjoy|be interested in)|more (?:from|in|on) .{2,40}|das könnte (?:sie|dich) auch interessieren|sur le même sujet|también te puede interesar|potrebbe interessarti(?: anche)?|veja também|ook interessant)\s?:?$|(?:also |must |further |please )?read(?: (?:also|more|next|now|this|the full story|the full article))?\s?[:|–>»→-].*|\[?read (?:the full (?:story|article)|more|next|on)\]?\.?$|(?:see|watch|listen|don't miss|must watch|also watch|more|related|recommended|also see|previously|up next|next up|most popular|most read|trending)(?: (?:also|now|more|stories|articles|in \w{1,20}))?\s?:.*|(?:lesen|siehe|lesen sie) auch\b.*|mehr zum thema\b.*|(?:à|a) lire (?:aussi|également)\b.*|lire (?:aussi|également)\b.*|lee también\b.*|lea también\b.*|leggi anche\b.*|leia (?:também|mais)\b.*|lees ook\b.*|читайте также\b.*|читайте також\b.*|اقرأ أيضا.*|यह भी पढ़ें.*|関連記事.*|延伸阅读.*|(?:←|«|‹) .{0,80}$|(?:previous|next) (?:note|post|article|story|chapter|page)\b.{0,60}$"),
    ("share bar", r"(?:share|tweet|pin|pin it|email|e-mail|print|copy link|link copied|gift this article|save|facebook|twitter|whatsapp|linkedin|reddit|telegram|instagram|mastodon|bluesky|teilen|drucken|merken|partager|imprimer|compartir|condividi|compartilhar|delen|поделиться|поширити|شارك|مشاركة|साझा करें|分享|シェア)(?:[\s|,/·•:]+(?:this|article|story|page|on|via|share|tweet|pin|email|print|save|x|facebook|twitter|whatsapp|linkedin|reddit|telegram|pinterest|mastodon|bluesky|instagram|threads|link|copy|auf|sur|en|su|op|e-mail|mail)){0,14}$|print this page$"),
    ("follow line", r"(?:add|make|set|choose) (?:us|.{2,40}) (?:as|to) (?:a|your) (?:preferred|trusted) sources?\b.{0,40}$|(?:>> )?follow(?: us| our)?(?: on)?\s?:.*|follow (?:us|me|our) .{0,80}$|(?:folgen sie uns|suivez-nous|síguenos|seguici|siga-nos)\b.{0,80}$|join (?:our|us on) (?:whatsapp|telegram|facebook)\b.{0,80}$"),
    ("picture credit", r"(?:null\b.{0,40}\|.*|\[?(?:image|photo|picture|foto|bild|crédit photo|crédits?|credit|credits|photo credit|image credit|photograph|illustration|graphic|grafik|video|الصورة|صورة|фото|写真)s?(?: credits?| by| courtesy of|archive)?\s?[:©|].{0,200}|\(?(?:getty images|reuters|ap photo|afp|file photo)\)?$|(?:image|photo) (?:source|caption)\b.{0,200}|file (?:photo|image|picture)\s?[:–—-].*|(?:photo|photograph|photography|image|picture|illustration|graphic)s? (?:by|courtesy(?: of)?|via) [^.]{2,60}\.?)$"),
    ("credit of an agency", r"\((?:additional )?(?:reporting|writing|editing) by .{2,200}\)\.?$|(?:additional )?reporting by .{2,160}[;,] ?(?:editing|writing|additional reporting|graphics?) by .{2,80}$"),
    ("newsletter notice", r"(?:sign up|subscribe|register|join)\b.{0,100}\b(?:newsletters?|inbox|mailing list|updates|alerts|e-?mails?|letter)\b.{0,80}$|(?:inscrivez-vous|abonnez-vous)\b.{0,120}$|get (?:the|our) .{0,60}(?:in your inbox|newsletter|letter|by e-?mail).{0,60}$|(?:(?:hungry|want|enjoy|lik|lov)[^.?!]{0,40}\? )?(?:(?:get|receive|have) [^.]{2,60} in your inbox\b.{0,40}$|join (?:over |more than )?\d[\d,.]{0,8}k?\+? (?:\w+ ){0,2}(?:readers|subscribers|others|people|members)\b.{0,80}$)|by signing up you agree\b.{0,120}$|discover more from .{2,60}$"),
    ("advertisement", r"(?:(?:in partnership with|presented by|sponsored by)|(?:together with|brought to you by|a message from)(?! (?:the|an?|my|your|his|her|its|their|this|that|these|those|me|you|him|them|us|friends|family|others)\b)) [^.]{2,40}$|(?:advertisement|advertising|sponsored(?: content)?|ad|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|advertentie|реклама|إعلان|विज्ञापन|広告|广告|skip ad(?:vertisement)?|continue reading below|story continues below.{0,40}|article continues (?:after|below).{0,60})$"),
    ("paywall notice", r"you have .{0,20}free articles? (?:left|remaining).{0,40}$|(?:log in|sign in|subscribe).{0,20}(?:start free trial|for \$\d.{0,20}|to continue.{0,30})$|already a subscriber\b.{0,40}$|(?:il vous reste|te quedan|ihnen bleiben|restano|zostało)\b.{0,20}(?:de cet article|article à lire|à lire|por leer|da leggere)\b.{0,80}$|(?:(?:la suite|cet article|ce contenu) est réservée? (?:aux|à nos) (?:abonnés|membres)|thank you for your patience while we verify access)\b.{0,160}$|\d(?:[.,]\d\d?)?(?: out of 5)? (?:stars? )?from \d{1,6} (?:votes?|reviews?|ratings?)$|reprints (?:& |and )?permissions.{0,20}$"),
    ("jump link", r"you are here\s?:.*|(?:skip to|jump to|back to|zum inhalt|zurück|aller au|saltar a|go to) .{0,40}$|(?:advert|home|menu|search|log ?in|sign in|sign up|register|subscribe|contact(?: us)?|about(?: us)?|close|next|previous|load more|show more|read more|more|top|comments?|suche|anmelden|abo testen|startseite|accueil|recherche|connexion|inicio|buscar|trending now)$"),
    ("comments", r"(?:aten[çc][ãa]o|atenci[óo]n|aviso|attention|achtung|note|please note|внимание)\s?:\s?(?:os |los |les |die )?(?:coment[áa]rios|comentarios|commentaires|kommentare|comments|комментарии)\b.*|(?:view |all )?(?:\d{1,5} )?(?:comments?|kommentare?|commentaires?|comentarios?|reactions?|shares?|likes?|views?)(?:\s?\(?\d{0,6}\)?)?$|comments: \d{1,5}\b.{0,40}$|comments are closed\b.{0,40}$|(?:there are )?no comments(?: yet)?(?:[.!].{0,40})?$|leave a (?:comment|reply).{0,40}$|(?:be the first to comment|join the (?:conversation|discussion)|was this article helpful|found a mistake|spotted an error|edit this page|enjoyed this (?:letter|article|newsletter)).{0,60}$|(?:do you|have you|are you)\b.{0,60}\? (?:send|write|tell|email|contact) us\b.{0,60}$"),
    ("footer", r"(?:©|\(c\)|copyright)\s.{0,200}$|(?:privacy policy|terms (?:of (?:use|service)|and conditions|& conditions)|impressum|datenschutz|mentions légales|imprint)\b.{0,60}$"),
    ("tag list", r"(?:tags?|topics?|filed under|categor(?:y|ies)|posted in|schlagwörter|themen|mots[- ]clés|etiquetas|related topics)\s?:.{0,300}$"),
    ("heading with nothing below it", r"what you need to know:$"),
    ("standards of an agency", r"our standards: .{0,80}$"),
    ("placeholder", r"lorem ipsum\b.*"),
)  # fmt: skip
_RIGHTS = (
    "all rights reserved",
    "todos os direitos",
    "todos los derechos",
    "tous droits réservés",
    "alle rechte vorbehalten",
    "tutti i diritti",
    "alle rechten voorbehouden",
    "все права защищены",
    "всі права захищені",
    "جميع الحقوق محفوظة",
    "सर्वाधिकार सुरक्षित",
    "版权所有",
    "著作権",
    "無断転載",
)
#: What may stand anywhere in a line is looked for only where one of its words does: most lines hold none
#: (19 µs a line with all rules in one pattern, 6 with these apart).
_ANYWHERE: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("link to another article", ("→", "»", "›"), r".{0,80} (?:→|»|›)$"),
    ("picture credit", ("|",), r".{0,160}\|\s?(?:image|photo|picture|bild|foto|file)\s?(?:credit)?s?\s?[:|].*"),
    ("picture credit", (": ",), r".{5,200}[.\s(](?:photo|picture|graphic|illustration|image|foto|bild|photographie|grafik|credit|crédit)(?: credit)?\s?: .{2,60}$"),
    ("newsletter notice", ("newsletter",), r".{0,80}\bnewsletter (?:abonnieren|anmelden|bestellen)\b.{0,60}$"),
    ("newsletter notice", ("newsletter",), r".{0,80}\b(?:zapisz się|inscrivez-vous|abonnez-vous|suscr[ií]bete|iscriviti|subscreva|assine|schrijf je in|meld je aan|abonnieren sie|подпишитесь|підпишіться|odebírejte|prenumerera)\b.{0,40}\bnewsletter.{0,60}$"),
    ("newsletter notice", ("unsubscribe",), r".{0,60}you can unsubscribe at any time.{0,20}$"),
    ("cookie notice", ("cookie",), r"(?:we|this (?:web)?site|our (?:web)?site|.{3,40}) uses? cookies\b.*|.{0,80}\b(?:accept (?:all )?cookies|cookie (?:policy|settings|preferences))\b.{0,60}$|(?:wir|diese (?:web)?seite) (?:verwenden|verwendet|nutzt|nutzen) cookies\b.*|.{0,60}\butilis(?:e|ons) des cookies\b.{0,120}$"),
    ("asks for support", ("become a", "support ", "donation", "reader-funded", "reader-supported"), r".{0,80}(?:\b(?:become a (?:member|supporter|patron)|support (?:our|us|the) (?:newsroom|journalism|work|with)|(?:small|one-time) donation|reader-funded|reader-supported publication)\b).{0,140}$"),
    ("tells what the site earns by", ("affiliate", "commission"), r"(?:.{0,80}\b(?:(?:this|our|the|my) (?:post|page|site|blog|article|website|guide|content)|we|i|some (?:of the )?(?:links|products))\b.{0,120}\b(?:affiliate (?:links?|partners?|commissions?)|earn (?:an? |some )?(?:\w+ ){0,2}commissions?)\b.{0,160})$"),
    ("disclaimer", ("purposes only",), r".{0,120}\bfor (?:general )?(?:informational|educational|information)(?: (?:and|or) \w+)? purposes only\b.{0,160}$"),
    ("reading time", ("read", "listen", "time", "zeit", "temps", "tiempo", "tempo", "tijd", "время", "min"), r"(?:.{0,40}\b(?:reading time|lesezeit|temps de lecture|tiempo de lectura|min read)\b.{0,16}|(?:listen to this article|reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|время чтения)\b.{0,40}|\d{1,3}[- ]?(?:min(?:ute)?s?)\.?[ -]?(?:read|lesezeit|de lecture|lectura)\b.{0,10})$"),
    ("footer", _RIGHTS, rf".{{0,60}}(?:{'|'.join(_RIGHTS)}).{{0,80}}$"),
    ("footer", ("©",), r".{2,60} © ?(?:19|20)\d\d.{0,40}$"),
)  # fmt: skip
#: A group for each rule: the first that matches is told in the same pass.
_ANY = re.compile("|".join(f"({pattern})" for _, pattern in _RULES))
# What stands in no line of plain ASCII is not looked for there.
_APART = tuple(
    (reason, words, tuple(word for word in words if word.isascii()), re.compile(pattern))
    for reason, words, pattern in _ANYWHERE
)
_LEADING = re.compile(r"^[\s•*·\-–—>»|+▶►→#]{1,20}")
_BELOW = re.compile(
    r"^(?:(?:leave|post|add|write) (?:a|your) (?:comment|reply)|also in (?:this|the) (?:issue|edition|series)\b|(?:\d+ )?(?:comments?|responses|replies|thoughts on)\b|related\b|you (?:may|might) also|more (?:from|in|on|stories|like)"
    r"|about the author|recommended|most (?:popular|read|viewed)|latest|trending|popular|share this|read next|up next|similar|sign up|subscribe|newsletter|filed under|tags\b|references|sources?\b"
    r"|recent (?:posts|articles)|join the|categories|follow us|privacy|all rights|copyright|©|sur le même sujet|à lire|lire aussi|plus d|kommentare|mehr zum|commentaires|réagir|archives|leave a)"
)
_TALK = re.compile(r"\breply\b|\bsays:|\bwrote:|\bago\s*$|\b(?:at|on) \d{1,2}:\d\d|\banswered\b|\bupvote")
#: What leads to another article may stand in brackets: "(Leggi anche: …)", "[Read more: …]".
_BRACKETS, _ANOTHER = {"(": ")", "[": "]"}, "link to another article"
#: Furniture is short: a longer line is text, whatever word it begins with.
LONGEST = 300
# But for what a plug-in tells of cookies, in paragraphs and in tables of them.
_COOKIES = re.compile(
    r"(?:this|our) (?:web)?site uses cookies\b|we use cookies\b|cookielawinfo-"
    r"|(?:necessary|functional|performance|analytical|advertisement|other)(?: \w+)? cookies (?:are|help)\b"
    r"|.{0,60}\bth(?:e|is) cookies? (?:is|are) (?:set|used)\b",
    re.IGNORECASE,
)


def without_mark(line: str) -> str:
    """Return a line without the bullet it begins with."""
    return line if line[:1].isalnum() else _LEADING.sub("", line)


def reason_of(line: str, *, abroad: bool = True) -> str | None:
    """Return why a line is furniture by its words alone, or None; `abroad` asks for other languages than English."""
    return reason_in(line, True, True) or (_abroad(without_mark(line).lower()) if abroad else None)


def reason_in_brackets(line: str, *, abroad: bool = True) -> str | None:
    """Return why a line in brackets is furniture, which only what leads to another article is there."""
    if line[:1] not in _BRACKETS or line[-1:] != _BRACKETS[line[0]]:
        return None
    return _ANOTHER if reason_of(line[1:-1].strip(), abroad=abroad) == _ANOTHER else None


# Pages share their furniture: of the 14,100 lines that 300 pages of many sites ask for 8,900 differ.
@lru_cache(maxsize=16_384)
def reason_in(line: str, rare: bool, opens: bool) -> str | None:  # noqa: FBT001 - by name the cache takes longer
    """Return why a line is furniture; without `rare`, a line that holds no word of `kinds.RARE`: 96 of 100 lines do not.

    Without `opens` it is known to begin neither with a mark nor with a word that furniture begins with.
    """
    if len(line) > LONGEST:
        return "cookie notice" if rare and _COOKIES.match(line) else None
    bare = without_mark(line).lower()
    if (bare.endswith(" tracker") or (" " not in bare and ("." in bare or "@" in bare))) and _ADDRESS.match(bare):
        return "address of a site or a tracker, not text"
    if not bare[:1].isalnum() and _MARKS.match(bare):
        return "list mark with nothing behind it"
    found = _ANY.match(bare) if opens else None
    if found and found.lastindex:
        return _RULES[found.lastindex - 1][0]
    return _reason_within(bare) if rare else None


def _reason_within(bare: str) -> str | None:
    plain = bare.isascii()
    for reason, words, plain_words, form in _APART:
        for word in plain_words if plain else words:
            if word in bare:
                if form.match(bare):
                    return reason
                break
    return None


def ends_article(line: str, *, abroad: bool = False) -> bool:
    """Tell whether a line begins what stands below an article: comments, related headlines, tags, the footer."""
    return _BELOW.match(line.lower()) is not None or (abroad and _heads(line) is not None)


def is_talk(line: str) -> bool:
    """Tell whether a line belongs to a talk below an article; it holds a word of `kinds.TALK`."""
    return _TALK.search(line.lower()) is not None
