"""What the post tells of more than the report does: women and children told as children, three districts as one,
those who voted for somebody told as those who went to vote.
"""

import re
from collections.abc import Sequence
from functools import cache

from ingest.claims.skeleton import alike
from ingest.comparison.kinship import is_area, is_people
from ingest.comparison.phrases import any_of
from ingest.comparison.relations import relations
from ingest.model import Claim, QuantityKind

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE})
_NEAR = 80  # letters around a number in which its clause is looked for


def told_of_fewer(report: Claim, source: Claim, others: Sequence[Claim]) -> str:
    """Return in what the report narrows or turns what the post's number is of: a role, a place.

    `others` are all numbers of the post.
    """
    if _vote_told_as_turnout(report, source, others):
        return "role"
    return "place" if _one_place_of_several(report, source, others) else ""


@cache
def _second_noun() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:\w+\s+){{0,3}}?{any_of('joined_to')}\s+[^\W\d]", re.IGNORECASE)


def one_of_two(report: Claim, source: Claim) -> bool:
    """Tell whether two kinds of people that the post counts together are told as one: women and children, children."""
    if len(source.context) < 2 or not is_people(report.concept):
        return False
    kinds = relations().kinds | relations().subsets
    both = {one for one in source.context if one in kinds and is_people(one)}
    told = both & {*report.context}
    if len(both) != 2 or len(told) != 1 or report.quantity.concept not in (None, *told):
        return False
    return _second_noun().search(source.selector.suffix) is not None


def _vote_told_as_turnout(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a share of votes for somebody is told as turnout, or the other way round.

    The post's number may say neither, where another of its numbers says what the report does.
    """
    if report.quantity.kind not in _SHARES or source.quantity.kind not in _SHARES:
        return False
    ours = _ballot(report)
    if not ours:
        return False
    here = _ballot(source)
    if here:
        return not here & ours
    if source.inherited or "voted" not in source.roles:
        return False
    return any(_ballot(one) & ours for one in others if one is not source and one.quantity.kind in _SHARES)


def _ballot(claim: Claim) -> frozenset[str]:
    clause = _clause(claim)
    found = {"for": _says(any_of("votes_for")), "went": _says(any_of("went_to_vote"))}
    return frozenset(kind for kind, pattern in found.items() if pattern.search(clause))


@cache
def _says(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _clause(claim: Claim) -> str:
    """Return the words around a number up to the next mark."""
    before = _MARK.split(claim.selector.prefix[-_NEAR:])[-1]
    return f"{before}{claim.selector.exact}{_MARK.split(claim.selector.suffix[:_NEAR])[0]}"


_MARK = re.compile(r"[.,;:!?\n]")


def _one_place_of_several(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether what several districts have together is told of one of them alone.

    Either the report says that it is only there, or the post has another number of that place.
    """
    if report.place is None or source.place is not None:
        return False
    keys = report.place.split()
    elsewhere = any(alike(key, one) for other in others for one in (other.place or "").split() for key in keys)
    if not elsewhere and _says(any_of("only")).search(_clause(report)) is None:
        return False
    return any(
        other.sentence == source.sentence
        and is_area(other.concept)
        and other.quantity.low > 1
        and other.selector.start < source.selector.start
        for other in others
    )
