"""Mail services by their HTTP APIs, against stubs."""

import base64
import importlib.util
import json
import urllib.parse
from dataclasses import replace
from email import message_from_string, policy

import pytest

from digest.errors import ConfigError, SendError
from digest.senders import Envelope, open_sender, parse_via
from tests.conftest import absent
from tests.servers.http import Stub, stubbing
from tests.test_message import WEEKLY, rendering
from tests.test_message import written as build

KEY = "hush-hush"
# For each service: its path, its answer, the settings behind the colon.
SERVICES = {
    "postmark": ("/email", {"ErrorCode": 0, "Message": "OK", "MessageID": "m1", "To": "reader@example.org"}, ""),
    "resend": ("/emails", {"id": "m1"}, ""),
    "brevo": ("/smtp/email", {"messageId": "m1"}, ""),
    "mailgun": ("/example.org/messages", {"id": "<m1>", "message": "Queued. Thank you."}, "sender_domain=example.org&"),
    "sparkpost": (
        "/transmissions/",
        {"results": {"total_accepted_recipients": 1, "total_rejected_recipients": 0, "id": "m1"}},
        "",
    ),
    "scaleway": (
        "/emails",
        {"emails": [{"id": "m1", "mail_rcpt": "reader@example.org", "status": "new"}]},
        "project_id=p&",
    ),
    "mailjet": (
        "/send",
        {"Messages": [{"Status": "success", "To": [{"Email": "reader@example.org", "MessageID": 1}]}]},
        "api_key=a&",
    ),
    "mailersend": ("/email", {}, ""),
    "mailtrap": ("/send", {"success": True, "message_ids": ["m1"]}, ""),
    "mandrill": ("/messages/send.json", [{"email": "reader@example.org", "status": "sent", "_id": "m1"}], ""),
    "postal": (
        "/api/v1/send/message",
        {"status": "success", "data": {"message_id": "m1", "messages": {"reader@example.org": {"id": 1}}}},
        "",
    ),
    "unisender_go": (
        "/email/send.json",
        {"status": "success", "job_id": "j", "emails": ["reader@example.org"]},
        "",
    ),
}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@pytest.fixture
def message():
    """A message as the other senders get it."""
    return Envelope(
        sender="weekly@example.org",
        recipient="reader@example.org",
        content=build(words="Größe"),
        message_id="<id1@example.org>",
    )


def hand(name, address, message, settings=""):
    """Hand a message to a service at an address; return the outcome, and how often `commit` was called."""
    commits = []
    via = parse_via(f"esp+{name}:{settings}api_url={address}/")
    sender = open_sender(via, {"DIGEST_API_KEY": KEY}.get)
    try:
        return sender.hand(message, lambda: commits.append(1)), len(commits)
    finally:
        sender.close()


@pytest.mark.parametrize("name", SERVICES)
def test_a_message_goes_out_whole(message, name):
    """Subject, text, HTML and the list headers reach the API, and the key logs in."""
    path, answer, settings = SERVICES[name]
    stub = Stub({("POST", path): (200, answer, {"X-Message-Id": "m1"})})
    with stubbing(stub) as address:
        outcome, commits = hand(name, address, message, settings)
    (request,) = stub.requests
    said = urllib.parse.unquote_plus(request.body.decode())
    assert (outcome.status, commits) == ("sent", 1), outcome
    assert request.path == path
    assert "<h2>Science</h2>" in said
    assert "One-Click" in said
    assert rendering(WEEKLY).subject in said
    basic = request.headers.get("Authorization", "").removeprefix("Basic ")
    login = base64.b64decode(basic).decode() if "Basic" in request.headers.get("Authorization", "") else ""
    assert KEY in said + json.dumps(request.headers) + login


def test_a_message_has_a_key_of_its_own_where_the_service_takes_one(message):
    """Resend and Brevo know a message that comes twice by it."""
    for name, where in (("resend", "Idempotency-Key"), ("brevo", "idempotencyKey")):
        path, answer, _ = SERVICES[name]
        stub = Stub({("POST", path): (200, answer)})
        with stubbing(stub) as address:
            hand(name, address, message)
        (request,) = stub.requests
        assert {**request.headers, **request.json.get("headers", {})}[where] == "id1@example.org"


