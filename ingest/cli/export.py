"""Rows out: export."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from ingest.cli.output import ConfigOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    what: Annotated[
        str,
        typer.Argument(
            help="A view (see docs/views.md), linked-articles, claimreview, annotations, or evidence (a WACZ file)."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; left out = standard output.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="jsonl, csv or parquet; views only.")] = "jsonl",
    flag: Annotated[
        list[str] | None, typer.Option("--flag", help="Only this flag (id or its first letters); may be repeated.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Write a view as JSON lines, CSV or Parquet; flags as schema.org ClaimReview or W3C Web Annotations; evidence."""
    from contextlib import nullcontext

    from ingest.pipeline import export_rows, open_session

    with open_session(config) as session, output.open("wb") if output else nullcontext(sys.stdout.buffer) as out:
        count = export_rows(session, what, form, out, flag or ())
    if output is not None:
        sys.stderr.write(f"{count} {'captures' if what == 'evidence' else 'rows'} written to {output}\n")
