"""Each item of a run has a row that says how it went, and a run whose process was killed is told of."""

import os
import signal
import subprocess
import sys

from ingest.model import Issue

from ..command import PROJECT, urls_of
from .scene import Scene

KILLED = """
import os, signal, sys
from ingest.pipeline import open_session
with open_session() as session, session.run("fetch") as tally:
    print("up", flush=True)
    sys.stdin.readline()
"""


def outcomes(scene: Scene) -> list[tuple[object, ...]]:
    return scene.rows(
        "SELECT item, outcome, message, failures, done_at IS NULL FROM analyst.outcomes ORDER BY use_case, item"
    )


def test_failures_in_a_row_are_counted_until_it_is_done(scene: Scene) -> None:
    for _ in range(2):
        with scene.session.run("fetch") as tally:
            tally.done("https://a.example/feed")
            tally.fail("https://b.example/feed", ValueError("no feed"))
    assert outcomes(scene) == [
        ("https://a.example/feed", "done", "", 0, False),
        ("https://b.example/feed", "failed", "ValueError: no feed", 2, True),
    ]
    with scene.session.run("fetch") as tally:
        tally.done("https://b.example/feed")
        tally.skip(Issue("page_failed", "https://a.example/feed", "gone"))
    assert outcomes(scene) == [
        ("https://a.example/feed", "page_failed", "gone", 1, False),
        ("https://b.example/feed", "done", "", 0, False),
    ]


def test_a_killed_run_is_told_of_by_the_next_and_a_living_one_is_not(scene: Scene) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "INGEST_HOME": str(scene.folder), **urls_of(scene.store)}
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED],
        env={**environment, "INGEST_CONFIG": str(scene.settings.config)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "up\n"
        with scene.session.run("fetch"):
            pass
        assert [row[0] for row in scene.rows("SELECT outcome FROM analyst.runs ORDER BY run_id")] == ["running", "done"]
    finally:
        child.send_signal(signal.SIGKILL)
        child.communicate()
    until_free = "SELECT pg_advisory_lock(0x7275, 1), pg_advisory_unlock(0x7275, 1)"
    scene.rows(until_free)  # the server notices the death of its client a moment later
    with scene.session.run("fetch"):
        pass
    assert [row[0] for row in scene.rows("SELECT outcome FROM analyst.runs ORDER BY run_id")] == [
        "broken_off",
        "done",
        "done",
    ]
    assert scene.rows("SELECT kind, resource FROM analyst.issues") == [("run_broken_off", "fetch")]
