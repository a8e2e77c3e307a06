"""The desk's pages: filters, permalinks in three forms, foreign texts as text, headers."""

import csv
import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from ingest.model import Issue
from ingest.review.run_page import USE_CASES
from ingest.store import save_access, save_flood

from .conftest import HOST, VIEWER, Desk
from .scene import CHANNEL, EDITED, HANDLE, POST, REPORT, START, TITLE, build_session, fill_many


def titles(page: str) -> int:
    return page.count('<a class="row"')


def without_our_scripts(page: str) -> str:
    """Return the page without the scripts that belong to it, which are files of the desk."""
    return re.sub(r'<script src="/(?:desk|htmx\.min)\.js\?\w+" defer></script>', "", page)


def test_the_queue_begins_with_serious_flags(opened: Desk) -> None:
    page = opened.ana.get("/flags").text
    assert titles(page) == 3
    assert page.index("magnitude error") < page.index("Not in the post.")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("severity=serious", 2),
        ("verdict=differs", 1),
        (f"channel={HANDLE.upper()}", 2),
        (f"channel=@{HANDLE}", 2),
        ("outlet=courier", 3),
        ("outlet=nobody", 0),
        ("decision=open", 3),
        ("decision=dismiss", 0),
        ("since=2026-03-03", 2),
        ("until=2026-03-02", 1),
        ("since=2026-03-02&until=2026-03-02&severity=", 1),
        ("until=9999-12-31", 3),
    ],
)
def test_flags_are_filtered(opened: Desk, query: str, count: int) -> None:
    assert titles(opened.ana.get(f"/flags?{query}").text) == count
    found = opened.ana.get(f"/flags.json?{query}").json()
    assert (found["total"], len(found["flags"])) == (count, count)


def test_pages_of_the_queue_hold_the_filter(opened: Desk) -> None:
    first = opened.ana.get("/flags?outlet=courier&rows=2").text
    assert titles(first) == 2
    assert 'href="/flags?outlet=courier&amp;page=2&amp;rows=2"' in first
    assert titles(opened.ana.get("/flags?outlet=courier&rows=2&page=2").text) == 1
    assert "No flags fit" in opened.ana.get("/flags?page=9").text


