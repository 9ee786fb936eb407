"""Private sources in digest.toml: whom a secret is told, and that nobody else ever sees it."""

import gzip
import html
import json
import tempfile
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.http import Guard, Manners, open_client
from digest.http.keys import open_access
from digest.private import access_of
from digest.sources.hiding import Hiding
from tests.private import LOGIN, SECRET, TEXT, assert_kept, built, guarded, page
from tests.servers.private import private_server
from tests.weeks import NOW, OTHER, WORDS


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
    told = {one.what: (one.reason, one.hint) for one in run.failed}
    assert told["unset"] == ("NONE is not set", "export NONE=…, or name its file in NONE_FILE")
    assert told["wrong"][0] == "it does not take what WRONG holds (401)"
    assert told["wrong"][1].startswith("is it the right one, still valid")
    assert told["bare"][0] == "it wants a password"
    assert told["bare"][1].startswith("with an account there: url = ")
    assert told["clear"][0] == "it would send what LAB holds in the open"
    assert told["clear"][1].startswith("write https://")
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
