"""A list of saved pages: MANIFEST.jsonl, one JSON object a line with `file`, `url`, `published`.

Invariant: one bad line never stops the batch; it comes out as an Issue that names its line.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from ingest.model.errors import InputError
from ingest.model.record import Issue
from ingest.news.moments import parse_moment

_KEYS = frozenset({"file", "url", "published"})
_MAX_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A saved page: where its file is, where it came from, and when it was published, if known."""

    path: Path
    url: str
    published: datetime | None
    line: int


def read_manifest(path: Path) -> Iterator[ManifestEntry | Issue]:
    """Yield an entry for each good line, an Issue for each bad one; file names are relative to the manifest.

    Raises InputError where the manifest itself cannot be read. Whether a page's file exists is seen on reading it.
    """
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _read_line(line, number, path)
    except OSError as error:
        raise InputError(
            f"cannot be read: {error.strerror or error}.",
            resource=str(path),
            remedy="Give the path of a manifest file.",
        ) from error


def _read_line(line: bytes, number: int, path: Path) -> ManifestEntry | Issue:
    resource = f"{path}:{number}"
    if len(line) > _MAX_LINE:
        return Issue("bad_manifest_line", resource, f"the line is longer than {_MAX_LINE:,} bytes")
    try:
        row = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as error:
        return Issue("bad_manifest_line", resource, f"is no JSON: {error}")
    if not isinstance(row, dict):
        return Issue("bad_manifest_line", resource, "is no JSON object with 'file' and 'url'")
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        return Issue("bad_manifest_line", resource, f"unknown key {unknown[0]!r}; known are file, url, published")
    return _read_row(row, resource, path, number)


def _read_row(row: dict[str, object], resource: str, path: Path, number: int) -> ManifestEntry | Issue:
    file, url, published = row.get("file"), row.get("url"), row.get("published")
    if not isinstance(file, str) or not file or "\x00" in file:
        return Issue("bad_manifest_line", resource, "'file' is missing or no text")
    if not isinstance(url, str) or not _is_web_address(url):
        return Issue("bad_manifest_line", resource, f"'url' must be an http or https address, not {url!r}")
    moment = parse_moment(published)
    if published is not None and (moment is None or moment.at is None):
        return Issue("bad_manifest_line", resource, f"'published' must be a date with a time, not {published!r}")
    return ManifestEntry(path.parent / file, url, moment.at if moment is not None else None, number)


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
