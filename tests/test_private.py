"""Private sources: what counts as a secret, whom it is told, and that nobody else ever sees it."""

import base64
import gzip
import html
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zlib
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.config import load_config
from digest.errors import DigestError
from digest.http import Guard, Manners, open_client
from digest.http.keys import open_access
from digest.named import Around
from digest.private import access_of, shown, spots, veiled
from digest.sources.hiding import Hiding
from digest.urls import canonical
from digest.weekly import Wish, build_week
from tests.servers.private import private_server
from tests.weeks import NOW, OTHER, WORDS, entry, feed

ROOT = Path(__file__).parent.parent
SECRET = "s3same-0pen-the-d00r"
HEAD = '[newsletter]\ntitle = "The Weekly"\nfrom = "The Weekly <weekly@example.org>"\n'
LOGIN = "Basic " + base64.b64encode(f"ann:{SECRET}".encode()).decode()


@pytest.mark.parametrize(
    ("address", "seen"),
    [
        ("https://ann:hunter@lab.example/feed", "https://ann:…@lab.example/feed"),
        ("https://ann:pa/ss@lab.example/feed", "https://ann:…@lab.example/feed"),
        ("imaps://ann:hunter@mail.example/In", "imaps://ann:…@mail.example/In"),
        ("https://github.com/ann.private.atom?token=AAGHK2X7QPZ", "https://github.com/ann.private.atom?token=…"),
        ("https://www.patreon.com/rss/tide?auth=q8ZkPz1XwLm4&show=1", "https://www.patreon.com/rss/tide?auth=…&show=1"),
        ("https://git.example/dash.atom?feed_token=glft-9s8d7f6g5h", "https://git.example/dash.atom?feed_token=…"),
        ("https://a.example/f?x=1&password=tide", "https://a.example/f?x=1&password=…"),
        ("https://old.example/.rss?feed=4f1b2c9a8d7e6f5a4b3c&user=ann", "https://old.example/.rss?feed=…&user=ann"),
        (
            "https://api.pod.example/feed/1/private/0f8fad5b-d9cb-469f-a165-70867728950e.rss",
            "https://api.pod.example/feed/1/private/….rss",
        ),
        ("https://cal.example/ical/ann/private-4f1b2c9a8d7e6f5a/basic.ics", None),
        ("https://pins.example/rss/secret:4f1b2c9a8d7e6f5a/u:ann/", "https://pins.example/rss/secret:…/u:ann/"),
    ],
)
def test_what_is_a_secret(address, seen):
    """A password, a parameter that is named for it, a random part of a path behind "private"."""
    assert spots(address)
    assert shown(address) == (seen or "https://cal.example/ical/ann/private-…/basic.ics")
    masked, found = veiled(address)
    assert not spots(masked)
    for name, secret in found:
        masked = masked.replace(f"${{{name}}}", secret)
    assert masked == address


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/feed.xml",
        "https://video.example/feeds/videos.xml?channel_id=UC4f1b2c9a8d7e6f5a4b3c",
        "https://news.example/rss?hl=en-US&gl=US&ceid=US:en",
        "https://lists.example/feed?u=0123456789abcdef01234567&id=2f7e",
        "https://social.example/@ann.rss",
        "http://[::1]:8000/@ann.rss",
        "https://social.example:8443/@ann.rss",
        "https://blog.example/private/notes-of-2026.xml",
        "https://blog.example/?feed=rss2&auth=none&token=home",
        "https://ann@lab.example/feed",
        "https://ann:${LAB_PASSWORD}@lab.example/feed?token=${LAB_TOKEN}",
    ],
)
def test_what_is_none(address):
    """Names of channels, of lists, of people; and what stands for a secret already."""
    assert spots(address) == ()
    assert shown(address) == address


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_has_an_answer(text):
    """Whatever is typed, the pieces between the secrets stay as they are."""
    for address in (text, f"https://{text}", f"https://a.example/f?token={text}"):
        masked, found = veiled(address)
        assert shown(address).count("…") - address.count("…") <= len(spots(address))
        assert len(found) == len(spots(address))
        assert access_of(address)[0] is not None
        assert isinstance(masked, str)


