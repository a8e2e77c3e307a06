"""All tables of the store, in the schema `store`. Evidence is append-only; derived rows may be made again."""

from ingest.store.tables.articles import ARTICLE, ARTICLE_OBSERVATION, ARTICLE_TEXT
from ingest.store.tables.base import SCHEMA, Evidence, metadata
from ingest.store.tables.derived import analysis
from ingest.store.tables.evidence import BLOB, CAPTURE, REDACTION
from ingest.store.tables.operations import JUDGEMENT
from ingest.store.tables.posts import CHANNEL_FACT, MESSAGE_TEXT, OBSERVATION, TOMBSTONE

EVIDENCE: tuple[Evidence, ...] = (
    BLOB,
    CAPTURE,
    CHANNEL_FACT,
    MESSAGE_TEXT,
    OBSERVATION,
    TOMBSTONE,
    ARTICLE,
    ARTICLE_TEXT,
    ARTICLE_OBSERVATION,
    JUDGEMENT,
    REDACTION,
)
LEDGER_TABLES = ("ledger", "ledger_part")  # append-only too; the chain itself vouches for them

__all__ = [
    "ARTICLE",
    "ARTICLE_OBSERVATION",
    "ARTICLE_TEXT",
    "BLOB",
    "CAPTURE",
    "CHANNEL_FACT",
    "EVIDENCE",
    "JUDGEMENT",
    "LEDGER_TABLES",
    "MESSAGE_TEXT",
    "OBSERVATION",
    "REDACTION",
    "SCHEMA",
    "TOMBSTONE",
    "Evidence",
    "analysis",
    "metadata",
]
