"""The link of a sentence, opened in a real Chromium: the page stands at that sentence."""

import html
import shutil

import pytest

from digest.urls import text_fragment
from tests.conftest import absent

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ADDRESS = "http://127.0.0.1:9/report.html?id=3"
# Each sentence, and how the page writes it where that is not simply the sentence.
SENTENCES = {
    "plain": ("The old bridge over the river Lenne was closed on Monday after an inspection.", None),
    "short": ("Nobody was hurt.", None),
    "signs": ('Rail-and-road links cost 4,000,000 & more, 50% of it "borrowed", #1 said: a+b=c/d?', None),
    "quotes": ("“We’ll lose our Christmas trade – all of it,” said Ben Kurz, who sells bread at the bridge.", None),
    "markup": (
        "Mayor Anna Weber said the repair would take at least nine months and cost a lot.",
        ("Mayor <a href='#w'>Anna <b>Weber</b></a> said the repair<sup></sup> would take at <i>least nine</i> months"
        " and cost a <b>lot</b>."),
    ),
    "long": ("It " + "goes on and on about the bridge, " * 60 + "until it ends here at last.", None),
    "german": ("„Die Brücke bleibt zu“, sagte Bürgermeisterin Jäger-Öz am Montag vor den Größen der Stadt.", None),
    "french": ("« Le pont reste fermé », a dit l’élue : c’est-à-dire jusqu’à l’été, près de la mairie.", None),
    "russian": ("Мост закрыли в понедельник — после проверки, — сообщила мэр города Анна Вебер.", None),
    "arabic": ("أغلق الجسر القديم فوق النهر يوم الاثنين بعد أن وجد المهندسون شقوقا في اثنين من أعمدته.", None),
    "hindi": ("पुराने पुल को सोमवार को निरीक्षण के बाद बंद कर दिया गया क्योंकि उसमें दरारें पाई गई थीं।", None),
    "japanese": ("古い橋は月曜日に閉鎖された、点検でひびが見つかったためである、と市長は述べた。", None),
    "chinese": ("周一，在检查发现两根桥墩有裂缝之后，这座老桥被关闭，市长安娜·韦伯说，维修至少需要九个月。", None),
}  # fmt: skip


@pytest.fixture(scope="module")
def page():
    """Return a page of a Chromium; where there is none the tests are skipped, or fail in CI."""
    if sync_playwright is None:
        absent("playwright (the package)")
    if CHROMIUM is None:
        absent("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 800, "height": 600})
        gap = "<p>Words that fill the page.</p>" * 60
        told = (f"<p id='{name}'>{as_is or html.escape(text)}</p>{gap}" for name, (text, as_is) in SENTENCES.items())
        body = f"<!doctype html><meta charset=utf-8><body>{gap}{''.join(told)}"
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        yield page
        browser.close()


@pytest.mark.parametrize("name", SENTENCES)
def test_a_link_opens_the_page_at_its_sentence(page, name):
    """Hyphens, commas, ampersands, quotes, inline markup, long sentences, any script: the browser finds each."""
    page.goto("about:blank")
    page.goto(text_fragment(ADDRESS, SENTENCES[name][0]))
    page.wait_for_function("window.scrollY > 0", timeout=5000)
    box = page.locator(f"#{name}").bounding_box()

    assert box["y"] < 600
    assert box["y"] + box["height"] > 0
