"""Copied pages in which a caption says the article again: the headline, who, when and the text stay what they are."""

# ruff: noqa: E501 - lines of pages read best as they stand

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.extract import extract
from digest.extract.headlines import credits_a_picture
from digest.models import Document

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
ENGLISH = """Quay News Home
Skip to content
More menu
NEWS
Ferry runs aground off northern pier
9 hours ago
Share
Save
Ann Lee
Maritime correspondent
Getty Images A white ferry tilted to one side with a pier in the background
Getty Images
The ferry lay tilted for hours
A ferry with 212 passengers on board has run aground off the northern pier of Harbor City, the coast guard has said.
No-one was hurt and everybody was taken ashore by noon, according to the harbor office, which has opened an inquiry.
The ferry lay on its side off the pier. Credit...Jo Kim for Quay News
The ship, built in 1987, had failed an inspection in March, documents seen by the Quay News show.
"We heard a bang and then everything leaned," said Maria Sol, a nurse who takes the ferry each day.
Related topics
Ferries
Copyright © 2026 QNC. The QNC is not responsible for the content of external sites."""
FRENCH = """Aller au contenu
Le Courrier du Quai
Se connecter
Le ferry « Aurelia » s'échoue devant la jetée nord
Par Anne Martin avec AFP
Publié le 20 novembre 2026 à 08h05
Partager sur Facebook
Le ferry « Aurelia » devant la jetée nord, le 20 novembre 2026. JO KIM / AFP
Le ferry « Aurelia » s'est échoué lundi matin devant la jetée nord avec 212 passagers à bord, ont annoncé les gardes-côtes. Personne n'a été blessé.
Lire aussi | Article réservé à nos abonnés Vieux ferries, nouvelles promesses
Construit en 1987, le navire avait échoué à une inspection en mars, selon des documents consultés par « Le Courrier ».
La suite après cette publicité
La maire, Inès Vogt, a annoncé que le conseil voterait la semaine prochaine sur le contrat de l'exploitant Nordlinie.
Mentions légales"""
GERMAN = """Startseite > Hafenstadt
Fährunglück: „Aurelia“ läuft vor dem Nordpier auf Grund
Stand: 20.11.2026, 13:30 Uhr
Von: Anna Weber
Die Fähre „Aurelia“ liegt vor dem Nordpier. © Jo Kim/dpa
Die Fähre „Aurelia“ ist am Montagmorgen mit 212 Passagieren an Bord vor dem Nordpier auf Grund gelaufen, wie die Küstenwache mitteilte. Verletzt wurde niemand.
Unser WhatsApp-Kanal: Hier kostenlos abonnieren
Das 1987 gebaute Schiff war im März bei einer Prüfung durchgefallen, wie aus Unterlagen hervorgeht, die der Redaktion vorliegen.
Empfohlener externer Inhalt
An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt. Sie können ihn sich mit einem Klick anzeigen lassen.
Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.
Bürgermeisterin Ines Vogt kündigte an, der Rat werde nächste Woche über den Vertrag mit dem Betreiber Nordlinie abstimmen.
Transparenzhinweis: Dieser Text wurde mit Hilfe von KI erstellt und von der Redaktion geprüft.
Impressum
Datenschutz"""


def read(page: str):
    """Return what is read in a copied page."""
    return extract(Document(source="test", content=page.encode(), media_type="text/plain"), now=NOW)


def test_a_caption_below_a_credit_is_no_headline():
    """Nor is the text that an agency's picture is described with; a name above a role is the author's."""
    article = read(ENGLISH)
    assert article.title == "Ferry runs aground off northern pier"
    assert (article.byline, article.publisher) == ("Ann Lee", "QNC")
    assert article.published == datetime(2026, 11, 26, 3, tzinfo=UTC)
    assert not any("Credit" in paragraph or "tilted for hours" in paragraph for paragraph in article.paragraphs)
    assert len(article.paragraphs) == 4


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Reuters Rescue workers at the pier on Monday", True),
        ("Getty Images Maria Sol speaking at the harbor", True),
        ("The ferry on its side. Photo: Jo Kim", True),
        ("Das Schiff vor dem Pier. Foto: dpa", True),
        ("Bloomberg News reported on Friday that the harbor is being looked into by a regulator.", False),
        ("Reuters News asked the harbor office, which would not say more.", False),
        ("EPA Proposes New rules for ferries", False),
        ("Getty Museum returns a ship's bell", False),
        ("He carried only one photo: his mother on the pier", False),
    ],
)
def test_a_sentence_about_an_agency_is_no_caption(line, is_caption):
    """An agency's name begins captions, and sentences on what it reports or does."""
    assert credits_a_picture(line) is is_caption


