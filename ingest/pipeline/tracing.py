"""Trace which articles were copied from which; only chains that something new may belong to."""

from collections.abc import Sequence
from dataclasses import asdict

from ingest.linking.copies import SHARED, Copy, Told, trace
from ingest.model import Claim
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.versions import analysis_version
from ingest.store.lineage import LineageRow, articles_to_trace, find_copies, save_lineage, traced_texts

MAKER = "ingest.linking.copies"
_BATCH = 50
_MOST = 100  # texts in a chain


def trace_copies(session: Session, tally: Tally) -> None:
    """Trace the articles that wait, in batches that are committed one by one."""
    version = analysis_version()
    while _batch(session, version, tally):
        pass


def _batch(session: Session, version: str, tally: Tally) -> int:
    with session.transaction("lineage") as conn:
        ids = articles_to_trace(conn, version, _BATCH)
        done: set[int] = set()
        for one in ids:
            if one in done:
                continue
            chain = find_copies(conn, one, SHARED, _MOST)
            copies = [Copy(x.article_revision_id, x.at, x.text, _told(x.claims)) for x in traced_texts(conn, chain)]
            rows = [
                LineageRow(x.revision_id, x.source_id, x.origin_id, x.likeness, [asdict(c) for c in x.changes])
                for x in trace(copies)
            ]
            save_lineage(conn, MAKER, version, rows)
            done.update(chain)
    if ids:
        tally.add(traced=len(ids))
    return len(ids)


def _told(claims: Sequence[Claim]) -> tuple[Told, ...]:
    return tuple(
        Told(
            one.quantity.start,
            one.quantity.end,
            one.quantity.text,
            one.quantity.low,
            one.quantity.high,
            (one.quantity.number_start, one.quantity.number_end),
        )
        for one in claims
    )