def test_two_feeds_that_differ_in_their_secrets_stay_two():
    """They are kept by addresses of their own."""
    one, other = (veiled(f"https://a.example/f?token={token}")[0] for token in ("abcdef12345", "abcdef12346"))
    assert one != other


def test_a_link_tells_no_reader_a_secret_s_name():
    """What stands for a secret finds no page for a reader."""
    assert canonical("https://a.example/p?id=3&key=${LAB_KEY}") == "https://a.example/p?id=3"
    assert canonical("https://a.example/p?key=$%7BLAB_KEY%7D") == "https://a.example/p"


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


TEXT = feed(
    entry("/a", "Ferry sails", NOW - timedelta(days=1)), entry("/b", "Bread sold", NOW - timedelta(hours=2), OTHER)
)


#: No page is asked for.
LONG = feed(entry("/a", "Ferry sails", NOW - timedelta(days=1), f"{WORDS} {OTHER}"))


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ('url = "http://ann:${LAB}@lab.test:PORT/feed"', lambda _, headers: headers.get("authorization") == LOGIN),
        ('url = "http://lab.test:PORT/feed?a=1&key=${LAB}"', lambda query, _: query == f"a=1&key={SECRET}"),
        (
            'url = "http://lab.test:PORT/feed"\nheaders = { Authorization = "Bearer ${LAB}" }',
            lambda _, headers: headers.get("authorization") == f"Bearer {SECRET}",
        ),
        (
            'url = "http://lab.test:PORT/feed"\nheaders = { Cookie = "sid=${LAB}", X-Lab = "7" }',
            lambda _, headers: headers.get("cookie") == f"sid={SECRET}" and headers.get("x-lab") == "7",
        ),
        ('url = "http://lab.test:PORT/${LAB}/feed"', None),
        ('url = "http://${HOST}/feed?key=${LAB}"', lambda query, _: query == f"key={SECRET}"),
    ],
)
def test_a_private_feed_is_read(tmp_path, source, wanted):
    """By a login, a key, a header, a cookie, or a path; asked again, it says that nothing has changed."""
    with private_server() as server:
        server.routes["/feed" if wanted else f"/{SECRET}/feed"] = guarded(wanted or (lambda *_: True), TEXT)
        toml = f"[[sources]]\n{source.replace('PORT', str(server.port))}\n"
        known = {"LAB": SECRET, "HOST": f"lab.test:{server.port}"}
        first = built(tmp_path, toml, server, **known)
        again = built(tmp_path, toml, server, NOW + timedelta(hours=1), **known)
        assert server.asked[-1][1]["if-none-match"] == '"1"'
    assert not first.failed
    assert not again.failed
    assert first.built.report["counts"]["stories"] == 2
    assert_kept(SECRET, tmp_path)


def test_pages_of_its_own_place_are_opened_and_no_others(tmp_path):
    """The header goes to a page of the same host and port; another host gets its question without."""
    with private_server() as server:
        port = server.port
        knows = lambda _, headers: headers.get("x-key") == SECRET  # noqa: E731
        items = (("lab.test", "/in", "Inside"), ("other.test", "/out", "Outside"))
        body = "".join(
            f"<item><title>{title}</title><link>http://{host}:{port}{path}</link><description>Short.</description>"
            f"<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate></item>"
            for host, path, title in items
        )
        whole = f'<rss version="2.0"><channel><title>Lab</title>{body}</channel></rss>'.encode()
        server.routes["/feed"] = guarded(knows, whole)
        server.routes["/in"] = guarded(knows, page(WORDS).encode(), "text/html")
        server.routes["/out"] = lambda *_: (200, {"Content-Type": "text/html"}, page(OTHER).encode())
        toml = f'[[sources]]\nurl = "http://lab.test:{port}/feed"\nheaders = {{ X-Key = "${{LAB}}" }}\n'
        run = built(tmp_path, toml, server, LAB=SECRET)
        assert server.told("/in")[0]["x-key"] == SECRET
        assert "x-key" not in server.told("/out")[0]
        assert all("x-key" not in headers for headers in server.told("/robots.txt"))
    told = (run.built.folder / "articles.jsonl").read_text(encoding="utf-8")
    assert "third of the fuel" in told
    assert "first loaf" in told
    assert_kept(SECRET, tmp_path)


