"""Drafts at newsletter services, against recording stubs: every field, and never a send."""

import base64
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.errors import DigestError
from tests.servers import issue as issues
from tests.servers.http import Stub, stubbing

KEY = "hush-hush-us7"
EXAMPLE = Path(__file__).parent.parent / "issues" / "2026-W47"
SUBJECT, PREHEADER = "The Weekly: water on the moon", "Water was found, and more."
SENDER = {"name": "The Weekly", "email": "weekly@example.org"}
BASIC = "Basic " + base64.b64encode(f"digest:{KEY}".encode()).decode()
LISTMONK = "Basic " + base64.b64encode(f"api:{KEY}".encode()).decode()

# For each service: where, what makes a draft, what changes it, the answer, the login, the tag, the fields.
SERVICES = {
    "buttondown": (
        "?template=naked",
        ("POST", "/v1/emails"),
        ("PATCH", "/v1/emails/d1"),
        {"id": "d1"},
        ("Authorization", f"Token {KEY}"),
        "{{ unsubscribe_url }}",
        {
            "subject": SUBJECT,
            "description": PREHEADER,
            "body": "<!-- buttondown-editor-mode: fancy -->HTML",
            "status": "draft",
            "template": "naked",
        },
    ),
    "mailchimp": (
        "aud1?",
        ("POST", "/campaigns"),
        ("PATCH", "/campaigns/d1"),
        {"id": "d1"},
        ("Authorization", BASIC),
        "*|UNSUB|*",
        {
            "type": "regular",
            "recipients": {"list_id": "aud1"},
            "settings": {
                "title": "The Weekly 2026-W47",
                "subject_line": SUBJECT,
                "preview_text": PREHEADER,
                "from_name": "The Weekly",
                "reply_to": "weekly@example.org",
            },
        },
    ),
    "listmonk": (
        "lists.example.org?user=api&lists=1,2&template=3",
        ("POST", "/api/campaigns"),
        ("PUT", "/api/campaigns/7"),
        {"data": {"id": 7}},
        ("Authorization", LISTMONK),
        "{{ UnsubscribeURL }}",
        {
            "name": "The Weekly 2026-W47",
            "subject": SUBJECT,
            "lists": [1, 2],
            "from_email": "The Weekly <weekly@example.org>",
            "type": "regular",
            "content_type": "html",
            "body": "HTML",
            "altbody": "TEXT",
            "template_id": 3,
        },
    ),
    "brevo": (
        "5?",
        ("POST", "/emailCampaigns"),
        ("PUT", "/emailCampaigns/9"),
        {"id": 9},
        ("api-key", KEY),
        "{{ unsubscribe }}",
        {
            "name": "The Weekly 2026-W47",
            "sender": SENDER,
            "replyTo": "weekly@example.org",
            "subject": SUBJECT,
            "previewText": PREHEADER,
            "htmlContent": "HTML",
            "recipients": {"listIds": [5]},
        },
    ),
    "kit": (
        "12?",
        ("POST", "/v4/broadcasts"),
        ("PUT", "/v4/broadcasts/4"),
        {"broadcast": {"id": 4}},
        ("X-Kit-Api-Key", KEY),
        "{{ unsubscribe_url }}",
        {
            "subject": SUBJECT,
            "preview_text": PREHEADER,
            "description": "The Weekly 2026-W47",
            "content": "HTML",
            "public": False,
            "send_at": None,
            "email_template_id": 12,
        },
    ),
    "resend": (
        "seg1?",
        ("POST", "/broadcasts"),
        ("PATCH", "/broadcasts/d1"),
        {"id": "d1"},
        ("Authorization", f"Bearer {KEY}"),
        "{{{RESEND_UNSUBSCRIBE_URL}}}",
        {
            "name": "The Weekly 2026-W47",
            "segment_id": "seg1",
            "from": "The Weekly <weekly@example.org>",
            "reply_to": "weekly@example.org",
            "subject": SUBJECT,
            "html": "HTML",
            "text": "TEXT",
            "send": False,
        },
    ),
}


