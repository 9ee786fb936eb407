"""Who and when, said in further languages, in rows whose fields no space parts, and with roles behind names."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from digest.extract import extract
from digest.extract.bylines import byline_of
from digest.models import Document

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
DANISH = (
    "Da Jens Lund trak sine ruser op mandag morgen, lå der et sværd mellem ålene, og det er over tusind år gammelt.",
    "Museet oplyser, at sværdet er usædvanligt velbevaret, fordi det har ligget i dynd uden ilt siden vikingetiden.",
    "Fundet bliver udstillet fra februar, og de kommende uger skal arkæologer undersøge bunden for flere genstande.",
)


def page(row, title="Fisker fandt et sværd i sit net", *, paragraphs=DANISH, lang="da"):
    """Return a page with a headline, a row that says who and when, and a text."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    menu = "<nav><a>Forside</a><a>Debat</a><a>Navne</a></nav>"
    return f'<html lang="{lang}"><body>{menu}<article><h1>{title}</h1>{row}<div>{text}</div></article></body></html>'


def read(row, **kwargs):
    """Return the article of a page with such a row."""
    content = page(row, **kwargs).encode()
    return extract(Document(source="p", content=content, media_type="text/html", url="https://a.example/b/1"), now=NOW)


@pytest.mark.parametrize(
    ("row", "who"),
    [
        ("<div><span>Mads Ravn</span><span>18. november 2026 kl. 12.00</span></div>", "Mads Ravn"),
        ("<div><span>Af Mads Ravn</span><time>18.11.2026 12:00</time></div>", "Mads Ravn"),
        ("<p><span>18. november 2026, 12:00</span><span>Tekst: Mads Ravn</span><span>45 min</span></p>", "Mads Ravn"),
        ("<div><span>كتب: محمود السيد</span><span>الأربعاء ١٨ نوفمبر ٢٠٢٦</span></div>", "محمود السيد"),
        ("<div><span>انتشار: ۲۷ آبان ۱۴۰۵ - ۱۰:۲۰</span><span>نویسنده: سارا محمودی</span></div>", "سارا محمودی"),
        ("<div><span>Haber: Zeynep Aydemir</span><span>Giriş: 18.11.2026 - 11:48</span></div>", "Zeynep Aydemir"),
    ],
)
def test_fields_that_no_space_parts_are_read_each(row, who):
    """None of them ends up in another one, or in the text."""
    article = read(row)
    assert article.byline == who
    assert article.published is not None
    assert article.published.date().isoformat() == "2026-11-18"
    assert article.paragraphs == DANISH


def test_spans_within_a_text_stay_as_they_are():
    """Syllables, words and prices are no row that says who or when."""
    paragraphs = (*DANISH, "<span>Sværd</span><span>fundet</span> er dateret til vikingetiden af museets egne folk.")
    assert read("", paragraphs=paragraphs).paragraphs[-1].startswith("Sværdfundet er")


def test_a_menu_above_the_headline_names_nobody():
    """Its words are those of any site in its language."""
    assert read("<p>18. november 2026</p>").byline is None


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Af Mads Ravn", "Mads Ravn"),
        ("Par Maëlle Le Goff avec AFP", "Maëlle Le Goff"),
        ("Par Maëlle Le Goff, le 3 mai", "Maëlle Le Goff"),
        ("Von Katrin Vollmer, Redaktionsleiterin", "Katrin Vollmer"),
        ("Reportage von Florian Aigner (Text) und Lena Moser (Fotos)", "Florian Aigner"),
        ("Door onze verslaggever Sanne de Graaf", "Sanne de Graaf"),
        ("De nuestra corresponsal", None),
        ("Por nuestro corresponsal Andrés Pino", "Andrés Pino"),
        ("Írta: Kovács Réka", "Kovács Réka"),
        ("Publicat de Ioana Dumitrescu", "Ioana Dumitrescu"),
        ("Του Νίκου Ζαχαρίου", "Νίκου Ζαχαρίου"),
        ("Текст: Ольга Сердюк, специальный корреспондент", "Ольга Сердюк"),
        ("Autor: Agnieszka Wolna Data publikacji: 23 listopada 2026 r., godz. 8:15", "Agnieszka Wolna"),
        ('מאת: ד"ר נועה ברק | פורסם: 25 בנובמבר 2026', 'ד"ר נועה ברק'),
        ("बाय रश्मि त्रिपाठी, वरिष्ठ संवाददाता", "रश्मि त्रिपाठी"),
        ("โดย สมหญิง ใจดี", "สมหญิง ใจดี"),
        ("Oleh Dewi Lestari", "Dewi Lestari"),
        ("Tác giả: Nguyễn Thu Hà", "Nguyễn Thu Hà"),
        ("লেখক: তানভীর হাসান, খুলনা", "তানভীর হাসান"),
        ("2026年11月24日 08:36 来源:闽南晚报 作者:林晓梅 字号:大 中 小", "林晓梅"),
    ],
)
def test_who_wrote_it_is_read_without_role_place_and_agency(line, who):
    """The words for "by" are known in some 25 languages."""
    assert byline_of(line) == who


@pytest.mark.parametrize(
    "line",
    [
        "Baca juga: Jadwal kapal ke pulau",
        "Xem thêm: Huế đón khách tàu biển",
        "อ่านเพิ่มเติม: พยากรณ์อากาศภาคเหนือ",
        "আরও পড়ুন: ইলিশের দাম কমেছে",
        "SCROLL TO CONTINUE WITH CONTENT",
        "หน้าแรก",
        "Tulis komentar",
        "Ý kiến (3)",
        "یہ بھی پڑھیں: شاہراہ بحال",
        "Вижте още: Нов мост над реката",
        "Последвайте ни във Facebook",
        "Abonează-te la canalul nostru de WhatsApp pentru știri.",
        "Kövesse lapunkat a Facebookon is!",
        "（责任编辑：王磊）",
        "저작권자 © 남해일보 무단전재 및 재배포 금지",
    ],
)
def test_furniture_is_known_in_further_languages(line):
    """It goes, wherever it stands."""
    assert line not in read("", paragraphs=(*DANISH[:2], line, DANISH[2])).paragraphs


def test_a_title_without_spaces_has_the_site_behind_it():
    """Thai writes its words without spaces between them."""
    title = "เชียงรายเปิดเส้นทางเดินป่าใหม่รับลมหนาว"
    content = page("", title).replace("<body>", f"<head><title>{title} - ข่าวเหนือ</title></head><body>").encode()
    document = Document(source="p", content=content, media_type="text/html", url="https://a.example/b/1")
    assert extract(document, now=NOW).publisher == "ข่าวเหนือ"