@pytest.mark.parametrize(
    "place", ["http://other.test:{port}/on", "http://lab.test:{other}/on", "https://lab.test:1/on"]
)
def test_no_redirect_takes_a_secret_elsewhere(tmp_path, place):
    """Another host, another port, another scheme: a header stays behind, and no address with the key in it is asked."""
    with private_server() as server, private_server() as elsewhere:
        for one in (server, elsewhere):
            one.routes["/on"] = lambda *_: (200, {"Content-Type": "application/rss+xml"}, TEXT)
        target = place.format(port=server.port, other=elsewhere.port)
        server.routes["/feed"] = lambda query, _: (302, {"Location": target + (f"?{query}" if query else "")}, b"")
        allow = frozenset(f"{host}:{one.port}" for host in ("lab.test", "other.test") for one in (server, elsewhere))
        guard = Guard(allow=allow, resolve=lambda *_: ["127.0.0.1"])
        manners = Manners(retries=0, timeout=2)
        with open_client(manners, guard=guard, environment={"LAB": SECRET}) as client:
            address, access = access_of(server.url("/feed", "lab.test"), {"X-Key": "${LAB}", "Cookie": "a=${LAB}"})
            client.fetch(address, access=access)
            address, access = access_of(server.url("/feed?key=${LAB}", "lab.test"))
            refused = client.fetch(address, access=access)
        assert "must not know what LAB holds" in refused.reason
        assert SECRET not in str(refused)
        for headers in (*server.told("/on"), *elsewhere.told("/on")):
            assert not {"x-key", "cookie"} & headers.keys()
        assert SECRET not in str([path for one in (server, elsewhere) for path, _ in one.asked if "/on" in path])


def test_a_moved_feed_is_asked_where_it_lives_and_remembered_without_its_key(tmp_path):
    """A permanent redirect within its place takes the key along; the ledger holds the key's name."""
    with private_server() as server:
        server.routes["/feed"] = lambda query, _: (301, {"Location": f"/new?{query}"}, b"")
        server.routes["/new"] = guarded(lambda query, _: query == f"key={SECRET}", TEXT)
        toml = f'[[sources]]\nurl = "http://lab.test:{server.port}/feed?key=${{LAB}}"\n'
        run = built(tmp_path, toml, server, LAB=SECRET)
        assert "/new?key=${LAB}" in run.notes[0]
        built(tmp_path, toml, server, NOW + timedelta(hours=1), LAB=SECRET)
        assert [path.split("?")[0] for path, _ in server.asked] == ["/feed", "/new", "/new"]
    assert_kept(SECRET, tmp_path)


def test_a_page_that_wants_a_login_is_no_article(tmp_path):
    """What a private feed said last still counts; the page it leads to is a failure."""
    with private_server() as server:
        knows = lambda _, headers: headers.get("cookie") == f"s={SECRET}"  # noqa: E731
        yes = guarded(knows, TEXT)
        server.routes["/feed"] = lambda query, headers: (
            yes(query, headers) if knows(query, headers) else (302, {"Location": "/login"}, b"")
        )
        server.routes["/login"] = lambda *_: (200, {"Content-Type": "text/html"}, page(WORDS).encode())
        toml = f'[[sources]]\nurl = "http://lab.test:{server.port}/feed"\nheaders = {{ Cookie = "s=${{LAB}}" }}\n'
        assert not built(tmp_path, toml, server, LAB=SECRET).failed
        run = built(tmp_path, toml, server, NOW + timedelta(hours=1), LAB="0ther-0ld-c00kie")
    (failed,) = run.failed
    assert "login" in failed.reason
    assert run.built.report["counts"]["stories"] == 2


