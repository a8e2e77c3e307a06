"""Items of the post that a report adds up: three children and two adults died, five died."""

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from ingest.comparison.gathered import (
    at_one_place,
    both_named,
    left,
    left_behind,
    on_one_side,
    on_the_way,
    one_of_two_kinds,
    told_of_all,
)
from ingest.comparison.items import Derivation, counted_twice, fits, rounds
from ingest.comparison.kinship import Kinship, concept_kinship, holds, is_people, kind_of, role_kinship
from ingest.comparison.phrases import any_of, stems
from ingest.comparison.relations import relations
from ingest.comparison.wording import guessed
from ingest.model import Claim, ClaimStatus, Hedge, QuantityKind

_NOTHING = Decimal(0)
_TELLING = 10  # smaller sums come about by chance


def total(
    report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int], *, with_dead: bool
) -> Derivation | None:
    """Return the two or three items of the post that the report adds up."""
    found: Derivation | None = None
    for chosen, exact in _adding_up(report, value, source, items):
        fitting = _fitting_sum(report, source, chosen, exact=exact, with_dead=with_dead)
        if fitting is not None:
            return fitting
        if exact and found is None:
            found = _mislabelled_sum(report, value, source, chosen, with_dead=with_dead)
    return found


def _adding_up(
    report: Claim, value: Decimal, source: Sequence[Claim], items: Sequence[int]
) -> Iterator[tuple[tuple[int, ...], bool]]:
    """Give the twos and threes of items that make the number, and whether they do so exactly."""
    hedged = report.quantity.hedge is not Hedge.EXACT
    values = {at: source[at].quantity.low for at in items}
    if not hedged:
        items = [at for at in items if values[at] < value]  # each of them is above nothing
    for size in (2, 3):
        for chosen in combinations(items, size):
            amount = sum(map(values.__getitem__, chosen), _NOTHING)
            exact = amount == value
            if not exact and not (hedged and _rounds_to(report, amount, source, chosen)):
                continue
            if counted_twice(chosen, source) or _overlapping(report, [source[at] for at in chosen]):
                continue
            if source[chosen[-1]].sentence - source[chosen[0]].sentence <= _reach(source, chosen):
                yield chosen, exact


