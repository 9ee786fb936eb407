"""Sentences, words and languages of text."""

import os
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import LONGEST, clean, direction, language_of, sentences, stemmer, strip_controls, words
from digest.text.glance import at_a_glance

# A bar stands where a sentence ends.
SENTENCES = [
    ("en", "He left. |She stayed."),
    ("en", "“We won. We are happy,” she said. |Then they left."),
    ("en", '"Is it true?" Smith asked. |Nobody answered.'),
    ("en", '"I am done." |He left the room.'),
    ("en", "Mr. Smith met Dr. J. R. Jones at 5 p.m. Monday. |They talked."),
    ("en", "It opened at 5 p.m. |Police came later."),
    ("en", "The U.S. Army moved. |It came from the U.S. |The army left."),
    ("en", "She works for Acme Inc. in Ohio. |Acme Inc. Chairman Lee spoke."),
    ("en", "See No. 5 on p. 12. |He said no. |They said yes."),
    ("en", "1. Buy low. |2. Sell high."),
    ("en", "Wait... what? |Yes... |No one knew."),
    ("en", "He paid $3.50 for it. |5 people came."),
    ("en", "Visit example.com. |It is free."),
    ("en", "John F. Kennedy spoke in Washington, D.C. |He was tall."),
    ("en", "He asked (it was late!) and left. |(She stayed.) |Then it rained."),
    ("en", "The end.|Then came more. |Right?|No."),
    ("en", "Apple released the iPhone. |iPhone sales rose."),
    ("en", "‘I have not made up my mind. I may go,’ he said. |Then he went."),
    ("en", "the market fell. |the shares fell too."),
    ("en", "Yahoo! said so. |The band Wham! split up."),
    ("en", 'He said: "Go." |"No," she said.'),
    ("en", "In Jan. 2015 he left. |He came back in Feb. |Then he stayed."),
    ("en", 'She was (as the Times wrote) "great." |Everyone agreed.'),
    ("en", "It was I. |He knew."),
    ("en", "The score was 3-2. |$5 million was spent."),
    ("en", "He earned a Ph.D. in physics. |St. Louis won. |He lives on Main St. |The house is red."),
    ("en", "The firm (formerly Acme Inc. of Ohio) grew. |It sells tools, e.g. Hammers, i.e. things."),
    ("en", "“Who did this?” asked the mayor. |“I did!” Jones shouted. |“Why?”"),
    ("de", "„Ich gehe.“ |Dann ging er."),
    ("de", "„Wirklich?“, fragte sie. |Am 3. Oktober kam z. B. Herr Dr. Müller. |Es war ca. 5 Uhr."),
    ("de", "Das gilt u.a. für Berlin. |Er wurde 3. |Der Sieger hieß Max."),
    ("de", "In Wr. Neustadt fiel Schnee. |Er blieb liegen."),
    ("de", "»Ich gehe.« |Dann ging er. |»Warum?«, fragte sie."),
    ("de", "Der 1. FC Köln gewann am 12. Spieltag. |Die Firma, z.B. Siemens, baut usw. |Das ist alles."),
    ("de", "Er sagte: „Es ist spät. Ich gehe nach Hause.“ |Dann schlief er."),
    ("fr", "« Il est parti. » |Elle est restée."),
    ("fr", "M. Macron a parlé. |Mme Le Pen aussi. |« Pourquoi ? » demande-t-il. |Rien."),
    ("fr", "Il a dit \"c'est fini.\" |Puis il est parti. |L'homme a ri."),
    ("fr", "C'est bien !|\"Mais oui."),
    ("fr", 'Il crie "pas de paix".|Les policiers partent. |Dix jours.|"Je suis là", dit-il.'),
    ("fr", "Le prix (art. 5 de la loi) a baissé, p. ex. à Paris, etc. |Le reste suit."),
    ("es", "¿Por qué? |¡No lo sé! |El Sr. Pérez vino a EE.UU. |La casa es grande."),
    ("es", "La Sra. Díaz vive en la Av. Central. |Nació el 3 de ene. |Llegó tarde."),
    ("it", "Il sig. Rossi è andato via. |L'ing. Bianchi, il prof. Verdi e il dott. Neri restano. |Fine."),
    ("pt", "O Sr. Silva chegou às 5 h. |A Dra. Costa saiu. |Etc."),
    ("nl", "Dhr. Jansen kwam om 5 uur. |Mevr. De Vries bleef. |Dat is o.a. goed."),
    ("nl", "‘Ik ga.’ |Hij ging weg. |„Waarom?” vroeg ze."),
    ("ru", "В 2015 г. Россия ввела меры. |Они действуют. |Ул. Ленина, д. 5, закрыта."),
    ("ru", "«Я ушёл», — сказал А. С. Пушкин. |Потом он вернулся."),
    ("ru", "Он получил 5 млн руб. |Это много. |И т.д. |Но не всё."),
    ("ru", "Ремонт стоил 31,5 тыс. |Деньги дал город: 20 тыс. рублей в мае."),
    ("ru", "«Почему?» — спросил он. |Никто не ответил!"),
    ("uk", "У 2015 р. Україна змінилася. |Вона зросла. |Ім. Шевченка."),
    ("ar", "ذهب الولد إلى المدرسة. |عاد إلى البيت. |لماذا؟ |لا أحد يعرف."),
    ("hi", "वह घर गया। |डॉ. शर्मा आए। |क्यों? |कोई नहीं जानता।"),
    ("ja", "彼は行った。|「行くよ。」と彼は言った。|本当？|はい！"),
    ("zh", "他走了。|他说：“好。”|然后走了。|“为什么？”他问。|没人知道！"),
    ("en", "shoes . |David Cameron in Portugal . |Mr . Cameron has been there."),
    ("en", "Prices rose 3.5 percent. |The No. 2 man, Gen. Lee, left vs. Smith."),
    ("en", "He said “I go. |Then he left."),
    ("en", '"One," he said. |"Two." |Three.'),
    ("en", "A. The first. |B. The second."),
    ("en", "He took vitamin C. |It helped."),
    ("en", "Turn to p. 5. |Fig. 3 shows it."),
    ("en", "He said he was “very, very sad.” |Smith said he agreed."),
    ("en", "The U.N. Security Council met at 10 a.m. ET. |It voted."),
    ("en", "The town runs a .Net Server on an old machine. |It is slow."),
    ("en", "In Roe v. Wade the court ruled. |It fell with Dobbs v. Jackson. |He wrote v. 5 of Henry V. |The play won."),
    ("en", "Sgt. Lee and Lt. Col. Roe left in Aug. 2014. |Dr. King Jr. spoke. |Martin Luther King Jr. |The man."),
    ("en", 'Prices fell ... and rose. |[...] He left. |"I ... I don\'t know," she said.'),
    ("en", '"Stop!" he cried. |"Stop now!" |Silence.'),
    ("en", "He wrote: 'I am here.' |Nobody came."),
    ("en", "They met in St. Petersburg, Fla. |The talks failed."),
    ("en", "First line"),
    ("en", "'There are lots of seats. They are marginal,' she said. |Then she left."),
    ("de", "Er kam aus St. Pölten. |– Eine Woche später ging er."),
    ("ru", "Он ушёл. |– Мне кажется, что он вернётся."),
    ("en", "The dogs' owner left. |The 'best' one stayed."),
]
ODD = st.text(alphabet=st.sampled_from("aB. .!?…\"'“”„«»‘’()[]。」「 \n-–—5é한ا।"), max_size=400)


