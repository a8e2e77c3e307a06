"""Airflow's plugin: the desk under /desk, behind Airflow's login, with its places in Airflow's pages.

Loaded by every Airflow process, so it imports the desk and opens the store only when the first page is asked for.
"""

from threading import Lock
from typing import TYPE_CHECKING, Any

from airflow.plugins_manager import AirflowPlugin

if TYPE_CHECKING:
    from fastapi import FastAPI, Request
    from starlette.types import ASGIApp, Receive, Scope, Send

    from ingest.pipeline import Session

PREFIX = "/desk"
FRAME = "/plugin/flags"  # where Airflow shows the pages within its own; the page's whole path follows
# Who may read or edit this DAG may look at flags or decide on them: flags are what it makes.
DAG_OF_FLAGS = "compare_claims"


class LazyDesk:
    """An ASGI application that makes the desk when first called."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._app: ASGIApp | None = None

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer a request."""
        if self._app is None:
            with self._lock:
                self._app = self._app or airflow_desk(OneSession())
        await self._app(scope, receive, send)


class OneSession:
    """One session for all requests of this process, opened when first asked for and kept to its end."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._session: Session | None = None

    def __call__(self) -> "Session":
        """Return the session; an error of opening it is raised again at the next request, not kept."""
        import atexit

        from ingest.pipeline import open_session

        with self._lock:
            if self._session is None:
                opened = open_session()
                self._session = opened.__enter__()
                atexit.register(opened.__exit__, None, None, None)
            return self._session


def airflow_desk(session: "OneSession | Any") -> "FastAPI":
    """Return the desk with Airflow's users: who may edit the DAG of the flags decides, who may read it looks."""
    from airflow.api_fastapi.app import get_auth_manager
    from airflow.api_fastapi.auth.managers.models.resource_details import DagDetails
    from airflow.api_fastapi.core_api.security import GetUserDep
    from fastapi import HTTPException

    from ingest.review import Reviewer, desk

    def authenticate(user: GetUserDep) -> Reviewer:
        manager, flags = get_auth_manager(), DagDetails(id=DAG_OF_FLAGS)
        if not manager.is_authorized_dag(method="GET", details=flags, user=user):
            raise HTTPException(403, f"Your role may not see the DAG {DAG_OF_FLAGS}, which makes the flags.")
        may_judge = manager.is_authorized_dag(method="PUT", details=flags, user=user)
        return Reviewer(user.get_name(), may_judge=may_judge)

    return desk(session, authenticate, framed)


def framed(request: "Request") -> str:
    """Return the address of a page of the desk within Airflow's navigation; Airflow asks for a login there."""
    from ingest.review.answers import root_of

    query = f"?{request.url.query}" if request.url.query else ""
    return f"{root_of(request).removesuffix(PREFIX)}{FRAME}{request.url.path}{query}"


def framed_desk(base: str) -> str:
    """Return the same for the desk itself, of an Airflow at the address `base`; pages add their path."""
    from urllib.parse import urlsplit

    return f"{base}{FRAME}{urlsplit(base).path.rstrip('/')}{PREFIX}"


class FlagsPlugin(AirflowPlugin):
    """What Airflow loads by the entry point `airflow.plugins`."""

    name = "ingest_flags"
    fastapi_apps: list[Any] = [{"app": LazyDesk(), "url_prefix": PREFIX, "name": "Flags"}]  # noqa: RUF012  # as Airflow declares it
    # relative to the base address of Airflow's pages, wherever that is
    external_views: list[Any] = [  # noqa: RUF012  # as Airflow declares it
        {
            "name": "Flags",
            "href": f"{PREFIX.removeprefix('/')}/flags",
            "destination": "nav",
            "category": "browse",
            "url_route": FRAME.rpartition("/")[2],
        },
        *(
            {
                "name": name,
                "href": f"{PREFIX.removeprefix('/')}/runs?{query}",
                "destination": destination,
                "url_route": f"outcome-{destination.replace('_', '-')}",
            }
            for name, destination, query in (
                ("Outcomes", "dag", "dag={DAG_ID}"),
                ("Outcome", "dag_run", "dag={DAG_ID}&run={RUN_ID}"),
                ("Outcome", "task_instance", "dag={DAG_ID}&run={RUN_ID}&task={TASK_ID}"),
            )
        ),
    ]
    # a card on the first page; Airflow loads the script and takes from it the global of this name
    react_apps: list[Any] = [  # noqa: RUF012  # as Airflow declares it
        {
            "name": "Claims desk",
            "bundle_url": f"{PREFIX.removeprefix('/')}/card.js",
            "destination": "dashboard",
            "url_route": "claims-desk",
        }
    ]
