"""What must come out of a document, whatever its kind."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.errors import ExtractError
from digest.extract import extract
from digest.extract.imprint import publisher_in
from digest.models import Document

PAGE = """<html lang="en"><head><title>Harbor opens - The Daily Tide</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>Harbor opens</h1><p>The new harbor opened on Monday after four years of work, the city
said in a long statement.</p>
<p>Ships from eleven countries are expected before the end of the month, and the ferries begin to run on Friday.</p>
<p>The mayor thanked the workers and the taxpayers, who have paid for most of it since the work began.</p></article>
<footer>All rights reserved</footer></body></html>"""


def made(content, media_type="text/plain", **known):
    """Return a document of these words."""
    raw = content.encode() if isinstance(content, str) else content
    return Document(source="test", content=raw, media_type=media_type, **known)


def test_the_sample_page_comes_out_clean(shared):
    """The page that came with the project: title, byline, time with zone, and a body without furniture."""
    raw = (shared / "seeds" / "000_bd40987e507e74b5.txt").read_bytes()
    article = extract(made(raw))
    assert article.title == "Russia says 'won't deploy peacekeeping forces until both Armenia and Azerbaijan agree'"
    assert article.byline == "Riya Baibhawi"
    assert article.published == datetime(2020, 10, 30, 21, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert article.paragraphs[0].startswith("Kremlin spokesman Dmitry Peskov on October 30 said")
    assert article.paragraphs[-1].endswith("in the region.")
    body = "\n".join(article.paragraphs)
    for furniture in ("scorecardresearch", "share", "Follow", "null", "Read:", "Russia says", "Published", "Updated"):
        assert furniture not in body
    assert all(line.reason for line in article.removed)


def test_thirty_text_copies_come_out_sane(shared_data):
    """Pages of real news as text: each gives paragraphs of one clean line, none of them the headline."""
    import gzip
    import json

    with gzip.open(shared_data / "pages" / "text_news.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in [json.loads(next(rows)) for _ in range(30)]:
            article = extract(made(row["page"]))
            assert article.paragraphs
            assert article.title not in article.paragraphs
            assert not any("\n" in p or p != p.strip() or not p for p in article.paragraphs)


def test_a_page_gives_its_article():
    """The body of a page comes without menu and footer, and its title without the site's name."""
    article = extract(made(PAGE, "text/html; charset=utf-8", url="https://Tide.example/harbor?utm_source=x#top"))
    assert article.title.startswith("Harbor opens")
    assert article.url == "https://tide.example/harbor"
    assert len(article.paragraphs) == 3
    assert "Home" not in article.paragraphs


def test_an_entry_loses_what_blog_software_hangs_on_it():
    """The feed's own title and date win, and the lines about reading on are removed."""
    when = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    html = (
        "<p>The bridge is closed until May, the council said on Monday.</p><p>Continue reading →</p>"
        "<p>The post <a href='x'>Bridge</a> appeared first on <a href='y'>Tide</a>.</p>"
    )
    article = extract(made(html, "text/html", entry=True, title="Bridge shut", published=when))
    assert article.paragraphs == ("The bridge is closed until May, the council said on Monday.",)
    assert (article.title, article.published) == ("Bridge shut", when)
    assert len(article.removed) == 2


@pytest.mark.parametrize(
    ("heading", "text", "kept"),
    [
        ("Gem", "The tool is one gem, and the builder fetches all that it needs before the first page is made.", True),
        ("Del", "Rådet har lukket broen over havnen indtil maj, efter at sten faldt ned på vejen.", False),
    ],
)
def test_a_heading_of_an_entry_is_no_button_of_another_language(heading, text, kept):
    """A word that is a button in Danish is a heading in English."""
    article = extract(
        made(f"<p>{text}</p><h3>{heading}</h3><p>{text[:40]}.</p>", "text/html", entry=True, title="Tide")
    )
    assert (heading in article.paragraphs) is kept


def test_what_an_entry_lists_is_no_button():
    """A Portuguese guide lists what it needs: a gem is none of the buttons that Danish has."""
    text = "Para montar a página da ponte você vai precisar de algumas ferramentas, que estão na lista logo abaixo."
    html = f"<p>{text}</p><ul><li>Ruby</li><li>Gem</li></ul><p>{text}</p>"

    assert "Gem" in extract(made(html, "text/html", entry=True, title="A ponte")).paragraphs


