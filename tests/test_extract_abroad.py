"""Copied pages in other languages than the model learned: their furniture goes, their paragraphs stay."""

from datetime import datetime
from pathlib import Path

import pytest

from digest.extract import abroad, chrome, extract
from digest.extract.lines import look_at
from digest.extract.rows import rows_of
from digest.models import Document
from digest.text import length_of

PAGES = Path(__file__).parent / "abroad"
#: For each page (written for this test, with menu, share bar, links and footer) the lines of its headline and its
#: paragraphs, counted from 1, its byline, and when it was published.
PARTS = {
    "ar": (6, (9, 10, 12), "أحمد السامرائي", "2026-03-12T00:00+00:00"),
    "de": (11, (15, 16, 18), "Petra Hohlfeld", "2026-03-14T16:42+00:00"),
    "es": (6, (9, 10, 12), "María Gutiérrez", "2026-03-12T16:42+01:00"),
    "fr": (7, (10, 11, 13), "Julie Morvan", "2021-01-05T18:30+00:00"),
    "hi": (5, (8, 9, 11), "अनिल शर्मा", "2026-03-12T00:00+00:00"),
    "it": (6, (9, 10, 12), "Marco Bianchi", "2026-03-12T16:42+00:00"),
    "ja": (7, (9, 10, 12), None, "2026-03-12T16:42+00:00"),
    "nl": (6, (9, 10, 12), "Sanne de Vries", "2026-03-12T16:42+00:00"),
    "pt": (6, (9, 10, 12), "João Ferreira", "2026-03-12T16:42+00:00"),
    "ru": (6, (9, 10, 12), "Анна Петрова", "2026-03-12T16:42+00:00"),
    "uk": (6, (9, 10, 12), "Олена Коваленко", "2026-03-12T16:42+00:00"),
    "zh": (7, (10, 11, 13), "王小明", "2026-03-12T16:42+00:00"),
}


def copied(text):
    """Return the article of a page copied as text."""
    return extract(Document(source="x", content=text.encode(), media_type="text/plain"))


@pytest.mark.parametrize("language", PARTS)
def test_a_page_in_another_language_comes_out_clean(language):
    """Headline, byline, date and exactly its paragraphs; all else is removed with a reason."""
    text = (PAGES / f"{language}.txt").read_text(encoding="utf-8")
    lines = text.splitlines()
    headline, paragraphs, byline, published = PARTS[language]
    article = copied(text)
    assert article.language == language
    assert article.title == lines[headline - 1]
    assert article.paragraphs == tuple(lines[at - 1] for at in paragraphs)
    assert article.byline == byline
    assert article.published == datetime.fromisoformat(published)
    assert len(article.removed) == len(lines) - 1 - len(paragraphs)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Comentarios (12)", "comments"),
        ("12 kommentarer", "comments"),
        ("评论（8）", "comments"),
        ("Lesen Sie auch: Das Hallenbad bleibt zu", "link to another article"),
        ("【関連記事】古い市場の修理始まる", "link to another article"),
        ("Przeczytaj także: Stary rynek zamknięty", "link to another article"),
        ("관련기사 더보기", "link to another article"),
        ("Zaloguj się", "jump link"),
        ("회원가입", "jump link"),
        ("Skriv ut", "share bar"),
        ("Zásady ochrany osobních údajů", "footer"),
        ("Etiketler: köprü, belediye", "tag list"),
        ("4 Min. Lesezeit", "reading time"),
        ("Startseite | Politik | Sport | Abo", "jump link"),
        ("Inicio > Cultura > Libros", "breadcrumbs"),
        ("首页 新闻 评论 登录 注册", "jump link"),
        ("Puente nuevo. Foto: Ana Ruiz", "picture credit"),
        ("図書館の新しい入り口=市内、佐藤真帆撮影", "picture credit"),
        ("Haben Sie einen Fehler gefunden? Schreiben Sie uns.", "asks for corrections"),
        ("誤りを見つけた方はご連絡ください。", "asks for corrections"),
        ("Abonnieren Sie unseren Newsletter, um nichts zu verpassen.", "newsletter notice"),
        ("Suscríbete a nuestro boletín para no perderte nada.", "newsletter notice"),
        ("Εγγραφείτε στο ενημερωτικό μας δελτίο για να μη χάνετε τίποτα.", "newsletter notice"),
        ("소식을 놓치지 않으려면 뉴스레터를 구독하세요.", "newsletter notice"),
        ("最新情報を逃さないよう、メルマガにご登録ください。", "newsletter notice"),
        ("Segueix-nos també a Instagram.", "follow line"),
        ("欢迎在微博和微信上关注我们。", "follow line"),
        ("Διαβάστε επίσης", "link to another article"),
        ("Læs også: Broen er lukket", "link to another article"),
        ("Lue myös", "link to another article"),
        ("Hozzászólások", "comments"),
        ("Politica de confidențialitate", "footer"),
        ("İlgili haberler", "link to another article"),
        ("קראו גם", "link to another article"),
        ("מדיניות הפרטיות", "footer"),
        ("اشتراک\u200cگذاری", "share bar"),
        ("عضویت در خبرنامه", "newsletter notice"),
        ("S’abonner à la newsletter", "newsletter notice"),
        ("페이스북이 유료 구독 서비스를 시작했다.", None),
        ("Xのフォロワーが十万人を超えた。", None),
        ("Ακολούθησε συζήτηση στο δημοτικό συμβούλιο.", None),
        ("Home theater | $10,000", None),
        ("Start with the foundation, then the walls", None),
        ("Photo of the quay on https://example.org/fotos/quay", None),
        ("Čas čtení", None),
        ("Weiterleitung an die Gemeinde", None),
        ("Los comentarios del alcalde sorprendieron a todos.", None),
        ("Hintergrund ist ein Streit um Geld.", None),
    ],
)
def test_furniture_is_known_in_many_languages(line, reason):
    """By the whole line, or by how it begins; a sentence that begins with the same word is none."""
    assert chrome.reason_of(line) == reason


