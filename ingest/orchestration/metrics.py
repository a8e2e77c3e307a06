"""Our counters among Airflow's own metrics: StatsD or OpenTelemetry, whichever Airflow is told to use.

Every counter bears the tag `use_case`, a flood that broke its run off the tag `method`. docs/operations.md has the
settings.
"""

from airflow.sdk.observability import stats

from ingest.model import Summary

POSTS = "ingest.posts"
REVISIONS = "ingest.revisions"
TOMBSTONES = "ingest.tombstones"
ARTICLES = "ingest.articles"
LINKS = "ingest.links"
FLAGS = "ingest.flags"
FAILED_ITEMS = "ingest.failed_items"
FLOODS = "ingest.floods"
METRICS = (POSTS, REVISIONS, TOMBSTONES, ARTICLES, LINKS, FLAGS, FAILED_ITEMS, FLOODS)

_POSTS = {"new_posts": POSTS, "new_revisions": REVISIONS, "tombstones": TOMBSTONES}
# What the counts of a use case mean; counts that stand nowhere here are no metric.
_METERED = {
    "collect": _POSTS,
    "recheck": _POSTS,
    "backfill": _POSTS,
    "fetch": {"new_revisions": ARTICLES},
    "link": {"links": LINKS},
    "compare": {"new_flags": FLAGS},
}


def count(summary: Summary) -> None:
    """Count what a use case did; nothing is sent where nothing happened."""
    tags = {"use_case": summary.name}
    found = {metric: summary.counts.get(name, 0) for name, metric in _METERED.get(summary.name, {}).items()}
    found[FAILED_ITEMS] = summary.failed
    found[FLOODS] = sum(issue.kind == "flood" for issue in summary.issues)
    for metric, number in found.items():
        if number:
            stats.incr(metric, number, tags=tags)


def count_flood(method: str) -> None:
    """Count a wait that Telegram asked for and that broke the run off."""
    stats.incr(FLOODS, 1, tags={"method": method})
