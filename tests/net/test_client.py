"""The polite client against a real loopback site."""

import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from ingest.demo.site import NewsSite, Reply
from ingest.model.evidence import Way
from ingest.net import (
    AddressRefused,
    HostAsksToWait,
    Redirect,
    RobotsRefused,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from ingest.net.answer import parse_retry_after
from ingest.net.client import Client

Clients = Callable[..., Client]
START = datetime(2031, 4, 2, 9, tzinfo=UTC)  # what the clock of conftest.py shows first


def test_a_page_comes_with_its_capture(site: NewsSite, client: Client) -> None:
    url = site.script("/1", Reply.page("<p>Привет", charset="windows-1251"))
    answer = client.get(url)
    assert (answer.status, answer.ok, answer.final_url, answer.charset) == (200, True, url, "windows-1251")
    assert answer.capture.body == "<p>Привет".encode("cp1251")
    fetch = answer.capture.fetch
    assert (fetch.way, fetch.resource, fetch.fetched_at, fetch.status) == (Way.HTTP, url, START, 200)
    assert fetch.media_type == "text/html"
    assert fetch.detail["address"] == "127.0.0.1"


def test_we_say_who_we_are_and_keep_no_cookies(site: NewsSite, client_for: Clients) -> None:
    client = client_for(contact="mailto:desk@harbour.example")
    url = site.script("/1", Reply.page("x", Set_Cookie="id=7"))
    client.get(url)
    client.get(url)
    asked = [request.headers for request in site.asked if request.path == "/1"]
    assert asked[1]["user-agent"] == "telegram-claims/0.1 (+mailto:desk@harbour.example)"
    assert "cookie" not in asked[1]


def test_conditional_requests(site: NewsSite, client: Client) -> None:
    told = {"ETag": '"a1"', "Last-Modified": "Wed, 02 Apr 2031 09:00:00 GMT"}
    url = site.script("/feed", Reply(200, (b"<rss/>",), told), Reply(304, ()))
    first = client.get(url)
    second = client.get(url, caching_info=first.caching_info)
    assert (second.not_modified, second.capture.body) == (True, b"")
    asked = site.asked[-1].headers
    assert (asked["if-none-match"], asked["if-modified-since"]) == (told["ETag"], told["Last-Modified"])
    other = site.script("/other", Reply.page("x"))
    client.get(other, caching_info=first.caching_info)
    assert "if-none-match" not in site.asked[-1].headers


def test_redirects_are_followed_and_told(site: NewsSite, client: Client) -> None:
    site.script("/old", Reply.redirect("/newer", 301))
    site.script("/newer", Reply.redirect("new?a=1#part"))
    site.script("/new", Reply.page("here"))
    answer = client.get(f"{site.url}/old")
    assert answer.final_url == f"{site.url}/new?a=1"
    assert answer.redirects == (Redirect(f"{site.url}/old", 301), Redirect(f"{site.url}/newer", 302))


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/secret",
        "http://127.0.0.1:1/secret",
        "http://localhost/secret",
        "http://[::ffff:127.0.0.1]/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "//[::1]/",
    ],
)
def test_a_redirect_inwards_is_refused(site: NewsSite, client: Client, target: str) -> None:
    url = site.script("/1", Reply.redirect(target))
    with pytest.raises(AddressRefused) as caught:
        client.get(url)
    assert caught.value.remedy


def test_the_same_loopback_address_is_refused_without_the_allow_list(site: NewsSite, client_for: Clients) -> None:
    client = client_for(allow=(), ports=frozenset({site.port}))
    with pytest.raises(AddressRefused, match="loopback"):
        client.get(site.script("/1", Reply.page("x")))
    assert site.asked == []


