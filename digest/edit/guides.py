"""Titles of guides: "How to …", "10 facts about …", "Is …?" tell of a theme, and no event that another confirms.

So do an outlet's columns and its shopping lists: they stand in every issue of it, whatever happened.
"""

from __future__ import annotations

import re

_COUNTED = (
    "books|causes|examples|facts|gifts|hacks|ideas|lessons|mistakes|myths|places|products|questions|reasons|recipes|"
    "rules|secrets|signs|steps|strategies|takeaways|things|tips|tools|trends|tweets|ways|tipps|fakten|gründe|dinge|"
    "fragen|conseils|raisons|choses|consejos|razones|cosas|советов|фактов|причин|способов|вещей"
)
_NUMBER = "[1-9]\\d?|three|four|five|six|seven|eight|nine|ten"
#: "10 fun facts", "five ways", "the 25 top companies", "top ten conferences": a number, and what is counted.
_LIST = (
    rf"^(?:the |our )?(?:\d+ |top ){{0,2}}(?:{_NUMBER})(?: [\w’'-]+){{0,3}} (?:{_COUNTED})\b|"
    rf"\btop (?:{_NUMBER})\b(?![,.]\d)"
)
#: How a guide begins, in five languages.
_BEGINS = (
    r"^(?:how to|how (?:do|does|can|should) (?:you|i|we|it)|what (?:is|are|to (?:do|expect|look for|watch|know))|"
    r"why (?:you|am i|i)\b|when to|where to|see (?:the|how|what|who)|meet the|your guide|(?:the )?(?:\d+ )?best\b|"
    r"(?:a |the )?(?:ultimate|complete|beginner['’]?s?) |"
    r"(?:mapping|tracking|charting) |(?:a |the )?timeline\b|"
    r"so (?:geht|klappt)|was (?:ist|sie)\b|wie (?:man|sie)\b|comment (?:faire|choisir|bien)|qu['’]est-ce|"
    r"cómo\b|qué es\b|что такое|как (?:выбрать|сделать|правильно)|что нужно знать)"
)
#: What makes a guide of a title wherever it stands.
_HOLDS = (
    r"\b(?:(?:what|everything|all) you need to know|what you should know|here['’]s (?:how|what|why)(?! we know)|"
    r"how it works|explained|explainer|for beginners|(?:step-by-step|buying|complete|travel|beginner['’]?s?) guide|"
    r"checklist|fun facts|funniest tweets|a guide to|faq|was sie wissen müssen|ce qu['’]il faut savoir|"
    r"lo que (?:hay que|debes) saber)\b|\btips(?= (?:for|to|and|&)|:|$)"
)
_GUIDE = re.compile(rf"{_LIST}|{_BEGINS}|{_HOLDS}", re.IGNORECASE)
#: A question asks what a report would tell; in quotes it is what somebody asked.
_ASKS = re.compile(r"[?？؟]\s*$")


def is_guide(title: str) -> bool:
    """Say whether a title is that of a guide, a list or an open question: such a text tells no event."""
    return bool(_GUIDE.search(title) or _ASKS.search(title))


#: What serves shoppers, in five languages.
_SELLS = (
    r"\b(?:best|top|early|latest|daily|weekly|amazon|walmart|prime|friday|monday|day|holiday) deals\b|"
    r"\bdeals (?:on|under|of the (?:day|week)|to (?:shop|buy))\b|\bgifts? (?:guide|ideas?|under|to give)\b|"
    r"\bpromo codes?\b|\bcoupons?\b|\b\d\d? ?(?:%|percent) off\b|\bon sale (?:for|now|today|at)\b|"
    r"\bsave (?:up to )?[$£€]\d|\bwhere to (?:buy|eat|shop|stream|watch)\b|\bunder [$£€]\d+$|"
    r"\bschnäppchen|\bgutscheincodes?\b|\bbons plans\b|\bcodes? promo\b|\bmejores ofertas\b"
)
#: What stands in every issue of an outlet, whatever happened.
_COLUMNS = (
    r"\bhor[oó]s[ck]op[eo]?s?\b|\boroscop[oi]\b|\bcrosswords?\b|\bkreuzworträtsel\b|\bmots croisés\b|\bcrucigramas?\b|"
    r"\bsudokus?\b|\bwordle (?:answers?|hints?|today)\b|\b(?:news|weekly|daily|trivia) quiz\b|^quiz\b|\bquiz:|"
    r"\b(?:lottery|lotto|powerball) (?:numbers|results?)\b|\blottozahlen\b|\btoday in history\b|"
    r"\b(?:cartoons?|photos?|pictures?|quotes?|recipes?) of the (?:day|week|month)\b|\bletters to the editor\b"
)
_STANDING = re.compile(f"{_SELLS}|{_COLUMNS}", re.IGNORECASE)
#: Where a title first tells in so many words what happened, what follows it ("…: What you need to know") hides none.
_TAIL, _TELLS = re.compile(r"(?:[:;.]| [–—-]) (?=[^:;.–—]+$)"), 5


def tells_no_event(title: str) -> bool:
    """Say whether a title promises advice, an answer, a column or something to buy, and first tells no event."""
    told, *more = _TAIL.split(title, maxsplit=1)
    if more and len(told.split()) >= _TELLS and is_guide(more[0]):
        return tells_no_event(told)
    return is_guide(title) or bool(_STANDING.search(title))
