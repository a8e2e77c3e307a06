"""One page in three forms: HTML for people, JSON and CSV for programs."""

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import Request, Response

from ingest.model import counted
from ingest.review.assets import mark

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER = Path(__file__).parent
_FORMULA = re.compile(r"[=+\-@\t\r]")  # a spreadsheet would compute such a cell


class Form(StrEnum):
    """How an answer is written, by the ending of the path."""

    HTML = ""
    JSON = ".json"
    CSV = ".csv"


def form_of(request: Request) -> Form:
    """Return the form that the path asks for."""
    path = request.url.path
    return next((form for form in (Form.JSON, Form.CSV) if path.endswith(form)), Form.HTML)


def root_of(request: Request) -> str:
    """Return the path under which the desk is mounted, without a slash at its end."""
    return re.sub(r"/+", "/", request.scope.get("root_path", "")).rstrip("/")


def html(request: Request, name: str, status: int = 200, **values: Any) -> Response:
    """Return a rendered template."""
    frame = request.app.state.frame
    page = (
        environment()
        .get_template(name)
        .render(
            root=root_of(request),
            path=request.url.path,
            mark=mark(),
            frame=frame(request) if frame is not None else "",
            **values,
        )
    )
    return Response(page, status, media_type="text/html; charset=utf-8")


def as_json(value: object, status: int = 200) -> Response:
    """Return JSON; numbers stay numbers, times are ISO 8601."""
    body = json.dumps(value, ensure_ascii=False, default=_plain)
    return Response(body.encode("utf-8", "replace"), status, media_type="application/json")


def as_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], name: str) -> Response:
    """Return a CSV file; a text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in columns])
    head = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(out.getvalue().encode("utf-8", "replace"), media_type="text/csv; charset=utf-8", headers=head)


@cache
def environment() -> "Environment":
    """Return the templates' environment: everything is escaped, nothing is missing in silence."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"moment": _moment, "span": _span, "web": _web, "counted": counted}
    return made


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, datetime | date) else str(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return str(_plain(value))


def _moment(value: datetime | date | None) -> str:
    if value is None:
        return "—"
    return value.strftime("%Y-%m-%d %H:%M UTC") if isinstance(value, datetime) else value.isoformat()


def _span(seconds: float) -> str:
    """Return a stretch of time in the unit that says most."""
    for unit, length, limit in (("s", 1, 90), ("min", 60, 5400), ("h", 3600, 172_800)):
        if seconds < limit:
            return f"{int(seconds // length)} {unit}"
    return f"{int(seconds // 86_400)} days"


def _web(url: str | None) -> str:
    """Return an address that may stand in a link; '' for javascript: and the like."""
    return url if url and url.startswith(("http://", "https://")) else ""
