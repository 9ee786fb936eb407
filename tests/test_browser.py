"""The preview, the mail, the list of issues and the links to sentences in one real Chromium: it takes 3 s to start."""

import dataclasses
import html
import shutil
from contextlib import contextmanager
from functools import cache, partial

import pytest

from digest.archive.index import update_index
from digest.errors import RenderError
from digest.preview import open_preview
from digest.render import render, render_archive
from digest.render.palette import look
from digest.urls import text_fragment
from tests import render_samples as samples
from tests.conftest import absent
from tests.test_preview import write

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

HERE = ("http://127.0.0.1:", "file:///")
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
def browser():
    """Return a Chromium; where there is none the tests are skipped, or fail in CI."""
    if sync_playwright is None:
        absent("playwright (the package)")
    if CHROMIUM is None:
        absent("chromium")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@contextmanager
def opened(browser, width, height):
    """Open a page that never leaves this machine."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(HERE) else route.abort())
    yield page
    context.close()


@pytest.fixture
def page(browser):
    """Return a fresh page as wide as a desktop."""
    with opened(browser, 1280, 900) as page:
        yield page


@pytest.fixture(scope="module")
def sheet(browser):
    """Return one page for all that is only drawn: a fresh one takes a third of a second of the processor."""
    with opened(browser, 800, 600) as page:
        yield page


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a finished issue."""
    write(tmp_path / "2026-W47", samples.issue())
    return tmp_path / "2026-W47"


def test_the_preview_shows_the_mail_twice(page, folder):
    """Desktop and phone stand side by side, with subject, size and findings around them."""
    with open_preview(folder, rebuild=lambda: None, port=0) as address:
        page.goto(address)
        page.wait_for_selector("body[data-version]")

        for frame in ("desktop", "phone"):
            heading = page.frame_locator(f"#{frame}").locator("h1")
            heading.wait_for()
            assert heading.inner_text() == "The Weekly Tide"
        assert page.locator("#subject").inner_text() == samples.issue().subject
        assert "fit to send" in page.locator("#list").inner_text()
        assert page.locator("#bytes").inner_text().endswith("of 98 kB")


def test_the_preview_switches(page, folder):
    """Dark, text and web page are one click away."""
    with open_preview(folder, rebuild=lambda: None, port=0) as address:
        page.goto(address)
        page.wait_for_selector("body[data-version]")
        page.get_by_text("Dark", exact=True).click()
        page.frame_locator("#desktop").locator("h1").wait_for()
        body = page.frame_locator("#desktop").locator("table.b")
        body.wait_for()

        assert body.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(23, 22, 20)"
        page.get_by_text("Text", exact=True).click()
        page.frame_locator("#one").get_by_text("* Tidal turbine").wait_for()
        page.get_by_text("Web page", exact=True).first.click()
        page.frame_locator("#one").locator("article").first.wait_for()


def test_the_preview_shows_the_inbox_the_size_and_what_was_found(page, tmp_path):
    """Sender, subject and preheader as an inbox has them; bytes on a meter; each finding with why and what to do."""
    letter = dataclasses.replace(samples.LETTER, address=None)
    issue = samples.issue(letter=letter)
    write(tmp_path / "2026-W47", issue)
    with open_preview(tmp_path / "2026-W47", rebuild=lambda: None, port=0) as address:
        page.goto(address)
        page.wait_for_selector("body[data-version]")
        inbox = page.locator(".inbox").inner_text()
        finding = page.locator("#list li.warning").inner_text()

        assert "The Weekly Tide" in inbox
        assert issue.preheader in inbox
        assert "1 finding" in inbox
        assert page.locator("#meter").evaluate("e => e.value") == len(render(issue).html.encode())
        assert "commercial mail must carry a postal address" in finding
        assert "→ set address in digest.toml" in finding
        assert "Nothing keeps the issue from being sent." in page.locator("#list").inner_text()


def test_the_preview_shows_the_phone_in_the_dark_and_no_pictures(page, folder):
    """The narrow frame follows the phone's rules and the chosen scheme; pictures off shows none."""
    letter = dataclasses.replace(samples.LETTER, template="cards")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>'
    page.route("https://img.example.com/**", lambda route: route.fulfill(content_type="image/svg+xml", body=drawing))
    write(folder, samples.issue(letter=letter))
    with open_preview(folder, rebuild=lambda: None, port=0) as address:
        page.goto(address)
        page.wait_for_selector("body[data-version]")
        phone = page.frame_locator("#phone")
        shown = "e => e.complete && e.naturalWidth > 0"
        phone.locator("img.wide").wait_for()
        page.wait_for_load_state("networkidle")
        assert phone.locator("img.wide").evaluate(shown)

        page.get_by_text("Pictures off", exact=True).click()
        page.get_by_text("Dark", exact=True).click()
        page.wait_for_load_state("networkidle")
        phone.locator("table.card").first.wait_for()
        red, green, blue = bytes.fromhex(look(letter).dark.card[1:])
        color = phone.locator("table.card").first.evaluate("e => getComputedStyle(e).backgroundColor")

        assert color == f"rgb({red}, {green}, {blue})"
        assert phone.locator("body").evaluate("() => innerWidth") == 375
        assert phone.locator("td.outer").evaluate("e => getComputedStyle(e).paddingLeft") == "12px"
        assert not phone.locator("img.wide").evaluate(shown)


