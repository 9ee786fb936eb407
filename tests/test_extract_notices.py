"""Pages that hold no article, in many languages, and short articles on the same matters."""

# ruff: noqa: E501 - what pages say reads best in one line each

from __future__ import annotations

import pytest

from digest.errors import ExtractError
from digest.extract import extract
from digest.models import Document

MISSING = {
    "de": ("Diese Seite gibt es nicht", "Leider konnten wir die gewünschte Seite nicht finden. Bitte nutzen Sie die Suche oder gehen Sie zur Startseite."),
    "fr": ("Oups, page introuvable", "La page que vous cherchez n'existe pas ou a été déplacée. Vous pouvez revenir à la page d'accueil."),
    "pt": ("Página não encontrada", "A página que você procura não existe ou foi removida. Volte para a página inicial ou faça uma busca."),
    "nl": ("Deze pagina bestaat niet", "De pagina die u zoekt kunnen we niet vinden. Misschien is deze verplaatst. Ga terug naar de homepage."),
    "sv": ("Sidan kunde inte hittas", "Tyvärr finns inte sidan du söker, eller så har den flyttats. Gå till startsidan eller sök på nytt."),
    "pl": ("Nie znaleziono strony", "Przepraszamy, strona, której szukasz, nie istnieje lub została przeniesiona. Wróć na stronę główną."),
    "uk": ("Сторінку не знайдено", "На жаль, сторінка, яку ви шукаєте, не існує або була видалена. Поверніться на головну сторінку."),
    "ar": ("الصفحة غير موجودة", "عذرا، الصفحة التي تبحث عنها غير موجودة أو تم نقلها. يمكنك العودة إلى الصفحة الرئيسية أو استخدام البحث."),
    "hi": ("पेज नहीं मिला", "क्षमा करें, आप जिस पेज को ढूंढ रहे हैं वह मौजूद नहीं है या हटा दिया गया है। कृपया होमपेज पर वापस जाएं।"),
    "ja": ("ページが見つかりません", "お探しのページは削除されたか、URLが変更された可能性があります。トップページに戻るか、検索をご利用ください。"),
    "zh": ("页面不存在", "很抱歉，您要访问的页面可能已被删除或地址有误。请返回首页或使用搜索功能查找您需要的内容，谢谢您的理解与支持。"),
    "ko": ("페이지를 찾을 수 없습니다", "요청하신 페이지가 존재하지 않거나 이동되었습니다. 홈으로 돌아가거나 검색을 이용해 주세요."),
}  # fmt: skip
LOGIN = {
    "de": ("Anmelden", "Bitte melden Sie sich an, um fortzufahren. Noch kein Konto? Jetzt kostenlos registrieren und alle Artikel lesen."),
    "fr": ("Se connecter", "Connectez-vous pour continuer votre lecture. Pas encore de compte ? Créez un compte en quelques clics."),
    "pt": ("Faça login para continuar", "Digite o seu e-mail para entrar ou criar uma conta gratuita e continuar lendo as notícias do jornal."),
    "ru": ("Вход в личный кабинет", "Пожалуйста, войдите, чтобы продолжить чтение. Нет аккаунта? Зарегистрируйтесь бесплатно за одну минуту."),
    "ja": ("ログイン", "続きを読むにはログインしてください。アカウントをお持ちでない方は新規会員登録をお願いします。登録は無料です。"),
}  # fmt: skip
CONSENT = {
    "nl": ("Jouw privacy", "Wij en onze partners gebruiken cookies om je surfgedrag te volgen. Door op Akkoord te klikken geef je toestemming voor het plaatsen van cookies."),
    "it": ("La tua privacy", "Noi e i nostri 812 fornitori trattiamo dati personali per annunci personalizzati. Puoi accettare oppure rifiutare e abbonarti al sito."),
    "de": ("Weiter mit Werbung lesen", "Besuchen Sie uns wie gewohnt mit Werbung und Cookies. Sie können Ihre Zustimmung jederzeit widerrufen. Bereits Kunde? Zum Konto."),
    "ja": ("プライバシーについて", "当サイトでは、利便性向上のためにCookieを使用しています。引き続き閲覧する場合は、Cookieの使用に同意したものとみなします。"),
}  # fmt: skip
PAYWALL = {
    "sv": "Endast för prenumeranter. Redan prenumerant? Logga in",
    "de": "Dieser Artikel ist exklusiv für Abonnenten. Jetzt vier Wochen kostenlos testen und sofort weiterlesen.",
    "es": "Suscríbete para seguir leyendo. ¿Ya eres suscriptor?",
    "ru": "Этот материал доступен только по подписке.",
}
WALLS = (
    "Press &amp; Hold to confirm you are a human (and not a bot). Access to this page has been denied because we believe you are using automation tools.",
    "We recognize you are attempting to access this website from a country belonging to the European Economic Area and therefore access cannot be granted.",
    "Ad blocker detected. It looks like you are using an ad blocker. Our journalism is funded by advertising, so please switch it off for this site.",
    "You must be 18 years or older to enter this website. Please confirm your date of birth to continue to the shop and its news pages.",
)


