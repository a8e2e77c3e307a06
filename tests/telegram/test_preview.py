"""The web preview: golden pages of invented channels, and pages that are none."""

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from ingest.model import MessageKind, MessageObservation
from ingest.telegram.preview import PreviewPage, parse_preview, preview_url
from ingest.telegram.preview_media import read_count
from ingest.telegram.preview_text import read_text

GOLDEN = Path(__file__).parent.parent / "golden" / "telegram"
CHANNEL_ID = 1777000111


def parse(body: bytes, now: datetime, **more: Any) -> PreviewPage:
    return parse_preview(body, **{"handle": "zarechye_glava", "channel_id": CHANNEL_ID, "observed_at": now, **more})


def golden(name: str, now: datetime) -> PreviewPage:
    return parse((GOLDEN / name / "input.html").read_bytes(), now)


@pytest.fixture
def posts(now: datetime) -> dict[int, MessageObservation]:
    return {post.message_id: post for post in golden("preview_full", now).observations}


@pytest.mark.parametrize("name", ["preview_full", "preview_last"])
def test_golden_page(name: str, now: datetime) -> None:
    """Update with UPDATE_GOLDEN=1 and look at the difference."""
    told = json.loads(json.dumps(asdict(golden(name, now)), default=str, ensure_ascii=False))
    expected = GOLDEN / name / "expected.json"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert told == json.loads(expected.read_text(encoding="utf-8"))


def test_text_and_entities(posts: dict[int, MessageObservation]) -> None:
    post = posts[401]
    assert post.text.startswith("🔥 За ночь сбито 12 БПЛА над районом.\n\nПодробнее: карта, https://news.example/b,")
    assert [(e.kind, post.text[e.offset : e.offset + e.length], e.url) for e in post.entities] == [
        ("bold", "12 БПЛА", ""),
        ("text_link", "карта", "https://news.example/a?x=1&y=2"),
        ("url", "https://news.example/b", ""),
        ("mention", "@shtab_zarechye", ""),
        ("hashtag", "#Заречье", ""),
    ]


def test_quotes_and_code_break_the_line(posts: dict[int, MessageObservation]) -> None:
    post = posts[402]
    lines = ["Сводка:", "Очищено 42,4 тыс. га", "Погибших нет", "Спасибо сапёрам 🙂 секрет", "a = 1", "b = 2"]
    assert post.text.split("\n") == lines
    assert [(e.kind, post.text[e.offset : e.offset + e.length]) for e in post.entities] == [
        ("blockquote", "Очищено 42,4 тыс. га\nПогибших нет"),
        ("bold", "42,4 тыс. га"),
        ("custom_emoji", "🙂"),
        ("spoiler", "секрет"),
        ("pre", "a = 1\nb = 2"),
    ]
    assert post.detail["entity_attributes"] == [
        [0, {"collapsed": True}],
        [2, {"document_id": "5368324170671202286"}],
        [4, {"language": "python"}],
    ]


def test_figures_are_kept_as_shown(posts: dict[int, MessageObservation]) -> None:
    counters = posts[401].counters
    assert counters is not None
    assert (counters.views, counters.reactions, counters.forwards) == (1200, 3 + 1050 + 41, None)
    assert posts[401].detail["views_shown"] == "1.2K"
    names = [r["reaction"] for r in posts[401].detail["reactions"]]
    assert names == ["paid", "👍", "custom:5465587407350942612"]


def test_edit_mark_author_and_dates(posts: dict[int, MessageObservation]) -> None:
    assert posts[402].detail["edited"] is True
    assert posts[402].edited_at is None
    assert "edited" not in posts[401].detail
    assert posts[403].author == "Пресс-служба"
    assert posts[401].posted_at == datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


def test_album_forward_reply_service_poll_video(posts: dict[int, MessageObservation]) -> None:
    assert (posts[403].detail["album"], posts[403].media, posts[403].text) == ([403, 404, 405], "photo", "Три снимка")
    forward = posts[406].forward
    assert forward is not None
    assert (forward.channel_id, forward.message_id, forward.name) == (None, 77, "Штаб Заречья")
    assert posts[406].detail["forwarded_from_handle"] == "shtab_zarechye"
    assert (posts[406].media, posts[406].text) == ("video", "")
    assert (posts[407].reply_to, posts[407].text) == (401, "Ответ: 5 < 7 & точка")
    assert posts[407].detail["web_page"]["url"] == "https://news.example/c?a=1&b=2"
    assert (posts[408].kind, posts[408].text) == (MessageKind.SERVICE, "")
    assert posts[409].detail["poll"] == {"question": "Нужен ли парк?", "answers": ["Да", "Нет"]}


