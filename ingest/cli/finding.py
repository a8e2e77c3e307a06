"""One thing that `ingest doctor` looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `needed_for` is empty when nothing works without it."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""
    needed_for: str = ""