@pytest.mark.parametrize(
    "query", ["verdict=false", "since=yesterday", "page=0", "page=x", "channel=%00", "rows=1000000", "page=99999999999"]
)
def test_a_wrong_filter_is_named(opened: Desk, query: str) -> None:
    answer = opened.ana.get(f"/flags?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.text


def test_csv_has_all_columns_and_no_formulas(opened: Desk) -> None:
    answer = opened.ana.get("/flags.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == 3
    assert {"flag_id", "verdict", "outlet_id", "reason", "decision"} <= set(rows[0])
    assert answer.headers["content-disposition"] == 'attachment; filename="flags.csv"'


def test_a_cell_that_a_spreadsheet_would_compute_is_made_text() -> None:
    from ingest.review.answers import as_csv

    body = bytes(as_csv([{"a": "=1+1", "b": -2, "c": None, "d": "@x"}], ["a", "b", "c", "d"], "x").body).decode()
    assert body.splitlines()[1] == "'=1+1,-2,,'@x"


def test_a_flag_shows_both_texts_with_the_numbers_marked(opened: Desk) -> None:
    page = opened.ana.get(f"/flags/{opened.flags[0]}").text
    assert '<mark class="serious" title="the report&#39;s number">90 drones</mark>' in page
    assert '<mark class="serious" title="the post&#39;s number">11 дронів</mark>' in page
    assert '<mark class="changed" title="changed in this revision">11</mark>' in page
    for part in ("The report agrees with revision 1", "Revision 1", "Revision 2", "values differ", "numbers", "+1.50"):
        assert part in page
    for short in (opened.flags[0][:8], opened.flags[0].upper()):
        assert opened.ana.get(f"/flags/{short}").status_code == 200


def test_texts_from_outside_are_text_only(opened: Desk) -> None:
    paths = ["/flags", f"/flags/{opened.flags[0]}", f"/channels/{HANDLE}", "/channels"]
    article = opened.ana.get(f"/flags/{opened.flags[0]}.json").json()["article_revision_id"]
    for path in (*paths, f"/articles/{article}"):
        page = without_our_scripts(opened.ana.get(path).text)
        assert "<script" not in page, path
        assert "<img" not in page, path
        assert "<b>Officials" not in page, path
        assert "style=" not in page, path
    shown = opened.ana.get(f"/articles/{article}").text
    assert "&lt;script&gt;alert(&#39;report&#39;)&lt;/script&gt;" in shown
    assert "&lt;img src=x onerror=alert(1)&gt;" in shown


def test_json_of_a_flag_is_complete(opened: Desk) -> None:
    found = opened.ana.get(f"/flags/{opened.flags[0]}.json").json()
    assert (found["post_text"], found["article_text"], found["title"]) == (EDITED, REPORT, TITLE)
    assert [one["text"] for one in found["post_revisions"]] == [POST, EDITED]
    assert found["link_reasons"][0]["name"] == "numbers"
    assert len(found["captures"]) == 3
    assert opened.ana.get(f"/flags/{opened.flags[0]}.csv").text.count("\r\n") == 2


def test_a_flag_without_a_post_says_so(opened: Desk) -> None:
    assert "No post has this number." in opened.ana.get(f"/flags/{opened.flags[2]}").text


def test_the_article_shows_links_with_reasons(opened: Desk) -> None:
    number = opened.ana.get(f"/flags/{opened.flags[1]}.json").json()["article_revision_id"]
    page = opened.ana.get(f"/articles/{number}").text
    assert '<mark class="serious" title="differs: 12 is not 11.">12 drones</mark>' in page
    assert "a day apart" in page
    assert '<mark class="serious" title="differs: 12 is not 11.">11 дронів</mark>' in page
    assert f"/flags/{opened.flags[2]}" in page
    rows = list(csv.DictReader(io.StringIO(opened.ana.get(f"/articles/{number}.csv").text)))
    assert [row["message_id"] for row in rows] == ["17"]


def test_the_channel_shows_coverage_lag_issues_and_time(opened: Desk) -> None:
    with opened.store.app.begin() as conn:
        save_access(conn, "kestrel", CHANNEL, 1, HANDLE, START)
        save_flood(conn, "kestrel", "GetHistory", START + timedelta(minutes=9))
        save_flood(conn, "another", "GetHistory", START)
    page = opened.ana.get(f"/channels/{HANDLE}").text
    assert ("46 h ago" in page, "kestrel" in page, "another" in page) == (True, True, False)
    assert "a field &lt;i&gt;nobody&lt;/i&gt; knows" in page
    assert page.count('<rect class="posts"') == 1
    assert page.count('<rect class="serious"') == 1
    found = opened.ana.get(f"/channels/{HANDLE}.json").json()
    assert found["series"] == [{"begins": "2026-03-02", "posts": 1, "flags": 2, "serious": 2}]
    assert (found["lag_seconds"], found["coverage"]["channel_id"]) == (46 * 3600, CHANNEL)
    assert opened.ana.get(f"/channels/{HANDLE}.csv").text.splitlines()[1] == "2026-03-02,1,2,2"
    (row,) = opened.ana.get("/channels.json").json()["channels"]
    assert (row["handle"], row["trouble"]["kind"]) == (HANDLE, "unknown_field")
    assert "unknown field" in opened.ana.get("/channels").text
    (line,) = csv.DictReader(io.StringIO(opened.ana.get("/channels.csv").text))
    assert (line["handle"], "nobody" in line["trouble"]) == (HANDLE, True)


@pytest.mark.parametrize(
    "path",
    ["/flags/00000000", "/flags/nothing-here", "/flags/%25%25%25%25", "/articles/999999", "/channels/nobody", "/x"],
)
def test_what_does_not_exist_is_not_found(opened: Desk, path: str) -> None:
    assert opened.ana.get(path).status_code == 404
    told = opened.ana.get(path + ".json")
    assert told.status_code == 404
    assert told.json()["status"] == 404


@pytest.mark.parametrize("path", ["/flags", "/flags.json", "/desk.css", "/desk.js", "/x", "/flags?page=0"])
def test_every_answer_is_protected(opened: Desk, path: str) -> None:
    headers = opened.ana.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("private, max-age=3600" if path.endswith((".css", ".js")) else "no-store")


def test_pages_load_nothing_from_elsewhere(opened: Desk) -> None:
    for path in ("/flags", f"/flags/{opened.flags[0]}"):
        page = without_our_scripts(opened.ana.get(path).text)
        assert 'href="/desk.css?' in page
        assert "src=" not in page.replace("&lt;img src=x", "")
    for name in ("desk.css", "desk.js", "htmx.min.js", "card.js", "icon.svg"):
        answer = opened.ana.get(f"/{name}")
        assert answer.status_code == 200
        assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org)", answer.text), name
    assert "color-scheme: light dark" in opened.ana.get("/desk.css").text


def test_every_page_can_be_walked_by_keyboard(opened: Desk) -> None:
    """A way past the navigation, one heading, a label for each field, and no order of our own for the focus."""
    article = opened.ana.get(f"/flags/{opened.flags[0]}.json").json()["article_revision_id"]
    for path in (
        "/flags",
        f"/flags/{opened.flags[0]}",
        "/channels",
        f"/channels/{HANDLE}",
        f"/articles/{article}",
        "/runs",
    ):
        page = opened.ana.get(path).text
        assert page.index('href="#main"') < page.index("<nav"), path
        assert page.count("<h1") == 1, path
        assert set(re.findall(r'tabindex="([^"]*)"', page)) <= {"0", "-1"}, path
        fields = re.findall(r"<(?:select|textarea|input)[^>]*", page)
        labelled = len(re.findall(r"<label", page))
        assert len(fields) == labelled, path


def test_anonymous_sees_nothing(opened: Desk) -> None:
    nobody = opened.client(None)
    for path in ("/", "/flags", "/flags.json", "/flags.csv", f"/flags/{opened.flags[0]}", "/channels", "/desk.css"):
        answer = nobody.get(path)
        assert answer.status_code == 401, path
        assert "drones" not in answer.text
    assert nobody.post(f"/flags/{opened.flags[0]}/judgements", headers={"Origin": HOST}).status_code == 401
    assert nobody.get("/openapi.json").status_code == 404


def test_links_follow_the_place_where_the_desk_is_mounted(opened: Desk) -> None:
    from fastapi import FastAPI
    from starlette.testclient import TestClient

    outer = FastAPI(root_path="/airflow")
    outer.mount("/claims", opened.ana.app)
    with TestClient(outer, base_url=HOST) as client:
        page = client.get("/airflow/claims/flags").text
    assert 'href="/airflow/claims/desk.css?' in page
    assert f'href="/airflow/claims/flags/{opened.flags[0]}"' in page


def test_a_desk_of_its_own_leads_into_no_frame(opened: Desk) -> None:
    assert "_top" not in opened.ana.get("/flags").text
    assert "All flags" in opened.client(None).get("/flags").text


def test_each_cell_of_a_stacked_table_bears_its_columns_name(opened: Desk) -> None:
    """On a phone rows become cards, whose head is out of sight."""
    for path in ("/channels", f"/channels/{HANDLE}", f"/flags/{opened.flags[0]}"):
        (table,) = re.findall(r'<table class="stack">(.*?)</table>', opened.ana.get(path).text, re.DOTALL)
        columns = re.findall(r'<th scope="col"[^>]*>([^<,]+)', table)
        named = re.findall(r'<td[^>]* data-name="([^"]+)"', table.partition("<tbody>")[2].partition("</tr>")[0])
        assert named == [name for name in columns if name != "channel"], path


def test_a_viewer_gets_no_buttons(opened: Desk) -> None:
    assert "<button" not in opened.client(VIEWER).get(f"/flags/{opened.flags[0]}").text
    assert opened.ana.get(f"/flags/{opened.flags[0]}").text.count("<button") == 3


def test_a_lost_database_is_told_and_comes_back(opened: Desk) -> None:
    client = opened.ana
    assert client.get("/flags").status_code == 200
    embedded = opened.store.embedded
    assert embedded is not None
    with embedded.superuser() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE usename = 'ingest_app' AND datname LIKE 'test_%'"
        )
    lost = client.get("/flags")
    assert lost.status_code == 503
    assert "ingest_app" not in lost.text
    assert client.get("/flags").status_code == 200


