"""Counting a run, and being watched while it runs."""

import os
import pty
import subprocess

from ingest.model import Issue
from ingest.pipeline.tally import Tally

from ..command import CommandLine


def test_a_watcher_is_told_of_each_step() -> None:
    seen = []
    tally = Tally("import", lambda one: seen.append((one.expected, dict(one.counts))))
    tally.expect(2)
    tally.add(items=1)
    tally.add(items=1, known=1)
    assert seen == [(2, {}), (2, {"items": 1}), (2, {"items": 2, "known": 1})]
    assert not tally.ended
    tally.end()
    assert tally.ended
    assert len(seen) == 4


def test_skips_and_failures_are_counted_by_reason() -> None:
    tally = Tally("fetch")
    tally.skip(Issue("robots", "https://a.example", "not allowed"))
    tally.fail("https://b.example", ValueError("no page"))
    summary = tally.summary()
    assert summary.skipped == {"robots": 1, "failed": 1}
    assert (summary.failed, summary.issues[1].message) == (1, "ValueError: no page")


def test_progress_is_shown_on_a_terminal_only(ingest_home) -> None:
    command = CommandLine(ingest_home, ingest_home)
    assert command.call("analyse").stderr == ""
    ours, theirs = pty.openpty()
    done = subprocess.run(
        command.argv("analyse"), env=command.environment, stdout=subprocess.PIPE, stderr=theirs, check=True, text=True
    )
    os.close(theirs)
    shown = os.read(ours, 65_536).decode()
    os.close(ours)
    assert "analyse" in shown
    assert done.stdout == "analyse: nothing to do\n"
