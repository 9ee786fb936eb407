"""What a hostile page, text or title can hold to be read for hours: bounded, or read in a time that grows with it."""

import gc
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.errors import ExtractError
from digest.extract import extract
from digest.extract.markup import tree_of
from digest.extract.tables import without_vast_tables
from digest.extract.tags import _ATTRIBUTE, _BEFORE, _PLAIN, MOST_ATTRIBUTES, is_huge
from digest.models import Document

TOLD = "The wall stood for eighty years before the storm of November took it away. " * 5


def seconds(work):
    """Return what work takes of the processor, whoever else uses the machine."""
    began = time.thread_time()
    work()
    return time.thread_time() - began


def attributes(count, between=" "):
    """Return attributes of different names."""
    return between.join(f"a{at}" for at in range(count))


@pytest.mark.parametrize(
    "page",
    [
        f"<p {attributes(60_000)}>x",
        f"<p {attributes(60_000, chr(10))}>x",
        f"<p {attributes(60_000, '/')}>x",
        f"<p {attributes(60_000, ' <b ')}>x",
        f"<p {attributes(20_000)} x='>' y='<b>' b{attributes(20_000, ' b')}>x",
        f'<!-- <p x=" --> <p {attributes(60_000)}>x',
        f'<script>"<p x=\'"</script><p {attributes(60_000)}>x',
        f"<p {attributes(8_000)}>x" * 100,
        "<a x='<b y=\"" * 200_000,
    ],
    ids=["spaces", "lines", "slashes", "tags in it", "values", "a comment", "a script", "many tags", "tags in tags"],
)
def test_tags_of_many_attributes_are_refused(page):
    """The parser hangs each behind the last: only those that stood between spaces and held no ">" were counted."""

    def read():
        with pytest.raises(ExtractError, match="thousands of attributes"):
            tree_of(page)

    assert seconds(read) < 2


@pytest.mark.parametrize(
    "page",
    [
        f"<path d='{'M 0 0 ' * 20_000}'/>",
        f"<img srcset={'a,' * 40_000}>",
        f"<p {attributes(MOST_ATTRIBUTES - 100)}>",
        "<p class='a b c' data-x=\"y > z\" hidden>x</p>" * 20_000,
        "<script>for(i=0;i<n;i++){x[i]='<b '}</script>" * 5_000,
    ],
)
def test_long_values_and_many_small_tags_are_read(page):
    """Drawings, lists of pictures and JSON in an attribute are one attribute, however long."""
    assert not is_huge(page)


PIECES = ["<", ">", '"', "'", "=", " ", "/", "a", "\n", "<a ", '<b x="', '">', "`", "é", "\xa0"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_what_is_passed_over_as_a_plain_tag_ends_where_a_parser_ends_it(behind):
    """Else what a parser reads as one tag of many attributes would be passed over as a short one and what follows."""
    plain = re.match(f"<{_PLAIN}", f"<a{behind}")
    read = re.match(rf"<[a-zA-Z](?:{_ATTRIBUTE.pattern})*+", f"<a{behind}")
    assert plain is None or read.end() < plain.end()


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_tag_has_more_attributes_than_what_stands_before_one(behind):
    """Attributes are counted only where there could be too many."""
    read = re.match(rf"<[a-zA-Z]((?:{_ATTRIBUTE.pattern})*+)", f"<a{behind}")[1]
    assert len(_ATTRIBUTE.findall(read)) <= 1 + sum(map(read.count, _BEFORE))


@pytest.mark.parametrize("line", ["-" * 240 + "x", "* " * 120 + "x", " " * 120 + "| - " * 30 + "x"])
def test_lines_of_dashes_are_read_in_time(line):
    """Each way to part a line into three runs of dashes was tried: 10 ms a line."""
    text = f"# The wall\n\n{TOLD}\n\n" + f"{line}\n" * 2_000
    assert seconds(lambda: extract(Document(source="x", content=text.encode(), media_type="text/plain"))) < 5


def test_a_title_of_dots_is_read_in_time():
    """Each dot was taken for the first of those that end it."""
    title = "." * 60_000 + "a..."
    document = Document(
        source="x", content=TOLD.encode(), media_type="text/plain", title=title, url="https://x.example/"
    )
    assert seconds(lambda: extract(document)) < 5


CELLS = "".join(f"<td>cell {at}</td>" for at in range(20_000))


@pytest.mark.parametrize(
    "table",
    [
        f"<tr>{CELLS}</tr>",
        CELLS,
        f"<tr>{'<td rowspan=60000>x</td>' * 5_000}</tr>{'<tr><td>y</td></tr>' * 5_000}",
        "<tr><td colspan=1000>x</td></tr>" * 5_000,
    ],
    ids=["a row", "no row", "down", "across"],
)
def test_tables_beyond_measure_are_read_in_time(table):
    """Trafilatura counts a row's cells for each of them, and makes up those that others span: minutes for a page."""
    page = f"<h1>The wall</h1><p>{TOLD}</p><p>{TOLD}</p><table>{table}</table>"
    found = []
    assert (
        seconds(lambda: found.append(extract(Document(source="x", content=page.encode(), media_type="text/html")))) < 6
    )
    assert TOLD.strip() in found[0].paragraphs


def test_tables_of_articles_stay():
    """Those of spans and columns as they are written."""
    tree = tree_of(f"<table><tr>{'<td rowspan=2 colspan=99999>x</td>' * 40}</tr>{'<tr><td>y</td></tr>' * 400}</table>")
    without_vast_tables(tree)
    assert len(tree.findall(".//td[@rowspan]")) == 40
    assert len(tree.findall(".//tr")) == 401


@pytest.mark.parametrize("content", [f"<p>{TOLD}</p><p>{TOLD}</p>", "<p>Not found.</p>"])
@pytest.mark.parametrize("collects", [True, False])
def test_python_collects_as_before_when_a_page_is_read(content, collects):
    """The collector rests while a document is read, and is left as it was, whatever comes of that."""
    enabled = gc.isenabled()
    (gc.enable if collects else gc.disable)()
    try:
        extract(Document(source="x", content=content.encode(), media_type="text/html"))
    except ExtractError:
        pass
    finally:
        found = gc.isenabled()
        (gc.enable if enabled else gc.disable)()
    assert found is collects
