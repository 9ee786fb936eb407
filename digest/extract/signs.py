"""What the names of a page's elements (classes, ids) say of them: who wrote it, when, the text, or something else."""

# ruff: noqa: E501 - patterns and lists of words read best one kind a line

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


def grown(words: Sequence[str]) -> str:
    r"""Return the pattern of any of these words as a tree of their letters, which is tried in a third of the time.

    Python's `re` tries one alternative after the other at each letter. Behind its letters a word may go on in brackets
    ("bio(?:\W|$)"); a word that begins another one stands for both.
    """
    ends = [word for word in words if not word or word[0] == "("]
    if "" in ends:
        return ""
    heads: dict[str, list[str]] = {}
    for word in words:
        if word[0] != "(":
            heads.setdefault(word[0], []).append(word[1:])
    parts = [re.escape(head) + grown(tails) for head, tails in heads.items()] + ends
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(grown(words.split()))


_AUTHOR = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|writer|contributor|post-?author|entry-author|article-author|posted-?by|written-?by|reader-credits|reporter|autor|auteur|creator|user-name)(?:[\s_-]|$|name|link)"
)
_BESIDE = (
    r"comment related sidebar widget(?<!elementor-widget)(?!-(?:container|wrap)|\x20blog\b) recommend popular menu nav-"
    r" footer(?<!post-footer)(?<!entry-footer)(?<!article-footer) testimonial teaser card(?<!header-card)(?<!vcard)(?<!h-card)"
    r" promo(?<!node-promo)(?<!node--promo)"
)
_NOT_BELOW = _any_of(_BESIDE)
# A byline or a day that is said to be of these is not the article's, though one in an element below them may be.
_NOT_HERE = _any_of(f"{_BESIDE} review social avatar image photo caption")
# The day on which a page is shown, at its head.
_TODAY = re.compile(r"(?:today|current|todays|now|heute|aujourd)[-_]?(?:date|time|datum)?(?=[\s_-]|$)|clock|weather")
_WHEN = re.compile(
    r"(?:^|[\s_-])(?:date|published|publish|pub-?date|posted|post-date|timestamp|time|dateline|entry-date|article-date|datum|fecha|meta)(?:[\s_-]|$)"
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:standfirst|sub-?head(?:line|ing)?|dek|deck|(?:article|post)-excerpt|chapo|chapeau|sub-?title|strapline)(?:$|[\s_-])"
)
# What asks for consent, or is drawn by a service that hangs related links and comments below articles.
_APART = re.compile(
    r"cookie(?:yes|[\w-]{0,24}(?:consent|notice|banner|bar|law|dialog|modal|popup|message|notification|container))"
    r"|(?:consent|gdpr|privacy)[\w-]{0,12}(?:banner|notice|modal|dialog|popup|overlay|bar|box)"
    r"|onetrust|cybotcookiebot|didomi|usercentrics|iubenda|osano|klaro(?:[-_\s]|$)|borlabs|taboola|outbrain|disqus_thread|republish|reading-?time|ai-?summary|summary-ai|genai-"
    r"|(?:cli(?<![^\s]cli)|cky(?<![^\s]cky)|cmplz|truste(?<![^\s]truste)|qc-cmp2?|cc-window|sp_message)(?=[-_\s]|$)"
    r"|(?:sitenotice|sitesub|contentsub|printfooter|catlinks|wm-ipp-base|wm-ipp|bn015htcoyt__google-cache-hdr|kg-signup-card|kg-cta-card|donat(?:e|ion)(?<![^\s_-]donate)(?<![^\s_-]donation)(?:[_-]{1,2}(?:box|banner|cta|block|section|form|widget|appeal|promo))?|mw-jump-link|navbox|post-?signature)(?=\s|$)"
)
#: One of these letters stands in whatever the patterns above and `signs_of` know; it does in one name of eleven.
_HINT = _any_of(
    "by-line byline author writer contributor posted written reporter autor auteur creator user-name"
    " date publish time datum fecha meta standfirst subhead sub-head dek deck chapo chapeau subtitle sub-title strapline"
    " modif updat changed button cookie consent gdpr privacy onetrust didomi usercentrics iubenda osano klaro borlabs taboola"
    " outbrain disqus_thread ai-summary aisummary summary-ai genai- cli cky cmplz qc-cmp cc-window sp_message truste"
    " sitenotice sitesub contentsub printfooter catlinks mw-jump-link navbox post-signature postsignature reader-credits article-excerpt post-excerpt pullquote pull-quote pull_quote wm-ipp bn015htcoyt"
    " kg-signup-card kg-cta-card donate donation"
)

