"""What the post tells as over told as still lasting, or the other way round: light that is back, families that wait.

The states and what ends them are reversals.yml. No other number of the post has to show it: 8,900 families to whom
light was given back are not 8,900 that are waiting for it, nor are debts that were paid still owed.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from ingest.comparison.kinship import is_area
from ingest.comparison.relations import relations
from ingest.comparison.retelling import whole_behind
from ingest.model import Claim, ClaimStatus, QuantityKind
from ingest.text.bundled import read_bundled

_OPEN = frozenset({"rest", "denied", "pending", "to_come"})
_UNSURE = frozenset({"forecasted", "denied", "pending", "to_come"})
_WANTING = frozenset({"owed", "unpaid", "overdue"})
_MARKS = ("noun", "firm", "area", "past")
_KINDS = frozenset({QuantityKind.COUNT, QuantityKind.BARE, QuantityKind.MONEY, QuantityKind.PERCENT})
_NEAR = 25  # letters to an article that took the verb: 'warten auf eine Wohnung'


class _Reversal(NamedTuple):
    still: frozenset[str]
    over: frozenset[str]
    noun: bool
    firm: bool
    area: bool
    past: bool


@cache
def _table() -> tuple[_Reversal, ...]:
    raw: Any = read_bundled(Path(__file__).parent / "reversals.yml")
    return tuple(
        _Reversal(frozenset(one["still"]), frozenset(one["over"]), *(mark in one for mark in _MARKS)) for one in raw
    )


@cache
def _states() -> tuple[frozenset[str], frozenset[str]]:
    """Return all that lasts and all that ends it."""
    return frozenset().union(*(one.still for one in _table())), frozenset().union(*(one.over for one in _table()))


def reversed_fate(report: Claim, source: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether one side tells of its number as over what the other tells as lasting; `told` are the report's."""
    if report.quantity.kind not in _KINDS or report.quantity.implicit or report.doubtful or not report.quantity.high:
        return False
    still, over = _states()
    here = _said(source)
    if here.isdisjoint(still) and here.isdisjoint(over):
        return False
    ours = _said(report) | _behind(report, told)
    if ours.isdisjoint(still) and ours.isdisjoint(over):
        return False
    return any(
        _said_to_last(report, source, ours, here, one) or _said_to_be_over(report, source, told, ours, here, one)
        for one in _table()
    )


def _said(claim: Claim) -> frozenset[str]:
    return frozenset(claim.traits if claim.inherited else (*claim.roles, *claim.traits))


def _behind(report: Claim, told: Sequence[Claim]) -> frozenset[str]:
    """Return what an article behind the number took of its clause: '74 Familien warten auf eine Wohnung'."""
    at = next(at for at, one in enumerate(told) if one is report) + 1
    if at == len(told) or told[at].sentence != report.sentence:
        return frozenset()
    near = told[at].selector.start - report.selector.end < _NEAR
    if not told[at].quantity.implicit:  # '70 % des 12 600 habitants attendent'
        near = near and whole_behind(report, told) == told[at].quantity.low
    return frozenset(told[at].traits) if near else frozenset()


def _said_to_last(report: Claim, source: Claim, ours: frozenset[str], here: frozenset[str], one: _Reversal) -> bool:
    """Tell whether the report says that what is over in the post still lasts."""
    if one.still.isdisjoint(ours) or one.over.isdisjoint(here) or _unlike(report, source, one):
        return False
    if source.status is not ClaimStatus.ACHIEVED or not _OPEN.isdisjoint(source.facets):
        return False
    if source.roles[:1] == ("received",) and _handed_in(source):
        return False  # an application that was received is not granted yet
    if not (one.noun or _WANTING.isdisjoint(source.roles)):
        return False  # «долг перед 610 работниками, погасим до 1 августа»: they are waiting
    lasting = "rest" in report.facets
    if one.firm and not (lasting or not one.still.isdisjoint(report.roles[:1])):
        return False
    if not one.still.isdisjoint(here):
        return (lasting or one.noun or one.past) and one.over.isdisjoint(ours)
    return lasting or one.over.isdisjoint(ours) or _waited_for(report, ours, one)


def _waited_for(report: Claim, ours: frozenset[str], one: _Reversal) -> bool:
    """Tell whether the end of a wait is only what is waited for: 'are waiting for surgery' has no verb of it.

    Nor has a share of those who wait: « 70 % des 12 600 abonnés attendaient le retour du courant ».
    """
    noun = one.over.isdisjoint(report.roles) or (
        "queue" in ours and "queue" not in report.traits and report.quantity.kind is QuantityKind.PERCENT
    )
    return "queue" in one.still and noun and not one.over.isdisjoint(ours)


def _said_to_be_over(
    report: Claim, source: Claim, told: Sequence[Claim], ours: frozenset[str], here: frozenset[str], one: _Reversal
) -> bool:
    """Tell whether the report says that what lasts in the post is over."""
    if one.firm or one.past or one.over.isdisjoint(ours) or one.still.isdisjoint(here) or _unlike(report, source, one):
        return False
    if report.inherited or report.status is not ClaimStatus.ACHIEVED or not _UNSURE.isdisjoint(report.facets):
        return False
    if "rest" in report.facets and not one.area:
        return False  # who 'left' is no rest
    if not one.over.isdisjoint(here):
        return False
    if one.noun:  # «из 186 млн рублей долга перечислено 47»
        return not any(other is not report and other.sentence == report.sentence for other in told)
    return one.still.isdisjoint(ours)


def _handed_in(source: Claim) -> bool:
    return not relations().received.isdisjoint({source.concept or "", *source.context})


def _unlike(report: Claim, source: Claim, one: _Reversal) -> bool:
    """Tell whether the two may both be true: who left one place has come to another."""
    if one.noun and (report.quantity.kind is not QuantityKind.MONEY or source.quantity.kind is not QuantityKind.MONEY):
        return True  # one debtor in six pays
    return one.area and not any(is_area(thing) for thing in set(report.context) & set(source.context))


def ends(state: Sequence[str], end: Sequence[str]) -> bool:
    """Tell whether the first of some roles or traits is a state that one of others ends: no power, restored."""
    return any(not one.still.isdisjoint(state[:1]) and not one.over.isdisjoint(end) for one in _table())