@pytest.mark.parametrize("kind", ["text/plain", "text/html", "text/html entry", "text/markdown", "message/rfc822"])
def test_joiners_that_spell_nothing_go_on_every_way_in(kind):
    """A text says "which he said" without the sign between; Persian words keep theirs, split by markup or not."""
    persian = "\u0645\u06cc<b>\u200c\u062e\u0648\u0627\u0647\u0645</b>"
    said = "The harbor wall, which \u200che said was old, is to be re\u200dbuilt before the winter storms return."
    media_type, _, entry = kind.partition(" ")
    html = f"<h1>Harbor \u200cwall</h1><p>{said}</p><p>{persian} {said}</p>"
    text = f"{said}\n\n{persian.replace('<b>', '').replace('</b>', '')} {said}\n"
    head = "From: a@tide.example\r\nSubject: Wall\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    content = head + html if media_type == "message/rfc822" else html if media_type == "text/html" else text
    article = extract(made(content, media_type, entry=bool(entry), title="The \u200cwall"))
    clean = "The harbor wall, which he said was old, is to be rebuilt before the winter storms return."
    assert article.title == "The wall"
    assert article.paragraphs[-2:] == (clean, f"\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 {clean}")


def test_what_hangs_on_each_entry_of_a_feed_is_removed():
    """Lines of most entries and marks in brackets go, unless nothing else is left."""
    html = "<p>[player id=7]</p><p>[TideNews] The bridge is closed until May.</p><p>Reply by mail</p>"
    article = extract(made(html, "text/html", entry=True, title="t", standing=("Reply by mail",)))
    alone = extract(made("<p>Reply by mail</p>", "text/html", entry=True, title="t", standing=("Reply by mail",)))

    assert article.paragraphs == ("The bridge is closed until May.",)
    assert {one.text for one in article.removed} == {"[player id=7]", "[TideNews]", "Reply by mail"}
    assert alone.paragraphs == ("Reply by mail",)


def test_raised_numbers_of_footnotes_are_no_letters_of_words():
    """A number that leads to a footnote goes; a raised ordinal or a power stays."""
    html = (
        '<p>The bridge<sup id="r1"><a href="#fn:1">1</a></sup> opened on the 5<sup>th</sup> of May'
        '<sup><a href="https://a.example/p#n2">[2]</a></sup> with 10<sup>6</sup> bolts.</p>'
    )
    article = extract(made(html, "text/html", entry=True, title="t"))

    assert article.paragraphs == ("The bridge opened on the 5th of May with 106 bolts.",)


@pytest.mark.parametrize(
    ("title", "text", "whole"),
    [
        ("The ferry to Vrisa sails again from...", "The ferry to Vrisa sails again from May. A fine boat.",
         "The ferry to Vrisa sails again from May"),
        ("Where is the ferry to Vrisa now …", "Where is the ferry to Vrisa now that it is May?",
         "Where is the ferry to Vrisa now that it is May?"),
        ("The ferry to Vrisa . A fine...", "The ferry to Vrisa. A fine boat.", "The ferry to Vrisa. A fine boat"),
        ("The trouble with ferries…", "I hope this clears it up.", "The trouble with ferries…"),
        ("The Trouble with Ferries…", "The trouble with ferries is fog.", "The Trouble with Ferries…"),
        ("And so...", "And so it went on.", "And so..."),
        ("The ferry to Vrisa sails again...", "The ferry to Vrisa sails again " + "and again " * 30 + "in May.",
         "The ferry to Vrisa sails again..."),
    ],
)  # fmt: skip
def test_a_title_that_was_cut_is_told_whole_where_the_text_begins_with_it(title, text, whole):
    """A post without a title is called by its beginning; a beginning that is long, or another, stays."""
    article = extract(made(f"<p>{text}</p>", "text/html", entry=True, title=title))

    assert (article.title, article.paragraphs) == (whole, (text,))


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("2026-11-20 The old harbor wall", "The old harbor wall"),
        ("2026/11/20: The old harbor wall", "The old harbor wall"),
        ("2026-11-19 – The old harbor wall", "The old harbor wall"),
        ("2026-11-12 The old harbor wall", "2026-11-12 The old harbor wall"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-20 Notes", "2026-11-20 Notes"),
        ("2026-02-31 The old harbor wall", "2026-02-31 The old harbor wall"),
        ("2026 The old harbor wall", "2026 The old harbor wall"),
    ],
)
def test_a_title_is_not_called_by_its_day(title, called):
    """The day it was published goes from before a title of two words or more; another day is what it tells of."""
    when = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    html = "<p>The harbor wall is to be rebuilt before the winter storms return, the council said on Monday.</p>"
    assert extract(made(html, "text/html", entry=True, title=title, published=when)).title == called


@pytest.mark.parametrize(
    "text",
    [
        "[TideNews]",
        "Der Volltext dieses Berichts steht aus rechtlichen Gründen nicht mehr zur Verfügung.",
        "The full text of this report is no longer available here.",
    ],
)
def test_an_entry_of_nothing_but_a_mark_or_a_notice_is_no_article(text):
    """A feed that gives its own name in brackets, or says that there is no text, gives none."""
    with pytest.raises(ExtractError):
        extract(made(text, "text/html", entry=True, title="All of today"))


