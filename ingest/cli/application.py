"""Put the command groups together and turn errors into one clear line."""

import importlib
import logging
import os
import sys
from typing import NoReturn

import typer

from ingest.cli.output import write_error
from ingest.model.errors import IngestError

_GROUPS = (
    "demo",
    "posts",
    "articles",
    "derive",
    "lineage",
    "flags",
    "query",
    "db",
    "verify",
    "quantities",
    "compare_texts",
    "export",
    "telegram",
    "serve",
    "search",
    "maintain",
    "airflow",
    "doctor",
    "config",
)


_INTERRUPTED = "interrupted; what was committed stays, and the next run goes on from there."


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
    """Run the command line; what goes wrong becomes one line on standard error and an exit code."""
    if os.environ.get("INGEST_LOG"):
        _configure_logs()
    elif not os.environ.get("INGEST_TRACEBACK"):
        logging.getLogger().addHandler(logging.NullHandler())  # what libraries note of their own retries
    try:
        build()()
    except IngestError as error:
        _end(error, str(error), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _end(error, f"{place}{error.strerror or error}.", 1)
    except KeyboardInterrupt:
        _end(None, _INTERRUPTED, 130)
    except SystemExit as ended:
        if ended.code == 130:  # typer's word for an interrupt
            _end(None, _INTERRUPTED, 130)
        raise


def _configure_logs() -> None:
    from ingest.config import read_settings
    from ingest.config.logs import configure_logs

    try:
        settings = read_settings()
    except IngestError as error:
        _end(error, str(error), error.exit_code)
    configure_logs(settings.log, settings.log_form)


def _end(error: Exception | None, told: str, code: int) -> NoReturn:
    if error is not None and os.environ.get("INGEST_TRACEBACK"):
        raise error
    write_error(told)
    sys.exit(code)
