"""Our counters reach a real StatsD socket through Airflow's own metrics."""

import socket
from collections.abc import Iterator

import pytest
from statsd import StatsClient

from ingest.model import Issue, Summary
from ingest.orchestration.metrics import METRICS, count, count_flood


@pytest.fixture
def statsd() -> Iterator[socket.socket]:
    from airflow.sdk._shared.observability.metrics.base_stats_logger import NoStatsLogger
    from airflow.sdk._shared.observability.metrics.statsd_logger import get_statsd_logger
    from airflow.sdk.observability import stats

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(5)
        client = get_statsd_logger(
            stats_class=StatsClient, host="127.0.0.1", port=server.getsockname()[1], prefix="airflow"
        )
        stats.initialize(factory=lambda: client, export_legacy_names=False)
        yield server
        client.statsd.close()
        stats.initialize(factory=NoStatsLogger, export_legacy_names=False)


def received(server: socket.socket, number: int) -> set[str]:
    return {server.recv(1000).decode() for _ in range(number)}


def test_what_a_use_case_did_is_counted(statsd: socket.socket) -> None:
    flood = Issue("flood", "one", "asked to wait 30 s")
    counts = {"new_posts": 3, "new_revisions": 2, "tombstones": 1, "items": 9}
    count(Summary("collect", counts, {}, (flood, Issue("failed", "x", "y")), failed=2))
    assert received(statsd, 5) == {
        "airflow.ingest.posts:3|c",
        "airflow.ingest.revisions:2|c",
        "airflow.ingest.tombstones:1|c",
        "airflow.ingest.failed_items:2|c",
        "airflow.ingest.floods:1|c",
    }


def test_new_texts_of_pages_are_articles_and_nothing_is_no_number(statsd: socket.socket) -> None:
    count(Summary("fetch", {"new_revisions": 4, "pages": 9}))
    count(Summary("link", {"links": 5, "items": 7}))
    count(Summary("compare", {"new_flags": 6, "comparisons": 0}))
    count(Summary("tell", {"told": 6}))
    count_flood("GetHistory")
    assert received(statsd, 4) == {
        "airflow.ingest.articles:4|c",
        "airflow.ingest.links:5|c",
        "airflow.ingest.flags:6|c",
        "airflow.ingest.floods:1|c",
    }


def test_every_counter_is_documented() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
    assert [name for name in METRICS if f"`{name}`" not in page] == []