def test_dns_cannot_change_between_check_and_use(
    site: NewsSite, client_for: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    connected: list[str] = []

    def resolve(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        asked.append(host)
        address = "93.184.215.14" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    client = client_for(allow=(), attempts=1)
    with pytest.raises(RobotsRefused):
        client.get("http://rebinding.example/")
    assert connected == ["93.184.215.14"]


def test_a_fixed_host_leads_to_its_address(site: NewsSite, client_for: Clients) -> None:
    client = client_for(hosts={"meridian.example": f"127.0.0.1:{site.port}"})
    site.script("/1", Reply.page("x"))
    assert client.get("http://meridian.example/1").ok
    assert site.asked[-1].host == "meridian.example"


def test_redirects_without_end(site: NewsSite, client: Client) -> None:
    for number in range(9):
        site.script(f"/{number}", Reply.redirect(f"/{number + 1}"))
    site.script("/round", Reply.redirect("/round"))
    with pytest.raises(TooManyRedirects, match="6 times"):
        client.get(f"{site.url}/0")
    with pytest.raises(TooManyRedirects, match="1 times"):
        client.get(f"{site.url}/round")


@pytest.mark.parametrize(
    "reply",
    [Reply.huge(200_000), Reply.huge(50_000_000), Reply.huge(50_000_000, told=False), Reply.bomb(50_000_000)],
    ids=["told", "huge told", "huge untold", "bomb"],
)
def test_size_is_limited_also_after_decompression(site: NewsSite, client_for: Clients, reply: Reply) -> None:
    client = client_for(max_bytes=100_000)
    with pytest.raises(TooLarge, match="100,000 bytes"):
        client.get(site.script("/1", reply))


def test_gzip_is_undone(site: NewsSite, client: Client) -> None:
    answer = client.get(site.script("/1", Reply.bomb(1_000)))
    assert answer.capture.body == b" " * 1_000
    assert answer.capture.fetch.detail["content-encoding"] == "gzip"


@pytest.mark.parametrize("limits", [{"read_seconds": 0.1}, {"total_seconds": 0.1}], ids=["read", "total"])
def test_time_is_limited(site: NewsSite, client_for: Clients, limits: dict[str, float]) -> None:
    client = client_for(real_time=True, attempts=1, **limits)
    site.script("/robots.txt", Reply.text("", 404))
    with pytest.raises(TimedOut) as caught:
        client.get(site.script("/1", Reply.slow()))
    assert caught.value.resource == f"{site.url}/1"


def test_a_dripping_header_ends_at_the_total_time(client_for: Clients) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        over = threading.Event()

        def drip() -> None:
            connection, _ = server.accept()
            with connection:
                for byte in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 10_000:
                    if over.wait(0.02):
                        return
                    connection.sendall(bytes([byte]))

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        client = client_for(real_time=True, allow=(f"127.0.0.1:{port}",), total_seconds=0.3, attempts=1)
        with pytest.raises(RobotsRefused, match="in time"):
            client.get(f"http://127.0.0.1:{port}/1")
        over.set()
        thread.join(5)


def test_transient_faults_are_tried_again_a_bounded_number_of_times(site: NewsSite, client: Client) -> None:
    url = site.script("/1", Reply.error(502), Reply.broken(), Reply.page("at last"))
    assert client.get(url).capture.body == b"at last"
    assert client.get(site.script("/2", Reply.error(503))).status == 503
    with pytest.raises(Unreachable):
        client.get(site.script("/3", Reply.broken()))
    assert [path for path in site.paths() if path == "/3"] == ["/3"] * 3


def test_a_missing_page_is_an_answer_and_not_tried_again(site: NewsSite, client: Client) -> None:
    answer = client.get(f"{site.url}/nowhere")
    assert (answer.status, answer.ok) == (404, False)
    assert site.paths() == ["/nowhere"]


def test_retry_after_is_told_and_the_host_left_alone(site: NewsSite, client: Client, clock: Any) -> None:
    answer = client.get(site.script("/1", Reply.error(429, "120")))
    assert (answer.status, answer.retry_at) == (429, START + timedelta(seconds=120))
    with pytest.raises(HostAsksToWait) as caught:
        client.get(f"{site.url}/2")
    assert caught.value.retry_at == START + timedelta(seconds=120)
    assert site.paths() == ["/1"]
    clock.seconds = 121
    assert client.get(site.script("/1", Reply.page("x"))).ok


def test_a_host_is_asked_at_its_pace(site: NewsSite, client_for: Clients, clock: Any) -> None:
    client = client_for(delay=2)
    url = site.script("/1", Reply.page("x"))
    for _ in range(3):
        client.get(url)
    client.get(url, delay=5)
    client.get(url)
    assert clock.slept == [2, 2, 2, 5]


def test_crawl_delay_counts_where_it_is_longer(site: NewsSite, client_for: Clients, clock: Any) -> None:
    site.script("/robots.txt", Reply.text("User-agent: *\nCrawl-delay: 7\n"))
    client = client_for(delay=2)
    url = site.script("/1", Reply.page("x"))
    client.get(url)
    client.get(url)
    assert clock.slept == [7]


def test_a_wait_that_is_too_long_is_not_slept_through(site: NewsSite, client_for: Clients, clock: Any) -> None:
    client = client_for(delay=100, max_wait=30)
    url = site.script("/1", Reply.page("x"))
    client.get(url)
    with pytest.raises(HostAsksToWait) as caught:
        client.get(url)
    assert caught.value.retry_at == START + timedelta(seconds=100)
    assert clock.slept == []


def test_robots_rules_are_obeyed_and_kept(site: NewsSite, client: Client) -> None:
    site.script(
        "/robots.txt", Reply.text("User-agent: telegram-claims\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n")
    )
    site.script("/1", Reply.page("x"))
    assert client.get(f"{site.url}/1").ok
    with pytest.raises(RobotsRefused, match="does not allow") as caught:
        client.get(f"{site.url}/private/1")
    assert caught.value.retry_at is None
    assert [asked.path for asked in site.asked] == ["/robots.txt", "/1"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_a_missing_robots_file_allows_all(site: NewsSite, client: Client, status: int) -> None:
    site.script("/robots.txt", Reply.text("no", status))
    assert client.get(site.script("/1", Reply.page("x"))).ok


@pytest.mark.parametrize("reply", [Reply.error(500), Reply.error(503), Reply.error(429), Reply.broken()])
def test_a_robots_file_that_fails_forbids_all_for_now(site: NewsSite, client: Client, clock: Any, reply: Reply) -> None:
    site.script("/robots.txt", reply)
    url = site.script("/1", Reply.page("x"))
    with pytest.raises(RobotsRefused) as caught:
        client.get(url)
    assert caught.value.retry_at == START + timedelta(seconds=600)
    site.script("/robots.txt", Reply.text("", 404))
    clock.seconds = 601
    assert client.get(url).ok


def test_a_robots_file_may_redirect_and_be_large(site: NewsSite, client: Client) -> None:
    site.script("/robots.txt", Reply.redirect("/r"))
    site.script("/r", Reply(200, (b"User-agent: *\nDisallow: /no\n" + b"# filler\n" * 100_000,)))
    assert client.get(site.script("/1", Reply.page("x"))).ok
    with pytest.raises(RobotsRefused):
        client.get(f"{site.url}/no")


def test_robots_of_the_redirects_target_count(site: NewsSite, client_for: Clients) -> None:
    with NewsSite() as other:
        other.script("/robots.txt", Reply.text("User-agent: *\nDisallow: /\n"))
        client = client_for(allow=("127.0.0.1",))
        with pytest.raises(RobotsRefused):
            client.get(site.script("/1", Reply.redirect(f"{other.url}/1")))
        assert other.paths() == []


def test_several_threads_share_a_client(site: NewsSite, client: Client) -> None:
    urls = [site.script(f"/{number}", Reply.page(str(number))) for number in range(20)]
    found: dict[str, bytes] = {}

    def fetch(url: str) -> None:
        found[url] = client.get(url).capture.body

    threads = [threading.Thread(target=fetch, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert found == {url: str(number).encode() for number, url in enumerate(urls)}


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("120", 120), ("0", 0), ("Wed, 02 Apr 2031 09:01:00 GMT", 60), ("Wed, 02 Apr 2001 09:01:00 GMT", 0)],
)
def test_retry_after(value: str, seconds: int) -> None:
    assert parse_retry_after(value, START) == START + timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5"])
def test_no_retry_after(value: str) -> None:
    assert parse_retry_after(value, START) is None


def test_an_absurd_retry_after_is_capped() -> None:
    assert parse_retry_after("9" * 20, datetime(2031, 1, 1, tzinfo=UTC)) == datetime(2031, 1, 31, tzinfo=UTC)
