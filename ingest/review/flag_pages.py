"""The queue of flags, one flag with both texts, and decisions."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from ingest.model import JudgementKind, Severity, Verdict
from ingest.pipeline import judge
from ingest.review.answers import Form, as_csv, as_json, form_of, html, root_of
from ingest.review.flag_query import OPEN, FlagQuery
from ingest.review.guard import own_origin, read_form
from ingest.review.marking import cut, mark_of
from ingest.review.reviewer import Reviewer
from ingest.review.routes import three
from ingest.review.world import World
from ingest.store import FlagFilter, count_flags, list_flags, show_flag
from ingest.store.desk import list_sources, post_texts
from ingest.store.views import VIEWS

_COLUMNS = next([name for name, _ in view.columns] for view in VIEWS if view.name == "flags")
_LONGEST_NOTE = 4000


def flag_routes(world: World) -> APIRouter:
    """Return the routes below /flags."""
    router = APIRouter()

    @three(router, "/flags")
    def flags(
        request: Request,
        query: Annotated[FlagQuery, Query()],
        reviewer: Annotated[Reviewer, Depends(world.authenticate)],
    ) -> Response:
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
            last=max(1, -(-total // query.rows)),
            choices=_choices(sources),
        )

    @three(router, "/flags/{flag}")
    def flag(request: Request, flag: str, reviewer: Annotated[Reviewer, Depends(world.authenticate)]) -> Response:
        return _show(world, request, flag, reviewer)

    @router.post("/flags/{flag}/judgements", dependencies=[Depends(own_origin)])
    async def judgements(
        request: Request, flag: str, reviewer: Annotated[Reviewer, Depends(world.authenticate)]
    ) -> Response:
        if not reviewer.may_judge:
            raise HTTPException(403, "You may look at flags, not decide on them.")
        fields = await read_form(request)
        made = await run_in_threadpool(_judge, world, flag, fields, reviewer)
        return Response(status_code=303, headers={"Location": f"{root_of(request)}/flags/{made}#decisions"})

    return router


def _judge(world: World, flag: str, fields: Mapping[str, str], reviewer: Reviewer) -> str:
    try:
        decision = JudgementKind(fields.get("decision", ""))
    except ValueError as error:
        raise HTTPException(422, f"Choose one of: {', '.join(JudgementKind)}.") from error
    note = fields.get("note", "").strip()
    if len(note) > _LONGEST_NOTE:
        raise HTTPException(422, f"The note is longer than {_LONGEST_NOTE:,} characters.")
    return judge(world.session(), _identity(flag), decision, reviewer.name, note).subject


def _identity(flag: str) -> str:
    """Return the id in a path; short ones are for people who type."""
    if not 4 <= len(flag) <= 36 or not all(sign in "0123456789abcdef-" for sign in flag.lower()):
        raise HTTPException(404, "There is no such flag.")
    return flag.lower()


def _show(world: World, request: Request, identity: str, reviewer: Reviewer) -> Response:
    with world.session().reading() as conn:
        found = show_flag(conn, _identity(identity))
        found["post_revisions"] = (
            post_texts(conn, found["channel_id"], found["message_id"]) if found["message_id"] is not None else []
        )
        waiting = list_flags(conn, FlagFilter(open_only=True, limit=2))
    match form_of(request):
        case Form.JSON:
            return as_json(found)
        case Form.CSV:
            return as_csv([found], _COLUMNS, f"flag-{found['flag_id']}")
        case Form.HTML:
            return html(
                request,
                "flag.html",
                reviewer=reviewer,
                flag=found,
                post=cut(found["post_text"], mark_of(found["source_claim"], found["severity"], "the post's number")),
                report=cut(
                    found["article_text"], mark_of(found["report_claim"], found["severity"], "the report's number")
                ),
                following=next((row for row in waiting if row["flag_id"] != found["flag_id"]), None),
                decisions=list(JudgementKind),
                longest_note=_LONGEST_NOTE,
            )


def _choices(sources: dict[str, list[str]]) -> dict[str, Any]:
    return {
        "channel": sources["channels"],
        "outlet": sources["outlets"],
        "verdict": list(Verdict),
        "severity": [Severity.SERIOUS, Severity.MILD],
        "decision": [OPEN, *JudgementKind],
    }
