"""What the mail asks of mail programs that some of them do not know, by caniemail's tests; pure."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from digest.render.checks import css
from digest.render.checks.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.render.checks.finding import Subject

# Where these do not work nothing is lost: labels for screen readers, clean edges, a color behind it all.
_HARMLESS = {
    "attribute:aria-label",
    "attribute:role",
    "css:overflow",
    "css:word-break",
    "css:height",
    "element:body",
    "attribute:target",
}


def check_clients(subject: Subject) -> Iterator[Finding]:
    """Find what must work (inline styles and HTML) and does not everywhere.

    Style blocks are left out: they may only enhance (email-bugs #90, Gmail drops them in places).
    """
    known = _features()
    for name, where in sorted(_used(subject).items()):
        if name in _HARMLESS or name not in known["features"]:
            continue
        slug, clients = known["features"][name]
        names = [known["clients"][at] for at in clients]
        yield Finding(
            id="client-support",
            severity="warning",
            where=f"email.html: {where}",
            why=f"{name.split(':', 1)[1]} does not work in {', '.join(names)} (caniemail.com/features/{slug})",
            fix="leave it out, or move it to the style block where it is only an enhancement",
        )


def _used(subject: Subject) -> dict[str, str]:
    """Return each feature the mail uses, and the first place."""
    used: dict[str, str] = {}
    body = subject.tree.find("body")
    for element in [] if body is None else body.iter():
        if not isinstance(element.tag, str):
            continue
        where = f"<{element.tag}> in line {element.sourceline}"
        for name in _names(element):
            used.setdefault(name, where)
    return used


def _names(element: Any) -> Iterator[str]:
    yield f"element:{element.tag}"
    for name in element.attrib:
        yield f"attribute:{name}"
    for name, value in css.declarations(element.get("style") or ""):
        yield f"css:{name}"
        if name == "display":
            yield f"value:display:{value}"
        for function in ("calc(", "var(", "clamp(", "min(", "max(", "linear-gradient(", "rgba("):
            if function in value:
                yield f"value:{function}"


@lru_cache(maxsize=1)
def _features() -> dict[str, Any]:
    text = (files("digest.render.checks") / "caniemail.json").read_text(encoding="utf-8")
    known: dict[str, Any] = json.loads(text)
    return known