def test_what_is_missing_or_wrong_is_said(tmp_path):
    """A variable that is not set, one that is refused, one that would go in the open; the rest goes on."""
    with private_server() as server:
        server.routes["/feed"] = guarded(lambda _, headers: headers.get("authorization") == LOGIN, TEXT)
        server.routes["/open"] = lambda *_: (200, {"Content-Type": "application/rss+xml"}, TEXT)
        port = server.port
        toml = (
            f'[[sources]]\nurl = "http://lab.test:{port}/open"\n'
            f'[[sources]]\nname = "unset"\nurl = "http://ann:${{NONE}}@lab.test:{port}/feed"\n'
            f'[[sources]]\nname = "wrong"\nurl = "http://ann:${{WRONG}}@lab.test:{port}/feed?x=2"\n'
            f'[[sources]]\nname = "bare"\nurl = "http://lab.test:{port}/feed"\n'
            f'[[sources]]\nname = "clear"\nurl = "http://ann:${{LAB}}@news.test/feed"\n'
        )
        run = built(tmp_path, toml, server, LAB=SECRET, WRONG="wr0ng-wr0ng")
    reasons = {one.what: one.reason for one in run.failed}
    assert reasons["unset"] == "NONE is not set (export NONE=…, or name its file in NONE_FILE)"
    assert reasons["wrong"] == "it does not take what WRONG holds (401)"
    assert reasons["bare"] == "it wants a password"
    assert reasons["clear"].startswith("it would send what LAB holds in the open (write https://")
    assert_kept("wr0ng-wr0ng", tmp_path)


def test_a_secret_comes_from_a_file_too(tmp_path):
    """As passwords for mail do, and only one that nobody else can read."""
    file = tmp_path / "secret"
    file.write_text(SECRET + "\n", encoding="utf-8")
    with private_server() as server:
        server.routes["/feed"] = guarded(lambda _, headers: headers.get("authorization") == LOGIN, TEXT)
        toml = f'[[sources]]\nurl = "http://ann:${{LAB}}@lab.test:{server.port}/feed"\n'
        file.chmod(0o600)
        assert not built(tmp_path, toml, server, LAB_FILE=str(file)).failed
        file.chmod(0o644)
        (failed,) = built(tmp_path, toml, server, NOW + timedelta(hours=1), LAB_FILE=str(file)).failed
    assert "can be read by others" in failed.reason


def phps(text):
    """Write a text as the JSON of PHP does."""
    return json.dumps(text).replace("/", r"\/")


SECRETS = st.text("abcdefgABCDEFG0123456789-_.~+/=%&!$ ", min_size=12, max_size=40).filter(
    lambda secret: secret == secret.strip() and not secret.isalpha()
)


@settings(max_examples=12)
@given(secret=SECRETS, echo=st.sampled_from(["self", "link", "text", "title", "gzip", "utf-16", "etag"]))
def test_no_file_that_a_build_leaves_holds_a_secret(secret, echo):
    """Whatever the secret is made of, and wherever in its answer the server repeats it."""
    said = secret.replace("&", "&amp;")
    with private_server() as server, tempfile.TemporaryDirectory() as name:
        own = f"http://lab.test:{server.port}/a?id=1&amp;key={quote(secret, safe='')}"
        title, text = (f"Ferry {said}" if echo == "title" else "Ferry sails"), (f"{WORDS} {said}." * (echo == "text"))
        item = (
            f"<item><title>{title}</title><link>{own if echo == 'link' else 'http://lab.test/a'}</link>"
            f"<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate><description>{text or WORDS}</description></item>"
        )
        head = f'<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="{own}"/>'
        body = f'<rss version="2.0"><channel><title>Lab</title>{head}{item}</channel></rss>'
        extra = {"Content-Encoding": "gzip"} if echo == "gzip" else {}
        extra |= {"ETag": json.dumps(f"x{secret}")} if echo == "etag" and secret.isprintable() else {}
        raw = body.encode("utf-16") if echo == "utf-16" else body.encode()
        packed = gzip.compress(raw) if echo == "gzip" else raw
        server.routes["/feed"] = lambda *_: (200, {"Content-Type": "application/rss+xml", **extra}, packed)
        toml = (
            f'[[sources]]\nurl = "http://ann:${{LAB}}@lab.test:{server.port}/feed"\nheaders = {{ X-K = "${{LAB}}" }}\n'
        )
        run = built(Path(name), toml, server, LAB=secret)
        assert run.built is not None
        assert_kept(secret, Path(name))