def test_post_that_is_not_shown_is_an_issue_and_never_an_empty_text(now: datetime) -> None:
    page = golden("preview_full", now)
    assert 410 not in {post.message_id for post in page.observations}
    assert [(i.kind, i.resource) for i in page.issues] == [("not_shown", "https://t.me/zarechye_glava/410")]


def test_paging(now: datetime) -> None:
    page = golden("preview_full", now)
    assert (page.before, page.channel_id, page.title) == (401, CHANNEL_ID, "Глава Заречья")
    assert preview_url("zarechye_glava", page.before) == "https://t.me/s/zarechye_glava?before=401"
    assert golden("preview_last", now).before is None


def test_page_of_another_channel_is_an_alarm(now: datetime) -> None:
    page = parse((GOLDEN / "preview_full" / "input.html").read_bytes(), now, channel_id=5)
    assert not page.observations
    assert [i.kind for i in page.issues] == ["other_channel"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<html><body><div class='tgme_page_extra'>12 subscribers</div></body></html>",
        b"<!-- -->",
        b"\x00\xff\xfe",
        b"plain",
    ],
)
def test_page_without_preview(body: bytes, now: datetime) -> None:
    page = parse(body, now)
    assert (page.observations, page.before) == ((), None)
    assert [i.kind for i in page.issues] == ["no_preview"]


def test_channel_without_posts_is_no_fault(now: datetime) -> None:
    page = parse(b"<section class='tgme_channel_history js-message_history'></section>", now)
    assert (page.observations, page.issues) == ((), ())


def test_hostile_page_is_read_as_text(now: datetime) -> None:
    body = (
        b"<section class='tgme_channel_history'><div class='tgme_widget_message' data-post='x/../../etc'></div>"
        b"<div class='tgme_widget_message' data-post='zarechye_glava/7' data-view='%%%'>"
        b"<div class='js-message_text'>a<script>alert(1)</script> <b>b<i>c</b>d</div><time datetime='yesterday'></time>"
    )
    page = parse(body, now)
    (post,) = page.observations
    assert "alert" not in post.text
    assert post.posted_at is None
    assert [i.kind for i in page.issues] == ["bad_message", "bad_date"]


@pytest.mark.parametrize(
    ("shown", "count"),
    [("7", 7), ("1.2K", 1200), ("10.7M", 10_700_000), ("1.15K", 1150), ("1 234", 1234), ("", None), ("many", None)],
)
def test_counts(shown: str, count: int | None) -> None:
    assert read_count(shown) == count


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ('<a href="http://пример.example">пример.example</a>', ["url"]),
        ('<a href="http://xn--e1afmkfd.example/">пример.example</a>', ["url"]),
        ('<a href="mailto:a@b.example">a@b.example</a>', ["email"]),
        ('<a href="?q=%24USD">$USD</a>', ["cashtag"]),
        ('<a href="https://t.me/other">наш канал</a>', ["text_link"]),
        ('<a href="tg://user?id=5">Аня</a>', ["text_mention"]),
        ("<b>a</b><b>b</b>", ["bold"]),
        ("<b>a</b> <b>b</b>", ["bold", "bold"]),
        ("<b><i>a</i></b>", ["bold", "italic"]),
        ('<i class="emoji"><b>🔥</b></i>', []),
        ("<b></b><a href='x'></a>", []),
        ("<!-- c --><u>a</u><s>b</s><code>c</code>", ["underline", "strikethrough", "code"]),
    ],
)
def test_markup(html: str, kinds: list[str]) -> None:
    text, entities, _ = read_text(lxml.html.fragment_fromstring(html, create_parent="div"))
    assert sorted(e.kind for e in entities) == sorted(kinds)
    assert all(e.offset >= 0 and e.offset + e.length <= len(text) for e in entities)
