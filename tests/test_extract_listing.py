"""Pages that list articles are refused, in whatever form; articles that look like one are read."""

# ruff: noqa: E501 - markup and its text read best one kind a line

import pytest

from digest.errors import ExtractError
from digest.extract import extract
from digest.models import Document

#: A headline and its teaser; the news of a town that does not exist.
NEWS = (
    ("The man who counts swans", "Every Sunday at dawn Ernest Gould walks along the Ander with a notebook and a thermos."),
    ("Tram bill doubles again", "The new line to the hospital will cost 410 million, the council said, twice what it said in spring."),
    ("A cinema with a roof of glass", "The Roxy reopens in March, and for the first time the audience can see whether it rains."),
    ("Bees on the bank", "Three hives on the roof of the savings bank gave 94 kilos of honey this summer, more than ever."),
    ("Ferry to run at night", "From Friday the shuttle ferry runs until two in the morning at weekends, the operator said."),
)  # fmt: skip
#: The forms that sites give to them; `{to}` is where the headline leads.
FORMS = {
    "articles": "<article><h2><a href='{to}'>{head}</a></h2><p>{text}</p></article>",
    "a bare list": "<div><a href='{to}'>{head}</a><div>{text}</div></div>",
    "a list with days": "<ul><li><span>3 March 2026</span> <a href='{to}'>{head}</a> <p>{text} <a href='{to}'>Read more</a></p></li></ul>",
    "bold links": "<p><strong><a href='{to}'>{head}</a></strong><br>{text}</p>",
    "cards": "<div class='card'><time>12 Oct 2026</time><h3><a href='{to}'>{head}</a></h3><p>{text}</p><span>By Ann Lee</span></div>",
    "links around both": "<a href='{to}'><h3>{head}</h3><p>{text}</p></a>",
}
MENU = "<nav><ul><li><a href='/a'>News</a></li><li><a href='/b'>Culture</a></li></ul></nav>"


def listed(form, to="/story/{n}", most=5):
    """Return the news of the town in a form."""
    return "".join(
        FORMS[form].format(to=to.format(n=n), head=head, text=text) for n, (head, text) in enumerate(NEWS[:most])
    )


def read(body, title="Brenn Gazette", head="", named="", url="https://gazette.example/news"):
    """Return the article of a page of this body."""
    html = f"<html><head><title>{title}</title>{head}</head><body{named}>{MENU}<main>{body}</main></body></html>"
    return extract(Document(source="test", content=html.encode(), media_type="text/html", url=url))


@pytest.mark.parametrize("form", FORMS)
def test_a_list_of_teasers_is_refused_in_each_form(form):
    """Five teasers, without a word that says what the page is."""
    with pytest.raises(ExtractError, match="list of articles"):
        read(listed(form))


@pytest.mark.parametrize(
    "called",
    [
        {"named": " class='archive author author-ann'"},
        {"title": "Author: Ann Lee"},
        {"head": '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Culture"}</script>'},
    ],
    ids=["by its class", "by its title", "by its record"],
)
def test_three_teasers_are_enough_where_the_page_calls_itself_a_list(called):
    """It then says first what it is about."""
    about = "<h1>Culture</h1><p>All about film, music and books in the valley of the Ander.</p>"
    with pytest.raises(ExtractError, match="list of articles"):
        read(about + listed("articles", most=3), **called)


@pytest.mark.parametrize("to", ["#place-{n}", "https://shop-{n}.example/island"], ids=["in this page", "elsewhere"])
def test_a_text_whose_headings_lead_elsewhere_is_an_article(to):
    """The ten best of something link to each, and a table of contents to its places."""
    assert len(read("<h1>Five days in Brenn</h1>" + listed("articles", to=to)).paragraphs) >= len(NEWS) - 1


def test_a_page_that_names_its_article_is_one():
    """Who writes about their own best articles of the year says in the head that this is one, too."""
    head = '<meta property="og:type" content="article">'
    assert read("<h1>What you read this year</h1>" + listed("articles"), head=head).paragraphs


def test_an_article_with_teasers_below_it_is_one():
    """What is kept of it is no teaser."""
    text = "".join(
        f"<p>In the year {year} the council met {year - 1900} times to speak about the bridge over the Ander, and each time it "
        "decided to meet again when the engineers had finished their report on the four supports.</p>"
        for year in range(1960, 1966)
    )
    assert len(read(f"<h1>Sixty years of a bridge</h1>{text}<h2>More news</h2>{listed('articles')}").paragraphs) == 6
