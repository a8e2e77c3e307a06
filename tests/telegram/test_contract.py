"""One contract for the three ways in: the same post has the same text hash, kind and time."""

import asyncio
import html
import itertools
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.demo.mtproto import running
from ingest.demo.mtproto.worldfile import make_world
from ingest.model import Entity, MessageObservation
from ingest.telegram.channel import ChannelRef
from ingest.telegram.client import Account, connect
from ingest.telegram.entities import post_hash, server_order
from ingest.telegram.export import read_export
from ingest.telegram.history import collect_channel
from ingest.telegram.preview import parse_preview

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
DATE = "2026-03-01T10:00:00+00:00"
CHANNEL = {"id": 1777000111, "username": "zarechye_glava", "title": "Глава Заречья"}
EXPORT_NAMES = {"url": "link", "text_mention": "mention_name", "phone_number": "phone"}
TAGS = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler", "code": "code"}
INLINE = ("bold", "italic", "underline", "strikethrough", "spoiler")


def mark(kind: str, offset: int, length: int, url: str = "") -> dict[str, Any]:
    return {"kind": kind, "offset": offset, "length": length, "url": url}


def in_server_order(marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(marks, key=lambda m: server_order(Entity(m["kind"], m["offset"], m["length"])))


def export_text(text: str, marks: list[dict[str, Any]]) -> list[Any]:
    """Write text as Desktop does: parts in a row, an entity that overlaps the one before is dropped."""
    parts: list[Any] = []
    end = 0
    for m in in_server_order(marks):
        if m["offset"] < end:
            continue
        parts.append(text[end : m["offset"]])
        end = m["offset"] + m["length"]
        part = {"type": EXPORT_NAMES.get(m["kind"], m["kind"]), "text": text[m["offset"] : end]}
        parts.append(part | ({"href": m["url"]} if m["url"] else {}))
    return [*parts, text[end:]]


def preview_text(text: str, marks: list[dict[str, Any]]) -> str:
    """Write text as the web preview does: links outside, other markup opened and closed anew inside them."""
    edges = sorted({0, len(text), *(e for m in marks for e in (m["offset"], m["offset"] + m["length"]))})
    outer = [m for m in marks if m["kind"] not in INLINE]
    pieces = []
    for start, end in itertools.pairwise(edges):
        piece = html.escape(text[start:end]).replace("\n", "<br/>")
        for m in reversed(in_server_order([m for m in marks if m["kind"] in INLINE])):
            if m["offset"] <= start and end <= m["offset"] + m["length"]:
                piece = f"<{TAGS[m['kind']]}>{piece}</{TAGS[m['kind']]}>"
        for m in outer:
            if m["offset"] == start:
                piece = opening(m) + piece
            if m["offset"] + m["length"] == end:
                piece += {"text_link": "</a>", "mention": "</a>", "hashtag": "</a>"}.get(m["kind"], f"</{m['kind']}>")
        pieces.append(piece)
    return "".join(pieces)


def opening(m: dict[str, Any]) -> str:
    if m["kind"] in {"text_link", "mention", "hashtag"}:
        return f'<a href="{html.escape(m["url"])}">'
    return f"<{m['kind']}>"


def from_export(posts: list[dict[str, Any]], folder: Path) -> list[MessageObservation]:
    rows = []
    for post in posts:
        stamp = str(int(datetime.fromisoformat(post["date"]).timestamp()))
        row: dict[str, Any] = {"id": post["id"], "date": post["date"][:19], "date_unixtime": stamp}
        if "service" in post:
            row |= {"type": "service", "action": post["service"], "text": ""}
        else:
            row |= {"type": "message", "text": export_text(post["text"], post.get("entities", []))}
        rows.append(row)
    path = folder / "result.json"
    head = {"name": CHANNEL["title"], "type": "public_channel", "id": CHANNEL["id"]}
    path.write_text(json.dumps({**head, "messages": rows}, ensure_ascii=False), encoding="utf-8")
    return [item for item in read_export(path, NOW) if isinstance(item, MessageObservation)]


def from_mtproto(posts: list[dict[str, Any]], folder: Path) -> list[MessageObservation]:
    ordered = [{**p, "entities": in_server_order(p["entities"])} if "entities" in p else p for p in posts]
    world = make_world({"channels": [{**CHANNEL, "posts": ordered}]}, lambda: NOW)
    ref = ChannelRef(int(str(CHANNEL["id"])), world.find("zarechye_glava").access_hash)

    async def main() -> list[MessageObservation]:
        async with (
            running(world) as server,
            connect(Account("reader", 1, "hash", server.session_string())) as connection,
        ):
            pages = [page async for page in collect_channel(connection, ref, clock=lambda: NOW)]
        seen: dict[int, MessageObservation] = {}
        for one in (o for page in pages for o in page.parse().observations):
            assert seen.setdefault(one.message_id, one) == one  # the audit of skipped ids shows the newest post again
        return [seen[number] for number in sorted(seen)]

    return asyncio.run(main())


def from_preview(posts: list[dict[str, Any]], folder: Path) -> list[MessageObservation]:
    rows = []
    for post in posts:
        service = " service_message" if "service" in post else ""
        body = preview_text(post.get("text", "pinned"), post.get("entities", []))
        rows.append(
            f'<div class="tgme_widget_message{service}" data-post="zarechye_glava/{post["id"]}">'
            f'<div class="tgme_widget_message_text js-message_text" dir="auto">{body}</div>'
            f'<a class="tgme_widget_message_date"><time datetime="{post["date"]}"></time></a></div>'
        )
    page = f'<section class="tgme_channel_history">{"".join(rows)}</section>'.encode()
    channel_id = int(str(CHANNEL["id"]))
    return list(parse_preview(page, handle="zarechye_glava", channel_id=channel_id, observed_at=NOW).observations)


WAYS = {"export": from_export, "mtproto": from_mtproto, "web": from_preview}

CASES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "plain": ("Сбито 12 БПЛА над районом.", []),
    "two lines and blanks": ("  Итог дня:\n\nочищено 42,4 тыс. га \n", []),
    "emoji before markup": ("🔥🔥 Сбито 12 БПЛА 🇺🇦", [mark("bold", 9, 7), mark("italic", 17, 2)]),
    "letters of two code points": ("Сегодня и́юнь, йод 5", [mark("bold", 8, 2), mark("code", 19, 1)]),
    "bold inside a quote": ("До\nв цитате 7\nпосле", [mark("blockquote", 3, 10), mark("bold", 12, 1)]),
    "link inside bold": (
        "смотри карту здесь",
        [mark("bold", 0, 18), mark("text_link", 7, 5, "https://k.example/")],
    ),
    "bold inside a link": (
        "смотри карту здесь",
        [mark("text_link", 0, 18, "https://k.example/?a=1&b=2"), mark("bold", 7, 5)],
    ),
    "bold crosses a link": ("abcdefghi", [mark("bold", 0, 6), mark("text_link", 3, 6, "https://k.example/")]),
    "bold mention": ("@shtab_zarechye", [mark("mention", 0, 15, "https://t.me/shtab_zarechye"), mark("bold", 0, 15)]),
    "bold and italic": ("всё сразу", [mark("bold", 0, 3), mark("italic", 0, 3), mark("spoiler", 4, 5)]),
    "code": ("запустите make demo", [mark("code", 10, 9)]),
    "pre": ("до\nx = 1\ny = 2\nпосле", [mark("pre", 3, 11)]),
    "hashtag": ("#Заречье 5", [mark("hashtag", 0, 8, "?q=%23Заречье")]),
    "angle brackets": ("5 < 7 & 8 > 3", [mark("bold", 0, 5)]),
}


