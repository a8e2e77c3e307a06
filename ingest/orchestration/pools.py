"""Airflow's pools that our tasks name; known without loading Airflow."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.config import Settings

TELEGRAM = "telegram"  # a slot for each account: a session used from two places at once is dead
HTTP = "http"  # outlets that are read at once; each host has its own pace besides
CPU = "cpu"  # analysing, linking and comparing, which fill a core each

_HTTP_SLOTS = 8


def pools_of(settings: "Settings") -> dict[str, int]:
    """Return the slots of each pool for these accounts and this machine."""
    return {
        TELEGRAM: max(len(settings.telegram_sessions), 1),
        HTTP: _HTTP_SLOTS,
        CPU: max(os.cpu_count() or 1, 2),
    }
