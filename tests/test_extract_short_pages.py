"""Short pages in other languages than the model learned: every paragraph stays, and no label with it."""

# ruff: noqa: E501 - texts read best one a line

import pytest

from digest.extract import extract
from digest.models import Document

PARAGRAPHS = {
    "de": ("Das Freibad am Mühlbach öffnet am Samstag. Das Wasser hat neunzehn Grad.", "Die Preise bleiben: 3,50 Euro für Erwachsene, 2 Euro für Kinder."),
    "es": ("La piscina del molino abre el sábado. El agua está a diecinueve grados.", "La entrada cuesta 3,50 euros. Los niños pagan dos."),
    "it": ("La piscina del mulino apre sabato. L'acqua è a diciannove gradi.", "Il biglietto costa 3,50 euro. I bambini pagano due euro."),
    "el": ("Η πισίνα του μύλου ανοίγει το Σάββατο. Το νερό έχει δεκαεννέα βαθμούς.", "Το εισιτήριο κοστίζει 3,50 ευρώ. Τα παιδιά πληρώνουν δύο."),
    "fa": ("استخر کنار آسیاب روز شنبه باز می‌شود. دمای آب نوزده درجه است.", "بهای بلیت سی هزار تومان است. کودکان نیم‌بها می‌پردازند."),
    "ja": ("水車のプールは土曜日に開きます。水温は十九度です。", "入場料は三百五十円です。子どもは二百円です。"),
    "ko": ("물레방아 수영장이 토요일에 문을 연다. 수온은 십구 도다.", "입장료는 삼천오백 원이다. 어린이는 이천 원이다."),
}  # fmt: skip
TITLES = {"de": "Freibad öffnet am Samstag", "es": "La piscina abre el sábado", "it": "La piscina apre sabato", "el": "Ανοίγει η πισίνα το Σάββατο", "fa": "استخر شنبه باز می‌شود", "ja": "プール、土曜に開場", "ko": "수영장 토요일 개장"}  # fmt: skip
LABELS = {"de": "Themen", "es": "Temas", "it": "Temi", "el": "Θέματα", "fa": "موضوعات", "ja": "トピック", "ko": "주제"}
#: A blog's post with share buttons and related posts below; a page with its topics as a link; one of tables.
LAYOUTS = (
    '<div id="content"><div class="post"><h2 class="entry-title">{title}</h2><div class="meta">2026-11-18</div><div class="entry-content">{text}</div><div class="sharedaddy"><a href="#">Facebook</a> <a href="#">WhatsApp</a></div><ul><li><a href="/1">{label} 1</a></li><li><a href="/2">{label} 2</a></li></ul></div></div>',
    '<div class="page"><section><header><p class="kicker">{label}</p><h1>{title}</h1></header>{text}<p class="tags"><a href="/t/1">{label}</a></p></section></div>',
    '<table><tr><td width=200><a href="/">{label}</a></td><td><font size=5><b>{title}</b></font><br><small>2026-11-18</small><br><br>{lines}<br><br><a href="#top">{label}</a></td></tr></table>',
)


@pytest.mark.parametrize("language", PARAGRAPHS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=("blog", "topics", "tables"))
def test_a_short_page_comes_out_whole_and_alone(language, layout):
    """Its last paragraph, too, and not the topic it links to, nor a line of the footer."""
    title, label, paragraphs = TITLES[language], LABELS[language], PARAGRAPHS[language]
    text = "".join(f"<p>{line}</p>" for line in paragraphs)
    body = layout.format(title=title, text=text, label=label, lines="<br><br>".join(paragraphs))
    menu = f"<header><nav><ul><li><a href=/>{label}</a></li></ul></nav></header>"
    page = f"<html lang={language}><title>{title} | Mill</title><body>{menu}{body}<footer><p>{label} 2026</p></footer></body></html>"
    article = extract(Document(source="mill", content=page.encode(), media_type="text/html"))

    assert article.paragraphs == paragraphs


#: What stands below a copied article: a heading of comments, one of other articles, one of those, and the footer.
BELOW = {
    "en": ("Comments (3)", "Related", "Bridge to reopen in spring after long repairs", "Imprint · Privacy"),
    "de": ("Kommentare (3)", "Mehr zum Thema", "Brücke öffnet im Frühjahr nach langer Reparatur", "Impressum · Datenschutz"),
    "es": ("Comentarios (3)", "Te puede interesar", "El puente reabre en primavera tras las obras", "Aviso legal · Privacidad"),
    "el": ("Σχόλια (3)", "Σχετικά άρθρα", "Η γέφυρα ανοίγει την άνοιξη μετά τις επισκευές", "Όροι χρήσης · Απόρρητο"),
    "ja": ("コメント（3）", "関連記事", "春に橋が開通、長い工事を終え", "利用規約・プライバシー"),
    "ko": ("댓글 3", "관련 기사", "긴 공사 끝에 봄에 다리 개통", "이용약관 · 개인정보"),
}  # fmt: skip
ENGLISH = ("The pool at the mill opens on Saturday after eight months of work. The water is at nineteen degrees.", "A ticket costs 3.50 euros. Children pay half of that.")  # fmt: skip


@pytest.mark.parametrize("language", BELOW)
def test_a_short_copied_article_ends_where_comments_begin(language):
    """A few lines of text are an end as well as six hundred characters are, where they are most of what reads so."""
    title, paragraphs = TITLES.get(language, "Pool opens on Saturday"), PARAGRAPHS.get(language, ENGLISH)
    lines = ("Mill News", "", title, "", "2026-11-18", "", "\n\n".join(paragraphs), "", *BELOW[language])
    article = extract(Document(source="mill", content="\n".join(lines).encode(), media_type="text/plain"))

    assert article.paragraphs == paragraphs