def page(title: str, *lines: str) -> bytes:
    """Return a page of a headline and paragraphs with a menu and a footer."""
    inside = "".join(f"<p>{line}</p>" for line in lines)
    menu = "<nav><a href=/>Gazette</a> <a href=/n>A</a></nav>"
    return f"<title>{title}</title>{menu}<main><h1>{title}</h1>{inside}</main><footer>© 2026 Gazette</footer>".encode()


def refused(content: bytes, media_type: str = "text/html") -> str:
    """Return why a document is refused."""
    with pytest.raises(ExtractError) as said:
        extract(Document(source="page", content=content, media_type=media_type, url="https://gazette.example/a"))
    return said.value.message


@pytest.mark.parametrize(
    ("reason", "kinds"),
    [("not found", MISSING), ("log in", LOGIN), ("consent", CONSENT)],
    ids=("missing", "login", "consent"),
)
def test_what_is_no_article_is_refused_in_any_language(reason, kinds):
    """As a page, and as the text that is copied from it."""
    for title, line in kinds.values():
        assert reason in refused(page(title, line)), title
        assert refused(f"Gazette\nA\n{title}\n{line}\n© 2026 Gazette".encode(), "text/plain"), title


@pytest.mark.parametrize("language", PAYWALL)
def test_a_preview_is_refused_in_any_language(language):
    """What a paywall lets through is no article."""
    assert "paywall" in refused(page("Aurelia", "Ferry Aurelia, Nordpier, 212." * 5, PAYWALL[language]))


@pytest.mark.parametrize("line", WALLS)
def test_who_is_let_in_nowhere_gets_no_article(line):
    """Robots, countries, ages and ad blockers."""
    assert "who is there" in refused(page("Gazette", line))


def test_lists_are_refused():
    """Days between headlines and teasers do not hide a list; nor does a copy without its links."""
    teaser = "The ferry was carrying many passengers when it ran aground near pier {} on Monday, police said […]"
    rows = "".join(f"<h3><a href=/{n}>Ferry runs aground near pier {n}</a></h3><span>March {n}, 2026</span><p>{teaser.format(n)}</p>" for n in range(1, 6))  # fmt: skip
    assert "list of articles" in refused(f"<title>ferry</title><main><h1>Tag: ferry</h1>{rows}</main>".encode())
    copied = "\n".join(f"Ferry runs aground near pier {n}\nMarch {n}, 2026\n{teaser.format(n)}" for n in range(1, 8))
    assert "list of articles" in refused(f"Gazette\nNews\nTag: ferry\n{copied}".encode(), "text/plain")


@pytest.mark.parametrize(
    "line",
    [
        "Smoking is forbidden in the parks of Graz from Monday, and whoever lights up there pays 50 euros, the council said.",
        "The toy is no longer available in shops after the recall, and the fund that paid for it does not exist any more.",
        "The service will only be available to subscribers of the premium plan, the company said, which costs 20 dollars.",
        "500 euros of damages went to the shelter, which bought tickets for the tram with them, its head Ines Weber said.",
        "The carmaker signed an agreement with its partners in Graz, who agree to limit advertising for the heaviest cars.",
        "Ein Gericht in Wien hat entschieden, dass Werbeblocker erlaubt sind, und der Verlag muss die Kosten ganz tragen.",
        "Die Brücke existiert nicht mehr, und der Zugang zum Ufer bleibt bis März gesperrt, teilte die Stadt am Montag mit.",
    ],
)
def test_short_articles_on_such_matters_are_none_of_these(line):
    """The words alone do not refuse a text."""
    for content, kind in ((page("Council decides", line), "text/html"), (f"Council decides\n\n{line}".encode(), "text/plain")):  # fmt: skip
        assert extract(Document(source="page", content=content, media_type=kind)).paragraphs == (line,)
