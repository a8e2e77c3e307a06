"""The HTML export of Telegram Desktop: the same posts as the JSON of the same export, and what only HTML does."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.model import Forward, InputError, Issue, MessageKind, MessageObservation, Way
from ingest.telegram.export import ExportCoverage, read_export
from ingest.telegram.export_html import read_html_export, read_html_title

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
CHANNEL = 1777000111
EXPORT = Path(__file__).parents[1] / "golden" / "telegram" / "desktop_export"
PAGES = ("messages.html", "messages2.html")
ROW = (
    '<div class="message default clearfix" id="message{id}"><div class="body">'
    '<div class="pull_right date details" title="{date}">10:00</div>{inner}</div></div>'
)


def page(*rows: str) -> bytes:
    return (
        '<!DOCTYPE html><html><body><div class="page_header"><div class="text bold">Z</div></div>'
        f'<div class="history">{"".join(rows)}</div></body></html>'
    ).encode()


def read(body: bytes) -> list[object]:
    return list(read_html_export(body, channel_id=CHANNEL, resource="messages.html", observed_at=NOW))


def posts_of(items: list[object]) -> dict[int, MessageObservation]:
    return {one.message_id: one for one in items if isinstance(one, MessageObservation)}


@pytest.fixture(scope="module")
def both() -> tuple[dict[int, MessageObservation], dict[int, MessageObservation]]:
    shown = [item for name in PAGES for item in read((EXPORT / name).read_bytes())]
    assert [item for item in shown if isinstance(item, Issue)] == []
    return posts_of(list(read_export(EXPORT / "result.json", NOW))), posts_of(shown)


def test_both_formats_of_one_export_give_the_same_posts(
    both: tuple[dict[int, MessageObservation], dict[int, MessageObservation]],
) -> None:
    written, shown = both
    assert shown.keys() == written.keys()
    for number, ours in shown.items():
        theirs = written[number]
        assert (ours.text_hash, ours.kind, ours.media, ours.service_action, ours.reply_to, ours.author) == (
            theirs.text_hash, theirs.kind, theirs.media, theirs.service_action, theirs.reply_to, theirs.author
        ), number  # fmt: skip
        if ours.kind is MessageKind.MESSAGE:
            assert ours.posted_at == theirs.posted_at
        assert ours.way is Way.EXPORT_HTML
        assert ours.text.strip() == theirs.text.strip()


def test_what_html_does_not_tell_stays_unknown(
    both: tuple[dict[int, MessageObservation], dict[int, MessageObservation]],
) -> None:
    written, shown = both
    assert written[3].edited_at is not None
    assert shown[3].edited_at is None
    assert (shown[9].posted_at, shown[9].posted_local) == (None, "2026-03-03")
    origin = Forward(name="Область сегодня", posted_at=datetime(2026, 3, 2, 9, 0, tzinfo=UTC))
    assert shown[7].forward == origin
    assert shown[8].forward == origin  # joined: it stands under the head of the one before


def test_the_poll_is_read(both: tuple[dict[int, MessageObservation], dict[int, MessageObservation]]) -> None:
    assert both[1][11].detail["poll"] == {
        "question": "Нужен ли мост?",
        "answers": [{"text": "Да", "voters": 2}, {"text": "Нет", "voters": 1}],
    }


def test_each_page_covers_its_own_range() -> None:
    covered = [
        item for name in PAGES for item in read((EXPORT / name).read_bytes()) if isinstance(item, ExportCoverage)
    ]
    assert [(one.lowest, one.highest, one.posts, one.complete) for one in covered] == [
        (1, 8, 7, True),
        (9, 13, 5, True),
    ]


def test_dates_before_2026_have_no_zone() -> None:
    items = read(page(ROW.format(id=5, date="01.02.2021 10:00:00", inner="")))
    assert (posts_of(items)[5].posted_at, posts_of(items)[5].posted_local) == (None, "2021-02-01T10:00:00")
    assert [item.kind for item in items if isinstance(item, Issue)] == ["zone_unknown"]


def test_a_post_that_desktop_did_not_know_is_neither_read_nor_missed() -> None:
    note = "This message is not supported by this version of Telegram Desktop. Please update the application."
    row = f'<div class="message service" id="message6"><div class="body details">{note}</div></div>'
    items = read(page(ROW.format(id=5, date="01.02.2026 10:00:00 UTC-03:30", inner=""), row))
    assert posts_of(items).keys() == {5}
    assert posts_of(items)[5].posted_at == datetime(2026, 2, 1, 13, 30, tzinfo=UTC)
    (covered,) = (item for item in items if isinstance(item, ExportCoverage))
    assert covered.unread == {6}
    assert [item.kind for item in items if isinstance(item, Issue)] == ["unsupported_post"]


def test_what_is_unknown_is_kept_and_told() -> None:
    media = '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_hologram"></div></div>'
    note = '<div class="message service" id="message7"><div class="body details">Something new</div></div>'
    items = read(page(ROW.format(id=5, date="nonsense", inner=media), note))
    assert posts_of(items)[5].media == "hologram"
    assert posts_of(items)[7].service_action == "unknown"
    assert sorted(item.kind for item in items if isinstance(item, Issue)) == [
        "bad_date",
        "unknown_media",
        "unknown_note",
    ]


@pytest.mark.parametrize("body", [b"", b" \n", b"<html><body><p>A page</p></body></html>", b"\x00\xff", b"{}"])
def test_what_is_no_page_is_refused(body: bytes) -> None:
    with pytest.raises(InputError):
        read_html_title(body, "messages.html")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(rubbish: bytes) -> None:
    row = ROW.format(id=5, date="01.02.2026 10:00:00 UTC+02:00", inner='<div class="text">@</div>').encode()
    body = page().replace(b'<div class="history">', b'<div class="history">' + row.replace(b"@", rubbish))
    assert all(isinstance(item, MessageObservation | Issue | ExportCoverage) for item in read(body))
