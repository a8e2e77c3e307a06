"""The desk in a browser, in Airflow's real API server: each role on its way, by Airflow's own login page.

The operator finds the failed channel and reads why, the analyst judges, a viewer cannot, anonymous sees nothing. The
scene is that of tests/review. No scheduler runs: what its tasks would have done stands in the store already.
"""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest

from ingest.orchestration.plugin import PREFIX
from ingest.orchestration.processes import ProcessGroup
from ingest.orchestration.provider import API_HASH
from ingest.orchestration.services import AirflowApi, AirflowPlace, migrate, prepare, start
from ingest.store import Store, open_store
from ingest.store.embedded import EmbeddedServer

from ..command import PROJECT
from ..review.scene import HANDLE, build_session, fill

pytestmark = pytest.mark.e2e

USERS = {"admin": "admin", "ana": "user", "vik": "viewer", "olha": "op"}
WHY = "the channel is private now"
SECRET = "1AbSessionThatNobodyMayRead"
RUN = "manual__operator"


@dataclass(frozen=True)
class Running:
    """A running API server with a filled store behind its plugin."""

    place: AirflowPlace
    flags: list[str]
    api: AirflowApi
    logins: dict[str, Any] = field(default_factory=dict)  # what a browser keeps of each user's login

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
            fail_a_poll(store, home)
        server.create_database("airflow")
        variables = {"INGEST_HOME": str(home), "INGEST_CONFIG": str(home / "config")}
        place = prepare(home / "airflow", PROJECT / "dags", server.url("airflow", "airflow"), variables, USERS)
        migrate(place, {})
        with ProcessGroup() as group:
            start(place, group, components=("dag-processor",))
            api = AirflowApi(place)
            try:
                api.wait_until_up(group)
                wait_for(lambda: {"poll_channels", "compare_claims"} <= api.dag_ids())
                yield Running(place, flags, api)
            finally:
                api.close()
    finally:
        server.stop()


def fail_a_poll(store: Store, home: Path) -> None:
    """Keep what a poll in Airflow would have kept that could not read the channel."""
    session = build_session(store, home)
    session.clock = lambda: datetime.now(UTC)
    origin = {"dag_id": "poll_channels", "dag_run_id": RUN, "task_id": "plan"}
    session.settings = session.settings.model_copy(update=origin)
    with session.run("collect") as tally:
        tally.add(items=1)
        tally.fail(HANDLE, ValueError(WHY))


def wait_for(reached: Callable[[], bool], seconds: float = 120) -> None:
    """Ask until it is so; what is waited for is another process."""
    end = time.monotonic() + seconds
    while not reached():
        assert time.monotonic() < end, "waited in vain"
        threading.Event().wait(0.5)


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
    assert {view["destination"]: view["href"] for view in ours["external_views"]} == {
        "nav": "desk/flags",
        "dag": "desk/runs?dag={DAG_ID}",
        "dag_run": "desk/runs?dag={DAG_ID}&run={RUN_ID}",
        "task_instance": "desk/runs?dag={DAG_ID}&run={RUN_ID}&task={TASK_ID}",
    }
    assert [(app["bundle_url"], app["destination"]) for app in ours["react_apps"]] == [("desk/card.js", "dashboard")]
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
    """Open a page of a browser into which this user logged in by Airflow's own form, at the first time."""
    kept = running.logins.get(name or "")
    context = browser.new_context(**({"viewport": {"width": 1200, "height": 900}, "storage_state": kept} | options))
    context.set_default_timeout(30_000)
    page = context.new_page()
    if name is not None and kept is None:
        page.goto(f"{running.place.url}/auth/login/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", running.place.password)
        page.click("button[type=submit]")
        page.wait_for_url(lambda url: "/auth/login" not in url)
        running.logins[name] = context.storage_state()
    return page


def test_an_analyst_filters_opens_and_judges(running: Running, browser: Any) -> None:
    page = page_of(running, browser, "ana")
    page.goto(f"{running.place.url}/plugin/flags")
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Flags").wait_for()
    assert frame.locator("a.row").count() == 3
    page.goto(f"{running.desk}/flags")
    page.select_option("select[name=verdict]", "magnitude_error")  # htmx asks at once
    page.wait_for_url(lambda url: "magnitude_error" in url)
    page.locator("text=1 flag with this filter").wait_for()
    assert page.locator("a.row").count() == 1
    assert "verdict=magnitude_error" in page.get_attribute("#forms a >> nth=1", "href")
    page.select_option("select[name=channel]", HANDLE)
    page.wait_for_url(lambda url: HANDLE in url)
    page.click("h1")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.locator("mark.serious").first.wait_for()  # the page behind the link takes its time to come
    assert page.locator("mark.serious").all_inner_texts() == ["11 дронів", "90 drones"]
    page.keyboard.press("n")
    page.keyboard.type("ten times too many")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first button: confirm
    page.wait_for_url(lambda url: url.endswith("#decisions"))
    assert "verdict=magnitude_error" in page.url  # the way back and on stays within the filter
    assert "confirm by ana" in page.inner_text("section[aria-labelledby=decisions]")
    rows = get(running, "/flags.csv?decision=confirm", "ana").text.splitlines()
    assert len(rows) == 2
    assert "ten times too many" in rows[1]
    page.context.close()


