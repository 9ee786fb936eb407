"""Every fault a feed has shown, as routes of the feed server, with the words its source must be skipped with."""

import socket
from email.utils import format_datetime
from html import escape

from tests.servers.feeds import FeedServer, Reply, bomb

PAGE = b"<!doctype html><html><head><title>Moved</title></head><body><p>This feed has moved. Sorry!</p></body></html>"


def feed(name, when, text):
    """Return a feed of one entry."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(name)}</title><item>'
        f"<title>What {escape(name)} says</title><link>https://news.example/{name}</link>"
        f"<pubDate>{format_datetime(when)}</pubDate><description>{escape(text)}</description></item></channel></rss>"
    ).encode()


def add_faults(server: FeedServer, when, text, *, inner: str) -> tuple[dict[str, str], dict[str, str]]:
    """Add a route for each fault; return the address of each source, and the words of those that give nothing.

    `inner` is an address on this machine that nobody may be led to.
    """

    def good(name: str) -> bytes:
        return feed(name, when, text.format(name=name))

    metadata = "http://169.254.169.254/latest/meta-data/"
    replies = {
        "moved": Reply(status=301, headers={"Location": "/moved-to"}, etag=False),
        "busy": Reply(good("busy"), first=[Reply(status=429, headers={"Retry-After": "1"}, etag=False)]),
        "shaky": Reply(good("shaky"), first=[Reply(status=500, etag=False), Reply(status=500, etag=False)]),
        "latin": Reply(
            good("latin").replace(b"utf-8", b"iso-8859-1"), headers={"Content-Type": "text/xml; charset=us-ascii"}
        ),
        "missing": Reply(status=404, etag=False),
        "gone": Reply(status=410, etag=False),
        "banned": Reply(status=429, headers={"Retry-After": "86400"}, etag=False),
        "broken": Reply(status=500, etag=False),
        "cut": Reply(good("cut"), fault="cut"),
        "endless": Reply(b"<rss><channel>", fault="drip"),
        "silent": Reply(fault="hang"),
        "short": Reply(good("short"), fault="long"),
        "bomb": Reply(bomb(200), headers={"Content-Encoding": "gzip"}),
        "page.xml": Reply(PAGE, headers={"Content-Type": "text/html"}),
        "inward": Reply(status=302, headers={"Location": inner}, etag=False),
        "metadata": Reply(status=302, headers={"Location": metadata}, etag=False),
    }
    server.routes |= {f"/{name}": reply for name, reply in replies.items()}
    server.routes["/moved-to"] = Reply(good("moved"))
    addresses = {name: server.url(f"/{name}") for name in replies}
    addresses |= {"dead": f"http://127.0.0.1:{free_port()}/", "unknown": "http://no-such-host.invalid/feed"}
    return addresses, dict(WORDS)


#: The sources that give nothing, and why.
WORDS = {
    "missing": "it is not there",
    "gone": "it is gone for good: remove it",
    "banned": "it was asked too often",
    "broken": "its server is in trouble (500)",
    "cut": "it was cut off in the middle",
    "endless": "it did not come to an end in time",
    "silent": "it did not answer in time",
    "short": "it was cut off in the middle",
    "bomb": "it is larger than 20 MB",
    "page.xml": "a web page where a feed was expected",
    "inward": "127.0.0.1 is not a public address",
    "metadata": "169.254.169.254 is not a public address",
    "dead": "it cannot be reached",
    "unknown": "its host is not known",
}


def free_port() -> int:
    """Return a port at which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
