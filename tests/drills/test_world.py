"""The world misbehaves: no network for an hour, a poisoned feed, a clock that jumps, ten thousand flags at once."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import World
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.site import NewsSite, Reply
from ingest.model import IngestError
from ingest.orchestration.services import free_port
from ingest.pipeline import collect, fetch_outlet, fetching, import_export, tell
from ingest.pipeline.telling import SHOWN
from ingest.store import Store

from ..pipeline.scene import CHANNELS, GROMOV, KRAVETS, Scene, export, message, page
from ..pipeline.test_fetching import ITEM, RSS
from ..review.scene import build_session, fill_many

FLAGS = 10_000


@pytest.fixture
def site(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    real = fetching.policy_of
    monkeypatch.setattr(fetching, "policy_of", lambda session: replace(real(session), delay=0, retry_wait=0.001))
    with NewsSite(port=free_port()) as running:
        configure(scene, running, "/feed.xml", "/other.xml")
        running.script("/robots.txt", Reply.text("", 404))
        yield running


def configure(scene: Scene, site: NewsSite, *feeds: str) -> None:
    scene.set(allow_addresses=(f"127.0.0.1:{site.port}",))
    listed = ", ".join(f'"{site.url}{feed}"' for feed in feeds)
    scene.configure(
        outlets=f"""
outlets:
  - id: courier
    name: Courier
    language: en
    hosts: ["127.0.0.1:{site.port}"]
    feeds: [{listed}]
    delay: 0s
