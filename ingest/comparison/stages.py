"""What was only asked for told as given, what the post counts for all told as one kind, last year told as this one."""

from collections.abc import Sequence

from ingest.comparison.kinship import other_kind, relations
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import words
from ingest.comparison.wording import guessed
from ingest.model import Claim, ClaimStatus, QuantityKind


def ahead(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> str:
    """Return in what the report is ahead of the post, or narrower than it, with no number of the post to show it.

    `told` are all numbers of the report.
    """
    if _unfulfilled(report, source, told) or _affirmed(report, source) or _further(report, source):
        return "role"
    if _still_left(report, source, others):
        return "facet:rest"
    if QuantityKind.MONEY in (report.quantity.kind, source.quantity.kind):
        if _named_apart(report, source, relations().balances):
            return "concept"
        if _named_apart(report, source, relations().kinds):
            return "recipient"
    if _brought_forward(report, source) or _put_back(report, source) or _regular(report, source):
        return "period"
    return "concept" if _narrowed(report, source, others) else ""


def _unfulfilled(report: Claim, source: Claim, told: Sequence[Claim]) -> bool:
    """Tell whether what was asked for, needed or awaited is told as given: applied for a payment, and received it."""
    table = relations()
    if report.inherited or source.inherited or report.status is not ClaimStatus.ACHIEVED or report.doubtful:
        return False
    if "forecasted" in report.facets or not table.fulfilled & set(report.roles[:1]):
        return False
    ours, here = {*report.roles, *report.traits}, {*source.roles, *source.traits}
    if table.asked & ours or not table.asked & here:
        return False
    if any(table.received & {one.concept, *one.context} for one in told if one.sentence == report.sentence):
        return False  # who files a request received nothing yet
    requests = table.received & {*source.context}  # an application that was received is still one
    return not table.fulfilled & (set(source.roles) - ({"received"} if requests else set()))


def _named_apart(report: Claim, source: Claim, named: frozenset[str]) -> bool:
    """Tell whether each amount stands beside one of the `named`, and not the same: pensioners and students."""
    ours, theirs = named & set(report.context), named & set(source.context)
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return False
    (one,), (other,) = ours, theirs
    return named is relations().balances or other_kind(one, other)


def _affirmed(report: Claim, source: Claim) -> bool:
    """Tell whether the report drops the post's 'not': «96 не готовы», '96 are ready'."""
    if "denied" not in source.facets or {"denied", "rest"} & set(report.facets) or not report.quantity.high:
        return False
    return bool(relations().reached & {*source.roles[:1], *source.traits} & {*report.roles[:1], *report.traits})


def _still_left(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether what is done is told as left to do, where the post gives another number for that."""
    if "rest" not in report.facets or {"rest", "denied", "to_come"} & set(source.facets):
        return False
    if source.scope == "additional" or source.status is not ClaimStatus.ACHIEVED:
        return False
    measure = measure_of(source.quantity)
    if measure.dimension == "count" or source.roles[:1] != report.roles[:1]:
        return False
    return any(
        "rest" in other.facets and other.sentence == source.sentence and measure_of(other.quantity) == measure
        for other in others
        if other is not source
    )


def _further(report: Claim, source: Claim) -> bool:
    """Tell whether what is in danger or at work is told as struck or done: at risk and flooded, sown and reaped."""
    if report.inherited or source.inherited or report.status is not ClaimStatus.ACHIEVED or report.doubtful:
        return False
    ours, here = {*report.roles, *report.traits}, {*source.roles, *source.traits}
    if "forecasted" in report.facets or (_LOST & (ours | here) and "threatened" not in here):
        return False
    if "threatened" in here - ours:
        return bool(_LOST & set(report.roles[:1]))
    if "in_progress" in here - ours and {"done", "already"} & set(report.facets) and "pending" not in report.facets:
        return bool(_BUILT & set(report.roles)) and not {"already", "rest"} & set(source.facets)
    return any(
        not low.isdisjoint(source.roles[:1]) and not high.isdisjoint(report.roles[:1]) and high.isdisjoint(source.roles)
        for low, high in relations().rungs
    )


_LOST = frozenset({"flooded", "burned", "destroyed", "damaged", "killed", "injured", "without power", "shelled"})
_BUILT = frozenset({"repaired", "built", "restored", "completed", "opened", "ready"})


def _brought_forward(report: Claim, source: Claim) -> bool:
    """Tell whether the post's number of last year is told as one of this year or season, in so many words."""
    if source.period is None or source.period.kind != "last_year" or report.period is None or report.scope == "before":
        return False
    return report.period.kind in ("year", "season") and any(
        word in report.period.text.lower() for word in words("this_year")
    )


def _put_back(report: Claim, source: Claim) -> bool:
    """Tell whether the post's number of this year, in so many words, is told as one of the year before."""
    if report.period is None or report.period.kind != "last_year" or source.period is None or source.inherited:
        return False
    if report.inherited or "before" in (report.scope, source.scope) or source.period.kind not in ("year", "season"):
        return False
    return any(word in source.period.text.lower() for word in (*words("this_year"), *words("since_new_year")))


def _regular(report: Claim, source: Claim) -> bool:
    """Tell whether what is paid once is told as paid every month."""
    if "one_off" not in source.traits or "one_off" in report.traits:
        return False
    return report.quantity.per == "month" or "monthly" in report.traits


def _narrowed(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether all staff is told as one trade of it, of which the post speaks beside another number only."""
    if report.concept not in relations().kinds or guessed(report) or report.quantity.concept is None:
        return False
    if source.concept not in relations().staff or source.concept == report.concept:
        return False
    if report.concept in source.context:
        return False
    return any(report.concept in (other.concept, *other.context) for other in others if other is not source)
