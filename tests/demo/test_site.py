"""The loopback news site: pages, feeds, conditional requests, scripted answers, and as a process."""

import http.client
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import feedparser
import pytest

from ingest.demo.site import NewsSite, Reply

PAGE = (
    '<html><head><meta charset="utf-8"><title>Fires &amp; floods</title>'
    '<meta property="article:published_time" content="{date}"></head><body><p>Text.</p></body></html>'
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    for outlet in ("meridian", "vestnik"):
        (tmp_path / outlet).mkdir()
    (tmp_path / "meridian" / "one.html").write_text(PAGE.format(date="2031-04-01T10:00:00+03:00"), encoding="utf-8")
    (tmp_path / "meridian" / "two.html").write_text(PAGE.format(date="2031-04-02T10:00:00+03:00"), encoding="utf-8")
    (tmp_path / "vestnik" / "wide.html").write_bytes('<meta charset="windows-1251"><p>Текст'.encode("cp1251"))
    (tmp_path / "secret.txt").write_text("no", encoding="utf-8")
    return tmp_path / "."


@pytest.fixture
def site(content: Path) -> Iterator[NewsSite]:
    with NewsSite(content) as running:
        yield running


def ask(site: NewsSite, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", site.port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        with connection.getresponse() as response:
            body = response.read()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, body


def test_pages_by_path_and_by_host(site: NewsSite) -> None:
    by_path = ask(site, "/meridian/one.html")
    by_host = ask(site, "/one.html", Host="meridian.example")
    assert by_path[0] == by_host[0] == 200
    assert by_path[2] == by_host[2]
    assert by_path[1]["content-type"] == "text/html; charset=utf-8"
    assert ask(site, "/vestnik/wide.html")[1]["content-type"] == "text/html; charset=windows-1251"


def test_feeds_list_the_pages_newest_first(site: NewsSite) -> None:
    for path, host, base in (
        ("/meridian/feed.xml", f"127.0.0.1:{site.port}", f"{site.url}/meridian/"),
        ("/feed.xml", "meridian.example", "http://meridian.example/"),
    ):
        status, headers, body = ask(site, path, Host=host)
        feed = feedparser.parse(body)
        assert (status, headers["content-type"].partition(";")[0], feed.bozo) == (200, "application/rss+xml", False)
        assert [entry.link for entry in feed.entries] == [f"{base}two.html", f"{base}one.html"]
        assert feed.entries[0].title == "Fires & floods"
        assert feed.entries[0].published == "Wed, 02 Apr 2031 07:00:00 +0000"


def test_conditional_requests_see_an_edit(site: NewsSite, content: Path) -> None:
    _, headers, _ = ask(site, "/meridian/one.html")
    again = {"If-None-Match": headers["etag"]}
    assert ask(site, "/meridian/one.html", **again)[0] == 304
    (content / "meridian" / "one.html").write_text("<p>edited", encoding="utf-8")
    assert ask(site, "/meridian/one.html", **again)[2] == b"<p>edited"


@pytest.mark.parametrize(
    "path",
    ["/../secret.txt", "/meridian/../../etc/passwd", "/%2e%2e/x", "/nowhere/feed.xml", "/meridian/none.html", "//"],
)
def test_nothing_outside_the_pages(site: NewsSite, path: str) -> None:
    status, _, body = ask(site, path)
    assert status == 404 or body == b"no"
    assert b"root:" not in body


def test_robots(site: NewsSite) -> None:
    assert ask(site, "/robots.txt")[2] == b"User-agent: *\nAllow: /\n"
    site.script("/robots.txt", Reply.text("User-agent: *\nDisallow: /\n"))
    assert b"Disallow" in ask(site, "/robots.txt")[2]


def test_scripted_answers_come_in_turn(site: NewsSite) -> None:
    site.script("/x", Reply.error(429, "5"), Reply.redirect("http://10.0.0.1/"), Reply.page("да", charset="koi8-r"))
    first, second, third, fourth = (ask(site, "/x?n=1") for _ in range(4))
    assert (first[0], first[1]["retry-after"]) == (429, "5")
    assert (second[0], second[1]["location"]) == (302, "http://10.0.0.1/")
    assert third[2] == fourth[2] == "да".encode("koi8-r")
    assert site.paths() == ["/x?n=1"] * 4


def test_huge_answers_have_the_length_they_tell(site: NewsSite) -> None:
    site.script("/told", Reply.huge(1_000_000))
    site.script("/untold", Reply.huge(1_000_000, told=False))
    told, untold = ask(site, "/told"), ask(site, "/untold")
    assert told[2] == untold[2]
    assert len(told[2]) == int(told[1]["content-length"]) >= 1_000_000
    assert "content-length" not in untold[1]


def test_a_broken_answer_ends_early(site: NewsSite) -> None:
    site.script("/x", Reply.broken())
    with pytest.raises(http.client.IncompleteRead):
        ask(site, "/x")


def test_stopping_ends_held_connections(content: Path) -> None:
    with NewsSite(content) as running:
        running.script("/x", Reply.slow(b"<p>"))
        connection = http.client.HTTPConnection("127.0.0.1", running.port, timeout=10)
        connection.request("GET", "/x")
        response = connection.getresponse()
        assert response.read(3) == b"<p>"
    with closing(connection), response, pytest.raises(http.client.IncompleteRead):
        response.read()


@pytest.mark.e2e
def test_as_a_process(content: Path, tmp_path: Path) -> None:
    ready = tmp_path / "ready.json"
    command = [sys.executable, "-m", "ingest.demo.site", "--content", str(content), "--ready-file", str(ready)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            for _ in range(400):
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
                if ready.exists() or process.returncode is not None:
                    break
            assert ready.exists(), process.stderr and process.stderr.read()
            told = json.loads(ready.read_text(encoding="utf-8"))
            with closing(http.client.HTTPConnection(told["host"], told["port"], timeout=10)) as connection:
                connection.request("GET", "/meridian/one.html")
                assert connection.getresponse().status == 200
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0


@pytest.mark.e2e
def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ingest.demo.site", "--content", str(tmp_path / "none"), "--ready-file", "r"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "is no folder" in done.stderr
