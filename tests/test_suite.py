"""What conftest.py promises: mendable skips fail where everything is required, and a run cleans up behind itself."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

CASES = """
import os, socket, pytest

def test_lacks():
    pytest.skip("this machine lacks a harp; on Debian or Ubuntu: apt install harp")

def test_other():
    pytest.skip("only as root")

def test_settings_are_forgotten():
    assert "INGEST_DATABASE_URL" not in os.environ and "TELEGRAM_API_HASH" not in os.environ

def test_only_loopback():
    with pytest.raises(Exception, match="tried to use socket.socket.connect"):
        socket.create_connection(("192.0.2.1", 9), timeout=0.01)
"""


@pytest.mark.parametrize(("required", "last"), [("1", "1 failed, 2 passed, 1 skipped"), ("", "2 passed, 2 skipped")])
def test_a_mendable_skip_fails_where_everything_is_required(tmp_path: Path, required: str, last: str) -> None:
    (tmp_path / "conftest.py").write_text((Path(__file__).parents[1] / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_cases.py").write_text(CASES)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--allow-hosts=127.0.0.1", str(tmp_path)],
        env={**os.environ, "INGEST_REQUIRE_ALL": required, "INGEST_DATABASE_URL": "x", "TELEGRAM_API_HASH": "x"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert last in done.stdout
    assert ("INGEST_REQUIRE_ALL is set, and this machine lacks a harp" in done.stdout) is bool(required)


ENDED = """
import os, pathlib, signal, pytest
from conftest import set_up_airflow

set_up_airflow()

@pytest.fixture(scope="session")
def server():
    yield
    pathlib.Path("ended").touch()

def test_ended_from_outside(server):
    pathlib.Path("home").write_text(os.environ["AIRFLOW_HOME"])
    assert os.path.isdir(os.environ["AIRFLOW_HOME"])
    if os.environ["END"]:
        os.kill(os.getpid(), signal.SIGTERM)
"""


@pytest.mark.parametrize(("end", "last"), [("1", "KeyboardInterrupt"), ("", "1 passed")])
def test_a_run_ends_its_servers_and_leaves_no_folder(tmp_path: Path, end: str, last: str) -> None:
    (tmp_path / "conftest.py").write_text((Path(__file__).parents[1] / "conftest.py").read_text("utf-8"), "utf-8")
    (tmp_path / "test_cases.py").write_text(ENDED)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "END": end},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert last in done.stdout + done.stderr
    assert (tmp_path / "ended").exists()
    assert not Path((tmp_path / "home").read_text()).exists()


def test_the_files_that_begin_first_are_there() -> None:
    root = Path(__file__).parents[1]
    listed = re.search(r"^_DEAR = \((.*?)^\)", (root / "conftest.py").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert listed is not None
    names = re.findall(r'"(.+?)"', listed[1])
    assert len(names) >= 5
    assert [name for name in names if not (root / "tests" / name).is_file()] == []


HOME = """
import os

def test_home():
    assert os.path.isdir(os.environ["AIRFLOW_HOME"])
"""


def test_folders_that_each_set_airflow_up_share_one_home_that_goes_with_the_run(tmp_path: Path) -> None:
    run, temporary = tmp_path / "run", tmp_path / "temporary"
    for folder in ("a_first", "b_makes_pytest_forget", "c_last"):  # pytest forgets the outer conftest at no package
        (run / folder).mkdir(parents=True)
        (run / folder / "conftest.py").write_text("from conftest import set_up_airflow\n\nset_up_airflow()\n")
        (run / folder / f"test_{folder}.py").write_text(HOME)
        if folder != "b_makes_pytest_forget":
            (run / folder / "__init__.py").touch()
    (run / "conftest.py").write_text((Path(__file__).parents[1] / "conftest.py").read_text("utf-8"), "utf-8")
    temporary.mkdir()
    options = ["-p", "no:cacheprovider", "--import-mode=importlib", str(run)]
    subprocess.run(
        [sys.executable, "-m", "pytest", *options], cwd=run, env={**os.environ, "TMPDIR": str(temporary)}, check=True
    )
    assert list(temporary.iterdir()) == []
