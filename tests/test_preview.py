"""The preview's server: what it answers, whom, and when it rebuilds."""

import http.client
import json
import urllib.request
from urllib.parse import urlsplit

import pytest

from digest.codec import articles_to_lines, issue_to_json
from digest.errors import DigestError, RenderError
from digest.preview import open_preview
from digest.preview.server import in_scheme
from digest.render import render
from tests import render_samples as samples


def write(folder, issue):
    """Write an issue's files as a build does."""
    rendering = render(issue)
    articles = {a.id: a for section in issue.sections for s in section.stories for a in (s.lead, *s.also)}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in (
        ("issue.json", issue_to_json(issue)),
        ("articles.jsonl", articles_to_lines(articles.values())),
        ("email.html", rendering.html),
        ("email.txt", rendering.text),
        ("index.html", rendering.web),
    ):
        (folder / name).write_text(content, encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    """Return the folder of a finished issue."""
    write(tmp_path / "2026-W47", samples.issue())
    return tmp_path / "2026-W47"


@pytest.fixture
def preview(folder):
    """Serve the issue; a rebuild gives it another subject."""
    rebuild = lambda: write(folder, samples.issue(subject="A new subject line"))  # noqa: E731  # it is all there is to it
    with open_preview(folder, rebuild=rebuild, watched=(folder.parent / "templates",), port=0) as address:
        yield address


def get(address, path):
    """Return an answer's text and headers."""
    with urllib.request.urlopen(address + path, timeout=10) as answer:
        return answer.read().decode(), answer.headers


def test_the_page_and_its_parts_are_served(preview):
    """Mail, text, web page and what stands around them."""
    assert "digest preview" in get(preview, "")[0]
    assert "Tidal turbine" in get(preview, "mail")[0]
    assert get(preview, "text")[1]["Content-Type"] == "text/plain; charset=utf-8"
    assert "Tidal turbine" in get(preview, "web")[0]
    view = json.loads(get(preview, "view")[0])
    assert view["subject"] == samples.issue().subject
    assert view["findings"] == []


def test_the_mail_may_do_nothing(preview):
    """Scripts are forbidden to the mail, and pictures when they are off."""
    assert "default-src 'none'" in get(preview, "mail")[1]["Content-Security-Policy"]
    assert "img-src https:" in get(preview, "mail")[1]["Content-Security-Policy"]
    assert "img-src 'none'" in get(preview, "mail?pictures=off")[1]["Content-Security-Policy"]


def test_a_changed_file_rebuilds_and_the_version_grows(preview, folder):
    """A new template file is seen at the next look."""
    first = json.loads(get(preview, "state")[0])["version"]
    assert json.loads(get(preview, "state")[0])["version"] == first
    (folder / "edits.toml").write_text("[issue]\n", encoding="utf-8")

    assert json.loads(get(preview, "state")[0])["version"] == first + 1
    assert json.loads(get(preview, "view")[0])["subject"] == "A new subject line"


def test_a_broken_template_is_shown_and_the_issue_stays(folder):
    """The page says file and line; what it showed before stays."""

    def rebuild():
        raise RenderError("template mine/issue.html.j2, line 3: unexpected '}'", hint="see docs/templates.md")

    templates = folder.parent / "templates"
    with open_preview(folder, rebuild=rebuild, watched=(templates,), port=0) as address:
        templates.mkdir()
        (templates / "x.j2").write_text("{{", encoding="utf-8")
        state = json.loads(get(address, "state")[0])

        assert state["error"]["message"].endswith("line 3: unexpected '}'")
        assert "Tidal turbine" in get(address, "mail")[0]


def test_another_host_name_is_refused(preview):
    """A page elsewhere whose name was pointed at this machine reads nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(preview).port, timeout=10)
    connection.request("GET", "/view", headers={"Host": "evil.example"})

    assert connection.getresponse().status == 421
    connection.close()


@pytest.mark.parametrize("path", ["nothing", "../issue.json", "%2e%2e/issue.json", "view/"])
def test_nothing_else_is_served(preview, path):
    """There are six addresses, and no files."""
    with pytest.raises(urllib.error.HTTPError) as caught:
        get(preview, path)

    assert caught.value.code == 404
    caught.value.close()


def test_a_taken_port_is_a_clear_error(preview, folder):
    """The second preview on one port says so."""
    with (
        pytest.raises(DigestError) as caught,
        open_preview(folder, rebuild=lambda: None, port=urlsplit(preview).port),
    ):
        pass

    assert "--port" in caught.value.hint


def test_it_listens_on_this_machine_only(preview):
    """The address is the loopback's."""
    assert urlsplit(preview).hostname == "127.0.0.1"


def test_a_scheme_is_chosen_without_the_browser():
    """Dark rules apply always, or never."""
    page = "<head>@media (prefers-color-scheme: dark) {"

    assert "@media all {" in in_scheme(page, "dark")
    assert "@media not all {" in in_scheme(page, "light")
