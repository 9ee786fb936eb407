"""In a week of several languages a stem of one is another term in the next, unless it is a name."""

from digest.edit.table import table_of
from digest.edit.texts import read
from digest.models import Article

DEMANDS = (
    "Die Räte fordern mehr Zeit, und sie fordern mehr Geld. Sie forderten es schon im Herbst.",
    "Der Rat fordert neue Stellen. Die Gutachter forderten einen Bericht, und alle fordern Geduld.",
    "Studierende fordern längere Öffnungszeiten; die Bibliothek fordert dafür zwei Stellen.",
)
CARS = (
    "Ford will build fewer vans from January. Owners of a Ford will get a letter, and Ford pays.",
    "Demand is weak, says Ford. In Cologne Ford keeps one shift, and Ford shares fell.",
    "A new head comes to Ford. She ran the Ford plant in Turkey for nine years.",
)


def articles(texts, language):
    """Return an article of each text."""
    return [
        Article(id=f"{language}{at}", title=text.split(".")[0], paragraphs=(text,), language=language)
        for at, text in enumerate(texts)
    ]


def columns(found, stem):
    """Return the columns under which a stem stands in the articles, article by article."""
    table = table_of(found, read(found))
    return [{at for at in row.tolist() if table.stems[at] == stem} for row in table.stems_of()]


def test_the_stem_of_a_verb_is_no_name_of_another_language():
    """Each language has its own, and within it all articles share it."""
    german, english = articles(DEMANDS, "de"), articles(CARS, "en")
    found = columns([*german, *english], "ford")

    assert all(len(one) == 1 for one in found)
    assert len(set.union(*found[:3])) == len(set.union(*found[3:])) == 1
    assert found[0] != found[-1]


def test_what_all_write_as_a_name_is_one_term():
    """It may open a sentence, and both may bend it."""
    english = articles(["Tennstedt spoke on Monday. Later Tennstedt left."], "en")
    german = articles(["Am Montag sprach Tennstedt in Zürich."], "de")

    assert len(set.union(*columns([*english, *german], "tennstedt"))) == 1


def test_kin_languages_share_their_stems():
    """Equal stems of Spanish and Catalan nearly always mean the same."""
    found = [*articles(["Abre el festival de teatro."], "es"), *articles(["Obre el festival de teatre."], "ca")]

    assert len(set.union(*columns(found, "festival"))) == 1


def test_a_week_of_one_language_stays_as_it_is():
    """A tag for a country is no other language."""
    english = [*articles(CARS[:1], "en"), *articles(CARS[1:2], "en-GB")]
    table = table_of(english, read(english))

    assert len(set(table.stems)) == len(table.stems)
