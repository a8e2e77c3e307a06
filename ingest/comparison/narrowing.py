"""People told as those of a narrower kind, where the post says what makes them so: residents who get pensions."""

from collections.abc import Sequence

from ingest.comparison.kinship import is_people
from ingest.comparison.relations import relations
from ingest.model import Claim


def told_of(report: Claim, source: Claim) -> bool:
    """Tell whether the clause of the post's number tells what makes its people those of the report."""
    telling = relations().makes.get(report.concept or "")
    if telling is None or not is_people(source.concept):
        return False
    return not telling.isdisjoint((*source.context, *source.roles, *source.traits))


def told_near(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a number beside it tells that: «пенсии проиндексируют на 7%, их получают 41 тыс. жителей»."""
    if not is_people(source.concept) or source.roles[:1] != ("received",):
        return False
    near = (one for one in others if 0 <= source.sentence - one.sentence <= 1)
    telling = relations().makes.get(report.concept or "", frozenset())
    return any(not telling.isdisjoint((*one.context, *one.traits)) for one in near)
