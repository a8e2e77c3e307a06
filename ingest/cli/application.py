"""Put the command groups together and turn errors into one clear line."""

import importlib
import os
import sys

import typer

from ingest.model.errors import IngestError

_GROUPS = (
    "demo",
    "posts",
    "articles",
    "derive",
    "flags",
    "query",
    "db",
    "verify",
    "quantities",
    "compare_texts",
    "export",
    "telegram",
    "serve",
    "doctor",
    "config",
)


def build() -> typer.Typer:
    """Return the application with every command group that stands in this folder."""
    app = typer.Typer(
        name="ingest",
        help="Watch officials' Telegram channels and flag the numbers that news reports tell differently.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    for name in _GROUPS:
        if importlib.util.find_spec(f"ingest.cli.{name}") is not None:
            importlib.import_module(f"ingest.cli.{name}").register(app)
    return app


def main() -> None:
    """Run the command line; `IngestError` becomes one line on standard error and its exit code."""
    try:
        build()()
    except IngestError as error:
        if os.environ.get("INGEST_TRACEBACK"):
            raise
        sys.stderr.write(f"ingest: {error}\n")
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
