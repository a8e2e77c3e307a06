"""Which article revisions wait to be linked or compared. Rows are marked where something they depend on changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True, slots=True)
class Shard:
    """One of `count` disjoint parts of all articles; an article's texts stay together, whatever else is stored."""

    number: int
    count: int

    @property
    def condition(self) -> str:
        """SQL that holds for the article revisions `w` of this shard."""
        if self.count == 1:
            return "true"
        # The article's own number is the hash: it never changes, and consecutive articles go to different shards.
        return (
            "EXISTS (SELECT FROM store.article_revision r WHERE r.id = w.article_revision_id"
            f" AND r.article_id % {int(self.count)} = {int(self.number)})"
        )


WHOLE = Shard(0, 1)


class Step(StrEnum):
    """A step whose rows are kept for each article revision."""

    LINK = "link"
    COMPARE = "compare"
    LINEAGE = "lineage"


# Three questions, each the beginning of an index: 'dirty or another version' in one walks over all that is done
# wherever the planner's statistics are older than the rows.
_WAITING = """
WITH changed AS MATERIALIZED (
    SELECT article_revision_id AS id FROM store.article_work w WHERE step = :step AND dirty AND {condition}
    ORDER BY article_revision_id LIMIT :limit FOR UPDATE OF w SKIP LOCKED
), older AS MATERIALIZED (
    SELECT article_revision_id AS id FROM store.article_work w WHERE step = :step AND version < :version
    AND NOT dirty AND {condition} ORDER BY version LIMIT :limit - (SELECT count(*) FROM changed)
    FOR UPDATE OF w SKIP LOCKED
), newer AS MATERIALIZED (
    SELECT article_revision_id AS id FROM store.article_work w WHERE step = :step AND version > :version
    AND NOT dirty AND {condition} ORDER BY version
    LIMIT :limit - (SELECT count(*) FROM changed) - (SELECT count(*) FROM older) FOR UPDATE OF w SKIP LOCKED
)
SELECT id FROM changed UNION ALL SELECT id FROM older UNION ALL SELECT id FROM newer ORDER BY id"""


def waiting(conn: "Connection", step: Step, version: str, limit: int, shard: Shard = WHOLE) -> list[int]:
    """Return article revisions of the shard, sorted, that changed since or were done by another version.

    Do and save them in the same transaction: other workers skip them meanwhile, and what changes now waits.
    """
    rows = conn.scalars(
        text(_WAITING.format(condition=shard.condition)),
        {"step": step.value, "version": version, "limit": limit},
    )
    return list(rows)


# for a statement that does more besides; `step` is one of Step
DONE = (
    "UPDATE store.article_work SET dirty = false, version = :version"
    " WHERE step = '{step}' AND article_revision_id = ANY(CAST(:ids AS bigint[]))"
)
DIRTY = (
    "INSERT INTO store.article_work AS w (step, article_revision_id, dirty, version)"
    " SELECT '{step}', id, true, '' FROM unnest(CAST(:dirty AS bigint[])) AS id"
    " ON CONFLICT (step, article_revision_id) DO UPDATE SET dirty = true WHERE NOT w.dirty"
)


def mark_done(conn: "Connection", step: Step, version: str, revision_ids: Sequence[int]) -> None:
    """Note that `version` did the step for these."""
    conn.execute(text(DONE.format(step=step.value)), {"version": version, "ids": list(revision_ids)})


def mark_dirty(conn: "Connection", step: Step, revision_ids: Sequence[int]) -> None:
    """Queue the step for these."""
    if revision_ids:
        conn.execute(text(DIRTY.format(step=step.value)), {"dirty": sorted(set(revision_ids))})


def work_left(conn: "Connection") -> bool:
    """Say whether a text waits for analysis, or an article for linking or comparison."""
    return bool(
        conn.scalar(
            text(
                "SELECT EXISTS (SELECT FROM store.analysis_queue)"
                " OR EXISTS (SELECT FROM store.article_work WHERE dirty)"
            )
        )
    )