@pytest.mark.parametrize("said", [str, html.escape, lambda one: html.escape(html.escape(one)), json.dumps, phps])
@pytest.mark.parametrize("secret", ["aB3/x+9z==q7 w", "pä&<s>'w\"0rd"])
@pytest.mark.parametrize("url", ["https://a.test/f?key=${LAB}", "https://ann:${LAB}@a.test/f"])
def test_a_secret_is_known_however_it_comes_back(url, secret, said):
    """As it is, where the address holds it percent-encoded; in a text of HTML in XML; in JSON."""
    whole = open_access(access_of(url)[1], {"LAB": quote(secret, safe="") if "key" in url else secret}.get)
    assert "${LAB}" in whole.blotted(f"is {said(secret)}.")


def test_tokens_in_headers_get_names_of_their_own(tmp_path):
    """Two tokens are two variables, a file is as good as the environment, and a cookie keeps its name."""
    held = tmp_path / "held"
    held.write_text(SECRET, encoding="utf-8")
    held.chmod(0o600)
    lab = Hiding({"DIGEST_COOKIE_FILE": str(held)}, taken=frozenset({"DIGEST_AUTHORIZATION"}))
    lab.hear(["Authorization: Bearer 0ther-t0ken", f"Cookie: session={SECRET}", "X-Token: a1b2c3d4=="])
    assert lab.headers == {
        "Authorization": "Bearer ${DIGEST_AUTHORIZATION_2}",
        "Cookie": "session=${DIGEST_COOKIE}",
        "X-Token": "${DIGEST_X_TOKEN}",
    }
    assert set(lab.unset) == {"DIGEST_AUTHORIZATION_2", "DIGEST_X_TOKEN"}


#: Runs the command line once for each list of words, in one process: to start one takes half a second.
EACH = """
import json, os, sys
from digest.cli import main
for words, environment in json.loads(sys.argv[-1]):
    os.environ.update(environment)
    sys.argv = ["digest", *words]
    status = 0
    try:
        main()
    except SystemExit as end:
        status = end.code
    print(f"== {status}", flush=True)
    sys.stderr.flush()
"""


def digest(folder, *lines, **environment):
    """Run command lines in a folder; return what each said, its status at the end."""
    command = [sys.executable, "-c", EACH, json.dumps(lines)]
    whole = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=folder, env=whole, check=False, timeout=60, **both)
    said = done.stdout.split(b"\n== ")
    return [one + b" == " + other[:1] for one, other in pairwise(said)]


def test_add_writes_the_name_of_a_secret_and_says_what_to_do(tmp_path):
    """A token and a password as they were copied, a variable that holds one, a header; none is echoed."""
    token = "AAGHK2X7-qpz99"
    with private_server() as server:
        server.routes["/t"] = guarded(lambda query, _: query == f"token={token}", LONG)
        server.routes["/b"] = guarded(lambda _, headers: headers.get("authorization") == LOGIN, LONG)
        server.routes["/h"] = guarded(lambda _, headers: headers.get("x-token") == SECRET, LONG)
        allow = f'[http]\nallow_hosts = ["127.0.0.1:{server.port}"]\n'
        (tmp_path / "digest.toml").write_text(HEAD + allow, encoding="utf-8")
        at = f"127.0.0.1:{server.port}"
        said, repeated, held, wrong, bare, header, built_well = digest(
            tmp_path,
            (("add", f"http://{at}/t?token={token}"), {}),
            (("add", f"http://{at}/t?token={token}"), {}),
            (("add", f"http://ann:{SECRET}@{at}/b"), {"MY_LAB": SECRET}),
            (("add", f"http://ann:n0t-it-at-all@{at}/b?x"), {}),
            (("add", f"http://{at}/b?y"), {}),
            (("add", "--header", "X-Token: ${MY_LAB}", f"http://{at}/h"), {}),
            (("build", "--since", "2026-11-01"), {"DIGEST_FEED_TOKEN": token}),
        )
        toml = (tmp_path / "digest.toml").read_text(encoding="utf-8")
    spoken = (said, repeated, held, wrong, bare, header, built_well)
    assert [one[-1:] for one in spoken] == [b"0", b"0", b"0", b"1", b"1", b"0", b"0"]
    assert f'url = "http://{at}/t?token=${{DIGEST_FEED_TOKEN}}"' in toml
    assert f'url = "http://ann:${{MY_LAB}}@{at}/b"' in toml
    assert 'headers = {X-Token = "${MY_LAB}"}' in toml
    assert b"export DIGEST_FEED_TOKEN=" in said
    assert b"was there already" in repeated
    assert b"it does not take what its address holds (401)\nhint: " in wrong
    assert b"it wants a password\nhint: " in bare
    for secret in (SECRET, token, "n0t-it-at-all"):
        assert_kept(secret, tmp_path, *spoken)


