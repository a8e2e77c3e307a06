"""The polite, guarded way onto the web: may we ask this host now, and what did it answer?

The client itself is `ingest.net.client.Client`; it is not imported here, because httpx2 takes its time to load.
"""

from ingest.net.answer import Answer, CachingInfo, Redirect
from ingest.net.clock import Clock, SystemClock
from ingest.net.errors import (
    AddressRefused,
    FetchError,
    HostAsksToWait,
    RobotsRefused,
    TimedOut,
    TooLarge,
    TooManyRedirects,
    Unreachable,
)
from ingest.net.policy import NetPolicy

__all__ = [
    "AddressRefused",
    "Answer",
    "CachingInfo",
    "Clock",
    "FetchError",
    "HostAsksToWait",
    "NetPolicy",
    "Redirect",
    "RobotsRefused",
    "SystemClock",
    "TimedOut",
    "TooLarge",
    "TooManyRedirects",
    "Unreachable",
]
