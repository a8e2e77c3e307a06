"""Child processes in process groups of their own, so that ending one ends all that it started."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

from ingest.model import IngestError

_GRACE = 8.0
_PR_SET_PDEATHSIG = 1


class ChildProcess:
    """One running program with its own process group and log file."""

    def __init__(self, name: str, argv: Sequence[str], env: Mapping[str, str], log: Path) -> None:
        """Start the program; its output goes to `log`."""
        self.name = name
        self.log = log
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                list(argv),
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,  # noqa: PLW1509 - only sets a flag of the kernel's
            )

    @property
    def pid(self) -> int:
        """Id of the program, which is also the id of its process group."""
        return self._process.pid

    def running(self) -> bool:
        """Tell whether the program still runs."""
        return self._process.poll() is None

    def check(self) -> None:
        """Raise with the end of the log when the program has ended."""
        if not self.running():
            tail = "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])
            raise IngestError(f"{self.name} ended by itself:\n{tail}", resource=str(self.log))

    def stop(self) -> None:
        """End the whole group: politely first, then for good."""
        self._signal(signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE)
        self._signal(signal.SIGKILL)
        self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, number)


class ProcessGroup:
    """Several child processes that end together, the last started first."""

    def __init__(self) -> None:
        self._children: list[ChildProcess] = []

    def __enter__(self) -> "ProcessGroup":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self, name: str, argv: Sequence[str], env: Mapping[str, str], log: Path) -> ChildProcess:
        """Start a program that ends with this group."""
        child = ChildProcess(name, argv, env, log)
        self._children.append(child)
        return child

    def forget(self, child: ChildProcess) -> None:
        """Wait for a program that was killed on purpose, and expect nothing more of it."""
        self._children.remove(child)
        child.stop()

    def check(self) -> None:
        """Raise when a program has ended by itself."""
        for child in self._children:
            child.check()

    def stop(self) -> None:
        """End all programs: ask all of them at once, then wait for each."""
        for child in reversed(self._children):
            child._signal(signal.SIGTERM)
        deadline = time.monotonic() + _GRACE
        while any(child.running() for child in self._children) and time.monotonic() < deadline:
            time.sleep(0.05)
        while self._children:
            child = self._children.pop()
            child._signal(signal.SIGKILL)
            child._process.wait()


def _end_with_parent() -> None:
    # A kill -9 of the parent runs no clean-up of ours: let the kernel pass the word on.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
