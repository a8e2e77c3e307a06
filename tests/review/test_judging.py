"""Decisions from the desk: who may, from where, and that nothing is overwritten."""

import pytest
from sqlalchemy import text

from ingest.store import verify

from .conftest import ANA, HOST, VIEWER, Desk

OWN = {"Origin": HOST}


def kept(opened: Desk) -> list[tuple[str, str, str]]:
    with opened.store.app.connect() as conn:
        rows = conn.execute(text("SELECT decision, reviewer, note FROM analyst.judgements ORDER BY judgement_id"))
        return [(row.decision, row.reviewer, row.note) for row in rows]


def path(opened: Desk) -> str:
    return f"/flags/{opened.flags[0]}/judgements"


def test_decisions_follow_one_another(opened: Desk) -> None:
    first = opened.ana.post(path(opened), data={"decision": "confirm", "note": "<b>clear</b>"}, headers=OWN)
    assert (first.status_code, first.headers["location"]) == (303, f"/flags/{opened.flags[0]}#decisions")
    opened.ana.post(path(opened), data={"decision": "needs_context", "note": ""}, headers=OWN)
    assert kept(opened) == [("confirm", "ana", "<b>clear</b>"), ("needs_context", "ana", "")]
    page = opened.ana.get(f"/flags/{opened.flags[0]}").text
    assert "&lt;b&gt;clear&lt;/b&gt;" in page
    assert "<b>clear" not in page
    assert opened.ana.get("/flags.json?decision=needs_context").json()["total"] == 1
    with opened.store.app.connect() as conn:
        assert verify(conn, opened.store.home).faults == ()


def test_a_viewer_decides_nothing(opened: Desk) -> None:
    answer = opened.client(VIEWER).post(path(opened), data={"decision": "confirm"}, headers=OWN)
    assert answer.status_code == 403
    assert kept(opened) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://desk.example.evil.example"},
        {"Origin": "http://desk.example:81"},
        {"Origin": "http://evil.example", "Referer": f"{HOST}/flags"},
        {"Referer": "http://evil.example/desk.example"},
    ],
)
def test_foreign_pages_decide_nothing(opened: Desk, headers: dict[str, str]) -> None:
    answer = opened.ana.post(path(opened), data={"decision": "confirm"}, headers=headers)
    assert answer.status_code == 403
    assert kept(opened) == []


@pytest.mark.parametrize("headers", [{"Referer": f"{HOST}/flags"}, {"Authorization": "Bearer token"}])
def test_own_pages_and_programs_decide(opened: Desk, headers: dict[str, str]) -> None:
    assert opened.ana.post(path(opened), data={"decision": "dismiss"}, headers=headers).status_code == 303
    assert kept(opened) == [("dismiss", "ana", "")]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"decision=maybe", "application/x-www-form-urlencoded", 422),
        (b"", "application/x-www-form-urlencoded", 422),
        (b"decision=confirm&note=" + b"x" * 5000, "application/x-www-form-urlencoded", 422),
        (b"decision=confirm&note=" + b"x" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"decision=\xff\xfe", "application/x-www-form-urlencoded", 400),
        (b"a=1&" * 50, "application/x-www-form-urlencoded", 400),
        (b'{"decision": "confirm"}', "application/json", 415),
    ],
)
def test_a_wrong_form_is_refused(opened: Desk, body: bytes, kind: str, status: int) -> None:
    answer = opened.client(ANA).post(path(opened), content=body, headers={**OWN, "Content-Type": kind})
    assert answer.status_code == status
    assert kept(opened) == []


def test_a_decision_on_nothing_is_not_found(opened: Desk) -> None:
    answer = opened.ana.post("/flags/00000000/judgements", data={"decision": "confirm"}, headers=OWN)
    assert answer.status_code == 404


def test_a_nul_in_a_note_does_no_harm(opened: Desk) -> None:
    answer = opened.ana.post(path(opened), data={"decision": "confirm", "note": "a\x00b"}, headers=OWN)
    assert answer.status_code == 303
    assert len(kept(opened)) == 1


def test_a_decision_on_a_link_is_kept_and_wakes_its_article(opened: Desk) -> None:
    article = opened.ana.get(f"/flags/{opened.flags[0]}.json").json()["article_revision_id"]
    (link,) = opened.ana.get(f"/articles/{article}.json").json()["links"]
    where = f"/articles/{article}/links/{link['link_id']}/judgements"
    assert opened.client(VIEWER).post(where, data={"decision": "dismiss"}, headers=OWN).status_code == 403
    assert opened.ana.post(where, data={"decision": "dismiss"}, headers={"Origin": "null"}).status_code == 403
    answer = opened.ana.post(where, data={"decision": "dismiss", "note": "another night"}, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/articles/{article}#link-{link['link_id']}")
    assert kept(opened) == [("dismiss", "ana", "another night")]
    assert "another night" in opened.ana.get(f"/articles/{article}").text
    with opened.store.app.connect() as conn:
        waiting = conn.execute(text("SELECT article_revision_id FROM store.article_work WHERE step = 'link' AND dirty"))
        assert list(waiting.scalars()) == [article]
