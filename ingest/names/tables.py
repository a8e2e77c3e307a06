"""Read this room's data files once, on first use."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("en", "ru", "uk", "de", "fr", "it", "es", "pt", "pl", "tr", "sr", "bg", "hu")


@cache
def table(name: str) -> Any:
    """Return the content of `data/<name>.yml`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("ingest.names").joinpath("data", *f"{name}.yml".split("/")).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are the safe ones
