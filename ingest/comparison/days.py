"""What a longer time held told of one day of it, or one day's number of another day.

«С декабря вывезли 412 тонн снега», and 412 tonnes on Tuesday; a death toll that rose to 59 with one more death, and 59
who died on Thursday.
"""

from collections.abc import Sequence

from ingest.claims.wordings import ON_DAY
from ingest.comparison.phrases import words
from ingest.model import Claim, QuantityKind

_LONG = frozenset({"week", "weekend", "month", "year", "since", "war", "season", "quarter", "half"})
_FATAL = "killed"
_DAYS, _FEW = " days", 2


def told_of_another_span(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether the report has the post's number in one day, or on another one; `others` are all of the post."""
    if not report.sides or not _of_one_day(report):
        return False
    if not _of_one_day(source):
        return _long(source) or _grown(report, source, others)
    ours, theirs = _days(report), _days(source)
    return bool(ours and theirs) and ours != theirs  # on Friday, for Monday


def _of_one_day(claim: Claim) -> bool:
    """Tell whether a number is set on one day, in so many words; on Saturday and Sunday are two."""
    if claim.period is not None or "level" in claim.facets:
        return False
    if claim.scope in ("cumulative", "after") and "single_day" not in claim.facets:
        return False
    return len(_days(claim)) == 1 or "yesterday" in claim.sides


def in_one_day(source: Claim) -> bool:
    """Tell whether the post sets its number in one day or night, by whatever words."""
    if source.period is not None:
        return source.period.kind in _DAYLIKE or "single_day" in source.facets
    return "single_day" in source.facets or "today" in source.sides or _of_one_day(source)


_DAYLIKE = frozenset({"day", "night"})


def _days(claim: Claim) -> list[str]:
    return [one for one in claim.sides if one.startswith(ON_DAY)]


def _long(source: Claim) -> bool:
    """Tell whether the post's number is one of several days, weeks or years."""
    if source.period is None or source.quantity.kind is QuantityKind.DURATION or source.status.value != "achieved":
        return False
    kind = source.period.kind
    if kind == "week" and source.period.text in words("since_weekday"):
        return False  # closed since Monday, closed on Monday
    if kind.endswith(_DAYS):
        return int(kind.removesuffix(_DAYS)) > _FEW
    return kind in _LONG or kind.startswith("month") or kind.endswith(" months")


def _grown(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a death toll grew by one who died later, and the report has all of them die on one day."""
    if source.scope != "cumulative" or source.period is not None or _FATAL not in source.roles[:2]:
        return False
    if _FATAL not in report.roles[:1] or "hit" in report.roles[:1]:
        return False
    return any(
        other.scope == "additional" and _FATAL in other.roles and abs(other.sentence - source.sentence) <= 1
        for other in others
        if other is not source
    )
