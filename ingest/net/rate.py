"""When a host may be asked again. Invariant: two requests to one host are never closer than its delay."""

import threading
from datetime import datetime, timedelta

from ingest.net.clock import Clock
from ingest.net.errors import HostAsksToWait


class HostRate:
    """Gives out moments per host; safe for several threads."""

    def __init__(self, clock: Clock, max_wait: float) -> None:
        self._clock = clock
        self._max_wait = max_wait
        self._lock = threading.Lock()
        self._free_at: dict[str, float] = {}

    def wait(self, host: str, delay: float, url: str) -> None:
        """Take the host's next moment and wait for it; raises HostAsksToWait where it is too far away."""
        with self._lock:
            now = self._clock.monotonic()
            free_at = max(now, self._free_at.get(host, now))
            wait = free_at - now
            if wait <= self._max_wait:
                self._free_at[host] = free_at + delay
        if wait > self._max_wait:
            raise HostAsksToWait(
                f"the host may not be asked again for {wait:.0f} s.",
                resource=url,
                retry_at=self._clock.now() + timedelta(seconds=wait),
                remedy="It is tried again later.",
            )
        if wait > 0:
            self._clock.sleep(wait)

    def block_until(self, host: str, moment: datetime) -> None:
        """Ask the host nothing before the moment that it named."""
        seconds = (moment - self._clock.now()).total_seconds()
        with self._lock:
            now = self._clock.monotonic()
            self._free_at[host] = max(self._free_at.get(host, now), now + seconds)
