"""A page and a text copy in thirteen languages go from document to summary without breaking."""

# ruff: noqa: E501 - texts read best one a line

import unicodedata

import pytest

from digest.edit import summarize
from digest.edit.leaning import hangs
from digest.extract import extract
from digest.models import Document
from digest.text import direction, sentences

#: Title and three paragraphs of two sentences each, written for this test.
TEXTS = {
    "en": ("The old lighthouse shines again", "The old lighthouse on the cape has been shining again since Monday evening. The city had it repaired for two years.", "Forty volunteers painted the tower and cleaned the stairs. They found letters of the last keeper in a wall.", "Visitors may climb the tower on Sundays from May on. The mayor wants to open a small museum there next year."),
    "de": ("Der alte Leuchtturm leuchtet wieder", "Der alte Leuchtturm am Kap leuchtet seit Montagabend wieder. Die Stadt hatte ihn zwei Jahre lang instand setzen lassen.", "Vierzig Freiwillige strichen den Turm und putzten die Treppe. In einer Wand fanden sie Briefe des letzten Wärters.", "Besucher dürfen ab Mai sonntags auf den Turm steigen. Die Bürgermeisterin will dort im nächsten Jahr ein kleines Museum eröffnen."),
    "fr": ("Le vieux phare brille de nouveau", "Le vieux phare du cap brille de nouveau depuis lundi soir. La ville l'avait fait réparer pendant deux ans.", "Quarante bénévoles ont peint la tour et nettoyé l'escalier. Ils ont trouvé des lettres du dernier gardien dans un mur.", "Les visiteurs pourront monter dans la tour le dimanche à partir de mai. La maire veut y ouvrir un petit musée l'an prochain."),
    "es": ("El viejo faro vuelve a brillar", "El viejo faro del cabo vuelve a brillar desde el lunes por la noche. La ciudad lo había hecho reparar durante dos años.", "Cuarenta voluntarios pintaron la torre y limpiaron la escalera. En una pared encontraron cartas del último farero.", "Los visitantes podrán subir a la torre los domingos desde mayo. La alcaldesa quiere abrir allí un pequeño museo el año que viene."),
    "it": ("Il vecchio faro torna a brillare", "Il vecchio faro del capo torna a brillare da lunedì sera. La città lo aveva fatto riparare per due anni.", "Quaranta volontari hanno dipinto la torre e pulito la scala. In un muro hanno trovato le lettere dell'ultimo guardiano.", "I visitatori potranno salire sulla torre la domenica da maggio. La sindaca vuole aprirvi un piccolo museo l'anno prossimo."),
    "pt": ("O velho farol volta a brilhar", "O velho farol do cabo voltou a brilhar na segunda-feira à noite. A cidade mandou repará-lo durante dois anos.", "Quarenta voluntários pintaram a torre e limparam a escada. Numa parede encontraram cartas do último faroleiro.", "Os visitantes poderão subir à torre aos domingos a partir de maio. A prefeita quer abrir ali um pequeno museu no próximo ano."),
    "nl": ("De oude vuurtoren schijnt weer", "De oude vuurtoren op de kaap schijnt sinds maandagavond weer. De stad had hem twee jaar lang laten herstellen.", "Veertig vrijwilligers schilderden de toren en maakten de trap schoon. In een muur vonden zij brieven van de laatste wachter.", "Bezoekers mogen vanaf mei op zondag de toren beklimmen. De burgemeester wil er volgend jaar een klein museum openen."),
    "ru": ("Старый маяк снова светит", "Старый маяк на мысе снова светит с вечера понедельника. Город ремонтировал его два года.", "Сорок добровольцев покрасили башню и вымыли лестницу. В стене они нашли письма последнего смотрителя.", "С мая посетители смогут подниматься на башню по воскресеньям. Мэр хочет открыть там в следующем году небольшой музей."),
    "uk": ("Старий маяк знову світить", "Старий маяк на мисі знову світить з вечора понеділка. Місто ремонтувало його два роки.", "Сорок добровольців пофарбували вежу й вимили сходи. У стіні вони знайшли листи останнього доглядача.", "Із травня відвідувачі зможуть підніматися на вежу щонеділі. Міська голова хоче відкрити там наступного року невеликий музей."),
    "ar": ("المنارة القديمة تضيء من جديد", "عادت المنارة القديمة على الرأس البحري إلى الإضاءة مساء الاثنين. وكانت المدينة قد عملت على ترميمها سنتين كاملتين.", "طلى أربعون متطوعا البرج ونظفوا السلالم كلها. ووجدوا في أحد الجدران رسائل كتبها الحارس الأخير.", "يستطيع الزوار صعود البرج أيام الأحد ابتداء من مايو. وتريد رئيسة البلدية افتتاح متحف صغير هناك في العام المقبل."),
    "hi": ("पुराना प्रकाशस्तंभ फिर जगमगाया", "अंतरीप का पुराना प्रकाशस्तंभ सोमवार शाम से फिर जगमगा रहा है। शहर ने दो साल तक उसकी मरम्मत करवाई थी।", "चालीस स्वयंसेवकों ने मीनार रंगी और सीढ़ियाँ साफ़ कीं। उन्हें एक दीवार में आख़िरी रखवाले की चिट्ठियाँ मिलीं।", "मई से लोग हर रविवार को मीनार पर चढ़ सकेंगे। महापौर अगले साल वहाँ एक छोटा संग्रहालय खोलना चाहती हैं।"),
    "ja": ("古い灯台に再び明かりがともる", "岬の古い灯台に月曜日の夜から再び明かりがともっている。市は二年間かけて灯台を修理していた。", "四十人のボランティアが塔を塗り、階段を掃除した。壁の中からは最後の灯台守の手紙が見つかった。", "五月からは毎週日曜日に塔に登ることができる。市長は来年そこに小さな博物館を開きたいと話している。"),
    "zh": ("古老的灯塔重新亮起", "海角上古老的灯塔从星期一晚上起重新亮了起来。市政府用了两年时间对它进行修缮。", "四十名志愿者粉刷了塔身，清扫了楼梯。他们在墙里发现了最后一位守塔人的信件。", "从五月起，游客每逢星期日可以登塔参观。市长希望明年在那里开设一座小型博物馆。"),
}  # fmt: skip


