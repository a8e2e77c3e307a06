"""A total told of all that its items are: of one group before its ways parted, of two stages that the report names.

The post says «свет вернули 27 тысячам семей, ещё 6 тысяч ждут», the report 'of 33,000 families cut off': both halves
were cut off. That 33,000 have their light back, or that they wait for it, is told of one half only.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from ingest.claims.skeleton import alike
from ingest.comparison.kinship import Kinship, concept_kinship, holds, is_people, role_kinship
from ingest.comparison.phrases import any_of, words
from ingest.comparison.relations import Parting, relations
from ingest.model import Claim, ClaimStatus

_COMING = frozenset({"to_come", "pending", "forecasted"})
_LEFT = _COMING | {"rest", "denied"}


def told_of_all(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether the report tells a total of what all items were before their ways parted.

    '47 applications were filed' for 31 granted and 16 refused.
    """
    if concept_kinship(report.concept, items[0].concept) < Kinship.UNKNOWN or any(
        item.part_of is not None or concept_kinship(report.concept, item.concept) < Kinship.UNKNOWN for item in items
    ):
        return False
    fate = () if report.inherited and not told_as_whole(report) else report.roles[:1]
    if not fate:
        return _of_no_fate(report, items)
    return any(_parted(report, fate[0], items, parting) for parting in relations().partings)


def _parted(report: Claim, fate: str, items: Sequence[Claim], parting: Parting) -> bool:
    if fate not in parting.befell or (fate == "received" and report.concept not in relations().received):
        return False
    if parting.lasting and not (told_as_whole(report) or _was(report) or _decided(report, fate)):
        return False  # 'remain without power' is told of those who wait
    became = [item for item in items if parting.became & set(item.roles) and not item.inherited]
    if not became:
        return False
    return all(item in became or left(item) or fate in item.roles[:1] for item in items)


def _of_no_fate(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether a total without a fate is told as all there were, or of what they had lost: 'in all, 40'."""
    if relations().reached & set(report.traits) or _LEFT & set(report.facets):
        return False
    parted = {left(item) for item in items}
    lost = bool(relations().lost & set(report.traits)) and _was(report)
    return len(parted) > 1 and (report.scope == "cumulative" or lost)


def left(item: Claim) -> bool:
    """Tell whether a number is of those to whom it has not happened yet: «решту — 13», «ещё 6 тысяч ждут»."""
    return item.status is ClaimStatus.PLANNED or bool(_LEFT & set(item.facets) or "queue" in item.traits)


def left_behind(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether one item is what is left of those to whom it happened, and all are told as these.

    Freed are fourteen hostages and six remain: twenty were not freed.
    """
    if _LEFT & set(report.facets) or report.status is not ClaimStatus.ACHIEVED or report.inherited:
        return False
    if len({"rest" in item.facets for item in items}) == 1:
        return False
    done = [item for item in items if "rest" not in item.facets]
    if not all(item.inherited for item in items if "rest" in item.facets):
        return False
    again = any(_one_way(report.roles[:1], item.roles[:1]) for item in done)
    return again if report.roles else bool(relations().reached & set(report.traits))


def _one_way(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether two fates are one, or two ways out of the same: freed and released."""
    if role_kinship(ours, theirs) >= Kinship.COMPATIBLE:
        return True
    return any(parting.lasting and {*ours, *theirs} <= parting.became for parting in relations().partings)


def both_named(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether the report names what is done and what is to come: 'five crews are at work or on their way'."""
    coming = {bool(_COMING & set(item.facets)) or item.status is not ClaimStatus.ACHIEVED for item in items}
    if len(coming) == 1 or not (_names_both(report) or _engaged(report)):
        return False
    fates = (role_kinship(report.roles[:1], item.roles[:1]) for item in items)
    return Kinship.CONFLICT not in fates and all(
        concept_kinship(report.concept, item.concept) >= Kinship.UNKNOWN for item in items
    )


def _names_both(report: Claim) -> bool:
    return bool(_COMING & set(report.facets)) and _names_either(report.selector.suffix)


def _engaged(report: Claim) -> bool:
    """Tell whether helpers are told as engaged, which they are at work and on their way: '58 crews are involved'."""
    if report.concept not in relations().crews and not is_people(report.concept):
        return False
    return _tells("engaged", report.selector.prefix, report.selector.suffix)


def one_of_two_kinds(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether things of two kinds, which one noun may hold, are told as one of them: mines and shells as mines."""
    kinds = {item.quantity.concept for item in items}
    ours = report.quantity.concept
    if len(kinds) == 1 or ours not in kinds or all(holds(ours, kind) for kind in kinds):
        return False
    return any(kinds <= held for held in relations().holds.values()) and kinds.isdisjoint({*report.context} - {ours})


def on_the_way(report: Claim) -> bool:
    """Tell whether a number is told of nothing but what is not there yet: 'five crews are on their way'."""
    return "pending" in report.facets and not _names_either(report.selector.suffix)


def on_one_side(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether the report tells all items by a word that one of them excludes: boys and girls as girls."""
    ours = set(report.traits)
    for pair in (*relations().degrees, *relations().opposed):
        told = pair & ours
        if len(told) == 1 and any(pair & set(item.traits) == pair - told for item in items):
            return True
    return False


def in_several_places(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether the post tells the report's thing and fate of several places, which the report leaves out."""
    places = {item.place for item in items}
    if report.place is not None or None in places or len(places) < len(items):
        return False
    fates = (role_kinship(report.roles[:1], item.roles[:1]) for item in items)
    alike_things = (concept_kinship(report.concept, item.concept) for item in items)
    return all(one is Kinship.MATCH for one in (*fates, *alike_things))


def at_one_place(report: Claim, items: Sequence[Claim]) -> bool:
    """Tell whether the report sets at one place what the post tells of two: 14 at Verbivka and 9 at Lozova."""
    if report.place is None or any(item.place is None for item in items):
        return False
    here = [_told_at(report.place, item.place or "") for item in items]
    return any(here) and not all(here)


def _told_at(ours: str, theirs: str) -> bool:
    return any(alike(one, other) for one in ours.split() for other in theirs.split())


def told_as_whole(report: Claim) -> bool:
    """Tell whether the report gives a number as the whole of which it goes on to tell parts: 'of 150 houses'."""
    return _of_all().search(report.selector.prefix) is not None


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('of_all')}\s+$", re.IGNORECASE)


def _was(report: Claim) -> bool:
    """Tell whether a number is told of a time that is over, or as all there were."""
    return report.scope == "cumulative" or _tells("had_been", report.selector.prefix, report.selector.suffix)


def _decided(report: Claim, fate: str) -> bool:
    """Tell whether all were under review and no longer are: '33 applications were considered'."""
    return fate == "under review" and _tells("reviewed", report.selector.prefix, report.selector.suffix)


@lru_cache(maxsize=2048)
def _tells(kind: str, before: str, after: str) -> bool:
    """Tell whether a phrase of a kind stands a few words before or after a number."""
    near = (" ".join(before.lower().split()[-_NEAR:]), " ".join(after.lower().split()[:_NEAR]))
    return any(_said(kind).search(one) for one in near)


@cache
def _said(kind: str) -> re.Pattern[str]:
    said = {"had_been": any_of("had_been"), "engaged": any_of("engaged"), "reviewed": any_of("reviewed")}[kind]
    return re.compile(rf"(?<!being )\b{said}\b")


_NEAR = 5  # words


@lru_cache(maxsize=1024)
def _names_either(after: str) -> bool:
    return not words("either").isdisjoint(after.lower().split()[:_REACH])


_REACH = 6  # words of 'are at work or'
