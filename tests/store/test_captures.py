"""Bytes first: what is captured and not parsed waits, also after a kill between the two transactions."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from ingest.model import Capture, Channel, Fetch, Issue, StoreError, Summary, Way
from ingest.store import (
    ChannelFact,
    Store,
    append_capture,
    append_channel_facts,
    append_issues,
    append_observations,
    captures_of_post,
    end_run,
    flood_until,
    is_parsed,
    list_channels,
    mark_parsed,
    open_body,
    pending_captures,
    read_access,
    read_cursor,
    save_access,
    save_cursor,
    save_flood,
    seal,
    start_run,
    upsert_channels,
    verify,
)

from .observations import CHANNEL, START, at, capture, post

_KILLED = """
import os, signal, sys
from ingest.store.open import Store
from ingest.store import append_capture, append_observations, seal, Urls
from tests.store.observations import START, capture, post
from pathlib import Path
store = Store(Path(sys.argv[1]), Urls(sys.argv[2]))
with store.app.begin() as conn:
    number = append_capture(conn, capture("page"))
    seal(conn, "capture", START)
with store.app.begin() as conn:
    append_observations(conn, number, [post(1, "A"), post(2, "B")])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_kill_between_capture_and_rows_loses_nothing(store: Store) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _KILLED, str(store.home), store.urls.app],
        cwd=Path(__file__).parents[2],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": "."},
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    with store.app.begin() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.observation")) == 0
        (waiting,) = pending_captures(conn, Way.MTPROTO)
        with open_body(conn, store.home, waiting.id) as body:
            assert body.read() == b"page"
        assert (waiting.size, waiting.fetch) == (4, capture("page").fetch)
        append_observations(conn, waiting.id, [post(1, "A"), post(2, "B")])
        mark_parsed(conn, waiting.id, "test", "1", "done", START)
        seal(conn, "posts", START)
    with store.app.connect() as conn:
        assert pending_captures(conn, Way.MTPROTO) == []
        assert is_parsed(conn, waiting.id)
        assert [one for one, _ in captures_of_post(conn, CHANNEL, 1)] == [waiting.id]
    with store.app.connect() as conn:
        assert verify(conn, store.home).sound


def test_which_repeats_are_one_capture(store: Store) -> None:
    def add(way: Way, resource: str, hours: float) -> int:
        with store.app.begin() as conn:
            made = append_capture(conn, Capture(b"same bytes", Fetch(way, resource, at(hours))))
            seal(conn, "test", START)
        return made

    assert add(Way.HTTP, "a", 0) == add(Way.HTTP, "a", 0)
    assert add(Way.HTTP, "a", 0) != add(Way.HTTP, "a", 1)  # the page still says so an hour later
    assert add(Way.EXPORT, "a.json", 0) == add(Way.EXPORT, "b.json", 1)  # the same file again
    assert add(Way.FILE, "https://visti.example/a", 0) == add(Way.FILE, "https://visti.example/a", 1)
    assert add(Way.FILE, "https://visti.example/a", 0) != add(Way.FILE, "https://visti.example/b", 0)
    with store.app.connect() as conn:
        assert conn.scalar(text("SELECT count(*) FROM store.blob")) == 1
        with pytest.raises(StoreError, match="no such capture"):
            open_body(conn, store.home, 999)


def test_cursors_access_and_floods(store: Store) -> None:
    with store.app.begin() as conn:
        assert read_cursor(conn, "history", "7") is None
        save_cursor(conn, "history", "7", {"top": 3}, START)
        save_cursor(conn, "history", "7", {"top": 5}, START)
        assert read_cursor(conn, "history", "7") == {"top": 5}
        assert read_access(conn, "one", 7) is None
        save_access(conn, "one", 7, -99, "gov", START)
        assert tuple(read_access(conn, "one", 7) or ()) == (-99, "gov", START)
        save_flood(conn, "one", "ResolveUsername", at(5))
        save_flood(conn, "one", "ResolveUsername", at(2))
        assert flood_until(conn, "one", "ResolveUsername", at(1)) == at(5)
        assert flood_until(conn, "one", "ResolveUsername", at(6)) is None


def test_channels_and_their_dated_facts(store: Store) -> None:
    channel = Channel(CHANNEL, "gov", title="Область", language="uk")
    with store.app.begin() as conn:
        upsert_channels(conn, [channel])
        upsert_channels(conn, [channel])
        assert list_channels(conn) == [channel]
        named = ChannelFact(CHANNEL, "username", "gov", at(0), Way.MTPROTO)
        again = ChannelFact(CHANNEL, "username", "gov", at(1), Way.WEB)
        moved = ChannelFact(CHANNEL, "username", "gov_new", at(2), Way.MTPROTO)
        assert [append_channel_facts(conn, [one]) for one in (named, again, moved)] == [1, 0, 1]
        seal(conn, "test", START)


def test_runs_and_issues(store: Store) -> None:
    with store.app.begin() as conn:
        run = start_run(conn, "import", "digest", START)
        issue = Issue("bad_date", "result.json", "message 7 has no date", {"id": 7})
        append_issues(conn, [issue, issue], START, run)
        append_issues(conn, [issue], at(1), run)
        end_run(conn, run, Summary("import", {"posts": 7}, failed=1), at(1))
        row = conn.execute(text("SELECT outcome, counts FROM analyst.runs")).one()
        times = conn.scalar(text("SELECT times FROM analyst.issues"))
    assert tuple(row) == ("failed", {"posts": 7})
    assert times == 2
