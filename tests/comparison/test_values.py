"""The numeric relation of two quantities, whatever they count."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.comparison.agreement import Agreement
from ingest.comparison.rules import DEFAULT
from ingest.comparison.values import relate
from ingest.model import Hedge, QuantityKind
from tests.comparison.factory import quantity as q

H = Hedge
MONEY, TIME = QuantityKind.MONEY, QuantityKind.DURATION


@pytest.mark.parametrize(
    ("report", "source", "agreement"),
    [
        (q(7), q(7), Agreement.SAME),
        (q(60, H.AT_LEAST), q(60, H.OVER), Agreement.SAME),
        (q(42_400, H.ABOUT, "hectare"), q(42_400, H.ALMOST, "hectare"), Agreement.HEDGED),
        (q(300, H.OVER), q(300, H.ALMOST), Agreement.APART),
        (q(424_000, unit="hectare"), q(42_400, H.ALMOST, "hectare"), Agreement.SLIP),
        (q(424, H.ALMOST, "square kilometre"), q(42_400, H.ALMOST, "hectare"), Agreement.CONVERTED),
        (q(104_800, H.ALMOST, "acre"), q(42_400, H.ALMOST, "hectare"), Agreement.CONVERTED),
        (q(164, unit="square mile"), q(42_400, unit="hectare"), Agreement.CONVERTED),
        (q(105, unit="square mile"), q(42_400, unit="hectare"), Agreement.APART),
        (q(30, H.OVER, "foot"), q(931, unit="centimetre"), Agreement.CONVERTED),
        (q(200, unit="hectare"), q(200, unit="square metre"), Agreement.SLIP),
        (q(80, unit="mile"), q(80, unit="kilometre"), Agreement.APART),  # below a factor of 2.3
        (q(24, unit="hour", kind=TIME), q(1, unit="day", kind=TIME), Agreement.CONVERTED),
        (q(15_000, unit="dollar", kind=MONEY), q(1_500_000, unit="russian rouble", kind=MONEY), Agreement.CONVERTED),
        (q(500, unit="dollar", kind=MONEY), q(500, unit="russian rouble", kind=MONEY), Agreement.SLIP),
        (q(500_000, H.OVER), q(556_000), Agreement.ROUNDED),
        (q(500_000, H.ALMOST), q(556_000), Agreement.APART),
        (q(100, H.ABOUT), q(90, H.ABOUT), Agreement.APART),
        (q(30, H.ABOUT), q(35), Agreement.APART),
        (q(10, H.ABOUT), q(12), Agreement.APART),
        (q(320, H.ABOUT), q(300), Agreement.ROUNDED),  # within ten percent
        (q(2, H.AT_LEAST), q(3), Agreement.APART),
        (q(24, H.VAGUE, high=99), q(47), Agreement.ROUNDED),
        (q(24, H.VAGUE, high=99), q(120), Agreement.APART),
        (q(600, H.UP_TO), q(300, high=600), Agreement.ROUNDED),
        (q(300, H.AT_LEAST), q(300, high=600), Agreement.ROUNDED),
        (q(600), q(300, high=600), Agreement.APART),
        (q(450), q(300, high=600), Agreement.CONVERTED),  # the middle
        (q(36), q(30), Agreement.APART),  # dozen for десяток
        (q(22_000, H.ABOUT), q(2000, H.OVER), Agreement.SLIP),
        (q("1.2", H.ALMOST, step="0.1"), q(1200, H.ALMOST, step="100"), Agreement.SLIP),
        (q(5, unit="hectare"), q(5), Agreement.INCOMPARABLE),
        (q(18, unit="celsius"), q(18, unit="celsius"), Agreement.SAME),
        (q(300, high=600), q(300, high=600), Agreement.SAME),
        (q(30, high=600), q(300, high=600), Agreement.APART),
        (q(200, high=700), q(300, high=600), Agreement.ROUNDED),
    ],
)
def test_relation(report, source, agreement):
    assert relate(report, source, DEFAULT).agreement is agreement


@given(st.decimals(1, 10**9, places=2), st.sampled_from(list(Hedge)[:7]))
def test_a_quantity_agrees_with_itself(value, hedge):
    one = q(value, hedge, step="0.01")
    assert relate(one, one, DEFAULT).agreement is Agreement.SAME


@given(st.integers(1, 10**8), st.sampled_from([10, 100, 1000]))
def test_a_power_of_ten_is_a_slip(value, factor):
    assert relate(q(value * factor), q(value), DEFAULT).agreement is Agreement.SLIP
    assert relate(q(value), q(value * factor), DEFAULT).agreement is Agreement.SLIP


@given(st.integers(20, 10**6))
def test_conversion_there_and_back(hectares):
    acres = (Decimal(hectares) * 10_000 / Decimal("4046.8564224")).quantize(Decimal(1))
    assert relate(q(acres, unit="acre"), q(hectares, unit="hectare"), DEFAULT).agreement is Agreement.CONVERTED
    assert relate(q(hectares, unit="hectare"), q(acres, unit="acre"), DEFAULT).agreement is Agreement.CONVERTED
