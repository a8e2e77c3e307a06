"""How often an amount comes: each hour, shift, day, week, month or year, as a rate or in words."""

from ingest.model import Claim, QuantityKind

_PER = {
    "hour": "each_hour",
    "day": "each_day",
    "day and night": "each_day",
    "week": "each_week",
    "month": "each_month",
    "year": "each_year",
}
_RATES = frozenset({*_PER.values(), "each_shift"})
_PACES = {"daily": "each_day", "weekly": "each_week", "monthly": "each_month", "annual": "each_year"}
_DURATION = QuantityKind.DURATION


def rate(claim: Claim) -> str:
    """Return how often an amount comes, 'each_day' for 900 a day and «ежедневно 900»; empty where nothing says so."""
    told = _PER.get(claim.quantity.per or "", "")
    if told:
        return told
    if not _RATES.isdisjoint(claim.facets):
        return next(facet for facet in claim.facets if facet in _RATES)
    paces = [] if claim.quantity.per or not claim.traits else [one for one in claim.traits if one in _PACES]
    return _PACES[paces[0]] if len(paces) == 1 else ""


def of_another_rate(report: Claim, source: Claim) -> bool:
    """Tell whether the amount of one span is told for another: 900 meals a week, for 900 a day; or as one that comes
    again, where the post counts up what came in all. Both tell one value.
    """
    if source.quantity.kind is _DURATION:
        return False
    ours, theirs = rate(report), rate(source)
    if ours and theirs:
        return ours != theirs and not _also(report, theirs) and not _also(source, ours)
    if ours:
        return source.scope == "cumulative" and "average" not in report.facets
    return bool(theirs) and report.scope == "cumulative" and report.period is None and "average" not in source.facets


def _also(claim: Claim, other: str) -> bool:
    """Tell whether the words of a claim tell the other rate, too: 'each month, twice a week'."""
    return other in claim.facets
