"""Search by words over posts and articles."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field, field_validator

from ingest.review.answers import Form, as_csv, as_json, form_of, html
from ingest.review.marking import Piece
from ingest.review.reviewer import Reviewer
from ingest.review.routes import three
from ingest.review.world import World
from ingest.store.search import BEGIN, END, Kind, search_texts

_COLUMNS = ("kind", "at", "handle", "message_id", "article_revision_id", "url", "title", "language", "rank", "snippet")


class SearchQuery(BaseModel):
    """What to search for; empty fields of the form mean any."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    words: Annotated[str, Field(max_length=500)] = ""
    kind: Kind | None = None
    language: Annotated[str, Field(pattern="^[a-z]{0,3}$")] = ""

    @field_validator("kind", mode="before")
    @classmethod
    def _blank_is_any(cls, value: object) -> object:
        return None if value == "" else value


def search_routes(world: World) -> APIRouter:
    """Return the routes of /search."""
    router = APIRouter()

    @three(router, "/search")
    def search(
        request: Request,
        query: Annotated[SearchQuery, Query()],
        reviewer: Annotated[Reviewer, Depends(world.authenticate)],
    ) -> Response:
        with world.session().reading() as conn:
            found = search_texts(conn, query.words, query.kind, query.language or None, 100) if query.words else []
        form = form_of(request)
        for row in found:
            row["pieces"] = pieces_of(row["snippet"])
            row["snippet"] = "".join(piece.text for piece in row["pieces"])
        if form is Form.HTML:
            return html(request, "search.html", reviewer=reviewer, query=query, found=found, kinds=list(Kind))
        rows = [{name: row[name] for name in _COLUMNS} for row in found]
        return as_csv(rows, _COLUMNS, "search") if form is Form.CSV else as_json({"found": rows})

    return router


def pieces_of(snippet: str) -> list[Piece]:
    """Return the snippet with the hits as marked pieces."""
    first, *rest = snippet.split(BEGIN)
    pieces = [Piece(first)]
    for part in rest:
        hit, _, after = part.partition(END)
        pieces += [Piece(hit, "hit"), Piece(after)]
    return [piece for piece in pieces if piece.text]
