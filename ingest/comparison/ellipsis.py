"""What a number leaves out because its neighbour has said it: «9,6 млрд ₽, из них 5,1», «214 км при плане 260».

A completed number is a second reading beside the bare one: comparison turns to it only where the bare number has no
unit to compare by. Invariant: one claim for each claim, in the same order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import any_of, words
from ingest.model import Claim, Quantity, QuantityKind
from ingest.quantities.concepts import load_concepts

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_BARE = QuantityKind.BARE
_COUNT = QuantityKind.COUNT

_SCALES = (Decimal(10) ** 9, Decimal(10) ** 6, Decimal(10) ** 3)
_NEAR = Decimal(20)  # numbers set beside each other are of one size, to this factor
_FAR = Decimal(200)  # a change is often but a hundredth of its level: «612 см (−4)»
_LENDERS = frozenset(
    {QuantityKind.MEASURE, QuantityKind.MONEY, QuantityKind.PERCENT, QuantityKind.RATE, QuantityKind.DURATION}
)
_BORROWERS = frozenset({QuantityKind.BARE, QuantityKind.DELTA, QuantityKind.COUNT})


def completed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each bare number with the unit and the magnitude of the number beside it."""
    found: list[Claim] = []
    for at, claim in enumerate(claims):
        lenders = _lenders(at, claims, found) if _bare(claim.quantity) else ()
        lent = (_lend(claim.quantity, lender) for lender in lenders)
        quantity = next((one for one in lent if one is not None), None) or _degrees(claim)
        found.append(claim if quantity is None else replace(claim, quantity=quantity))
    return tuple(found)


def _degrees(claim: Claim) -> Quantity | None:
    """Return a bare number with a sign as degrees where words of warmth stand near: «температура не ниже +16»."""
    quantity = claim.quantity
    signed = _SIGNED.search(quantity.text)
    if signed is None or quantity.kind not in (_BARE, QuantityKind.DELTA) or abs(quantity.low) > _HOTTEST:
        return None
    if quantity.end > quantity.number_end or not _warmth().search(claim.selector.prefix + claim.selector.suffix):
        return None
    return replace(quantity, kind=QuantityKind.MEASURE, unit="celsius", concept=None, change=None)


_SIGNED = re.compile(r"[+−–-]\d")
_HOTTEST = 60  # degrees of weather and homes


@cache
def _warmth() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('warmth')}\b", re.IGNORECASE)


def _bare(quantity: Quantity) -> bool:
    """Tell whether no word behind a number says what it is."""
    unnamed = quantity.kind is _BARE or quantity.end == quantity.number_end or _is_stuff(quantity.concept)
    return unnamed and quantity.kind in _BORROWERS and measure_of(quantity).dimension == "count"


def _is_stuff(concept: str | None) -> bool:
    """Tell whether a noun names what is weighed or poured, never counted: '84,000 of flour' leaves its tonnes out."""
    return concept is not None and load_concepts().is_a(concept, "substance")


def _lenders(at: int, claims: Sequence[Claim], before: Sequence[Claim]) -> Iterator[Quantity]:
    """Yield the numbers that may have said the unit: those before, nearest first, or the end of 'from 51 to 57%'."""
    claim = claims[at]
    if claim.quantity.scope == "before" and at + 1 < len(claims) and claims[at + 1].quantity.scope == "after":
        if claims[at + 1].quantity.kind in _LENDERS:
            yield claims[at + 1].quantity
        return
    if at + 1 < len(claims) and claims[at + 1].quantity.kind in _LENDERS and _joined(claim, claims[at + 1]):
        yield claims[at + 1].quantity
        return
    if at + 1 < len(claims) and _paid_beside(claim, claims[at + 1]):
        yield claims[at + 1].quantity
    for other in reversed(before):
        if claim.sentence - other.sentence > 1:
            return
        if _goes_on(claim, other):
            return
        if other.quantity.kind in _LENDERS or _scaled_beside(claim, other):
            yield other.quantity


def _joined(claim: Claim, behind: Claim) -> bool:
    """Tell whether only a word such as 'and' stands between two numbers: '240 and 310 metres'."""
    between = claim.selector.suffix[: behind.selector.start - claim.selector.end].strip()
    return claim.sentence == behind.sentence and between.lower() in words("joined")


def _paid_beside(claim: Claim, behind: Claim) -> bool:
    """Tell whether the sum behind says the currency of both: «по 50 тыс., за утрату имущества — до 150 тыс. рублей»."""
    told = behind.quantity.kind is QuantityKind.MONEY and behind.quantity.unit and claim.quantity.kind is _BARE
    return bool(told) and claim.sentence == behind.sentence and _scale(claim.quantity) == _scale(behind.quantity) > 1


def _goes_on(claim: Claim, other: Claim) -> bool:
    """Tell whether a number counts what the one before it in the sentence counts: 'Of the 97 foragers, four died'."""
    ours, theirs = claim.quantity, other.quantity
    same = ours.unit and ours.unit == theirs.unit and ours.kind is theirs.kind is QuantityKind.COUNT
    return bool(same) and claim.sentence == other.sentence and ours.step < _SCALES[-1] and _scale(theirs) == 1


def _scaled_beside(claim: Claim, other: Claim) -> bool:
    """Tell whether only the magnitude may be left out: «получателей 612 тысяч, из них работающих 94»."""
    near = claim.sentence == other.sentence and claim.quantity.step < _SCALES[-1]
    return near and other.quantity.kind in (QuantityKind.BARE, QuantityKind.COUNT) and _scale(other.quantity) > 1


def _lend(bare: Quantity, lender: Quantity) -> Quantity | None:
    """Return the bare number in the lender's unit, and at its scale where only that brings the two near."""
    if not bare.low or not lender.low:
        return None
    if lender.low < 0 < bare.low and lender.text[:1].isdigit() and not bare.text.startswith("+"):
        bare = replace(bare, low=-bare.low, high=-bare.high)  # «4 градуси морозу, вночі 17»: frost is said once
    counts = lender.kind in (_BARE, _COUNT)
    for scale in (_scale(lender),) if counts else (Decimal(1), _scale(lender)):
        ratio = abs(bare.low * scale / lender.low)
        sign = -1 if _below_zero(bare, lender) else 1
        if (1 / _FAR if bare.change else 1 / _NEAR) <= ratio <= _NEAR:
            return replace(
                bare,
                low=bare.low * scale * sign,
                high=bare.high * scale * sign,
                step=bare.step * scale,
                unit=bare.unit if counts else lender.unit,
                kind=bare.kind if counts else lender.kind,
                per=lender.per,
                concept=bare.concept if counts else None,
            )
    return None


def _below_zero(bare: Quantity, lender: Quantity) -> bool:
    """Tell whether degrees are below zero as those before, where a word says so: «4 градуси морозу, уночі — 17»."""
    worded = lender.low < 0 and not any(sign in lender.text for sign in _SIGNS)
    return (
        worded and bare.low == bare.high > 0 and bare.change is None and not any(sign in bare.text for sign in _SIGNS)
    )


_SIGNS = "+-−–"


def _scale(quantity: Quantity) -> Decimal:
    """Return the magnitude that a word or sign of the number tells: 10^9 for 9.6 billion, 1 for 9,600."""
    written = sum(sign.isdigit() for sign in quantity.text)
    if not written or len(str(int(abs(quantity.low)))) <= written:
        return Decimal(1)
    return next((scale for scale in _SCALES if abs(quantity.low) >= scale), Decimal(1))
