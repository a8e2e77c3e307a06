"""Dates as pages and feeds write them. Invariant: what is returned is aware and UTC."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_LOOSE = re.compile(
    r"""(?P<day>\d{4}-\d{2}-\d{2})[T ]+(?P<time>\d{2}:\d{2}(?::\d{2})?)   # 2025-03-01 08:15
        (?:[.,]\d+)?\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?              # .000 +0300""",
    re.VERBOSE | re.IGNORECASE,
)
# Names of zones that feeds use and RFC 5322 does not know.
_ZONES = {
    "MSK": "+0300",
    "EET": "+0200",
    "EEST": "+0300",
    "CET": "+0100",
    "CEST": "+0200",
    "BST": "+0100",
    "UTC": "+0000",
}
_YEARS = range(1990, 2101)  # the web's own time: epoch zero and year 9999 are defaults, not dates


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as told: an instant, or only a day; `zone_assumed` = no zone was told, UTC was taken."""

    at: datetime | None
    day: date
    zone_assumed: bool = False


def parse_moment(value: object) -> Moment | None:
    """Return the moment that an ISO 8601, RFC 5322 or plain date tells, None where it tells none."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_epoch(float(value))
    if not isinstance(value, str) or not 6 <= len(value.strip()) <= 60:
        return None
    text = value.strip()
    if text.isdigit() and len(text) in (10, 13):
        return _from_epoch(float(text))
    found = _parse_instant(text)
    if found is not None:
        if found.year not in _YEARS:
            return None
        aware = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        return Moment(aware.astimezone(UTC), found.date(), found.tzinfo is None)
    day = _parse_day(text)
    return Moment(None, day) if day is not None else None


def _parse_instant(text: str) -> datetime | None:
    if len(text) > 10 or "T" in text:
        loose = _LOOSE.search(text)
        if loose is not None:
            zone = (loose["zone"] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
            try:
                return datetime.fromisoformat(f"{loose['day']}T{loose['time']}{zone}")
            except ValueError:
                return None
        head, _, zone = text.rpartition(" ")
        text = f"{head} {_ZONES[zone.upper()]}" if zone.upper() in _ZONES else text
        try:
            return parsedate_to_datetime(text)
        except (ValueError, IndexError, TypeError):
            return None
    return None


def _parse_day(text: str) -> date | None:
    found = _DAY.match(text)
    if found is None and text.isdigit() and len(text) == 8:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
        found = _DAY.match(text)
    if found is None:
        return None
    try:
        day = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if day.year in _YEARS else None


def _from_epoch(seconds: float) -> Moment | None:
    if seconds > 1e11:
        seconds /= 1000
    if not 631_152_000 <= seconds < 4_102_444_800:  # 1990 … 2099
        return None
    at = datetime.fromtimestamp(seconds, UTC)
    return Moment(at, at.date())
