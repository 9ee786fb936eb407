"""What may stand in a summary: whole statements that hang on nothing unsaid, without the agency before them."""

import pytest

from digest.edit.fitness import balanced, fit
from digest.edit.leaning import hangs
from digest.edit.passages import passage_of, passages
from digest.edit.summarize import summarize
from tests.test_summarize import BRIDGE, article, holds, told


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "He said the talks had failed in Geneva on Tuesday night."),
        ("en", "But this was not what the council had asked for."),
        ("en", "The move surprised most members of the council."),
        ("de", "Er sagte am Dienstag, die Gespräche in Genf seien gescheitert."),
        ("fr", "Elle a déclaré mardi que les discussions à Genève avaient échoué."),
        ("es", "Pero esto no es lo que pidió el consejo de la ciudad."),
        ("ru", "Он заявил во вторник, что переговоры провалились."),
        ("en", "The lawmakers left the hall before the vote."),
        ("en", "For example, Lenne closed three bridges."),
        ("en", "With these words, the mayor closed the bridge."),
        ("en", "Both sides described the talks as useful."),
        ("en", "While such issues remain open, drivers wait."),
        ("en", "So the mayor closed the bridge."),
        ("en", "Which is why the mayor closed the bridge."),
        ("de", "Zum Beispiel sperrte Lenne drei Brücken."),
        ("fr", "En revanche, le pont reste ouvert."),
        ("es", "Sin embargo, el puente sigue abierto."),
        ("it", "Tuttavia, il ponte resta aperto."),
        ("ru", "Кроме того, мост закрыли в понедельник."),
        ("en", "The second is far wider than the first."),
        ("en", "Often this comes when the bridge is old."),
        ("en", "Okay, but the mayor has a good reason."),
        ("en", "On Monday he told the council of his plans."),
        ("en", "First, she had to open the old bridge."),
        ("en", "The country says it warned the town of Lenne."),
        ("de", "Vielmehr geht es um die alten Brücken von Lenne."),
        ("en", "The 36-year-old left the court without a word."),
        ("de", "Der Mann wurde am Montag in Aachen vernommen."),
        ("de", "Laut dem Urteil hat er vier Jahre zu verbüßen."),
        ("fr", "La décision a surpris les membres du conseil."),
        ("fr", "Lors de la séance, elle a quitté la salle."),
        ("es", "La medida sorprendió a los miembros del consejo."),
        ("it", "La decisione ha sorpreso i membri del consiglio."),
        ("ru", "В понедельник он рассказал совету о своих планах."),
        ("en", "“The bridge is shut for the winter,” she told the Courier."),
        ("en", "The works on the bridge, he said, would last a year."),
        ("en", "Some say they were lucky to cross it in time."),
        ("de", "„Die Brücke bleibt im Winter zu“, sagte er."),
        ("de", "Das soll sich nach dem Winter ändern."),
        ("fr", "« Le pont reste fermé cet hiver », a-t-elle déclaré."),
        ("ru", "«Мост закрыт на зиму», — сказал он."),
        ("ru", "Последний добавил, что мост закрыт на зиму."),
    ],
)
def test_no_summary_opens_in_the_air(language, opening):
    """A sentence that leans on an earlier one does not open a summary."""
    assert hangs(opening, language)
    other = "Geneva 2021: Weber, Kurz und Lenne in Aachen, Kurier."
    summary = summarize(article(opening, other, opening.replace(".", "!"), language=language), sentences=1)
    assert told(summary) == [other]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("en", "This week the council of Lenne met twice."),
        ("en", "In this week the council of Lenne met twice."),
        ("en", "Both Lenne and Aachen closed their bridges."),
        ("en", "So far, nobody has crossed the bridge."),
        ("en", "The report on the bridge is 90 pages long."),
        ("en", "“It was awful,” said Ben Kurz, who sells bread there."),
        ("fr", "Cette semaine, le conseil de Lyon a siégé deux fois."),
        ("fr", "En janvier dernier, le maire avait fermé le pont."),
        ("de", "Die Brücke bleibt bis März gesperrt."),
        ("nl", "Het kabinet valt over de stikstofwet."),
        ("zh", "市长走了。"),
        ("en", "The lawmakers from Lenne left the hall before the vote."),
        ("en", "On Monday Anna Weber said she would leave."),
        ("de", "Der Mann aus Aachen wurde am Montag vernommen."),
        ("fr", "La décision du conseil a surpris la ville."),
        ("es", "La medida del consejo sorprendió a la ciudad."),
        ("en", "Mayor Anna Weber shut it: “It is for the winter,” she said."),
        ("en", "Weber shut the bridge, and “it stays so,” she said."),
        ("de", "Das neue Haus bleibt im Winter zu."),
        ("fr", "« Le pont reste fermé cet hiver », a déclaré la maire."),
    ],
)
def test_what_stands_by_itself_may_open(language, opening):
    """Times, quotes with their speaker, and definite things that are explained lean on nothing."""
    assert not hangs(opening, language)


