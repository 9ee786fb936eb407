"""Pages copied as text: boxes amid the text, the text that goes on below them, last sentences, references."""

import pytest

from digest.extract import extract
from digest.extract.bounds import end_of
from digest.extract.headlines import credits_a_picture
from digest.models import Document

HEAD = "Home\nNews\nSport\n\nFerry stops for six weeks\n\nAnn Lee\nSat 21 Nov 2026 06.00 GMT\nShare\n\n"
FIRST = """\
The ferry across the Alder was taken out of service on Monday, after a routine inspection found cracks in its ramp.

The county says that repairs will take about six weeks. Until then, drivers must use the bridge at Stonewick.

About 900 cars a day use the ferry in winter. The company that runs it has offered a boat for people on foot.

"""
BOX = """\
skip past newsletter promotion
Sign up to Down the River
Free weekly newsletter
Enter your email address
Sign up
after newsletter promotion

"""
LAST = """\
Shops on the far side have asked the council to pay for a bus, as it did during the floods of 2019.

A decision is due next week.

"""
FOOT = "Explore more topics\nTransport\nReuse this content\nMost viewed\nGeese stop train\n© 2026 Alder Post\n"


def article(text):
    """Return the article of a page with this text between its head and its foot."""
    return extract(Document(source="page", content=(HEAD + text + FOOT).encode(), media_type="text/plain"))


@pytest.mark.parametrize(
    "box",
    [
        BOX,
        BOX.replace("skip past newsletter promotion", "Skip Most read and continue reading").replace(
            "after newsletter promotion", "End of Most read"
        ),
        "Story continues below advertisement\n\n",
    ],
    ids=["skip past", "end of", "goes on"],
)
def test_the_text_goes_on_below_a_box_that_says_where_it_ends(box):
    """Its lines are furniture, whatever they say; the paragraphs below it are article."""
    found = article(FIRST + box + LAST)

    assert found.paragraphs[-2].startswith("Shops on the far side")
    assert not any("Down the River" in text for text in found.paragraphs)


def test_notes_of_the_site_amid_a_text_go():
    """Who edited it last, what a newsletter asks for, and why tests may be trusted, with their reason."""
    notes = [
        "Last edited by tidemark on Tue Nov 24, 2026 6:15 am, edited 1 time in total.",
        "Thanks for reading The Slow Tide! Subscribe for free to receive new posts and support my work.",
        "Why you can trust Alder Post\nOur reviewers spend hours with each boat so that you can choose the best one.",
    ]
    for note in notes:
        found = article(FIRST.replace("\n\nAbout", f"\n\n{note}\n\nAbout"))

        assert not any(line in found.paragraphs for line in note.splitlines())
        assert any(paragraph.startswith("About 900") for paragraph in found.paragraphs)


def test_the_last_sentence_is_kept_unless_it_asks_for_something():
    """A short one right below the text ends the story; one that calls its readers is furniture."""
    assert (
        article(FIRST + "The council will take the matter up again on Monday.\n\n")
        .paragraphs[-1]
        .startswith("The coun")
    )
    asked = article(FIRST + "Sign up now to get your ferry news every single morning.\n\n")

    assert asked.paragraphs[-1].startswith("About 900")


def test_references_may_be_as_long_as_half_of_what_reads_like_the_article():
    """Of a paper they are; other headings end an article only far below its middle."""
    lines = ["text", "References", "1. Lee A. Ferries of the Alder."]
    above = [1000, 1000, 1700]

    assert end_of(lines, above, [1]) == (1, "below the article: References")
    assert end_of(["text", "Related articles", "text"], above, [1]) is None
    assert end_of(lines, [600, 600, 1700], [1]) is None


def test_a_picture_is_credited_to_its_photograph():
    """British papers write the word out."""
    assert credits_a_picture("The ferry at Stonewick in June. Photograph: Jo Kim/Alder Post")


def test_a_paragraph_without_its_stop_is_kept_in_french_where_it_stands_alone():
    """Agencies lose the stop behind "estime-t-il"; teasers that were cut stand in rows."""
    from digest.extract.regained import _is_unended

    long = "Le bac ne passera pas avant le printemps, " * 7 + "estime-t-il"

    assert _is_unended(["Court.", long, "Réagir"], 1)
    assert not _is_unended([long, long, "Réagir"], 1)
    assert not _is_unended(["Court.", long + ".", "Réagir"], 1)


def test_what_the_author_is_goes_where_it_stands_above_the_text():
    """Sites print a line about the author below the byline; it begins with the same name."""
    found = article("Ann Lee is a senior reporter covering rivers. She joined Alder Post in 2019.\n\n" + FIRST)

    assert found.byline == "Ann Lee"
    assert found.paragraphs[0].startswith("The ferry across")


def test_a_text_in_another_language_goes_on_below_a_link_amid_it():
    """Italian papers print links above the last paragraph; where teasers follow, the article has ended."""
    head = "Cronaca\nSport\n\nIl traghetto si ferma per sei settimane\n\ndi Anna Lei\n24 novembre 2026\n\n"
    text = (
        "Il traghetto è stato fermato lunedì, dopo che un controllo ha trovato crepe nella rampa delle auto. "
        "La provincia dice che i lavori dureranno sei settimane.\n\n"
        "Fino ad allora si passa dal ponte di Stonewick, che allunga la strada. In inverno il traghetto "
        "porta novecento auto al giorno.\n\nLEGGI ANCHE\nIl ponte compie cento anni\n\n"
    )
    last = "I negozi sull'altra riva hanno chiesto al comune di pagare un autobus, come durante la piena del 2019.\n\n"
    page = head + text + last + "I più letti\nPrivacy\nCookie policy\n"
    found = extract(Document(source="page", content=page.encode(), media_type="text/plain"))

    assert found.paragraphs[-1].startswith("I negozi")
    assert "Il ponte compie cento anni" not in found.paragraphs


def test_a_paragraph_of_two_sentences_is_no_headline():
    """Encyclopedias say first what a thing is, and that is likelier than its name."""
    from digest.extract.headlines import _TWO_SENTENCES

    assert _TWO_SENTENCES.match(
        "The Alder Viaduct is a disused viaduct over the Alder. It was opened in 1861 for coal.[1]"
    )
    assert not _TWO_SENTENCES.match("Fix It Friday: how to arrange a room? We help four readers (and one cat)")
