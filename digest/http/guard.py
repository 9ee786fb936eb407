"""Which machines may be reached: public ones only, judged by the address a connection really goes to.

The judgement stands where the socket is opened, after the name is resolved, so no spelling of an address,
no redirect and no name that resolves to a private machine gets round it.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable

#: Metadata services that stand at public addresses (Azure, Alibaba's is in 100.64/10, Oracle's in 192.0.0/24).
_METADATA = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "169.254.169.254", "192.0.0.192", "100.100.100.200")))
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_COMPATIBLE = ipaddress.ip_network("::/96")
_LOCAL_NAMES = ("localhost", "internal", "local", "localdomain", "home.arpa", "lan", "intranet", "corp")


class ForbiddenError(SourceError):
    """Say that an address is not public and that nobody allowed it."""


def _resolve(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Judge machines; `allow` holds the hosts (`name` or `name:port`) that the configuration trusts."""

    allow: frozenset[str] = frozenset()
    resolve: Callable[[str, int], list[str]] = _resolve

    def machine(self, host: str, port: int) -> list[str]:
        """Return the addresses a connection to `host` may go to.

        Raises:
            ForbiddenError: it is, or resolves to, something that is not public.
            OSError: it does not resolve.
        """
        host = host.strip("[]").rstrip(".").lower()
        addresses = self.resolve(host, port)
        if host in self.allow or f"{host}:{port}" in self.allow:
            return addresses
        if host.rsplit(".", 1)[-1] in _LOCAL_NAMES or not addresses:
            raise _forbidden(host)
        for address in addresses:  # one private address among public ones is a trick too
            if not is_public(address):
                raise _forbidden(host)
        return addresses


def _forbidden(host: str) -> ForbiddenError:
    hint = f'if you trust it: [http] allow_hosts = ["{host}"]'
    return ForbiddenError(f"{host} is not a public address", hint=hint)


def is_public(address: str) -> bool:
    """Tell whether an IP address is a public machine's, looking through addresses that carry another one."""
    try:
        found = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    return all(_is_public(one) for one in (found, *_carried(found)))


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved and address not in _METADATA


def _carried(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[ipaddress.IPv4Address]:
    """Return the IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64, compatible."""
    if isinstance(address, ipaddress.IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if any(address in network for network in (*_NAT64, _COMPATIBLE)):
        carried.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in carried if one is not None]
