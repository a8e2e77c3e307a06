"""Rows out: export."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import ConfigOption

_LINKED = "linked-articles"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    what: Annotated[str, typer.Argument(help=f"A view (see docs/views.md) or {_LINKED}.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; left out = standard output.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="jsonl, csv or parquet.")] = "jsonl",
    config: ConfigOption = None,
) -> None:
    """Write a view, or every article with its links and comparisons, as JSON lines, CSV or Parquet."""
    from contextlib import nullcontext

    from ingest.pipeline import export_rows, open_session

    with open_session(config) as session, output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        count = export_rows(session, what, form, out)
    if output is not None:
        sys.stderr.write(f"{count} rows written to {output}\n")
