"""Put the command groups together and turn errors into one clear line."""

import importlib
import logging
import os
import sys
from typing import NoReturn

import typer

from ingest.cli.output import write_error
from ingest.model.errors import IngestError

_GROUPS = {  # the file that registers them: its commands
    "demo": ("demo",),
    "posts": ("collect", "recheck", "backfill", "import", "reparse"),
    "articles": ("fetch", "import-article", "import-articles"),
    "derive": ("analyse", "link", "calibrate"),
    "lineage": ("lineage",),
    "flags": ("flags", "show", "judge"),
    "query": ("query",),
    "db": ("db",),
    "verify": ("verify", "coverage"),
    "quantities": ("quantities",),
    "compare_texts": ("compare-texts", "compare"),
    "export": ("export",),
    "telegram": ("telegram",),
    "serve": ("serve",),
    "search": ("search",),
    "maintain": ("maintain",),
    "airflow": ("airflow",),
    "doctor": ("doctor",),
    "config": ("config",),
}
_INTERRUPTED = "interrupted; what was committed stays, and the next run goes on from there."


def build(command: str | None = None) -> typer.Typer:
    """Return the application: of a known command only the file that registers it, else all of them."""
    app = typer.Typer(
        name="ingest",
        help="Watch officials' Telegram channels and flag the numbers that news reports tell differently.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(help=app.info.help)(_group)
    for name in [name for name, commands in _GROUPS.items() if command in commands] or _GROUPS:
        importlib.import_module(f"ingest.cli.{name}").register(app)
    return app


def _group() -> None:
    """Keep commands by name: without a callback typer makes an application of one command that command."""


def main() -> None:
    """Run the command line; what goes wrong becomes one line on standard error and an exit code."""
    # nothing is plugged into pydantic here, and looking for it reads the metadata of every installed package
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if os.environ.get("INGEST_LOG"):
        _configure_logs()
    elif not os.environ.get("INGEST_TRACEBACK"):
        logging.getLogger().addHandler(logging.NullHandler())  # what libraries note of their own retries
    try:
        build(sys.argv[1] if len(sys.argv) > 1 else None)()
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
