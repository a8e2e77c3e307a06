"""What a host's robots.txt lets us fetch, kept for a day; RFC 9309.

4xx = no rules, all may be fetched; 5xx, 429 or no answer = nothing may be fetched for now.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest.net.clock import Clock
from ingest.net.errors import AddressRefused, FetchError, RobotsRefused
from ingest.net.policy import PRODUCT

if TYPE_CHECKING:
    from protego import Protego

MAX_BYTES = 512_000  # RFC 9309 asks parsers for 500 kibibytes at least; the rest is not read


@dataclass(frozen=True, slots=True)
class RobotsAnswer:
    """What came for robots.txt: the status after redirects, 0 = no answer, and the body."""

    status: int
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class _Rules:
    """`parser` None = no rules; `reason` says why nothing may be fetched for now."""

    until: float
    parser: "Protego | None" = None
    reason: str = ""
    retry_at: datetime | None = None


class Robots:
    """The rules of each origin, fetched by `fetch` when first asked for; safe for several threads."""

    def __init__(
        self, fetch: Callable[[str], RobotsAnswer], clock: Clock, keep_seconds: float, retry_seconds: float
    ) -> None:
        self._fetch = fetch
        self._clock = clock
        self._keep = keep_seconds
        self._retry = retry_seconds
        self._lock = threading.Lock()
        self._rules: dict[str, _Rules] = {}

    def check(self, url: str) -> float | None:
        """Return the Crawl-delay that the rules ask for, None = none; raises RobotsRefused."""
        rules = self._rules_for(url)
        if rules.reason:
            raise RobotsRefused(
                f"its robots.txt {rules.reason}, so nothing is fetched for now.",
                resource=url,
                retry_at=rules.retry_at,
                remedy="It is tried again later.",
            )
        if rules.parser is None:
            return None
        if not rules.parser.can_fetch(url, PRODUCT):
            raise RobotsRefused(
                f"the site's robots.txt does not allow {PRODUCT} to fetch this page.",
                resource=url,
                remedy="Save the page by hand and use `ingest import-article`.",
            )
        delay = rules.parser.crawl_delay(PRODUCT)
        rate = rules.parser.request_rate(PRODUCT)
        seconds = [float(delay)] if delay is not None else []
        if rate is not None and rate.requests > 0:
            seconds.append(rate.seconds / rate.requests)
        return max(seconds, default=None)

    def _rules_for(self, url: str) -> _Rules:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        with self._lock:
            known = self._rules.get(origin)
        if known is not None and known.until > self._clock.monotonic():
            return known
        # Fetched outside the lock: two threads may ask the same host twice, none waits for a slow one.
        try:
            rules = self._read(f"{origin}/robots.txt")
        except AddressRefused as error:
            error.resource = url
            raise
        with self._lock:
            self._rules[origin] = rules
        return rules

    def _read(self, url: str) -> _Rules:
        try:
            answer = self._fetch(url)
        except AddressRefused:
            raise
        except FetchError as error:
            return self._closed(f"could not be had ({error.message.rstrip('.')})")
        if 200 <= answer.status < 300:
            from protego import Protego

            parser = Protego.parse(answer.body.decode("utf-8", "replace"))
            return _Rules(self._clock.monotonic() + self._keep, parser)
        if 400 <= answer.status < 500 and answer.status != 429:
            return _Rules(self._clock.monotonic() + self._keep)
        return self._closed(f"is answered with status {answer.status}")

    def _closed(self, reason: str) -> _Rules:
        return _Rules(
            self._clock.monotonic() + self._retry,
            reason=reason,
            retry_at=self._clock.now() + timedelta(seconds=self._retry),
        )