def test_a_mail_gives_its_text_without_the_frame():
    """The subject is the title, the sender the publisher; the service's frame is removed."""
    raw = (
        "From: The Daily Tide <news@tide.example>\r\nSubject: Harbor opens\r\nDate: Fri, 20 Nov 2026 08:00:00 +0100\r\n"
        "Content-Type: text/html; charset=utf-8\r\n\r\n<p>View this email in your browser</p><p>The harbor opened on "
        "Monday.</p><p>You are receiving this because you signed up. <a>Unsubscribe</a></p>"
    )
    article = extract(made(raw, "message/rfc822"))
    assert (article.title, article.publisher) == ("Harbor opens", "The Daily Tide")
    assert article.paragraphs == ("The harbor opened on Monday.",)
    assert article.published.isoformat() == "2026-11-20T08:00:00+01:00"


@pytest.mark.parametrize(
    "frame",
    [
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.",
        "Vous recevez ce message car vous êtes inscrit.",
        "Si no ve bien este correo, ábralo en su navegador o en tu navegador.",
        "Ricevi questa e-mail perché sei iscritto.",
        "Вы получили это письмо, потому что подписались.",
        "Wyświetl tę wiadomość w przeglądarce",
        "Herzliche Grüße",
        "Best regards,",
        "Bien cordialement,",
    ],
)
def test_the_frame_of_a_letter_goes_in_many_languages(frame):
    """Who gets it and why, and all below its closing; what it says stays."""
    said = "The old crane of the harbor was taken down on Monday after ninety years, and four barges carried it away."
    article = extract(made(f"Subject: The crane\r\n\r\n{said}\r\n\r\n{frame}\r\n\r\nAnn Lee\r\n", "message/rfc822"))
    assert article.paragraphs == (said,)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", "text/plain"),
        (b" \n ", "text/html"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "text/html"),
        (b"\x00\x01\x02\x03" * 40, "text/plain"),
        (b"Home\nLogin\nMenu\n", "text/plain"),
        (b"<html><body><p>404</p></body></html>", "text/html"),
        (b"x" * 20_000_001, "text/plain"),
        (b"%PDF-1.4", "application/pdf"),
        (b"From: a@b.example\r\n\r\n", "message/rfc822"),
        (b"Subject: " + b"=?utf-8?q?a?= " * 50_000 + b"\r\n\r\nhi", "message/rfc822"),
        (b"<div>" * 100_000 + b"x", "text/html"),
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">", "text/html"),
        (b"<html><title>404 - Page not found</title><p>Sorry, the page was not found on this server.</p>", "text/html"),
        (b"<html><title>Just a moment...</title><p>Verify you are human to go on to the site.</p>", "text/html"),
    ],
)
def test_what_holds_no_article_is_refused_with_a_reason(content, media_type):
    """Nothing, pictures, noise, menus, error pages, what is too large: one clear line each."""
    with pytest.raises(ExtractError) as refusal:
        extract(made(content, media_type))
    assert len(refusal.value.message) > 10


KINDS = st.sampled_from(["text/html", "text/plain", "text/markdown", "message/rfc822", "application/xhtml+xml", "x"])


@settings(max_examples=150)
@given(content=st.binary(max_size=400), kind=KINDS, entry=st.booleans())
@example(content=b"\x00<", kind="text/html", entry=False)
@example(content=b"<!-- ", kind="text/html", entry=True)
def test_no_bytes_make_it_fail_otherwise(content, kind, entry):
    """Any bytes give an article or an `ExtractError`, never another exception."""
    try:
        article = extract(made(content, kind, entry=entry), now=datetime(2026, 11, 23, tzinfo=UTC))
    except ExtractError:
        return
    assert article.paragraphs


@settings(max_examples=150)
@given(text=st.text(max_size=600), kind=KINDS)
def test_no_text_makes_it_fail_otherwise(text, kind):
    """Any text gives an article of clean lines or an `ExtractError`."""
    try:
        article = extract(made(text.encode("utf-8", "replace"), kind))
    except ExtractError:
        return
    assert all(p.strip() == p and p and "\n" not in p for p in article.paragraphs)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2026 Harbor Courier. All rights reserved.", "Harbor Courier"),
        ("Copyright © 2026 Quay Media LLC. All Rights Reserved.", "Quay Media"),
        ("Copyright ©2026 Reed & Company, Inc.", "Reed & Company"),
        ("Copyright © The Lab Post Limited 2026", None),
    ],
)
def test_the_copyright_line_names_the_outlet(line, name):
    """What the law adds to a name, and the word copyright, are not the name."""
    assert publisher_in([line], None) == name


def test_the_first_sentence_of_a_german_text_is_its_title_whole():
    """The day of a month ends no sentence ("am 6. Oktober"), in the language of the text."""
    text = "Die Fähre nach Vrisa fährt am 6. Oktober zum letzten Mal. " + "Danach wird sie von der Werft geprüft. " * 9

    assert extract(made(text, "text/plain")).title == "Die Fähre nach Vrisa fährt am 6. Oktober zum letzten Mal"
