"""Quantities and claims for tests, made from what a test cares about."""

from decimal import Decimal

from ingest.model import (
    Attribution,
    AttributionKind,
    Claim,
    Hedge,
    Modifier,
    Quantity,
    QuantityKind,
    TextSelector,
)

_MODIFIER = {
    Hedge.EXACT: Modifier.EXACT,
    Hedge.ABOUT: Modifier.ABOUT,
    Hedge.OVER: Modifier.OVER,
    Hedge.AT_LEAST: Modifier.AT_LEAST,
    Hedge.ALMOST: Modifier.UNDER,
    Hedge.UNDER: Modifier.UNDER,
    Hedge.UP_TO: Modifier.UP_TO,
    Hedge.VAGUE: Modifier.ABOUT,
}


def quantity(value, hedge=Hedge.EXACT, unit="", *, high=None, step="1", kind=None, at=0):
    """Return a quantity; with `high` a range, or a vague word where the hedge says so."""
    low, top = Decimal(str(value)), Decimal(str(value if high is None else high))
    modifier = Modifier.RANGE if high is not None and hedge is not Hedge.VAGUE else _MODIFIER[hedge]
    chosen = kind or (QuantityKind.MEASURE if unit else QuantityKind.COUNT)
    text = str(value)
    return Quantity(at, at + len(text), text, low, top, modifier, hedge, unit, chosen, step=Decimal(step))


def claim(value, concept=None, roles=(), *, at=0, hedge=Hedge.EXACT, **more):
    """Return a claim of the official."""
    one = more.pop("quantity", None) or quantity(value, hedge, at=at)
    return Claim(
        one,
        TextSelector(one.start, one.end, one.text),
        more.pop("sentence", 0),
        attribution=Attribution(AttributionKind.SPEAKER),
        concept=concept,
        role=roles[0] if roles else None,
        roles=tuple(roles),
        **more,
    )
