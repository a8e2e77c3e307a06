"""A decision sent by one of the desk's forms: checked, kept, and led back to its page."""

from fastapi import HTTPException, Request, Response
from starlette.concurrency import run_in_threadpool

from ingest.model import JudgementKind
from ingest.pipeline import judge
from ingest.review.answers import root_of
from ingest.review.guard import read_form
from ingest.review.reviewer import Reviewer
from ingest.review.world import World

LONGEST_NOTE = 4000


async def keep_decision(world: World, request: Request, subject: str, reviewer: Reviewer, back: str) -> Response:
    """Keep the decision of a form on a flag or link and lead to the page `back`; `{}` there is the whole id."""
    if not reviewer.may_judge:
        raise HTTPException(403, "You may look at flags, not decide on them.")
    fields = await read_form(request)
    try:
        decision = JudgementKind(fields.get("decision", ""))
    except ValueError as error:
        raise HTTPException(422, f"Choose one of: {', '.join(JudgementKind)}.") from error
    note = fields.get("note", "").strip()
    if len(note) > LONGEST_NOTE:
        raise HTTPException(422, f"The note is longer than {LONGEST_NOTE:,} characters.")
    made = await run_in_threadpool(judge, world.session(), identity_of(subject), decision, reviewer.name, note)
    return Response(status_code=303, headers={"Location": f"{root_of(request)}{back.format(made.subject)}"})


def identity_of(text: str) -> str:
    """Return the id in a path; short ones are for people who type."""
    if not 4 <= len(text) <= 36 or not all(sign in "0123456789abcdef-" for sign in text.lower()):
        raise HTTPException(404, "There is nothing with this id.")
    return text.lower()
