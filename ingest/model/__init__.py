"""Frozen data types and enums that all rooms share; standard library only.

Invariant: values here are immutable, times are aware UTC, numbers that a text reports are Decimal.
"""

from ingest.model.article import ArticleContent, ArticleRevision, Citation, CitationKind, Outlet
from ingest.model.claim import (
    Attribution,
    AttributionKind,
    Claim,
    ClaimStatus,
    NumberKind,
    Period,
    TextSelector,
)
from ingest.model.errors import ConfigError, IngestError, InputError, MissingError, StoreError
from ingest.model.evidence import Capture, Fetch, Way
from ingest.model.link import Link, LinkScore, LinkStatus, Reason
from ingest.model.message import (
    Channel,
    Counters,
    Entity,
    Forward,
    MessageKind,
    MessageObservation,
    MessageRevision,
    Tombstone,
    TombstoneGrade,
    content_hash,
    hash_of_json,
    quoted,
    quoted_bytes,
    text_hash,
    utf8,
)
from ingest.model.quantity import Hedge, Modifier, Quantity, QuantityKind, Refusal, RefusalKind
from ingest.model.quick import changer, quick
from ingest.model.record import Flag, Issue, ItemOutcome, Judgement, JudgementKind, LedgerEntry, Summary, counted
from ingest.model.verdict import Comparison, Severity, Verdict, severity_of

__all__ = [
    "ArticleContent",
    "ArticleRevision",
    "Attribution",
    "AttributionKind",
    "Capture",
    "Channel",
    "Citation",
    "CitationKind",
    "Claim",
    "ClaimStatus",
    "Comparison",
    "ConfigError",
    "Counters",
    "Entity",
    "Fetch",
    "Flag",
    "Forward",
    "Hedge",
    "IngestError",
    "InputError",
    "Issue",
    "ItemOutcome",
    "Judgement",
    "JudgementKind",
    "LedgerEntry",
    "Link",
    "LinkScore",
    "LinkStatus",
    "MessageKind",
    "MessageObservation",
    "MessageRevision",
    "MissingError",
    "Modifier",
    "NumberKind",
    "Outlet",
    "Period",
    "Quantity",
    "QuantityKind",
    "Reason",
    "Refusal",
    "RefusalKind",
    "Severity",
    "StoreError",
    "Summary",
    "TextSelector",
    "Tombstone",
    "TombstoneGrade",
    "Verdict",
    "Way",
    "changer",
    "content_hash",
    "counted",
    "hash_of_json",
    "quick",
    "quoted",
    "quoted_bytes",
    "severity_of",
    "text_hash",
    "utf8",
]
