"""Normalising keeps the way back to the given offsets."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.text import normalise


def test_signs_of_one_meaning_become_one_sign() -> None:
    assert normalise("1\u202f500\u00a0км «п’ять» −3 ‒ ё").text == '1 500 км "п\'ять" -3 – е'


def test_plain_text_needs_no_map() -> None:
    assert normalise("120 дронов").origin is None


def test_invisible_and_combining_signs_go_and_offsets_lead_back() -> None:
    given_text = "3\ufe0f\u20e3 жи\u0301вы, и\u0306"
    normal = normalise(given_text)
    assert normal.text == "3 живы, й"
    start, end = normal.text.index("живы"), normal.text.index("живы") + 4
    assert given_text[normal.start(start) : normal.end(end)] == "жи\u0301вы"
    assert normal.at(given_text.index("ы")) == normal.text.index("ы")


@given(st.text(max_size=120))
def test_every_stretch_leads_back_into_the_given_text(text: str) -> None:
    normal = normalise(text)
    for at in range(len(normal.text)):
        assert 0 <= normal.start(at) < normal.end(at + 1) <= len(text)
    assert normalise(normal.text).text == normal.text
