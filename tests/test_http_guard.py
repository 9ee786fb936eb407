"""Which machines a fetch may reach: public ones alone, by whatever name or redirect it is led."""

import socket

import httpcore
import pytest

from digest.http import Failure, Guard, Manners, open_client
from digest.http.guard import ForbiddenError, is_public
from digest.urls import host_of, safe_url
from tests.servers.feeds import FeedServer, Reply
from tests.test_http import client, server

__all__ = ["client", "server"]


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "gopher://x/",
        "//10.0.0.1/",
        "http://inside.test/",
    ],
)
def test_no_redirect_leads_inside(server, client, target):
    """A public server cannot send us to a private machine or another scheme."""
    server.routes["/a"] = Reply(status=302, headers={"Location": target})
    found = client.fetch(server.url("/a"))
    assert isinstance(found, Failure)
    assert "not a public address" in found.reason or "only plain http" in found.reason


def asked_in_every_way(lines: list[str]) -> dict[str, int]:
    """Ask each address itself, behind a redirect of a trusted host, and as what a harmless name resolves to.

    Return how many of each were refused, and how many sockets were opened to what is not public.
    """
    refused = {"asked": len(lines), "itself": 0, "behind a redirect": 0, "by name": 0, "named": 0, "opened": 0}
    real = httpcore.SyncBackend.connect_tcp

    def connect(self, host, port, *rest):
        if port == server.port:
            return real(self, host, port, *rest)
        refused["opened"] += not is_public(host)
        raise httpcore.ConnectError("no network here")

    with FeedServer() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
        hidden = {}
        guard = Guard(allow=frozenset({f"127.0.0.1:{server.port}"}), resolve=lambda *asked: _resolved(hidden, *asked))
        with open_client(Manners(retries=0, timeout=0.5), guard=guard) as client:
            for number, line in enumerate(lines):
                path = f"/{number}"
                server.routes[path] = Reply(status=302, headers={"Location": line.split("\n")[0]}, etag=False)
                refused["itself"] += isinstance(client.fetch(line), Failure)
                refused["behind a redirect"] += isinstance(client.fetch(server.url(path)), Failure)
                if host := host_of(safe_url(line)):
                    hidden[f"harmless-{number}.example"] = host
                    refused["named"] += 1
                    refused["by name"] += isinstance(client.fetch(f"http://harmless-{number}.example/"), Failure)
    return refused


def _resolved(hidden, host, port):
    """Return what a name hides, numbers as the system reads them; other names are this machine."""
    try:
        found = socket.getaddrinfo(hidden.get(host, host), port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except OSError:
        return ["127.0.0.1"]
    return [entry[4][0] for entry in found]


def test_ssrf_addresses_are_never_reached(shared_data):
    """Of 118 ways to spell a private machine none opens a socket: not itself, not by redirect, not by name."""
    lines = (shared_data / "security" / "ssrf_urls.txt").read_text(encoding="utf-8").splitlines()
    found = asked_in_every_way([line for line in lines if line])
    assert found["opened"] == 0
    assert found["itself"] == found["behind a redirect"] == found["asked"] == 118
    assert found["by name"] == found["named"] > 80


@pytest.mark.parametrize(
    "address",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "192.168.0.1",
            "172.16.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
        ),
        *(
            "255.255.255.255",
            "168.63.129.16",
            "::1",
            "::",
            "fe80::1%eth0",
            "fc00::1",
            "fd00:ec2::254",
            "::ffff:127.0.0.1",
        ),
        *(
            "::127.0.0.1",
            "2002:7f00:1::",
            "64:ff9b::7f00:1",
            "2001:0:4136:e378:8000:63bf:3fff:fdd2",
            "ff02::1",
            "nonsense",
        ),
    ],
)
def test_private_machines(address):
    """Loopback, private, link-local, metadata, and the IPv6 addresses that carry them."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "8.8.8.8"])
def test_public_machines(address):
    """What is public stays reachable."""
    assert is_public(address)


def test_a_name_with_one_private_address_is_refused():
    """Among public addresses, one private one betrays the trick; an allowed host passes."""
    guard = Guard(resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(ForbiddenError):
        guard.machine("rebind.example", 80)
    with pytest.raises(ForbiddenError):
        Guard(resolve=lambda host, port: ["93.184.216.34"]).machine("metadata.google.internal", 80)
    assert Guard(frozenset({"rebind.example"}), guard.resolve).machine("rebind.example", 80)
