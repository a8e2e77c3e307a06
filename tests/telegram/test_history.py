"""A channel's history over real TCP, with the faults that a server can have. Telethon is never mocked."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.demo.mtproto import RpcFault
from ingest.model import MessageKind, Way
from ingest.telegram.channel import ChannelRef, describe_channel, resolve_channel
from ingest.telegram.faults import ChannelError, ChannelState, FloodWaitError, UnreadableError
from ingest.telegram.history import collect_channel, gaps_between
from ingest.telegram.page import Page
from ingest.telegram.parse import parse_capture

Play = Callable[..., None]


@pytest.mark.parametrize("padded", [False, True])
@pytest.mark.parametrize("gzip", [False, True])
def test_every_post_is_read_once_from_any_cursor(padded: bool, gzip: bool, play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.pad_pages = padded
        assert await scene.ids() == list(range(1, 230))
        assert [i for i in await scene.ids(100) if i > 100] == list(range(101, 230))
        assert await scene.ids(229) == []

    play(229, story, gzip=gzip)


def test_padded_last_page_loses_the_tail_of_the_plain_loop_but_not_ours(play: Play) -> None:
    """The reason for the loop of our own: what others lose on the same server."""

    async def story(scene: Any) -> None:
        scene.server.faults.pad_pages = True
        peer = scene.ref.input_peer()
        plain = [m.id async for m in scene.connection.client.iter_messages(peer, reverse=True, min_id=100, wait_time=0)]
        assert len(plain) < 129
        assert len([i for i in await scene.ids(100) if i > 100]) == 129

    play(229, story)


def test_page_is_capture_first_and_parses_again_from_its_bytes(play: Play) -> None:
    async def story(scene: Any) -> None:
        (page,) = await scene.pages()
        capture = page.capture
        assert capture.fetch.way is Way.MTPROTO
        assert capture.fetch.resource == "1500000001/GetHistory"
        assert {"layer", "telethon", "account", "after_id"} <= capture.fetch.detail.keys()
        assert len(capture.body) % 4 == 0  # TL is made of words; MTProto's padding is cut
        assert parse_capture(capture) == page.parse()
        assert page.cursor == page.parse().highest == 3
        assert all(o.observed_at == capture.fetch.fetched_at for o in page.parse().observations)

    play(3, story)


def test_capture_holds_the_answer_and_nothing_else(play: Play) -> None:
    async def story(scene: Any) -> None:
        (page,) = await scene.pages()
        assert page.capture.body == bytes(page.answer.parsed)

    play(5, story, gzip=False)


def test_gaps_are_asked_for_by_id(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.channel.delete([3, 4, 7])
        *_, audit = pages = await scene.pages()
        assert len(pages) == 2
        assert audit.capture.fetch.detail["ids"] == "3,4,7,9"  # 9 lives: the answer shows that the others do not
        assert audit.parse().absent == (3, 4, 7)
        assert audit.cursor == 0
        assert scene.server.count("GetHistory") == 2

    play(9, story)


def test_gap_audit_is_bounded(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.channel.delete(range(2, 1000))
        pages = await scene.pages(audit=200)
        assert len([p for p in pages if p.capture.fetch.detail["purpose"] == "audit"]) == 2

    play(1000, story)


def test_service_notes_are_no_gaps(play: Play) -> None:
    async def story(scene: Any) -> None:
        from telethon.tl.types import MessageActionChatEditTitle, MessageActionPinMessage

        scene.channel.service(MessageActionPinMessage())
        scene.channel.service(MessageActionChatEditTitle("Новое имя"))
        (page,) = await scene.pages()
        notes = [o for o in page.parse().observations if o.kind is MessageKind.SERVICE]
        assert sorted((o.message_id, o.service_action) for o in notes) == [(3, "pin_message"), (4, "edit_group_title")]

    play(2, story)


def test_edits_and_deletions_between_two_pages_lose_nothing(play: Play) -> None:
    async def story(scene: Any) -> None:
        def meddle() -> None:
            scene.channel.delete([5, 150])
            scene.channel.edit(120, "Сбито 999 БПЛА")
            scene.channel.post("новый")

        scene.server.faults.before("GetHistory", meddle, skip=1)
        pages = await scene.pages()
        posts = {o.message_id: o for p in pages for o in p.parse().observations}
        assert sorted(posts) == [n for n in range(1, 252) if n != 150]
        assert posts[120].text == "Сбито 999 БПЛА"
        assert posts[120].edited_at is not None

    play(250, story)


@pytest.mark.parametrize("where", ["before", "middle"])
def test_dropped_connection_is_survived(where: str, play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.drop("GetHistory", where)
        assert await scene.ids() == list(range(1, 151))

    play(150, story)


def test_long_flood_is_raised_with_its_seconds_and_the_cursor_goes_on(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.fail("GetHistory", RpcFault.flood(900), skip=1)
        stored: list[Page] = []

        async def store_all() -> None:
            async for page in collect_channel(scene.connection, scene.ref, clock=scene.clock):
                stored.append(page)

        with pytest.raises(FloodWaitError) as caught:
            await store_all()
        assert (caught.value.seconds, caught.value.method) == (900, "GetHistory")
        assert stored[-1].cursor == 100
        # Telethon itself refuses to ask again within this process: nothing hammers the server.
        calls = scene.server.count("GetHistory")
        with pytest.raises(FloodWaitError):
            await scene.pages(100)
        assert scene.server.count("GetHistory") == calls

    play(150, story)


def test_short_flood_is_waited_out_below_the_threshold(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.connection.client.flood_sleep_threshold = 5
        scene.connection.client._request_retries = 2
        scene.server.faults.fail("GetHistory", RpcFault.flood(0))  # Telethon waits one second for 0
        assert await scene.ids() == [1, 2]

    play(2, story)


def test_unknown_constructor_costs_one_post(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.unknown_posts = {(scene.channel.id, 57)}
        pages = await scene.pages()
        posts = {o.message_id for p in pages for o in p.parse().observations}
        assert posts == set(range(1, 151)) - {57}
        (quarantined,) = [p for p in pages if not p.parse().readable]
        (issue,) = quarantined.parse().issues
        assert (issue.kind, issue.resource) == ("quarantined", "channel 1500000001/57")
        assert issue.detail["constructor"] == "deadbeef"
        assert b"\xef\xbe\xad\xde" in quarantined.capture.body
        assert max(p.cursor for p in pages) == 150
        assert parse_capture(quarantined.capture) == quarantined.parse()

    play(150, story)


def test_unknown_constructor_in_the_newest_post_moves_the_cursor_to_it_and_no_further(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.unknown_posts = {(scene.channel.id, 7)}
        pages = await scene.pages(6)
        assert [p.cursor for p in pages][-1] == 7
        scene.channel.post("следующий")
        assert await scene.ids(7) == [8]

    play(7, story)


def test_answers_that_cannot_be_read_at_all_end_early_and_move_no_cursor(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.unknown_posts = {(scene.channel.id, n) for n in range(1, 301)}
        with pytest.raises(UnreadableError):
            await scene.pages()
        assert len(scene.server.calls) < 25

    play(300, story)


def test_unknown_constructor_beyond_a_wide_gap_is_found(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.channel.delete(range(2, 450))
        scene.server.faults.unknown_posts = {(scene.channel.id, 450)}
        pages = await scene.pages(1, audit=0)
        assert pages[-1].cursor == 451
        assert [p.capture.fetch.detail["ids"] for p in pages if not p.parse().readable] == ["450"]

    play(451, story)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        ("CHANNEL_PRIVATE", ChannelState.PRIVATE),
        ("CHANNEL_PUBLIC_GROUP_NA", ChannelState.PRIVATE),
        ("CHAT_RESTRICTED", ChannelState.RESTRICTED),
    ],
)
def test_closed_channel_is_the_channels_fault(error: str, state: ChannelState, play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.server.faults.gone_channels[scene.channel.id] = error
        with pytest.raises(ChannelError) as caught:
            await scene.pages()
        assert caught.value.state is state
        assert "@zarechye" in str(caught.value)

    play(2, story)


def test_wrong_access_hash_is_no_deletion(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.ref = ChannelRef(scene.channel.id, 1)
        with pytest.raises(ChannelError) as caught:
            await scene.pages()
        assert caught.value.state is ChannelState.INVALID

    play(2, story)


def test_resolving_gives_what_is_needed_to_ask_without_resolving(play: Play) -> None:
    async def story(scene: Any) -> None:
        ref = await resolve_channel(scene.connection, "@Zarechye", expected_id=scene.channel.id)
        assert ref == ChannelRef(1500000001, scene.channel.access_hash, "zarechye", "Глава Заречья")
        facts = await describe_channel(scene.connection, ref)
        assert (facts.about, facts.pts, facts.ref) == ("о себе", scene.channel.pts, ref)
        await scene.pages()
        assert scene.server.count("ResolveUsername") == 1

    play(2, story)


def test_moved_username_is_an_alarm_and_the_old_channel_stays_readable(play: Play) -> None:
    async def story(scene: Any) -> None:
        scene.channel.username = "zarechye_old"
        scene.server.world.add_channel(1500000002, "zarechye", "Кто-то другой")
        with pytest.raises(ChannelError) as caught:
            await resolve_channel(scene.connection, "zarechye", expected_id=scene.channel.id)
        assert caught.value.state is ChannelState.NAME_MOVED
        assert "1500000002" in str(caught.value)
        assert await scene.ids() == [1, 2]

    play(2, story)


def test_free_username(play: Play) -> None:
    async def story(scene: Any) -> None:
        with pytest.raises(ChannelError) as caught:
            await resolve_channel(scene.connection, "nobody_here")
        assert caught.value.state is ChannelState.NAME_FREE

    play(1, story)


def test_gaps_between() -> None:
    assert gaps_between(3, [5, 8]) == [4, 6, 7]
    assert gaps_between(3, []) == []
    assert gaps_between(0, [1, 2]) == []
