"""What holds for every test, before tests/conftest.py: a bare environment, and skips that name their remedy."""

import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Generator
from pathlib import Path
from types import FrameType

import pytest

LACKS = "this machine lacks "  # a skip that begins so can be mended; INGEST_REQUIRE_ALL=1 makes it a failure


_MARK = ".of-the-tests"


def _made_here() -> Path | None:
    """Return the home of Airflow that this very process made; one that it inherited is another's."""
    mark = Path(os.environ.get("AIRFLOW_HOME", ""), _MARK)
    return mark.parent if mark.is_file() and mark.read_text() == str(os.getpid()) else None


# Forget the settings of whoever runs the tests: nobody's real store or account may be touched. Here and not in a
# hook, since the conftest files below this one set variables of their own when they are imported. pytest imports this
# file more than once, so what it has set up itself stays.
if _made_here() is None:
    for _name in list(os.environ):
        if _name.startswith(("INGEST_", "TELEGRAM_", "AIRFLOW_")) and _name != "INGEST_REQUIRE_ALL":
            del os.environ[_name]


def set_up_airflow() -> None:
    """Give Airflow a home of its own, which goes with the run; before the first import, when it reads its settings."""
    if "AIRFLOW_HOME" not in os.environ:
        home = Path(tempfile.mkdtemp(prefix="airflow-"))
        (home / _MARK).write_text(str(os.getpid()))
        os.environ["AIRFLOW_HOME"] = str(home)
    os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
    os.environ["AIRFLOW__CORE__UNIT_TEST_MODE"] = "False"


def pytest_configure(config: pytest.Config) -> None:
    """Let a run that is ended from outside end its servers and take its folders away, as after Ctrl-C."""
    signal.signal(signal.SIGTERM, _interrupt)


# Files that take minutes begin first, so that none of them is alone at the end; the others keep their order.
_DEAR = (
    "e2e/test_demo.py",
    "e2e/test_kill.py",
    "e2e/test_founding_case.py",
    "e2e/test_desk.py",
    "pipeline/test_telegram_order.py",
    "pipeline/test_telegram_kills.py",
    "pipeline/test_linking_hostile.py",
    "comparison/test_blind_pairs.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the dear files first."""
    places = {f"tests/{name}": place for place, name in enumerate(_DEAR)}
    items.sort(key=lambda item: places.get(item.nodeid.partition("::")[0], len(places)))


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the garbage collector what lives as long as the run: thousands of tests and the modules they import."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take away the home that `set_up_airflow` made; now, since a process beside others is ended soon after."""
    home = _made_here()
    if home is not None:
        shutil.rmtree(home, ignore_errors=True)


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of what the machine lacks into a failure where everything is required."""
    report = yield
    if report.skipped and isinstance(report.longrepr, tuple) and os.environ.get("INGEST_REQUIRE_ALL"):
        reason = str(report.longrepr[2])
        if LACKS in reason:
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid}: INGEST_REQUIRE_ALL is set, and {reason.removeprefix('Skipped: ')}"
    return report


@pytest.fixture(autouse=True)
def no_task_of_airflow() -> None:
    """Forget the task that an earlier test ran in this process: Airflow leaves its names in the environment."""
    for name in [name for name in os.environ if name.startswith("AIRFLOW_CTX_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of a Chromium browser."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip(LACKS + "chromium; on Debian or Ubuntu: apt install chromium")
    return path
