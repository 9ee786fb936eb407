"""What tests of private sources share: a secret, routes that want it, a build, the search for it in what is left."""

import base64
import json
import sqlite3
import zlib
from contextlib import closing
from datetime import timedelta
from urllib.parse import quote

from digest.config import load_config
from digest.http import Guard
from digest.named import Around
from digest.weekly import Wish, build_week
from tests.weeks import NOW, OTHER, WORDS, entry, feed

SECRET = "s3same-0pen-the-d00r"
HEAD = '[newsletter]\ntitle = "The Weekly"\nfrom = "The Weekly <weekly@example.org>"\n'
LOGIN = "Basic " + base64.b64encode(f"ann:{SECRET}".encode()).decode()
TEXT = feed(
    entry("/a", "Ferry sails", NOW - timedelta(days=1)), entry("/b", "Bread sold", NOW - timedelta(hours=2), OTHER)
)
#: No page is asked for.
LONG = feed(entry("/a", "Ferry sails", NOW - timedelta(days=1), f"{WORDS} {OTHER}"))


def page(text):
    """Return a page that holds an article."""
    paragraphs = "".join(f"<p>{sentence.strip()}.</p>" for sentence in text.split(". "))
    return f"<html><head><title>Bread</title></head><body><article><h1>Bread</h1>{paragraphs}</article></body></html>"


def guarded(wanted, body, kind="application/rss+xml", **more):
    """Return a route that answers only those who know the secret."""

    def answer(query, headers):
        if not wanted(query, headers):
            return 401, {"WWW-Authenticate": "Basic"}, b"no"
        if headers.get("if-none-match") == '"1"':
            return 304, {}, b""
        return 200, {"Content-Type": kind, "ETag": '"1"', **more}, body

    return answer


def built(folder, toml, server, now=NOW, **environment):
    """Build the week of a newsletter whose hosts are the server's."""
    path = folder / "digest.toml"
    path.write_text(HEAD + toml, encoding="utf-8")
    allow = frozenset(f"{host}:{server.port}" for host in ("127.0.0.1", "lab.test", "other.test"))
    guard = Guard(allow=allow, resolve=lambda host, _port: ["127.0.0.1"] if "lab" in host or "other" in host else [])
    return build_week(load_config(path), Wish(), Around(now=now, guard=guard, environment=environment))


def forms(secret):
    """Return the ways in which a secret may stand in a file."""
    texts = (secret, quote(secret, safe=""), json.dumps(secret)[1:-1])
    return {text.encode() for text in texts} | {base64.b64encode(f"ann:{secret}".encode())}


def everything(folder):
    """Return every byte that a folder holds, with what the ledger packs unpacked."""
    found = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    for path in folder.glob("*.db"):
        with closing(sqlite3.connect(path)) as ledger:
            for (body,) in ledger.execute("SELECT body FROM bodies WHERE body IS NOT NULL"):
                found.append(zlib.decompress(body, wbits=47))
    return b"\n".join(found)


def assert_kept(secret, folder, *said):
    """Nothing that was left or said holds the secret."""
    left = everything(folder) + b"".join(said)
    assert left
    assert not [form for form in forms(secret) if form in left]
