"""How commands print: a summary for people or one JSON document for machines."""

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer

from ingest.model import Summary, counted

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", help="Folder with channels.yml, outlets.yml, rules.yml.", envvar="INGEST_CONFIG"),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]


# A foreign text may hold what a terminal obeys: C0 and C1 control characters (colours, titles, the clipboard), and
# marks that turn the direction of writing, so that a number reads backwards.
_CONTROL = [*range(32), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_SHOWN = {
    code: 0x2400 + code if code < 32 else 0x2421 if code == 0x7F else 0xFFFD
    for code in _CONTROL
    if chr(code) not in "\n\t"
}
_ESCAPED = {code: f"\\u{code:04x}" for code in _CONTROL if code >= 32}


def printable(text: str) -> str:
    """Return the text with a visible sign for each character that a terminal would obey; offsets stay."""
    return text.translate(_SHOWN)


def to_json(value: object) -> str:
    """Return one line of JSON; Decimals become numbers, times ISO 8601, dataclasses objects."""
    return json_safe(json.dumps(value, ensure_ascii=False, default=_plain))


def json_safe(line: str) -> str:
    """Return the same JSON with the characters escaped that a terminal would obey and JSON leaves as they are."""
    return line.translate(_ESCAPED)


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return str(value)


def write_line(text: str) -> None:
    """Write one line to standard output."""
    sys.stdout.write(text + "\n")


def write_error(told: object) -> None:
    """Write what went wrong as one line to standard error."""
    sys.stderr.write(printable(f"ingest: {told}\n"))


def print_summaries(summaries: Iterable[Summary], *, as_json: bool) -> None:
    """Print what use cases did, each when it has ended; end with exit code 1 when an item of one failed."""
    failed = 0
    for summary in summaries:
        _print_summary(summary, as_json=as_json)
        failed += summary.failed
    if failed:
        raise typer.Exit(1)


def _print_summary(summary: Summary, *, as_json: bool) -> None:
    """Print counts, skips by reason, and the first issues."""
    if as_json:
        write_line(to_json(summary))
        return
    counts = ", ".join(counted(number, name) for name, number in summary.counts.items())
    write_line(f"{summary.name}: {counts or 'nothing to do'}")
    for reason, number in summary.skipped.items():
        write_line(f"  skipped {number}: {reason.replace('_', ' ')}")
    for issue in summary.issues[:10]:
        write_line(printable(f"  note [{issue.kind}] {issue.resource}: {issue.message}"))
    if len(summary.issues) > 10:
        write_line(f"  … and {len(summary.issues) - 10} more notes; see the view `issues`")
