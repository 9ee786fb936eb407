"""The codes of languages: `en`, `pt-BR`; a mistyped one is said, not taken."""

from __future__ import annotations

import re

from digest.errors import ConfigError

_FORM = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{2,8})*")
#: ISO 639-1, the two letters behind one another; codes of three letters are too many to list, and are believed.
_TWO = (
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfygagdglgngugvha"
    "hehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmynanb"
    "ndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttw"
    "tyugukuruzvevivowawoxhyiyozazhzu"
)
_CODES = frozenset(_TWO[at : at + 2] for at in range(0, len(_TWO), 2))
#: What people write who think of the country.
_MEANT = {"gr": "el", "jp": "ja", "cn": "zh", "cz": "cs", "dk": "da", "gb": "en-GB", "us": "en-US", "at": "de-AT"}


def is_language(code: str) -> bool:
    """Tell whether a text is the code of a language, with or without a region."""
    found = _FORM.fullmatch(code)
    return found is not None and (len(found[1]) == 3 or found[1].lower() in _CODES)


def meant(code: str) -> str:
    """Return what to write in the place of a code that is none."""
    known = _MEANT.get(code.lower())
    return f"{known}, or another one such as en, de, pt-BR" if known else "two letters, such as en, de, pt-BR"


def checked_language(code: str) -> str:
    """Return the code of a language.

    Raises:
        ConfigError: it is none.
    """
    if is_language(code):
        return code
    raise ConfigError(f"{code!r} is not the code of a language", hint=f"write {meant(code)}")
