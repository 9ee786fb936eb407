"""What a sentence leans on: "He said", "But this", "The move"."""

from __future__ import annotations

import re

from digest.edit.families import family_names
from digest.edit.word_lists import word_lists

_QUOTES = frozenset("\"“„«‘'「»")
# A capital inside a sentence, or two words with capitals at its start; "I" is nobody's name.
_NAME = re.compile(
    r"(?<=[^.!?…][ \xa0(’])[^\W\d_a-zß-öø-ÿа-яё](?!\b|[’'])|^\W*[^\W\d_]\w*\s[^\W\d_a-zß-öø-ÿа-яё](?!\b|[’'])"
)
# "На нем видно": where a preposition takes its pronoun along, the second word tells.
_CASED, _PREPOSITION = ("ru", "uk"), 3
# Where no spaces part words a sentence begins with one.
_UNPARTED = ("ja", "zh")
_FIRST = re.compile(r"\W*((?:\w+['’])?\w+)(?:\W+(\w+))?")
# What explains a definite thing where it stands: "the report on the bridge", "der Mann aus Aachen".
_EXPLAINED = {
    "en": r"(?!['’]s? |,? (?:of|in|on|at|for|from|who|whose|that|which|to|by|about|between|against|accused|with|behind"
    r"|into|over|near|outside|inside|where|when|after|called|named|known)\b)",
    "de": r"(?!,| (?:de[rsm]|von|vom|aus|in|im|für|mit|um|an|am|zu|zum|zur|gegen|über|eines|einer)\b|(?-i: [A-ZÄÖÜ]))",
    "fr": r"(?!,| (?:de|du|des|qui|en|à|au|aux|dont|sur|contre|pour)\b| d['’])",
    "es": r"(?!,| (?:de|del|que|en|contra|por|para|sobre|a|al)\b)",
    "it": r"(?!,| (?:di|del|della|dei|che|in|contro|per|su|sul|a|al)\b| d['’]| dell['’])",
}
# A definite thing of which nothing was said yet, nor is said now.
_REFERS = {
    "en": r"the (?P<thing>move|decision|announcement|incident|pair|couple|duo|trio|latter|documents?|statement|attack"
    r"|comments?|remarks?|ruling|vote|report|study|group|company|firm|victims?|man|woman|suspects?|images?|pictures?"
    r"|video|footage|lawmakers|lawmaker|findings|allegations?|charges|accusations?|verdict|proposal|measures?|deal|two"
    r"|three|men|women|boy|girl|teenager|country)",
    "de": r"(?:der|die|das|den|dem) (?P<thing>Mann|Frau|Paar|Täter|Verdächtige|Opfer|Fahrer|Vorfall|Entscheidung"
    r"|Schritt|Urteil|Maßnahmen?|Konzern|Unternehmen|Studie|Bericht|Gruppe|Tat|Angriff|Unfall|Beamten|Verletzten|beiden|Duo"
    r"|Erklärung|Ankündigung|Abstimmung)",
    "fr": r"(?:le |la |les |l['’])(?P<thing>homme|femme|suspects?|victimes?|couple|décision|annonce|groupe|société"
    r"|entreprise|accident|incident|attaque|drame|document|mesures?|duo|trio|jeune femme|jeune homme|trentenaire"
    r"|quadragénaire|quinquagénaire|sexagénaire|rapport|étude)",
    "es": r"(?:el|la|los|las) (?P<thing>hombre|mujer|joven|pareja|víctimas?|sospechosos?|decisión|medidas?|anuncio"
    r"|incidente|empresa|compañía|grupo|documento|ataque|informe|estudio|dúo)",
    "it": r"(?:il |la |lo |i |le |l['’])(?P<thing>uomo|donna|coppia|decisione|incidente|azienda|gruppo|documento"
    r"|attacco|vittime|vittima|sospettato|rapporto|studio|misura|annuncio)",
}
# Things that may open a report and no further sentence, unless they were named: the report's first words are its own.
_DEFINITE = (
    r"the (?P<thing>paper|newspaper|magazine|insurer|carmaker|airline|retailer|bank|ministry|minister|spokesman"
    r"|spokeswoman|players?|team|club|side|striker|defender|midfielder|goalkeeper|champions?|singer|actor|actress|star"
    r"|band|album|film|movie|show|game|match|race|drivers?|pilot|mother|father|plans?|bill|law|project|program|programme"
    r"|scheme|policy|agreement|crash|accident|fire|explosion|blast|shooting|protests?|strike|meeting|talks|summit|trial"
    r"|case|investigation|survey|poll|authors?|results?|changes?|service|site|website|app|device|system|product|book"
    r"|letter|email|tweet|post|message|claims?|deaths|killings?|operation|mission|flight|plane|aircraft|ship|boat"
    r"|vessel|vehicle|car|train|bus|building|body|bodies|animal|dog|storm|quake|outbreak|institute|organi[sz]ation"
    r"|senators?|officers?|judge|jury|painting|exhibition|event|ceremony|award|prize)"
)
_THINGS = {
    language: re.compile(rf"\W*{things}\b{_EXPLAINED[language]}", re.IGNORECASE) for language, things in _REFERS.items()
}
_MORE_THINGS = {"en": re.compile(rf"\W*{_DEFINITE}\b{_EXPLAINED['en']}", re.IGNORECASE)}
# "Weber called the diagnosis implausible": of which one? Without it the sense may turn into its opposite.
_VERBS = (
    "call", "defend", "deny", "denie", "dismiss", "reject", "dispute", "contest", "describe", "criticise", "criticize",
    "condemn", "praise", "welcome",
)  # fmt: skip
_JUDGED = re.compile(
    rf"\b(?:{'|'.join(_VERBS)})(?:s|e?d|es)?"
    rf" (?:the|th(?:is|at|[eo]se)) (?P<thing>[a-z]\w+)\b{_EXPLAINED['en']}"
)
#: One of these words stands in each such sentence.
JUDGING = frozenset(f"{verb}{ending}" for verb in _VERBS for ending in ("", "s", "d", "ed", "es"))
# "The 36-year-old", "Der 36-Jährige": somebody whose name stood before; a name behind it explains it.
_AGED = re.compile(
    r"\W*(?i:the \d+-year-old\b|the \w+-(?:time|old)\b|(?:der|die) \d+-?jährigen?\b|\d+-летн(?:ий|яя)\b"
    r"|l['’]homme de \d+ ans|(?:el|la) \w+ de \d+ años)(?!.{0,60}?[^.!?] [A-ZÄÖÜА-Я])"
)
# "On Monday he said": the pronoun comes late, and whom it means stood before. "When he came, Mr. Weber" tells soon.
_LATE = {
    "en": re.compile(
        r"(?:In|On|At|By|From|Since|During|For|To|Last|Earlier|Now|Today|Yesterday|Later|First|Next|Finally)\b"
        r"[^,;:]{0,40},? (?:he|she|they)\b"
    ),
    "de": re.compile(
        r"(?:[^\s,;:]+ ){1,5}er\b|(?:Im|Am|In|Um|Nach|Vor|Seit|Bei|Gestern|Heute|Später) [^,;:]{0,40}\bsie\b"
    ),
    "fr": re.compile(r"(?:En|Le|Au|Dans|Depuis|Lors|Hier|Après|Selon) [^;:]{0,40}\b(?:il|elle|ils|elles)\b"),
    "ru": re.compile(
        r"(?:В|На|С|По|За|После|Ранее|Позже|Сегодня|Вчера) [^;:]{0,40}\b(?:он|она|они|него|неё|нее|ним|ней|них)\b"
    ),
}  # fmt: skip
# "We are ready," she said: whom it quotes stood before, unless it is named ahead of the pronoun.
_SAID = {
    "en": re.compile(
        r"[,\"”’?!.]\s(?:he|she|they) (?:\w+ly |also |later |then |once )?(?:says?|said|adds?|added|tells?|told|writes?"
        r"|wrote|explain(?:s|ed)|continue[sd]|joke[sd]|warn(?:s|ed)|insist(?:s|ed)|recall(?:s|ed)|note[sd]|argue[sd])\b"
    ),
    "de": re.compile(
        r"[“”\"«‘],?\s(?:sagte?|erklärte?|betonte?|meinte?|berichtete?|erzählte?|schrieb|fügte|teilte) (?:er|sie)\b"
        r"|, so (?:er|sie)\b"
    ),
    "fr": re.compile(
        r"[»\",”]\s?,?\s?a[- ](?:t-)?(?:il|elle)s? (?:\w+ment )?(?:ajouté|déclaré|expliqué|dit|indiqué|précisé|affirmé"
        r"|confié|écrit)\b|[»\",”]\s(?:ajoute|déclare|explique|dit|indique|précise|affirme|confie|assure)-t-(?:il|elle|on)"
    ),
    "ru": re.compile(
        r"[»\"”,]\s[—–-]\s(?:сказал|заявил|отметил|добавил|рассказал|пояснил|подчеркнул|написал)а? (?:он|она)\b"
    ),
}
_QUOTED = re.compile(r"[\"“„«‘'][^\"“”„«»]*[\"“”«»’]")
_TURN = re.compile(r"\W*(\w+),? [^\W\d_a-zß-öø-ÿа-яё]\w")
# "For example", "With these words": several words that lean on what went before.
_LINKS = {
    "en": re.compile(
        r"\W*(?:for (?:example|instance)|(?:more|most) (?:specifically|importantly|precisely|generally)\b|after all,"
        r"|as you can see|as (?:previously|already|mentioned|noted|discussed|described|stated|touched"
        r"|promised|outlined)\b|because,|except,"
        r"|as (?:I|we|he|she|they) (?:was|were) \w+ing (?:so|this|that)\b|put (?:those|that|this) together\b|well aside"
        r"|on that note|what['’]s more|(?:this|last) week that\b|to that end|then again|case in point|either way\b"
        r"|in any case\b|needless to say|not only that\b|(?:by|until|since|back) then,"
        r"|speaking of (?:that|this|which)"
        r"|in (?:fact|addition|contrast|other words|turn|short|the meantime)|by contrast"
        r"|as (?:a result|such)|on the (?:other|one) hand|at the same time|even so|of course|that said"
        r"|(?:in|at|by|after|before|with|from|for|on|to|because of|despite|given|under) (?:this|that|these|those)\b"
        r"(?! (?:week|month|year|season|summer|winter|spring|autumn|fall|morning|evening|afternoon|weekend|time|day"
        r"|decade|century|post|article|tutorial|episode|video|series|guide|book|story|interview|one|age)s?\b)"
        r"|(?:while|if|although|though|as|because|since|unless) (?:this|these|those|such)\b"
        r"|which (?:is|was|means|makes)\b"
        r"|(?:perhaps|maybe) (?:that|this|it|he|she|they)\b|so\b(?!-| (?:far|called|many|much)\b)"
        r"|both\b(?![^,;:]{0,60}\band\b)"
        r"|(?:some|many|most|others) (?:say|said|think|thought|believed?|feared?|argued?|hoped?) (?:they|he|she|it)\b"
        r"|(?:\w+ )?(?:some|many|most|one|two|three|all|each|none|few|several|half|neither|either) of"
        r" (?:those|these|them|which|his|her|their)\b|(?:while|although|though) (?:his|her|their|its)\b"
        r"|as (?:to|for)\b|to the (?:left|right)\b|if (?:that['’]s|that is|so)\b|(?:in|on) (?:his|her|their|its) own\b"
        r"|an alternat(?:e|ive)\b|(?:considering|given) all (?:this|that|these|those)\b"
        r"|the same (?!day|week|month|year)|it (?:seems|appears)\b"
        r"|all (?:of )?(?:these|those)\b|all of (?:this|that)\b|all this\b|at the time,|to be fair\b"
        r"|one (?:that|which|where|who)\b|i mean\b"
        r"|well(?:,| yes\b| no\b| then\b)|anyway\b|last time\b|(?:yes|no|meaning|this time),|i hope that\b"
        r"|i (?:hope|think|believe|guess|suspect|find|love|like) (?:this|these|it|them)\b"
        r"|the (?:short |simple )?answer\b|the (?:next|other) (?:tip|step|one|question|reason|point)s?\b"
        r"|the (?:first|second|third|fourth|former|last|other)s? (?:is|are|was|were|has|had|will|would|can|could)\b"
        r"|(?:often|usually|sometimes|soon),? (?:this|that|these|those)\b|(?:okay|ok|alright|right|sure),? (?:but|so)\b"
        r"|(?:further|interestingly|additionally|again|similarly|likewise|besides|consequently|otherwise|conversely"
        r"|afterwards?|lastly|secondly|thirdly|second|third|indeed|plus|alternatively|accordingly|equally|elsewhere"
        r"|finally|inside|nearby|in (?:response|return)"
        r"|of these|among (?:them|these|those)|once more|even then|like many others|personally(?:, though)?),)",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\W*(?:zum Beispiel|beispielsweise|im Gegensatz dazu|in der Tat|stattdessen|auf der anderen Seite|gleichzeitig"
        r"|aus diesem Grund|beide\b|mit dabei\b"
        r"|das (?:soll(?:te)?|will|wollte|wird|würde|kann|könnte|muss|müsste|darf|hat|hatte|habe|ist|war|sei|wäre|heißt"
        r"|bedeutet|gilt|zeigte?|geht|ging|liegt|lag|macht|reicht|sagte?|teilte?|berichtete?n?|erklärte?)\b)",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\W*(?:par exemple|en effet|en revanche|par ailleurs|de plus,|en outre|au contraire|à l['’]inverse|dans ce"
        r"(?:tte)? (?:cas|contexte)|d['’]autre part|par conséquent|en conséquence|tous les deux)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\W*(?:por ejemplo|de hecho|por otr[oa] (?:lado|parte)|en cambio|sin embargo|por eso|amb[oa]s)\b",
        re.IGNORECASE,
    ),
    "it": re.compile(
        r"\W*(?:per esempio|ad esempio|di fatto|infatti|d['’]altra parte|invece|tuttavia|entramb[ie])\b", re.IGNORECASE
    ),
    "ru": re.compile(
        r"\W*(?:например|кроме того|при этом|в то же время|более того|вместе с тем|тем не менее|в свою очередь"
        r"|к тому же|оба|обе|последн(?:ий|яя|ие) (?:добавил|сказал|заявил|отметил|сообщил)[аи]?)\b",
        re.IGNORECASE,
    ),
}  # fmt: skip
# "The mayor, however, left"; what an earlier half of the sentence may turn from is none.
#: One of these words stands there.
TURNING = frozenset({"however", "though", "contrast", "hand", "instance", "example"})
_WITHIN = re.compile(
    r"[^.,;:“\"]{2,60}(?:, (?:however|though|by contrast|on the other hand)| for instance| for example|, for instance"
    r"|, for example),"
    r"|.*, (?:however|for instance|for example)\.$"
)
# "Those people", "Some of these": what it means stands right before it.
_POINTS = re.compile(
    r"\W*(?:(?:\w+ of |and |but |so |or |if )?(?:this|that|these|those|such)\b|(?:well|which|so|anyway|if so)\b)",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_INSIDE = re.compile(r"[ (][A-ZÄÖÜА-ЯЁ]")


def hangs(text: str, language: str, *, refers: bool | None = None, within: bool = True) -> bool:
    """Tell whether a sentence leans on one before it: "He said", "But this", "The move", "In May she left".

    A quote that names its speaker stands by itself. `refers` tells what is known already: whether it takes a thing for
    known; `within`, whether it holds a word of `TURNING`.
    """
    found = _FIRST.match(text)
    if _quotes_unnamed(text, language):
        return True
    if found is None or (text[0] in _QUOTES and names(text)):
        return False
    refers = bool(refers_to(text, language)) if refers is None else refers
    leans = refers or _AGED.match(text) or _late(text, language) or _links(text, language)
    return bool(leans) or (within and _turns_within(text)) or _opens_hanging(text, language, *found.groups(""))


def _opens_hanging(text: str, language: str, first: str, second: str) -> bool:
    """Tell whether a sentence, of these first two words opens with one that leans on what went before."""
    lists = word_lists(language)
    if language in _UNPARTED:
        return text.startswith(tuple(lists.hanging))
    if language == "hi":  # its vowel signs are no letters to a pattern
        return text.split(maxsplit=1)[0] in lists.hanging
    first, second = first.lower(), second.lower()
    if language in _CASED and len(first) <= _PREPOSITION:
        return first in lists.hanging or second in lists.hanging
    leans = first in lists.hanging or first.replace("’", "'") in lists.hanging
    return leans and second not in lists.times


def _turns_within(text: str) -> bool:
    """Tell whether a sentence turns from one before it a little later ("The mayor, however, left")."""
    return _WITHIN.match(text) is not None


def points_back(text: str) -> bool:
    """Tell whether a sentence speaks of "those people", "some of these": of what stands right before it, no further."""
    return _POINTS.match(text) is not None


def turns(text: str, language: str) -> bool:
    """Tell whether a sentence only turns from one before it, and says whom it speaks of ("But Weber left")."""
    found = _TURN.match(text)
    return (found is not None and found.group(1).lower() in word_lists(language).turning) or _turns_within(text)


def names(text: str) -> bool:
    """Tell whether a sentence names anyone: a capital inside it, or a script that has none."""
    return _NAME.search(text) is not None or text.lower() == text.upper()


def refers_to(text: str, language: str) -> str:
    """Return the thing that a sentence takes for known ("move" of "The move surprised"), "" where it takes none."""
    return _thing(_THINGS, text, language)


def may_refer_to(text: str, language: str) -> str:
    """Return the thing that a sentence takes for known unless it opens its report ("The race was won by")."""
    return _thing(_MORE_THINGS, text, language)


def judges(text: str, language: str) -> str:
    """Return what a sentence calls, defends or denies as something known ("diagnosis"), "" where it does not."""
    found = _JUDGED.search(text) if language == "en" else None
    return found.group("thing") if found else ""


def holds(text: str, word: str) -> bool:
    """Tell whether a text holds a word, which is given in small letters."""
    low = text.lower()
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum()):
            return True
        at = low.find(word, end)
    return False


def _thing(things: dict[str, re.Pattern[str]], text: str, language: str) -> str:
    found = things[language].match(text) if language in things else None
    return found.group("thing").lower() if found else ""


def _links(text: str, language: str) -> bool:
    return language in _LINKS and _LINKS[language].match(text) is not None


def _late(text: str, language: str) -> bool:
    found = _LATE[language].match(text) if language in _LATE else None
    # German writes every noun like a name.
    return found is not None and (language == "de" or _INSIDE.search(_TIMES.sub("", found.group())) is None)


def _quotes_unnamed(text: str, language: str) -> bool:
    """Tell whether a sentence says what "he" or "she" said, and names nobody before that but in a quote."""
    found = _SAID[language].search(text) if language in _SAID else None
    if found is None:
        return False
    before = _QUOTED.sub(" ", text[: found.start() + 1])
    return _NAME.search(before) is None and not family_names(before, language)
