"""Spans of time as periods: what «за двое суток», `over seven days` name, in the kinds of `Period`."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from ingest.claims.cues import Cue, Cues
from ingest.claims.passages import Passages
from ingest.model import Quantity, QuantityKind
from ingest.quantities.units import convert

_MONTH = 31  # days; a longer span is told in months
_NAMED = {Decimal(1): "day", Decimal(7): "week"}
_DAYS, _MONTHS = " days", " months"
_LENGTHS = {"quarter": 3, "half": 6}  # months
_DAYLIKE = frozenset({"day", "night"})
_YEAR = 12  # months
_OF_A_YEAR = frozenset({"year", "last_year"})
_YEARLIKE = frozenset({"year", "season", "since", *_LENGTHS})


def span_period(quantity: Quantity) -> str | None:
    """Return the kind of period that a duration spans: 'day', 'week', '2 days', '9 months'; None for none."""
    if quantity.kind is not QuantityKind.DURATION or quantity.value is None or quantity.per is not None:
        return None
    days = convert(quantity.value, quantity.unit, "day")
    if days is None:
        return None
    if 1 <= days <= _MONTH and days == days.to_integral_value():
        return _NAMED.get(days, f"{days.normalize():f}{_DAYS}")
    months = convert(quantity.value, quantity.unit, "month")
    whole = months.quantize(Decimal(1)) if months is not None else Decimal(0)
    if months is None or whole < 1 or abs(months - whole) > Decimal("0.01"):
        return None
    return f"{whole:f}{_MONTHS}" if whole > 1 else "month"


def spans_conflict(a: str, b: str) -> bool:
    """Tell whether two kinds of period are spans of different length: two days and one."""
    short = {"day", "night", "week", "weekend"}
    spans = [kind.endswith(_DAYS) for kind in (a, b)]
    return a != b and any(spans) and all(span or kind in short for span, kind in zip(spans, (a, b), strict=True))


def same_period(a: str, b: str) -> bool:
    """Tell whether two kinds of period may be one: a day and a night, the nine months and the year so far."""
    if a == b or {a, b} <= _DAYLIKE:
        return True
    months = _months(a), _months(b)
    if any(one is not None and one > _YEAR for one in months) and not _OF_A_YEAR.isdisjoint((a, b)):
        return False  # what three years held, one year did not
    if "last_year" in (a, b):
        return True  # texts name it in passing: only a second number of the post shows that it is another
    named = [kind.startswith("month") for kind in (a, b)]
    if all(named):
        return "month" in (a, b)  # January is no February, and may be the month
    if None not in months:
        return months[0] == months[1]
    if any(months):
        return (a if months[1] else b) in _YEARLIKE
    if a.endswith(_DAYS) or b.endswith(_DAYS):
        return not spans_conflict(a, b)
    if any(named):
        month, other = (a, b) if named[0] else (b, a)
        # what January held, the year so far holds; a span of days lies in its month
        return month != "month" and (other == "since" or (month == "month_1" and other in _YEARLIKE))
    return {a, b} <= _YEARLIKE


def _months(kind: str) -> int | None:
    return int(kind.removesuffix(_MONTHS)) if kind.endswith(_MONTHS) else _LENGTHS.get(kind)


def without_ranges(cues: Cues, passages: Passages, joins: AbstractSet[int]) -> Cues:
    """Return the cues without months that only begin a span of months, «за январь — август», and without a mere
    beginning where the same words name a year or a war: «с начала года».
    """
    periods = cues.of("period")
    named = {cue.start for cue in periods if cue.key != _SINCE}
    left = [cue for cue in periods if (cue.key == _SINCE and cue.start in named) or _ranges(cue, passages, joins)]
    return Cues([cue for cue in cues.all if cue not in left]) if left else cues


_SINCE = "since"


def beginnings(cues: Sequence[Cue]) -> frozenset[int]:
    """Return the words of spans of time: nothing is told as begun «с начала работ», 'since the search began'."""
    return frozenset(at for cue in cues if cue.section == "period" for at in range(cue.start, cue.end))


def _ranges(cue: Cue, passages: Passages, joins: AbstractSet[int]) -> bool:
    if not cue.label.startswith("period.month_"):
        return False
    texts, end = passages.texts, cue.end
    if end + 1 < len(texts) and texts[end + 1][0].isdigit():
        return False  # «в июле — 245»
    return end < len(texts) and (texts[end] in "—–-" or end in joins)
