"""Room: comparison. Claims of a post and of a report -> alignment -> verdict with reasons (docs/verdicts.md)."""

from ingest.comparison.revisions import compare_with_revisions
from ingest.comparison.rules import Tolerances
from ingest.comparison.texts import Compared, compare_claims, compare_readings, compare_texts

__all__ = [
    "Compared",
    "Tolerances",
    "compare_claims",
    "compare_readings",
    "compare_texts",
    "compare_with_revisions",
]
