"""Room: claims. Quantities in context: what is counted, role, place, period, part of what, and who says it."""

from ingest.claims.attribution import attribute_to, claims_for
from ingest.claims.reading import Reading, read_claims, read_text
from ingest.claims.speaker import Speaker

__all__ = ["Reading", "Speaker", "attribute_to", "claims_for", "read_claims", "read_text"]
