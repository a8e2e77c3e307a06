"""What a failed task said: read from Airflow's log files, which are JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path


def errors_of(logs: Path, dag_id: str, run_id: str) -> list[str]:
    """Return the errors of a run's tasks as 'task: error', each once; empty = none was logged."""
    folder = logs / f"dag_id={dag_id}" / f"run_id={run_id}"
    found: dict[str, None] = {}
    for log in sorted(folder.glob("task_id=*/**/attempt=*.log")):
        task = next(part for part in log.parts if part.startswith("task_id=")).removeprefix("task_id=")
        for error in _errors(log):
            found[f"{task}: {error}"] = None
    return list(found)


def _errors(log: Path) -> Iterator[str]:
    for line in log.read_text("utf-8", errors="replace").splitlines():
        try:
            detail = json.loads(line).get("error_detail") or ()
        except (ValueError, AttributeError):
            continue  # what a library wrote past the log
        for error in detail:
            yield f"{error.get('exc_type', '')}: {error.get('exc_value', '')}"