def cut(text: str, language: str = "en") -> list[str]:
    """Return the sentences themselves."""
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(("language", "marked"), SENTENCES, ids=lambda v: v[:40])
def test_sentences_end_where_a_reader_ends_them(language, marked):
    """Abbreviations, initials, quotes, brackets, numbers and ellipses do not mislead the splitter."""
    assert cut(marked.replace("|", ""), language) == [part.strip() for part in marked.split("|")]


def test_a_blank_line_ends_a_sentence():
    """A heading without a full stop is not drawn into the paragraph below it."""
    assert cut("A heading\n \nThe text. More\nof it.") == ["A heading", "The text.", "More\nof it."]


@given(ODD)
def test_spans_are_ordered_and_lose_nothing_but_space(text):
    """Sentences never overlap, carry no outer space, and together hold every visible sign."""
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text):
    """Any text is split without an error, in any language, known or not."""
    for language in ("en", "de", "zh", "xx", ""):
        sentences(text, language)
    words(text)


@pytest.mark.parametrize(
    "unit",
    [".", ". ", '"', '("', "a. B", "A.", '"a. ', "«»", "(. (", "?", '." ', ".x", " ", "„“", "I'm. ", '."A', "\n ", "x"],
)
def test_a_megabyte_of_anything_is_fast(unit):
    """No repeated sign makes the splitter slow: its time is linear in the text, and the text is capped."""
    text = (unit * (1_000_000 // len(unit) + 1))[:1_000_000]
    began = time.process_time()
    spans = sentences(text)
    words(text)
    assert time.process_time() - began < 5
    assert all(end <= LONGEST for _, end in spans)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. paid 7,000 euros, didn't it?", ["the", "u.s", "paid", "7,000", "euros", "didn't", "it"]),
        ("AT&T’s well-known plan", ["at&t’s", "well", "known", "plan"]),
        ("L’élection d'aujourd'hui, qu'il perd", ["l", "élection", "d", "aujourd'hui", "qu", "il", "perd"]),
        ("dell'anno all'alba", ["dell", "anno", "all", "alba"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("東京都は2020年", ["東京", "京都", "2020", "年"]),
        ("である", ["であ", "ある"]),
        ("", []),
        ("?! …", []),
    ],
)
def test_words(text, found):
    """Words are lower case, keep what binds them, and lose an elided article."""
    assert words(text) == found


def test_stems_join_the_forms_of_a_word():
    """A language's own stemmer is used; a language without one keeps its words."""
    assert stemmer("en")("elections") == stemmer("en")("election")
    assert stemmer("fr")("élections") == stemmer("fr")("élection")
    assert stemmer("zh")("选举") == "选举"
    assert stemmer("pl")("mostem") == stemmer("pl")("mostu") == "most"
    assert stemmer("ko")("대교를") == stemmer("ko")("대교에서") == "대교"
    assert stemmer("ko")("나이") == "나이"


def test_invisible_signs_go_and_joiners_stay():
    """Zero-width and bidi signs are dropped; ZWJ and ZWNJ, which spell words, are kept; text is NFC."""
    assert strip_controls("a\u200bb\u202ec\u00ad\x00\ufeff") == "abc"
    assert strip_controls("\u0915\u094d\u200d") == "\u0915\u094d\u200d"
    assert clean(" e\u0301 \n\t x ") == "é x"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("which \u200che said", "which he said"),
        ("with \u200c\u200ca loaded\u200c word", "with a loaded word"),
        ("har\u200dbor\u200c, \u200d2026\u200c", "harbor, 2026"),
        ("\u200cHarbor", "Harbor"),
        ("порт\u200cовый \u200cгород", "портовый город"),
        ("港\u200c口", "港口"),
        ("a \u200c b", "a b"),
        ("har\u200d\u200d\u200cbor", "harbor"),
        ("smile \U0001f642\u200d here", "smile \U0001f642 here"),
    ],
)
def test_joiners_that_spell_nothing_go(text, left):
    """Between letters that do not join, and behind a space, a joiner only hides the word from a search."""
    assert clean(text) == left
    assert clean(strip_controls(text)) == left


