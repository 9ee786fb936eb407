"""Lines around a copied article: menus in one line are no headline, and names are known by the dates beside them."""

import pytest

from digest.extract import extract
from digest.extract.again import said_again
from digest.extract.beside import beside_a_date
from digest.extract.bylines import byline_of
from digest.extract.chrome import reason_of
from digest.extract.menus import is_menu
from digest.models import Document


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Home About Shop my favourites Recipes Contact", "en"),
        ("Reviews News Best How To Deals Video", "en"),
        ("11°C Light rain Tuesday 24 November 2026 E-paper", "en"),
        ("54° Fri 57° Sat 49° Full Forecast", "en"),
        ("Portada Nación Mundo Columnistas Deportes Clasificados", "es"),
        ("Ricette Dolci Primi Menu del giorno Video", "it"),
        ("Themen Presse Mitglieder Termine Kontakt", "de"),
    ],
)
def test_a_menu_in_one_line(line, language):
    """Its words are places of a site."""
    assert is_menu(line, language)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Investors warned about betting on digital currencies", "en"),
        ("How the World Gets Its News", "en"),
        ("A Fantástica Loja dos Materiais Educativos", "pt"),
        ("Real Madrid golea al Atlético en casa", "es"),
        ("Health: what the new budget says", "en"),
        ("Why the oven at 250° makes better bread", "en"),
    ],
)
def test_a_headline_is_no_menu(line, language):
    """Sections are words too."""
    assert not is_menu(line, language)


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Rosa Lind in Aldmoor", "Published 24 November 2026"], "Rosa Lind"),
        (["Rosa Lind at Mill Park", "24 Nov 2026, 17:21 GMT"], "Rosa Lind"),
        (["Rosa Lind 24-11-26, 06:00"], "Rosa Lind"),
        (["24 November 2026 Rosa Lind 4 min"], "Rosa Lind"),
        (["Rosa Lind (now) and Jo Kim (earlier)", "24 November 2026"], "Rosa Lind and Jo Kim"),
        (["Rosa Lind (text) and Jo Kim (photos)", "24 November 2026"], "Rosa Lind"),
        (["Rosa Lind and Jo Kim, Research Scientists, Quay Lab", "24 November 2026"], "Rosa Lind and Jo Kim"),
        (["अनुराधा मिश्रा, पिथौरागढ़", "28 अक्टूबर 2026"], "अनुराधा मिश्रा"),
        (["林小雨 · 2026-11-24 · 阅读约 4 分钟"], "林小雨"),
        (["Old Bridge Closes a Lane", "24 November 2026"], None),
        (["Death of Rosa Lind, sister of the mayor", "24 November 2026"], None),
        (["社会 · 2026-11-24"], None),
        (["그물의 다리인가, 강의 다리인가", "2026년 11월 24일"], None),
        (["Rosa Lind in Aldmoor", "Nothing is dated here"], None),
    ],
)
def test_a_name_beside_a_date(lines, name):
    """With its place, a note, a role or minutes of reading; what else stands beside dates is none."""
    assert beside_a_date(lines, 0) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Words: Rosa Lind", "Rosa Lind"),
        ("投稿者: 高橋みのり", "高橋みのり"),
        ("By Dr. Rosa Lind, Curator of Ceramics", "Dr. Rosa Lind"),
        ("Publié le 24/11/2026 à 07h15, mis à jour le 25/11/2026", None),
    ],
)
def test_who_is_said_to_have_written(line, name):
    """A role behind a comma is no part of a name, and a participle is none."""
    assert byline_of(line) == name


def test_a_quotation_that_is_set_apart_is_said_once():
    """Where it ends as a sentence does; one that heads what follows stays."""
    told = 'The clerk shrugged. "We drew straws in the end, and nobody cheated." It was late.'
    heading = "« Nous avons tiré à la courte paille »"
    lines = [told, '"We drew straws in the end, and nobody cheated."', heading, f"{heading[2:-2]}, dit-elle."]

    assert said_again(lines, range(4)) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Diesen Beitrag teilen",
        "8 Gedanken zu „Der Bus“",
        "Veröffentlicht in Alltag | Schlagwörter Bus",
        "Tekst loopt door onder de foto.",
        "Las opiniones de los columnistas son de su responsabilidad y no comprometen al diario.",
        "Ti potrebbero interessare",
        "Så jobbar vi med nyheter",
        "上一篇:旧桥",
        "カテゴリー: 暮らし",
        "Хабы: Мосты, Автобусы",
        "La suite est réservée à nos abonnés. Se connecter",
    ],
)
def test_furniture_of_other_languages(line):
    """It is known by its words."""
    assert reason_of(line)


def test_share_buttons_below_each_post_end_nothing():
    """A live blog has one below each of its posts."""
    posts = [
        "Power is back in 12,000 homes in the north-east, the network said, but some 31,000 remain cut off tonight.",
        "There will be no trains north of Ferrisby until at least six this evening, as a tree lies across both lines.",
        "A gust of 94 miles an hour was recorded at Scarth Head just after two, the highest since the records began.",
    ]
    text = "\n\n".join(line for post in posts for line in ("16.02 GMT", post, "Share"))
    article = extract(Document(source="pasted", content=f"Storm live\n\n{text}".encode(), media_type="text/plain"))

    assert set(posts) <= set(article.paragraphs)


@pytest.mark.parametrize("line", ["Presented by Quay Paper", "Together with Quay Paper", "A message from Quay Paper"])
def test_who_pays_is_named(line):
    """A firm follows; a heading that tells a story goes on in other words."""
    assert reason_of(line) == "advertisement"


@pytest.mark.parametrize("line", ["Together with her brother", "A message from the sea", "Brought to you by the tide"])
def test_a_heading_that_begins_as_a_sponsors_line_stays(line):
    """It names nobody."""
    assert reason_of(line) is None


def test_what_a_series_is_called_is_no_headline():
    """It stands above each part of the series; the headline stands again among what is most read."""
    title = "The new restaurants of Ashby to visit this month"
    body = [
        "Our list of the new restaurants of Ashby is the ultimate one: we sat down in each, ate, and paid our bills.",
        "Harbor Hall opened in March with forty seats, and its oysters come from the beds that you see from there.",
        "At Quay House the ultimate dish is a plain one, the list of wines is short, and nobody hurries you out.",
        "The Lantern, the third of the month, is a room of six tables that its owners, two sisters, built themselves.",
    ]
    read = ["Most read", "1. The ferry that nobody takes", f"4. {title}", "Ashby Times", "The Hit List of Ashby"]
    above = ["Skip to content", "News", "Food", *read]
    text = "\n\n".join([*above, title, "By Rosa Lind", "24 November 2026", *body, "Share", "Subscribe"])
    assert extract(Document(source="pasted", content=text.encode(), media_type="text/plain")).title == title
