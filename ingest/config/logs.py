"""Logs for people who run the system: structlog, secrets taken out, off unless `INGEST_LOG` asks for them.

`note` is what rooms above call. Where nobody configured structlog (library use, tests) it does nothing: structlog's
own default would print to standard output, where commands print their results. Inside Airflow's tasks Airflow
configures structlog, and what is noted stands in the task's log.
"""

import logging
import os
import sys
from typing import Any, Literal, TextIO

Level = Literal["off", "debug", "info", "warning", "error"]
Form = Literal["text", "json"]


def note(level: Literal["debug", "info", "warning", "error"], event: str, **fields: Any) -> None:
    """Log an event with its fields; `event` is a fixed word, what varies stands in the fields."""
    structlog = sys.modules.get("structlog")  # who configured it has loaded it
    if structlog is not None and structlog.is_configured():
        getattr(structlog.get_logger("ingest"), level)(event, **fields)


def configure_logs(level: Level, form: Form, stream: TextIO | None = None) -> None:
    """Send our events and those of the libraries to `stream` (default: standard error) from `level` on."""
    if level == "off":
        return
    import structlog

    from ingest.config.redaction import redactor_of

    out = stream if stream is not None else sys.stderr
    redact = redactor_of(os.environ)
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper("iso", utc=True),
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.format_exc_info,
        redact,
    ]
    renderer: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=out.isatty())
    )
    structlog.configure(
        processors=[structlog.stdlib.filter_by_level, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    # The redactor stands once more before the renderer: what a library's log line carries came past the first one.
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact, renderer],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