def test_an_address_on_the_line_is_read_and_not_repeated(tmp_path):
    """`digest build` and `digest extract` take a secret as it was copied; a failure does not name it."""
    with private_server() as server:
        server.routes["/f"] = guarded(lambda query, _: query == f"token={SECRET}", LONG)
        (tmp_path / "digest.toml").write_text(HEAD + f'[http]\nallow_hosts = ["127.0.0.1:{server.port}"]\n', "utf-8")
        good, bad = server.url(f"/f?token={SECRET}"), server.url(f"/none?token={SECRET}")
        lines = (("build", good, bad, "--issues", "issues"), {}), (("extract", "--json", good), {})
        said, extracted = digest(tmp_path, *lines)
    assert said.endswith(b" == 3")
    assert b"skipped http://127.0.0.1" in said
    assert "/none?token=…".encode() in said
    assert_kept(SECRET, tmp_path, said, extracted)


def test_a_list_takes_what_opens_it_nowhere_else(tmp_path):
    """A private list of feeds: those of its own place are opened by its header, those of others are not."""
    with private_server() as server:
        port = server.port
        knows = lambda _, headers: headers.get("x-key") == SECRET  # noqa: E731
        outlines = "".join(f'<outline xmlUrl="http://{host}:{port}/{host}"/>' for host in ("lab.test", "other.test"))
        server.routes["/list"] = guarded(knows, f"<opml version='2.0'><body>{outlines}</body></opml>".encode())
        server.routes["/lab.test"] = guarded(knows, TEXT)
        server.routes["/other.test"] = lambda *_: (
            200,
            {},
            feed(entry("/c", "Ice melts", NOW - timedelta(hours=2), "Ice melts. " * 40)),
        )
        toml = f'[[sources]]\nurl = "http://lab.test:{port}/list"\nheaders = {{ X-Key = "${{LAB}}" }}\n'
        run = built(tmp_path, toml, server, LAB=SECRET)
        assert "x-key" not in server.told("/other.test")[0]
    assert not run.failed


def test_two_logins_at_one_address_are_two_sources(tmp_path):
    """Each is asked by itself, and the ledger keeps what each of them said."""
    mine, hers = (LOGIN, "Basic " + base64.b64encode(b"bob:b0b-b0b-b0b").decode())
    with private_server() as server:
        bodies = {
            mine: feed(entry("/a", "Ferry sails", NOW - timedelta(days=1))),
            hers: feed(entry("/b", "Bread sold", NOW - timedelta(days=1), OTHER)),
        }
        server.routes["/feed"] = lambda _, headers: (200, {}, bodies[headers["authorization"]])
        users = (("ann", "LAB"), ("bob", "BOB"))
        toml = "".join(
            f'[[sources]]\nname = "{user}"\nurl = "http://{user}:${{{name}}}@lab.test:{server.port}/feed"\n'
            for user, name in users
        )
        run = built(tmp_path, toml, server, LAB=SECRET, BOB="b0b-b0b-b0b")
    assert run.built.report["counts"]["stories"] == 2
    assert_kept(SECRET, tmp_path)