@pytest.fixture
def newsletter(tmp_path, monkeypatch):
    """A newsletter's folder with one issue in it, as the working directory."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DIGEST_API_KEY", KEY)
    issues.write(tmp_path / "issues")
    return tmp_path


def draft(name, where, address, *words):
    """Run `digest send --via campaign+…`; errors are raised as they are."""
    joint = "" if where.endswith("?") else "&" if "?" in where else "?"
    via = f"campaign+{name}:{where}{joint}api={address}"
    result = CliRunner().invoke(app, ["send", "--via", via, *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def filled(fields, folder, tag):
    """The fields with the issue's own HTML and text, its unsubscribe link being the tag."""
    link = "https://example.org/u/READERSOWNTOKENGOESINHEREX"
    html = (folder / "email.html").read_text().replace(link, tag)
    text = (folder / "email.txt").read_text().replace(link, tag)
    return {
        key: value.replace("HTML", html).replace("TEXT", text) if isinstance(value, str) else value
        for key, value in fields.items()
    }


@pytest.mark.parametrize("name", SERVICES)
def test_a_draft_with_every_field(newsletter, name):
    """A first run makes a draft, with the service's own unsubscribe tag, and nothing is ever sent."""
    where, made, _, answer, (header, login), tag, fields = SERVICES[name]
    stub = Stub({made: (201, answer)})
    with stubbing(stub) as address:
        out = draft(name, where, address)
    request = stub.requests[0]
    folder = newsletter / "issues" / "2026-W47"
    assert (request.method, request.path) == made
    assert request.headers[header] == login
    assert request.json == filled(fields, folder, tag)
    assert b"READERSOWN" not in request.body
    assert out.startswith("2026-W47 is draft ")
    assert not [r for r in stub.requests if "send" in r.path or "schedule" in r.path or "status" in r.path]


@pytest.mark.parametrize("name", SERVICES)
def test_a_second_run_writes_over_the_same_draft(newsletter, name):
    """The issue, built anew, changes the draft that is there; one that was deleted there is made again."""
    where, made, changed, answer, *_ = SERVICES[name]
    stub = Stub({made: (201, answer)})
    with stubbing(stub) as address:
        draft(name, where, address)
        issues.write(newsletter / "issues", padding="one word more")
        stub.requests.clear()
        draft(name, where, address)
        assert [(r.method, r.path) for r in stub.requests[:2]] == [("GET", changed[1]), changed]
        assert made not in [(r.method, r.path) for r in stub.requests]
        assert b"one word more" in b"".join(r.body for r in stub.requests)
        stub.answers["GET", changed[1]] = (404, {})
        draft(name, where, address)
        assert made in [(r.method, r.path) for r in stub.requests]


# What each service says of a campaign that is no draft any more.
SENT = {
    "buttondown": {"status": "sent"},
    "mailchimp": {"status": "schedule"},
    "listmonk": {"data": {"status": "finished"}},
    "brevo": {"status": "queued"},
    "kit": {"broadcast": {"send_at": "2026-11-23T12:00:00Z"}},
    "resend": {"status": "sent"},
}


@pytest.mark.parametrize("name", SERVICES)
def test_what_was_sent_there_is_left_alone(newsletter, name):
    """Once it was sent or scheduled there, a rerun changes nothing, makes no second one, and says so."""
    where, made, changed, answer, *_ = SERVICES[name]
    stub = Stub({made: (201, answer), ("GET", changed[1]): (200, SENT[name])})
    with stubbing(stub) as address:
        draft(name, where, address)
        stub.requests.clear()
        with pytest.raises(DigestError, match="has sent or scheduled this issue already") as caught:
            draft(name, where, address)
    assert "--slug" in caught.value.hint
    assert [(r.method, r.path) for r in stub.requests] == [("GET", changed[1])]