def test_bounces_go_where_they_are_told_to(message):
    """A service that takes an envelope's address is given it; one that does not sends nothing, and says why."""
    bounced = replace(message, sender="bounce+1@example.org")
    stub = Stub({("POST", "/transmissions/"): (200, SERVICES["sparkpost"][1])})
    with stubbing(stub) as address:
        assert hand("sparkpost", address, bounced)[0].status == "sent"
    assert stub.requests[0].json["return_path"] == "bounce+1@example.org"
    stub = Stub()
    with stubbing(stub) as address, pytest.raises(SendError, match="does not support envelope_sender"):
        hand("postmark", address, bounced)
    assert not stub.requests


@pytest.mark.parametrize(
    ("answer", "status", "blame"),
    [
        ((422, {"message": "no such sender"}), "failed", "message"),
        ((429, {}), "deferred", "server"),
        ((500, {}), "deferred", "server"),
        ((504, {}), "unknown", "server"),
        ((200, {"what": "?"}), "unknown", "server"),
        ((None, {}), "unknown", "server"),
    ],
)
def test_what_a_service_answers(message, answer, status, blame):
    """A refusal has failed, an overload is put off, and silence is unknown."""
    with stubbing(Stub(otherwise=answer)) as address:
        outcome, commits = hand("postmark", address, message)
    assert (outcome.status, outcome.blame, commits) == (status, blame, 1)


def test_a_service_that_cannot_be_reached_took_nothing(message):
    """It is put off, not in doubt."""
    with stubbing(Stub()) as address:
        pass
    outcome, _ = hand("postmark", address, message)
    assert outcome.status == "deferred"


def test_a_wrong_key_stops_the_run(message):
    """Nobody is written off for it, and the key is not repeated."""
    stub, refused = Stub(otherwise=(401, {"Message": f"bad token {KEY}"})), "postmark takes no message from us"
    with stubbing(stub) as address, pytest.raises(SendError, match=refused) as caught:
        hand("postmark", address, message)
    assert KEY not in caught.value.message


def test_what_is_missing_is_said(monkeypatch):
    """An unknown service, no key, or no anymail: each is one line with a way out."""
    with pytest.raises(ConfigError, match="no mail service is called 'pigeon'"):
        open_sender(parse_via("esp+pigeon:"), {}.get)
    with pytest.raises(ConfigError, match="there is no key for postmark"):
        open_sender(parse_via("esp+postmark:"), {}.get)
    monkeypatch.setitem(__import__("sys").modules, "anymail", None)
    with pytest.raises(ConfigError, match="needs django-anymail") as caught:
        open_sender(parse_via("esp+postmark:"), {}.get)
    assert "digest[anymail]" in caught.value.hint


@pytest.fixture
def amazon(monkeypatch):
    """Moto in the place of Amazon."""
    if not (importlib.util.find_spec("boto3") and importlib.util.find_spec("moto")):
        absent("moto, which stands for Amazon SES")
    import moto

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with moto.mock_aws():
        yield


def test_ses_gets_the_message(amazon, message):
    """Through boto3: the whole message, to the reader."""
    import boto3
    from moto.ses.models import ses_backends

    boto3.client("sesv2").create_email_identity(EmailIdentity="weekly@example.org")
    sender = open_sender(parse_via("esp+ses:"), {}.get)
    outcome = sender.hand(message, lambda: None)
    sender.close()
    (sent,) = ses_backends["123456789012"]["eu-west-1"].sent_messages
    assert outcome.status == "sent"
    assert "reader@example.org" in sent.destinations
    raw = message_from_string(sent.raw_data, policy=policy.default)
    assert raw["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert raw.get_body(("plain",)).get_content().replace("\r\n", "\n") == rendering(words="Größe").text


def test_ses_refuses_a_sender_it_does_not_know(amazon, message):
    """The message is refused, which is believed only once another one gets through."""
    sender = open_sender(parse_via("esp+ses:"), {}.get)
    outcome = sender.hand(message, lambda: None)
    assert (outcome.status, outcome.blame) == ("failed", "message")
    assert "MessageRejected" in outcome.detail
