"""premailer's traps, each with the way round it."""

import socket

import pytest

from digest.errors import RenderError
from digest.render import inline


def page(css="", body="", head="") -> str:
    """Return a page with a sheet."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><title>t</title><style>{css}</style>{head}</head>'
        f"<body>{body}</body></html>"
    )


def test_rules_become_style_attributes():
    """What stands in the sheet stands on the element, and the sheet is gone."""
    done = inline.inline(page("p { color: #102030 }", "<p>x</p>"))

    assert '<p style="color:#102030">x</p>' in done
    assert "<style" not in done


def test_an_ignored_block_is_kept_word_for_word():
    """Media queries, client hacks and !important survive in the block that premailer is told to leave."""
    block = (
        "@media (prefers-color-scheme: dark) { .a { color: #eeeeee !important } } "
        "[data-ogsc] .a { color: red !important } u + .b { x: y }"
    )

    done = inline.inline(page(head=f'<style data-premailer="ignore">{block}</style>'))

    assert f"<style>{block}</style>" in done


def test_important_survives_in_left_over_rules():
    """A :hover rule that cannot be inlined keeps its !important."""
    assert "red !important" in inline.inline(
        page("a:hover { color: red !important }", '<a href="https://a.example/">x</a>')
    )


@pytest.mark.parametrize("doctype", ["<!doctype html>", "\ufeff<!DOCTYPE html>", "\n  <!Doctype HTML>"])
def test_the_doctype_is_never_lost(doctype):
    """Lower case, a byte order mark or white space before it do not cost the doctype."""
    done = inline.inline(page().replace("<!DOCTYPE html>", doctype))

    assert done.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    "address",
    [
        "{{ unsubscribe_url }}",
        "*|UNSUB|*",
        "%unsubscribe_url%",
        "https://a.example/?a=$b&amp;c=[d]",
        "https://a.example/a b",
        "mailto:a@b.example?subject=x%20y",
        "https://a.example/é",
    ],
)
def test_addresses_and_merge_tags_stay_as_they_are(address):
    """No href or src is rewritten, whatever libxml2 thinks of it."""
    done = inline.inline(page("a { color: red }", f'<a class="x" href="{address}">x</a><img src="{address}" alt="">'))

    assert done.count(f'="{address}"') == 2


def test_a_picture_keeps_its_pixels():
    """CSS width:100% and height:auto do not become the attributes that Outlook needs as numbers."""
    done = inline.inline(
        page("img { width: 100%; height: auto }", '<img src="https://a.example/i.png" width="552" height="310" alt="">')
    )

    assert 'width="552"' in done
    assert 'height="310"' in done
    assert "width:100%" in done


def test_nothing_is_fetched(monkeypatch):
    """A linked stylesheet is left alone: rendering needs no network."""
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("a socket was opened"))

    done = inline.inline(page(head='<link rel="stylesheet" href="https://a.example/s.css">'))

    assert "https://a.example/s.css" in done


def test_outlook_comments_stay_whole():
    """Conditional comments come out as they went in."""
    ghost = '<!--[if mso]><table role="presentation" width="600"><tr><td><![endif]-->'

    assert ghost in inline.inline(page("td { color: red }", ghost + "<p>x</p>"))


def test_css_that_cannot_be_inlined_is_a_clear_error():
    """A media query inside a media query, which crashes premailer, is named with what to do."""
    with pytest.raises(RenderError) as caught:
        inline.inline(page("@media screen { @media (min-width: 1px) { a { color: red } } }"))

    assert "data-premailer" in (caught.value.hint or "")


def test_squeezing_keeps_what_readers_see():
    """White space goes between tags and declarations, never inside text."""
    assert inline.squeeze('<td style="a:b; c:d">\n   <p>one  two; three</p>\n\n </td>') == (
        '<td style="a:b;c:d">\n<p>one  two; three</p>\n</td>\n'
    )


def test_merge_tags_in_text_are_only_text():
    """What a mail service would fill in is written so that it cannot."""
    assert inline.without_merge_tags("<p>{{ x }} {% y %} *|Z|* a@@b</p>") == (
        "<p>{&#123; x }} {&#37; y %} *&#124;Z|* a@&#64;b</p>"
    )
