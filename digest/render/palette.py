"""The colors and fonts of a newsletter: a calm default, a brand's own, always readable; pure.

`brand` may set accent, accent-dark, paper, ink, font, heading-font, logo, logo-alt, logo-width and
logo-height. A color that would not be readable on its ground is moved until it is (WCAG AA, 4.5:1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from digest import text
from digest.render.links import mail_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Newsletter

AA = 4.5
COLOR_KEYS = ("accent", "accent-dark", "ink", "ink-dark", "paper", "paper-dark")
FONT_KEYS = ("font", "heading-font", "small-font")
LOGO_KEYS = ("logo", "logo-alt", "logo-height", "logo-width")
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_FONTS = re.compile(r"[\w ,'-]{1,200}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """Hold one scheme's colors, `#rrggbb` each."""

    paper: str
    #: Behind cards, and the cards.
    ground: str
    card: str
    ink: str
    #: Summaries: a shade softer than titles.
    text: str
    muted: str
    line: str
    accent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Hold what the templates draw with: two schemes, two fonts, perhaps a logo."""

    light: Colors
    dark: Colors
    font: str
    heading_font: str
    small_font: str
    logo: str | None = None
    logo_alt: str = ""
    logo_width: int = 120
    logo_height: int = 40


_LIGHT = Colors(
    paper="#fcfbf8",
    ground="#f2efe9",
    card="#fcfbf8",
    ink="#1c1a17",
    text="#3a3733",
    muted="#6a655d",
    line="#e3ded5",
    accent="#9a3324",
)
_DARK = Colors(
    paper="#171614",
    ground="#171614",
    card="#22201d",
    ink="#f1eee8",
    text="#cfcac1",
    muted="#a39d93",
    line="#393631",
    accent="#ef9a86",
)
_SERIF = "Charter,'Iowan Old Style',Georgia,'Times New Roman',serif"
_SANS = "Helvetica,Arial,sans-serif"


def look(newsletter: Newsletter) -> Look:
    """Return the look of a newsletter, its brand's wishes made readable in both schemes."""
    brand = dict(newsletter.brand)
    light = _scheme(_LIGHT, brand, "")
    dark = _scheme(_DARK, {"accent-dark": brand.get("accent", ""), **brand}, "-dark")
    font = _font(brand.get("font"), _SERIF)
    return Look(
        light=light,
        dark=dark,
        font=font,
        heading_font=_font(brand.get("heading-font"), font),
        small_font=_font(brand.get("small-font"), _SANS),
        logo=mail_link(brand.get("logo")),
        logo_alt=text.clean(brand.get("logo-alt", newsletter.title)),
        logo_width=_pixels(brand.get("logo-width"), 120),
        logo_height=_pixels(brand.get("logo-height"), 40),
    )


def passed_over(newsletter: Newsletter) -> Iterator[tuple[str, str]]:
    """Yield each wish of a brand that is not followed, and why."""
    for key, wish in newsletter.brand:
        if key not in (*COLOR_KEYS, *FONT_KEYS, *LOGO_KEYS):
            yield key, f"there is no such key; there are {', '.join((*COLOR_KEYS, *FONT_KEYS, *LOGO_KEYS))}"
        elif key in COLOR_KEYS and not _HEX.fullmatch(wish.strip()):
            yield key, f"{wish!r} is not a color: three or six hex digits"
        elif key in FONT_KEYS and not _font(wish, ""):
            yield key, f"{wish!r} is not a list of fonts: names with commas between them"
        elif key == "logo" and mail_link(wish) is None:
            yield key, f"{wish!r} is not an https address"
        elif key in ("logo-height", "logo-width") and _pixels(wish, 0) == 0:
            yield key, f"{wish!r} is not a number of pixels"


def _scheme(base: Colors, brand: dict[str, str], suffix: str) -> Colors:
    paper = _color(brand.get("paper" + suffix), base.paper)
    ink = readable(_color(brand.get("ink" + suffix), base.ink), paper)
    shade = _mixed(paper, ink, 0.045)
    dark = suffix == "-dark"
    return replace(
        base,
        paper=paper,
        ground=paper if dark else shade,
        card=shade if dark else paper,
        ink=readable(ink, shade),
        # The shade is the ground that these stand out from least.
        text=readable(base.text, shade),
        muted=readable(base.muted, shade),
        line=_mixed(paper, ink, 0.12),
        accent=readable(_color(brand.get("accent" + suffix), base.accent), shade),
    )


def readable(color: str, ground: str, *, least: float = AA) -> str:
    """Return `color`, moved towards black or white until it stands out from `ground`."""
    goal = "#000000" if contrast("#000000", ground) >= contrast("#ffffff", ground) else "#ffffff"
    for step in range(21):
        mixed = _mixed(color, goal, step / 20)
        if contrast(mixed, ground) >= least:
            return mixed
    return goal


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast of two colors, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    channels = [part / 255 for part in _rgb(color)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(color: str) -> tuple[int, int, int]:
    digits = color.lstrip("#")
    wide = "".join(c * 2 for c in digits) if len(digits) == 3 else digits
    return int(wide[:2], 16), int(wide[2:4], 16), int(wide[4:6], 16)


def _mixed(color: str, goal: str, share: float) -> str:
    pairs = zip(_rgb(color), _rgb(goal), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _color(wish: str | None, default: str) -> str:
    found = _HEX.fullmatch((wish or "").strip())
    return _mixed("#" + found.group(1), "#000000", 0) if found else default


def _font(wish: str | None, default: str) -> str:
    clean = (wish or "").replace('"', "'").strip()
    return clean if clean.count("'") % 2 == 0 and _FONTS.fullmatch(clean) else default


def _pixels(wish: str | None, default: int) -> int:
    return min(int(wish), 600) if wish and wish.isascii() and wish.isdigit() and int(wish) > 0 else default
