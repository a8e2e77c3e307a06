"""Posts that articles point at and nobody has: asked for by id over a real connection, then the article is linked."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import SecretStr

from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.pipeline import analyse, collect, import_article, import_export, link
from ingest.pipeline.wanted import channels_wanted

from .scene import CHANNELS, GROMOV, KRAVETS, Scene, export, message, page

_LINKED = "SELECT message_id FROM store.link WHERE status = 'linked'"
URL = "https://courier.example/2026/03/cited"
SAID = "Сегодня в области отремонтировали 4 школы."


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    """Gromov's channel is read from exports only; it has 40 posts, of which the store has two."""
    scene.configure(channels=CHANNELS.replace("handle: gromov_zarechye", "handle: gromov_zarechye\n    source: export"))
    world = World(scene.clock)
    gromov = world.add_channel(GROMOV, "gromov_zarechye", "Gromov")
    for number in range(1, 41):
        gromov.post(
            SAID if number == 30 else f"{number}: сбито {number * 11} БПЛА",
            grouped_id=7 if number in (30, 31) else None,
        )
    kravets = world.add_channel(KRAVETS, "kravets_dnistria", "Kravets")
    kravets.post("Доброго ранку")
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        import_export(
            scene.session, scene.write("gromov.json", export([message(1, "Первый"), message(2, "Второй")], GROMOV))
        )
        yield running


def _text(number: int) -> str:
    return {30: SAID, 31: ""}.get(number, f"{number}: сбито {number * 11} БПЛА")


def gromovs(scene: Scene) -> list[int]:
    rows = scene.rows("SELECT message_id FROM store.post WHERE channel_id = :id ORDER BY 1", id=GROMOV)
    return [number for (number,) in rows]


def cite(scene: Scene, *addresses: str) -> None:
    """Take in an article that points at these and link it."""
    links = " ".join(f'<a href="{address}">post</a>' for address in addresses)
    html = page(f"The governor wrote about it on Telegram: {links}.", title="What he wrote")
    import_article(scene.session, scene.write("cited.html", html), URL, scene.clock.now + timedelta(hours=3))
    derive(scene)


def derive(scene: Scene) -> None:
    for step in (analyse, link):
        assert step(scene.session).failed == 0


def test_a_cited_post_is_asked_for_by_its_id_and_the_article_is_linked(scene: Scene, server: MtprotoServer) -> None:
    cite(scene, "https://t.me/gromov_zarechye/21?single")
    assert scene.rows(_LINKED) == []
    collect(scene.session)
    assert gromovs(scene) == [1, 2, 21]  # that one, and nothing around it
    derive(scene)
    assert scene.rows(_LINKED) == [(21,)]
    asked = len(server.calls)
    scene.clock.go(minutes=10)
    collect(scene.session)
    assert server.count("GetMessages") == 1
    assert len(server.calls) > asked  # the other channel is polled on
    scene.check()


def test_an_item_of_an_album_brings_the_item_with_the_text(scene: Scene, server: MtprotoServer) -> None:
    cite(scene, "https://t.me/c/1500000101/31")
    collect(scene.session)
    derive(scene)
    assert scene.rows("SELECT message_id, status FROM store.link WHERE status = 'linked'") in (
        [(30, "linked")],
        [(31, "linked")],
    )
    assert {30, 31} <= set(scene.posts())


def test_a_post_that_does_not_exist_is_asked_for_once_and_buried_by_nothing(
    scene: Scene, server: MtprotoServer
) -> None:
    cite(scene, "https://t.me/gromov_zarechye/999999999")
    for _ in range(2):
        collect(scene.session)
        scene.clock.go(minutes=10)
    assert server.count("GetMessages") == 1
    assert scene.grades() == []
    assert scene.value("SELECT count(*) FROM analyst.issues WHERE kind = 'absence_unproven'") == 1


def test_of_a_polled_channel_only_what_its_history_does_not_bring_is_asked_for(
    scene: Scene, server: MtprotoServer
) -> None:
    collect(scene.session)
    cite(scene, "https://t.me/kravets_dnistria/900000", "https://t.me/kravets_dnistria/2")
    server.world.channels[KRAVETS].post("Ще один допис")
    collect(scene.session)
    assert server.count("GetMessages") == 0
    assert scene.value("SELECT count(*) FROM store.post WHERE channel_id = :id", id=KRAVETS) == 2


def test_without_an_account_wanted_posts_wait(scene: Scene, server: MtprotoServer) -> None:
    cite(scene, "https://t.me/gromov_zarechye/21")
    session = scene.settings.telegram_session
    scene.set(telegram_session=None)
    with scene.session.reading() as conn:
        assert channels_wanted(scene.session, conn, []) == []
    scene.set(telegram_session=session)
    with scene.session.reading() as conn:
        assert [one.id for one in channels_wanted(scene.session, conn, [])] == [GROMOV]
