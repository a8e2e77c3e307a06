"""Text to quantities: every number that a text claims, normalised, with unit, hedge, concept and role.

Language packs are data in lexicon/; docs/languages.md says how to add one. Nothing here knows a database, the web,
or which official speaks.
"""

from ingest.quantities.extraction import Scan, extract, scan

__all__ = ["Scan", "extract", "scan"]