def test_a_broken_template_is_shown_and_the_mail_stays(page, folder):
    """File and line stand above the last good mail, and go when the template is mended."""
    templates = folder.parent / "templates"
    templates.mkdir()

    def rebuild():
        if (templates / "x.j2").read_text(encoding="utf-8") == "{{":
            raise RenderError("template mine/issue.html.j2, line 3: unexpected '}'", hint="see docs/templates.md")

    with open_preview(folder, rebuild=rebuild, watched=(templates,), port=0) as address:
        page.goto(address)
        page.wait_for_selector("body[data-version='1']")
        (templates / "x.j2").write_text("{{", encoding="utf-8")
        page.wait_for_selector("body[data-version='2']")

        assert "line 3" in page.get_by_role("alert").inner_text()
        assert page.frame_locator("#desktop").locator("h1").inner_text() == "The Weekly Tide"
        (templates / "x.j2").write_text("", encoding="utf-8")
        page.wait_for_selector("body[data-version='3']")
        assert page.get_by_role("alert").is_hidden()


def test_the_preview_reloads_when_a_file_changes(page, folder):
    """A saved edit is on the page without a click."""
    rebuild = partial(write, folder, samples.issue(subject="A new subject line"))
    with open_preview(folder, rebuild=rebuild, port=0) as address:
        page.goto(address)
        page.wait_for_selector("body[data-version='1']")
        (folder / "edits.toml").write_text("[issue]\n", encoding="utf-8")
        page.wait_for_selector("body[data-version='2']")

        assert page.locator("#subject").inner_text() == "A new subject line"


@cache
def bad_mail(template):
    """Render what the world writes into titles once a template."""
    return render(samples.bad_issue(template)).html


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
@pytest.mark.parametrize("width", [600, 375, 320])
def test_no_mail_is_wider_than_its_window(sheet, template, width):
    """Whatever the world writes into titles, nothing runs over the edge of a phone."""
    sheet.set_viewport_size({"width": width, "height": 800})
    sheet.set_content(bad_mail(template))

    assert sheet.evaluate("document.documentElement.scrollWidth") <= width


def test_no_script_of_an_article_runs(sheet):
    """Titles that are markup alert nobody, in mail and web page."""
    said = []
    sheet.on("dialog", lambda dialog: said.append(dialog.message))
    rendering = render(samples.bad_issue())
    for part in (rendering.html, rendering.web):
        sheet.set_content(part)
        sheet.wait_for_load_state()

    assert said == []


def test_the_list_of_issues_can_be_searched(page, folder):
    """What does not hold the words is hidden, accents do not matter, and nothing found is said."""
    update_index(folder.parent, partial(render_archive, newsletter=samples.LETTER))
    page.goto((folder.parent / "index.html").as_uri())
    search = page.get_by_role("searchbox")
    search.fill("TURBÍNE bronzes")
    assert page.locator("article").is_visible()

    search.fill("turbine zeppelin")
    assert page.locator("article").is_hidden()
    assert page.locator("#none").is_visible()


@pytest.fixture(scope="module")
def report(browser):
    """Return a page that opens a report with all the sentences, far from each other, whatever is asked for."""
    gap = "<p>Words that fill the page.</p>" * 60
    told = (f"<p id='{name}'>{as_is or html.escape(text)}</p>{gap}" for name, (text, as_is) in SENTENCES.items())
    body = f"<!doctype html><meta charset=utf-8><body>{gap}{''.join(told)}"
    with opened(browser, 800, 600) as page:
        page.route("**/*", lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"))
        yield page


@pytest.mark.parametrize("name", SENTENCES)
def test_a_link_opens_the_page_at_its_sentence(report, name):
    """Hyphens, commas, ampersands, quotes, inline markup, long sentences, any script: the browser finds each."""
    report.goto("about:blank")
    report.goto(text_fragment(ADDRESS, SENTENCES[name][0]))
    report.wait_for_function("window.scrollY > 0", timeout=5000)
    box = report.locator(f"#{name}").bounding_box()

    assert box["y"] < 600
    assert box["y"] + box["height"] > 0


@pytest.mark.parametrize("template", ["classic", "brief", "cards"])
@pytest.mark.parametrize("dropped", ["", "word-break:break-word"])
def test_no_word_makes_a_mail_wider_than_a_phone(browser, template, dropped):
    """Not an address as long as a headline either; Yahoo's mail knows no word-break (caniemail: css-word-break)."""
    word = "https://example.test/" + "a" * 300
    story = samples.story(0, title=word, publisher=word, note=word, picture="A pier", sentences=(f"See {word}.",))
    letter = dataclasses.replace(samples.LETTER, template=template)
    mail = render(samples.issue((story, samples.story(1, picture="A boat")), letter=letter, intro=word)).html
    with opened(browser, 375, 800) as phone:
        phone.set_content(mail.replace(dropped, "") if dropped else mail)

        assert phone.evaluate("document.documentElement.scrollWidth") == 375
