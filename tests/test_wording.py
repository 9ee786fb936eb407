"""A keyword of a Romance language stands in a story as a noun, not as whatever else has its stem."""

import pytest

from digest.edit import classify
from digest.edit.terms import stems
from digest.edit.wording import as_it_is, noun, phrase
from digest.models import Article, Topic


@pytest.mark.parametrize(
    ("language", "keywords", "words", "others"),
    [
        ("es", "partido", "partido partidos partidazo", "parte partes partir"),
        ("es", "libro", "libro libros", "libre libres"),
        ("es", "casa", "casa casas", "caso casos"),
        ("es", "voto", "voto votos votaron", ""),
        ("es", "niños niña", "niño niños niña niñas", ""),
        ("es", "ley", "ley leyes", ""),
        ("ca", "partit", "partit partits", "partir"),
        ("ca", "obres", "obra obres", ""),
        ("it", "partita", "partita partite", "parte partire"),
        ("fr", "livre", "livre livres", "livrer"),
    ],
)
def test_a_noun_stands_in_both_numbers(language, keywords, words, others):
    """And in longer words of its family; another ending makes another word."""
    found = noun(tuple(keywords.split()), stems(keywords.split()[0], language)[0], language)

    assert found is not None
    assert [word for word in words.split() if not found.stands(f"y {word}.")] == []
    assert [word for word in others.split() if found.stands(f"y {word}.")] == []


def test_where_a_stem_tells_enough_any_ending_stands():
    """Longer stems are left as they are, and so are all of other languages."""
    assert noun(("concierto",), "conciert", "es") is None
    assert noun(("Wahl",), "wahl", "de") is None


def test_words_stand_one_after_the_other_as_often_as_they_do():
    """Each with any ending."""
    told = "six nations, the six nation’s cup; six of the nations"

    assert (phrase("Six Nations").times(told, 9), phrase("Six Nations").times(told, 1)) == (2, 1)


def test_a_notice_of_roadworks_is_no_match():
    """In each notice of a town something happens "a partir de" a day."""
    week = [
        ("Talls de trànsit a partir de dilluns", "Es talla el carrer Major. Una part obrirà dijous."),
        ("Empat al partit del diumenge", "El partit va acabar amb un gol per banda. El pròxim és a Vilaclara."),
    ]  # fmt: skip
    articles = [
        Article(id=str(at), title=title, paragraphs=(text,), language="ca") for at, (title, text) in enumerate(week)
    ]

    assert classify(articles, [Topic(id="sport", title="Esports", keywords=("partit", "gol"))]) == ("more", "sport")


def test_a_small_word_in_capitals_is_a_keyword():
    """IT names a story of computers, and no story that says "it"; a headline in capitals says nothing of it."""
    week = (
        ("City hall moves its IT to the library", "The IT department has nine people. They take the servers along."),
        ("The bakery closes, and nobody wants it", "It was opened in 1931. Its oven goes to a museum."),
        ("IT IS OVER: THE CIRCUS LEAVES", "The circus leaves on Monday. It will come back in spring."),
    )
    articles = [Article(id=str(at), title=title, paragraphs=(text,)) for at, (title, text) in enumerate(week)]
    topic = Topic(id="tech", title="Tech", keywords=("IT", "software"))

    assert classify(articles, [topic]) == ("tech", "more", "more")


def test_one_character_of_japanese_is_a_word_beside_no_other():
    """A book is a keyword, and no part of Japan."""
    book = as_it_is("本")

    assert book is not None
    assert [told for told in ("二千冊の本を積む", "本、雑誌", "日本の海", "本当の話", "基本") if book.stands(told)] == [
        "二千冊の本を積む",
        "本、雑誌",
    ]
    assert as_it_is("it") is None