def test_a_caption_that_ends_with_an_agency_is_no_headline():
    """And a link to an article that is not free makes this one no preview."""
    article = read(FRENCH)
    assert article.title == "Le ferry « Aurelia » s'échoue devant la jetée nord"
    assert len(article.paragraphs) == 3
    assert not any("AFP" in paragraph or "publicité" in paragraph for paragraph in article.paragraphs)


def test_boxes_among_paragraphs_go_with_their_reasons():
    """Channels to follow, content that waits for consent, notes on who wrote with what."""
    article = read(GERMAN)
    assert [paragraph.split()[0] for paragraph in article.paragraphs if "„Aurelia“ liegt" not in paragraph] == [
        "Die",
        "Das",
        "Bürgermeisterin",
    ]
    assert article.publisher is None
    reasons = {line.text[:12]: line.reason for line in article.removed}
    assert reasons["Unser WhatsA"] == "newsletter notice"
    assert reasons["Empfohlener "] == reasons["Transparenzh"] == "notice of a box"


def test_what_asks_readers_for_support_is_no_paragraph():
    """As newsletters set it amid their text."""
    said = (
        "The Fog Letter is a reader-supported publication. To receive new posts, consider becoming a paid subscriber."
    )
    article = read(ENGLISH.replace("The ferry lay on its side off the pier. Credit...Jo Kim for Quay News", said))
    assert said not in article.paragraphs
    assert any(line.text == said and line.reason == "asks for support" for line in article.removed)


def test_what_sites_of_today_set_amid_their_text_is_no_paragraph():
    """A way past an advertisement, a plea to be preferred, an agency's principles; a summary that a program wrote."""
    lines = (
        "SKIP ADVERTISEMENT",
        "Add us as a preferred source on Google",
        "Our standards: The Wire Trust Principles.",
    )
    body = "".join(f"<p>{line}</p>" for line in ENGLISH.split("\n")[13:15] + list(lines) + ENGLISH.split("\n")[16:18])
    box = "<div class='ai-summary'><h4>In brief</h4><ul><li>The ferry ran aground off a pier</li></ul></div>"
    html = f"<title>Ferry runs aground</title><article><h1>Ferry runs aground</h1>{box}{body}</article>"
    article = extract(Document(source="test", content=html.encode(), media_type="text/html"))
    assert len(article.paragraphs) == 4
    assert {*lines} <= {line.text for line in article.removed}
    assert not any("off a pier" in paragraph for paragraph in article.paragraphs)


FIGURES = (
    "FIG. 1. (a) The ferry on the day before it sank. Scale bar: 20 m. (b) Its draught against the tide of that day.",
    "Table II: How many passengers each ferry of the company took on board between 2019 and 2026.",
    "Abb. 3: Die Fähre am Tag davor, vom nördlichen Kai des Hafens aus gesehen.",
)


@pytest.mark.parametrize("figure", FIGURES)
def test_what_a_numbered_figure_shows_is_no_paragraph(figure):
    """A pasted paper's own figures and tables are not its text; a sentence that speaks of one is."""
    said = (
        "Figure 2 shows that the tide was half a meter lower than the tables of the harbor office had said it would be."
    )
    lines = ENGLISH.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("No-one was hurt"))
    article = read("\n".join([*lines[: at + 1], said, figure, *lines[at + 1 :]]))

    assert said in article.paragraphs
    assert figure not in article.paragraphs
    assert figure in {line.text for line in article.removed}
