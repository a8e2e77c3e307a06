"""Count what a use case does; every skip has a reason, every failure is an issue."""

from collections import Counter
from collections.abc import Callable

from ingest.config.logs import note
from ingest.model import Issue, ItemOutcome, Summary


class Tally:
    """Counts of one run, turned into a `Summary` at the end; `watcher` is told after each change."""

    def __init__(self, name: str, watcher: "Callable[[Tally], None] | None" = None) -> None:
        self.name = name
        self.expected: int | None = None  # items in all; None = not known
        self.ended = False
        self._watcher = watcher
        self.counts: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()
        self.issues: list[Issue] = []
        self.failed = 0
        self.outcomes: dict[str, ItemOutcome] = {}  # how each channel, feed or page went; the last word counts

    def add(self, **counts: int) -> None:
        """Add to the named counts."""
        self.counts.update(counts)
        self._tell()

    def expect(self, items: int) -> None:
        """Say how many items there will be, for whoever watches."""
        self.expected = items
        self._tell()

    def begin(self) -> None:
        """Say that the run begins."""
        note("info", "run_began", use_case=self.name)
        self._tell()

    def end(self) -> None:
        """Say that the run is over."""
        self.ended = True
        note("info", "run_ended", use_case=self.name, failed=self.failed, counts=dict(self.counts))
        self._tell()

    def _tell(self) -> None:
        if self._watcher is not None:
            self._watcher(self)

    def done(self, item: str) -> None:
        """Say that a channel, feed or page was worked through."""
        self.outcomes[item] = ItemOutcome(item, "done", "")

    def skip(self, issue: Issue) -> None:
        """Count an item that was passed over, and keep why."""
        self.skipped[issue.kind] += 1
        self.note(issue)
        self.outcomes[issue.resource] = ItemOutcome(issue.resource, issue.kind, issue.message)

    def note(self, issue: Issue) -> None:
        """Keep a warning about an item that was taken in."""
        self.issues.append(issue)
        note("warning", "issue", use_case=self.name, kind=issue.kind, resource=issue.resource, message=issue.message)

    def fail(self, resource: str, error: Exception) -> Issue:
        """Count an item that failed, and return the issue that says why."""
        issue = Issue(kind="failed", resource=resource, message=f"{type(error).__name__}: {error}")
        self.failed += 1
        self.skip(issue)
        return issue

    def summary(self) -> Summary:
        """Return the counts so far."""
        return Summary(self.name, dict(self.counts), dict(self.skipped), tuple(self.issues), self.failed)