#: What announces an article's text, and what announces something else.
_GOOD = _any_of("article content post entry story body text main prose markdown rich paragraph blog single page")
_BODY = re.compile(
    r"(?:article|post|entry|story|blog|page|main|rich|wysiwyg|single)[-_]{0,2}(?:\w{0,12}[-_]{1,2})?(?:body|content|text)|articlebody|(?:^|\s)(?:prose|markdown-body|e-content|body-?copy|rte|rich-?text|wysiwyg)|body-?text"
)
_BAD = _any_of(
    "comment talkback sidebar side-bar widget foot menu breadcrumb related recommend popular trending share social advert"
    " sponsor banner cookie consent newsletter subscri sign-up signup popup modal overlay pagination pager author byline meta"
    " caption credit rating review disclaimer disclosure table-of-contents teaser card carousel slider login search button btn"
    " cta read-more readmore next prev print skip screen-reader sr-only visually-hidden hidden toolbar masthead header more-"
    " also-like alsolike outbrain taboola disqus respond respons copyright legal product price shop cart quiz poll"
    r" promo(?<!node-promo)(?<!node--promo) nav(?<![^\s_-]nav) ad(?<![^\s_-]ad)(?:s?(?:[\s_-]|$)) bio(?:[\s_-]|$) tag(?:s?(?:[\s_-]|$)) toc(?:[\s_-]|$)"
)
_OF_GHOST = re.compile(r"\bkg-(?!signup|product|cta|button|header)[\w-]*")
# Names that a system gives to all parts of a page say nothing of this one, whatever words they hold: Elementor's and
# HubSpot's widgets, Shopify's sections, the root of Next.js, Drupal's labels that are not shown, grids that respond,
# SiteOrigin's panels, the posts of Blogger, the column beside the menu of Read the Docs, what has a sidebar beside it.
# (Of 396 pages 28 have their text in one.)
_OF_SYSTEMS = re.compile(
    r"elementor-widget|hs_cos_wrapper(?:_\w+)?|shopify-(?=section)|__next(?!\S)|ck-widget|newsletter-post|overflow-(?:[xy]-)?hidden"
    r"|responsivegrid|wp-embed-responsive|pagebuilder[\w-]*|field-{1,2}label-(?:visually_)?hidden|has-sidebar|no-sidebar|with(?:out)?-sidebar"
    r"|content-sidebar(?:-wrap)?|so-panel widget(?: widget_sow-[\w-]+)?|siteorigin-widget|widget blog(?!\S)|widget-span|widget-type-"
    r"|wy-(?:nav-content(?:-wrap)?|grid-for-nav)"
)
#: One of these stands in each; to look for them takes a third of the time.
_SYSTEMS = _any_of(
    "elementor-w hs_cos_ shopify-s __next ck-widget newsletter-p overflow- responsive pagebuilder label- -sidebar so-panel"
    " siteorigin-w wy- widget"
)
#: What else is found in names is no system's.
_IN_SYSTEMS = frozenset(["hidden", "nav", "newsletter", "next", "pager", "respons", "shop", "sidebar", "widget"])
# WordPress calls a post by its sections and keywords: "post type-post category-reviews tag-bathroom-products".
_OF_POST = re.compile(r"(?:tag|category)-[\w%-]+")


class Signs(NamedTuple):
    """Hold what an element is marked as by its names."""

    author: bool
    when: bool
    standfirst: bool
    quote: bool
    changed: bool
    apart: bool
    button: bool


class Called(NamedTuple):
    """Hold whether names speak of an article, of its text, of something else."""

    good: bool
    body: bool
    bad: bool


NO_SIGN, UNCALLED = Signs(*[False] * 7), Called(*[False] * 3)
# One of each for all pages: thousands more would be looked through by each collection of what is no longer in use.
_EACH = {said: Called(*said) for said in product((False, True), repeat=3)}


@lru_cache(maxsize=16_384)  # pages of one site call their parts the same
def signs_of(names: str) -> Signs:
    """Return what the names of an element mark it as."""
    lower = names.lower()
    if not _HINT.search(lower):
        return NO_SIGN
    author, when = _AUTHOR.search(lower) is not None, _WHEN.search(lower) is not None
    here = (author or when) and not _NOT_HERE.search(lower)
    when = when and not _TODAY.search(lower)
    signs = Signs(
        author=here and author,
        when=here and when,
        standfirst=_STANDFIRST.search(lower) is not None,
        quote="pullquote" in lower or "pull-quote" in lower or "pull_quote" in lower,
        changed="modif" in lower or "updat" in lower or "changed" in lower,
        apart=_APART.search(lower) is not None,
        button="button" in lower,
    )
    return signs if any(signs) else NO_SIGN


def _own(names: str) -> str:
    """Return names without those that the system of a page gives to any part, and without what a post is about."""
    if _SYSTEMS.search(names):
        names = _OF_SYSTEMS.sub("", names)
    return _OF_POST.sub("", names) if "type-post" in names or "hentry" in names else names


@lru_cache(maxsize=4096)  # elements of one page have the same ones above them
def is_beside(names: str) -> bool:
    """Tell whether names, in lower case, are those of a part of the page in which no byline or date is the article's."""
    return _NOT_BELOW.search(names) is not None and _NOT_BELOW.search(_own(names)) is not None


@lru_cache(maxsize=16_384)
def called(names: str) -> Called:
    """Return whether names, in lower case, speak of an article, of its text, of something else."""
    if "kg-" in names:  # what Ghost sets amid a text: code, callouts, pictures
        names = _OF_GHOST.sub("", names)
    bad = _BAD.search(names)
    if bad and (bad[0] in _IN_SYSTEMS or "hs_cos" in names or "type-post" in names or "hentry" in names):
        bad = _BAD.search(_own(names))
    return _EACH[_GOOD.search(names) is not None, _BODY.search(names) is not None, bad is not None]
