"""The use cases: each joins rooms and owns its transactions. The command line and Airflow call them alike.

Every use case is incremental and repeatable: it takes up where the last run stopped, and a second run with
nothing new changes nothing. It returns a `Summary` with counts, skips by reason and issues.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ingest.pipeline.analysing import analyse
    from ingest.pipeline.backfilling import backfill, plan_backfill
    from ingest.pipeline.collecting import collect, recheck
    from ingest.pipeline.comparing import compare
    from ingest.pipeline.exporting import export_rows, write_exports
    from ingest.pipeline.exports import import_export, import_exports
    from ingest.pipeline.fetching import fetch_outlet, fetch_urls
    from ingest.pipeline.judging import judge
    from ingest.pipeline.linking import link
    from ingest.pipeline.pages import import_article, import_articles
    from ingest.pipeline.reparsing import reparse
    from ingest.pipeline.session import Session, open_session
    from ingest.pipeline.sharding import plan_bundles
    from ingest.pipeline.telling import tell
    from ingest.pipeline.upkeep import check_freshness, check_ledger, retain

# Loaded when first asked for: a run of one use case does not load the libraries of the others.
_HOMES = {
    "Session": "session",
    "analyse": "analysing",
    "backfill": "backfilling",
    "check_freshness": "upkeep",
    "check_ledger": "upkeep",
    "collect": "collecting",
    "compare": "comparing",
    "export_rows": "exporting",
    "fetch_outlet": "fetching",
    "fetch_urls": "fetching",
    "import_article": "pages",
    "import_articles": "pages",
    "import_export": "exports",
    "import_exports": "exports",
    "judge": "judging",
    "link": "linking",
    "open_session": "session",
    "plan_backfill": "backfilling",
    "plan_bundles": "sharding",
    "recheck": "collecting",
    "reparse": "reparsing",
    "retain": "upkeep",
    "tell": "telling",
    "write_exports": "exporting",
}

__all__ = [
    "Session",
    "analyse",
    "backfill",
    "check_freshness",
    "check_ledger",
    "collect",
    "compare",
    "export_rows",
    "fetch_outlet",
    "fetch_urls",
    "import_article",
    "import_articles",
    "import_export",
    "import_exports",
    "judge",
    "link",
    "open_session",
    "plan_backfill",
    "plan_bundles",
    "recheck",
    "reparse",
    "retain",
    "tell",
    "write_exports",
]


def __getattr__(name: str) -> Any:
    """Load a use case from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"ingest.pipeline.{_HOMES[name]}"), name)
