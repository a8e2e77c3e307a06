"""What all our DAGs have in common, and what each declares."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import DAG

from ingest.orchestration.alerts import late
from ingest.orchestration.retry import PoliteRetry

TAGS = frozenset({"ingest", "posts", "articles", "derive", "evidence"})
_START = datetime(2025, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Declaration:
    """One DAG: when it runs, how long it may take, and what to do when it fails (`doc_md`)."""

    id: str
    schedule: Any  # cron text, an asset expression, or None
    summary: str
    when_it_fails: str
    tags: frozenset[str]
    timeout: timedelta = timedelta(minutes=30)
    retries: int = 2
    deadline: timedelta | None = None  # from the queue to the end; a run that misses it is told of, and goes on
    parameters: dict[str, Any] = field(default_factory=dict)  # the form of a run started by hand

    def dag(self) -> DAG:
        """Return an empty DAG after this declaration."""
        return DAG(
            dag_id=self.id,
            schedule=self.schedule,
            start_date=_START,
            catchup=False,
            max_active_runs=1,
            dagrun_timeout=self.timeout,
            default_args={
                "owner": "ingest",
                "retries": self.retries,
                "retry_delay": timedelta(seconds=30),
                "retry_policy": PoliteRetry(),
            },
            deadline=late(self.deadline, self.when_it_fails) if self.deadline is not None else None,
            params=self.parameters,
            description=self.summary,
            doc_md=f"### {self.summary}\n\n**When it fails.** {self.when_it_fails}\n",
            tags=sorted(self.tags | {"ingest"}),
        )
