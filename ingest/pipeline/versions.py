"""The version of a maker: a digest of the code and data of the rooms it uses, so that no change goes unnoticed."""

from functools import lru_cache
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable

_ANALYSE = ("text", "quantities", "claims", "linking")
_LINK = (*_ANALYSE, "names")
_COMPARE = (*_ANALYSE, "names", "comparison")


def analysis_version() -> str:
    """Return the version of `analyse`."""
    return _digest(_ANALYSE)


def link_version(linked: float, candidate: float) -> str:
    """Return the version of `link` under these thresholds; a change of the channels wakes what it touches instead."""
    return f"{_digest(_LINK)}-{linked:g}-{candidate:g}"


def compare_version(config_digest: str) -> str:
    """Return the version of `compare` under this configuration (channels, rules)."""
    return f"{_digest(_COMPARE)}-{config_digest[:12]}"


@lru_cache
def _digest(rooms: tuple[str, ...]) -> str:
    total = sha256()
    for room in rooms:
        for name, body in sorted(_files(resources.files("ingest") / room, room)):
            total.update(f"{name} {len(body)}\n".encode())
            total.update(body)
    return total.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found += _files(entry, f"{path}/{entry.name}")
        elif entry.name.endswith((".py", ".yml", ".json")):
            found.append((f"{path}/{entry.name}", entry.read_bytes()))
    return found
