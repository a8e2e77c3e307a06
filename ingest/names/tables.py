"""Read this room's data files once, on first use."""

from functools import cache
from pathlib import Path
from typing import Any

from ingest.text.bundled import read_bundled

LANGUAGES = ("en", "ru", "uk", "de", "fr", "it", "es", "pt", "pl", "tr", "sr", "bg", "hu")


@cache
def table(name: str) -> Any:
    """Return the content of `data/<name>.yml`."""
    return read_bundled(Path(__file__).parent / "data" / f"{name}.yml")