def _rounds_to(report: Claim, amount: Decimal, source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    return rounds(report, amount, _least(report, source, chosen)) and _all_count(source, chosen)


def _fitting_sum(
    report: Claim, source: Sequence[Claim], chosen: tuple[int, ...], *, exact: bool, with_dead: bool
) -> Derivation | None:
    """Return the sum of these items where the report says of it what the post says of each."""
    parts = [source[at] for at in chosen]
    if exact and len(parts) == 2 and _all_there_were(report, *parts):
        return Derivation("sum", chosen, fitting=True)
    if exact and (told_of_all(report, parts) or both_named(report, parts)):
        return Derivation("sum", chosen, fitting=True, sure=True)
    if not _finished(report, parts):
        return None
    if exact and _aboard(report, parts) and _in_a_row(source, chosen):
        return Derivation("sum", chosen, fitting=True, sure=True)
    if _mixed(report, source, chosen):
        return None
    if _named_together(report, source, chosen) or _all_fit(report, source, chosen, with_dead=with_dead):
        return Derivation("sum" if exact else "rounded_sum", chosen, fitting=True)
    loosely = report.inherited and "killed" not in report.roles  # what it takes over may be of its neighbour only
    if exact and loosely and _in_a_row(source, chosen) and _all_kinds(report, source, chosen):
        return Derivation("sum", chosen, fitting=True)
    return None


def _mislabelled_sum(
    report: Claim, value: Decimal, source: Sequence[Claim], chosen: tuple[int, ...], *, with_dead: bool
) -> Derivation | None:
    """Return the sum of items that the report tells of something else."""
    telling = value >= _TELLING or chosen[1] - chosen[0] == 1
    if not telling or not (_mixed(report, source, chosen) or _kindred(source[chosen[0]], source[chosen[1]])):
        return None
    if (len(chosen) > 2 and not _swelled(report, source, chosen)) or not _may_count(report, source[chosen[0]]):
        return None
    # what is, and what is to come
    awaited = not _finished(report, [source[at] for at in chosen]) and _all_fit(
        report, source, chosen, with_dead=with_dead
    )
    return Derivation("sum", chosen, fitting=False, sure=awaited)


def _mixed(report: Claim, source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether items told in a row are added up under the name of one of them."""
    parts = [source[at] for at in chosen]
    return not _aboard(report, parts) and _in_a_row(source, chosen) and _mislabelled(report, parts)


def _finished(report: Claim, parts: Sequence[Claim]) -> bool:
    return _all_done(report, parts) and not left_behind(report, parts)


def _all_done(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether what is only awaited is not told as there already: 11 divers, and nine more to come tomorrow."""
    states = {item.status for item in items}
    own = [*items[:1], *(item for item in items[1:] if not _goes_on(item, items[0]))]
    awaited = {bool(_AWAITED & set(item.facets)) or "queue" in item.traits for item in own}
    plain = not (report.roles or report.facets or report.traits)  # 'the depot has 147 wagons'
    if len(states) == len(awaited) == 1 or plain or (report.scope == "cumulative" and not report.roles):
        return True
    return not on_the_way(report) and _awaits(report, states)


def _goes_on(item: Claim, first: Claim) -> bool:
    """Tell whether an amount of money takes all that is said of it from the one before: «выделено 240 млн, ещё 85»."""
    if item.quantity.kind is not QuantityKind.MONEY or item.facets or item.sentence != first.sentence:
        return False
    return item.inherited and item.roles == first.roles


def _awaits(report: Claim, states: set[ClaimStatus]) -> bool:
    return report.status in states - {ClaimStatus.ACHIEVED} or bool(_AWAITED & set(report.facets))


_AWAITED = frozenset({"forecasted", "pending"})


def _all_fit(report: Claim, source: Sequence[Claim], chosen: Sequence[int], *, with_dead: bool = False) -> bool:
    return all(fits(report, source[at], with_dead=with_dead) for at in chosen)


def _mislabelled(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether what the report says holds of some of the items only."""
    if _one_kind_of_two(report, items) or one_of_two_kinds(report, items):
        return True
    return _left_only(report, items) or on_one_side(report, items) or at_one_place(report, items)


def _swelled(report: Claim, source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether three items told in a row are told as what befell some: the dead and the hurt as dead."""
    fates = {role_kinship(report.roles[:1], source[at].roles[:1]) for at in chosen}
    return _in_a_row(source, chosen) and fates == {Kinship.MATCH, Kinship.CONFLICT}


def _aboard(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether a report counts all people on board, whom it calls no passengers."""
    if not all(is_people(item.concept) for item in items):
        return False
    if report.quantity.text.lower().endswith(stems("aboard")):
        return True
    before, after = report.selector.prefix.lower().split()[-_NEAR:], report.selector.suffix.lower().split()[:_NEAR]
    named = report.concept not in (None, _PERSON)  # passengers are no crew
    return not named and _said_aboard().search(" ".join((*before, "…", *after))) is not None


@cache
def _said_aboard() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('on_board')}\b")


_NEAR = 4  # words
_PERSON = "person"


def _left_only(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether what is done and what is left are told as what is left: 320 treated, 150 to go, 470 to go."""
    told = not {"rest", "denied"}.isdisjoint(report.facets)
    if told and report.roles and all(item.roles[:1] == report.roles[:1] for item in items if not left(item)):
        told = any("rest" in item.facets for item in (report, *items))  # «без тепла 74 дома и 3 школы»: all go without
    return told and len({left(item) for item in items}) > 1


def _one_kind_of_two(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether people of two kinds are told as one of them: 140 passengers and 22 crew as 162 passengers."""
    things = {item.quantity.concept for item in items if not guessed(item)}
    if report.quantity.concept not in things - {None, "person", *relations().stands_for}:
        return False
    others = things - {report.concept, None}
    if not others.isdisjoint(report.context):
        return False
    return any(is_people(one) and not (kind_of(one, report.concept) or holds(report.concept, one)) for one in others)


def _all_kinds(report: Claim, source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether all items are kinds of what the report counts: patients and nurses are people."""
    things = [source[at].concept for at in chosen]
    return all(kind_of(thing, report.concept) or (thing is not None and thing == report.concept) for thing in things)


def _in_a_row(source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether the post tells two items one after the other, or the second as coming on top of the first."""
    first, last = source[chosen[0]], source[chosen[-1]]
    row = chosen[-1] - chosen[0] == len(chosen) - 1 and first.sentence == last.sentence
    return (row and not last.quantity.implicit) or last.scope == "additional"


def _least(report: Claim, source: Sequence[Claim], chosen: Sequence[int]) -> int:
    """Return from which sum on a hedged number may round it: of two items told in a row, a lesser one."""
    row = len(chosen) == 2 and _in_a_row(source, chosen)
    return 30 if row and _all_kinds(report, source, chosen) else 100


def _all_there_were(report: Claim, done: Claim, rest: Claim) -> bool:
    """Tell whether one item is the rest of the other, and the report tells neither's fate: 6 restored, 5 to go."""
    if "rest" in report.facets or "rest" not in rest.facets or left_behind(report, (done, rest)):
        return False
    if rest.inherited == done.inherited or rest.sentence != done.sentence:
        return False
    ours = () if report.inherited else report.roles[:1]
    fates = (role_kinship(ours, one.roles[:1]) for one in (done, rest))
    same = concept_kinship(report.concept, done.concept) >= Kinship.COMPATIBLE
    return same and not any(fate >= Kinship.COMPATIBLE for fate in fates)


def _named_together(report: Claim, source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether the report names each thing that it adds up: '83 schools and hospitals were handed generators'."""
    things = {source[at].concept for at in chosen}
    if None in things or len(things) < len(chosen):
        return False
    if not things <= set(report.context) and not _each_named(report, things):
        return False
    return all(role_kinship(report.roles[:1], source[at].roles[:1]) is not Kinship.CONFLICT for at in chosen)


def _each_named(report: Claim, things: Collection[str | None]) -> bool:
    """Tell whether each thing is a kind of another noun: private houses and lorries, of "houses, cars"."""
    nouns = [[one for one in report.context if one == thing or kind_of(thing, one)] for thing in things]
    return all(nouns) and len({one for found in nouns for one in found[:1]}) == len(things)


def _may_count(report: Claim, item: Claim) -> bool:
    """Tell whether a sum may have been told under the report's label: never people for ships."""
    return is_people(report.concept) or report.concept is None or not is_people(item.concept)


def _reach(source: Sequence[Claim], chosen: Sequence[int]) -> int:
    """Return over how many sentences items add up: three were caught; two more, told later, are still sought."""
    return _LATER if any(source[at].scope == "additional" for at in chosen) else 1


_LATER = 3


def _all_count(source: Sequence[Claim], chosen: Sequence[int]) -> bool:
    """Tell whether each item is large enough to show in a rounded sum: 61,200 and 18,700, never 480 and 4."""
    items = [source[at].quantity.low for at in chosen]
    return min(items) * _VISIBLE >= sum(items)


_VISIBLE = 20  # times an item may go into a rounded sum


_CARE = frozenset({"hospitalised", "treated"})


def _overlapping(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether one item may be among the others: nine hurt and four of them in intensive care are not thirteen."""
    fates = [set(item.roles[:1]) for item in items]
    more = any(item.scope == "additional" for item in items)
    inside = any(fate & _CARE for fate in fates) and any(fate & {"injured", "affected"} for fate in fates)
    fated = is_people(report.concept) and not _aboard(report, items)  # «48 people on board …, killing at least four»
    strange = fated and report.roles[:1] == ("killed",) and not any("killed" in item.roles for item in items)
    return (inside and not more) or strange


def _kindred(a: Claim, b: Claim) -> bool:
    """Tell whether two items are of one kind or one fate, so that adding them makes sense."""
    if a.sentence != b.sentence:
        return False
    return (
        concept_kinship(a.concept, b.concept) is Kinship.MATCH
        or role_kinship(a.roles[:1], b.roles[:1]) is Kinship.MATCH
    )
