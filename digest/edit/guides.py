"""Titles of guides: "How to …", "10 facts about …", "Is …?" tell of a theme, and no event that another confirms."""

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
