"""Private sources in lists, feeds and pages: what opens a list opens no more, and no stranger asks for a secret."""

import base64
from datetime import timedelta

import pytest

from digest.errors import DigestError
from tests.private import LOGIN, SECRET, TEXT, assert_kept, built, guarded
from tests.servers.private import private_server
from tests.weeks import NOW, OTHER, entry, feed


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
