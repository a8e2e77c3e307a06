"""Show people how far a long run is, on standard error and only where that is a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.pipeline import Session
    from ingest.pipeline.tally import Tally


@contextmanager
def watched_session(config: Path | None) -> Iterator["Session"]:
    """Open a session whose runs are shown as they go: a bar, what was counted, the time."""
    from ingest.pipeline import open_session

    with open_session(config) as session:
        if not sys.stderr.isatty():
            yield session
            return
        with _bars(session):
            yield session


@contextmanager
def _bars(session: "Session") -> Iterator[None]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn()
    bars: dict[int, TaskID] = {}
    console = Console(stderr=True)
    # What a command prints goes to standard output as ever, after the run's bar is gone.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as progress:

        def show(tally: "Tally") -> None:
            if tally.ended:
                progress.remove_task(bars.pop(id(tally)))
                progress.refresh()
                return
            bar = bars.get(id(tally))
            if bar is None:
                bar = bars[id(tally)] = progress.add_task(tally.name, total=None, told="")
            told = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in tally.counts.items() if number)
            progress.update(bar, total=tally.expected, completed=tally.counts["items"], told=told)

        session.watcher = show
        try:
            yield
        finally:
            session.watcher = None
