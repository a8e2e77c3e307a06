"""The desk in a browser, in Airflow's real API server: an analyst judges, a viewer cannot, anonymous sees nothing.

The scene is that of tests/review; only the API server runs, since no DAG is needed to look at flags.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from ingest.orchestration.plugin import PREFIX
from ingest.orchestration.processes import ProcessGroup
from ingest.orchestration.provider import API_HASH
from ingest.orchestration.services import AirflowApi, AirflowPlace, migrate, prepare, start
from ingest.store import open_store
from ingest.store.embedded import EmbeddedServer

from ..command import PROJECT
from ..review.scene import HANDLE, fill

pytestmark = pytest.mark.e2e

USERS = {"admin": "admin", "ana": "user", "vik": "viewer"}
SECRET = "1AbSessionThatNobodyMayRead"


@dataclass(frozen=True)
class Running:
    """A running API server with a filled store behind its plugin."""

    place: AirflowPlace
    flags: list[str]
    api: AirflowApi

    @property
    def desk(self) -> str:
        return f"{self.place.url}{PREFIX}"

    def token(self, name: str) -> str:
        answer = httpx2.post(
            f"{self.place.url}/auth/token",
            json={"username": name, "password": self.place.password},
            trust_env=False,
        )
        return str(answer.json()["access_token"])


@pytest.fixture(scope="module")
def running(enterable_folder: Path) -> Iterator[Running]:
    home = enterable_folder / "the home of the desk"
    home.mkdir(mode=0o755)
    (home / "config").mkdir()
    server = EmbeddedServer(home, durable=False)
    try:
        server.start()
        with open_store(home) as store:
            flags = fill(store)
        server.create_database("airflow")
        variables = {"INGEST_HOME": str(home), "INGEST_CONFIG": str(home / "config")}
        place = prepare(home / "airflow", PROJECT / "dags", server.url("airflow", "airflow"), variables, USERS)
        migrate(place, {})
        with ProcessGroup() as group:
            start(place, group, components=())
            api = AirflowApi(place)
            try:
                api.wait_until_up(group)
                yield Running(place, flags, api)
            finally:
                api.close()
    finally:
        server.stop()


def get(running: Running, path: str, name: str | None) -> httpx2.Response:
    headers = {} if name is None else {"Authorization": f"Bearer {running.token(name)}"}
    return httpx2.get(running.desk + path, headers=headers, trust_env=False, timeout=30)


def test_anonymous_sees_nothing(running: Running) -> None:
    for path in ("/flags", "/flags.json", f"/flags/{running.flags[0]}", "/channels.csv", "/desk.css"):
        answer = get(running, path, None)
        assert answer.status_code == 401, path
        assert "drones" not in answer.text


def test_roles_and_origin_through_the_real_server(running: Running) -> None:
    where = f"{running.desk}/flags/{running.flags[2]}/judgements"
    assert get(running, "/flags.json", "vik").json()["total"] == 3

    def write(name: str, origin: str) -> int:
        with httpx2.Client(trust_env=False, cookies={"_token": running.token(name)}) as browser:
            return browser.post(where, data={"decision": "dismiss"}, headers={"Origin": origin}).status_code

    assert write("vik", running.place.url) == 403
    assert write("ana", "http://evil.example") == 403
    assert write("ana", running.place.url) == 303
    kept = get(running, f"/flags/{running.flags[2]}.json", "vik").json()["judgements"]
    assert [(one["decision"], one["reviewer"]) for one in kept] == [("dismiss", "ana")]


def test_the_navigation_names_the_page(running: Running) -> None:
    plugins = api(running, "GET", "/api/v2/plugins")["plugins"]
    (ours,) = [one for one in plugins if one["name"] == "ingest_flags"]
    assert [view["href"] for view in ours["external_views"]] == ["desk/flags", "desk/runs?dag={DAG_ID}"]
    assert api(running, "GET", "/api/v2/plugins/importErrors")["total_entries"] == 0


def test_secrets_of_the_connection_are_masked_in_the_rest_api(running: Running) -> None:
    api(
        running,
        "POST",
        "/api/v2/connections",
        {
            "connection_id": "telegram_default",
            "conn_type": "telegram",
            "login": "12345",
            "password": SECRET,
            "extra": f'{{"{API_HASH}": "{SECRET}"}}',
        },
    )
    told = str(api(running, "GET", "/api/v2/connections/telegram_default"))
    assert "12345" in told
    assert SECRET not in told


def api(running: Running, method: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {running.token('admin')}"}
    answer = httpx2.request(method, running.place.url + path, json=body, headers=headers, trust_env=False, timeout=30)
    answer.raise_for_status()
    return answer.json()


@pytest.fixture(scope="module")
def browser(running: Running, chromium: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield made
        made.close()


def page_of(running: Running, browser: Any, name: str | None, **options: Any) -> Any:
    """Open a page of a browser into which this user logged in by Airflow's own form."""
    context = browser.new_context(**({"viewport": {"width": 1200, "height": 900}} | options))
    context.set_default_timeout(30_000)
    page = context.new_page()
    if name is not None:
        page.goto(f"{running.place.url}/auth/login/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", running.place.password)
        page.click("button[type=submit]")
        page.wait_for_url(lambda url: "/auth/login" not in url)
    return page


