"""The web preview as a way of its own, and as a second witness beside Telegram's API and exports."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import World
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.site import NewsSite, Reply
from ingest.pipeline import collect, fetching, import_export, previews

from .scene import CHANNELS, GROMOV, KRAVETS, START, Scene, export, message

HANDLE = "gromov_zarechye"
_POST = (
    '<div class="tgme_widget_message" data-post="{handle}/{number}">'
    '<div class="tgme_widget_message_text js-message_text" dir="auto">{said}</div>'
    '<a class="tgme_widget_message_date" href="https://t.me/{handle}/{number}">'
    '<time datetime="2026-03-02T08:00:00+00:00"></time></a></div>'
)


def shown(texts: dict[int, str], *, older: bool = False) -> str:
    posts = "".join(_POST.format(handle=HANDLE, number=number, said=said) for number, said in texts.items())
    more = f'<a class="tme_messages_more" data-before="{min(texts)}"></a>' if older else ""
    return f'<!doctype html><html><body><section class="tgme_channel_history">{more}{posts}</section></body></html>'


@pytest.fixture
def site(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> Iterator[NewsSite]:
    real = fetching.policy_of
    monkeypatch.setattr(previews, "policy_of", lambda session: replace(real(session), delay=0, retry_wait=0.001))
    with NewsSite() as running:
        scene.set(allow_addresses=(f"127.0.0.1:{running.port}",))
        running.script("/robots.txt", Reply.text("", 404))
        monkeypatch.setattr(
            previews, "preview_url", lambda handle, before=None: f"{running.url}/s/{handle}/{before or 'newest'}"
        )
        yield running


@pytest.fixture
def by_web(scene: Scene) -> None:
    """Only Gromov's channel, and by the preview."""
    scene.configure(channels=f"channels:\n  - {{id: {GROMOV}, handle: {HANDLE}, source: web}}\n")


def test_pages_are_read_back_to_what_is_known_without_any_account(scene: Scene, site: NewsSite, by_web: None) -> None:
    site.script(f"/s/{HANDLE}/newest", Reply.page(shown({3: "три", 4: "четыре"}, older=True)))
    site.script(f"/s/{HANDLE}/3", Reply.page(shown({1: "один", 2: "два"})))
    assert collect(scene.session).counts["new_posts"] == 4
    assert scene.posts() == {1: "один", 2: "два", 3: "три", 4: "четыре"}
    scene.clock.go(hours=1)
    site.script(f"/s/{HANDLE}/newest", Reply.page(shown({4: "четыре, исправлено", 5: "пять"}, older=True)))
    asked = len(site.paths())
    collect(scene.session)
    assert len(site.paths()) == asked + 1
    assert (scene.posts()[4], scene.posts()[5]) == ("четыре, исправлено", "пять")
    assert scene.grades() == []  # what a preview does not show is no deletion
    scene.check()


def test_a_kill_between_the_page_and_its_posts_loses_nothing(
    scene: Scene, site: NewsSite, by_web: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.script(f"/s/{HANDLE}/newest", Reply.page(shown({1: "один"})))

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(previews, "append_observations", die)
        with pytest.raises(KeyboardInterrupt):
            collect(scene.session)
    seen = scene.clock()
    scene.clock.go(hours=1)
    site.script(f"/s/{HANDLE}/newest", Reply.page(shown({1: "один, исправлено"})))
    collect(scene.session)
    assert [said for _, _, said in scene.revisions()] == ["один", "один, исправлено"]
    assert scene.value("SELECT count(*) FROM store.capture_pending") == 0
    assert seen < scene.clock()


def test_a_preview_that_is_refused_is_the_channels_fault(scene: Scene, site: NewsSite, by_web: None) -> None:
    site.script(f"/s/{HANDLE}/newest", Reply.text("no", 404))
    summary = collect(scene.session)
    assert summary.failed == 1
    assert "404" in summary.issues[0].message


def test_ways_agree_or_their_disagreement_is_kept(scene: Scene, site: NewsSite) -> None:
    scene.configure(channels=CHANNELS.replace(f"handle: {HANDLE}", f"handle: {HANDLE}\n    source: web"))
    world = World(scene.clock)
    world.add_channel(KRAVETS, "kravets_dnistria")
    first = scene.write("export/result.json", export([message(1, "сбито 12 БПЛА"), message(2, "сбито 3 БПЛА")]))
    import_export(scene.session, first, START)
    site.script(f"/s/{HANDLE}/newest", Reply.page(shown({1: "сбито 12 БПЛА", 2: "сбито 4 БПЛА", 3: "новый"})))
    with running_in_thread(world) as server:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(server.session_string()),
        )
        collect(scene.session)
    found = scene.rows("SELECT message_id, way, text, agrees FROM analyst.witnesses ORDER BY 1, 2")
    assert found == [
        (1, "export", "сбито 12 БПЛА", True),
        (1, "web", "сбито 12 БПЛА", True),
        (2, "export", "сбито 3 БПЛА", False),
        (2, "web", "сбито 4 БПЛА", False),
    ]
    assert [number for _, number, _ in scene.revisions()] == [1, 1, 2, 1]
    scene.check()
