"""Short mails in scripts whose sentences end otherwise, and what an inbox has room for in wide letters."""

from email.message import EmailMessage

import pytest

from digest.edit.phrases import shorten, width
from digest.extract import extract
from digest.models import Document

BODIES = {
    "zh": (
        "市政府为旧绳厂改建公园征集设计方案，评委会收到三个方案。",
        "最便宜的方案需要八千二百万元，结果将于下月十二日公布。",
    ),
    "ja": (
        "市は、ロープ工場の跡地につくる公園の設計案を募集した。",
        "最も安い案の費用は八億円で、結果は十二月に発表される。",
    ),
    "hi": (
        "समिति को तीन डिज़ाइन मिले और लोग पाँच दिसंबर तक वोट दे सकते हैं।",
        "सबसे सस्ते डिज़ाइन की लागत आठ करोड़ रुपये है, नतीजा बाद में आएगा।",
    ),
    "el": (
        "Κατατέθηκαν τρεις προτάσεις και οι κάτοικοι ψηφίζουν ήδη.",
        "Ποιος θα πληρώσει όμως το πάρκο στο παλιό εργοστάσιο;",
    ),
}


@pytest.mark.parametrize("language", BODIES)
def test_a_mail_keeps_its_last_paragraph_in_any_script(language):
    """No full stop of Latin letters is needed, nor their number; and the language is told."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "A <a@mail.example>", "一二三"
    mail.set_content("\n\n".join(BODIES[language]))

    article = extract(Document(source="m.eml", content=bytes(mail), media_type="message/rfc822"))

    assert article.paragraphs == BODIES[language]
    assert article.language == language


def test_what_an_inbox_shows_is_cut_by_its_width():
    """A character of Chinese takes the room of two letters."""
    cut = shorten("新伏公司将在青河郊外建设一座容量为四百兆瓦时的储能站" * 3, 65)

    assert cut.endswith("…")
    assert 60 <= width(cut) <= 65
    assert shorten("Ten letters", 11) == "Ten letters"


@pytest.mark.parametrize(
    ("title", "longest", "cut"),
    [
        ("Firma zbuduje największy magazyn energii w regionie", 46, "Firma zbuduje największy magazyn energii…"),
        ("Мост через Сосновку откроют для машин и трамваев", 44, "Мост через Сосновку откроют для машин…"),
        ("Ανοίγει η γέφυρα του Ασπροπόταμου στην πόλη", 41, "Ανοίγει η γέφυρα του Ασπροπόταμου…"),
        ("Nya bron över ån öppnas för trafik och bussar", 41, "Nya bron över ån öppnas för trafik…"),
    ],
)
def test_no_small_word_hangs_where_a_title_is_cut(title, longest, cut):
    """What only joins is left out in these languages too."""
    assert shorten(title, longest) == cut
