"""How rows leave the house: tables, linked articles, JSON-LD, evidence. Takes rows, knows no store, no transaction."""

from ingest.export.evidence import CapturedBytes, write_bundle
from ingest.export.findings import annotations, claim_reviews
from ingest.export.linked_articles import linked_article, linked_articles
from ingest.export.tables import FORMATS, write_rows

__all__ = [
    "FORMATS",
    "CapturedBytes",
    "annotations",
    "claim_reviews",
    "linked_article",
    "linked_articles",
    "write_bundle",
    "write_rows",
]
