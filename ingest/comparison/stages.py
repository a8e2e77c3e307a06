"""What was only asked for told as given, what the post counts for all told as one kind, last year told as this one."""

from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.kinship import Kinship, concept_kinship, is_people, other_kind
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import word_before, words
from ingest.comparison.relations import relations
from ingest.comparison.shares import lacks
from ingest.comparison.wording import guessed
from ingest.model import Claim, ClaimStatus, QuantityKind


def ahead(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> str:
    """Return in what the report is ahead of the post, or narrower than it, with no number of the post to show it.

    `told` are all numbers of the report.
    """
    if _unfulfilled(report, source, told) or _affirmed(report, source) or _further(report, source):
        return "role"
    if _still_left(report, source, others) or _left_told_done(report, source, others):
        return "facet:rest"
    if _lacked_by_others(report, source, others, told) or _had_for_lacked(report, source):
        return "role"
    if _share_of_it(report, source, others, told):
        return "part"
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
    if "now" in report.facets and "now" in source.facets:
        return False  # what is asked and what is paid now is a price: «сейчас просят 24 500»
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
    if not source.inherited and any(role.startswith("without ") for role in source.roles):
        return False  # «без води лишалися 2 300 осель, уже всім відновили»: the 'no' is of the water
    here, ours = {*source.roles[:1], *source.traits}, {*report.roles[:1], *report.traits}
    return bool(relations().reached & here & ours or (_BACK & here and _BACK & ours))


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


def _left_told_done(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether what is still to do is told as done: heat is back in 1,150 houses, «досі холодно ще у 430»."""
    if "rest" not in source.facets or _OPEN & set(report.facets) or report.status is not ClaimStatus.ACHIEVED:
        return False
    if (
        report.inherited
        or not (source.inherited or not source.roles)
        or _BACK.isdisjoint((*report.roles[:1], *report.traits))
    ):
        return False
    return any(
        not other.inherited and other.sentence == source.sentence and not _TURNED_ON.isdisjoint(other.roles[:1])
        for other in others
        if other.selector.start < source.selector.start and not {"rest", "denied"} & set(other.facets)
    )


def _lacked_by_others(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether what a part lacks is told of the whole: 19 villages snowed in, «шість із них без хліба»."""
    if "denied" not in report.facets or _OPEN & set(source.facets) or source.roles[:1] == report.roles[:1] != ():
        return False
    if report.inherited or not report.quantity.high:
        return False
    values = {one.quantity.low for one in told}
    return any(
        "denied" in other.facets
        and 0 <= other.sentence - source.sentence <= 1
        and 0 < other.quantity.low < source.quantity.low
        and other.quantity.concept in (None, source.quantity.concept)
        and other.quantity.low not in values
        for other in others
        if other.selector.start > source.selector.start and other.quantity.kind in _COUNTED
    )


def _had_for_lacked(report: Claim, source: Claim) -> bool:
    """Tell whether the share that lacks something is told as the one that has it: 'a third still has water'."""
    if not {report.quantity.kind, source.quantity.kind} <= _PARTS or report.inherited or source.inherited:
        return False
    if lacks(report) == lacks(source) or report.quantity.low in _HALVES:
        return False
    having = source if lacks(report) else report
    if not ({"rest", "already"} & set(having.facets) or _HAVING & {*having.roles[:1], *having.traits}):
        return False
    return bool(set(report.traits) & set(source.traits) - _HAVING)


def _share_of_it(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether what befell a share is told of the whole: a load of 22 tonnes, of which half was spilled."""
    if report.inherited or report.part_of is not None or source.part_of is not None:
        return False
    at = next(at for at, one in enumerate(others) if one is source) + 1
    shares = [one for one in others[at : at + 2] if one.quantity.kind is QuantityKind.SHARE]
    if not shares:
        return False
    part_of_it = word_before(source) in words("out_of")  # «из 40 тонн собрали половину»
    own = () if source.inherited else source.roles
    here = set() if part_of_it else {*own, *source.traits}
    firm = ({*report.roles[:1], *report.traits} - here) - relations().faint - relations().attributes
    if not firm or any(one.quantity.kind is QuantityKind.SHARE for one in told if one.sentence == report.sentence):
        return False
    least = Kinship.COMPATIBLE if measure_of(report.quantity).dimension == "count" else Kinship.UNKNOWN
    if concept_kinship(report.concept, source.concept) < least:
        return False
    if _priced(source, report):
        return False
    return any(
        0 < other.quantity.high < 1
        and other.sentence - source.sentence <= 1
        and not other.inherited
        and not firm.isdisjoint((*other.roles[:1], *other.traits))
        for other in shares
    )


def _priced(*claims: Claim) -> bool:
    return any(one.quantity.kind is QuantityKind.MONEY for one in claims)


_OPEN = frozenset({"rest", "denied", "to_come", "pending", "forecasted"})
_BACK = frozenset({"restored", "returned", "repaired", "connected"})
_TURNED_ON = _BACK | {"received"}
_COUNTED = frozenset({QuantityKind.COUNT, QuantityKind.BARE})
_PARTS = frozenset({QuantityKind.SHARE, QuantityKind.PERCENT})
_HALVES = (Decimal("0.5"), Decimal(50))
_HAVING = _BACK | {"received", "in_service"}


def _further(report: Claim, source: Claim) -> bool:
    """Tell whether what is in danger or at work is told as struck or done: at risk and flooded, sown and reaped."""
    if report.status is not ClaimStatus.ACHIEVED or report.doubtful or "forecasted" in report.facets:
        return False
    ours, here = (
        {*report.roles, *report.traits},
        {*source.traits} if source.inherited else {*source.roles, *source.traits},
    )
    if _punished(report, ours, here):
        return True
    ruined = _RUINED & here and "threatened" not in here
    if report.inherited or ruined or ("killed" in here and not is_people(source.concept)):
        return False  # crops that perished were planted once
    if _a_step_on(report, ours, here):
        return True
    if source.inherited or (_LOST & (ours | here) and "threatened" not in here):
        return False
    if "threatened" in here - ours:
        return bool((_LOST | _SHUT) & set(report.roles[:1]))
    if "in_progress" in here - ours and {"done", "already"} & set(report.facets) and "pending" not in report.facets:
        return bool(_BUILT & set(report.roles)) and not {"already", "rest"} & set(source.facets)
    return False


def _punished(report: Claim, ours: set[str], here: set[str]) -> bool:
    """Tell whether what one is only threatened with is told as imposed: «грозит штраф до 500 тысяч», was fined."""
    if "threatened" not in here or "threatened" in ours or {"sentenced", "imposed"} & here:
        return False
    told = {*report.roles[:1], *report.traits} - ({"fined"} if "fine" in report.context else set())
    return bool(relations().punished & told)  # 'a fine of' is the noun, and tells of no court


def _a_step_on(report: Claim, ours: set[str], here: set[str]) -> bool:
    """Tell whether the report tells a further stage of a thing, and not the one that the post tells."""
    told = {*report.roles[:1], *report.traits}
    return any(
        not low.isdisjoint(here) and low.isdisjoint(ours) and not high.isdisjoint(told) and high.isdisjoint(here)
        for low, high in relations().rungs
    )


_LOST = frozenset({"flooded", "burned", "destroyed", "damaged", "killed", "injured", "without power", "shelled"})
_SHUT = frozenset({"closed", "cancelled", "dismissed"})
_RUINED = frozenset({"flooded", "burned", "destroyed", "damaged"})
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
    """Tell whether what is paid once is told as paid every month, or the other way round."""
    if "one_off" in source.traits and "one_off" not in report.traits:
        return _monthly(report)
    return "one_off" in report.traits and "one_off" not in source.traits and _monthly(source) and not _monthly(report)


def _monthly(claim: Claim) -> bool:
    return claim.quantity.per == "month" or "monthly" in claim.traits


def _narrowed(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether all staff is told as one trade of it, of which the post speaks beside another number only."""
    if report.concept not in relations().kinds or guessed(report) or report.quantity.concept is None:
        return False
    if source.concept not in relations().staff or source.concept == report.concept:
        return False
    if report.concept in source.context:
        return False
    return any(report.concept in (other.concept, *other.context) for other in others if other is not source)
