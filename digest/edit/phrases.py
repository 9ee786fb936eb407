"""The few words of its own that an issue says, in the newsletter's language."""

from __future__ import annotations

import re

from digest.text import WIDE

#: The section of left-overs, the only section where no topics are clear, and the tail of a subject line.
_PHRASES = {
    "en": ("More stories", "This week", "{title}, and {n} more"),
    "de": ("Weitere Meldungen", "Diese Woche", "{title} und {n} weitere"),
    "fr": ("À lire aussi", "Cette semaine", "{title}, et {n} de plus"),
    "es": ("Más noticias", "Esta semana", "{title} y {n} más"),
    "ru": ("Другие новости", "На этой неделе", "{title} и ещё {n}"),
    "ar": ("أخبار أخرى", "هذا الأسبوع", "{title} (+{n})"),
    "it": ("Altre notizie", "Questa settimana", "{title} e {n} in più"),
    "pt": ("Mais notícias", "Esta semana", "{title} e mais {n}"),
    "nl": ("Meer nieuws", "Deze week", "{title} en nog {n}"),
    "pl": ("Więcej wiadomości", "W tym tygodniu", "{title} (+{n})"),
    "uk": ("Інші новини", "Цього тижня", "{title} і ще {n}"),
    "el": ("Περισσότερες ειδήσεις", "Αυτή την εβδομάδα", "{title} και άλλα {n}"),
    "cs": ("Další zprávy", "Tento týden", "{title} (+{n})"),
    "sv": ("Fler nyheter", "Den här veckan", "{title} och {n} till"),
    "da": ("Flere nyheder", "Denne uge", "{title} og {n} til"),
    "tr": ("Diğer haberler", "Bu hafta", "{title} (+{n})"),
    "fa": ("خبرهای دیگر", "این هفته", "{title} (+{n})"),
    "he": ("עוד חדשות", "השבוע", "{title} (+{n})"),
    "hi": ("और ख़बरें", "इस सप्ताह", "{title} और {n} अन्य"),
    "ko": ("다른 소식", "이번 주", "{title} 외 {n}건"),
    "nb": ("Flere nyheter", "Denne uken", "{title} og {n} til"),
    "zh": ("更多新闻", "本周", "{title}（另有 {n} 条）"),
    "zh-hant": ("更多新聞", "本週", "{title}（另有 {n} 則）"),
    "ja": ("その他のニュース", "今週", "{title}（ほか{n}件）"),
}
MORE = "more"
ALL = "all"


def more(language: str) -> str:
    """Return the title of the last section, where the left-overs gather."""
    return _of(language)[0]


def this_week(language: str) -> str:
    """Return the title of an issue's only section."""
    return _of(language)[1]


def and_more(title: str, others: int, language: str) -> str:
    """Return a subject line: the first title, and how many stories follow it."""
    return _of(language)[2].format(title=title, n=others) if others > 0 else title


def primary(language: str) -> str:
    """Return the language of a tag like `de-AT`, in lower case."""
    return language.split("-", maxsplit=1)[0].lower()


def _of(language: str) -> tuple[str, str, str]:
    code = "zh-hant" if language.lower().startswith(("zh-hant", "zh-tw", "zh-hk", "zh-mo")) else primary(language)
    return _PHRASES.get(code, _PHRASES["en"])


# Words that only join what stands before them to what comes.
_JOINING = re.compile(
    r"(?:[\s,;:–—-]+(?:and|or|of|the|an?|to|in|on|at|for|with|by|from|as|und|oder|der|die|das|von|im|mit|et|ou|de|des|du|la"
    r"|le|les|y|o|el|los|las|del|e|il|en|du|au|aux|un|une|una|con|por|para|do|dos|da|das|em|no|na|os|as|um|uma|di|della"
    r"|het|een|van|voor|met|op|te|och|i|på|av|för|med|till|og|af|til|w|we|z|ze|u|oraz|nad|pod|przez|przy|v|s|k|ve|ile"
    r"|и|или|в|во|на|с|со|к|о|об|у|за|из|от|по|до|для|і|й|та|з|із|від|про|через|και|ο|η|το|τα|του|της|των|με|σε|στο|στη"
    r"|στην|για|από|של|את|על|עם|و|في|من|على|إلى|در|از|به|که|با|का|की|के|को|में|और|से|पर)){1,4}$",
    re.IGNORECASE,
)


def width(text: str) -> int:
    """Return how many letters of a line a text takes the room of: a character of Chinese two."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def shorten(text: str, longest: int) -> str:
    """Cut `text` at a word's end so that it is at most `longest` letters wide, with an ellipsis.

    No "and" or "of" stands before it, which would read on into what follows ("Boost Rankings and…, and 77 more").
    """
    text = " ".join(text.split())
    if width(text) <= longest:
        return text
    cut = text[: longest - 1]
    while width(cut) >= longest:
        cut = cut[:-1]
    space = cut.rfind(" ")
    # Languages written without spaces are cut where they are.
    cut = _JOINING.sub("", cut[:space]) if space > len(cut) // 2 else cut
    return cut.rstrip(" ,;:–—-.([«“\"'") + "…"
