"""Bylines: who wrote it, read out of the line that says so."""

# ruff: noqa: E501 - lists of words read best one kind a line

from __future__ import annotations

import re
from functools import lru_cache

from digest.text import WIDE

_SAYS = (
    r"(?:(?:reported|written|posted|published|story|words|text|article|reviewed|report|created|submitted|analysis|opinion|interview|contributed|authored|guide|recipe|feature|column|essay|compiled|prepared|curated|produced) by|by line|by|authors?|(?:contributors?|words|story)(?=\s?:)|written|reporter"
    r"|von|(?:eine? )?(?:artikel|beitrag|text|bericht|kommentar|gastbeitrag|interview|porträt|essay|reportage|analyse|kolumne|rezension|recherche) von|autor(?:in|en)?|verfasst von|eingereicht von|par|(?:écrit|rédigé|publié|soumis|proposé|propos recueillis) par|une? (?:article|texte|reportage|enquête|récit) de|por|escrito por|enviado por|un (?:reportaje|artículo|texto) de|di|a cura di|scritto da|un (?:articolo|testo|reportage) di|door|(?:geschreven|geplaatst|ingezonden) door|av|skriven av|af|(?:skrevet|fortalt) (?:af|av)|teksti(?=\s?[:：])|kirjoittaja|toimittaja|napsala?|írta|szerző|(?:scris|publicat|postat|(?:un )?articol) de|τ(?:ης|ου|ων)|γράφει(?: [οη])?|συντάκτ(?:ης|ρια)|(?:κείμενο|ρεπορτάζ)(?=\s?[:：])|oleh|penulis|tác giả|bài(?=\s?[:：])|โดย|ผู้เขียน|เรื่อง(?=\s?[:：])|מאת|כתב(?=\s?[:：])|نویسنده|به قلم|گزارش از|تحریر|बाय|लेख(?=\s?[:：])|লেখক|লিখেছেন|প্রতিবেদক|tekst(?=\s?[:：])|te(?:xt and photos by|xt und fotos?|xte et photos|xto [ey] fotos?|sto e foto|kst en foto[’']?s|kst i zdjęcia)|texto?(?=\s?[:：])|testo(?=\s?[:：])|oprac\.|opracował[ai]?|yazan|haber(?=\s?[:：])|muhabir|автор|автори|авторы|текст|بقلم|كتبه?|كتبت|إعداد|تقرير|लेखक|लेखिका|द्वारा|रिपोर्ट|文|取材・文|執筆|執筆者|投稿者|筆者|ライター|撰文|本报记者|本報記者|作者|記者|记者|글|취재)"
)
_BY = re.compile(
    rf"^(?:.{{0,40}}?[|•·]\s*|\d[\d.,:/ -]{{7,17}}\s)?{_SAYS}(?:\s?[:：–—-]\s*|\s+)(?P<who>\S.*)$", re.IGNORECASE
)
_BEFORE = re.compile(
    r"^(?P<who>[^\W\d_][^,|]{2,50}?)\s?,\s?(?:publiée?|mis à jour|veröffentlicht|publicado|pubblicato) (?:le|am|el|il)\b",
    re.IGNORECASE,
)
# "20 Heures , publié le mardi 3 mars": an agency or a paper whose name begins with a figure.
_NUMBERED = re.compile(
    r"(?P<who>\d{1,2}\s?[A-ZÀ-Þ][^\W\d_]{2,20})\s?,\s?(?:publiée?|mis à jour|veröffentlicht|publicado|pubblicato) (?:le|am|el|il)\b"
)
_ALONE = re.compile(rf"^{_SAYS}\s?[:：]?$", re.IGNORECASE)
# Begins with its letters, of which the search can make use: 7.5 µs a line where what stands before them came first.
# Two to four words, none given back once it is taken, or one of two letters.
_INSIDE = re.compile(
    r"[Bb][Yy](?<![^\s|•·,;–—-][Bb][Yy])\s+(?P<who>(?:[^\W\d_][\w.'’-]*+\s?+){2,4}|[^\W\d_][\w.'’-]*[^\W\d_][\w.'’-]*\s?)$"
)
_TAIL = re.compile(
    r"(?:[|•·⋅●/→]|\s[–—-]+(?:\s|$)|[–—](?=[\s\d])|[:;(\[@©]|\bfor\s+(?=(?:the\s)?[A-Z])|\b(?:in|at|from)\s[A-Z]|\bon\s(?=\w)|,\s(?!(?:and|und|et|y|e|with|и|та|και)\b)(?=(?-i:[a-zà-ÿа-яёіїєґα-ώ]))|\b(?:published|updated|posted|last|reviewed|edited|staff|senior|contributing|special to|our|is an?|"
    r"editor(?:ial)?|reporter|correspondent|writer|journalist|columnist|contributor|photograph\w*|photos?|mise? à jour|publiée?|veröffentlicht|aktualisiert|publicad[oa]|actualizad[oa]|pubblicato|aggiornato|atualizad[oa]|gepubliceerd|bijgewerkt|publicerad|uppdaterad|опубликовано|обновлено|data\s(?:de\s|di\s)?publi\w+|opublikowano|дата|(?:le|am|el|il|em|op|vom)(?=\s+(?:[^\W\d_]+[.,]?\s+)?\d|\s*$))\b|\d)",
    re.IGNORECASE,
)
# "Ann Lee avec AFP": behind a full name the agency goes; "Quay avec AFP" is how an outlet signs.
_WITH_AN_AGENCY = re.compile(
    r"(?<=\w)\s(?:avec|with|mit|con|com|met|med)\s(?:l['’]\s?)?(?:afp|reuters|ap|dpa|apa|efe|ansa|lusa|anp|tt|agenc\w+)\b.*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r",\s(?=[^,]{0,80}\b(?:editor|reporter|correspondent|writer|staff|afp|reuters|ap|contributor|associated press|press|columnist|educators?|news|times|post|journal|bbc|cnn|today|professor|director|manager|ceo|founder|officer|head|university|freelance|author|guest|curator|scientists?|researchers?|engineers?|fellow|lecturer|analyst|economist|partner|minister|chair(?:man|woman)?|coordinator|lab|appeal|redakt\w*|chefredakt\w*|ressortleit\w*|korrespondent\w*|reporter\w*|journalist\w*|periodista|giornalista|jornalista|verslaggever|dziennikar\w*|muhabir\w*)\b).*$",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\s(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may(?=\s\d)|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:\s\d.*)?$|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$",
    re.IGNORECASE,
)
# "Ann LeeMay 25, 2025", "Ann Lee on Monday, May 25": a month before a figure ends the name, glued to it or not.
_DAY = re.compile(
    r"(?:\s+|(?<=[a-zà-ÿ]))(?:(?:on|at|in)\s+)?(?:[A-Z][a-z]+day,?\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?=[\s,]+\d).*$"
)
# "Ann Lee Founder & Lead Reviewer": behind a name such a word begins a role, or what the page says next.
_BEGINS_A_ROLE = frozenset(
    ["founder", "co-founder", "cofounder", "lead", "executive", "managing", "chief", "ceo", "cto", "coo", "president", "director", "head", "former", "associate", "assistant", "deputy", "principal", "manager", "specialist", "expert", "analyst", "author", "attorney", "professor", "reviewer", "gardener", "researcher", "engineer", "developer", "designer", "consultant", "instructor", "coach", "blogger", "freelance", "print", "digital", "view", "follow", "share", "comments", "no", "read", "posts", "in", "on", "at", "to", "for"]
)  # fmt: skip
_PARTICLES = frozenset(["de", "la", "van", "der", "den", "von", "di", "da", "del", "della", "bin", "ibn", "al", "el", "le", "du", "dos", "das", "and", "und", "et", "y", "e", "&", "with", "mit", "avec", "con", "и", "та", "zu", "ten", "ter", "of", "the"])  # fmt: skip
#: Written small before a name: a priest's, a doctor's.
_TITLES = frozenset(["ks.", "bp", "abp", "dr", "dr.", "hab.", "prof.", "mgr", "inż.", "ing.", "dott.", "dott.ssa", "don", "dom", "pfr.", "ds."])  # fmt: skip
_NO_NAME = frozenset(
    ["by", "written", "admin", "administrator", "author", "authors", "staff", "editor", "editors", "guest", "user", "home", "news", "menu", "share", "search", "contact", "about", "more", "read", "view", "all", "posts", "photos", "video", "live", "watch", "listen", "subscribe", "login", "sign", "register", "newsletter", "comments", "comment", "related", "popular", "latest", "trending", "tags", "category", "posted", "published", "updated", "min", "mins", "minutes", "reading", "time", "ago", "today", "yesterday", "facebook", "twitter", "instagram", "linkedin", "youtube", "whatsapp", "email", "print", "copy", "link", "follow", "the", "this", "that", "these", "those", "what", "why", "how", "when", "where", "who", "our", "your", "my", "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "far", "using", "clicking", "default", "phone", "signing", "continuing", "law", "request", "appointment", "url", "copied", "select", "source", "sources", "hide", "caption", "previous", "next", "rss", "newsletters", "podcast", "transcript", "sponsored", "advertisement", "free", "posts", "blog", "website", "skip", "content", "close", "open", "download", "click", "here", "stadt", "gemeinde", "landkreis", "gemeente", "comune", "ufficio", "gmina", "urząd", "commune", "mairie", "ayuntamiento", "prefeitura", "करें", "पढ़ें", "text", "texte", "texto", "testo", "tekst", "words", "publié", "publiée", "veröffentlicht", "aktualisiert", "publicado", "publicada", "actualizado", "pubblicato", "aggiornato", "atualizado", "atualizada", "gepubliceerd", "bijgewerkt", "publicerad", "uppdaterad", "opublikowano", "опубликовано", "обновлено", "redaktion", "redaktionen", "redakcja", "redazione", "redacción", "redação", "redação", "rédaction", "redactie", "redakce", "редакция", "редакція", "пресс-служба", "пресслужба", "пресс", "담당부서", "weitere", "weiteres", "mehr", "autres", "otras", "otros", "altre", "altri", "meer", "więcej", "inne", "outras"]
)  # fmt: skip
# "By Ann LeePublished: Jun 25, 2025": pages copied as text lose the space between elements.
_GLUED = re.compile(
    r"(?<=[a-zà-ÿ])(?:Published|Updated|Posted|Last [Uu]pdated|Contributor|Senior|Staff|Chief|Head of|Director|Professor|Editor|Reporter|Correspondent|Managing|Executive|Founder|Co-founder|President|Deputy|Economist|Journalist|Writer)\b.*$"
)
# "Colin Gray Colin Gray": the picture's alt text and the name.
_TWICE = re.compile(r"^(?P<name>\S+(?: \S+){1,3}) (?P=name)\b.*$")
_BETWEEN = re.compile(
    r"\s*[|•·⋅●/\\»>]\s*|\s+[–—-]+\s+|\s[–—-]|,?\s+(?:on|in)\s+|\s{2,}|(?<=\d{4}),?\s*|(?<=\d{4})(?=[A-Z])"
)
_DATED = re.compile(r"\d")
# "By The Currency editors": who signs together keeps the word for it.
_TOGETHER = re.compile(
    r"^(?:(?:[Ww]ritten |[Pp]osted )?[Bb]y:? )?(?P<who>(?:(?:[Tt]he |[Oo]ur )?(?:[A-Z][\w.'’&-]* ){0,4})?(?:Team|Staff|[Ee]ditors|Desk|Newsroom|Redaktion|Rédaction)|Staff (?:[Rr]eports?|[Rr]eporters?|[Ww]riters?))$"
)
# "June 3, 2025 by The Ritualist", "Posted by The Ash Team": who signs so, in a line that surely says who wrote.
_BY_THE = re.compile(r"(?:^|\s)[Bb]y (?P<who>The(?: [A-Z][\w.'’&-]*){1,4})$")
# "作者：王敏", "社会部・佐藤 真帆", "김민수 기자", "佐藤真帆 記者": beside the word for it, wherever in the line.
_ASIAN = re.compile(
    r"(?:作者|记者|記者|撰文|文|執筆|取材)\s?[：:/／・]\s?(?P<a>[\u4e00-\u9fff\u3040-\u30ff·]{2,6}(?:[ \u3000][\u4e00-\u9fff\u3040-\u30ff]{1,4})?)(?![\u4e00-\u9fff\u3040-\u30ff])"
    r"|(?:部|支局|編集局)[・／/](?P<b>[\u4e00-\u9fff\u3040-\u30ff]{1,5}[ \u3000]?[\u4e00-\u9fff\u3040-\u30ff]{1,4})$"
    r"|(?<![\uac00-\ud7a3])(?P<c>[\uac00-\ud7a3]{2,4})\s?(?:선임)?(?:기자|특파원|논설위원)(?![\uac00-\ud7a3])"
    r"|記者(?P<e>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)[／/].{1,12}(?:報導|报道)"
    r"|^(?P<d>[\u4e00-\u9fff]{1,4}[ \u3000]?[\u4e00-\u9fff\u3040-\u30ff]{1,4})\s?(?:記者|特派員|編集委員)$"
)
_LONGEST_ASIAN = 60
# "Roughly 13,000 troops remain in Oslo": one word, a figure and small words are a sentence and no name.
_COUNTS = re.compile(r"[^\W\d_]+ \d[\d.,]* [a-zß-öø-ÿ]+ ")
# "Ft. Harbor, FL", where letters stand that are no degree as well (MD, MA, PA).
_STATE = re.compile(
    r", (?:AK|AL|AR|AZ|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MI|MN|MO|MT|NC|NE|NH|NJ|NM|NV|NY|OH|OK|OR|RI|SC|TN|TX"
    r"|UT|VA|VT|WA|WI|WV|WY)$"
)
# "Text Ann Lee", as magazines sign; and what papers in Chinese say behind the reporter's name.
_LABELLED = re.compile(r"(?:Text|Texte|Texto|Testo|Tekst|Words) (?:(?:by|von|di|de|door|av) )?(?P<who>\S.{3,40})$")
_AND_OTHERS = re.compile(
    r"\s(?:责任编辑|責任編輯|编辑|編輯|责编|责校|校对|摄影|攝影|字号|字體|字体|字號|浏览|瀏覽|阅读|閱讀|点击|點擊|时间|時間|日期|发布|發布|通讯员|制作|策划|来源|撮影|写真)(?=[\s:：/／]|$).*$"
)
# "da Ann Lee" behind a day: the word for "by" is no part of the name.
_PREPOSED = re.compile(r"(?:by|da|di|von|par|por|door|av|przez|od)\s(?P<who>\S+\s\S.*)$")
# "This post was written by Ann Lee, Head of Design": within a sentence, in a line that surely says who wrote.
_WRITTEN = re.compile(r"\b(?:written|authored|contributed|posted|reported) by (?P<who>[A-Z].*)$")
# "Posted on July 1 by night_owl": a name of its own making, in a line that surely says who wrote.
_HANDLE = re.compile(
    r"\b[Bb]y:?\s+@?(?P<who>[a-z][\w.-]{3,24})(?=$|\s*[|•·,(]|\s+(?:on|in)\b|\s+[A-Z][a-z]+\.? \d|\s+\d)"
)
_ONE_NAME = re.compile(
    r"(?:(?:[Ww]ritten |[Pp]ost(?:ed)? |[Ss]ubmitted )?[Bb]y:?|[Pp]osted on .{6,20} by)\s+@?(?P<who>[a-z][\w.-]{3,24}|[A-Z]\w{2,20})"
    r"(?=$|\s*[|•·(@—–»]|\s+(?:on|at)\s(?:[A-Z]|\d))"
)
# "By our correspondent Ann Lee", "Door onze verslaggever Anna Bos".
_OWN = re.compile(
    r"^(?:(?:our |the )?(?:own |special |staff |chief |political |foreign )?(?:correspondent|reporter|writer|editor|columnist|contributor|korrespondent(?:in)?)s?"
    r"|(?:unser(?:em|er|en)?|onze|vår|vores|notre|nuestr[oa]|(?:il |la )?nostr[oa]|(?:o |a )?noss[oa]|naszego|naszej)\s(?:[a-zà-ÿ]+\s)?(?:korrespondent|reporter|mitarbeiter|redakteur|verslaggever|redacteur|correspondent|medewerker|medarbetare|correspondante?|journaliste|envoyée? spéciale?|corresponsal|redactora?|periodista|enviad[oa]|corrispondente|inviat[oa]|giornalista|correspondente|repórter|jornalista|korespondent|wysłannik)\w*),? (?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
# "रश्मि त्रिपाठी, वरिष्ठ संवाददाता", "তানভীর হাসান, খুলনা": where no letter has a case, a place behind a comma is one word.
_UNCASED_BEHIND = re.compile(
    r"^(?P<who>[^\s,،]+(?:\s[^\s,،]+){1,3})[,،]\s(?:[^\s,،]+$|.*(?:संवाददाता|ब्यूरो|प्रतिनिधि|संपादक|सम्पादक|প্রতিনিধি|প্রতিবেদক|সংবাদদাতা|সম্পাদক|مراسل|محرر|صحف|خبرنگار|نامه‌نگار|כתב|עורכ?|ผู้สื่อข่าว|บรรณาธิการ))"
)
# "Ann Lee ann.lee@harbor.example": papers print the address behind the name.
_ADDRESS = re.compile(r"(?<=[^\W\d_])[\s,|·•(<]+[\w.+-]+@[\w-]+\.[\w.-]+.*$")
# "Ann Lee Environment correspondent", "Ann Lee Chief political editor": what one reports on stands before the role.
_ON_A_BEAT = re.compile(
    r"^(?P<who>[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,2}) (?=[A-Z]?[a-z]+ )(?:(?:Chief|Senior|Special) )?"
    r"(?:Africa|Arts|Asia|Business|China|City|Climate|Consumer|Crime|Culture|Data|Defen[cs]e|Diplomatic|Economics?|Education|Energy|Entertainment|Environment|Europe|European|Film|Finance|Financial|Food|Football|Foreign|Global|Health|Home|Housing|International|Investigations|Legal|Local|Media|Medical|Money|Music|National|News|North|Northern|Political|Politics|Religion|Royal|Science|Security|Social|South|Sports?|Technology|Tech|Transport|Travel|Washington|World|(?=[a-z]+ (?:[a-z]+ )?(?:correspondent|editor|reporter)))"
    r"[ a-z-]{0,30}\b(?:correspondent|editor|reporter|columnist)s?\b"
)
_WORK = frozenset(["words", "text", "story", "interview", "report", "reporting", "essay"])
_POSTED = re.compile(r"(?:[Pp]ost(?:ed)? )?[Bb]y:? @?(?P<who>[a-z][\w-]{3,24})(?=$|\s*[»|•·,(])")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.|Ph\.D\.|M\.D\.|Jr\.|Sr\.|Inc\.)$")
# Months that are first names where a name follows.
_NAMED_AS_MONTHS = frozenset(["april", "may", "june", "august"])
LONGEST = 160
# The vowel signs of India's scripts are no letters, nor are the marks of Arabic.
_MARKS = "\u0900-\u0dff\u064b-\u065f"


@lru_cache(maxsize=1024)  # a line that is likely a byline is asked three times
def byline_of(line: str) -> str | None:
    """Return the name in a line such as "Reported by: Ann Lee", or None."""
    if len(line) > LONGEST:
        return None
    line = line.strip(" •*·|-–—_()[]")
    found = _BY.match(line) or _BEFORE.match(line) or (_INSIDE.search(line) if len(line) < 90 else None)
    if found:
        return name_of(_OWN.sub("", _AND_OTHERS.sub("", found["who"])))
    labelled = _LABELLED.match(line) or (_NUMBERED.match(line) if line[:1].isdigit() else None)
    if labelled and (labelled.re is _NUMBERED or is_full_name(labelled["who"])):
        return labelled["who"]
    asian = _ASIAN.search(line) if len(line) < _LONGEST_ASIAN and not line.isascii() else None
    who = next(filter(None, asian.groups()), "") if asian else ""
    return _AND_OTHERS.sub("", who).replace("、", ", ") or None


def signs_together(name: str) -> bool:
    """Tell whether a name is that of several who sign as one ("Our Editors", "Harbor Staff")."""
    return bool(_TOGETHER.match(name))


def team_of(line: str) -> str | None:
    """Return several who sign as one, as the line says it ("By the Harbor Team"), or None."""
    found = _TOGETHER.match(line)
    return found["who"] if found else None


def says_work(line: str) -> bool:
    """Tell whether a line says what somebody did, as magazines do without "by" ("Words Ann Lee")."""
    return line.strip(" :").lower() in _WORK


def says_by_alone(line: str) -> bool:
    """Tell whether a line only announces a name, which then stands in the next."""
    return len(line) < 25 and bool(_ALONE.match(line.strip()))


@lru_cache(maxsize=1024)  # a page asks of one line in three again; an answer takes 15 µs
def name_of(text: str) -> str | None:
    """Return the name that `text` begins with, without the role, place or date behind it, or None."""
    text = text.replace(" ,", ",")
    uncased = _UNCASED_BEHIND.match(text) if text.lower() == text.upper() else None
    text = uncased["who"] if uncased else text
    text = _TWICE.sub(r"\1", _GLUED.sub("", text[:LONGEST]).strip())
    text = _ADDRESS.sub("", text) if "@" in text else text
    text = _ROLE.sub("", _DAY.sub("", text) if _DATED.search(text) else text)
    on_a_beat = _ON_A_BEAT.match(text)
    text = on_a_beat["who"] if on_a_beat else text
    with_agency = _WITH_AN_AGENCY.search(text)
    text = text[: with_agency.start()] if with_agency and " " in text[: with_agency.start()] else text
    tail = _TAIL.search(text)
    name = _without_role(_MONTH.sub("", text[: tail.start()].rstrip() if tail else text)).strip(' ,;:|•·-–—_“”"')
    name = name if _ABBREVIATED.search(name) else name.rstrip(".")
    words = name.replace(",", " ").split()
    return name if 1 <= len(words) <= 14 and looks_like_names(words) else None


def says_a_role(text: str) -> bool:
    """Tell whether a role stands behind a name: "Ann Lee, Research Scientist", "Ann Lee Political editor"."""
    return _ROLE.search(text) is not None or _ON_A_BEAT.match(text) is not None


def _without_role(text: str) -> str:
    """Return what stands before a word that begins a role, where that is a name of two words or more."""
    words = text.split()
    at = next((at for at in range(2, len(words)) if words[at].strip(",").lower() in _BEGINS_A_ROLE), None)
    if at is None:
        return text
    name, comma, rest = " ".join(words[:at]).rpartition(", ")
    # "Ann Lee, Privacy and Digital Security Expert": the role began behind the comma.
    return name if comma and (len(rest.split()) < 2 or " and" in rest) else " ".join(words[:at])


def name_in_line(line: str) -> str | None:
    """Return the name in a line that is known to hold one: behind "by", alone, or in a part without figures."""
    line = line.replace(" ,", ",")
    if _COUNTS.match(line):
        return None
    together = _TOGETHER.match(line) or _BY_THE.search(line)
    if together:
        return together["who"]
    written = _WRITTEN.search(line)
    said = byline_of(line) or (name_of(written["who"]) if written else None)
    if said:
        return said
    parts = [part for raw in _BETWEEN.split(line[:LONGEST]) if (part := raw.strip(' ,;:()[]_*"“”'))]
    handle = _HANDLE.search(line[:LONGEST])
    if handle and handle["who"] not in _NO_NAME:
        return handle["who"]
    named = (name for part in parts if (name := byline_of(part)))
    parts = [by["who"] if (by := _PREPOSED.match(part)) and is_full_name(by["who"]) else part for part in parts]
    alone = (
        name
        for part in parts
        if not _DATED.match(part)
        and not _STATE.search(part)
        and (len(part) < 60 or _lists_names(part))
        and (name := name_of(part))
    )
    return next(named, None) or next((name for name in alone if len(name) > 2), None)


def handle_in(line: str) -> str | None:
    """Return who posted, by a name of their own making, in an element that is called the author's ("by hubcap63 »")."""
    found = _POSTED.match(line)
    return found["who"] if found and found["who"] not in _NO_NAME and not found["who"].endswith("admin") else None


def handle_of(line: str) -> str | None:
    """Return the single name of a line that is there to say who posted: "by night_owl", "Posted by Tom on Friday"."""
    found = _ONE_NAME.match(line)
    return found["who"] if found and found["who"].lower() not in _NO_NAME else None


def _lists_names(part: str) -> bool:
    """Tell whether a text is nothing but names of persons, with commas between."""
    return all(map(is_full_name, part.split(", ")))


def unglued(text: str) -> str:
    """Return a name without the role or date that lost the space before it ("Ann LeeChief Economist")."""
    return _GLUED.sub("", text)


def looks_like_names(words: list[str]) -> bool:
    """Tell whether words may be names: capitals where the script has them, and none that sites use."""
    if not words[0][0].isalpha() or (words[0].lower() in _NO_NAME and not _is_named_as_a_month(words)):
        return False
    if not any(c.isupper() or c.islower() for w in words for c in w):
        return len(words) <= (2 if WIDE.match(words[0]) else 4)
    return all(
        w[0].isupper() or w.lower() in _PARTICLES or w in _TITLES or w.startswith(("d'", "d’", "al-", "el-"))
        for w in words
    ) and any(w[0].isupper() for w in words)


def _is_named_as_a_month(words: list[str]) -> bool:
    """Tell whether words begin with a first name that is a month's too, as in "April Ludgate" and unlike "April 5"."""
    named = words[0].lower() in _NAMED_AS_MONTHS and len(words) in (2, 3)
    return named and all(word.istitle() and word.isalpha() and word.lower() not in _NO_NAME for word in words[1:])


def is_full_name(text: str) -> bool:
    """Tell whether `text` is, by itself, the name of a person: two to four words in capitals."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and len(text) < 40
        and looks_like_names(words)
        and all(
            w.lower() not in _NO_NAME
            and w.lower() not in ("and", "the", "of", "&")
            and re.fullmatch(rf"(?:[^\W\d_]|[.'’{_MARKS}-])+", w)
            for w in words
        )
        and not text.isupper()
        and not _GLUED.search(text)
    )
