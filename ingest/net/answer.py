"""What came back for an address."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from ingest.model.evidence import Capture

CachingInfo = dict[str, str]  # opaque to callers: keep it with the address, hand it back with the next request

_FAR = timedelta(days=30)  # a longer Retry-After is a mistake or a joke


@dataclass(frozen=True, slots=True)
class Redirect:
    """One step on the way: the address asked, and the status that sent us on."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer on the way; `capture.body` is decompressed, empty where `not_modified`."""

    capture: Capture
    status: int
    final_url: str
    redirects: tuple[Redirect, ...] = ()
    not_modified: bool = False
    caching_info: CachingInfo | None = None
    retry_at: datetime | None = None
    charset: str = ""  # as the Content-Type header tells it

    @property
    def ok(self) -> bool:
        """Say whether the body is the page that was asked for."""
        return 200 <= self.status < 300


def parse_retry_after(value: str, now: datetime) -> datetime | None:
    """Return the moment that a Retry-After header names, seconds or date; None where it names none."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=min(int(text[:12]), 10**9)), _FAR)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return min(max(moment.astimezone(UTC), now), now + _FAR)
