"""Colors, words, dates, addresses and lines: what the templates are given."""

import datetime as dt
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.models import Newsletter
from digest.render import palette, plain
from digest.render.links import archive_url, issue_url, mail_link, web_link
from digest.render.viewing import view
from digest.render.words import catalog, language_name, languages, long_date, short_date, upper
from tests import render_samples as samples

DAY = dt.date(2026, 11, 3)


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_any_color_is_made_readable(color, ground):
    """WCAG AA, whatever a brand wishes."""
    assert palette.contrast(palette.readable(color, ground), ground) >= palette.AA


@pytest.mark.parametrize(
    "brand", [(), (("accent", "#ffee00"),), (("paper", "#202040"),), (("ink", "#ccc"), ("paper", "#fff"))]
)
def test_every_text_color_stands_out_in_both_schemes(brand):
    """Titles, summaries, small print and accents on paper and card."""
    look = palette.look(Newsletter(brand=brand))

    for colors in (look.light, look.dark):
        for color in (colors.ink, colors.text, colors.muted, colors.accent):
            assert palette.contrast(color, colors.ground) >= palette.AA
            assert palette.contrast(color, colors.card) >= palette.AA


@pytest.mark.parametrize("wish", ["red;}</style><script>", "url(x)", "#12345", "", "expression(1)", "#gggggg"])
def test_what_is_no_color_is_not_taken(wish):
    """Nothing but hex digits reaches a style sheet."""
    assert palette.look(Newsletter(brand=(("accent", wish),))) == palette.look(Newsletter())


@pytest.mark.parametrize("wish", ["x;y:z", "a'b", "</style>", "a{b", 'a"b'])
def test_what_is_no_font_is_not_taken(wish):
    """Nothing but names, commas and paired quotes reaches a style sheet."""
    assert palette.look(Newsletter(brand=(("font", wish),))).font == palette.look(Newsletter()).font


def test_a_brand_is_followed_where_it_is_readable():
    """A color, a font and a logo are taken as they are."""
    look = palette.look(
        Newsletter(
            brand=(
                ("accent", "#0b57d0"),
                ("font", 'Inter, "Helvetica Neue", sans-serif'),
                ("logo", "https://a.example/l.png"),
                ("logo-width", "9999"),
            )
        )
    )

    assert look.light.accent == "#0b57d0"
    assert look.font == "Inter, 'Helvetica Neue', sans-serif"
    assert look.logo == "https://a.example/l.png"
    assert look.logo_width == 600


@pytest.mark.parametrize("language", languages())
def test_every_catalog_is_whole(language):
    """All words, twelve months, and phrases that take what they are given."""
    words = catalog(language)

    assert set(words) - {"first"} == set(catalog("en"))
    assert set(words["languages"]) == set(catalog("en")["languages"])
    assert all(words.values())
    assert len(words["months"]) == len(words["months_short"]) == 12
    assert "12" in words["number"].format(n=12)
    assert "3" in words["more"].format(n=3)
    assert "{" not in words["why"].format(title="T") + words["earlier"].format(slug="s")
    assert "2026" in long_date(DAY, language)
    assert "2026" not in short_date(DAY, language, year=False)


@pytest.mark.parametrize(
    ("language", "readers", "name"),
    [("de", "en", "German"), ("pt-BR", "fr", "portugais"), ("nn", "de", "Norwegisch"), ("xx", "en", None)],
)
def test_a_language_is_called_as_the_readers_call_it(language, readers, name):
    """A code of a country or a kind of Norwegian changes nothing; a language without a name has none."""
    assert language_name(language, readers) == name


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "November 3, 2026"),
        ("de", "3. November 2026"),
        ("fr", "3 novembre 2026"),
        ("es", "3 de noviembre de 2026"),
        ("ar", "3 نوفمبر 2026"),
        ("ja", "2026年11月3日"),
        ("pt-BR", "3 de novembro de 2026"),
        ("no", "3. november 2026"),
        ("el", "3 Νοεμβρίου 2026"),
        ("cs", "3. listopadu 2026"),
        ("xx", "November 3, 2026"),
    ],
)
def test_dates_are_written_as_their_readers_write_them(language, date):
    """A region or an unknown code falls back to what is there."""
    assert long_date(DAY, language) == date


@pytest.mark.parametrize(
    ("language", "leave"),
    [
        ("zh", "退订"),
        ("zh-CN", "退订"),
        ("zh-TW", "取消訂閱"),
        ("zh_Hant", "取消訂閱"),
        ("pt-BR", "Cancelar a assinatura"),
        ("pt-PT", "Cancelar a subscrição"),
        ("xx", "Unsubscribe"),
    ],
)
def test_a_region_with_words_of_its_own_has_them(language, leave):
    """Taiwan writes other characters, Brazil has other words."""
    assert catalog(language)["unsubscribe"] == leave


def test_the_first_of_a_month_is_an_ordinal_where_it_is_one():
    """French says "1er", Spanish does not."""
    first = dt.date(2026, 12, 1)

    assert long_date(first, "fr") == "1er décembre 2026"
    assert short_date(first, "fr", year=False) == "1er déc."
    assert long_date(first, "es") == "1 de diciembre de 2026"


