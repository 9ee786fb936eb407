"""What `digest check` says of a message as it arrived."""

import json

import pytest
from typer.testing import CliRunner

from digest.cli import app
from digest.render import check_arrival
from tests.test_message import written

HEADERS = "From:To:Subject:Date:Message-ID:MIME-Version:Content-Type:List-ID"
BOTH = f"{HEADERS}:List-Unsubscribe:List-Unsubscribe-Post"
PASSED = "mx.example.net;\r\n spf=pass smtp.mailfrom=example.org;\r\n dkim=pass header.d=example.org; dmarc=pass"


def arrived(covered=BOTH, domain="example.org", results=PASSED):
    """Our message with the headers that servers put above it."""
    folded = covered.replace(":List", " :\r\n\tList")
    signature = f"v=1; a=rsa-sha256; d={domain}; s=k; h={folded};\r\n\tbh=x; b=y"
    above = "Return-Path: <bounce@example.org>\r\n"
    above += f"Authentication-Results: {results}\r\n" if results else ""
    above += f"DKIM-Signature: {signature}\r\n" if covered else ""
    return above.encode() + written()


def told(raw):
    """Severity and reason of each finding."""
    return [(finding.severity, finding.where, finding.why) for finding in check_arrival(raw)]


def test_a_message_that_is_well():
    """Signed for its own domain, both headers covered, all three passed: nothing to say, with any line ends."""
    assert told(arrived()) == []
    assert told(arrived().replace(b"\r\n", b"\n")) == []


@pytest.mark.parametrize(
    ("changes", "severity", "reason"),
    [
        ({"covered": ""}, "error", "it is not signed"),
        ({"covered": HEADERS}, "error", "does not cover list-unsubscribe and list-unsubscribe-post"),
        ({"covered": f"{HEADERS}:List-Unsubscribe"}, "error", "does not cover list-unsubscribe-post"),
        ({"covered": BOTH.replace("Subject:", "")}, "note", "does not cover subject"),
        ({"domain": "service.example"}, "warning", "signed for service.example, not for example.org"),
        ({"domain": "ample.org"}, "warning", "DMARC takes them as strangers"),
        ({"results": None}, "note", "says nothing of SPF, DKIM and DMARC"),
        ({"results": PASSED.replace("spf=pass", "spf=softfail")}, "warning", "SPF did not pass: softfail"),
        ({"results": PASSED.replace("; dmarc=pass", "")}, "warning", "DMARC did not pass: none"),
    ],
)
def test_what_stands_against_a_message(changes, severity, reason):
    """Each fault of the mail service's set-up is one finding with a way out."""
    (finding,) = check_arrival(arrived(**changes))
    assert finding.severity == severity
    assert reason in finding.why
    assert finding.fix


def test_headers_that_a_service_changed():
    """Dropped, doubled or encoded, one-click unsubscribing is gone."""
    raw = arrived()
    line = next(line for line in raw.split(b"\r\n") if line.startswith(b"List-Unsubscribe: "))
    gone = raw.replace(line + b"\r\n", b"")
    assert ("warning", "List-Unsubscribe", "it did not arrive") in told(gone)
    doubled = raw.replace(line, line + b"\r\n" + line)
    assert any("2 times" in why for _, _, why in told(doubled))
    encoded = raw.replace(line, b"List-Unsubscribe: =?utf-8?q?=3Chttps=3A//example=2Eorg/u/x=3E?=")
    assert any(severity == "error" and "encoded" in why for severity, _, why in told(encoded))


def test_no_bytes_break_it():
    """Whatever was saved as a message is looked at, not choked on."""
    for raw in (b"", b"\x00\xff", b"DKIM-Signature\r\n\r\n", b"DKIM-Signature: =?\r\nFrom: <>\r\n\r\n", b"x" * 100_000):
        assert check_arrival(raw)


def test_on_the_command_line(tmp_path):
    """`digest check FILE.eml` tells it, as text or JSON; the status is 1 for an error."""
    file = tmp_path / "arrived.eml"
    file.write_bytes(arrived())
    result = CliRunner().invoke(app, ["check", str(file)])
    assert (result.exit_code, result.stdout) == (0, "No findings: the message arrived as it should.\n")
    file.write_bytes(arrived(covered=HEADERS))
    result = CliRunner().invoke(app, ["check", str(file), "--json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["id"] == "arrival-dkim"