@pytest.mark.parametrize(
    "text",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian: mi-khaham
        "PDF\u200c\u0647\u0627",  # Persian ending of a foreign word
        "\u0647\u200d.\u0634",  # Persian: "solar Hijri", the first letter in its joining form
        "\u0915\u094d\u200d\u0937",  # Hindi: k joined with sh
        "\u0915\u094d\u200c\u0937",  # Hindi: the same, not joined
        "\u0905\u0935\u0928\u094d\u200d \u0906",  # a half letter at the end of a word
        "\u0d05\u0d35\u0d28\u0d4d\u200d",  # Malayalam, as it was written before 2008
        "\U0001f469\u200d\U0001f4bb",  # a woman at a computer
        "\u2764\ufe0f\u200d\U0001f525",  # a heart on fire
        "\U0001f468\U0001f3fd\u200d\U0001f33e \U0001f3f3\ufe0f\u200d\U0001f308",  # a skin tone, a flag
        "\U0001f937\u200d\u2640\ufe0f",  # a shrugging woman
    ],
)
def test_joiners_that_spell_a_word_or_an_emoji_stay(text):
    """Persian, Hindi, Malayalam and emoji of several signs are not spelled without them."""
    assert clean(text) == text
    assert strip_controls(text) == text


def test_direction():
    """Arabic, Hebrew, Persian and their kin are set from right to left, whatever their region."""
    assert [direction(code) for code in ("ar", "he-IL", "FA", "en", "")] == ["rtl", "rtl", "rtl", "ltr", "ltr"]


