"""The HTTP client: what it brings, and that nothing makes it wait, swell or fall."""

import gzip
import time
import zlib

import pytest

from digest.http import Failure, Fetched, Guard, Manners, each, open_client
from digest.http.bodies import body_of
from tests.servers.feeds import FeedServer, Reply, bomb

FEED = b'<rss version="2.0"><channel><title>t</title><item><title>a</title></item></channel></rss>' * 5


@pytest.fixture
def server():
    """A server without routes yet."""
    with FeedServer() as running:
        yield running


@pytest.fixture
def client(server):
    """A client that may reach the test server, and does not really wait."""
    allowed = frozenset({f"127.0.0.1:{server.port}", f"feeds.test:{server.port}"})
    guard = Guard(allow=allowed, resolve=lambda host, port: ["127.0.0.1"] if host.endswith(".test") else [host])
    manners = Manners(timeout=0.4, contact="ann@example.org", max_bytes=1_000_000)
    with open_client(manners, guard=guard) as made:
        made.waits = []
        made._sleep = made.waits.append
        yield made


def test_a_feed_is_fetched(server, client):
    """Body, type, charset and validators come back; the User-Agent names us and a contact."""
    server.routes["/f"] = Reply(
        FEED, headers={"Content-Type": "application/rss+xml; charset=ISO-8859-2", "Last-Modified": "x"}
    )
    found = client.fetch(server.url("/f", "feeds.test"))
    assert isinstance(found, Fetched)
    assert (found.content, found.media_type, found.charset, found.modified) == (
        FEED,
        "application/rss+xml",
        "ISO-8859-2",
        "x",
    )
    sent = server.asked[0][2]
    assert sent["user-agent"].startswith("digest/")
    assert "ann@example.org" in sent["user-agent"]
    assert sent["host"] == f"feeds.test:{server.port}"


def test_what_has_not_changed_is_not_sent_again(server, client):
    """An ETag brings a 304 without a body."""
    server.routes["/f"] = Reply(FEED)
    first = client.fetch(server.url("/f"))
    second = client.fetch(server.url("/f"), etag=first.etag)
    assert second.same
    assert second.content == b""
    assert server.statuses("/f") == [200, 304]


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(FEED, mtime=0)),
        ("deflate", zlib.compress(FEED)),
        ("deflate", zlib.compress(FEED)[2:-4]),
        ("", FEED),
    ],
)
def test_packed_bodies_are_unpacked(server, client, encoding, body):
    """Gzip, both kinds of deflate, and none."""
    server.routes["/f"] = Reply(body, headers={"Content-Encoding": encoding} if encoding else {})
    assert client.fetch(server.url("/f")).content == FEED


def test_brotli_is_unpacked_within_its_limit():
    """Brotli too is bounded while it unpacks."""
    import brotli

    packed = brotli.compress(b" " * 3_000_000)
    assert len(body_of([packed[:5], packed[5:]], "br", 3_000_000)) == 3_000_000
    with pytest.raises(Exception, match="larger than 1 MB"):
        body_of([packed], "br", 1_000_000)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=404), "it is not there"),
        (Reply(status=403), "it refuses us"),
        (Reply(status=418), "its server answers 418"),
        (Reply(status=500), "its server is in trouble (500)"),
        (Reply(FEED, fault="cut"), "it was cut off in the middle"),
        (Reply(FEED, fault="long"), "it was cut off in the middle"),
        (Reply(FEED, fault="close"), "its server does not speak proper HTTP"),
        (Reply(FEED, fault="hang"), "it did not answer in time"),
        (Reply(FEED, fault="drip"), "it did not come to an end in time"),
        (Reply(bomb(200), headers={"Content-Encoding": "gzip"}), "it is larger than 1 MB"),
        (Reply(b"x" * 1_000_001), "it is larger than 1 MB"),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), "its gzip packing is broken"),
        (
            Reply(gzip.compress(FEED, mtime=0)[:-9], headers={"Content-Encoding": "gzip"}),
            "it was cut off in the middle",
        ),
        (Reply(FEED, headers={"Content-Encoding": "rot13"}), "its packing (rot13) was not asked for"),
    ],
)
def test_every_fault_is_one_line(server, client, reply, reason):
    """A failed fetch is a value with a reason in plain words, and comes soon."""
    server.routes["/f"] = reply
    began = time.monotonic()
    found = client.fetch(server.url("/f"))
    assert isinstance(found, Failure)
    assert found.reason == reason
    assert time.monotonic() - began < 4


def test_who_took_the_whole_time_is_not_asked_again(server, client):
    """A feed that drips for ever costs its time once, not once for each try; a silence is tried again."""
    server.routes["/drip"] = Reply(FEED, fault="drip")
    server.routes["/hang"] = Reply(FEED, fault="hang")
    client.fetch(server.url("/drip"))
    assert (server.statuses("/drip"), client.waits) == ([200], [])
    client.fetch(server.url("/hang"))
    assert (server.statuses("/hang"), client.waits) == ([200] * 3, [1.0, 2.0])


