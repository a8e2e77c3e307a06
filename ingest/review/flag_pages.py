"""The queue of flags, one flag with both texts, and decisions."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from ingest.model import JudgementKind, Severity, Verdict
from ingest.review.answers import Form, as_csv, as_json, form_of, html
from ingest.review.decisions import LONGEST_NOTE, identity_of, keep_decision
from ingest.review.flag_query import OPEN, FlagQuery
from ingest.review.guard import own_origin
from ingest.review.marking import changes, cut, mark_of
from ingest.review.reviewer import Reviewer
from ingest.review.routes import three
from ingest.review.world import World
from ingest.store import count_flags, list_flags, neighbours, show_flag
from ingest.store.desk import list_sources, post_texts
from ingest.store.views import VIEWS

_COLUMNS = next([name for name, _ in view.columns] for view in VIEWS if view.name == "flags")


def flag_routes(world: World) -> APIRouter:
    """Return the routes below /flags."""
    router = APIRouter()

    @three(router, "/flags")
    def flags(
        request: Request,
        query: Annotated[FlagQuery, Query()],
        reviewer: Annotated[Reviewer, Depends(world.authenticate)],
    ) -> Response:
        return _list(world, request, query, reviewer)

    @three(router, "/flags/{flag}")
    def flag(
        request: Request,
        flag: str,
        query: Annotated[FlagQuery, Query()],
        reviewer: Annotated[Reviewer, Depends(world.authenticate)],
    ) -> Response:
        return _show(world, request, flag, query, reviewer)

    @router.post("/flags/{flag}/judgements", dependencies=[Depends(own_origin)])
    async def judgements(
        request: Request,
        flag: str,
        query: Annotated[FlagQuery, Query()],
        reviewer: Annotated[Reviewer, Depends(world.authenticate)],
    ) -> Response:
        return await keep_decision(world, request, flag, reviewer, f"/flags/{{}}{query.tail}#decisions")

    return router


def _list(world: World, request: Request, query: FlagQuery, reviewer: Reviewer) -> Response:
    with world.session().reading() as conn:
        rows = list_flags(conn, query.chosen)
        if form_of(request) is Form.CSV:
            return as_csv(rows, _COLUMNS, "flags")
        total = count_flags(conn, query.chosen)
        if form_of(request) is Form.JSON:
            return as_json({"total": total, "page": query.page, "rows": query.rows, "flags": rows})
        sources = list_sources(conn)
    return html(
        request,
        "flags.html",
        reviewer=reviewer,
        query=query,
        flags=rows,
        total=total,
        tail=query.tail,
        last=max(1, -(-total // query.rows)),
        choices=_choices(sources),
    )


def _show(world: World, request: Request, identity: str, query: FlagQuery, reviewer: Reviewer) -> Response:
    with world.session().reading() as conn:
        found = show_flag(conn, identity_of(identity))
        found["post_revisions"] = (
            post_texts(conn, found["channel_id"], found["message_id"]) if found["message_id"] is not None else []
        )
        earlier, following = neighbours(conn, query.chosen, found["flag_id"])
    match form_of(request):
        case Form.JSON:
            return as_json(found)
        case Form.CSV:
            return as_csv([found], _COLUMNS, f"flag-{found['flag_id']}")
        case Form.HTML:
            _show_changes(found["post_revisions"])
            return html(
                request,
                "flag.html",
                reviewer=reviewer,
                flag=found,
                post=cut(found["post_text"], mark_of(found["source_claim"], found["severity"], "the post's number")),
                report=cut(
                    found["article_text"], mark_of(found["report_claim"], found["severity"], "the report's number")
                ),
                earlier=earlier,
                following=following,
                tail=query.tail,
                decisions=list(JudgementKind),
                longest_note=LONGEST_NOTE,
            )


def _show_changes(revisions: list[dict[str, Any]]) -> None:
    """Give each revision its text in pieces; what is new against the one before is marked."""
    before = ""
    for number, one in enumerate(revisions):
        one["pieces"] = cut(one["text"], changes(before, one["text"]) if number else ())
        before = one["text"]


def _choices(sources: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "channel": sources["channels"],
        "outlet": sources["outlets"],
        "verdict": list(Verdict),
        "severity": [Severity.SERIOUS, Severity.MILD],
        "decision": [OPEN, *JudgementKind],
    }
