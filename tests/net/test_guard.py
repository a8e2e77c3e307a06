"""Which addresses may be connected to."""

import socket

import pytest

from ingest.net.errors import AddressRefused, Unreachable
from ingest.net.guard import Guard, check_url

PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "10.0.0.1",
    "172.16.3.4",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "240.0.0.1",
    "192.0.2.7",
    "198.18.0.1",
    "::1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::1",
    "2002:7f00:1::1",
    "2002:a00:1::1",
    "2001::1",
    "fec0::1",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_addresses_inside_are_refused(address: str) -> None:
    assert Guard().check(address, 80) != ""


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:93.184.215.14", "64:ff9b::5db8:d70e"]
)
def test_public_addresses_pass(address: str) -> None:
    assert Guard().check(address, 443) == ""


@pytest.mark.parametrize(
    ("entry", "address", "port", "passes"),
    [
        ("127.0.0.1:8080", "127.0.0.1", 8080, True),
        ("127.0.0.1:8080", "127.0.0.1", 8081, False),
        ("127.0.0.1:8080", "127.0.0.2", 8080, False),
        ("127.0.0.1", "127.0.0.1", 9, True),
        ("10.1.0.0/16", "10.1.2.3", 80, True),
        ("10.1.0.0/16", "10.2.2.3", 80, False),
        ("[::1]:8080", "::1", 8080, True),
        ("::1", "::1", 1, True),
    ],
)
def test_the_allow_list_names_address_and_port(entry: str, address: str, port: int, passes: bool) -> None:
    assert (Guard((entry,)).check(address, port) == "") is passes


@pytest.mark.parametrize("name", ["localhost", "127.1", "2130706433", "0x7f000001", "[::1]"])
def test_other_spellings_of_loopback_are_refused(name: str) -> None:
    with pytest.raises(AddressRefused, match="loopback"):
        Guard().resolve(name.strip("[]"), 80, 5)


def test_only_checked_addresses_of_a_name_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [("10.0.0.1", 80), ("93.184.215.14", 80), ("93.184.215.14", 80)]
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", end) for end in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answers)
    assert Guard().resolve("mixed.example", 80, 5) == ["93.184.215.14"]


def test_a_name_without_an_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(Unreachable, match=r"nowhere\.example has no address"):
        Guard().resolve("nowhere.example", 80, 5)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://news.example/1",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "news.example/1",
        "http://",
        "http://news.example:22/",
        "http://news.example:99999/",
        "http://user:secret@news.example/",
        "http://[::1",
        "http://127.0.0.1:8081/",
    ],
)
def test_urls_that_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused) as caught:
        check_url(url, frozenset({80, 443}), Guard(("127.0.0.1:8080",)))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("url", ["http://news.example/1", "https://news.example:443/", "http://127.0.0.1:8080/"])
def test_urls_that_pass(url: str) -> None:
    check_url(url, frozenset({80, 443}), Guard(("127.0.0.1:8080",)))
