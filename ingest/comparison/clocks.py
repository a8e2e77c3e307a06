"""Durations that a post tells by two times of day: «с 02:15 до 06:45» lasted four and a half hours."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from ingest.comparison.phrases import any_of, words
from ingest.comparison.rules import Tolerances
from ingest.comparison.values import relate
from ingest.model import Claim, Hedge, QuantityKind, Refusal, RefusalKind

_POINTED = re.compile(r"\d\.[0-5]\d\b.*\b\d?\d\.[0-5]\d\b|\bчас|\bгод", re.I)  # «18.20 до 20.50», «с 9 до 18 часов»
_NOON, _DAY = 12 * 60, 24 * 60
_NEAR = 60  # characters between the two times


def lasted(report: Claim, source: Sequence[Claim], refused: Sequence[Refusal], rules: Tolerances) -> bool:
    """Tell whether a duration of the report lies between two times that the post names after each other."""
    quantity = report.quantity
    if quantity.kind is not QuantityKind.DURATION or quantity.unit not in ("hour", "minute"):
        return False
    for minutes in _lengths(source, refused):
        length = Decimal(minutes) / (60 if quantity.unit == "hour" else 1)
        told = replace(quantity, low=length, high=length, step=Decimal("0.01"), hedge=Hedge.EXACT, text="")
        if relate(quantity, told, rules).agreement.agrees:
            return True
    return False


def _lengths(source: Sequence[Claim], refused: Sequence[Refusal]) -> Iterator[int]:
    """Yield the minutes from each time of day to the next, over midnight too."""
    times = [(one.start, one.end, one.text) for one in refused if one.kind is RefusalKind.TIME]
    for claim in source:
        text = claim.selector.exact
        if (
            text.lower().split(" ", 1)[0] in words("from_hour")
            and claim.quantity.low != claim.quantity.high
            and _POINTED.search(text)
        ):
            times.append((claim.selector.start, claim.selector.end, text))
    moments = [(start, end, minute) for start, end, text in sorted(times) for minute in _minutes(text)]
    for (_, end, first), (start, _, last) in pairwise(moments):
        if start - end <= _NEAR and first != last:
            yield (last - first) % _DAY


@cache
def _time() -> re.Pattern[str]:
    return re.compile(rf"(?<!\d)([01]?\d|2[0-4])(?:[:.]([0-5]\d))?(?!\d)(?:\W*({any_of('after_noon')}|am|a\.m))?", re.I)


def _minutes(text: str) -> list[int]:
    """Return the times of day that a text writes, in minutes from midnight."""
    found = []
    for hour, minute, half in _time().findall(text):
        later = half.lower() in words("after_noon") and int(hour) * 60 < _NOON
        found.append(int(hour) * 60 + int(minute or 0) + (_NOON if later else 0))
    return found