def test_runs_are_told_with_their_issues(opened: Desk, tmp_path: Path) -> None:
    session = build_session(opened.store, tmp_path)
    with session.run("collect") as tally:
        tally.add(posts=4, items=2)
        tally.note(Issue("bad_date", "gov", "<script>alert(1)</script>"))
    with session.run("compare") as tally:
        tally.fail("https://courier.example/x", ValueError("no"))
    page = without_our_scripts(opened.ana.get("/runs").text)
    assert page.index("<h2>compare") < page.index("<h2>collect")
    assert "2 items, 4 posts" in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<script" not in page
    one = opened.ana.get("/runs?dag=poll_channels").text
    assert ("4 posts" in one, "ValueError" in one) == (True, False)
    assert "begun by hand" in one
    told = opened.ana.get("/runs.json?dag=compare_claims").json()
    assert [run["use_case"] for run in told["runs"]] == ["compare"]
    assert (told["figures"]["serious_open"], told["figures"]["failed_runs"]) == (2, 1)
    assert told["figures"]["last_poll"].startswith("2026-03-04")
    assert opened.ana.get("/runs.csv").text.count("\r\n") == 3
    failed = opened.ana.get("/runs.json?outcome=failed").json()["runs"]
    assert [run["use_case"] for run in failed] == ["compare"]
    assert "No run of this kind" in opened.ana.get("/runs?outcome=broken_off").text
    assert opened.ana.get("/runs?outcome=well").status_code == 422


