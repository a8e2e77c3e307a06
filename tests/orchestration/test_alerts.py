"""A late run is told of by every way that has a connection, from the triggerer's event loop."""

import asyncio
import json
from datetime import timedelta

import pytest
from pytest_httpserver import HTTPServer

from ingest.orchestration.alerts import late, late_text, tell_late

RUN = {"dag_id": "poll_channels", "dag_run_id": "scheduled__1", "queued_at": "2026-03-02T08:00:00Z"}


def test_the_text_says_which_run_and_what_to_do() -> None:
    subject, text = late_text(RUN, 15.0, "Look at the task.")
    assert subject == "poll_channels is late: not done after 15 min"
    assert text.splitlines()[2:] == ["Run scheduled__1, queued at 2026-03-02T08:00:00Z.", "Look at the task."]


def test_the_callback_posts_without_blocking(monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer) -> None:
    told: list[str] = []
    httpserver.expect_request("/hook", method="POST").respond_with_handler(
        lambda request: told.append(request.get_json()["text"]) or __import__("werkzeug").Response("ok")  # type: ignore[func-returns-value]  # it keeps the text and answers
    )
    monkeypatch.setenv(
        "AIRFLOW_CONN_INGEST_WEBHOOK", json.dumps({"conn_type": "generic", "host": httpserver.url_for("/hook")})
    )
    assert asyncio.run(tell_late(15, "Look at the task.", {"dag_run": RUN})) == 1
    assert [one.splitlines()[0] for one in told] == ["poll_channels is late: not done after 15 min."]


def test_without_a_way_nobody_is_told_and_nothing_breaks() -> None:
    assert asyncio.run(tell_late(15, "Look at the task.")) == 0


def test_the_alert_names_a_callback_that_the_triggerer_can_import() -> None:
    alert = late(timedelta(minutes=15), "Look at the task.")
    assert alert.callback.path == "ingest.orchestration.alerts.tell_late"
    assert alert.interval == timedelta(minutes=15)
    assert alert.callback.kwargs == {"minutes": 15.0, "hint": "Look at the task."}
