"""Telegram Desktop's export: files as they are found in the wild, and broken ones."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ingest.model import InputError, Issue, MessageKind, MessageObservation, Way, content_hash
from ingest.telegram.export import DamagedExportError, ExportCoverage, ExportHeader, open_export, read_export
from ingest.telegram.export_stream import newest_date

CHANNEL_ID = 1777000111
Write = Callable[..., Path]
Post = Callable[..., dict[str, Any]]


def posts_of(path: Path, now: datetime) -> list[MessageObservation]:
    return [item for item in read_export(path, now) if isinstance(item, MessageObservation)]


def issues_of(path: Path, now: datetime) -> list[Issue]:
    return [item for item in read_export(path, now) if isinstance(item, Issue)]


def test_header_comes_first_and_coverage_last(write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([raw_post(4, "a"), raw_post(9, "b")])
    items = list(read_export(path, now))
    assert items[0] == ExportHeader(path, "Глава Заречья", "public_channel", CHANNEL_ID)
    assert items[-1] == ExportCoverage(CHANNEL_ID, 4, 9, 2, True)


def test_text_list_gives_code_point_offsets(write_export: Write, raw_post: Post, now: datetime) -> None:
    text = [
        "",
        "🔥🔥 Сбито ",
        {"type": "bold", "text": "12 БПЛА"},
        " и ",
        {"type": "text_link", "text": "карта", "href": "https://k.example/"},
        "",
    ]
    (post,) = posts_of(write_export([raw_post(1, text)]), now)
    assert post.text == "🔥🔥 Сбито 12 БПЛА и карта"
    assert [(e.kind, post.text[e.offset : e.offset + e.length], e.url) for e in post.entities] == [
        ("bold", "12 БПЛА", ""),
        ("text_link", "карта", "https://k.example/"),
    ]
    assert post.way is Way.EXPORT
    assert post.observed_at == now


def test_text_without_text_entities_is_read_from_text(write_export: Write, raw_post: Post, now: datetime) -> None:
    old = raw_post(1, ["Итог: ", {"type": "bold", "text": "5"}])
    del old["text_entities"]
    (post,) = posts_of(write_export([old]), now)
    assert (post.text, [(e.kind, e.offset) for e in post.entities]) == ("Итог: 5", [("bold", 6)])


@pytest.mark.parametrize("entities", [[], [""], [{"type": "plain", "text": ""}]])
@pytest.mark.parametrize("text", ["Сбито 5", ["Сбито ", {"type": "bold", "text": "5"}]])
def test_text_beside_empty_text_entities_is_read(
    text: Any, entities: list[Any], write_export: Write, raw_post: Post, now: datetime
) -> None:
    path = write_export([raw_post(1, text) | {"text_entities": entities}])
    (post,) = posts_of(path, now)
    assert post.text == "Сбито 5"
    assert [(e.kind, e.offset) for e in post.entities] == ([] if isinstance(text, str) else [("bold", 6)])
    assert issues_of(path, now) == []


def test_content_of_a_plain_post_is_hashed_as_that_of_any_other(
    write_export: Write, raw_post: Post, now: datetime
) -> None:
    (post,) = posts_of(write_export([raw_post(1, 'Сказал: "5"\n')]), now)
    assert post.content_hash == content_hash([post.text, [], {}, [None, None], None, None, None, None])


@pytest.mark.parametrize("space", ["", " "])
def test_newest_date_is_that_of_the_last_post_or_edit(space: str, tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    told = [f'"date_unixtime":{space}"{1_700_000_000 + n}", "text": "{"x" * 9000}"' for n in range(300)]
    told[7] += f', "edited_unixtime":{space}"1700500000"'
    told[9] += ', "text": "\\"date_unixtime\\": \\"1900000000\\""'
    path.write_text("{" + "}, {".join(told) + "}", "utf-8")
    assert newest_date(path) == datetime.fromtimestamp(1_700_500_000, UTC)


def test_an_export_without_dates_has_no_newest(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text('{"date": "2020-05-01T10:00:00", "date_unixtime": "0"}', "utf-8")
    assert newest_date(path) is None


def test_disagreeing_texts_are_told(write_export: Write, raw_post: Post, now: datetime) -> None:
    odd = raw_post(1, "пять домов") | {"text_entities": [{"type": "plain", "text": "шесть домов"}]}
    path = write_export([odd])
    assert [i.kind for i in issues_of(path, now)] == ["texts_disagree"]
    assert posts_of(path, now)[0].text == "шесть домов"


def test_odd_entities_keep_their_attributes(write_export: Write, raw_post: Post, now: datetime) -> None:
    text = [
        {"type": "text_link", "text": "", "href": "https://zero.example/"},
        {"type": "blockquote", "text": "цитата", "collapsed": True},
        {"type": "custom_emoji", "text": "🙂", "document_id": "stickers/AnimatedSticker.tgs"},
        {"type": "bank_card", "text": "4000 0000 0000 0002"},
    ]
    path = write_export([raw_post(1, text)])
    (post,) = posts_of(path, now)
    assert [e.kind for e in post.entities] == ["text_link", "blockquote", "custom_emoji", "bank_card"]
    assert post.entities[0].length == 0
    assert post.detail["entity_attributes"] == [
        [1, {"collapsed": True}],
        [2, {"document_id": "stickers/AnimatedSticker.tgs"}],
    ]
    assert not issues_of(path, now)


def test_unix_time_wins_over_local_time(write_export: Write, raw_post: Post, now: datetime) -> None:
    post = raw_post(1, "x", edited="2026-03-01T11:00:00", edited_unixtime="1772352000")
    (seen,) = posts_of(write_export([post]), now)
    assert seen.posted_at == datetime.fromtimestamp(1772348460, UTC)
    assert seen.posted_local == ""
    assert seen.edited_at == datetime.fromtimestamp(1772352000, UTC)


def test_exports_of_2020_keep_the_zone_unknown(write_export: Write, raw_post: Post, now: datetime) -> None:
    old = [raw_post(n, "x", edited="2020-03-01T11:00:00") for n in (1, 2)]
    for post in old:
        for key in ("date_unixtime", "from_id"):
            del post[key]
    path = write_export(old)
    first = posts_of(path, now)[0]
    assert (first.posted_at, first.posted_local, first.edited_at) == (None, "2026-03-01T10:00:00", None)
    assert first.detail["edited_local"] == "2020-03-01T11:00:00"
    assert [i.kind for i in issues_of(path, now)] == ["zone_unknown"]


def test_numeric_sender_and_shifted_channel_id(write_export: Write, raw_post: Post, now: datetime) -> None:
    shifted = (1 << 33) + CHANNEL_ID
    path = write_export([raw_post(1, "x", from_id=shifted)], id=shifted)
    assert open_export(path).channel_id == CHANNEL_ID
    assert "from_id" not in posts_of(path, now)[0].detail


def test_a_large_id_that_the_posts_confirm_is_kept(write_export: Write, raw_post: Post) -> None:
    large = (1 << 33) + 77
    assert open_export(write_export([raw_post(1, "x", from_id=f"channel{large}")], id=large)).channel_id == large


def test_bot_api_id_is_made_bare(write_export: Write, raw_post: Post) -> None:
    assert open_export(write_export([raw_post(1)], id=-1000000000000 - CHANNEL_ID)).channel_id == CHANNEL_ID


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"forwarded_from": "Штаб", "forwarded_from_id": "channel15"}, (15, "Штаб")),
        ({"forwarded_from": "Штаб"}, (None, "Штаб")),
        ({"forwarded_from": None}, (None, "")),
        ({"forwarded_from": "Иван", "forwarded_from_id": "user99"}, (None, "Иван")),
    ],
)
def test_forwards(
    told: dict[str, Any], expected: tuple[int | None, str], write_export: Write, raw_post: Post, now: datetime
) -> None:
    (post,) = posts_of(write_export([raw_post(1, "x", **told)]), now)
    assert post.forward is not None
    assert (post.forward.channel_id, post.forward.name) == expected
    assert ("forwarded_from_id" in post.detail) == (told.get("forwarded_from_id") == "user99")


def test_service_row_is_kept(write_export: Write, raw_post: Post, now: datetime) -> None:
    row = {**raw_post(3), "type": "service", "actor": "Глава Заречья", "action": "pin_message", "message_id": 2}
    path = write_export([row])
    (post,) = posts_of(path, now)
    assert (post.kind, post.service_action, post.detail["message_id"]) == (MessageKind.SERVICE, "pin_message", 2)
    assert not issues_of(path, now)


@pytest.mark.parametrize(
    ("told", "media"),
    [
        ({"photo": "photos/a.jpg", "width": 1, "height": 1}, "photo"),
        ({"file": "v.mp4", "media_type": "video_file"}, "video"),
        ({"file": "v.ogg", "media_type": "voice_message"}, "voice"),
        ({"file": "a.pdf", "mime_type": "application/pdf"}, "document"),
        ({"poll": {"question": "?", "closed": False, "total_voters": 3, "answers": []}}, "poll"),
        ({"place_name": "Парк", "location_information": {"latitude": 1.5, "longitude": 2.5}}, "venue"),
        ({"file": "h.bin", "media_type": "hologram"}, "hologram"),
        ({}, ""),
    ],
)
def test_media_kinds(told: dict[str, Any], media: str, write_export: Write, raw_post: Post, now: datetime) -> None:
    (post,) = posts_of(write_export([raw_post(1, "x", **told)]), now)
    assert post.media == media
    json.dumps(post.detail)  # detail must be storable


def test_reactions_are_counters_and_no_new_content(write_export: Write, raw_post: Post, now: datetime) -> None:
    reactions = [{"type": "emoji", "count": 5, "emoji": "👍"}, {"type": "paid", "count": 2}]
    (plain,) = posts_of(write_export([raw_post(1, "x")]), now)
    (liked,) = posts_of(write_export([raw_post(1, "x", reactions=reactions)]), now)
    assert liked.counters is not None
    assert liked.counters.reactions == 7
    assert liked.content_hash == plain.content_hash


def test_poll_votes_are_no_new_content_but_answers_are(write_export: Write, raw_post: Post, now: datetime) -> None:
    def poll(votes: int, answer: str) -> dict[str, Any]:
        return {"question": "?", "total_voters": votes, "answers": [{"text": answer, "voters": votes, "chosen": False}]}

    hashes = [
        posts_of(write_export([raw_post(1, "", poll=poll(votes, answer))]), now)[0].content_hash
        for votes, answer in ((1, "да"), (9, "да"), (9, "нет"))
    ]
    assert hashes[0] == hashes[1] != hashes[2]


def test_unknown_field_is_kept_and_told_once(write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([raw_post(n, "x", hologram_depth=n) for n in (1, 2, 3)])
    assert [p.detail["hologram_depth"] for p in posts_of(path, now)] == [1, 2, 3]
    (issue,) = issues_of(path, now)
    assert (issue.kind, issue.detail) == ("unknown_field", {"name": "hologram_depth"})


def test_reply_into_another_chat_is_no_reply_to_an_own_post(write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export(
        [raw_post(5, "x", reply_to_message_id=3), raw_post(6, "x", reply_to_message_id=3, reply_to_peer_id="channel9")]
    )
    assert [p.reply_to for p in posts_of(path, now)] == [3, None]


@pytest.mark.parametrize("row", [{"type": "message"}, {"id": -999, "type": "message"}, 17, {"id": "7"}])
def test_row_without_usable_id_is_an_issue(row: Any, write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([row, raw_post(2, "x")])
    assert [p.message_id for p in posts_of(path, now)] == [2]
    assert [i.kind for i in issues_of(path, now)] == ["bad_message"]


def test_nul_never_reaches_a_text(write_export: Write, raw_post: Post, now: datetime) -> None:
    (post,) = posts_of(write_export([raw_post(1, "a\0b", author="\0")]), now)
    assert (post.text, post.author) == ("a�b", "�")


def test_header_after_the_messages_is_found(tmp_path: Path, raw_post: Post, now: datetime) -> None:
    path = tmp_path / "sorted.json"
    path.write_text(json.dumps({"messages": [raw_post(1, "x")], "name": "Г", "id": 5, "type": "private_channel"}))
    assert open_export(path).channel_id == 5
    assert len(posts_of(path, now)) == 1


def test_byte_order_mark_and_directory(tmp_path: Path, write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([raw_post(1, "x")])
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(posts_of(tmp_path, now)) == 1


def test_whole_account_gives_channels_only(tmp_path: Path, raw_post: Post, now: datetime) -> None:
    chats = [
        {"name": "Аня", "type": "personal_chat", "id": 4, "messages": [raw_post(1, "секрет")]},
        {
            "name": "Первый",
            "type": "public_channel",
            "id": 10,
            "messages": [raw_post(1, ["a", {"type": "bold", "text": "b"}]), raw_post(2)],
        },
        {"name": "Пустой", "type": "public_channel", "id": 11, "messages": []},
        {"name": "Второй", "type": "private_channel", "id": 12, "messages": [raw_post(7, "c")]},
    ]
    path = tmp_path / "result.json"
    path.write_text(
        json.dumps({"about": "x", "contacts": {"list": [{"id": 1}]}, "chats": {"about": "y", "list": chats}})
    )
    items = list(read_export(path, now))
    assert [i.channel_id for i in items if isinstance(i, ExportHeader)] == [10, 11, 12]
    posts = [i for i in items if isinstance(i, MessageObservation)]
    assert [(p.channel_id, p.message_id, p.text) for p in posts] == [(10, 1, "ab"), (10, 2, ""), (12, 7, "c")]
    assert [i.channel_id for i in items if isinstance(i, ExportCoverage)] == [10, 12]
    assert [i.detail for i in items if isinstance(i, Issue)] == [{"chats": 1}]


@pytest.mark.parametrize("kind", ["personal_chat", "saved_messages", "private_group", "public_supergroup", "bot_chat"])
def test_other_chats_are_refused(kind: str, write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([raw_post(1, "секрет")], type=kind)
    with pytest.raises(InputError, match="only channels are read") as caught:
        list(read_export(path, now))
    assert "секрет" not in str(caught.value)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"<html><body>", "no JSON"),
        (b"PK\x03\x04\x00", "no JSON"),
        (b"[1, 2]", "no messages"),
        (b'{"version": 1}', "no messages"),
        (b'"text"', "no messages"),
        (b'{"name": "x", "type": "public_channel", "messages": []}', "type or id"),
        (b'{"name": "x", "type": "teleconference", "id": 4, "messages": []}', "type or id"),
        (b'{"chats": {"list": []}}', "no channel"),
    ],
)
def test_files_that_are_no_export(content: bytes, message: str, tmp_path: Path, now: datetime) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        list(read_export(path, now))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        open_export(tmp_path / "nothing.json")


def read_until_damage(path: Path, now: datetime) -> tuple[list[Any], DamagedExportError]:
    items: list[Any] = []
    with pytest.raises(DamagedExportError) as caught:
        items.extend(read_export(path, now))
    return items, caught.value


def test_truncated_file_gives_all_before_the_cut(write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([raw_post(n, "текст " * 400) for n in range(1, 101)])
    whole = path.read_bytes()
    cut = whole.index(b'"id": 61') + 40
    path.write_bytes(whole[:cut])
    items, error = read_until_damage(path, now)
    assert [i.message_id for i in items if isinstance(i, MessageObservation)] == list(range(1, 61))
    assert items[-1] == ExportCoverage(CHANNEL_ID, 1, 60, 60, False)
    assert error.position == cut
    assert f"{cut:,}" in str(error)
    assert "nothing is lost" in str(error)


@pytest.mark.parametrize("damage", [b"\xff", b"\x00"])
def test_damaged_byte_is_named(damage: bytes, write_export: Write, raw_post: Post, now: datetime) -> None:
    path = write_export([raw_post(n, "текст " * 400) for n in range(1, 101)])
    whole = path.read_bytes()
    at = whole.index("текст".encode(), whole.index(b'"id": 61'))
    path.write_bytes(whole[:at] + damage + whole[at + 1 :])
    items, error = read_until_damage(path, now)
    assert sum(isinstance(i, MessageObservation) for i in items) == 60
    assert at <= error.position <= at + 1


def test_memory_does_not_grow_with_the_file(tmp_path: Path, raw_post: Post, now: datetime) -> None:
    import tracemalloc

    path = tmp_path / "big.json"
    row = json.dumps(raw_post(1, "текст " * 200), ensure_ascii=False)
    with path.open("w", encoding="utf-8") as file:
        file.write('{"name": "x", "type": "public_channel", "id": 5, "messages": [')
        file.write(",".join(row for _ in range(4000)))
        file.write("]}")
    tracemalloc.start()
    seen = sum(isinstance(item, MessageObservation) for item in read_export(path, now))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert seen == 4000
    assert path.stat().st_size > 4 * peak
