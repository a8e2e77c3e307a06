"""What an Airflow needs for our tasks beyond its own installation; known without loading Airflow."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ingest.model import IngestError


def set_up(env: Mapping[str, str], pools: Mapping[str, int]) -> None:
    """Make our pools in the Airflow that this environment leads to; pools of other names stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        make_pools(env, Path(folder), pools)


def make_pools(env: Mapping[str, str], folder: Path, pools: Mapping[str, int]) -> None:
    """Make or change the pools; a file with them is left in `folder`."""
    path = folder / "pools.json"
    described = {
        name: {"slots": slots, "description": "made by ingest", "include_deferred": True}
        for name, slots in pools.items()
    }
    path.write_text(json.dumps(described))
    run_airflow(env, "pools", "import", str(path))


def run_airflow(env: Mapping[str, str], *words: str) -> None:
    """Run an `airflow` command; raises IngestError with the end of what it said."""
    argv = [sys.executable, "-m", "airflow", *words]
    done = subprocess.run(argv, env=dict(env), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        raise IngestError(f"`airflow {' '.join(words)}` ended with {done.returncode}:\n{tail}", resource="Airflow")
