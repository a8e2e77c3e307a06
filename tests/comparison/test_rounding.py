"""Rounding at the report's own digits, in the hedge's direction."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.comparison.hedges import HedgeClass
from ingest.comparison.rounding import rounds_to, steps


@pytest.mark.parametrize(
    ("source", "report", "hedge", "step"),
    [
        (42_400, 42_000, HedgeClass.EXACT, 1000),
        (42_400, 43_000, HedgeClass.EXACT, None),
        (42_500, 43_000, HedgeClass.EXACT, 1000),  # half up
        (556_000, 500_000, HedgeClass.LOWER, 100_000),
        (556_000, 500_000, HedgeClass.ALMOST, None),
        (365, 400, HedgeClass.ALMOST, 50),
        (365, 350, HedgeClass.LOWER, 50),
        (90, 100, HedgeClass.ABOUT, None),  # one digit already
        (69, 70, HedgeClass.ABOUT, 10),
        (98, 100, HedgeClass.ALMOST, 5),
    ],
)
def test_rounds_at_the_coarsest_digit_that_the_report_shows(source, report, hedge, step):
    assert rounds_to(Decimal(source), Decimal(report), Decimal(1), hedge) == (None if step is None else Decimal(step))


def test_steps_grow_from_what_was_written():
    assert list(steps(Decimal("42400"), Decimal(100))) == [Decimal(100)]
    assert list(steps(Decimal(42_000), Decimal(1))) == [Decimal(1), Decimal(10), Decimal(100), Decimal(1000)]
    assert list(steps(Decimal(0), Decimal(1))) == []


@given(st.integers(1, 10**9), st.integers(0, 6))
def test_rounding_half_up_is_found_again(value, power):
    step = Decimal(10) ** power
    rounded = (Decimal(value) / step).to_integral_value(rounding="ROUND_HALF_UP") * step
    if rounded and rounded != value and step <= Decimal(1).scaleb(Decimal(value).adjusted()):
        assert rounds_to(Decimal(value), rounded, Decimal(1), HedgeClass.EXACT) is not None
