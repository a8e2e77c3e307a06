"""What holds for every test, before tests/conftest.py: a bare environment, and skips that name their remedy."""

import os
import shutil
from collections.abc import Generator

import pytest

LACKS = "this machine lacks "  # a skip that begins so can be mended; INGEST_REQUIRE_ALL=1 makes it a failure


# Forget the settings of whoever runs the tests: nobody's real store or account may be touched. Here and not in a
# hook, since the conftest files below this one set variables of their own when they are imported.
for _name in list(os.environ):
    if _name.startswith(("INGEST_", "TELEGRAM_", "AIRFLOW_")) and _name != "INGEST_REQUIRE_ALL":
        del os.environ[_name]


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