def test_the_tab_of_a_task_tells_what_this_task_did(opened: Desk, tmp_path: Path) -> None:
    session = build_session(opened.store, tmp_path)
    for run, task, posts in (("manual__1", "poll", 4), ("manual__1", "plan", 5), ("manual__2", "poll", 6)):
        names = {"dag_id": "poll_channels", "dag_run_id": run, "task_id": task}
        session.settings = session.settings.model_copy(update=names)
        with session.run("collect") as tally:
            tally.add(posts=posts)
    session.settings = session.settings.model_copy(update={"dag_run_id": "manual__3"})
    with session.run("collect") as tally:
        tally.add(new_posts=1)
    address = "dag=poll_channels&run=manual__1&task=poll"
    page = opened.ana.get(f"/runs?{address}").text
    assert ("4 posts" in page, "5 posts" in page, "6 posts" in page) == (True, False, False)
    assert "manual__1" in page
    assert "<p>1 new post</p>" in opened.ana.get("/runs?dag=poll_channels&run=manual__3").text
    assert [run["counts"] for run in opened.ana.get(f"/runs.json?{address}").json()["runs"]] == [{"posts": 4}]
    assert len(opened.ana.get("/runs.json?dag=poll_channels&run=manual__1").json()["runs"]) == 2
    assert "keeps no outcome of its own" in opened.ana.get("/runs?dag=poll_channels&run=manual__1&task=watch").text


def test_every_dag_has_its_use_cases() -> None:
    dags = {path.stem for path in (Path(__file__).parents[2] / "dags").glob("*.py")}
    assert set(USE_CASES) == dags


@pytest.mark.parametrize(
    ("query", "count"),
    [("words=drones", 2), ("words=збито", 1), ("words=drones&kind=post", 0), ("words=", 0), ("words=%00", 0), ("", 0)],
)
def test_texts_are_searched(opened: Desk, query: str, count: int) -> None:
    page = opened.ana.get(f"/search?{query}")
    assert (page.status_code, titles(page.text)) == (200, count)
    assert page.text.count('<mark class="hit"') >= count
    assert "<script" not in without_our_scripts(page.text)
    assert len(opened.ana.get(f"/search.json?{query}").json()["found"]) == count
    assert len(opened.ana.get(f"/search.csv?{query}").text.splitlines()) == count + 1


