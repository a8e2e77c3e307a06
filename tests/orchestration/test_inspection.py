"""What `ingest doctor --deep` asks of Airflow, on a real database of Airflow's; drills ask a running one."""

import pytest

from ingest.config import read_settings
from ingest.orchestration.inspection import Told, inspect
from ingest.orchestration.pools import pools_of


@pytest.fixture(autouse=True, scope="module")
def database() -> None:
    from airflow.utils.db import initdb

    initdb()


def told() -> dict[str, Told]:
    return {one[0]: one for one in inspect()}


def test_missing_pools_are_named_and_made_ones_are_well() -> None:
    from airflow.models.pool import Pool

    for pool in pools_of(read_settings()):
        if Pool.get_pool(pool) is not None:
            Pool.delete_pool(name=pool)
    _, well, detail, remedy = told()["Airflow's pools"]
    assert (well, remedy) == (False, "ingest airflow setup")
    assert "telegram has no slots, not 1" in detail
    for pool, slots in pools_of(read_settings()).items():
        Pool.create_or_update_pool(pool, slots=slots, description="", include_deferred=True)
    assert told()["Airflow's pools"][1]


def test_the_connection_may_stand_in_three_places(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told()["Telegram's connection"][1:3] == (False, "telegram_default is missing")
    monkeypatch.setenv("AIRFLOW_CONN_TELEGRAM_DEFAULT", "{}")
    assert told()["Telegram's connection"][1]
    monkeypatch.delenv("AIRFLOW_CONN_TELEGRAM_DEFAULT")
    monkeypatch.setenv("INGEST_TELEGRAM_SESSION", "a session")
    assert told()["Telegram's connection"][1]


def test_a_file_that_cannot_be_imported_is_named_with_its_error() -> None:
    from airflow.models.errors import ParseImportError
    from airflow.utils.session import create_session

    with create_session() as session:
        session.add(
            ParseImportError(
                filename="x.py", bundle_name="dags-folder", stacktrace="Traceback\nNameError: no such name"
            )
        )
    try:
        assert told()["Airflow's DAGs"][1:3] == (
            False,
            "1 files cannot be imported; x.py: NameError: no such name",
        )
    finally:
        with create_session() as session:
            session.query(ParseImportError).delete()


def test_components_that_never_ran_are_told() -> None:
    for name in ("scheduler", "dag-processor", "triggerer"):
        assert told()[f"Airflow's {name}"][1:] == (False, "never seen", f"airflow {name}")