@pytest.mark.parametrize(
    "text",
    [
        "Is the bridge safe?",
        "“Why us?”",
        "Mayor Anna Weber (left) and Ben Kurz on the old bridge.",
        "Mayor Anna Weber (centre) on the old bridge.",
        "This is a photo gallery of the old bridge.",
        "You can watch it on YouTube from Monday on.",
        "À voir notre vidéo du vieux pont ci-dessous.",
        "Photo: The old bridge in 1962.",
        "The old bridge in 1962 (AP Photo/Ben Kurz).",
        "Pictured: the old bridge as it was in 1962.",
        "By Anna Weber, staff writer.",
        "Read more: What the bridge cost the town.",
        "• Cracks were found in two pillars.",
        "-Cracks were found in two pillars.",
        "1. Cracks were found in two pillars.",
        "The old bridge and the new one",
        "Share | Print | Follow the bridge on all channels.",
        "See https://example.org/bridge for all details.",
        "© 2024 The Lenne Courier.",
        "“We will lose our Christmas trade, said Ben Kurz.",
        'We will lose our Christmas trade," said Ben Kurz.',
        "No.",
        "“We will lose our Christmas trade, all of it.”",
        "«Мы потеряем всё, что заработали за год.»",
        "Об этом сообщает пресс-служба мэрии города.",
        "Das berichtet der Lenne-Kurier am Montag.",
        "That is according to the Lenne Courier.",
        "Town Hall, Lenne, Germany.",
        "АХЕН, 25 мая — РИА Новости, Анна Вебер.",
        "Weber: We did not know of the cracks.",
        "so evident in the cracks of its two pillars.",
        "The old bridge was closed on Monday after cracks were found…",
        "The old bridge was closed on Monday after cracks were found...",
        "if (bridge.open) { cross(); }.",
        "Here's what you need to know about the bridge.",
        "From Lenne to Aachen, here is how the town took it.",
        "Welcome back to our newsletter about bridges.",
        "Merry Christmas to all of you!",
        "When you buy through links on our site, we may earn a commission.",
    ],
)
def test_what_may_not_stand_in_a_summary(text):
    """Questions, captions, bylines, chrome, list lines, fragments and torn quotes are unfit."""
    assert not fit(passage_of(text, 0, "en"))


@pytest.mark.parametrize(
    "text",
    [
        *BRIDGE[:3],
        "“We will lose our Christmas trade,” said Ben Kurz.",
        "„Wir verlieren das Geschäft“, sagte Ben Kurz.",
        "« Nous perdons Noël », dit Ben Kurz.",
        "He asked: “Is it safe?” and left.",
        "桥在星期一关闭了。",
        "पुल सोमवार को बंद कर दिया गया।",
        "They turned left above the bridge.",
        "“Yes, we will,” she said.",
        "iPhones are sold at the bridge.",
        "The mayor had one wish: Nobody should cross it.",
    ],
)
def test_what_may_stand_in_a_summary(text):
    """Whole statements with both ends of their quotes are fit, in any script."""
    assert fit(passage_of(text, 0, "en"))
    assert balanced(text)


def test_the_agency_before_a_text_is_left_out():
    """A summary opens with the news, not with who sent it."""
    for opening in ("(CNN)", "PARIS (Reuters) - ", "NEW YORK (AP) — ", "[Capital FM] Nairobi -- ", "[allAfrica] "):
        summary = summarize(article(opening + BRIDGE[0], *BRIDGE[1:]))
        assert told(summary)[0] == BRIDGE[0]
        holds(summary, article(opening + BRIDGE[0], *BRIDGE[1:]))
    kept = "The Lenne Trade Union (AP) met on Monday in the old town hall."
    assert passages(article(kept))[0].text == kept


@pytest.mark.parametrize(
    ("language", "place", "sentence"),
    [
        ("en", "AACHEN: ", "The old bridge over the river Lenne was closed."),
        ("en", "AACHEN — ", "The old bridge over the river Lenne was closed."),
        ("en", "AACHEN / LENNE: ", "The old bridge over the river Lenne was closed."),
        ("de", "Aachen/Lenne – ", "Die alte Brücke über die Lenne ist seit Montag gesperrt."),
        ("de", "Lenne - ", "Die alte Brücke über die Lenne ist seit Montag gesperrt."),
        ("ru", "INTERFAX.RU - ", "Старый мост через реку закрыли в понедельник."),
        ("ru", "МОСКВА, 25 мая — ", "Старый мост через реку закрыли в понедельник."),
    ],
)
def test_the_place_before_a_text_is_left_out(language, place, sentence):
    """Where a report was sent from is no part of its sentence, behind a teaser either; a dash inside one stays."""
    teaser = "Nobody may cross. " if language == "en" else ""
    texts = [passage.text for passage in passages(article(teaser + place + sentence, language=language))]

    assert texts[-1] == sentence
    for kept in ("Frauen – die Hälfte aller Menschen – wollen mehr Rechte.", "Lenne - Aachen endete mit fünf zu eins."):
        assert passages(article(kept, language="de"))[0].text == kept


def test_a_quote_torn_by_a_line_break_is_mended():
    """A closing quote that nothing opened is left behind; one that closes a long quote is not."""
    assert passages(article('The bridge is closed, the city said on Monday."'))[0].text.endswith("Monday.")
    long = '"' + "We are sorry for all of this, truly. " * 12 + 'It will be over soon."'
    assert passages(article(long))[-1].text == 'It will be over soon."'