def test_ten_thousand_flags_are_listed_filtered_and_counted(opened: Desk) -> None:
    fill_many(opened.store, 10_000)
    with opened.store.app.begin() as conn:
        conn.exec_driver_sql(
            "INSERT INTO store.judgement (subject, kind, reviewer, decided_at, note, part, row_hash)"
            " SELECT id, 'dismiss', 'ana', now(), '', 0, '' FROM store.flag ORDER BY id LIMIT 4000"
        )
    client = opened.ana
    for path in (
        "/flags",
        "/flags?page=150",
        "/flags?decision=open",
        "/flags?severity=serious&outlet=courier&decision=open&since=2026-03-03",
        f"/flags/{opened.flags[0]}?decision=open",
        f"/channels/{HANDLE}",
        "/runs",
    ):
        assert client.get(path).status_code == 200, path
    assert client.get("/flags.json").json()["total"] == 10_003
    assert client.get("/flags.json?decision=open").json()["total"] == 6003


def test_a_page_of_the_queue_is_read_off_its_index(opened: Desk) -> None:
    fill_many(opened.store, 10_000)
    with opened.store.owner.begin() as conn:
        conn.exec_driver_sql("ANALYZE")
    seen = []

    def explain(conn: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("WITH page"):
            cursor.execute("EXPLAIN " + statement, parameters)
            seen.append("\n".join(row[0] for row in cursor.fetchall()))

    engine = opened.store.app
    event.listen(engine, "before_cursor_execute", explain)
    try:
        assert opened.ana.get("/flags").status_code == 200
    finally:
        event.remove(engine, "before_cursor_execute", explain)
    (plan,) = seen
    assert "flag_severity_at_id_ix" in plan
    assert "Sort" not in plan.split("Limit")[1].partition("judgement")[0]
    assert "Seq Scan on flag" not in plan
    assert "Seq Scan on comparison" not in plan


def test_the_queue_is_walked_within_its_filter(opened: Desk) -> None:
    first, second, third = opened.flags
    page = opened.ana.get(f"/flags/{second}?severity=serious").text
    queue = [flag["flag_id"] for flag in opened.ana.get("/flags.json").json()["flags"]]
    assert queue[2] == third
    other = first if queue[0] == second else second
    assert {first, second} == {queue[0], queue[1]}
    walked = [queue[0]]
    while found := re.search(r'rel="next" href="/flags/([0-9a-f-]+)"', opened.ana.get(f"/flags/{walked[-1]}").text):
        walked.append(found.group(1))
    assert walked == queue
    assert f'action="/flags/{second}/judgements?severity=serious"' in page
    assert 'rel="up" href="/flags?severity=serious"' in page
    last = opened.ana.get(f"/flags/{queue[1]}?severity=serious").text
    assert 'rel="next"' not in last
    assert f'rel="prev" href="/flags/{queue[0]}?severity=serious"' in last
    assert other in queue
    told = opened.ana.post(
        f"/flags/{second}/judgements?severity=serious", data={"decision": "dismiss"}, headers={"Origin": HOST}
    )
    assert told.headers["location"] == f"/flags/{second}?severity=serious#decisions"


def test_a_flag_follows_its_article(opened: Desk) -> None:
    """The copies beside a flag, by which the queue is sorted and filtered, stay those of the article."""
    with opened.store.app.begin() as conn:
        conn.exec_driver_sql(
            "UPDATE store.article_revision SET at = '2030-01-01', outlet_id = 'another' WHERE title = 'Later'"
        )
    found = opened.ana.get("/flags.json?outlet=another&since=2029-12-31").json()["flags"]
    assert [flag["verdict"] for flag in found] == ["differs", "not_in_source"]
