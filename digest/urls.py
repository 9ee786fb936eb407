"""Addresses: which may be linked, one canonical form each, and the place of a sentence; pure."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from digest.private import VARIABLE

# Parameters that only tell who clicked; never one that a page needs to be found (`id`, `p`, `source`).
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|srsltid|igshid|igsh|mc_[ce]id"
    r"|mkt_tok|_hs(?:enc|mi)|vero_(?:id|conv)|oly_(?:anon|enc)_id|(?:pk|mtm|piwik)_(?:campaign|source|medium|kwd|keyword|content)"
    r"|wt_?mc|wt\.mc_(?:id|ev)|ns_(?:campaign|mchannel|source|linkname|fee)|at_(?:medium|campaign|custom\d|link_\w+|bbc_team|format"
    r"|ptr_name|campaign_type)|cmpid|intcmp|ncid|s_cid|spm|xtor|maca|traffic_source|guccounter|guce_referrer(?:_sig)?|ito|smid"
    r"|ens_id)$",
    re.IGNORECASE,
)
#: Parameters that are tracking with these values or in this case alone: `ref=2` may choose the page.
_TRACKING_PAIR = re.compile(r"^(?:(?:ref|partner)=rss|CMP=.*)$", re.DOTALL)
#: Addresses that only lead on (of Google's alerts, Bing's news, Outlook's mails), and what parameter holds where to.
_LEADS_ON = re.compile(
    r"(?:www\.)?(?:google\.[a-z]{2,3}(?:\.[a-z]{2})?/url|bing\.com/news/apiclick\.aspx|youtube\.com/redirect"
    r"|linkedin\.com/(?:redir/redirect|safety/go)|duckduckgo\.com/l/?|slack-redir\.net/link|vk\.com/away\.php)"
    r"|lm?\.(?:facebook\.com/l\.php|instagram\.com/?)|t\.umblr\.com/redirect|out\.reddit\.com/.*"
    r"|[a-z0-9-]+\.safelinks\.protection\.outlook\.com/.*",
    re.IGNORECASE,
)
_WHERE_TO = ("url", "q", "u", "uddg", "to", "z")
_CLAUSE = re.compile("[\uff0c\u3001\u3002\uff1a\uff1b\uff01\uff1f]")
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff\"<>\\^`{|}]")


def safe_url(url: str | None, base: str | None = None) -> str | None:
    """Return `url` as an absolute http(s) address that is safe to link, or None."""
    if not url:
        return None
    try:
        whole = urljoin(base or "", re.sub(r"[\t\r\n]", "", url.strip()))
        parts = urlsplit(whole)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or parts.username is not None:
        return None
    return _UNSAFE.sub(lambda m: quote(m.group(), errors="replace"), whole)


# An address that is its own canonical form: four of five are, and splitting and joining them takes 40 times as long.
_PLAIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}/[A-Za-z0-9_~/-]*(?:\.[A-Za-z0-9_~/-]+)*"
)


def canonical(url: str | None, base: str | None = None, *, part: bool = False) -> str | None:
    """Return the one form of an address: lower-case host, no default port, tracking or fragment.

    An address that only leads on ("google.com/url?url=…") is the one that it leads to.
    With `part` the fragment stays, for articles that are parts of one page, unless it is tracking (`#xtor=RSS-1`).
    """
    if url and _PLAIN.fullmatch(url):
        return url
    safe = safe_url(url, base)
    if safe is None:
        return None
    parts = urlsplit(_led_to(_led_to(safe)))  # a mail program wraps what an alert has wrapped
    host = (parts.hostname or "").rstrip(".").lower()
    host = f"[{host}]" if ":" in host else host
    port = "" if parts.port in (None, {"http": 80, "https": 443}[parts.scheme.lower()]) else f":{parts.port}"
    query = _without_tracking(parts.query)
    place = _place(parts.fragment) if part else ""
    return urlunsplit((parts.scheme.lower(), host + port, parts.path or "/", query, place))


def _led_to(url: str) -> str:
    """Return where an address leads that only leads on, else itself."""
    parts = urlsplit(url)
    if not parts.query or not _LEADS_ON.fullmatch(f"{parts.hostname}{parts.path}"):
        return url
    told = dict(parse_qsl(parts.query))
    return next((found for name in _WHERE_TO if (found := safe_url(told.get(name)))), url)


def _without_tracking(query: str) -> str:
    """Drop tracking parameters; a query that has none is returned untouched, byte for byte."""
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(k, v) for k, v in pairs if not _is_tracking(k, v)]
    return query if len(kept) == len(pairs) else urlencode(kept)


def _is_tracking(name: str, value: str) -> bool:
    """Tell a parameter that finds no page; what stands for a secret (`${NAME}`) is none for readers either."""
    return bool(VARIABLE.fullmatch(value) or _TRACKING.match(name) or _TRACKING_PAIR.match(f"{name}={value}"))


def _place(fragment: str) -> str:
    """Return a fragment that leads to a place in a page, else nothing: tracking and orders to the browser (`:~:`)."""
    said = fragment.split(":~:", 1)[0]
    pairs = parse_qsl(said.lstrip("?"), keep_blank_values=True)
    return "" if any(value and _is_tracking(name, value) for name, value in pairs) else said


def host_of(url: str | None) -> str | None:
    """Return the host without `www.`, for want of a publisher's name; None where there is none."""
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:  # "https://[": half an IPv6 address
        return None
    return host.removeprefix("www.") if host else None


def spellings(url: str | None) -> frozenset[str]:
    """Return the ways in which people write one address: with `http`, without `www.`, with a slash behind it or not."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https"):
        return frozenset((url,) if url else ())
    host, path = parts.netloc.removeprefix("www."), parts.path.rstrip("/")
    return frozenset(
        urlunsplit((scheme, f"{www}{host}", f"{path}{slash}" or "/", parts.query, parts.fragment))
        for scheme in ("http", "https")
        for www in ("", "www.")
        for slash in ("", "/")
    )


def text_fragment(url: str | None, sentence: str) -> str | None:
    """Return `url` with a text fragment that leads to `sentence` in the page.

    See https://wicg.github.io/scroll-to-text-fragment/: `#:~:text=start,end`; the first and last
    words are enough, and shorter than the whole.
    """
    if not url:
        return None
    terms = sentence.split()
    if not terms:
        return url
    parts = [" ".join(terms)] if len(terms) <= 10 else [" ".join(terms[:5]), " ".join(terms[-5:])]
    # Chinese and Japanese have no spaces: a long sentence is named by its first and last clause, since
    # browsers look for whole words and a cut anywhere else may fall inside one.
    clauses = [part for part in _CLAUSE.split(sentence.strip()) if part]
    if len(terms) <= 10 and len(sentence) > 40 and len(clauses) > 1 and not sentence.isascii():
        parts = [clauses[0], clauses[-1]]
    text = ",".join(quote(part, safe="", errors="replace").replace("-", "%2D") for part in parts)
    return f"{url.split('#', 1)[0]}#:~:text={text}"
