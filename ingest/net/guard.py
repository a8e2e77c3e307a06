"""Which addresses may be connected to. Invariant: the address that was checked is the one that is connected to.

A page or feed can name any host, and a host name can lead into our own network; so the check is made on resolved
addresses, for every connection, also after a redirect.
"""

import ipaddress
import socket
import threading
from collections.abc import Iterable
from urllib.parse import urlsplit

from ingest.net.errors import AddressRefused, TimedOut, Unreachable

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_NEVER = (
    ipaddress.IPv6Network("64:ff9b:1::/48"),  # a network's own NAT64: leads inside it
    ipaddress.IPv6Network("2001::/32"),  # Teredo
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible, obsolete
    ipaddress.IPv4Network("192.88.99.0/24"),  # 6to4 relays
)


class Guard:
    """Knows the allow-list and the fixed hosts; immutable, so safe for all threads."""

    def __init__(self, allow: Iterable[str] = (), hosts: dict[str, str] | None = None) -> None:
        self._allow = tuple(_parse_allowed(entry) for entry in allow)
        self._hosts = {name.lower(): _parse_endpoint(end) for name, end in (hosts or {}).items()}

    def endpoint(self, host: str, port: int) -> tuple[str, int]:
        """Return where a host is looked for: itself, or the fixed address that the operator gave."""
        fixed = self._hosts.get(host.lower())
        return fixed if fixed is not None else (host, port)

    def allows(self, address: Address, port: int) -> bool:
        """Say whether the allow-list names the address with this port."""
        return any(address in network and only in (None, port) for network, only in self._allow)

    def check(self, text: str, port: int) -> str:
        """Return why the address may not be connected to, "" if it may."""
        address = ipaddress.ip_address(text.partition("%")[0])
        if self.allows(address, port):
            return ""
        inner = _inner(address)
        if inner.is_loopback:
            return "a loopback address"
        if any(inner in network for network in _NEVER if network.version == inner.version):
            return "a reserved address"
        if inner.is_multicast:
            return "a multicast address"
        if inner.is_link_local:
            return "a link-local address"
        if inner.is_unspecified or inner.is_reserved:
            return "a reserved address"
        if not inner.is_global or getattr(inner, "is_site_local", False):
            return "a private address"
        return ""

    def resolve(self, host: str, port: int, seconds: float) -> list[str]:
        """Return the host's addresses that may be connected to, in the resolver's order.

        Raises AddressRefused where it has only others, Unreachable where it has none, TimedOut.
        """
        found = _look_up(host, port, seconds)
        reasons = {text: self.check(text, port) for text in found}
        good = [text for text in found if not reasons[text]]
        if not good:
            text = found[0]
            raise AddressRefused(
                f"the host {host} leads to {text}, {reasons[text]}.",
                resource=host,
                remedy="Only public addresses are fetched; list it in INGEST_ALLOW_ADDRESSES if it is your own.",
            )
        return good


def check_url(url: str, ports: frozenset[int], guard: Guard) -> None:
    """Raise AddressRefused where the URL is not http or https, names no host, or a port that is not allowed."""
    remedy = "Give an http or https address of a public page."
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise AddressRefused(f"is no address: {error}.", resource=url, remedy=remedy) from error
    if parts.scheme not in ("http", "https") or not host:
        raise AddressRefused("is no http or https address.", resource=url, remedy=remedy)
    if parts.username is not None or parts.password is not None:
        raise AddressRefused("holds a user name or password.", resource=host, remedy="Leave them out.")
    if port not in ports and not _is_allowed_port(host, port, guard):
        raise AddressRefused(f"names port {port}, which is not allowed.", resource=url, remedy=remedy)


def _is_allowed_port(host: str, port: int, guard: Guard) -> bool:
    try:
        return guard.allows(ipaddress.ip_address(host), port)
    except ValueError:
        return False


def _inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one carries: mapped, NAT64 or 6to4."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if address.sixtofour is not None:
            return address.sixtofour
    return address


def _look_up(host: str, port: int, seconds: float) -> list[str]:
    """Ask the system's resolver, in a thread of its own: it has no time limit."""
    found: list[str] = []
    failed: list[OSError | UnicodeError] = []

    def ask() -> None:
        try:
            answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found.extend(dict.fromkeys(str(answer[4][0]) for answer in answers))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=ask, daemon=True, name=f"resolve {host[:60]}")
    thread.start()
    thread.join(max(seconds, 0.01))
    if thread.is_alive():
        raise TimedOut(f"the name {host} was not resolved in time.", resource=host, remedy="Try again later.")
    if failed or not found:
        cause = failed[0] if failed else None
        raise Unreachable(
            f"the name {host} has no address.", resource=host, remedy="Check the spelling and the network."
        ) from cause
    return found


def _parse_allowed(entry: str) -> tuple[Network, int | None]:
    host, port = _split_port(entry)
    return ipaddress.ip_network(host, strict=False), port


def _parse_endpoint(entry: str) -> tuple[str, int]:
    host, port = _split_port(entry)
    return str(ipaddress.ip_address(host)), port or 80


def _split_port(entry: str) -> tuple[str, int | None]:
    """Split "127.0.0.1:80" and "[::1]:80"; a bare IPv6 address has no port."""
    if entry.startswith("["):
        host, _, port = entry[1:].partition("]")
        return host, int(port.lstrip(":")) if port else None
    host, colon, port = entry.rpartition(":")
    return (host, int(port)) if colon and host.count(":") == 0 else (entry, None)
