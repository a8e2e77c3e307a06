"""Ask the analysts' views in SQL."""

import contextlib
import csv
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ingest.cli.output import ConfigOption, printable, to_json, write_line
from ingest.model import ConfigError

if TYPE_CHECKING:
    from rich.console import Console

    from ingest.store import Answer

_TABLE_ROWS = 200
_CELL = 60
_NARROW = 12  # signs a column needs to be read
_UNBOUNDED = 100_000  # a pipe has no edge


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("query")(query)


def query(
    sql: Annotated[
        str,
        typer.Argument(
            help="One SELECT on the views of docs/views.md; - reads it from standard input; @name asks a saved"
            " query of config/queries.yml, @ lists them."
        ),
    ],
    form: Annotated[
        Format, typer.Option("--format", help="table, csv, json (one array) or parquet (to a file).")
    ] = Format.TABLE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; left out = standard output.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    timeout: Annotated[float, typer.Option("--timeout", help="Seconds after which the server gives up.", min=0.1)] = 30,
    config: ConfigOption = None,
) -> None:
    """Run one query on the reader's login, which can read the views and nothing else."""
    from ingest.config import read_settings
    from ingest.store import open_query, open_store

    settings = read_settings()
    if sql == "@":
        _list_saved(config or settings.config)
        return
    if sql.startswith("@"):
        statement = _saved(sql.removeprefix("@"), config or settings.config)
    else:
        statement = sys.stdin.read() if sql == "-" else sql
    with (
        open_store(settings.home, *settings.database_urls) as store,
        open_query(store.reader, statement, timeout) as answer,
    ):
        _write(answer, Format.JSON if json else form, output)


def _write(answer: "Answer", form: Format, output: Path | None) -> None:
    if form is Format.PARQUET:
        _write_parquet(answer, output)
        return
    with contextlib.ExitStack() as stack:
        if output is not None:
            stack.enter_context(contextlib.redirect_stdout(stack.enter_context(output.open("w", newline=""))))
        match form:
            case Format.TABLE:
                _print_table(answer)
            case Format.CSV:
                _print_csv(answer)
            case Format.JSON:
                _print_json(answer)


def _write_parquet(answer: "Answer", output: Path | None) -> None:
    from ingest.export import write_rows

    if output is None and sys.stdout.isatty():
        raise ConfigError("a terminal cannot show Parquet.", resource="--format parquet", remedy="Add --output FILE.")
    if len(set(answer.columns)) < len(answer.columns):
        raise ConfigError("two columns have one name.", resource="--format parquet", remedy="Name them with AS.")
    with output.open("wb") if output is not None else contextlib.nullcontext(sys.stdout.buffer) as out:
        rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
        write_rows(rows, answer.columns, "parquet", out, answer.kinds)


def _saved(name: str, folder: Path) -> str:
    from ingest.config import load_config

    queries = {one.id: one.sql for one in load_config(folder).queries}
    if name not in queries:
        known = ", ".join(queries) or "none"
        raise ConfigError("there is no such saved query.", resource=f"@{name}", remedy=f"There are: {known}.")
    return queries[name]


def _list_saved(folder: Path) -> None:
    from ingest.config import load_config

    for one in load_config(folder).queries:
        write_line(f"@{one.id:24} {one.question}")


def _print_csv(answer: "Answer") -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow(["" if value is None else _plain(value) for value in row])


def _plain(value: Any) -> str:
    if isinstance(value, dict | list):
        return to_json(value)
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _print_json(answer: "Answer") -> None:
    separator = "["
    for row in answer.rows:
        write_line(separator + to_json(dict(zip(answer.columns, row, strict=True))))
        separator = ","
    write_line("]" if separator == "," else "[]")


def _print_table(answer: "Answer") -> None:
    """Print rows side by side; below each other, a line for each column, where a terminal is too narrow for them."""
    from rich.console import Console

    rows: Iterator[tuple[Any, ...]] = iter(answer.rows)
    shown = [
        ["" if value is None else _cut(_plain(value)) for value in row] for row in itertools.islice(rows, _TABLE_ROWS)
    ]
    console = Console()
    names = [printable(name) for name in answer.columns]
    if console.is_terminal and len(names) * _NARROW > console.width:
        _print_records(names, shown)
    else:
        _print_columns(console if console.is_terminal else Console(width=_UNBOUNDED), names, shown)
    rest = next(rows, None) is not None
    more = ", and more: use --format csv or LIMIT" if rest else ""
    console.print(f"{len(shown)} {'row' if len(shown) == 1 else 'rows'}{more}")


def _print_columns(console: "Console", names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)


def _print_records(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    widest = max(map(len, names))
    for number, row in enumerate(rows, 1):
        write_line(f"─ {number} " + "─" * (widest + 20))
        for name, value in zip(names, row, strict=True):
            write_line(f"{name.ljust(widest)}  {value}")


def _cut(text: str) -> str:
    line = printable(" ".join(text.split()))
    return line if len(line) <= _CELL else line[: _CELL - 1] + "…"