def test_within_airflow_addresses_stay_and_other_sites_open(running: Running, browser: Any) -> None:
    page = page_of(running, browser, None)
    where = f"{running.place.url}/plugin/flags{PREFIX}/flags/{running.flags[1]}"
    page.goto(f"{running.desk}/flags/{running.flags[1]}")
    page.get_by_role("link", name="Log in to Airflow").click()  # and from there back to this very flag
    page.fill("input[name=username]", "vik")
    page.fill("input[name=password]", running.place.password)
    page.click("button[type=submit]")
    page.wait_for_url(where)
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Decisions").wait_for()
    assert frame.get_by_role("link", name="Airflow", exact=True).count() == 0
    with page.context.expect_page() as opened:
        frame.get_by_role("link", name="https://courier.example").click()
    opened.value.get_by_text("courier.example").first.wait_for()  # the browser's own page: there is no such site
    assert page.url == where
    frame.get_by_role("link", name="All flags").click()
    page.wait_for_url(f"{running.place.url}/plugin/flags{PREFIX}/flags")  # what one copies is where one is
    page.goto(f"{running.desk}/channels")
    page.get_by_role("link", name="Airflow", exact=True).click()
    page.wait_for_url(f"{running.place.url}/plugin/flags{PREFIX}/channels")
    page.context.close()


def test_without_scripts_the_filter_is_a_form(running: Running, browser: Any) -> None:
    session = page_of(running, browser, "ana")
    state = session.context.storage_state()
    session.context.close()
    page = browser.new_context(java_script_enabled=False, storage_state=state).new_page()
    page.goto(f"{running.desk}/flags")
    page.select_option("select[name=verdict]", "differs")
    page.click("text=Filter")
    page.wait_for_url(lambda url: "verdict=differs" in url)
    assert page.locator("a.row").count() == 1
    page.context.close()


def test_an_operator_finds_the_failed_channel_and_reads_why(running: Running, browser: Any) -> None:
    page = page_of(running, browser, "olha")
    page.goto(running.place.url)
    card = page.get_by_role("region", name="Claims")
    card.get_by_text("runs failed in a day").wait_for()
    assert card.get_by_role("link").all_inner_texts()[2].split("\n")[0] == "1"
    waiting = card.get_by_role("link").first.get_attribute("href")
    assert waiting.endswith(f"/plugin/flags{PREFIX}/flags?severity=serious&decision=open")
    card.get_by_role("link").last.click()
    page.frame_locator("iframe").get_by_text(WHY).wait_for()
    assert page.url.endswith(f"{PREFIX}/runs?outcome=failed")
    page.goto(f"{running.place.url}/dags/poll_channels/plugin/outcome-dag")
    frame = page.frame_locator("iframe")
    told = frame.locator("section.card", has_text="failed").first
    told.get_by_text(WHY).wait_for()
    assert HANDLE in told.inner_text()
    frame.get_by_role("link", name="Channels").click()
    frame.locator("tr", has_text=HANDLE).get_by_text(WHY).wait_for()
    frame.get_by_role("link", name=f"@{HANDLE}").click()
    frame.get_by_role("heading", name="Waits that Telegram asked for").wait_for()
    assert WHY in frame.locator("section[aria-labelledby=issues]").inner_text()
    page.context.close()


def test_the_tab_of_a_task_shows_its_own_outcome(running: Running, browser: Any) -> None:
    api(running, "POST", "/api/v2/dags/poll_channels/dagRuns", {"dag_run_id": RUN, "logical_date": None})
    page = page_of(running, browser, "olha")
    page.goto(f"{running.place.url}/dags/poll_channels/runs/{RUN}/tasks/plan/plugin/outcome-task-instance")
    frame = page.frame_locator("iframe")
    frame.get_by_role("heading", name="Outcome").wait_for()
    assert WHY in frame.locator("main").inner_text()
    page.goto(f"{running.place.url}/dags/poll_channels/runs/{RUN}/plugin/outcome-dag-run")
    page.frame_locator("iframe").get_by_text(WHY).wait_for()
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
    answer = page.goto(f"{running.desk}/flags/{running.flags[0]}")
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "<script>alert('report')</script>" in page.inner_text("section[aria-labelledby=report]")
    number = get(running, f"/flags/{running.flags[0]}.json", "ana").json()["article_revision_id"]
    page.goto(f"{running.desk}/articles/{number}")
    page.locator("mark.serious").first.wait_for()
    assert "onerror=alert(1)" in page.inner_text("section[aria-labelledby=links]")
    page.goto(f"{running.desk}/search?words=drones")
    page.locator("mark.hit").first.wait_for()
    assert dialogs == []
    page.context.close()
    nobody = page_of(running, browser, None, java_script_enabled=False)
    assert nobody.goto(f"{running.desk}/flags").status == 401
    assert nobody.inner_text("h1") == "Log in first"
    nobody.context.close()
