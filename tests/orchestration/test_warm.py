"""A scheduler has loaded what its tasks use; no other process of Airflow has."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.orchestration.services import environment, prepare

# What `airflow WORD` does before anything else.
START = """
import sys, threading
from airflow import settings
settings.initialize()
print(sorted({"ingest.pipeline.linking", "ingest.pipeline.collecting", "telethon", "trafilatura"} & set(sys.modules)))
print(threading.active_count())
"""


@pytest.mark.parametrize(
    ("word", "loaded"),
    [
        ("scheduler", ["ingest.pipeline.collecting", "ingest.pipeline.linking", "telethon", "trafilatura"]),
        ("api-server", []),
    ],
)
def test_only_a_scheduler_loads_what_tasks_use(tmp_path: Path, word: str, loaded: list[str]) -> None:
    place = prepare(tmp_path / "airflow", tmp_path, "postgresql+psycopg://airflow:none@127.0.0.1:1/airflow", {})
    done = subprocess.run(
        [sys.executable, "-c", START, word], env=environment(place), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    # a fork of a process with threads may hold a lock that nobody opens again
    assert done.stdout.splitlines()[-2:] == [str(loaded), "1"]
