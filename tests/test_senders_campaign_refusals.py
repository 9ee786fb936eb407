"""Drafts that are not made: what services refuse, in one line that says what to do, and what is only looked at."""

import gzip
import json

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.errors import DigestError
from tests.servers import issue as issues
from tests.servers.http import Stub, stubbing
from tests.test_senders_campaign import KEY, PREHEADER, SERVICES, SUBJECT, draft, newsletter

__all__ = ["newsletter"]


@pytest.mark.parametrize(
    ("name", "status", "headers", "hint"),
    [
        ("mailchimp", 400, {}, "see the service's words"),
        ("kit", 401, {}, "check DIGEST_API_KEY"),
        ("listmonk", 404, {}, "behind the colon"),
        ("resend", 422, {}, "which field it does not take"),
        ("brevo", 429, {"Retry-After": "30"}, "a pause of 30 s"),
        ("buttondown", 503, {}, "again later"),
    ],
)
def test_each_refusal_says_what_to_do(newsletter, name, status, headers, hint):
    """The service's own words on the first line, what can be done on the second; the next run makes the draft."""
    where, made, _, answer, *_ = SERVICES[name]
    stub = Stub({made: (status, {"message": "no such thing"}, headers)})
    with stubbing(stub) as address:
        with pytest.raises(DigestError, match=f"refused the draft: {status} .*no such thing") as caught:
            draft(name, where, address)
        assert hint in caught.value.hint
        stub.answers[made] = (201, answer)
        assert draft(name, where, address).startswith("2026-W47 is draft ")


def test_content_that_mailchimp_does_not_take(newsletter):
    """A campaign without its content is no draft of the issue: it is said."""
    content = ("PUT", "/campaigns/d1/content")
    stub = Stub({("POST", "/campaigns"): (200, {"id": "d1"}), content: (404, {"detail": "gone"})})
    with stubbing(stub) as address:
        with pytest.raises(DigestError, match="refused the draft: 404"):
            draft("mailchimp", "aud1", address)
        del stub.answers[content]
        assert (
            draft("mailchimp", "aud1", address)
            == "2026-W47 is draft d1 at mailchimp; look at it there, and send it there\n"
        )


def test_a_refusal_is_one_line_without_the_key(newsletter):
    """The service's words are shown, and the next run may try again."""
    stub = Stub(otherwise=(401, {"error": f"bad key {KEY}"}))
    with stubbing(stub) as address:
        with pytest.raises(DigestError, match="refused the draft: 401") as caught:
            draft("kit", "", address)
        assert KEY not in caught.value.message
        assert "DIGEST_API_KEY" in caught.value.hint
        stub.otherwise = (200, {"broadcast": {"id": 4}})
        assert draft("kit", "", address).startswith("2026-W47 is draft 4 at kit")


@pytest.mark.parametrize("answer", [(None, {}), (504, {}), (200, {"nothing": 1})])
def test_what_is_not_known_is_said(newsletter, answer):
    """No second draft is made behind one's back: after silence the user looks, and decides."""
    stub = Stub(otherwise=answer)
    with stubbing(stub) as address:
        with pytest.raises(DigestError, match="a draft may be there, or not"):
            draft("brevo", "5", address)
        stub.otherwise = (201, {"id": 9})
        with pytest.raises(DigestError, match="an earlier run may have made a draft"):
            draft("brevo", "5", address)
        assert draft("brevo", "5", address, "--resend-unknown").startswith("2026-W47 is draft 9")
    assert len(stub.requests) == 2


def test_a_service_that_cannot_be_reached_made_nothing(newsletter):
    """The next run simply tries again."""
    with stubbing(Stub()) as address:
        pass
    for _ in range(2):
        with pytest.raises(DigestError, match="cannot be reached"):
            draft("kit", "", address)


@pytest.mark.parametrize(
    ("name", "where", "message"),
    [
        ("pigeon", "", "no newsletter service is called 'pigeon'"),
        ("brevo", "five", "'five' is no number"),
        ("listmonk", "", "names no server"),
        ("listmonk", "lists.example.org?user=api&lists=x", "is no list of numbers"),
    ],
)
def test_an_account_that_cannot_be(newsletter, name, where, message):
    """It is said before anything is asked."""
    stub = Stub()
    with stubbing(stub) as address, pytest.raises(DigestError, match=message):
        draft(name, where, address)
    assert not stub.requests


def test_no_key_and_no_clear_text(newsletter, monkeypatch):
    """Without a key nothing is asked, and a key does not travel in the clear."""
    with pytest.raises(DigestError, match="is no https address"):
        draft("kit", "", "http://api.example.org")
    monkeypatch.delenv("DIGEST_API_KEY")
    with pytest.raises(DigestError, match="there is no key for kit"):
        draft("kit", "", "https://api.example.org")


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_dry_run_prints_the_draft_and_asks_nobody(name, tmp_path):
    """The HTML has the service's own tag, and can be pasted there by hand; no key is needed, nothing is noted."""
    folder = issues.write(tmp_path / "issues")
    run = CliRunner().invoke(
        app, ["send", str(folder), "--via", f"campaign+{name}:", "--dry-run"], env={"DIGEST_API_KEY": ""}
    )
    assert (run.exit_code, run.stderr) == (0, f"subject: {SUBJECT}\npreheader: {PREHEADER}\n")
    assert run.stdout.count(SERVICES[name][5]) == 1
    assert run.stdout.startswith("<!DOCTYPE html>")
    assert not (tmp_path / "digest.db").exists()


@pytest.mark.parametrize("packed", [False, True])
def test_an_answer_without_end_is_not_read(newsletter, packed, monkeypatch):
    """Ten kB of gzip can hold ten MB of nothing: what is longer than a draft says nothing, and a draft may be there."""
    monkeypatch.setattr("digest.senders.campaign.draft._LONGEST", 1000)
    where, made, *_ = SERVICES["kit"]
    long = {"broadcast": {"id": 4}, "rest": "0" * 2000}
    stub = Stub(
        {made: (201, gzip.compress(json.dumps(long).encode()), {"Content-Encoding": "gzip"}) if packed else (201, long)}
    )
    with stubbing(stub) as address, pytest.raises(DigestError, match="answered without saying which draft it made"):
        draft("kit", where, address)


def test_a_packed_answer_is_read(newsletter):
    """Services pack what they say."""
    where, made, _, answer, *_ = SERVICES["kit"]
    stub = Stub({made: (201, gzip.compress(json.dumps(answer).encode()), {"Content-Encoding": "gzip"})})
    with stubbing(stub) as address:
        assert draft("kit", where, address).startswith("2026-W47 is draft ")
