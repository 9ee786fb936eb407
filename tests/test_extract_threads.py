"""Threads of forums: the answers are as much of their text as what was asked."""

# ruff: noqa: E501 - markup reads best one element a line

import json

from digest.extract import extract
from digest.models import Document

ASKED = (
    "I bought a lathe of 1962 from an estate sale, and it growls between six and eight hundred turns a minute.",
    "The tension of the belt is right, and the motor is silent without it. Is there a way to be sure of the bearing?",
)
ANSWERS = (
    (
        "turner",
        "Put a long screwdriver on the cap and its handle to your ear: gravel is a worn bearing, a whistle a dry one.",
    ),
    (
        "old_iron",
        "Before anything else change its oil. Mine stopped to growl after it was flushed twice with a thin one.",
    ),
)


def read(body, record=None):
    """Return the article of a page with this body."""
    said = f'<script type="application/ld+json">{json.dumps(record)}</script>' if record else ""
    html = f"<html lang=en><head><title>A lathe growls | Old Lathes</title>{said}</head><body>{body}</body></html>"
    return extract(
        Document(source="x", content=html.encode(), media_type="text/html", url="https://lathes.example/t/7")
    )


def test_the_answers_of_a_thread_are_its_text():
    """Comments are none of an article's, but a thread that is marked as one is made of them."""
    answers = "".join(f"<div itemprop=comment><span>{who}</span><p>{said}</p></div>" for who, said in ANSWERS)
    told = f"<h1>A lathe growls</h1><div itemprop=text><p>{ASKED[0]}</p><p>{ASKED[1]}</p></div>{answers}"
    thread = f'<div itemscope itemtype="http://schema.org/DiscussionForumPosting">{told}</div>'
    assert read(told).paragraphs == ASKED
    assert {*ASKED, *(said for _, said in ANSWERS)} <= {*read(thread).paragraphs}


def post(who, *said):
    """Return a post as XenForo sets it."""
    user = f"<section class=message-user><h4>{who}</h4><h5>Active member</h5><dl><dt>Messages</dt><dd>204</dd></dl></section>"
    text = f"<div class=message-content><article class=message-body><div class=bbWrapper>{'<br><br>'.join(said)}</div></article></div>"
    foot = "<footer class=message-footer><div class=actionBar><a>Like</a> <a>Reply</a></div></footer>"
    return f"<article class=message><div class=message-inner>{user}<div class=message-main>{text}{foot}</div></div></article>"


def test_posts_that_are_set_as_the_first_one_stay():
    """A page whose record is a thread keeps all of its posts; what hangs below them stays out."""
    posts = post("chuckjaw", *ASKED) + "".join(post(*answer) for answer in ANSWERS)
    below = "<div>You must log in or register to reply here.</div><h3>Similar threads</h3><div><a href=/t/9>The key is stuck</a></div>"
    record = {"@context": "https://schema.org", "@type": "DiscussionForumPosting", "headline": "A lathe growls"}
    kept = {*read(f"<h1>A lathe growls</h1>{posts}{below}", record).paragraphs}
    assert {*ASKED, *(said for _, said in ANSWERS)} <= kept
    assert not kept & {"Like Reply", "You must log in or register to reply here.", "The key is stuck"}


def test_vbulletins_label_is_no_part_of_a_headline():
    """The word "Thread:" stands before the headline of each of its pages."""
    text = "".join(f"<p>{line}</p>" for line in ASKED)
    assert read(f"<h1>Thread: <span><a href=/t/7>A lathe growls</a></span></h1>{text}").title == "A lathe growls"
