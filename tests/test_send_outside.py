"""Through servers that other people wrote: maildev looked at in a real Chromium, and smtp-sink under load."""

import json
import os
import shutil
import tempfile
import time
import urllib.request
from collections import Counter
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path

import pytest

from digest.send import Way, send, standing
from tests.conftest import absent
from tests.servers import issue as issues
from tests.servers import outside
from tests.servers.clock import Clock

try:
    from playwright.sync_api import sync_playwright
except ImportError:
    sync_playwright = None

ISSUE = Path(__file__).parent.parent / "issues" / "2026-W47"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
READERS = ["Ann Lee <ann@example.org>", "Jürgen Groß <juergen@example.org>"]


class _Links(HTMLParser):
    """Collect where the links of a page lead."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Note a link."""
        self.found += [value for name, value in attrs if (tag, name) == ("a", "href")]


@pytest.fixture(scope="module")
def mailbox(tmp_path_factory):
    """Maildev with the example issue in it, sent to two readers."""
    if outside.NODE is None or not outside.MAILDEV.exists():
        absent("maildev (node, and `npm ci` in tests/servers)")
    folder = tmp_path_factory.mktemp("maildev")
    with outside.maildev(folder / "mail") as running:
        way = Way(ledger=folder / "digest.db", now=Clock().now, bounce="bounce+{token}@common-room.example")
        receipts = list(send(ISSUE, via=f"smtp://127.0.0.1:{running.smtp}", to=READERS, way=way))
        assert [receipt.status for receipt in receipts] == ["sent", "sent"]
        yield running


def asked(mailbox, path="/email"):
    """What maildev answers at a path of its API."""
    with urllib.request.urlopen(mailbox.page + path, timeout=10) as answer:
        return answer.read()


def test_maildev_has_one_message_and_one_envelope_a_reader(mailbox):
    """Each is addressed to its reader alone, bounces to an address of its own, and has an own way to unsubscribe."""
    messages = json.loads(asked(mailbox))

    assert [m["to"] for m in messages] == [
        [{"address": "ann@example.org", "name": "Ann Lee"}],
        [{"address": "juergen@example.org", "name": "Jürgen Groß"}],
    ]
    assert [[to["address"] for to in m["envelope"]["to"]] for m in messages] == [
        ["ann@example.org"],
        ["juergen@example.org"],
    ]
    assert len({m["envelope"]["from"]["address"] for m in messages}) == 2
    assert len({m["headers"]["list-unsubscribe"] for m in messages}) == 2
    assert all(m["calculatedBcc"] == [] for m in messages)


def test_what_maildev_keeps_is_what_was_made(mailbox, check_message):
    """Its source passes the acceptance check, and both parts say what the issue says."""
    first, _ = json.loads(asked(mailbox))
    raw = asked(mailbox, f"/email/{first['id']}/download")
    message = message_from_bytes(raw, policy=policy.SMTP)
    link = message["List-Unsubscribe"].partition(", ")[0].strip("<>")

    assert check_message(raw) == []
    assert message["Subject"] == json.loads((ISSUE / "issue.json").read_text(encoding="utf-8"))["subject"]
    for kind, name in (("plain", "email.txt"), ("html", "email.html")):
        built = (ISSUE / name).read_text(encoding="utf-8")
        token = link.rpartition("/")[2]
        sent = message.get_body((kind,)).get_content().replace("\r\n", "\n")
        assert sent == built.replace("READERSOWNTOKENGOESINHEREX", token)


@pytest.fixture
def page(mailbox):
    """Maildev's own page in a Chromium, with the first reader's message opened by a click."""
    if sync_playwright is None:
        absent("playwright (the package)")
    if CHROMIUM is None:
        absent("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        here = mailbox.page
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(here) else route.abort())
        page.goto(mailbox.page)
        page.locator(".email-item-link", has_text="ann@example.org").click()
        yield page
        browser.close()


def test_the_mail_in_a_mailbox_in_a_browser(page, mailbox):
    """A person sees the subject, the mail with all its links, and its text part."""
    subject = json.loads((ISSUE / "issue.json").read_text(encoding="utf-8"))["subject"]
    message = json.loads(asked(mailbox))[0]
    assert page.locator(".email-item.current .title").inner_text().startswith(subject)

    mail = page.frame_locator("iframe.panel-html")
    mail.locator("h1").wait_for()
    assert mail.locator("h1").inner_text() == "The Common Room"
    shown = [a.get_attribute("href") for a in mail.locator("a").all()]
    built = _Links((ISSUE / "email.html").read_text(encoding="utf-8")).found
    assert len(shown) > 20
    unsubscribe = message["headers"]["list-unsubscribe"].partition(", ")[0].strip("<>")
    token = unsubscribe.rpartition("/")[2]
    assert shown == [link.replace("READERSOWNTOKENGOESINHEREX", token) for link in built]
    assert unsubscribe in shown

    page.locator(".dropdown-trigger").first.click()
    page.locator(".dropdown-menu a", has_text="Text").first.click()
    text = page.locator(".panel-plain").inner_text()
    assert text.lstrip().upper().startswith("THE COMMON ROOM")
    assert all(link in text for link in shown if link.startswith("https://"))


LOAD = 2000


@pytest.fixture
def place(tmp_path):
    """A folder with an issue of the size of a mail, in memory: another job's disk is not what is measured here."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        issues.write(Path(folder) / "issues", padding="Each word stands for its length and for nothing else. " * 300)
        yield Path(folder)


@pytest.mark.parametrize("connections", [1, 3])
def test_thousands_of_messages_to_smtp_sink(place, connections):
    """Every reader gets one, on so many connections, with the ledger on, at a rate few services allow."""
    if outside.SMTP_SINK is None:
        absent("smtp-sink (Debian's postfix)")
    readers = [f"reader{i}@example.org" for i in range(LOAD)]
    issue, log = place / "issues" / "2026-W47", place / "sink.log"
    with outside.smtp_sink("-v", log=log) as port:
        via, way = f"smtp://127.0.0.1:{port}", Way(ledger=place / "digest.db", connections=connections)
        began = time.process_time()  # the work of one message, whoever else is at work on this machine
        statuses = Counter(receipt.status for receipt in send(issue, via=via, to=readers, way=way))
        rate = LOAD / (time.process_time() - began)
        again = list(send(issue, via=via, to=readers, way=way))
        stand = standing(issue, via=via, way=way)
    said = Counter(line.rpartition(": ")[2].strip() for line in log.read_text().splitlines())
    assert statuses == {"sent": LOAD}
    assert again == []
    assert (stand.counts, stand.unknown) == ({"sent": LOAD}, ())
    assert said["."] == LOAD
    assert {line: count for line, count in said.items() if line.startswith("RCPT")} == {
        f"RCPT TO:<{reader}>": 1 for reader in readers
    }
    assert rate > 300, "loosely: bench/send.py measures it"
