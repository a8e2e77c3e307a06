"""How rows leave the house: JSON lines, CSV, Parquet. Takes rows, knows no store and no transaction."""

from ingest.export.linked_articles import linked_article, linked_articles
from ingest.export.tables import FORMATS, write_rows

__all__ = ["FORMATS", "linked_article", "linked_articles", "write_rows"]
