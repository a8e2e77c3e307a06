"""Any order in which the same captures come in, from any way, leaves the same texts and the same tombstones."""

import asyncio
import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from ingest.demo.mtproto import World
from ingest.demo.mtproto.server import running
from ingest.model import Capture, Fetch, Way
from ingest.store import (
    Store,
    append_capture,
    append_captured,
    append_tombstones,
    mark_parsed,
    seal,
)
from ingest.telegram import (
    Account,
    collect_channel,
    connect,
    parse_capture,
    read_changes,
    recheck_posts,
    resolve_channel,
)
from ingest.telegram.preview import parse_preview
from ingest.telegram.recheck import absences

from ..databases import Databases
from .scene import GROMOV, START, Clock, Scene, export, html_export, message

Arrival = Callable[[], object]
_STATE = (
    "SELECT message_id, state, first_gone, first_seen, last_seen, revisions, text, media, ways FROM analyst.posts",
    "SELECT message_id, number, text, first_observed, last_observed FROM analyst.post_revisions",
    "SELECT message_id, grade, last_seen, first_gone, missed_at FROM analyst.tombstones",
    "SELECT present, service, deleted, absent, never_seen, unchecked FROM analyst.channel_coverage WHERE present > 0",
    "SELECT first_id, message_ids, text, origin FROM analyst.publications",
)


def state(store: Store) -> list[list[tuple[Any, ...]]]:
    """Return what the store says of the posts, without the numbers it gave to captures."""
    with store.app.connect() as conn:
        return [sorted((tuple(row) for row in conn.execute(text(query))), key=repr) for query in _STATE]


async def _record(clock: Clock) -> list[Capture]:
    """Live through two days of a channel and return every answer of Telegram, in order of time."""
    world = World(clock)
    channel = world.add_channel(GROMOV, "gromov_zarechye", "Громов | Заречье")
    for number in range(1, 13):
        channel.post(f"{number}: сбито {number} БПЛА", grouped_id=5 if number in {7, 8} else None)
    captures: list[Capture] = []

    async def keep(pages: Any) -> None:
        async for page in pages:
            captures.append(page.capture)

    async with running(world) as server, connect(Account("reader", 1, "hash", server.session_string())) as line:
        ref = await resolve_channel(line, "gromov_zarechye")

        async def look(*ids: int) -> None:
            await keep(recheck_posts(line, ref, ids, anchors=[12, 1], clock=clock))

        await keep(collect_channel(line, ref, clock=clock))
        pts = channel.pts
        clock.go(hours=1)
        channel.edit(2, "2: исправлено")
        channel.delete([3, 8])
        await look(2, 3, 4)
        clock.go(hours=1)
        channel.edit(2, "2: сбито 2 БПЛА")  # A, B, A
        await keep(read_changes(line, ref, pts, clock=clock))
        clock.go(hours=5)
        channel.post("13: новый")
        channel.delete([5])
        channel.delete([11])
        await look(2, 3, 5, 8, 13, 14)
        clock.go(days=1)
        channel.deleted.discard(11)  # Telegram shows it again
        channel._living = None
        await look(3, 5, 8, 11)
        await keep(collect_channel(line, ref, clock=clock))
    return captures


_PREVIEWED = {number: f"{number}: сбито {number} БПЛА" for number in range(6, 11)}


def _take_preview(store: Store) -> None:
    """Store a page of the web preview, seen half an hour before the first answer."""
    moment = START - timedelta(minutes=30)
    shown = "".join(
        f'<div class="tgme_widget_message" data-post="gromov_zarechye/{number}">'
        f'<div class="tgme_widget_message_text js-message_text" dir="auto">{said}</div>'
        f'<a class="tgme_widget_message_date" href="https://t.me/gromov_zarechye/{number}">'
        '<time datetime="2026-03-02T08:00:00+00:00"></time></a></div>'
        for number, said in _PREVIEWED.items()
    )
    body = f'<html><body><section class="tgme_channel_history">{shown}</section></body></html>'.encode()
    read = parse_preview(body, handle="gromov_zarechye", channel_id=GROMOV, observed_at=moment)
    assert len(read.observations) == len(_PREVIEWED)
    with store.app.begin() as conn:
        fetch = Fetch(Way.WEB, "https://t.me/s/gromov_zarechye", moment, 200, "text/html")
        number = append_capture(conn, Capture(body, fetch))
        append_captured(conn, [(number, read.observations)])
        mark_parsed(conn, number, "preview", "1", "done", START)
        seal(conn, "preview", START)


