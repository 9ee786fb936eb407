"""What is read in a page's markup: who, when, which blocks are the article, and why the others went."""

# ruff: noqa: E501 - cases read best one a line

import pytest
import trafilatura

from digest.errors import ExtractError
from digest.extract import extract
from digest.extract.chrome import reason_of
from digest.models import Document

TEXT = """<p>The new harbor opened on Monday after four years of work, the city said in a long statement, and ships
from eleven countries are expected before the end of the month.</p>
<p>The mayor thanked the workers and the taxpayers, who have paid for most of it since the work began, and said that
the ferries would begin to run on Friday, weather permitting.</p>
<p>Fishermen had asked for a deeper basin since the spring, when two boats ran aground at the old pier.</p>"""


def page(head="", above="", below="", url=None):
    """Return the article of a page with these parts."""
    html = (
        f"<html lang='en'><head><title>Harbor opens after four years</title>{head}</head><body>"
        f"<article><h1>Harbor opens after four years</h1>{above}{TEXT}{below}</article></body></html>"
    )
    return extract(Document(source="test", content=html.encode(), media_type="text/html", url=url))


@pytest.mark.parametrize(
    ("head", "above", "name"),
    [
        ('<meta name="author" content="Ada Quill, MD">', "", "Ada Quill, MD"),
        ('<meta name="author" content="By Ada Quill">', "", "Ada Quill"),
        ('<meta name="citation_author" content="Quill, Ada"><meta name="citation_author" content="Reed, Bo">', "", "Ada Quill, Bo Reed"),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">', "", "Ada Quill"),
        ('<meta property="og:site_name" content="The Tide"><meta name="author" content="Ada Quill, The Tide">', "", "Ada Quill"),
        ('<meta name="author" content="ada.quill">', '<div class="author-info"><span>Ada Quill</span></div>', "Ada Quill"),
        ("", "<div><span>By </span><button>Ada Quill</button></div>", "Ada Quill"),
        ("", '<p class="byline">By <a href="/x">Ada Quill, DVM</a>. Reviewed by <a>Bo Reed</a></p>', "Ada Quill, DVM"),
        ("", '<div><a href="/authors/ada-quill">Ada Quill</a></div>', "Ada Quill"),
        ('<meta name="author" content="Ada Quill">', '<p class="author">Ada Quill, Bo Reed and Cy Lee</p>', "Ada Quill, Bo Reed and Cy Lee"),
        ("", '<span class="author">Ada May</span>', "Ada May"),
        ('<meta name="author" content="admin">', "", None),
        ('<meta name="author" content="page.extra.author">', "", None),
    ],
)  # fmt: skip
def test_the_byline_is_read_as_it_is_signed(head, above, name):
    """Records are taken as they stand, visible bylines without role and date; accounts and variables are no names."""
    assert page(head, above).byline == name


@pytest.mark.parametrize(
    ("head", "above", "url", "day"),
    [
        ('<meta property="og:published_time" content="2024-10-08">', "", None, "2024-10-08"),
        ("", '<time datetime="2024-10-08T05:00:00Z">Tuesday</time>', None, "2024-10-08"),
        ("", '<div class="post-date">October 8, 2024</div>', None, "2024-10-08"),
        ("", "", "https://tide.example/2024/10/08/harbor", "2024-10-08"),
        ("", '<div class="last-updated">October 9, 2024</div><time datetime="2024-10-08">x</time>', None, "2024-10-08"),
    ],
)
def test_the_date_is_found_where_the_head_says_nothing(head, above, url, day):
    """A time element, a line that is called a date, and at last the address tell when a page was published."""
    assert page(head, above, url=url).published.date().isoformat() == day


def test_cells_of_a_row_stand_in_one_line():
    """A table's row is one line, so that no stray cell becomes a sentence."""
    row = "<tr><td>Basin</td><td>The deepest of the new basins, {} meters</td><td>East pier</td></tr>"
    table = (
        "<table>" + "".join(row.format(depth) for depth in (9, 11, 12)) + "</table>" + TEXT.replace("harbor", "quay")
    )
    lines = [line for line in page(below=table).paragraphs if "Basin" in line or "East pier" in line]
    assert len(lines) == 3
    assert all(line.startswith("Basin | ") and line.endswith(" | East pier") for line in lines)


def test_text_that_stands_twice_is_kept_once():
    """A copy for phones or for printing, hidden or not, does not repeat the article."""
    body = page(below=f"<div style='display:none'>{TEXT}</div>").paragraphs
    assert len(body) == len(set(body)) == 3


def test_a_short_line_may_stand_twice():
    """Who says "No." twice has said it twice; a copy of the page is known by its long lines."""
    said = "<p>“We will not pay for it again,” the mayor said.</p>" + TEXT.replace("harbor", "quay")
    body = page(below=said + said.replace("opened", "was opened").replace("thanked", "praised")).paragraphs

    assert sum("not pay for it" in line for line in body) == 2


def test_what_a_heading_of_related_articles_begins_goes():
    """A teaser below an article reads as the article does: its heading tells, where the text stands above it."""
    long = TEXT + TEXT.replace("harbor", "canal").replace("mayor", "council").replace("Fishermen", "Skippers")
    teaser = "The town of Brackley has voted to rebuild its own harbor wall after the storms of last winter, it said on Sunday."
    html = f"<article><h1>Harbor opens</h1>{long}<h3>Related articles</h3><p>{teaser}</p></article>"
    found = extract(Document(source="test", content=html.encode(), media_type="text/html"))

    assert any("Skippers" in line for line in found.paragraphs)
    assert teaser not in found.paragraphs


