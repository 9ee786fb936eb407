"""Pages copied as text: headlines beside the day, names in other fields' lines, others' headlines in between."""

import pytest

from digest.extract import extract
from digest.extract.around import byline_within
from digest.extract.bylines import byline_of, looks_like_names
from digest.extract.doubts import is_asked_by_the_press
from digest.extract.menus import is_menu
from digest.models import Document

BODY = """\
Die alte Schleuse in Moorsum wird im Frühjahr erneuert. Das hat der Zweckverband am Dienstag beschlossen, nachdem ein \
Gutachten die Tore als nicht mehr sicher eingestuft hatte.

Die Arbeiten dauern nach Angaben der Bauleiterin rund vier Monate. In dieser Zeit müssen Paddler ihre Boote etwa \
dreihundert Meter weit über einen Steg aus Holz tragen.

{amid}Bezahlt wird der Umbau zur Hälfte vom Land. Den Rest teilen sich die drei Gemeinden am Fluss, die dafür ihre \
Rücklagen angreifen. Im Sommer nächsten Jahres soll das erste Schiff wieder fahren.

"""


def article(head, amid="", foot="Impressum Datenschutz\n"):
    """Return the article in a page with these lines around its text."""
    page = head + BODY.format(amid=amid) + foot
    return extract(Document(source="page", content=page.encode(), media_type="text/plain"))


NOTICE = (
    "Schätzen Sie Ihre Ruhe? Wir und 310 Partner verarbeiten Angaben auf Geräten. Weiter zur Seite\nMoorsumer Bote\n"
)
MUSEUM = "Museum Schleusenhaus\nHeute geöffnet von 10 bis 17 Uhr\nEintritt kaufen\nNeuigkeiten\n"
OUTAGE, PLANKS = "Schleuse fällt vier Monate lang aus", "Ein Steg aus Brettern für Paddler"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f"{NOTICE}Suche\n\n{OUTAGE}\n\nHeike Brandt\n12. November 2026, 09:30 Uhr\nTeilen\n\n", OUTAGE),
        (f"{NOTICE}Suche\n\n{PLANKS}\n\n12. November 2026\n\n", PLANKS),
        (f"{MUSEUM}\nLeer, 12. November 2026\n{OUTAGE}\n\n", OUTAGE),
    ],
    ids=["a name between", "right above", "right below"],
)
def test_the_line_beside_the_day_is_the_headline(head, title):
    """Notices, the site's name and its hours stand farther from the day of publishing."""
    assert article(head).title == title


def test_a_day_is_no_headline():
    """Above the text, alone in its line, it says when."""
    assert article("12. November 2026\n\n").title != "12. November 2026"


@pytest.mark.parametrize(
    "line",
    [
        "AktuellesVereinTermineGalerieKontakt",
        "Das MuseumAusstellungenSammlungBesuchPresse",
        "Visita Collezioni Negozio IT EN",
    ],
)
def test_a_menu_without_spaces_or_with_languages(line):
    """Browsers glue entries of a list that are shown in one line."""
    assert is_menu(line, "it")


@pytest.mark.parametrize(
    "line", ["JavaScript und TypeScript im Vergleich", "DeutschlandTakt kommt später", "TaxExpertLisa"]
)
def test_names_in_one_word_are_no_menu(line):
    """Two or three words glued together are a product or somebody's name on a site."""
    assert not is_menu(line, "de")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Testo di Carla Neri", "Carla Neri"),
        ("Text von Anna Lind", "Anna Lind"),
        ("Par Lucie Arnal le 03.11.2026 à 8h00, mis à jour le 04.11.2026 à 9h30", "Lucie Arnal"),
        ("Lucie Arnal, publié le 3 novembre 2026", "Lucie Arnal"),
        ("Quay avec AFP, publié le 3 novembre 2026", "Quay avec AFP"),
        ("Lucie Arnal avec AFP, publié le 3 novembre 2026", "Lucie Arnal"),
        ("4 listopada 2026 r. | Autor: ks. Adam Sowa | Kategoria: Ogłoszenia", "ks. Adam Sowa"),
    ],
)
def test_names_without_the_word_for_by(line, name):
    """The word that announces a name is no part of it, a title is."""
    assert byline_of(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Thread starter night_owl · Start date 3 Nov 2026", "night_owl"),
        ("Thread starter Kestrel Start date Nov 3, 2026", "Kestrel"),
        ("Themenstarter bootsfrau", "bootsfrau"),
        ("Started by pure chance in a shed", None),
    ],
)
def test_who_began_a_thread(line, name):
    """Forums say it in their own words."""
    assert byline_within(line) == name


def test_more_is_no_name():
    """Its words are a heading's."""
    assert not looks_like_names(["Weitere", "Meldungen"])


def test_who_answers_the_press_wrote_nothing():
    """A spokesman below a press release is no author."""
    lines = ["Das Urteil ist rechtskräftig.", "Dr. Ina Holm", "Pressesprecherin", "Hafen"]
    assert is_asked_by_the_press(lines, 1)
    assert not is_asked_by_the_press(["Von", "Ina Holm", "Redakteurin", "Die Presse schweigt"], 1)
    found = article(
        "Schleuse fällt vier Monate lang aus\n12.11.2026\n\n", foot="Dr. Ina Holm\nPressesprecherin\n\nKontakt\n"
    )
    assert found.byline is None


def test_headlines_of_others_among_the_paragraphs():
    """They go on up to the next blank line; the heading behind it stays."""
    others = "Kater auf dem Kirchturm gerettet\nNeue Buslinie fährt bis zum Klinikum"
    amid = f"Lesen Sie auch\n\n{others}\n\nDie Gemeinden zahlen mit\n\n"
    found = article("Schleuse fällt vier Monate lang aus\n12.11.2026\n\n", amid)
    assert not {*others.splitlines()} & {*found.paragraphs}
    assert found.paragraphs[-1].startswith("Bezahlt wird")
    gone = {one.text: one.reason for one in found.removed}
    assert gone["Kater auf dem Kirchturm gerettet"] == "link to another article"
    assert "Die Gemeinden zahlen mit" not in gone
