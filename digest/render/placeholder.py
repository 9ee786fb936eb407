"""The reader's place-holder: what stands in the mail where each reader's own token will go; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.urls import safe_url

if TYPE_CHECKING:
    from digest.models import Newsletter

#: Letters only: premailer rewrites `{{…}}` and `<%…%>` in links, quoted-printable wraps lines at
#: "=", and neither touches letters. 26 of them, as long as the shortest token of 128 bits or more.
TOKEN = "READERSOWNTOKENGOESINHEREX"  # noqa: S105  # it stands for a token, and is none
_NOWHERE = "https://unsubscribe.example/"


def unsubscribe_url(newsletter: Newsletter) -> str:
    """Return the unsubscribe link of the rendered mail, with `TOKEN` where the reader's own token goes."""
    pattern = newsletter.unsubscribe or ""
    if "{token}" not in pattern or safe_url(pattern.replace("{token}", TOKEN)) is None:
        return _NOWHERE + TOKEN
    return pattern.replace("{token}", TOKEN)
