"""What can go wrong between us and a host; each error names the address and what to do."""

# ruff: noqa: N818 - the names say what happened; the base class says that it is an error

from datetime import datetime

from ingest.model.errors import IngestError


class FetchError(IngestError):
    """An address could not be fetched."""


class AddressRefused(FetchError):
    """The address is no public web address, or leads to a private network."""


class TooLarge(FetchError):
    """The answer is larger than allowed."""


class TooManyRedirects(FetchError):
    """The host sends us on and on, or in a circle."""


class RobotsRefused(FetchError):
    """The host's robots.txt does not let us fetch the address; `retry_at` is set where that may change soon."""

    def __init__(self, message: str, *, resource: str, remedy: str = "", retry_at: datetime | None = None) -> None:
        super().__init__(message, resource=resource, remedy=remedy)
        self.retry_at = retry_at


class TimedOut(FetchError):
    """The host did not answer in time."""


class Unreachable(FetchError):
    """The host has no address, refuses the connection or breaks the protocol."""


class HostAsksToWait(FetchError):
    """The host may not be asked before `retry_at`: its rate, its Crawl-delay or an earlier Retry-After."""

    def __init__(self, message: str, *, resource: str, retry_at: datetime, remedy: str = "") -> None:
        super().__init__(message, resource=resource, remedy=remedy)
        self.retry_at = retry_at
