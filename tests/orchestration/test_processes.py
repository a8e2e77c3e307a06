"""Child processes end with their group, politely or not, and with their parent."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.model import IngestError
from ingest.orchestration import processes
from ingest.orchestration.processes import ChildProcess, ProcessGroup

# A program with a child of its own; both write their ids to a file when they are up.
PROGRAM = """
import os, signal, subprocess, sys, time
if "deaf" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
below = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1] + ".part", "w") as file:
    file.write(f"{os.getpid()} {below.pid}")
os.rename(sys.argv[1] + ".part", sys.argv[1])
time.sleep(600)
"""


def wait_for(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def alive(pid: int) -> bool:
    """Say whether a process runs; one that ended and was not asked for counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def started(path: Path) -> list[int]:
    wait_for(path.exists)
    return [int(word) for word in path.read_text().split()]


def argv(path: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", PROGRAM, str(path), *more]


def test_the_whole_group_ends_with_its_leader(tmp_path: Path) -> None:
    with ProcessGroup() as group:
        child = group.start("program", argv(tmp_path / "ids"), os.environ, tmp_path / "log")
        ids = started(tmp_path / "ids")
        assert child.running()
        assert ids[0] == child.pid
    wait_for(lambda: not any(map(alive, ids)))
    assert not child.running()


def test_who_does_not_listen_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_GRACE", 0.3)
    child = ChildProcess("deaf", argv(tmp_path / "ids", "deaf"), os.environ, tmp_path / "log")
    ids = started(tmp_path / "ids")
    child.stop()
    wait_for(lambda: not any(map(alive, ids)))


def test_an_error_in_the_group_ends_it_too(tmp_path: Path) -> None:
    ids = []

    def fails() -> None:
        with ProcessGroup() as group:
            group.start("program", argv(tmp_path / "ids"), os.environ, tmp_path / "log")
            ids.extend(started(tmp_path / "ids"))
            raise KeyError("x")

    with pytest.raises(KeyError):
        fails()
    wait_for(lambda: not any(map(alive, ids)))


def test_a_program_that_ends_by_itself_is_told_with_its_last_lines(tmp_path: Path) -> None:
    program = "import sys; print('\\n'.join(f'line {n}' for n in range(50)), flush=True); sys.exit('no space left')"
    with ProcessGroup() as group:
        child = group.start("scheduler", [sys.executable, "-c", program], os.environ, tmp_path / "log")
        wait_for(lambda: not child.running())
        with pytest.raises(IngestError, match="scheduler ended by itself") as caught:
            group.check()
    assert "no space left" in str(caught.value)
    assert "line 3\n" not in str(caught.value)


def test_ending_twice_is_no_error(tmp_path: Path) -> None:
    child = ChildProcess("short", [sys.executable, "-c", ""], os.environ, tmp_path / "log")
    child.stop()
    child.stop()
    assert not child.running()


def test_a_killed_parent_leaves_no_child(tmp_path: Path) -> None:
    """kill -9 runs no clean-up of ours; the kernel passes the word on."""
    parent = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from ingest.orchestration.processes import ProcessGroup\n"
        "group = ProcessGroup()\n"
        "group.start('x', sys.argv[1:], os.environ, Path(sys.argv[4] + '.log'))\n"
        "time.sleep(600)\n"
    )
    command = [sys.executable, "-c", parent, *argv(tmp_path / "ids")]
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}) as process:
        ids = started(tmp_path / "ids")
        process.send_signal(signal.SIGKILL)
        process.wait(10)
    wait_for(lambda: not alive(ids[0]))
    if alive(ids[1]):
        os.kill(ids[1], signal.SIGKILL)  # the grandchild is the program's own affair
