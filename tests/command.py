"""The real command line as child processes, in a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from ingest.store import Store
from ingest.store.urls import plain

from .forked import run_forked, start_forked

PROJECT = Path(__file__).parents[1]
GROWING = frozenset({"run", "issue"})  # records of runs, also of those that found nothing to do


def urls_of(store: Store) -> dict[str, str]:
    """Return the settings that lead a command to a store of the tests' own server."""
    return {
        "INGEST_DATABASE_URL": plain(store.urls.app),
        "INGEST_OWNER_URL": plain(store.urls.owner),
        "INGEST_READER_URL": plain(store.urls.reader),
    }


class CommandLine:
    """Runs `python -m ingest …` with one home and one folder of configuration."""

    def __init__(self, home: Path, config: Path, **settings: str) -> None:
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        self.home = home
        self.environment = kept | {
            "HOME": str(home),
            "INGEST_HOME": str(home),
            "INGEST_CONFIG": str(config),
            "PYTHONPATH": str(PROJECT),
            **settings,
        }

    def argv(self, *arguments: object) -> list[str]:
        """Return the whole command."""
        return [sys.executable, "-m", "ingest", *map(str, arguments)]

    def call(self, *arguments: object, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end, whatever its exit code; in a fork that has the imports already, see forked.py."""
        words = [*map(str, arguments)]
        return run_forked(self.argv(*words), words, {**self.environment, **settings}, self.home, stdin, limit=120)

    def start(self, *arguments: object) -> ForkServerProcess:
        """Start a command in such a fork, for a test that kills it."""
        return start_forked([*map(str, arguments)], self.environment, self.home)

    def run(self, *arguments: object) -> str:
        """Run a command that must succeed; return what it printed."""
        done = self.call(*arguments)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    def json(self, *arguments: object) -> Any:
        """Run a command that must succeed and print one JSON document."""
        return json.loads(self.run(*arguments))

    def json_lines(self, *arguments: object) -> list[Any]:
        """Run a command that must succeed and print JSON lines."""
        return [json.loads(line) for line in self.run(*arguments).splitlines()]

    def refused(self, *arguments: object, **settings: str) -> tuple[int, str]:
        """Run a command that must fail with one line; return its exit code and the line."""
        done = self.call(*arguments, **settings)
        assert done.returncode != 0, done.stdout
        lines = done.stderr.splitlines()
        assert len(lines) == 1, done.stderr
        assert lines[0].startswith("ingest: ")
        return done.returncode, lines[0]

    def row_counts(self, leave_out: Sequence[str] = ()) -> dict[str, int]:
        """Return how many rows each table holds; records of runs are left out."""
        import psycopg
        from psycopg import sql

        with psycopg.connect(self.run("db", "url", "--login", "owner").strip()) as connection:
            names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'store'").fetchall()
            counts = {}
            for (name,) in names:
                if name not in GROWING and name not in leave_out:
                    query = sql.SQL("SELECT count(*) FROM store.{}").format(sql.Identifier(name))
                    (counts[name],) = connection.execute(query).fetchone() or (0,)
        return counts


class StartedCommandLine(CommandLine):
    """The same, with an interpreter started for each command, as a shell does."""

    def call(self, *arguments: object, stdin: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.argv(*arguments),
            env={**self.environment, **settings},
            input=stdin,
            capture_output=True,
            text=True,
            timeout=120,
            cwd=self.home,
            check=False,
        )