@pytest.mark.parametrize(
    ("language", "title", "heading"),
    [
        ("tr", "Diğer haberler", "DİĞER HABERLER"),
        ("el", "Οικονομία, Προϊόντα", "ΟΙΚΟΝΟΜΙΑ, ΠΡΟΪΟΝΤΑ"),
        ("de", "Straße", "STRASSE"),
    ],
)
def test_capitals_are_those_of_the_language(language, title, heading):
    """Turkish keeps the dot, Greek drops the accent, not the diaeresis."""
    assert upper(title, language) == heading


@pytest.mark.parametrize(
    ("url", "mail", "web"),
    [
        ("https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f", "https://a.example/x?y=1&z=2#f"),
        ("http://a.example/x", "https://a.example/x", "http://a.example/x"),
        ("http://a.example:80/x", "https://a.example/x", "http://a.example:80/x"),
        ("http://a.example:8080/x", None, "http://a.example:8080/x"),
        ("HTTPS://a.example/", "https://a.example/", "https://a.example/"),
        (
            "https://bücher.example/ä b",
            "https://xn--bcher-kva.example/%C3%A4%20b",
            "https://xn--bcher-kva.example/%C3%A4%20b",
        ),
        ("https://a.example/@@x@@", "https://a.example/%40%40x%40%40", "https://a.example/%40%40x%40%40"),
        ("https://a.example/" + "x" * 3000, None, None),
        ("javascript:alert(1)", None, None),
        ("//a.example/x", None, None),
        (None, None, None),
    ],
)
def test_only_web_addresses_are_linked(url, mail, web):
    """The mail has https in ASCII, the web page what the source said."""
    assert mail_link(url) == mail
    assert web_link(url) == web


def test_an_issue_stands_under_the_newsletter():
    """A closing slash of the base does not matter."""
    for base in ("https://a.example/issues", "https://a.example/issues/"):
        assert issue_url(Newsletter(url=base), "2026-W47") == "https://a.example/issues/2026-W47/"
        assert archive_url(Newsletter(url=base)) == "https://a.example/issues/"
    assert issue_url(Newsletter(), "x") is None


@settings(max_examples=200)
@given(st.text(max_size=400), st.integers(10, 90))
def test_wrapping_loses_nothing_and_keeps_the_width(text, width):
    """All characters but white space come out in order, and no line is too wide."""
    wrapped = plain.wrap(text, width, "  ")

    assert "".join(wrapped.split()) == "".join(text.split())
    for line in wrapped.split("\n"):
        words = line.split()
        single = len(words) == 1 and ("https://" in line or len([c for c in words[0] if plain.columns(c)]) <= 1)
        assert plain.columns(line) <= width or single


def test_addresses_are_never_cut():
    """A long address stands on a line of its own, whole."""
    address = "https://a.example/" + "x" * 100

    assert address in plain.wrap(f"before {address} after").split("\n")


def test_wide_characters_count_twice_and_break_anywhere():
    """Japanese is wrapped between characters, never before a closing mark."""
    lines = plain.wrap("市は川沿いに新しい図書館を開いた。" * 8, 40).split("\n")

    assert all(plain.columns(line) <= 40 for line in lines)
    assert not [line for line in lines if line.startswith("。")]


def test_no_line_ends_with_what_opens():
    """Quotes that open stand with what they open, in Japanese and in Chinese."""
    for text in ("市長は「二十年で最も大切だ」と述べた。" * 9, "市长说：“感谢大家。”他走了。" * 9):
        for width in range(30, 60):
            assert not [line for line in plain.wrap(text, width).split("\n") if line[-1] in "「“"]


def test_korean_breaks_between_its_words():
    """Korean is written with spaces: no word is torn that fits a line."""
    words = "개발은행이 사업비를 빌려준다고 밝혔다 " * 9

    assert set(plain.wrap(words, 30).split()) == set(words.split())


def test_a_mark_set_apart_stays_with_its_word():
    """No line begins with a French mark, a unit or a dash, or ends with an opening quote."""
    text = "Il dit : « C’est vrai ? » Le prix — il le sait — a monté de 3,1 % en mai ; " * 5
    for width in range(30, 60):
        lines = plain.wrap(text, width).split("\n")
        assert not [line for line in lines if line[0] in ":;?»%—" or line[-1] == "«"]


def test_a_line_that_mail_readers_misread_is_changed():
    """The signature mark would fold the rest of the mail away."""
    assert plain.tidy("a\n-- \nb\n\n\n\nc  \n") == "a\n—\nb\n\nc\n"


@pytest.mark.parametrize(
    "junk",
    ["x" * 200_000, "あ" * 100_000, " " * 200_000, "\u0301" * 100_000, "— " * 100_000, "« " * 100_000, "{" * 200_000],
)
def test_a_page_of_one_character_costs_no_time(junk):
    """Hostile lengths pass in one go."""
    began = time.process_time()
    plain.wrap(junk[:100_000])
    plain.without_merge_tags(junk)
    plain.tidy(junk)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("title", samples.BAD_TITLES)
def test_any_title_is_one_clean_line(title):
    """NFC, no controls, at most 300 characters and a mark that it was cut."""
    page = view(samples.issue((samples.story(1, title=title),)))
    shown = page.sections[0].stories[0].title

    assert shown
    assert "\n" not in shown
    assert len(shown) <= 301
    assert unicodedata.is_normalized("NFC", shown)
