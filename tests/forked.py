"""Commands in processes of their own that share what is dear: the imports, made once in multiprocessing's fork server.

A command has its own arguments, environment, folder, streams and exit code, as one that a shell starts. What it does
not show is a start from nothing: tests that need it take `StartedCommandLine` or `argv`.
"""

import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["tests.warm"])
_STREAMS = ("stdin", "stdout", "stderr")


def run_forked(
    argv: list[str], arguments: list[str], environment: Mapping[str, str], folder: Path, stdin: str, limit: float
) -> subprocess.CompletedProcess[str]:
    """Run the command line with these arguments to its end; raise TimeoutExpired after `limit` seconds."""
    with tempfile.TemporaryDirectory(prefix="ingest command ") as place:
        streams = [Path(place, name) for name in _STREAMS]
        streams[0].write_text(stdin, encoding="utf-8")
        process = _CONTEXT.Process(target=_command, args=(arguments, dict(environment), folder, streams))
        process.start()
        process.join(limit)
        if process.is_alive():
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(argv, limit)
        assert process.exitcode is not None
        out, err = (stream.read_text("utf-8") if stream.exists() else "" for stream in streams[1:])
        return subprocess.CompletedProcess(argv, process.exitcode, out, err)


def start_forked(arguments: list[str], environment: Mapping[str, str], folder: Path) -> ForkServerProcess:
    """Start the command line with these arguments for a caller who will kill it; nobody reads what it says."""
    streams = [Path(os.devnull)] * len(_STREAMS)
    process = _CONTEXT.Process(target=_command, args=(arguments, dict(environment), folder, streams))
    process.start()
    return process


def _command(arguments: list[str], environment: dict[str, str], folder: Path, streams: list[Path]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in enumerate(streams):
        opened = os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(opened, number)
        os.close(opened)
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)
    started = importlib.import_module("ingest.__main__")
    sys.modules["__main__"] = started  # `python -m ingest` calls itself by it
    sys.argv = [str(started.__file__), *arguments]
    started.main()
