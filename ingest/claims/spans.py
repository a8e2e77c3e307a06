"""What neighbours lend a number: a span of time, the period named before, so many inhabitants, who is there."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from ingest.claims.context import ContextReader
from ingest.claims.passages import Passages
from ingest.claims.periods import span_period
from ingest.claims.surroundings import Span
from ingest.model import Claim, NumberKind, Period, QuantityKind
from ingest.quantities.concepts import load_concepts

# members that every number asks for: in Python 3.11 asking the class for one costs two calls
_DURATION = QuantityKind.DURATION


def lend_spans(claims: list[Claim], spans: list[Span], passages: Passages, reader: ContextReader) -> None:
    """Give the number beside «за две суток», `over three days` that span as its period."""
    for at, (claim, span) in enumerate(zip(claims, spans, strict=True)):
        kind = span_period(claim.quantity) if claim.quantity.kind is _DURATION else None
        if kind is None or not (reader.within(span) or _named_by(claim)):
            continue
        period = claim.period if is_past(claim.period) else Period(kind, claim.selector.exact)
        for beside in (at - 1, at + 1):
            if not 0 <= beside < len(claims) or not _same_clause(claims[beside], spans[beside], claim, span, passages):
                continue
            other = claims[beside]
            if other.period is not None and period is not None and other.period.kind == period.kind:
                break  # « quatre personnes en un jour et vingt-deux en une semaine »
            if other.period is None and other.quantity.kind is not _DURATION:
                claims[beside] = replace(other, period=period)
                break


def _named_by(claim: Claim) -> bool:
    """Tell whether the words that name a period hold the duration: « en l'espace d'une journée »."""
    return claim.period is not None and claim.period.text.endswith(claim.selector.exact.lower())


def is_past(period: Period | None) -> bool:
    return period is not None and period.kind == "last_year"


def _same_clause(other: Claim, beside: Span, claim: Claim, span: Span, passages: Passages) -> bool:
    if other.sentence != claim.sentence:
        return False
    between = range(min(beside.last, span.last), max(beside.first, span.first))
    fronted = span.first - passages.sentences[claim.sentence].first <= _FRONT and len(between) <= _FRONT
    return all(passages.words[at].text not in (";:—–" if fronted else ",;:—–") for at in between)


_FRONT = 5  # words of « En l'espace de 24 heures seulement, 870 personnes »


def read_rates(claims: list[Claim], spans: list[Span], reader: ContextReader) -> None:
    """Mark numbers told for so many people, '96 cases per 10,000', and leave the 10,000 out of comparison."""
    for at in range(1, len(claims)):
        many = claims[at].quantity
        if not many.unit or many.low < _FEWEST or many.value not in _SO_MANY:
            continue
        if reader.among_so_many(spans[at], spans[at - 1]):
            claims[at] = replace(claims[at], number_kind=NumberKind.IDENTIFIER)
            claims[at - 1] = replace(claims[at - 1], facets=(*claims[at - 1].facets, "per_people"))


_FEWEST = 100
_SO_MANY = frozenset(Decimal(10) ** power for power in range(2, 7))


def resume_periods(claims: list[Claim]) -> list[Claim]:
    """Give 'in the same period' the period that was named last."""
    found: list[Claim] = []
    last: Period | None = None
    for claim in claims:
        if claim.period is not None and claim.period.kind == "same":
            found.append(replace(claim, period=last))
            continue
        last = claim.period or last
        found.append(claim)
    return found


def lend_fates(claims: list[Claim]) -> None:
    """Give a number that names only its time the fate told before: «За тиждень збудували 12 шкіл. За рік — 90 шкіл»."""
    for at, claim in enumerate(claims):
        if claim.roles or claim.period is None or not _counts(claim):
            continue
        giver = next(
            (one for one in reversed(claims[:at]) if one.sentence < claim.sentence and _named_so(one, claim)), None
        )
        if giver is None or claim.sentence - giver.sentence > 1 or not giver.roles or giver.status is not claim.status:
            continue
        if giver.period is not None and giver.period.kind != claim.period.kind:
            claims[at] = replace(claim, roles=giver.roles, role=giver.role, inherited=True)


_COUNTING = frozenset({QuantityKind.COUNT, QuantityKind.MEASURE, QuantityKind.MONEY})


def _counts(claim: Claim) -> bool:
    return claim.number_kind is NumberKind.CLAIM and claim.quantity.kind in _COUNTING


def _named_so(before: Claim, claim: Claim) -> bool:
    """Tell whether two numbers count the same thing, or measure in one unit."""
    if before.quantity.kind is not claim.quantity.kind:
        return False
    if before.concept is None or claim.concept is None:
        return before.concept is claim.concept and before.quantity.unit == claim.quantity.unit
    return before.concept == claim.concept


def lend_presence(claims: list[Claim]) -> None:
    """Give people before a verb what it says of them, and not what follows: '250 people are sleeping in six tents'."""
    for at, (before, claim) in enumerate(pairwise(claims)):
        if "present" not in claim.facets or "present" in before.facets or before.sentence != claim.sentence:
            continue
        if _is_people(before) and not _is_people(claim):
            claims[at] = replace(before, facets=(*before.facets, "present"))
            claims[at + 1] = replace(claim, facets=tuple(facet for facet in claim.facets if facet != "present"))


def _is_people(claim: Claim) -> bool:
    return claim.concept is not None and load_concepts().is_a(claim.concept, "person")
