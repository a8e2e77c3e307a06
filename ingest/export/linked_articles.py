"""One JSON object for each article with its links and comparisons, as researchers and the scorers read it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ingest.model import LinkStatus


def linked_article(
    url: str, links: Iterable[Mapping[str, Any]], comparisons: Iterable[Mapping[str, Any]]
) -> dict[str, Any]:
    """Return the object of one article; `links` holds those with status linked, `candidates` the others.

    A link has handle, message_id, status, score and reasons; a comparison report, handle, message_id, revision,
    source, verdict, reason and matches_revision, where report and source are claims as JSON or None.
    """
    held = [_link(row) for row in links]
    return {
        "url": url,
        "links": [link for link in held if link["status"] == LinkStatus.LINKED],
        "candidates": [link for link in held if link["status"] != LinkStatus.LINKED],
        "comparisons": [_comparison(row) for row in comparisons],
    }


def linked_articles(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Turn rows of (url, links, comparisons) into the objects."""
    for row in rows:
        yield linked_article(row["url"], row["links"], row["comparisons"])


def _link(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("handle", "message_id", "status", "score", "reasons")}


def _comparison(row: Mapping[str, Any]) -> dict[str, Any]:
    source = _place(row["source"])
    if source is not None:
        source = {name: row[name] for name in ("handle", "message_id", "revision")} | source
    return {
        "report": _place(row["report"]),
        "source": source,
        "verdict": row["verdict"],
        "reason": row["reason"],
        "matches_revision": row["matches_revision"],
    }


def _place(claim: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    selector = claim["selector"]
    return {"start": selector["start"], "end": selector["end"], "text": selector["exact"]}
