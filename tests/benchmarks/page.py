"""docs/benchmarks.md: each benchmark writes its part between its markers, with machine and date."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "benchmarks.md"
SHARED = ROOT.parent / "shared"  # the development sets stand beside the project, never in it


def measured_on() -> str:
    """Return the day and the machine, as the first line of a part."""
    day = datetime.now(UTC).date().isoformat()
    return f"Measured on {day}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}"


def write_part(name: str, text: str, page: Path = PAGE) -> None:
    """Put `text` between the markers of part `name`."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    before, _, rest = page.read_text("utf-8").partition(begin)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"{page} has no part {name}")
    page.write_text(f"{before}{begin}\n{text.strip()}\n{end}{after}", "utf-8")
