"""Queries of analysts on the reader's login: one statement a call, read only, with a time limit.

The statement goes through the extended protocol, in which PostgreSQL itself refuses a second one behind a
semicolon; the login has no rights beyond the views, so nothing is to be gained by escaping.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.model import StoreError
from ingest.store.stage import driver

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection, Engine

_NAME = b"analyst_query"
# What a column holds, by PostgreSQL's number of its type; all others are text.
KINDS = {
    16: "truth",
    20: "whole",
    21: "whole",
    23: "whole",
    1700: "decimal",
    700: "float",
    701: "float",
    1082: "day",
    1184: "moment",
    1186: "span",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, the rows as they come, and what columns hold that are not text (`KINDS`)."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    kinds: Mapping[str, str]


@contextmanager
def open_query(reader: "Engine", statement: str, timeout_seconds: float = 30) -> Iterator[Answer]:
    """Run one SELECT and give its rows as a stream; StoreError tells what PostgreSQL found wrong."""
    import psycopg
    from sqlalchemy.exc import OperationalError

    try:
        connection = reader.connect()
    except OperationalError as error:
        raise _refusal(str(error.orig)) from error
    with connection:
        below = driver(connection)
        below.rollback()
        below.read_only = True
        try:
            below.execute("SELECT set_config('statement_timeout', %s, false)", (str(int(timeout_seconds * 1000)),))
            columns = _columns(below, statement)
            kinds = {name: KINDS[number] for name, number in columns if number in KINDS}
            yield Answer(tuple(name for name, _ in columns), _rows(below, statement), kinds)
        except psycopg.Error as error:
            raise _refusal(str(error)) from error
        finally:
            connection.invalidate()  # settings of the session end with it, whatever the statement did


def _columns(below: "psycopg.Connection[Any]", statement: str) -> tuple[tuple[str, int], ...]:
    """Have PostgreSQL parse the statement without running it; return names and types of its columns."""
    from psycopg import pq

    for result in (below.pgconn.prepare(_NAME, statement.encode()), below.pgconn.describe_prepared(_NAME)):
        if result.status != pq.ExecStatus.COMMAND_OK:
            raise _refusal(result.get_error_message("utf-8"))
    if not result.nfields:
        raise _refusal("the statement gives no rows; only queries are answered")
    return tuple(((result.fname(index) or b"").decode(), result.ftype(index)) for index in range(result.nfields))


def _rows(below: "psycopg.Connection[Any]", statement: str) -> Iterator[tuple[Any, ...]]:
    with below.cursor() as cursor:
        yield from cursor.stream(statement.encode(), size=1000)


def _refusal(said: str) -> StoreError:
    lines = said.strip().splitlines() or ["the server gave no reason"]
    place = "".join(f" ({line.strip()})" for line in lines if line.startswith("LINE"))
    return StoreError(
        f"{lines[0].removeprefix('ERROR:').strip()}{place}.", resource="query", remedy="The views: docs/views.md."
    )


def read_view(conn: "Connection", name: str) -> Iterator[dict[str, Any]]:
    """Give the rows of one of the analysts' views as a stream, in no certain order."""
    from ingest.store.views import VIEWS

    if name not in {view.name for view in VIEWS}:
        known = ", ".join(view.name for view in VIEWS)
        raise StoreError("there is no such view.", resource=name, remedy=f"There are: {known}.")
    streamed = conn.execution_options(stream_results=True, yield_per=2000)
    for row in streamed.exec_driver_sql(f"SELECT * FROM analyst.{name}").mappings():
        yield dict(row)


def view_kinds(conn: "Connection", name: str) -> dict[str, str]:
    """Return what the columns of one of the analysts' views hold, where it is not text."""
    rows = conn.exec_driver_sql(
        "SELECT attname, CAST(atttypid AS integer) FROM pg_attribute"
        " WHERE attrelid = CAST(CAST(%s AS text) AS regclass) AND attnum > 0",
        (f"analyst.{name}",),
    )
    return {row.attname: KINDS[row.atttypid] for row in rows if row.atttypid in KINDS}