def test_what_a_plugin_tells_of_cookies_is_furniture():
    """Its paragraphs are as long as an article's."""
    told = "This website uses cookies to improve your experience while you navigate through the website. " * 4
    kept = (
        "The cookies of our grandmother were baked in the old town, and they were the best of all the cookies that I know. "
        * 4
    )

    assert reason_of(told.strip()) == "cookie notice"
    assert reason_of(kept.strip()) is None
    assert not any("navigate" in line for line in page(below=f"<p>{told}</p>").paragraphs)


def test_a_button_that_was_never_closed_does_not_swallow_the_page():
    """Browsers show what stands behind an open button, and so do we."""
    html = f"<html><body><header><button>Menu<div><article><h1>Harbor opens</h1>{TEXT}</article></div></body></html>"
    article = extract(Document(source="test", content=html.encode(), media_type="text/html"))
    assert sum("mayor" in line for line in article.paragraphs) == 1


@pytest.mark.parametrize(
    ("piece", "text", "reason"),
    [
        ("<nav><a href='/'>Weather</a></nav>", "Weather", "menu"),
        ("<figure><figcaption>Boats at the pier in May</figcaption></figure>", "Boats at the pier in May", "picture caption"),
        ("<div class='related-posts'><p>Old pier to close</p></div>", "Old pier to close", "link to another article"),
        ("<div id='comments'><p>Well done everybody</p></div>", "Well done everybody", "comments"),
        ("<div class='author-box'><p>Ada has lived by the sea</p></div>", "Ada has lived by the sea", "box about the author"),
        ("<form><label>Your name</label></form>", "Your name", "form to fill in"),
        ("<footer><p>Tide Media House</p></footer>", "Tide Media House", "footer"),
    ],
)  # fmt: skip
def test_what_went_says_what_it_was(piece, text, reason):
    """A removed block is called by its place in the page, its name, or its words."""
    assert {r.text: r.reason for r in page(below=piece).removed}.get(text) == reason


def test_a_page_without_any_text_says_so():
    """Markup with no words is refused in plain words."""
    with pytest.raises(ExtractError, match="no article"):
        extract(Document(source="test", content=b"<html><body><div></div></body></html>", media_type="text/html"))


def test_a_list_of_teasers_is_refused_and_a_page_with_some_is_not():
    """A front page's text stands under headlines that are links; an article may end with a few of them."""
    teaser = (
        "<div><h2><a href='/s/{0}'>Harbor number {0} opens to ships at last</a></h2><p>The city said on Monday that harbor "
        "{0} is finished, after years of work and some quarrels over money, and that ships may come.</p></div>"
    )
    front = f"<html><head><title>The Tide</title></head><body><main>{''.join(map(teaser.format, range(20)))}</main></body></html>"
    with pytest.raises(ExtractError, match="list of articles"):
        extract(Document(source="test", content=front.encode(), media_type="text/html"))
    assert any("mayor" in p for p in page(below="".join(map(teaser.format, range(3)))).paragraphs)
    few = front.replace("".join(map(teaser.format, range(20))), "".join(map(teaser.format, range(3))))
    assert extract(Document(source="test", content=few.encode(), media_type="text/html")).paragraphs


@pytest.mark.parametrize(("url", "links"), [("https://tide.example/", 15), ("https://tide.example/a", 40)])
def test_a_front_page_is_refused_by_its_links(url, links):
    """At the root of a site fifteen links above a short text are a front page, elsewhere forty; an article has fewer."""
    menu = "".join(f"<p><a href='/s/{n}'>Harbor number {n} opens to ships</a></p>" for n in range(links))
    text = "<p>The new harbor opened on Monday after four years of work, the city said, and ships are expected.</p>"
    html = f"<html><head><title>The Tide</title></head><body>{{}}<main>{text}</main></body></html>"

    def read(links):
        return extract(Document(source="test", content=html.format(links).encode(), media_type="text/html", url=url))

    with pytest.raises(ExtractError, match="front page or a list of articles"):
        read(menu)
    assert read(menu[: len(menu) // 3]).paragraphs


@pytest.mark.parametrize(("share", "asked"), [(1.0, [True]), (0.5, [True, False])])
def test_other_extractors_are_asked_where_little_is_found_at_once(monkeypatch, share, asked):
    """Trafilatura compares what it finds with two others: a twelfth of a page's time, for one page of fifty."""
    calls = []
    whole = trafilatura.bare_extraction

    def found_in(tree, *, options):
        calls.append(options.fast)
        found = whole(tree, options=options)
        found.text = found.text[: int(len(found.text) * (share if options.fast else 1))]
        return found

    monkeypatch.setattr(trafilatura, "bare_extraction", found_in)
    text = "The ferry will run again from Monday, the harbour office said after a week of repairs. " * 3
    page = f"<html><body><h1>The ferry runs again</h1><p>{text}</p><p>Tickets stay valid. {text}</p></body></html>"
    article = extract(Document(source="x", content=page.encode(), media_type="text/html"))
    assert (calls, len(article.paragraphs)) == (asked, 2)