def _exports() -> list[tuple[datetime | None, str]]:
    """Return exports and when people say they were made; the last two are older than they seem."""
    texts = {number: f"{number}: сбито {number} БПЛА" for number in range(1, 13)}
    early = [message(n, said) for n, said in texts.items()]
    late = [message(n, said) for n, said in texts.items() if n not in {3, 4}]
    old = [message(1, texts[1]), message(2, "2: сбито двое")]  # before the first edit
    forgotten = [message(n, said, minutes=1) for n, said in texts.items()]
    return [
        (START - timedelta(hours=1), export(early)),
        (START + timedelta(hours=3), export(late)),
        (START + timedelta(days=9), export(old)),
        (None, export(forgotten)),
    ]


@pytest.fixture(scope="module")
def answers() -> list[Capture]:
    return asyncio.run(_record(Clock()))


def _take_answer(store: Store, capture: Capture) -> None:
    """Store an answer as the pipeline does: bytes, then what they say."""
    with store.app.begin() as conn:
        number = append_capture(conn, capture)
        seal(conn, "capture", START)
    parsed = parse_capture(capture)
    stones, _ = absences(parsed, capture.fetch.fetched_at, GROMOV)
    with store.app.begin() as conn:
        append_captured(conn, [(number, parsed.observations)])
        append_tombstones(conn, number, stones)
        mark_parsed(conn, number, "telethon", "1", "done", START)
        seal(conn, "posts", START)


def _arrivals(scene: Scene, answers: Sequence[Capture]) -> list[Arrival]:
    from ingest.pipeline import import_export

    made: list[Arrival] = [partial(_take_answer, scene.store, one) for one in answers]
    for index, (moment, content) in enumerate(_exports()):
        path = scene.write(f"export {index}/result.json", content)
        made.append(partial(import_export, scene.session, path, moment))
    texts = {number: f"{number}: сбито {number} БПЛА" for number in range(1, 13) if number != 4}
    html = scene.write("pages/messages.html", html_export(texts))
    made.append(lambda: import_export(scene.session, html, START + timedelta(minutes=90)))
    made.append(lambda: _take_preview(scene.store))
    return made


def test_what_two_days_leave_behind(scene: Scene, answers: list[Capture]) -> None:
    for arrive in _arrivals(scene, answers):
        arrive()
    posts, revisions, stones, *_ = state(scene.store)
    assert {row[0]: row[1] for row in posts if row[1] != "present"} == {3: "confirmed", 5: "confirmed", 8: "confirmed"}
    assert [(row[1], row[2]) for row in revisions if row[0] == 2] == [
        (1, "2: сбито 2 БПЛА"),
        (2, "2: сбито двое"),
        (3, "2: исправлено"),
        (4, "2: сбито 2 БПЛА"),
    ]
    assert {(row[0], row[1]) for row in stones} >= {(3, "absent_in_export"), (4, "absent_in_export"), (3, "confirmed")}
    scene.check()


def test_any_order_leaves_the_same(scene: Scene, answers: list[Capture], databases: Databases) -> None:
    arrivals = _arrivals(scene, answers)
    for arrive in arrivals:
        arrive()
    expected = state(scene.store)

    @settings(max_examples=12, deadline=None)
    @given(seed=st.integers(0, 2**32), repeats=st.integers(0, 3))
    def shuffle(seed: int, repeats: int) -> None:
        databases.empty(scene.store)
        chance = random.Random(seed)
        shuffled = [*arrivals, *chance.choices(arrivals, k=repeats)]
        chance.shuffle(shuffled)
        for arrive in shuffled:
            arrive()
        assert state(scene.store) == expected

    shuffle()
