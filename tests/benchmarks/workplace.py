"""Where a benchmark keeps its store while it runs."""

import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType


@contextmanager
def workplace(name: str) -> Iterator[Path]:
    """Give an empty folder that the server's own user may enter; it goes, also when the run is ended from outside.

    Not below the user's own home: root's cannot be entered by others.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    with tempfile.TemporaryDirectory(prefix=f"ingest {name} ") as folder:
        place = Path(folder)
        place.chmod(0o755)
        yield place


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt
