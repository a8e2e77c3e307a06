"""Numbers compared across units and rounding, and the keys by which the store finds them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.linking.numbers import agreement, keys_of, number_of, query_key, rarity, sums_of
from ingest.model import Hedge, Modifier, Quantity, QuantityKind


def number(value: str, unit: str = "", hedge: Hedge = Hedge.EXACT, role: str | None = None, step: str = "1"):
    kind = QuantityKind.MEASURE if unit else QuantityKind.COUNT
    low = Decimal(value)
    return number_of(
        Quantity(0, 1, value, low, low, Modifier.EXACT, hedge, unit or "house", kind, "house", role, step=Decimal(step))
    )


@pytest.mark.parametrize(
    ("report", "source", "least"),
    [
        (number("37"), number("37"), 1.0),
        (number("424", "square kilometre"), number("42400", "hectare"), 1.0),
        (number("104800", "acre", step="100"), number("42400", "hectare"), 0.8),
        (number("500000", hedge=Hedge.OVER), number("556000"), 0.8),
        (number("1200"), number("1187"), 0.8),
        (number("24600"), number("246000"), 0.3),
    ],
)
def test_agreement(report, source, least: float) -> None:
    assert agreement(report, source) >= least


@pytest.mark.parametrize(
    ("report", "source"),
    [
        (number("20"), number("24")),
        (number("37"), number("38")),
        (number("500000", hedge=Hedge.OVER), number("480000")),
        (number("37"), number("37", "hectare")),
        (number("3"), number("30")),
    ],
)
def test_no_agreement(report, source) -> None:
    assert agreement(report, source) == 0


@given(st.integers(1, 10**7), st.integers(1, 3))
def test_a_rounded_number_is_found_by_its_key(value: int, digits: int) -> None:
    places = max(0, len(str(value)) - digits)
    rounded = value // 10**places * 10**places
    assert query_key(number(str(rounded))) in keys_of(number(str(value)))


def test_keys_are_one_across_units() -> None:
    assert query_key(number("424", "square kilometre")) in keys_of(number("42400", "hectare"))
    assert query_key(number("424")) not in keys_of(number("42400", "hectare"))


def test_rarity_grows_with_digits() -> None:
    values = [rarity(number(v)) for v in ("0", "2", "7", "37", "214", "4217")]
    assert values == sorted(values)


def test_sums_of_neighbours() -> None:
    assert [n.low for n in sums_of([number("10"), number("4")])] == [Decimal(14)]
    assert sums_of([number("10"), number("4", "hectare")]) == ()
