"""How Python runs while tens of thousands of small objects pass through several threads."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# what passes here has no cycles; looking for them took an eighth of the time
_COLLECT_AFTER = 500_000  # more objects than before
_SWITCH_AFTER = 0.0005  # seconds; a thread that was waiting for the database else waits 5 ms for its turn


@contextmanager
def bulk() -> Iterator[None]:
    """Look for cycles seldom and change threads often until the end of the block; memory stays flat."""
    thresholds, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.set_threshold(_COLLECT_AFTER, *thresholds[1:])
    sys.setswitchinterval(_SWITCH_AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        sys.setswitchinterval(interval)
