"""Take the pictures in docs/pictures: every template, wide and narrow, light and dark, in Chromium.

PYTHONPATH=. python bench/pictures.py ISSUE_FOLDER [OTHER_FOLDER …]

The first is an issue built from examples/week, the others from examples/languages. Apple shows Charter, the first
of the fonts; on a machine without it a fontconfig alias to Charis SIL, which is drawn after it, comes nearest.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Route, sync_playwright

from digest import archive
from digest.preview import open_preview
from digest.render import built_in_names, render
from tests import render_samples as samples

TARGET = Path("docs/pictures")
TALLEST = 1500
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SHADES = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><rect width="3" height="2" fill="#7d9aa5"/>'
    '<path d="M0 1.4 1 .7l.8.6L3 .9V2H0z" fill="#3f6374"/></svg>'
)


def answered(route: Route) -> None:
    """Give every picture of the mail the same drawing, and nothing else an answer."""
    if route.request.resource_type == "image":
        route.fulfill(content_type="image/svg+xml", body=SHADES)
    else:
        route.abort()


def take_for_readme(browser: Browser, page_html: str) -> None:
    """Take the README's picture: sharp, and not too tall."""
    page = browser.new_page(viewport={"width": 640, "height": 1180}, device_scale_factor=2)
    page.set_content(page_html)
    page.screenshot(path=TARGET / "email.png")
    page.close()


def take(  # noqa: PLR0913  # all by name
    browser: Browser, page_html: str, name: str, *, width: int, scheme: Literal["light", "dark"], pictures: bool = True
) -> None:
    """Take one picture of the upper part of a mail."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.route("**/*", answered if pictures else lambda route: route.abort())
    page.set_content(page_html)
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.screenshot(
        path=TARGET / f"{name}.png", clip={"x": 0, "y": 0, "width": width, "height": height}, full_page=True
    )
    context.close()


def take_tools(browser: Browser, folder: Path) -> None:
    """Take the preview, and the list of all issues."""
    with open_preview(folder, rebuild=lambda: None, port=0) as address:
        page = browser.new_page(viewport={"width": 1120, "height": 900})
        page.goto(address)
        page.wait_for_selector("body[data-version]")
        page.frame_locator("#phone").locator("h1").wait_for()
        page.wait_for_timeout(500)  # for the frames to be drawn
        page.screenshot(path=TARGET / "preview.png")
        page.goto((folder.parent / "index.html").absolute().as_uri())
        page.set_viewport_size({"width": 900, "height": 620})
        page.screenshot(path=TARGET / "archive.png")
        page.close()


def main(folder: Path, abroad: list[Path]) -> None:
    """Take them all."""
    TARGET.mkdir(parents=True, exist_ok=True)
    week = archive.load_issue(folder)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for template in built_in_names():
            letter = replace(samples.LETTER, template=template)
            issue = (
                samples.issue(letter=letter)
                if template == "cards"
                else replace(week, newsletter=letter, title=letter.title)
            )
            mail = render(issue).html
            for width in (600, 375):
                for scheme in SCHEMES:
                    take(browser, mail, f"{template}-{width}-{scheme}", width=width, scheme=scheme)
        cards = render(samples.issue(letter=replace(samples.LETTER, template="cards"))).html
        take(browser, cards, "cards-375-light-off", width=375, scheme="light", pictures=False)
        for other in map(archive.load_issue, abroad):
            take(browser, render(other).html, f"classic-600-light-{other.language}", width=600, scheme="light")
        take_tools(browser, folder)
        take(browser, render(replace(week, newsletter=samples.LETTER)).web, "web-900-light", width=900, scheme="light")
        take_for_readme(browser, render(week).html)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(word) for word in sys.argv[2:]])
