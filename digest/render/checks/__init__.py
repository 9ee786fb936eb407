"""`digest check`: what is wrong with a finished issue, before its readers find it; pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.render.checks import clients, content, contrast, layout, mime, proof, structure
from digest.render.checks.arrival import check_arrival
from digest.render.checks.finding import SEVERITIES, Finding, Subject

if TYPE_CHECKING:
    from digest.models import Issue, Rendering

__all__ = ["CHECKS", "Finding", "as_text", "check", "check_arrival"]

CHECKS = (
    proof.check_proof,
    content.check_size,
    content.check_subject,
    content.check_links,
    content.check_text,
    content.check_tags,
    content.check_footer,
    content.check_brand,
    structure.check_head,
    structure.check_headings,
    structure.check_tables,
    structure.check_pictures,
    structure.check_forbidden,
    structure.check_comments,
    structure.check_text_size,
    layout.check_outlook,
    layout.check_dark,
    layout.check_styles,
    layout.check_loading,
    contrast.check_contrast,
    clients.check_clients,
    mime.check_message,
)


def check(issue: Issue, rendering: Rendering, *, message: bytes | None = None) -> tuple[Finding, ...]:
    """Return what is wrong with an issue as rendered (and as `message.eml`), the gravest first."""
    subject = Subject(issue=issue, rendering=rendering, message=message)
    found = [finding for one in CHECKS for finding in one(subject)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def as_text(findings: tuple[Finding, ...], well: str = "the issue is fit to send") -> str:
    """Return findings as lines for a terminal; one line that says so when there are none."""
    if not findings:
        return f"No findings: {well}.\n"
    lines = [f"{f.severity}: {f.where}\n  {f.why}\n  → {f.fix}  [{f.id}]\n" for f in findings]
    counts = [f"{n} {name}{'s' if n != 1 else ''}" for name in SEVERITIES if (n := _count(findings, name))]
    return "".join(lines) + ", ".join(counts) + ("" if _count(findings, "error") else f": {well}") + "\n"


def _count(findings: tuple[Finding, ...], severity: str) -> int:
    return sum(finding.severity == severity for finding in findings)
