"""What a hostile page, text or title can hold to be read for hours: bounded, or read in a time that grows with it."""

import time

import pytest

from digest.errors import ExtractError
from digest.extract import extract
from digest.extract.markup import tree_of
from digest.extract.tags import MOST_ATTRIBUTES, is_huge
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
