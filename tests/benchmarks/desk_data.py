"""A store with many flags for the benchmark of the desk. Channels, outlets and texts are invented."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from ingest.model import (
    ArticleContent,
    Attribution,
    AttributionKind,
    Capture,
    Channel,
    Claim,
    Comparison,
    Fetch,
    Flag,
    Judgement,
    JudgementKind,
    Link,
    LinkScore,
    LinkStatus,
    MessageObservation,
    Outlet,
    Quantity,
    Reason,
    Severity,
    TextSelector,
    Verdict,
    Way,
    content_hash,
    severity_of,
    text_hash,
)
from ingest.store import (
    ComparedPost,
    ComparisonRow,
    Store,
    append_article,
    append_capture,
    append_judgement,
    append_observations,
    flag_id,
    save_comparisons,
    save_flags,
    save_links,
    seal,
    upsert_channels,
    upsert_outlets,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
BUSY = "falcon_region_0"  # the channel that most reports are about
_CHANNELS, _OUTLETS, _BATCH = 40, 12, 250
_FIRST = 1_500_000_300
_POSTS = 100  # of each channel; the busy one has twenty times as many
_ALARMING = (
    Verdict.DIFFERS,
    Verdict.MAGNITUDE_ERROR,
    Verdict.HEDGE_CHANGED,
    Verdict.NOT_IN_SOURCE,
    Verdict.OTHER_SCOPE,
)
_PADDING = "The repair of the bridge over the river goes on, and the schools of the district open on Monday. " * 8


def fill(store: Store, flags: int) -> int:
    """Store channels, posts, articles of four flags each and decisions on four in ten; return an article's number."""
    with store.app.begin() as conn:
        upsert_channels(conn, [_channel(number) for number in range(_CHANNELS)])
        upsert_outlets(conn, [_outlet(number) for number in range(_OUTLETS)])
        for number in range(_CHANNELS):
            posts = [_post(number, message) for message in range(1, _count(number) + 1)]
            capture = append_capture(conn, _capture(f"{_FIRST + number}/history", f"answer {number}", Way.MTPROTO))
            append_observations(conn, capture, posts)
        seal(conn, "posts", START)
    article, count = 0, flags // 4
    for first in range(0, count, _BATCH):
        with store.app.begin() as conn:
            made = list(_articles(conn, range(first, min(first + _BATCH, count))))
            article = article or made[0][0]
            _decide(conn, [flag for _, found in made for flag in found])
            seal(conn, "articles", START)
    with store.owner.begin() as conn:
        conn.exec_driver_sql("ANALYZE")
    return article


def _channel(number: int) -> Channel:
    return Channel(_FIRST + number, f"falcon_region_{number}", f"Сокільська область {number}", "uk")


def _outlet(number: int) -> Outlet:
    return Outlet(f"courier{number}", f"Courier {number}", "en", (f"courier{number}.example",))


def _count(channel: int) -> int:
    return _POSTS * (20 if channel == 0 else 1)


def _capture(resource: str, body: str, way: Way) -> Capture:
    return Capture(body.encode(), Fetch(way, resource, START))


def _post(channel: int, message: int) -> MessageObservation:
    said, at = f"За ніч збито {message % 90 + 5} дронів. Усі служби працюють.", START + timedelta(hours=message)
    made = MessageObservation(_FIRST + channel, message, Way.MTPROTO, at, posted_at=at, text=said)
    return replace(made, text_hash=text_hash(said), content_hash=content_hash([message, said]))


def _articles(conn: "Connection", numbers: range) -> Iterator[tuple[int, list[str]]]:
    """Store articles with their links, comparisons and flags; give each one's number and its flags' ids."""
    links, rows, kept = list[Link](), list[ComparisonRow](), list[int]()
    for number in numbers:
        article, said = _article(conn, number)
        channel = 0 if number % 5 < 2 else number % _CHANNELS
        post = ComparedPost(_FIRST + channel, number % _count(channel) + 1, 1)
        reasons = (Reason("official named", 2.1, f"Falcon {number}"), Reason("numbers", 1.5, "equal"))
        score = LinkScore(0.91, reasons)
        links.append(Link(article, post.channel_id, post.message_id, 1, LinkStatus.LINKED, score))
        rows += [_comparison(article, said, number + place, words, post) for place, words in enumerate(_WORDS)]
        kept.append(article)
    save_links(conn, "benchmark", "1", kept, links)
    ids = save_comparisons(conn, "benchmark", "1", kept, rows)
    flags = [
        Flag(str(one), "rule", Severity(row.severity), row.comparison.verdict, "digest")
        for one, row in zip(ids, rows, strict=True)
    ]
    save_flags(conn, kept, flags)
    for place, article in enumerate(kept):
        yield article, [str(flag_id(flag)) for flag in flags[place * 4 : place * 4 + 4]]


_WORDS = ("90 drones", "12 houses", "31 people", "7 schools")


def _article(conn: "Connection", number: int) -> tuple[int, str]:
    said = f"{number}: Officials said that {', '.join(_WORDS)} were counted. {_PADDING}"
    url = f"https://courier{number % _OUTLETS}.example/2026/{number}"
    at = START + timedelta(minutes=40 * number)
    content = ArticleContent(url, url, f"Night {number} over Falcon", said, text_hash(said), published_at=at)
    capture = append_capture(conn, _capture(url, said, Way.HTTP))
    return append_article(conn, capture, content, at, "en")[1], said


def _comparison(article: int, said: str, turn: int, words: str, post: ComparedPost) -> ComparisonRow:
    verdict = _ALARMING[turn % len(_ALARMING)]
    alone = verdict is Verdict.NOT_IN_SOURCE
    source = None if alone else _claim("За ніч збито 5 дронів", "5 дронів")
    reason = f"The report says '{words}', the post says something else about the same night."
    found = Comparison(_claim(said, words), source, verdict, reason, ("values differ", "no rounding explains it"))
    return ComparisonRow(article, found, severity_of(verdict), None if alone else post)


def _claim(said: str, words: str) -> Claim:
    start, value = said.index(words), Decimal(words.split(maxsplit=1)[0])
    quantity = Quantity(start, start + len(words), words, value, value, unit="drone", concept="drone")
    place = TextSelector(start, start + len(words), words)
    return Claim(quantity, place, 0, attribution=Attribution(AttributionKind.SPEAKER))


def _decide(conn: "Connection", flags: list[str]) -> None:
    kinds = (JudgementKind.CONFIRM, JudgementKind.DISMISS, JudgementKind.DISMISS, JudgementKind.NEEDS_CONTEXT)
    for number, flag in enumerate(flags):
        if number % 5 < 2:
            append_judgement(conn, Judgement(flag, kinds[number % 4], "ana", START, "looked at both texts"))