def test_a_list_of_logins_is_read_whole(tmp_path):
    """As readers of feeds export it: an address with a password in it was passed over, without a word."""
    with private_server() as server:
        server.routes["/feed"] = guarded(lambda _, headers: headers.get("authorization") == LOGIN, TEXT)
        at = f"lab.test:{server.port}"
        outline = f'<outline text="Lab" xmlUrl="http://ann:{SECRET}@{at}/feed"/>'
        lists = tmp_path / "lists"
        lists.mkdir()
        (lists / "a.opml").write_text(f'<opml version="2.0"><body>{outline}</body></opml>', encoding="utf-8")
        run = built(tmp_path, '[[sources]]\npath = "lists/a.opml"\n', server)
        (lists / "a.opml").unlink()
    assert not run.failed
    assert run.built.report["counts"]["stories"] == 2
    assert_kept(SECRET, tmp_path)


@pytest.mark.parametrize(
    "asks",
    [
        "http://other.test:{port}/x?k=${{LAB}}",
        "http://${{LAB}}@other.test:{port}/x",
        "http://lab.test:{port}/x?k=${{DIGEST_KEY}}",
    ],
)
def test_no_list_or_feed_of_a_stranger_s_asks_for_a_secret(tmp_path, asks):
    """`${NAME}` that comes over the wire stands for nothing, be it in a list, a feed's link, or a site's page."""
    with private_server() as server:
        wanted = asks.format(port=server.port)
        kind = {"Content-Type": "text/html"}
        outline = f'<opml version="2.0"><body><outline text="X" xmlUrl="{wanted}"/></body></opml>'
        item = f"<item><title>Ferry</title><link>{wanted}</link><description>Short.</description></item>"
        link = f'<link rel="alternate" type="application/rss+xml" href="{wanted}">'
        server.routes["/list"] = lambda *_: (200, {}, outline.encode())
        server.routes["/feed"] = lambda *_: (200, {}, f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
        server.routes["/"] = lambda *_: (200, kind, f"<html><head>{link}</head><body></body></html>".encode())
        server.routes["/moved"] = lambda *_: (301, {"Location": wanted}, b"")
        toml = "".join(
            f'[[sources]]\nname = "{path}"\nurl = "http://lab.test:{server.port}{path}"\n'
            'headers = { X-Key = "${MINE}" }\n'
            for path in ("/list", "/feed", "/", "/moved")
        )
        known = {"MINE": "0nly-m1ne-0nly", "LAB": SECRET, "DIGEST_KEY": SECRET}
        for hours in (0, 1):
            try:
                built(tmp_path, toml, server, NOW + timedelta(hours=hours), **known)
            except DigestError:
                continue
        assert len([path for path, _ in server.asked if path.startswith("/x")]) > 0
        assert SECRET not in str(server.asked)
        assert base64.b64encode(SECRET.encode()).decode()[:12] not in str(server.asked)


def test_a_private_source_is_asked_as_politely_as_any(tmp_path):
    """It is tried again when its server is in trouble, and robots.txt keeps its pages as it keeps others."""
    answers = [(503, {"Retry-After": "0"}, b""), (200, {"Content-Type": "application/rss+xml"}, b"")]
    with private_server() as server:
        at = f"http://lab.test:{server.port}"
        item = f"<item><title>Ferry sails</title><link>{at}/page</link><description>Short.</description></item>"
        feed_of_one = f'<rss version="2.0"><channel><title>Lab</title>{item}</channel></rss>'.encode()
        server.routes["/feed"] = lambda *_: (*answers.pop(0)[:2], feed_of_one)
        server.routes["/robots.txt"] = lambda *_: (200, {}, b"User-agent: *\nDisallow: /page")
        toml = f'[[sources]]\nurl = "{at}/feed"\nheaders = {{ X-Key = "${{LAB}}" }}\n'
        run = built(tmp_path, toml, server, LAB=SECRET)
        assert [headers["x-key"] for headers in server.told("/feed")] == [SECRET, SECRET]
        assert server.told("/page") == []
    assert not run.failed
