"""Edits and deletions seen by id, and how absences are graded."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import MessageObservation, TombstoneGrade, Way
from ingest.telegram.changes import read_changes
from ingest.telegram.faults import ChannelError
from ingest.telegram.parse import ParsedAnswer
from ingest.telegram.recheck import absences, plan_batches, recheck_posts

Play = Callable[..., None]
DAY = datetime(2026, 3, 2, tzinfo=UTC)
LATER = DAY + timedelta(hours=1)


async def parse_all(scene: Any, ids: Any, **more: Any) -> list[ParsedAnswer]:
    pages = recheck_posts(scene.connection, scene.ref, ids, clock=scene.clock, **more)
    return [page.parse() async for page in pages]


def alive(number: int) -> MessageObservation:
    return MessageObservation(7, number, Way.MTPROTO, DAY)


def test_edit_is_seen_and_counters_do_not_change_the_hashes(play: Play) -> None:
    async def story(scene: Any) -> None:
        from telethon.tl.types import MessageReactions, ReactionCount, ReactionEmoji

        (before,) = await parse_all(scene, [1, 2])
        scene.channel.edit(1, "Сбито 12 БПЛА")
        likes = MessageReactions([ReactionCount(ReactionEmoji("👍"), 9)])
        scene.channel.count(2, views=500, forwards=4, reactions=likes)
        (after,) = await parse_all(scene, [1, 2])
        first, second = zip(before.observations, after.observations, strict=True)
        assert first[0].text_hash != first[1].text_hash
        assert (second[0].text_hash, second[0].content_hash) == (second[1].text_hash, second[1].content_hash)
        assert second[1].counters is not None
        assert (second[1].counters.views, second[1].counters.forwards, second[1].counters.reactions) == (500, 4, 9)

    play(2, story)


def test_a_reaction_that_bumps_edit_date_is_no_new_content(play: Play) -> None:
    async def story(scene: Any) -> None:
        (before,) = await parse_all(scene, [1])
        scene.channel.edit(1, edit_hide=True)
        (after,) = await parse_all(scene, [1])
        assert after.observations[0].edited_at is not None
        assert after.observations[0].content_hash == before.observations[0].content_hash

    play(1, story)


def test_new_file_reference_is_no_new_content(play: Play) -> None:
    async def story(scene: Any) -> None:
        from ingest.demo.mtproto.worldfile import add_post

        number = add_post(scene.channel, {"text": "фото", "media": "photo"})
        (before,) = await parse_all(scene, [number])
        scene.channel.posts[number].media.photo.file_reference = b"another"
        (after,) = await parse_all(scene, [number])
        assert after.observations[0].content_hash == before.observations[0].content_hash

    play(1, story)


def test_thousand_deletions_are_seen_in_batches_that_hold_living_posts(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.channel.delete(range(1, 1001))
        answers = await parse_all(scene, range(1, 1001), anchors=[1005, 1004, 1003])
        graded = [absences(answer, LATER, 7) for answer in answers]
        tombstones = [stone for stones, _ in graded for stone in stones]
        assert sorted(stone.message_id for stone in tombstones) == list(range(1, 1001))
        assert not [issue for _, issues in graded for issue in issues]
        assert scene.server.count("GetMessages") == 11

    play(1005, story)


def test_blank_answers_prove_nothing(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.blank_answers = True
        (answer,) = await parse_all(scene, [1, 2], anchors=[3])
        stones, (issue,) = absences(answer, LATER, 7)
        assert not stones
        assert issue.kind == "absence_unproven"

    play(3, story)


def test_closed_channel_raises_and_says_nothing_of_posts(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.gone_channels[scene.channel.id] = "CHANNEL_PRIVATE"
        with pytest.raises(ChannelError):
            await parse_all(scene, [1, 2])

    play(2, story)


def test_each_look_counts_once_and_knows_nothing_of_the_others() -> None:
    answer = ParsedAnswer((alive(1),), absent=(2, 3), reported_deleted=(9,))
    stones, issues = absences(answer, LATER, 7)
    assert [(stone.message_id, stone.grade) for stone in stones] == [
        (9, TombstoneGrade.ABSENT_ONCE),
        (2, TombstoneGrade.ABSENT_ONCE),
        (3, TombstoneGrade.ABSENT_ONCE),
    ]
    assert {(stone.channel_id, stone.last_seen, stone.first_gone) for stone in stones} == {(7, None, LATER)}
    assert issues == []


@given(st.sets(st.integers(1, 5000), max_size=600), st.lists(st.integers(1, 5000), max_size=9))
def test_batches_hold_every_id_and_at_most_a_hundred(ids: set[int], anchors: list[int]) -> None:
    batches = plan_batches(ids, anchors)
    assert all(len(batch) <= 100 for batch in batches)
    assert ids <= {number for batch in batches for number in batch}
    assert all(set(anchors[:1]) <= set(batch) for batch in batches)


def test_log_of_changes_tells_new_edited_and_deleted(play: Play) -> None:
    async def story(scene: Any) -> None:
        pts = scene.channel.pts
        scene.channel.edit(1, "иначе")
        scene.channel.delete([2])
        scene.channel.post("новый")
        (page,) = [p async for p in read_changes(scene.connection, scene.ref, pts, clock=scene.clock)]
        answer = page.parse()
        assert {o.message_id: o.text for o in answer.observations} == {1: "иначе", 4: "новый"}
        assert (answer.reported_deleted, answer.pts, answer.final) == ((2,), scene.channel.pts, True)
        nothing = [p.parse() async for p in read_changes(scene.connection, scene.ref, answer.pts, clock=scene.clock)]
        assert [(a.observations, a.pts) for a in nothing] == [((), scene.channel.pts)]

    play(3, story)


def test_long_log_is_read_in_parts(play: Play) -> None:
    async def story(scene: Any) -> None:
        answers = [p.parse() async for p in read_changes(scene.connection, scene.ref, 1, clock=scene.clock)]
        assert [a.final for a in answers] == [False, False, True]
        assert sum(len(a.observations) for a in answers) == 250

    play(250, story)


def test_log_that_is_too_long_says_so_and_keeps_the_state(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.too_long = True
        (page,) = [p async for p in read_changes(scene.connection, scene.ref, 1, clock=scene.clock)]
        assert page.parse().too_long
        assert page.parse().pts == scene.channel.pts

    play(5, story)
