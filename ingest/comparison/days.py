"""What a longer time held told of one day of it, or one day's number of another day.

«С декабря вывезли 412 тонн снега», and 412 tonnes on Tuesday; a death toll that rose to 59 with one more death, and 59
who died on Thursday.
"""

from collections.abc import Sequence

from ingest.claims.wordings import ON_DAY
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import words
from ingest.comparison.retelling import values_of
from ingest.model import Claim, QuantityKind

_LONG = frozenset({"week", "weekend", "month", "year", "since", "war", "season", "quarter", "half"})
_FATAL = "killed"
_DAYS, _FEW = " days", 2


def told_of_another_span(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether the report has the post's number in one day, on another one, or in a longer time than the post.

    `others` are all of the post, `told` all of the report.
    """
    if _as_total(report, source, others, told):
        return True
    if report.scope != _TOTAL and in_one_day(report) and _summed_up(source, others, told):
        return True
    if not report.sides or not _of_one_day(report):
        return _stretched(report, source)
    if not in_one_day(source):
        return _long(source) or _grown(report, source, others)
    ours, theirs = _days(report), _days(source)
    return bool(ours and theirs) and ours != theirs  # on Friday, for Monday


def in_one_span(claim: Claim) -> bool:
    """Tell whether a number is set in one day, night or week."""
    return in_one_day(claim) or (claim.period is not None and claim.period.kind in _SPANS)


_SPANS = frozenset({"week", "weekend"})


def _stretched(report: Claim, source: Claim) -> bool:
    """Tell whether what the post has on one day, named or yesterday, is told of weeks or months."""
    if source.period is not None or report.status.value != "achieved" or not _of_one_day(source):
        return False
    return report.period is not None and not _this(report) and _long(report)


def _this(report: Claim) -> bool:
    """Tell whether a period is only the one in which the day lies: this week, last month."""
    said = report.period.text.lower().split() if report.period is not None else ()
    return not words("lying_in").isdisjoint(said)


def _as_total(report: Claim, source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether a day's or week's number is told as that of all time, for which the post has another one."""
    if _of_one_day(report) or "single_day" in report.facets:
        return False
    if not (_long(report) if report.period is not None else report.scope == _TOTAL):
        return False
    if source.scope == _TOTAL or not in_one_span(source) or any(in_one_span(one) for one in told):
        return False
    values = values_of(told, others)
    return any(
        (one.scope == _TOTAL or _long(one) or _so_far(one, source)) and one.quantity.low > source.quantity.low
        for one in others
        if one.quantity.low not in values and (_alike(source, one) or _elliptic(source, one))
    )


_TOTAL = "cumulative"


def _summed_up(source: Claim, others: Sequence[Claim], told: Sequence[Claim]) -> bool:
    """Tell whether the post has a number of one day beside the total that the report sets on one."""
    if source.period is not None:
        return False
    values = values_of(told, others)
    return any(
        (source.scope == _TOTAL or _so_far(source, one)) and in_one_day(one) and one.quantity.low < source.quantity.low
        for one in others
        if one.quantity.low not in values and (_alike(source, one) or _elliptic(one, source))
    )


def _so_far(total: Claim, day: Claim) -> bool:
    """Tell whether a number is of all days by the day's number behind it: «вивезли вже 1 126, за вчора — 87»."""
    if total.scope is not None or total.period is not None or in_one_day(total) or total.status.value != "achieved":
        return False
    near = 0 <= day.sentence - total.sentence <= 1 and day.selector.start > total.selector.start
    return near and ("already" in total.facets or day.sentence == total.sentence) and not total.inherited


def _elliptic(day: Claim, total: Claim) -> bool:
    """Tell whether a day's number leaves out what was done, which the number before it says: «сегодня 410 тонн»."""
    if total is day or day.roles or day.facets or not total.roles or day.scope is not None:
        return False
    same = measure_of(day.quantity) == measure_of(total.quantity) and day.concept == total.concept
    return same and 0 <= day.sentence - total.sentence <= 1


def _alike(source: Claim, other: Claim) -> bool:
    """Tell whether two numbers of the post count one thing with one fate."""
    if other is source or other.quantity.implicit or abs(other.sentence - source.sentence) > 1:
        return False
    if measure_of(source.quantity) != measure_of(other.quantity):
        return False
    return source.concept == other.concept and source.roles[:1] == other.roles[:1]


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