"""
    )


def put(site: NewsSite, feed: str, *paths: str) -> None:
    for path in paths:
        site.script(path, Reply.page(page(f"Governor Gromov said that 12 drones were shot down near {path}.")))
    site.script(feed, Reply.feed(RSS.format(items="".join(ITEM.format(url=site.url + path) for path in paths))))


def outcomes(scene: Scene) -> dict[str, tuple[str, int]]:
    found = scene.rows("SELECT item, outcome, failures FROM analyst.outcomes")
    return {item.rpartition("/")[2]: (outcome, failures) for item, outcome, failures in found}


def test_no_network_for_an_hour_and_then_everything_comes(scene: Scene, site: NewsSite) -> None:
    put(site, "/feed.xml", "/one", "/two")
    put(site, "/other.xml", "/three")
    fetch_outlet(scene.session, "courier")
    assert scene.value("SELECT count(*) FROM analyst.articles") == 3
    put(site, "/feed.xml", "/one", "/two", "/four")
    site.stop()
    for _ in range(6):  # as the DAG would, every ten minutes
        scene.clock.go(minutes=10)
        gone = fetch_outlet(scene.session, "courier")
        assert (gone.failed, gone.counts["items"]) == (2, 2)
    site.start()
    assert outcomes(scene)["feed.xml"] == ("failed", 6)
    scene.clock.go(minutes=10)
    assert fetch_outlet(scene.session, "courier").failed == 0
    assert scene.value("SELECT count(*) FROM analyst.articles") == 4
    assert outcomes(scene)["feed.xml"] == ("done", 0)
    scene.check()


def test_telegram_is_gone_for_an_hour_and_no_post_is_missed(scene: Scene) -> None:
    world = World(scene.clock)
    channel = world.add_channel(GROMOV, "gromov_zarechye", "Gromov")
    channel.post("1: сбито 11 БПЛА")
    scene.configure(channels=CHANNELS.partition(f"  - id: {KRAVETS}")[0])
    with running_in_thread(world) as server:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(server.session_string()),
        )
        assert collect(scene.session).counts["new_posts"] == 1
    for _ in range(2):
        scene.clock.go(minutes=30)
        channel.post("сбито 22 БПЛА")
        with pytest.raises(IngestError):
            collect(scene.session)
    assert scene.rows("SELECT times FROM analyst.issues WHERE kind = 'run_failed'") == [(2,)]
    assert scene.value("SELECT count(*) FROM analyst.posts") == 1
    assert scene.rows("SELECT grade FROM analyst.tombstones") == []
    with running_in_thread(world) as server:
        scene.set(telegram_session=SecretStr(server.session_string()))
        assert collect(scene.session).counts["new_posts"] == 2
    assert scene.value("SELECT count(*) FROM analyst.posts") == 3
    scene.check()


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(9))
    + ']><rss version="2.0"><channel><title>&a8;</title></channel></rss>'
)
POISON = {
    "bomb": BOMB,
    "addresses": RSS.format(
        items="".join(
            ITEM.format(url=url)
            for url in (
                "file:///etc/passwd",
                "http://169.254.169.254/latest",
                "http://127.0.0.1:1/x",
                "javascript:alert(1)",
                "https://user:pass@courier.example/",
                "http://[::1]/",
                "",
            )
        )
    ),
    "half": '<?xml version="1.0"?><rss version="2.0"><channel><item><title>x</title>',
    "no feed": "<html><body><script>alert(1)</script></body></html>",
    "bytes": "\x00\x01\x02\ufffe" * 500,
    "many": RSS.format(items="".join(ITEM.format(url=f"http://10.0.0.1/{n}") for n in range(5_000))),
}


@pytest.mark.parametrize("poison", sorted(POISON))
def test_a_poisoned_feed_harms_nothing_beside_it(scene: Scene, site: NewsSite, poison: str) -> None:
    site.script("/feed.xml", Reply.feed(POISON[poison]))
    put(site, "/other.xml", "/good")
    began = time.process_time()
    told = fetch_outlet(scene.session, "courier")
    assert time.process_time() - began < 30
    assert scene.rows("SELECT url FROM analyst.articles") == [(f"{site.url}/good",)]
    assert outcomes(scene)["other.xml"] == ("done", 0)
    assert "feed.xml" in outcomes(scene)
    assert told.issues or poison == "bomb"
    assert set(site.paths()) <= {"/robots.txt", "/feed.xml", "/other.xml", "/good"}
    scene.check()


def test_a_clock_that_jumps_back_and_forth_changes_no_revision(scene: Scene, tmp_path: Path) -> None:
    first = tmp_path / "first.json"
    first.write_text(export([message(1, "сбито 11 БПЛА"), message(2, "сбито 12 БПЛА", minutes=1)]), "utf-8")
    second = tmp_path / "second.json"
    second.write_text(export([message(1, "сбито 15 БПЛА", edited=5), message(2, "сбито 12 БПЛА", minutes=1)]), "utf-8")
    third = tmp_path / "third.json"
    third.write_text(export([message(3, "сбито 13 БПЛА", minutes=9)]), "utf-8")
    at = scene.clock.now
    import_export(scene.session, first)
    scene.clock.go(hours=-48)  # the machine's clock goes back two days …
    import_export(scene.session, second)
    scene.clock.now = at + timedelta(days=3650)  # … and then ten years ahead
    import_export(scene.session, third)
    scene.clock.now = at
    again = import_export(scene.session, third)
    assert again.counts.get("new_posts", 0) == 0
    assert scene.value("SELECT count(*) FROM analyst.posts") == 3
    texts = {(number, said) for number, _, said in scene.revisions()}
    assert texts == {(1, "сбито 11 БПЛА"), (1, "сбито 15 БПЛА"), (2, "сбито 12 БПЛА"), (3, "сбито 13 БПЛА")}
    numbers = [row[0] for row in scene.rows("SELECT number FROM analyst.ledger ORDER BY number")]
    assert numbers == list(range(1, len(numbers) + 1))
    scene.check()


def test_ten_thousand_flags_are_one_digest_in_bounded_time(store: Store, tmp_path: Path) -> None:
    session, sent = build_session(store, tmp_path), list[tuple[str, str]]()
    fill_many(store, FLAGS)

    def send(subject: str, text: str) -> int:
        sent.append((subject, text))
        return 1

    began = time.process_time()
    assert tell(session, send, "http://airflow.example/desk").counts["told"] == FLAGS
    assert time.process_time() - began < 10
    assert tell(session, send).counts["told"] == 0
    ((subject, said),) = sent
    assert subject == f"{FLAGS} new flags, {FLAGS} serious"
    assert len(said) < 20_000
    assert f"… and {FLAGS - SHOWN} more: http://airflow.example/desk/flags" in said
