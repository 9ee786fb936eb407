"""A hundred feeds and every fault in one `digest build`, as a process of its own, with its own waits and time-outs."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.servers.faults import add_faults, feed, free_port
from tests.servers.feeds import FeedServer, Reply, real_feeds

ROOT = Path(__file__).parent.parent
REAL = ROOT.parent / "shared" / "data" / "feeds" / "real"
#: The real feeds were fetched in the week of this day.
DAY = datetime(2026, 2, 18, 9, tzinfo=UTC)
TEXT = (
    "The harbor office of {name} said on Monday that its new ferry to the islands will sail from spring on. "
    "Engineers of {name} tested the engine for six weeks in cold water and found it saves a third of the fuel. "
    "The council of {name} had asked for the boat since 2019, when the old one was taken out of service – “at last”."
)
#: A 304 where there are validators; what failed is asked again, and what moved is asked where it lives now.
AGAIN = {"missing", "banned", "broken", "cut", "endless", "silent", "short", "bomb", "inward", "metadata"}


@pytest.fixture
def server():
    """A server without routes yet."""
    with FeedServer() as running:
        yield running


def newsletter(folder, addresses, *, retries=2):
    """Write a digest.toml with these sources, by name."""
    ports = sorted({urlsplit(address).netloc for address in addresses.values() if "127.0.0.1" in address})
    text = (
        '[newsletter]\ntitle = "The Week"\nfrom = "week@example.org"\n'
        f"[http]\ntimeout = 0.7\nretries = {retries}\nper_host = 16\nallow_hosts = {json.dumps(ports)}\n"
    )
    for name, address in addresses.items():
        text += f"[[sources]]\nname = {json.dumps(name)}\nurl = {json.dumps(address)}\nfull_text = false\n"
    (folder / "digest.toml").write_text(text, encoding="utf-8")


def build(folder):
    """Build the week; return status, stdout and the lines of stderr."""
    command = [sys.executable, "-m", "digest", "build", "--week", "2026-W08", "--json"]
    done = subprocess.run(command, cwd=folder, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode().splitlines()


def files_of(folder):
    """Return the issue's files."""
    return {path.name: path.read_bytes() for path in (folder / "issues" / "2026-W08").iterdir()}


def prove(folder, server, addresses, words, *, good):
    """Build twice: an issue from the rest and each failure one line; then nothing fetched twice, nothing changed."""
    newsletter(folder, addresses)
    status, out, err = build(folder)
    report = json.loads(out)

    skipped = {line.partition(": ")[0]: line.partition(": ")[2] for line in err if line.startswith("skipped ")}
    assert {name: skipped.get(f"skipped {name}", "").split(" (")[0] for name in words} == {
        name: reason.split(" (")[0] for name, reason in words.items()
    }
    assert [line for line in err if not line.startswith(("skipped ", "note: ", "hint: "))] == []
    assert {row["what"]: row["reason"] for row in report["skipped"] if row["what"] in words} == {
        name: skipped[f"skipped {name}"] for name in words
    }
    assert status == 3
    assert any(line.startswith("note: moved has moved to ") for line in err)
    articles = (folder / "issues" / "2026-W08" / "articles.jsonl").read_text(encoding="utf-8")
    for name in good:
        assert f"harbor office of {name} " in articles
    assert "at last”" in articles
    before, asked = files_of(folder), len(server.asked)

    status, _, _ = build(folder)
    assert status == 3
    assert files_of(folder) == before
    sent_again = {path for path, code, _ in server.asked[asked:] if code == 200}
    assert sent_again <= {f"/{name}" for name in AGAIN}
    assert [path for path, _, _ in server.asked[asked:] if path in ("/gone", "/moved")] == []
    assert report["counts"]["stories"] > 0


@pytest.mark.long
def test_every_fault_in_one_run(server, tmp_path):
    """Beside a hundred real feeds (where they are) every fault is one line; exit 3, and an issue of the rest.

    All 130 are read by `test_all_real_feeds_give_their_entries`; the thirty longest are three quarters of their bytes.
    """
    names = [f"quay{n}" for n in range(5)]
    if REAL.is_dir():
        server.routes |= real_feeds(REAL, 100)
    server.routes |= {f"/{name}": Reply(feed(name, DAY, TEXT.format(name=name))) for name in names}
    places = {path[1:]: server.url(path) for path in server.routes}
    with FeedServer({"/secret": Reply(feed("secret", DAY, TEXT.format(name="secret")))}) as inner:
        addresses, words = add_faults(server, DAY, TEXT, inner=inner.url("/secret"))
        prove(tmp_path, server, places | addresses, words, good=[*names, "moved", "busy", "shaky", "latin"])
        assert inner.asked == []


def test_all_dead_is_an_error_and_writes_nothing(tmp_path):
    """Where every source fails there is exit 1, one line each of error and hint, and no issue."""
    newsletter(tmp_path, {f"dead {n}": f"http://127.0.0.1:{free_port()}/" for n in range(5)}, retries=0)
    status, out, err = build(tmp_path)
    assert (status, out) == (1, "")
    assert [line.partition(":")[0] for line in err] == ["error", "hint"]
    assert "every source failed (dead 0: it cannot be reached; " in err[0]
    assert not (tmp_path / "issues").exists()
