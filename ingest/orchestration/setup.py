"""What an Airflow needs for our tasks beyond its own installation; known without loading Airflow."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from ingest.model import IngestError

# Loading Airflow takes longer than what these commands then do, so that one process runs several.
_IN_A_ROW = """
import json, sys
from airflow.__main__ import main
for words in json.loads(sys.argv.pop()):
    sys.argv[1:] = words
    main()
"""


def set_up(env: Mapping[str, str], pools: Mapping[str, int]) -> None:
    """Make our pools in the Airflow that this environment leads to; pools of other names stay as they are."""
    with tempfile.TemporaryDirectory() as folder:
        run_airflow(env, import_of_pools(Path(folder), pools))


def import_of_pools(folder: Path, pools: Mapping[str, int]) -> list[str]:
    """Write the pools into a file of `folder`; return the words of the command that makes or changes them."""
    path = folder / "pools.json"
    described = {
        name: {"slots": slots, "description": "made by ingest", "include_deferred": True}
        for name, slots in pools.items()
    }
    path.write_text(json.dumps(described))
    return ["pools", "import", str(path)]


def run_airflow(env: Mapping[str, str], *commands: Sequence[str]) -> None:
    """Run `airflow` commands one after the other; raises IngestError with the end of what they said."""
    argv = [sys.executable, "-c", _IN_A_ROW, json.dumps(commands)]
    done = subprocess.run(argv, env=dict(env), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode:
        tail = "\n".join((done.stdout + done.stderr).splitlines()[-15:])
        words = ", ".join(" ".join(command) for command in commands)
        raise IngestError(f"`airflow {words}` ended with {done.returncode}:\n{tail}", resource="Airflow")