def test_language_of_long_text_is_read_and_of_short_text_is_the_hint():
    """A headline is too short to tell; a paragraph is not."""
    german = "Der Rat der Stadt hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern."
    assert language_of(german, "en") == "de"
    assert language_of("Neue Brücke", "de-AT") == "de"
    assert language_of("Neue Brücke") == "en"


@pytest.mark.parametrize(
    ("text", "hint", "language"),
    [
        ("市は設計案を募集した。", "en", "ja"),
        ("市政府征集设计方案。", "en", "zh"),
        ("東京都知事選挙", "ja", "ja"),
        ("새 다리 개통", "de", "ko"),
        ("Νέα γέφυρα", "en", "el"),
        ("Новий міст", "uk", "uk"),
        ("Новый мост", "en", "ru"),
        ("پل تازه", "fa", "fa"),
        ("גשר חדש", "en", "he"),
        ("नया पुल", "mr", "mr"),
        ("New bridge", "ja", "en"),
        ("2:1 (0:1)", "ja", "ja"),
        ("Neue Brücke", "de", "de"),
    ],
)
def test_a_short_text_is_in_no_language_of_other_letters(text, hint, language):
    """The letters tell what a few words do not."""
    assert language_of(text, hint) == language


def test_what_is_no_text_of_a_language_is_in_the_language_of_its_source():
    """A list of versions and switches is read as no language, or as one of a few words: the hint stands."""
    listed = "Status: Supported => Denied Updates: 0 Updates (See More) => 1 Updates (See More) Guards: BattleGuard"
    links = "Permalink: https://example.org/0008 => https://example.org/0009 0 1 2 3 4 5 6 7 8"

    assert [language_of(text, "de") for text in (listed, links)] == ["de", "de"]


def test_importing_text_loads_nothing_heavy():
    """The face of text costs nothing: stemmers and languages are loaded when they are asked for."""
    code = "import sys, digest.text; print([m for m in ('Stemmer', 'py3langid', 'numpy') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
        env=dict(os.environ),
    )
    assert run.stdout.strip() == "[]"


def test_a_language_is_known_by_its_small_words():
    """Two words that only a language has, among many small ones, are enough; a foreign title in a text is not."""
    english = "The council said that the old bridge over the river was closed, and that it has no plan for a new one."
    french = "Le film « The Bridge and the River » sera projeté mardi soir à la mairie, a annoncé le conseil de Lenne."

    assert language_of(english, "fr") == at_a_glance(english) == "en"
    assert language_of(french, "en") == "fr"
