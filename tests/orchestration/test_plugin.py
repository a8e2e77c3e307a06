"""The desk behind Airflow's users: roles decide who looks and who decides; nothing is loaded before it is asked for."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from ingest.store import Store

from ..review.scene import build_session, fill

HOST = "http://airflow.example"


@pytest.fixture
def flags(store: Store) -> list[str]:
    return fill(store)


@pytest.fixture
def client(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str | None], TestClient]]:
    """Give the plugin's desk to a user of Airflow's own simple auth manager with this role; None = nobody."""
    from airflow.api_fastapi import app as airflow_app
    from airflow.api_fastapi.auth.managers.simple.simple_auth_manager import SimpleAuthManager
    from airflow.api_fastapi.auth.managers.simple.user import SimpleAuthManagerUser
    from airflow.api_fastapi.core_api.security import get_user

    from ingest.orchestration.plugin import airflow_desk

    session = build_session(store, tmp_path)
    manager = SimpleAuthManager()
    monkeypatch.setattr(airflow_app._AuthManagerState, "instance", manager)
    made: list[TestClient] = []

    def come_in(role: str | None) -> TestClient:
        app = airflow_desk(lambda: session)
        if role is not None:
            app.dependency_overrides[get_user] = lambda: SimpleAuthManagerUser(username=f"the {role}", role=role)
        made.append(TestClient(app, base_url=HOST, follow_redirects=False))
        return made[-1]

    yield come_in
    for one in made:
        one.close()


def test_anonymous_sees_nothing(client: Callable[[str | None], TestClient], flags: list[str]) -> None:
    nobody = client(None)
    for path in ("/flags", "/flags.json", f"/flags/{flags[0]}", "/channels", "/desk.css", "/"):
        assert nobody.get(path).status_code == 401, path
    answer = nobody.post(f"/flags/{flags[0]}/judgements", data={"decision": "confirm"}, headers={"Origin": HOST})
    assert answer.status_code == 401


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("user", 303), ("op", 303), ("admin", 303)])
def test_roles_of_airflow_are_respected(
    client: Callable[[str | None], TestClient], flags: list[str], role: str, status: int
) -> None:
    browser = client(role)
    page = browser.get(f"/flags/{flags[0]}")
    assert page.status_code == 200
    assert ("<button" in page.text) is (status == 303)
    where = f"/flags/{flags[0]}/judgements"
    foreign = browser.post(where, data={"decision": "confirm"}, headers={"Origin": "http://evil.example"})
    assert foreign.status_code == 403
    assert browser.post(where, data={"decision": "confirm"}, headers={"Origin": HOST}).status_code == status
    kept = browser.get(f"/flags/{flags[0]}.json").json()["judgements"]
    assert [one["reviewer"] for one in kept] == ([f"the {role}"] if status == 303 else [])


def test_pages_lead_into_airflows_own_navigation(client: Callable[[str | None], TestClient], flags: list[str]) -> None:
    from fastapi import FastAPI

    for base in ("", "/airflow"):
        outer = FastAPI(root_path=base)
        outer.mount("/desk", client("viewer").app)
        page = TestClient(outer, base_url=HOST).get(f"{base}/desk/flags/{flags[0]}?severity=serious")
        frame = f"{base}/plugin/flags{base}/desk/flags/{flags[0]}?severity=serious"
        assert f'href="{frame}" target="_top">Airflow</a>' in page.text
    nobody = client(None).get("/flags?page=2")
    assert nobody.status_code == 401
    assert '<a href="/plugin/flags/flags?page=2" target="_top">Log in' in nobody.text


@pytest.mark.parametrize(
    ("base", "desk"),
    [
        ("https://a.example", "https://a.example/plugin/flags/desk"),
        ("https://a.example/airflow", "https://a.example/airflow/plugin/flags/airflow/desk"),
    ],
)
def test_links_of_the_digest_lead_there_too(base: str, desk: str) -> None:
    from ingest.orchestration.plugin import framed_desk

    assert framed_desk(base) == desk


def test_airflow_finds_the_plugin_and_the_connection_type() -> None:
    code = (
        "from airflow import plugins_manager as p\n"
        "from airflow.sdk.providers_manager_runtime import ProvidersManagerTaskRuntime as m\n"
        "print([a['url_prefix'] for a in p.get_fastapi_plugins()[0]])\n"
        "print('telegram' in m().hooks, p.get_import_errors())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    lines = done.stdout.strip().splitlines()
    assert "'/desk'" in lines[-2]
    assert lines[-1] == "True {}"


def test_loading_the_plugin_opens_nothing() -> None:
    code = (
        "import sys, ingest.orchestration.plugin, ingest.orchestration.provider\n"
        "print([m for m in ('ingest.store', 'ingest.review', 'telethon', 'psycopg') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().splitlines()[-1] == "[]"


def test_an_error_of_opening_the_store_is_told_and_not_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from ingest.model import ConfigError
    from ingest.orchestration.plugin import OneSession

    monkeypatch.setenv("INGEST_HOME", str(tmp_path))
    monkeypatch.setenv("INGEST_DATABASE_URL", "mysql://x")
    once: Any = OneSession()
    for _ in range(2):
        with pytest.raises(ConfigError, match="INGEST_DATABASE_URL"):
            once()