def page(language):
    """Return the text as a page of a site."""
    title, *paragraphs = TEXTS[language]
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    head = f"<html lang='{language}' dir='{direction(language)}'><head><title>{title} | Kap-Post</title></head>"
    return f"{head}<body><nav><a href='/'>Kap-Post</a></nav><article><h1>{title}</h1>{body}</article><footer>© Kap-Post</footer></body></html>"


@pytest.mark.parametrize("language", TEXTS)
def test_a_page_becomes_a_summary(language):
    """Title, paragraphs, language and two verbatim sentences, in whatever script."""
    article = extract(Document(source="x", content=page(language).encode(), media_type="text/html"))
    assert (article.title, *article.paragraphs) == TEXTS[language]
    assert article.language == language
    _has_a_summary(article)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_copy_becomes_a_summary(language):
    """The same from a copy as text."""
    text = "\n\n".join(("Kap-Post", *TEXTS[language]))
    article = extract(Document(source="x", content=text.encode(), media_type="text/plain", language=language))
    assert TEXTS[language][1] in article.paragraphs
    _has_a_summary(article)


def _has_a_summary(article):
    summary = summarize(article, sentences=2).sentences
    assert len(summary) == 2
    assert all(article.paragraphs[s.paragraph][s.start : s.end] == s.text for s in summary)


@pytest.mark.parametrize("language", TEXTS)
def test_sentences_are_split_in_each_language(language):
    """Two sentences a paragraph, in whatever punctuation."""
    for paragraph in TEXTS[language][1:]:
        assert len(list(sentences(paragraph, language))) == 2


@pytest.mark.parametrize("language", ["ar", "hi", "fr"])
def test_marks_that_cannot_be_seen_go_and_letters_are_composed(language):
    """Zero-width and bidi controls go, decomposed letters are composed, and what joins letters stays."""
    broken = (
        unicodedata.normalize("NFD", page(language))
        .replace("<p>", "<p>\u202b\u200b\ufeff")
        .replace("</p>", "\u202c\u200f</p>")
    )
    article = extract(Document(source="x", content=broken.encode(), media_type="text/html"))
    assert article.paragraphs == tuple(unicodedata.normalize("NFC", p) for p in TEXTS[language][1:])


@pytest.mark.parametrize(("language", "charset"), [("ja", "iso2022_jp"), ("ja", "euc_jp"), ("ja", "shift_jis"), ("zh", "gb18030"), ("ru", "koi8_r"), ("ru", "cp1251")])  # fmt: skip
def test_a_mail_in_an_old_charset_is_read(language, charset):
    """As its head declares it; what shifts between alphabets in seven bits would pass for UTF-8."""
    _title, *paragraphs = TEXTS[language]
    texts = [p for p in paragraphs if p.encode(charset, "ignore").decode(charset) == p]
    head = f"Subject: x\r\nContent-Type: text/plain; charset={charset.replace('_', '-').replace('iso2022', 'iso-2022')}\r\n"
    body = "\r\n\r\n".join(texts).encode(charset)
    article = extract(Document(source="x", content=head.encode() + b"\r\n" + body, media_type="message/rfc822"))
    assert texts
    assert article.paragraphs == tuple(texts)


def test_seven_bits_that_shift_are_read_undeclared():
    """A page in ISO-2022-JP that says nothing of it."""
    html = page("ja").encode("iso2022_jp", "replace")
    article = extract(Document(source="x", content=html, media_type="text/html"))
    assert article.paragraphs == TEXTS["ja"][1:]


#: A sentence of each language that leans on one before it, and one that stands by itself.
LEANING = {
    "ar": ("وقال إن الجسر سيفتح في أبريل.", "أعلنت البلدية افتتاح الجسر في أبريل."),
    "cs": ("Jeho most otevřou v dubnu.", "Radnice otevře most v dubnu."),
    "da": ("Han åbner broen i april.", "Kommunen åbner broen i april."),
    "hi": ("उन्होंने कहा कि पुल अप्रैल में खुलेगा।", "नगर निगम ने कहा कि पुल अप्रैल में खुलेगा।"),
    "ja": ("しかし橋は四月に開通する。", "市は橋を四月に開通させる。"),
    "ko": ("그는 다리가 4월에 개통한다고 말했다.", "시장은 다리가 4월에 개통한다고 말했다."),
    "no": ("Likevel åpner broen i april.", "Kommunen åpner broen i april."),
    "pl": ("Jego most otworzą w kwietniu.", "Ratusz otworzy most w kwietniu."),
    "sv": ("Hon öppnar bron i april.", "Kommunen öppnar bron i april."),
    "tr": ("Ancak köprü nisanda açılacak.", "Belediye köprüyü nisanda açacak."),
    "zh": ("但是大桥四月通车。", "市政府宣布大桥四月通车。"),
}


@pytest.mark.parametrize("language", LEANING)
def test_what_leans_is_known_in_each_language(language):
    """A pronoun or a "but" at its beginning tells it."""
    leaning, standing = LEANING[language]
    assert hangs(leaning, language)
    assert not hangs(standing, language)
