"""Bring many rows to the server at once: COPY into a temporary table, from which sets are inserted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from ingest.store.characters import storable
from ingest.store.tables import SCHEMA

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection


_BEGIN = b"PGCOPY\n\xff\r\n\0" + bytes(8)  # no flags, no extension
_END = b"\xff\xff"
_PIECE = 500  # rows


@dataclass(frozen=True, slots=True)
class Stage:
    """A temporary table of one connection; `columns` are (name, SQL type). Emptied at each commit."""

    name: str
    columns: tuple[tuple[str, str], ...]

    def clear(self, conn: "Connection") -> None:
        """Make the table, or empty it."""
        columns = ", ".join(f'"{name}" {kind}' for name, kind in self.columns)
        conn.exec_driver_sql(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {self.name} ({columns}) ON COMMIT DELETE ROWS; TRUNCATE {self.name}"
        )

    def fill(self, conn: "Connection", rows: Iterable[Sequence[Any]]) -> None:
        """Replace the table's rows by `rows`."""
        self.clear(conn)
        names = ", ".join(f'"{name}"' for name, _ in self.columns)
        with driver(conn).cursor() as cursor, cursor.copy(f"COPY {self.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def fill_lines(self, conn: "Connection", lines: Iterable[str]) -> None:
        """Replace the table's rows by those that `lines` are in COPY's own text form: see `copied`.

        Characters that PostgreSQL does not take are replaced here, for all fields at once.
        """
        self.clear(conn)
        names = ", ".join(f'"{name}"' for name, _ in self.columns)
        with driver(conn).cursor() as cursor, cursor.copy(f"COPY {self.name} ({names}) FROM STDIN") as copy:
            rest = iter(lines)
            while part := "".join(islice(rest, 100)):
                copy.write(storable(part))


NULL = r"\N"  # what COPY takes for NULL


def copied(text: str) -> str:
    """Return a text as a field of COPY's text form. Fields are parted by tabs, lines end with a line break."""
    if "\\" in text:
        text = text.replace("\\", r"\\")
    if "\n" in text:
        text = text.replace("\n", r"\n")
    if "\t" in text:
        text = text.replace("\t", r"\t")
    if "\r" in text:
        text = text.replace("\r", r"\r")
    return text


def copy_rows(conn: "Connection", table: str, rows: Iterable[bytes]) -> None:
    """Add rows in COPY's binary form to a table of the store, which is named with its columns.

    The server takes each piece in while the rows of the next are made, where `rows` makes them as they are asked for.
    Raises psycopg's DataError where PostgreSQL does not take a character (NUL).
    """
    left = iter(rows)
    piece = list(islice(left, _PIECE))
    if not piece:
        return
    statement = f"COPY {SCHEMA}.{table} FROM STDIN (FORMAT BINARY)"
    with driver(conn).cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(_BEGIN)
        while piece:
            copy.write(b"".join(piece))
            piece = list(islice(left, _PIECE))
        copy.write(_END)


def driver(conn: "Connection") -> "psycopg.Connection[Any]":
    """Return psycopg's connection below SQLAlchemy's."""
    return cast("psycopg.Connection[Any]", conn.connection.driver_connection)