def test_a_dead_host_and_an_unknown_one(client):
    """Nobody listening, and a name nobody has."""
    assert client.fetch("http://dead.test:1/f").reason.startswith("dead.test is not a public address")
    guard = Guard(allow=frozenset({"127.0.0.1:1"}))
    with open_client(Manners(retries=0), guard=guard) as other:
        assert other.fetch("http://127.0.0.1:1/f").reason == "it cannot be reached"
        assert other.fetch("http://no.such.name.invalid/f").reason == "its host is not known"


def test_a_short_length_gives_what_fits(server, client):
    """A server that understates the length gives a part, and no harm comes to the next answer."""
    server.routes["/f"] = Reply(FEED, fault="short")
    server.routes["/g"] = Reply(FEED)
    assert FEED.startswith(client.fetch(server.url("/f")).content)
    assert client.fetch(server.url("/g")).content == FEED


def test_trouble_that_passes_is_waited_for(server, client):
    """Two 500s and then a feed; a Retry-After is kept to."""
    server.routes["/f"] = Reply(FEED, first=[Reply(status=500), Reply(status=503, headers={"Retry-After": "7"})])
    assert client.fetch(server.url("/f")).content == FEED
    assert client.waits == [1.0, 7.0]


def test_a_long_wait_is_left_to_the_next_run(server, client):
    """A server that asks for an hour is not asked again now."""
    server.routes["/f"] = Reply(status=429, headers={"Retry-After": "3600"})
    assert client.fetch(server.url("/f")).reason == "it was asked too often"
    assert server.statuses("/f") == [429]
    assert client.waits == []


def test_what_is_gone_says_so(server, client):
    """A 410 means never again."""
    server.routes["/f"] = Reply(status=410)
    assert client.fetch(server.url("/f")).gone


def test_permanent_moves_are_told(server, client):
    """301 all the way gives the new address; one temporary step in it does not."""
    server.routes.update(
        {
            "/a": Reply(status=301, headers={"Location": "/b"}),
            "/b": Reply(status=308, headers={"Location": "/f"}),
            "/c": Reply(status=302, headers={"Location": "/a"}),
            "/f": Reply(FEED),
        }
    )
    assert client.fetch(server.url("/a")).moved == server.url("/f")
    found = client.fetch(server.url("/c"))
    assert (found.moved, found.url) == (None, server.url("/f"))


def test_a_circle_of_redirects_ends(server, client):
    """A redirect to itself is given up."""
    server.routes["/a"] = Reply(status=301, headers={"Location": "/a"})
    assert client.fetch(server.url("/a")).reason == "it redirects in a circle"


def test_robots_rules_are_kept(server, client):
    """A page that robots.txt forbids is not read; no robots.txt allows all, a broken server none."""
    server.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private\n")
    assert client.may_read(server.url("/open"))
    assert not client.may_read(server.url("/private/1"))
    assert server.statuses("/robots.txt") == [200]
    del server.routes["/robots.txt"]
    assert client.may_read(server.url("/any", "feeds.test"))
    assert not client.may_read("http://dead.test:1/any")


def test_few_fetches_go_to_one_host(server, client):
    """Sixteen may run at once, but two to one host."""
    server.delay = 0.02
    server.routes = {f"/{n}": Reply(FEED) for n in range(12)}
    jobs = [server.url(f"/{n}") for n in range(12)]
    found = dict(each(jobs, client.fetch, address=lambda job: job))
    assert all(isinstance(one, Fetched) for one in found.values())
    assert server.most <= 2


def test_a_bug_in_the_work_is_raised():
    """What a worker raises comes out where it is waited for, and nothing hangs."""
    with pytest.raises(ZeroDivisionError):
        list(each([1, 0], lambda n: 1 // n, address=str))
    assert list(each([], str, address=str)) == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ftp://a.example/",
        "http://",
        "http://user:pw@a.example/",
        "javascript:alert(1)",
        "http://[::1",
        "http://a.example:99999/",
    ],
)
def test_addresses_that_are_none(client, address):
    """Only plain http and https without a password in it."""
    assert isinstance(client.fetch(address), Failure)


def test_a_packed_body_is_kept_as_it_came(client, server):
    """What a server packed with gzip is not packed again for the ledger."""
    packed = gzip.compress(b"<rss/>")
    server.routes["/z"] = Reply(packed, headers={"Content-Encoding": "gzip"})
    found = client.fetch(server.url("/z"))
    assert (found.content, found.packed) == (b"<rss/>", packed)
    server.routes["/plain"] = Reply(FEED)
    assert client.fetch(server.url("/plain")).packed is None