def test_no_pattern_holds_a_lost_backslash():
    """A word's end written in a text that is not raw is a backspace, which no line holds: two tables found nothing."""
    tables = (*abroad.WHOLE.values(), *abroad.BEGINS.values())

    assert not [words for words in tables if any(sign < " " and sign != "\n" for sign in words)]


def test_what_heads_comments_and_links_ends_an_article():
    """A heading does; a link amid the text does not."""
    assert abroad.heads("Комментарии") == "comments"
    assert abroad.heads("Mehr zum Thema") == "link to another article"
    assert abroad.heads("Lesen Sie auch: Das Hallenbad bleibt zu") is None
    assert abroad.heads("Der Stadtrat beschloss es.") is None


def test_a_short_texts_last_paragraph_is_not_its_headline():
    """What is body itself says all of itself again, and no more than the headline for that."""
    menu = ("Gazeta", "Strona główna", "Tematy", "Archiwum", "Kontakt", "")
    headline = ("Basen przy młynie ruszy w sobotę", "", "2026-11-18", "Udostępnij", "")
    body = (
        "Basen przy młynie ruszy w sobotę po ośmiu miesiącach remontu. Woda ma dziewiętnaście stopni.",
        "",
        "Wstęp kosztuje 15 złotych. Dzieci płacą połowę.",
        "",
    )
    below = ("Udostępnij", "Czytaj także", "Tematy 1", "", "Zapisz się do newslettera", "Polityka prywatności")
    text = "\n".join((*menu, *headline, *body, *below))

    assert copied(text).title == "Basen przy młynie ruszy w sobotę"


def test_lines_without_spaces_are_as_long_as_they_say():
    """A Chinese paragraph of 23 characters looks like a paragraph, and no line changes in English."""
    said = "市政府十二日宣布，跨江新大桥将于下月正式通车。"
    chars, words = look_at(rows_of(["首页", said * 3, said])).own[:2, 2]
    assert chars > 2 * len(said)
    assert words > 10
    assert length_of(said) > 2 * len(said)
    assert length_of("The council voted.") == len("The council voted.")


def test_a_date_names_the_day_first_where_the_language_does():
    """12/03 is the third of December in English only."""
    page = (
        "O prefeito abriu a ponte.\n12/03/2026 16h42\n" + "A ponte foi aberta pela prefeitura, e as obras duraram. " * 3
    )
    assert copied(f"Nova ponte abre\n{page}").published.month == 3


def test_a_first_paragraph_after_a_caption_stays_but_no_newsletter_offer():
    """What the nets doubt in German is kept where it runs on; what a newsletter promises goes."""
    article = copied((PAGES / "de.txt").read_text(encoding="utf-8"))
    assert article.paragraphs[0].startswith("Der Stadtrat hat am Donnerstag")
    gone = {line.text: line.reason for line in article.removed}
    assert gone["Jeden Morgen das Wichtigste aus der Region."] == "newsletter notice"
