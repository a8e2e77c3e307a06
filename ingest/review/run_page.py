"""What ran, with its counts, skips and issues, and the three figures that matter most."""

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from ingest.review.answers import Form, as_csv, as_json, form_of, html
from ingest.review.reviewer import Reviewer
from ingest.review.routes import three
from ingest.review.world import World
from ingest.store.desk import RunFilter, figures, list_runs

_COLUMNS = (
    "run_id", "use_case", "started_at", "ended_at", "outcome", "counts", "skipped", "issues", "dag_id", "dag_run_id",
    "task_id",
)  # fmt: skip
# The use cases behind each DAG (dags/), for the tab that Airflow shows beside a DAG.
USE_CASES = {
    "poll_channels": ("collect",),
    "recheck_posts": ("recheck",),
    "backfill_channel": ("backfill",),
    "fetch_articles": ("fetch",),
    "link_articles": ("analyse", "link"),
    "compare_claims": ("compare",),
    "notify_export": ("tell",),
    "maintenance": ("retain", "verify", "freshness"),
}

OUTCOMES = ("failed", "broken_off", "running", "done")

_Name = Annotated[str, Field(max_length=250, pattern=r"^[^\x00]*$")]  # PostgreSQL refuses NUL in a text


class RunQuery(BaseModel):
    """Which runs; `dag` unknown or left out = all. `run` and `task` are Airflow's names: what one task of a run did."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    dag: _Name = ""
    run: _Name = ""
    task: _Name = ""
    outcome: Literal["", "failed", "broken_off", "running", "done"] = ""
    rows: Annotated[int, Field(ge=1, le=1000)] = 50

    @property
    def chosen(self) -> RunFilter:
        """The filter for the store."""
        return RunFilter(USE_CASES.get(self.dag, ()), self.dag, self.run, self.task, self.outcome, self.rows)

    def address(self) -> str:
        """Return the query part of the address; defaults are left out."""
        return urlencode(self.model_dump(exclude_defaults=True))


def run_routes(world: World) -> APIRouter:
    """Return the routes of /runs."""
    router = APIRouter()

    @three(router, "/runs")
    def runs(
        request: Request,
        query: Annotated[RunQuery, Query()],
        reviewer: Annotated[Reviewer, Depends(world.authenticate)],
    ) -> Response:
        session = world.session()
        with session.reading() as conn:
            rows = list_runs(conn, query.chosen)
            told = figures(conn, session.clock())
        match form_of(request):
            case Form.JSON:
                return as_json({"figures": told, "runs": rows})
            case Form.CSV:
                return as_csv(rows, _COLUMNS, "runs")
            case Form.HTML:
                dag = query.dag if query.dag in USE_CASES else ""
                return html(
                    request,
                    "runs.html",
                    reviewer=reviewer,
                    query=query,
                    runs=rows,
                    figures=told,
                    dag=dag,
                    dags=list(USE_CASES),
                    outcomes=OUTCOMES,
                )

    return router
