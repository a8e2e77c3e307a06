"""Where flags come from: one article with its links, the channels, one channel over time."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response

from ingest.model import JudgementKind
from ingest.review.answers import Form, as_csv, as_json, form_of, html
from ingest.review.chart import draw
from ingest.review.decisions import keep_decision
from ingest.review.guard import own_origin
from ingest.review.marking import Mark, cut, mark_of
from ingest.review.reviewer import Reviewer
from ingest.review.routes import three
from ingest.review.world import World
from ingest.store import channel_coverage
from ingest.store.desk import channel_troubles, show_article, show_channel
from ingest.store.views import VIEWS

_LINKS = (
    "link_id", "handle", "channel_id", "message_id", "revision", "posted_at", "status", "score", "decision",
    "reviewer", "note", "reasons", "post_text",
)  # fmt: skip
_SERIES = ("begins", "posts", "flags", "serious")
_COVERAGE = next([name for name, _ in view.columns] for view in VIEWS if view.name == "channel_coverage")
_Revision = Annotated[int, Path(ge=1, lt=2**63)]
_Handle = Annotated[str, Path(pattern=r"^[A-Za-z0-9_]{1,64}$")]


def source_routes(world: World) -> APIRouter:
    """Return the routes below /articles and /channels."""
    router = APIRouter()

    @three(router, "/articles/{revision}")
    def article(
        request: Request, revision: _Revision, reviewer: Annotated[Reviewer, Depends(world.authenticate)]
    ) -> Response:
        return _article(world, request, revision, reviewer)

    @router.post("/articles/{revision}/links/{link}/judgements", dependencies=[Depends(own_origin)])
    async def judgements(
        request: Request, revision: _Revision, link: str, reviewer: Annotated[Reviewer, Depends(world.authenticate)]
    ) -> Response:
        return await keep_decision(world, request, link, reviewer, f"/articles/{revision}#link-{{}}")

    @three(router, "/channels")
    def channels(request: Request, reviewer: Annotated[Reviewer, Depends(world.authenticate)]) -> Response:
        session = world.session()
        with session.reading() as conn:
            rows = channel_coverage(conn)
            troubles = channel_troubles(conn, session.clock() - timedelta(days=7))
        for row in rows:
            row["trouble"] = troubles.get(row["channel_id"])
        match form_of(request):
            case Form.JSON:
                return as_json({"channels": rows})
            case Form.CSV:
                return as_csv(rows, (*_COVERAGE, "trouble"), "channels")
            case Form.HTML:
                return html(request, "channels.html", reviewer=reviewer, channels=rows)

    @three(router, "/channels/{handle}")
    def channel(
        request: Request, handle: _Handle, reviewer: Annotated[Reviewer, Depends(world.authenticate)]
    ) -> Response:
        return _channel(world, request, handle, reviewer)

    return router


def _article(world: World, request: Request, revision: int, reviewer: Reviewer) -> Response:
    with world.session().reading() as conn:
        found = show_article(conn, revision)
    match form_of(request):
        case Form.JSON:
            return as_json(found)
        case Form.CSV:
            return as_csv(found["links"], _LINKS, f"article-{revision}-links")
        case Form.HTML:
            marks = [
                mark
                for one in found["comparisons"]
                for mark in mark_of(one["report_claim"], one["severity"], f"{one['verdict']}: {one['reason']}")
            ]
            for link in found["links"]:
                link["pieces"] = cut(link["post_text"], _post_marks(found["comparisons"], link))
            return html(
                request,
                "article.html",
                reviewer=reviewer,
                article=found,
                pieces=cut(found["text"], marks),
                decisions=list(JudgementKind),
            )


def _post_marks(comparisons: list[dict[str, Any]], link: dict[str, Any]) -> list[Mark]:
    """Return the marks of the numbers that were compared with this very text of the post."""
    place = (link["channel_id"], link["message_id"], link["revision"])
    return [
        mark
        for one in comparisons
        if (one["channel_id"], one["message_id"], one["revision"]) == place
        for mark in mark_of(one["source_claim"], one["severity"], f"{one['verdict']}: {one['reason']}")
    ]


def _channel(world: World, request: Request, handle: str, reviewer: Reviewer) -> Response:
    session = world.session()
    with session.reading() as conn:
        found = show_channel(conn, handle)
    seen = found["coverage"]["last_seen"]
    found["lag_seconds"] = None if seen is None else round((session.clock() - seen).total_seconds())
    match form_of(request):
        case Form.JSON:
            return as_json(found)
        case Form.CSV:
            return as_csv(found["series"], _SERIES, f"channel-{handle}")
        case Form.HTML:
            return html(
                request, "channel.html", reviewer=reviewer, channel=found, chart=draw(found["series"]), handle=handle
            )
