"""The desk itself: routes, protection and error pages put together."""

from collections.abc import Callable

from fastapi import Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

from ingest.model import IngestError, MissingError
from ingest.pipeline import Session
from ingest.review.answers import Form, as_json, form_of, html, root_of
from ingest.review.assets import add_assets
from ingest.review.flag_pages import flag_routes
from ingest.review.guard import Headers
from ingest.review.reviewer import Authenticator
from ingest.review.run_page import run_routes
from ingest.review.search_page import search_routes
from ingest.review.source_pages import source_routes
from ingest.review.world import World

_LOST = "The store cannot be reached now."


def desk(
    session: Callable[[], Session], authenticate: Authenticator, frame: Callable[[Request], str] | None = None
) -> FastAPI:
    """Return the application: flags, articles, channels and runs of the session's store.

    `session` is called for each request. `authenticate` is a FastAPI dependency that returns a `Reviewer` or
    raises HTTPException 401 or 403; no path answers without it, style sheet and scripts neither. `frame` gives the
    address at which the asked page stands within an outer application, where there is one.
    """
    app = FastAPI(title="Flags", dependencies=[Depends(authenticate)], docs_url=None, redoc_url=None, openapi_url=None)
    app.state.frame = frame
    world = World(session, authenticate)
    app.include_router(flag_routes(world))
    app.include_router(source_routes(world))
    app.include_router(search_routes(world))
    app.include_router(run_routes(world))
    add_assets(app)
    app.add_api_route("/", _front, methods=["GET"])
    app.add_middleware(Headers)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(IngestError, _failed)
    app.add_exception_handler(OperationalError, _failed)
    return app


def _front(request: Request) -> Response:
    return Response(status_code=307, headers={"Location": f"{root_of(request)}/flags"})


def _refused(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = error.headers if isinstance(error, HTTPException) else None
    answer = _told(request, status, str(getattr(error, "detail", error)))
    answer.headers.update(headers or {})
    return answer


def _misunderstood(request: Request, error: Exception) -> Response:
    found = error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": ("",), "msg": str(error)}
    return _told(request, 422, f"{found['loc'][-1]}: {found['msg']}.")


def _failed(request: Request, error: Exception) -> Response:
    if isinstance(error, MissingError):
        return _told(request, 404, str(error))
    # what the driver says may name hosts and logins: the log has it, the page does not
    return _told(request, 503, str(error) if isinstance(error, IngestError) else _LOST)


def _told(request: Request, status: int, message: str) -> Response:
    if form_of(request) is Form.HTML:
        return html(request, "error.html", status, code=status, message=message)
    return as_json({"status": status, "message": message}, status)