@pytest.mark.parametrize("name", SERVICES)
def test_the_tag_stands_in_the_example_as_the_service_wants_it(newsletter, name):
    """In a mail as it is built, with its CSS inlined, the link is the tag itself, unescaped and not encoded."""
    where, made, _, answer, _, tag, fields = SERVICES[name]
    shutil.copytree(EXAMPLE, newsletter / "issues" / EXAMPLE.name, dirs_exist_ok=True)
    stub = Stub({made: (201, answer)})
    with stubbing(stub) as address:
        draft(name, where, address)
    said = [value for request in stub.requests for value in request.json.values() if isinstance(value, str)]
    html = next(value for value in said if "</html>" in value)
    assert html.count(f'href="{tag}"') >= 1
    assert "READERSOWNTOKEN" not in "".join(said)
    assert "common-room.example/u/" not in "".join(said)
    texts = [value for value in said if "</html>" not in value and tag in value]
    assert len(texts) == ("TEXT" in fields.values() or name == "mailchimp")


@pytest.mark.parametrize("name", ["listmonk", "resend"])
@pytest.mark.parametrize(
    ("sender", "said"),
    [
        ('"Lee, Ann" <weekly@example.org>', '"Lee, Ann" <weekly@example.org>'),
        ("Größe & Söhne <weekly@example.org>", "Größe & Söhne <weekly@example.org>"),
        (r'"The \"W\"" <weekly@example.org>', r'"The \"W\"" <weekly@example.org>'),
    ],
)
def test_a_sender_in_one_field(newsletter, name, sender, said):
    """A name with a comma is one name, and letters beyond ASCII stay letters."""
    issues.write(newsletter / "issues", replace(issues.WEEKLY, sender=sender))
    where, made, _, answer, *_ = SERVICES[name]
    stub = Stub({made: (201, answer)})
    with stubbing(stub) as address:
        draft(name, where, address)
    fields = stub.requests[0].json
    assert fields.get("from", fields.get("from_email")) == said


def test_buttondown_knows_a_request_that_comes_twice(newsletter):
    """The same draft has the same key, another one another."""
    stub = Stub(otherwise=(504, {}))
    with stubbing(stub) as address:
        for padding in ("", "", "one word more"):
            issues.write(newsletter / "issues", padding=padding)
            with pytest.raises(DigestError, match="a draft may be there"):
                draft("buttondown", "?", address, "--resend-unknown")
    first, second, third = (request.headers["X-Idempotency-Key"] for request in stub.requests)
    assert first == second != third
    assert len(first) <= 200


def test_mailchimp_gets_html_and_text_of_its_own(newsletter):
    """The content goes in by a second request."""
    stub = Stub({("POST", "/campaigns"): (200, {"id": "d1"})})
    with stubbing(stub) as address:
        draft("mailchimp", "aud1", address)
    content = stub.requests[1]
    assert (content.method, content.path) == ("PUT", "/campaigns/d1/content")
    expected = filled({"html": "HTML", "plain_text": "TEXT"}, newsletter / "issues" / "2026-W47", "*|UNSUB|*")
    assert content.json == expected


def test_an_article_calls_no_tag(newsletter):
    """What reads as a tag in an article looks as it did, and is none."""
    issues.write(newsletter / "issues", padding="{{ subscriber.email }} {% if %} *|EMAIL|* {$name}")
    stub = Stub({("POST", "/broadcasts"): (200, {"id": "d1"})})
    with stubbing(stub) as address:
        draft("resend", "seg1", address, "--force")
    fields = stub.requests[0].json
    assert "{&#123; subscriber.email }} {&#37; if %} *&#124;EMAIL|* {&#36;name}" in fields["html"]
    assert "{ { subscriber.email }} { % if %} * |EMAIL|* { $name}" in fields["text"]
