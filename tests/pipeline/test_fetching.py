"""Articles from a real (loopback) site: feeds, unchanged feeds, pages that fail, redirects, addresses that are ours."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ingest.demo.site import NewsSite, Reply
from ingest.model import ConfigError
from ingest.pipeline import fetch_outlet, fetch_urls, fetching

from .scene import Scene, page

RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'
ITEM = "<item><title>News</title><link>{url}</link><pubDate>Mon, 02 Mar 2026 09:00:00 +0000</pubDate></item>"


@pytest.fixture
def site(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    real = fetching.policy_of
    monkeypatch.setattr(fetching, "policy_of", lambda session: replace(real(session), delay=0, retry_wait=0.001))
    with NewsSite() as running:
        scene.set(allow_addresses=(f"127.0.0.1:{running.port}",))
        scene.configure(
            outlets=f"""
outlets:
  - id: courier
    name: Courier
    language: en
    hosts: ["127.0.0.1:{running.port}"]
    feeds: ["{running.url}/feed.xml"]
    delay: 0s
"""
        )
        running.script("/robots.txt", Reply.text("", 404))
        yield running


def put_feed(site: NewsSite, *paths: str, etag: str = '"one"') -> None:
    """Serve a feed that answers 304 from the second time on."""
    items = "".join(ITEM.format(url=site.url + path) for path in paths)
    full = Reply.feed(RSS.format(items=items))
    headers = full.headers | {"ETag": etag}
    site.script("/feed.xml", Reply(200, full.pieces, headers), Reply(304, (), {"ETag": etag}))


def put_page(site: NewsSite, path: str, said: str) -> str:
    return site.script(path, Reply.page(page(said, title=f"News of {path}")))


def urls(scene: Scene) -> list[str]:
    return [url.rpartition("/")[2] for (url,) in scene.rows("SELECT url FROM analyst.articles ORDER BY url")]


def test_feed_gives_its_pages_and_an_unchanged_one_asks_nothing_more(scene: Scene, site: NewsSite) -> None:
    put_page(site, "/one", "Governor Gromov said that 12 drones were shot down.")
    put_page(site, "/two", "Governor Gromov said that 4 houses were damaged.")
    put_feed(site, "/one", "/two")
    first = fetch_outlet(scene.session, "courier")
    assert (first.counts["feeds"], first.counts["pages"], first.counts["new_revisions"]) == (1, 2, 2)
    assert urls(scene) == ["one", "two"]
    before = scene.counts()
    scene.clock.go(hours=1)
    again = fetch_outlet(scene.session, "courier")
    assert again.counts == {"items": 1, "feeds_unchanged": 1}
    assert scene.counts() == before
    assert site.paths() == ["/feed.xml", "/one", "/two", "/feed.xml"]
    assert '"one"' in str(site.asked[-1].headers.get("if-none-match"))
    scene.check()


def test_only_new_entries_of_a_changed_feed_are_fetched(scene: Scene, site: NewsSite) -> None:
    put_page(site, "/one", "First: 12 drones.")
    put_feed(site, "/one")
    fetch_outlet(scene.session, "courier")
    put_page(site, "/two", "Second: 4 houses.")
    put_feed(site, "/two", "/one", etag='"two"')
    scene.clock.go(hours=1)
    again = fetch_outlet(scene.session, "courier")
    assert (again.counts["pages"], again.counts["known"]) == (1, 1)
    assert site.paths().count("/one") == 1


def test_a_page_that_fails_is_tried_later_though_the_feed_is_unchanged(scene: Scene, site: NewsSite) -> None:
    put_page(site, "/good", "Good: 3 boats.")
    site.script("/bad", Reply.error(404))
    put_feed(site, "/bad", "/good")
    first = fetch_outlet(scene.session, "courier")
    assert first.skipped == {"page_failed": 1}
    assert urls(scene) == ["good"]
    scene.clock.go(minutes=30)
    fetch_outlet(scene.session, "courier")
    assert site.paths().count("/bad") == 1  # not yet
    put_page(site, "/bad", "It works now: 5 cars.")
    scene.clock.go(minutes=31)
    fetch_outlet(scene.session, "courier")
    assert urls(scene) == ["bad", "good"]
    scene.clock.go(days=1)
    fetch_outlet(scene.session, "courier")
    assert site.paths().count("/bad") == 2
    scene.check()


def test_a_page_that_fails_again_and_again_is_asked_for_less_often_and_given_up(scene: Scene, site: NewsSite) -> None:
    site.script("/bad", Reply.error(410))
    put_feed(site, "/bad")
    waits = [1, 2, 4, 8, 16]
    for count, hours in enumerate(waits, 1):
        fetch_outlet(scene.session, "courier")
        fetch_outlet(scene.session, "courier")
        assert site.paths().count("/bad") == count
        scene.clock.go(hours=hours)
    fetch_outlet(scene.session, "courier")
    scene.clock.go(days=30)
    fetch_outlet(scene.session, "courier")
    assert site.paths().count("/bad") == len(waits) + 1


def test_a_host_says_when_it_wants_to_be_asked_again(scene: Scene, site: NewsSite) -> None:
    site.script("/busy", Reply.error(429, "86400"))
    put_feed(site, "/busy")
    fetch_outlet(scene.session, "courier")
    count = site.paths().count("/busy")
    scene.clock.go(hours=3)
    fetch_outlet(scene.session, "courier")
    assert site.paths().count("/busy") == count


def test_a_kill_between_the_feed_and_its_pages_loses_no_page(
    scene: Scene, site: NewsSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_page(site, "/one", "First: 12 drones.")
    put_page(site, "/two", "Second: 4 houses.")
    put_feed(site, "/one", "/two")
    with monkeypatch.context() as killed:
        killed.setattr("ingest.pipeline.fetching._fetch_page", _killed)
        with pytest.raises(KeyboardInterrupt):
            fetch_outlet(scene.session, "courier")
    put_feed(site, "/one", "/two")
    fetch_outlet(scene.session, "courier")
    assert urls(scene) == ["one", "two"]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_entry_that_is_sent_on_is_fetched_once(scene: Scene, site: NewsSite) -> None:
    put_page(site, "/full", "Sent on: 12 drones.")
    site.script("/short", Reply.redirect("/full"))
    put_feed(site, "/short")
    fetch_outlet(scene.session, "courier")
    assert urls(scene) == ["full"]
    put_feed(site, "/short", etag='"two"')
    scene.clock.go(hours=2)
    fetch_outlet(scene.session, "courier")
    assert site.paths().count("/short") == 1


def test_addresses_of_our_own_network_are_refused(scene: Scene, site: NewsSite) -> None:
    """Only the allowed port of loopback may be asked, at the beginning and after each redirect."""
    secret = NewsSite()
    with secret:
        secret.script("/inside", Reply.page(page("Secret: 7 keys.")))
        site.script("/leads-inside", Reply.redirect(f"{secret.url}/inside"))
        given = [f"{site.url}/leads-inside", f"{secret.url}/inside", "http://169.254.1.1/", "file:///etc/passwd"]
        summary = fetch_urls(scene.session, given)
        assert (summary.failed, summary.counts["items"]) == (4, 4)
        assert secret.asked == []
    assert all("loopback" in issue.message or "not allowed" in issue.message or "address" in issue.message
               for issue in summary.issues)  # fmt: skip
    assert urls(scene) == []


def test_a_feed_that_is_a_page_is_refused_and_kept(scene: Scene, site: NewsSite) -> None:
    site.script("/feed.xml", Reply.page(page("We moved our feed; 3 ways to find it.")))
    summary = fetch_outlet(scene.session, "courier")
    assert summary.failed == 1
    assert "feed" in summary.issues[0].message
    assert scene.rows("SELECT outcome FROM store.capture_parse") == [("refused",)]
    scene.check()


@pytest.mark.parametrize("reply", [Reply.error(500), Reply.error(403), Reply.huge(30_000_000), Reply.broken()])
def test_a_feed_that_cannot_be_had_is_one_failure(scene: Scene, site: NewsSite, reply: Reply) -> None:
    site.script("/feed.xml", reply)
    summary = fetch_outlet(scene.session, "courier")
    assert summary.failed == 1
    assert summary.issues[0].resource == f"{site.url}/feed.xml"
    assert scene.value("SELECT count(*) FROM store.capture_pending") == 0


def test_one_address_by_hand(scene: Scene, site: NewsSite) -> None:
    url = put_page(site, "/one", "By hand: 12 drones.")
    assert fetch_urls(scene.session, [url, site.url + "/none"]).failed == 1
    assert urls(scene) == ["one"]
    put_page(site, "/one", "By hand, corrected: 21 drones.")
    scene.clock.go(hours=1)
    fetch_urls(scene.session, [url])
    assert scene.value("SELECT count(*) FROM analyst.article_revisions") == 2


def test_an_unknown_outlet_is_named(scene: Scene) -> None:
    with pytest.raises(ConfigError, match="nobody"):
        fetch_outlet(scene.session, "nobody")
