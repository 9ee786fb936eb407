"""Issue -> Rendering: fill the templates, inline the CSS, and shorten until the mail fits; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from digest.errors import RenderError
from digest.models import Rendering
from digest.render import fit, inline, plain
from digest.render.templating import Templates
from digest.render.viewing import view

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from digest.models import Issue
    from digest.render.view import PageView

#: Gmail clips at 102 kB of HTML (email-bugs #41); a mail service adds its own tracking to each link.
LIMIT_BYTES = 98_000


def render(issue: Issue, *, loader: BaseLoader | None = None, limit_bytes: int = LIMIT_BYTES) -> Rendering:
    """Return the issue as mail (HTML with inlined CSS, and text) and as web page.

    The mail shows as many stories as fit into `limit_bytes` of HTML, the web page all of them;
    `shortened` says what had to go. `loader` finds the templates, the built-in ones by default.

    Raises:
        RenderError: a template is broken (with file and line), or too large for any story.
    """
    templates = Templates(issue.newsletter.template, loader)
    steps = fit.ladder(issue)
    forms, html = _fitting(issue, templates, limit_bytes, steps)
    page = view(issue, forms)
    return Rendering(
        subject=page.subject,
        preheader=page.preheader,
        html=html,
        text=_text(page, templates),
        web=inline.squeeze(templates.render("web.html.j2", _values(view(issue)))),
        shortened=fit.losses(forms, steps.whole),
    )


def _fitting(issue: Issue, templates: Templates, limit: int, steps: fit.Ladder) -> tuple[fit.Forms, str]:
    """Return the first step down the ladder whose mail is within the limit, and that mail."""
    mails: dict[int, str] = {}

    def size(step: int) -> int:
        mails[step] = _mail(_filled(view(issue, steps.forms(step)), templates))
        return len(mails[step].encode())

    step = fit.first_fitting(fit.guesses(issue, steps), size, limit)
    if step is None:
        raise RenderError(
            f"the mail takes more than {limit:,} bytes without a single story",
            hint="shorten the template's styles, or the intro",
        )
    return steps.forms(step), mails[step]


def _mail(filled: str) -> str:
    return inline.without_merge_tags(inline.squeeze(inline.inline(filled)))


def _filled(page: PageView, templates: Templates) -> str:
    return templates.render("issue.html.j2", _values(page))


def _text(page: PageView, templates: Templates) -> str:
    return plain.without_merge_tags(plain.tidy(templates.render("issue.txt.j2", _values(page))))


def _values(page: PageView) -> dict[str, Any]:
    return {"issue": page, "look": page.look, "light": page.look.light, "dark": page.look.dark, "words": page.words}
