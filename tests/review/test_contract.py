"""Whatever a program asks the desk, it gets an answer and never a fault of the server."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from .conftest import HOST, Desk
from .scene import HANDLE

_TEXT = st.text(max_size=30)


def test_no_request_ends_in_a_server_fault(opened: Desk) -> None:
    client = opened.ana
    app: Any = client.app
    schema = schemathesis.openapi.from_dict(app.openapi())
    seen = set()
    for found in schema.get_all_operations():
        operation = found.ok()
        seen.add(operation.path)

        @settings(
            max_examples=25,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
            derandomize=True,
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            answer = client.request(
                case.method, case.formatted_path, params=case.query, headers={"Origin": HOST}, content=b"x=1"
            )
            assert answer.status_code < 500, (case.method, case.formatted_path, case.query)

        ask()
    assert {"/flags", "/flags/{flag}.json", "/channels/{handle}", "/search.csv"} <= seen


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
@given(words=_TEXT, outlet=_TEXT, note=_TEXT)
def test_no_text_of_a_form_ends_in_a_server_fault(opened: Desk, words: str, outlet: str, note: str) -> None:
    client = opened.ana
    for path, params in (("/search", {"words": words}), ("/flags.json", {"outlet": outlet, "channel": HANDLE})):
        assert client.get(path, params=params).status_code in {200, 422}
    fields = {"decision": "confirm", "note": note}
    answer = client.post(f"/flags/{opened.flags[0]}/judgements", data=fields, headers={"Origin": HOST})
    assert answer.status_code in {303, 400}