def test_an_analyst_filters_opens_and_judges(running: Running, browser: Any) -> None:
    page = page_of(running, browser, "ana")
    page.goto(f"{running.place.url}/plugin/flags")
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Flags").wait_for()
    assert frame.locator(".card").count() == 3
    page.goto(f"{running.desk}/flags")
    page.select_option("select[name=verdict]", "magnitude_error")
    page.select_option("select[name=channel]", HANDLE)
    page.click("text=Filter")
    page.wait_for_url(lambda url: "magnitude_error" in url)
    assert page.locator(".card").count() == 1
    page.click(".card a")
    page.locator("mark.serious").first.wait_for()  # the page behind the link takes its time to come
    assert page.locator("mark.serious").all_inner_texts() == ["11 дронів", "90 drones"]
    page.fill("textarea[name=note]", "ten times too many")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first button: confirm
    page.wait_for_url(lambda url: url.endswith("#decisions"))
    assert "confirm by ana" in page.inner_text("section[aria-labelledby=decisions]")
    rows = get(running, "/flags.csv?decision=confirm", "ana").text.splitlines()
    assert len(rows) == 2
    assert "ten times too many" in rows[1]
    page.context.close()


def test_a_viewer_looks_only_and_a_phone_needs_no_scrolling_aside(running: Running, browser: Any) -> None:
    page = page_of(running, browser, "vik", viewport={"width": 375, "height": 700}, color_scheme="dark")
    number = get(running, f"/flags/{running.flags[1]}.json", "vik").json()["article_revision_id"]
    paths = (
        "/flags",
        f"/flags/{running.flags[0]}",
        "/channels",
        f"/channels/{HANDLE}",
        "/runs",
        "/search?words=drones",
    )
    for path in (*paths, f"/articles/{number}"):
        page.goto(running.desk + path)
        assert page.locator("h1").count() == 1
        assert page.locator("form[method=post]").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    page.context.close()


def test_no_script_runs_and_anonymous_is_told_to_log_in(running: Running, browser: Any) -> None:
    page = page_of(running, browser, "ana")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(f"{running.desk}/flags/{running.flags[0]}")
    assert "<script>alert('report')</script>" in page.inner_text("section[aria-labelledby=report]")
    assert dialogs == []
    page.context.close()
    nobody = page_of(running, browser, None, java_script_enabled=False)
    assert nobody.goto(f"{running.desk}/flags").status == 401
    assert nobody.inner_text("h1") == "Log in first"
    nobody.context.close()
