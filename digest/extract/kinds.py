"""Kinds of words: what tells a sentence from a menu, and what must stand in a line for a pattern to be worth trying."""

# ruff: noqa: E501 - word lists read best one kind a line

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest.dates.calendar import MONTHS
from digest.extract.glyphs import glyphs_of
from digest.extract.slots import slots_of, spread_for
from digest.extract.spelling import spelled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from digest.extract.slots import Slots
    from digest.extract.spelling import Codes

    Kinds = NDArray[np.uint16]

# Words that carry grammar: running text is a third of them, menus have next to none.
_GRAMMAR = frozenset(
    ["a", "an", "the", "and", "or", "but", "if", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "can", "could", "may", "not", "no", "that", "this", "these", "those", "it", "its", "he", "she", "they", "his", "her", "their", "we", "our", "you", "your", "i", "who", "which", "what", "when", "where", "than", "then", "there", "about", "after", "before", "into", "over", "under", "out", "up", "more", "most", "also", "said", "says", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einer", "und", "oder", "aber", "von", "zu", "im", "in", "auf", "für", "mit", "aus", "als", "ist", "sind", "war", "hat", "haben", "wird", "nicht", "dass", "sich", "es", "er", "sie", "wir", "ich", "bei", "nach", "vor", "auch", "le", "la", "les", "un", "une", "des", "du", "et", "ou", "mais", "de", "à", "au", "aux", "en", "dans", "sur", "pour", "par", "avec", "est", "sont", "a", "ont", "été", "qui", "que", "ne", "pas", "se", "ce", "cette", "il", "elle", "ils", "nous", "vous", "on", "son", "sa", "ses", "leur", "el", "los", "las", "una", "del", "y", "o", "pero", "con", "para", "por", "como", "es", "son", "fue", "ha", "han", "que", "no", "se", "su", "sus", "lo", "al", "più", "il", "gli", "i", "uno", "di", "e", "ma", "da", "nel", "nella", "con", "per", "come", "è", "sono", "ha", "hanno", "che", "non", "si", "anche", "os", "um", "uma", "do", "dos", "das", "no", "na", "em", "é", "são", "foi", "não", "een", "het", "van", "en", "op", "te", "dat", "die", "niet", "zijn", "och", "att", "som", "är", "på", "för", "inte", "till", "från", "się", "że", "nie", "przez", "oraz", "dla", "jego", "które", "że", "jsou", "není", "který", "jako", "bylo", "bir", "için", "ile", "olarak", "daha", "çok", "gibi", "olan", "що", "та", "від", "як", "це", "був", "і", "у", "в", "من", "في", "على", "إلى", "أن", "التي", "الذي", "هذا", "عن", "مع", "كان", "के", "का", "की", "है", "में", "से", "को", "और", "ने", "पर", "यह", "कि", "हैं", "и", "в", "на", "с", "по", "что", "не", "он", "она", "они", "это", "как", "из", "за", "для", "от", "до"]
)  # fmt: skip
_CALLS = frozenset(
    ["subscribe", "subscription", "newsletter", "newsletters", "cookie", "cookies", "share", "tweet", "comment", "comments", "privacy", "terms", "copyright", "menu", "search", "follow", "related", "read", "more", "login", "sign", "log", "register", "account", "cart", "home", "contact", "about", "advertise", "advertisement", "sponsored", "posted", "tags", "tag", "category", "categories", "reply", "click", "here", "email", "print", "facebook", "twitter", "instagram", "linkedin", "pinterest", "youtube", "whatsapp", "rights", "reserved", "next", "previous", "skip", "help", "faq", "careers", "shop", "trending", "popular", "latest", "recommended", "updated", "published", "minutes", "views", "likes", "author", "authors", "editor", "abonnieren", "anmelden", "datenschutz", "impressum", "teilen", "kommentare", "publicité", "abonnez", "partager", "commentaires", "connexion", "newsletter"]
)  # fmt: skip
_YOU = frozenset(["you", "your", "we", "our", "us", "my", "me", "i", "join", "get", "sign", "enter", "please", "click"])
_BY = frozenset(
    ["by", "author", "authors", "written", "reporter", "von", "autor", "autorin", "par", "por", "di", "da", "door", "scritto", "автор", "авторы", "текст", "بقلم", "作者", "文", "記者", "记者"]
)  # fmt: skip
# A line holds one of these if digest/extract/bylines.py finds a name in it.
_NAMING = _BY | frozenset(
    ["autoren", "contributor", "contributors", "автори", "كتب", "كتبه", "लेखक", "द्वारा", "publié", "publiée", "mis", "veröffentlicht", "publicado", "pubblicato", "av", "skriven", "tekst", "texto", "testo", "oprac", "opracował", "opracowała", "yazan", "haber", "muhabir", "كتبت", "إعداد", "تقرير", "लेखिका", "रिपोर्ट", "取材", "執筆", "筆者", "ライター", "撰文", "本报记者", "本報記者", "글", "취재"]
)  # fmt: skip
_TALK = frozenset(["reply", "says", "wrote", "ago", "answered", "upvote", "upvotes", "upvoted"])
_ADDRESS = frozenset(["http", "https", "www"])
_RARE = frozenset(
    ["newsletter", "newsletters", "unsubscribe", "affiliate", "affiliates", "commission", "commissions", "purposes", "cookie", "cookies", "become", "support", "donation", "donations", "funded", "supported", "reading", "lesezeit", "temps", "tiempo", "listen", "tempo", "leestijd", "время", "min", "mins", "minute", "minutes", "0min", "00min", "photo", "picture", "graphic", "illustration", "image", "foto", "bild", "photographie", "grafik", "credit", "crédit", "reserved", "direitos", "derechos", "droits", "rechte", "rechten", "diritti", "права", "الحقوق", "सर्वाधिकार", "tracker"]
)  # fmt: skip
# A line that says when it was published or updated (digest/extract/around.py) holds one of these.
_TELLS_WHEN = frozenset(
    ["updated", "modified", "reviewed", "aktualisiert", "zuletzt", "stand", "jour", "modifié", "actualizado", "aggiornato", "atualizado", "bijgewerkt", "обновлено", "оновлено", "تحديث", "laatste", "última", "ultimo", "dernière", "zaktualizowano", "aktualizacja", "aktualizováno", "aktualizace", "uppdaterad", "senast", "güncelleme", "güncellendi", "son", "آخر", "अपडेट", "अंतिम", "更新", "更新日", "最終更新", "최종수정", "수정", "opublikowano", "publikacja", "fecha", "publikováno", "vydáno", "publicerad", "publicerat", "yayınlanma", "yayınlandı", "yayın", "प्रकाशित", "公開", "公開日", "投稿日", "掲載", "発表", "发布时间", "發布時間", "发布", "發布", "입력", "등록", "기사입력", "published", "posted", "veröffentlicht", "erschienen", "publié", "publicado", "pubblicato", "gepubliceerd", "опубликовано", "опубліковано", "date", "datum", "تاريخ", "نشر"]
)  # fmt: skip
# A line begins with one of these if digest/extract/chrome.py knows it by its beginning.
_OPENING = frozenset(
    ["make", "set", "choose", "our", "discover", "a", "abo", "abonnez", "about", "accueil", "achtung", "ad", "add", "advert", "advertentie", "advertisement", "advertising", "afp", "all", "aller", "already", "also", "anmelden", "anzeige", "ap", "archives", "are", "article", "atencao", "atencion", "atención", "atencão", "atençao", "atenção", "attention", "aviso", "back", "be", "bibliography", "bild", "bilds", "bluesky", "buscar", "by", "categories", "category", "citations", "close", "comentario", "comentarios", "comment", "commentaire", "commentaires", "comments", "compartilhar", "compartir", "condividi", "connexion", "contact", "continue", "copy", "copyright", "credit", "credits", "crédit", "crédits", "das", "datenschutz", "delen", "did", "do", "don", "drucken", "e", "edit", "edited", "email", "enjoyed", "etiquetas", "facebook", "file", "filed", "folgen", "follow", "footnotes", "foto", "fotos", "found", "further", "get", "getty", "gift", "go", "grafik", "grafiks", "graphic", "graphics", "have", "home", "illustration", "illustrations", "image", "images", "impressum", "imprimer", "imprint", "inicio", "inscrivez", "instagram", "join", "jump", "keep", "kommentar", "kommentare", "last", "latest", "lea", "leave", "lee", "lees", "leggi", "leia", "lesen", "like", "liked", "likes", "literatur", "loved", "link", "linkedin", "lire", "listen", "load", "log", "login", "lorem", "mastodon", "mehr", "mentions", "menu", "merken", "miss", "more", "most", "mots", "must", "newsletter", "newsletters", "next", "no", "note", "null", "one", "ook", "other", "partager", "photo", "photograph", "photographs", "photos", "picture", "pictures", "pin", "please", "plus", "popular", "post", "posted", "potrebbe", "previous", "previously", "print", "privacy", "publicidad", "publicidade", "publicité", "pubblicità", "quellen", "reaction", "reactions", "read", "recent", "recherche", "recommended", "reddit", "references", "register", "reviewed", "related", "replies", "reporting", "reprints", "responses", "reuters", "réagir", "saltar", "save", "schlagwörter", "search", "see", "seguici", "share", "shares", "show", "siehe", "siga", "sign", "similar", "skip", "sources", "source", "sponsored", "spotted", "startseite", "story", "subscribe", "suche", "suivez", "sur", "síguenos", "tag", "tags", "también", "te", "teilen", "telegram", "terms", "themen", "thoughts", "top", "topic", "topics", "trending", "tweet", "two", "twitter", "up", "veja", "video", "videos", "view", "views", "was", "watch", "werbung", "what", "whatsapp", "works", "write", "written", "you", "zum", "zurück", "комментарии", "комментариев", "комментария", "à", "внимание", "поделиться", "поширити", "реклама", "фото", "читайте", "إعلان", "اقرأ", "الصورة", "شارك", "صورة", "مشاركة", "यह", "विज्ञापन", "साझा", "シェア", "写真", "分享", "广告", "広告", "延伸阅读", "関連記事"]
)  # fmt: skip

(
    GRAMMAR,
    CALLS,
    YOU,
    NAMING,
    TALK,
    ADDRESS,
    RESERVED,
    FIGURE,
    RARE,
    OPENING,
    MONTH,
    YEAR,
    DAY,
    TELLS_WHEN,
    LONGER,
    CAPITAL,
) = (1 << at for at in range(16))
_SETS = (
    (GRAMMAR, _GRAMMAR), (CALLS, _CALLS), (YOU, _YOU), (NAMING, _NAMING), (TALK, _TALK), (ADDRESS, _ADDRESS),
    (RESERVED, ["reserved"]), (FIGURE, ["0" * size for size in range(1, 12)]), (RARE, _RARE), (OPENING, _OPENING), (MONTH, [month.split()[0] for month in MONTHS if "." not in month]), (YEAR, ["0000"]), (DAY, ["00000000"]),
    (TELLS_WHEN, _TELLS_WHEN),
)  # fmt: skip
#: A longer word has more characters.
SHORT = 3


#: Where the search for the words' slots begins, and ends at once: from 1 on it takes a sixth of a second of each process.
SPREAD = 10727


@lru_cache(maxsize=1)
def known() -> tuple[Slots, Kinds]:
    """Return the words of the lists, and the kinds of each."""
    import numpy as np

    kinds: dict[str, int] = {}
    for kind, words in _SETS:
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    codes = spelled(glyphs_of(list(kinds))).runs
    return slots_of(codes, spread_for(codes, SPREAD)), np.array([0, *kinds.values()], dtype=np.uint16)


def kinds_of(codes: Codes) -> Kinds:
    """Return the kinds of words."""
    words, kinds = known()
    return kinds[words.find(codes)]