def spec(number: int, text: str, marks: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": number, "date": DATE, "text": text, "entities": marks}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES)
def test_text_hash_is_the_same_from_every_way(case: str, way: str, tmp_path: Path) -> None:
    text, marks = CASES[case]
    (post,) = WAYS[way]([spec(1, text, marks)], tmp_path)
    expected = tuple(Entity(m["kind"], m["offset"], m["length"], m["url"]) for m in marks)
    assert post.text.strip() == text.strip()
    assert post.text_hash == post_hash(text, expected)


@pytest.mark.parametrize("way", WAYS)
def test_kind_time_and_order_are_the_same(way: str, tmp_path: Path) -> None:
    posts = [spec(1, "а", []), {"id": 2, "date": DATE, "service": "pin_message"}, spec(5, "б", [])]
    seen = WAYS[way](posts, tmp_path)
    assert [(o.message_id, o.kind.value) for o in seen] == [(1, "message"), (2, "service"), (5, "message")]
    assert {o.posted_at for o in seen} == {datetime.fromisoformat(DATE)}
    assert {o.channel_id for o in seen} == {CHANNEL["id"]}
    assert seen[1].text_hash == post_hash("", ())


TEXTS = st.text(alphabet="aяё🔥5 \n", min_size=1, max_size=24)


@given(TEXTS, st.data())
def test_any_inline_markup_gives_one_hash_in_export_and_preview(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: st.DataObject
) -> None:
    marks = []
    for kind in INLINE:
        start = data.draw(st.integers(0, len(text) - 1))
        marks.append(mark(kind, start, data.draw(st.integers(1, len(text) - start))))
    folder = tmp_path_factory.getbasetemp()
    (exported,) = from_export([spec(1, text, marks)], folder)
    (shown,) = from_preview([spec(1, text, marks)], folder)
    assert exported.text_hash == shown.text_hash
