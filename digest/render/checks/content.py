"""What readers read: links, subject, preheader, the text part, sizes, left-over tags; pure."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from digest.addresses import PLACEHOLDER
from digest.files import MAIL, TEXT
from digest.render.checks.css import style_of
from digest.render.checks.finding import Finding, Subject, shown
from digest.render.links import mail_link
from digest.render.palette import passed_over
from digest.render.placeholder import TOKEN, unsubscribe_url
from digest.render.plain import WIDTH, columns

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Gmail cuts a mail of more than about 102,400 bytes off, with its unsubscribe link.
CLIPPED = 100 * 1024
NEARLY_CLIPPED = 98_000
#: What inboxes show of a preheader.
SHORTEST, LONGEST = 40, 110
#: Gmail drops style blocks past 8,192 bytes in all (email-bugs #90).
STYLES = 8192
VAGUE = {
    "here",
    "click here",
    "read more",
    "more",
    "link",
    "this",
    "hier",
    "mehr",
    "ici",
    "lire la suite",
    "aquí",
    "leer más",
}
_TAGS = re.compile(r"\{\{|\{%|\*\||@@|%%\w+%%|\[\[\w+\]\]")
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{2,5});")
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|td|tr|table|h[1-6]|ul|li)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
#: U+FFFD, control characters, and the bidi controls that turn a line around.
_BROKEN = re.compile("[\ufffd\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_NESTED = re.compile(r"@media[^{]{0,500}\{[^}]{0,5000}@")


def check_links(subject: Subject) -> Iterator[Finding]:
    """Find links that lead nowhere, or do not say where."""
    anchors = {element.get("id") for element in subject.tree.iter() if element.get("id")}
    for address, label in subject.links:
        where = f"link “{shown(label)}” to {shown(address)}"
        if address.startswith("#"):
            lost = address[1:] not in anchors
            why = "its anchor is not in the mail" if lost else "anchors do nothing in Gmail's and Outlook's apps"
            yield _finding("link-anchor", "error" if lost else "warning", where, why, "link to the web page instead")
        elif not address.startswith(("https:", "mailto:")):
            yield _finding("link-scheme", "error", where, "filters distrust it and clients block it", "use https")
        if not label:
            yield _finding("link-text", "error", where, "a link without words cannot be heard", "give it words")
        elif label.casefold() in VAGUE:
            yield _finding("link-text", "warning", where, "read alone it says nothing", "say where it leads")


def check_size(subject: Subject) -> Iterator[Finding]:
    """Find a mail that Gmail would clip, and styles that it would drop."""
    size = len(subject.rendering.html.encode())
    if size > NEARLY_CLIPPED:
        clipped = size >= CLIPPED
        why = (
            f"{size:,} bytes: Gmail {'clips' if clipped else 'nearly clips'} the mail, and the unsubscribe link with it"
        )
        yield _finding("size", "error" if clipped else "warning", MAIL, why, "carry fewer stories (limit)")
    styles = sum(len(style.encode()) for style in subject.styles)
    if styles > STYLES:
        yield _finding("style-size", "error", "<style>", f"{styles:,} bytes: Gmail drops them all", "8,192 at most")
    if any(_NESTED.search(style) for style in subject.styles):
        yield _finding(
            "style-nested", "error", "<style>", "Gmail drops a block with an @ inside @media", "take them apart"
        )


def check_subject(subject: Subject) -> Iterator[Finding]:
    """Find a subject or preheader that an inbox shows badly."""
    line, preview = subject.rendering.subject, subject.rendering.preheader
    if not line.strip():
        yield _finding("subject", "error", "subject", "it is empty", "name the top story")
    elif columns(line) > 78:
        why = f"{columns(line)} characters: phones show about 40, inboxes about 70"
        yield _finding("subject", "warning", "subject", why, "shorten it")
    first, hidden = _first_text(subject.tree)
    if not preview.strip() or not first.startswith(" ".join(preview.split())[:40]):
        why = "the inbox shows the first words of the mail instead"
        yield _finding(
            "preheader", "warning", "preheader", why, "begin the body with a preheader of 40 to 110 characters"
        )
    elif preview.strip().casefold() == line.strip().casefold():
        yield _finding("preheader", "warning", "preheader", "it repeats the subject", "say what the subject does not")
    elif not hidden:
        why = "it stands in the mail as its first line, for all to read"
        yield _finding("preheader", "warning", "preheader", why, "hide it: display:none;mso-hide:all")
    elif not SHORTEST <= columns(preview) <= LONGEST:
        why = f"{columns(preview)} characters where an inbox shows {SHORTEST} to {LONGEST}"
        yield _finding("preheader", "note", "preheader", why, "set preheader in the issue's edits.toml")


def check_text(subject: Subject) -> Iterator[Finding]:
    """Find a text part that is less than the mail."""
    text = subject.rendering.text
    if not text.strip():
        yield _finding("text-part", "error", TEXT, "it is empty: filters and readers miss it", "write issue.txt.j2")
        return
    missing = [address for address, _ in subject.links if address.startswith("https:") and address not in text]
    if missing:
        where = f"email.txt: {shown(missing[0])}, {len(missing)} in all"
        yield _finding("text-links", "error", where, "a link of the mail is not in its text", "list every link")
    wide = [line for line in text.splitlines() if columns(line) > WIDTH and "https://" not in line]
    if wide:
        where = f"email.txt: {shown(wide[0])}"
        yield _finding("text-width", "warning", where, f"lines over {WIDTH} wrap badly", "use the wrap filter")
    if any(line.rstrip() == "--" for line in text.splitlines()):
        why = "a line of -- begins a signature: mail programs fold away all that follows"
        yield _finding("text-signature", "warning", TEXT, why, "use a rule of underscores, or an em dash")
    for found in (_MARKUP.search(text), _ENTITY.search(text)):
        if found:
            where = f"email.txt: {shown(text[max(0, found.start() - 10) : found.end() + 20])}"
            yield _finding(
                "text-markup", "warning", where, "there is HTML in the plain text", "see the article's source"
            )


def check_tags(subject: Subject) -> Iterator[Finding]:
    """Find template tags nobody filled in, HTML shown as text, and broken characters."""
    for part, content in ((MAIL, subject.rendering.html), (TEXT, subject.rendering.text)):
        if found := _TAGS.search(content):
            where = f"{part}: {shown(content[max(0, found.start() - 20) : found.end() + 20])}"
            yield _finding(
                "template-tag", "error", where, "a template tag was left as it was", "fill it in the template"
            )
        yield from _characters(part, content)
    body = subject.tree.find("body")
    words = "" if body is None else body.text_content()
    if found := _ENTITY.search(words):
        where = f"email.html: {shown(words[max(0, found.start() - 20) : found.end() + 20])}"
        yield _finding(
            "escaped-twice", "warning", where, "readers see HTML instead of its meaning", "see the article's source"
        )


def _characters(part: str, content: str) -> Iterator[Finding]:
    """Find characters that were lost, break clients, turn text around, or are spelled in an odd way."""
    if bad := _BROKEN.search(content):
        where = f"{part}: {shown(content[max(0, bad.start() - 20) : bad.end() + 20])}"
        why = f"U+{ord(bad.group()):04X}: a character was lost, breaks clients, or turns the text around"
        yield _finding("characters", "warning", where, why, "see the article's encoding")
    if not unicodedata.is_normalized("NFC", content):
        odd = next((line for line in content.splitlines() if not unicodedata.is_normalized("NFC", line)), "")
        why = "letters and accents are not in one piece (Unicode NFC): searches miss them, some clients part them"
        yield _finding("characters", "note", f"{part}: {shown(odd)}", why, "see the article's source")


def check_footer(subject: Subject) -> Iterator[Finding]:
    """Find a mail that does not say who sends it and how to leave."""
    letter, link = subject.issue.newsletter, unsubscribe_url(subject.issue.newsletter)
    addresses = [address for address, _ in subject.links]
    if not any(TOKEN in address for address in addresses) or TOKEN not in subject.rendering.text:
        why = "there is no unsubscribe link for the reader's own token in HTML and text"
        yield _finding("unsubscribe", "error", "footer", why, "link to {{ issue.unsubscribe }}")
    if letter.unsubscribe is None:
        why = f"the link leads nowhere ({shown(link)})"
        yield _finding("unsubscribe", "warning", "footer", why, "set unsubscribe in digest.toml")
    if letter.sender.endswith((PLACEHOLDER, f"{PLACEHOLDER}>")):
        why = f"{PLACEHOLDER} is nobody's: services refuse it, or put the mail among the spam"
        yield _finding(
            "from", "warning", "sender", why, "write your own address as from in digest.toml, then digest build"
        )
    if letter.address is None:
        why = "commercial mail must carry a postal address (CAN-SPAM, and most laws like it)"
        yield _finding("address", "warning", "footer", why, "set address in digest.toml")
    if letter.url is None:
        why, severity = "the mail cannot link to itself on the web", "note"
        gone = _only_on_the_web(subject)
        if gone:
            why, severity = (
                f"{gone} stories did not fit, and there is no web page on which readers find them",
                "warning",
            )
        fix = "set url in digest.toml to where issues/ is served" + (", or a lower limit" if gone else "")
        yield _finding("web-version", severity, "footer", why, fix)


def _only_on_the_web(subject: Subject) -> int:
    """Return how many stories the mail does not link to; where it links to none, its template has lost them."""
    links = {address for address, _ in subject.links}
    leads = (story.lead for section in subject.issue.sections for story in section.stories)
    linked = [link in links for link in (mail_link(lead.url) for lead in leads) if link]
    return linked.count(False) if any(linked) else 0


def check_brand(subject: Subject) -> Iterator[Finding]:
    """Find colors, fonts and logos that the templates had to pass over."""
    for key, why in passed_over(subject.issue.newsletter):
        yield _finding("brand", "warning", f"digest.toml: brand.{key}", why, "see docs/templates.md")


def _first_text(tree: Any) -> tuple[str, bool]:
    """Return the first words of the body, and whether they are hidden."""
    for text in tree.xpath("//body//text()"):
        if text.strip():
            above = (text.getparent(), *text.getparent().iterancestors())
            return " ".join(str(text).split()), any("none" in style_of(e).get("display", "") for e in above)
    return "", False


def _finding(name: str, severity: str, where: str, why: str, fix: str) -> Finding:
    return Finding(id=name, severity=severity, where=where, why=why, fix=fix)
