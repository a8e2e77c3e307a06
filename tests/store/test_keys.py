"""The spans in which articles and posts find each other are the ones that linking asks for."""

from ingest.linking import NEAR, WINDOW
from ingest.linking.candidates import LEEWAY, UNDATED
from ingest.store import keys


def test_spans_are_those_of_linking() -> None:
    assert (keys.LOOK_BACK, keys.LOOK_AHEAD, keys.NEAR) == (WINDOW, LEEWAY, NEAR)
    assert f"'{UNDATED}'" in keys._WAKE
