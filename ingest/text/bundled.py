"""YAML files that come with the package, read through a copy in JSON that is kept beside them.

Reading YAML is a fifth of the time that a short command takes; its twin in JSON is read in a tenth of that. A twin
stands in `__pycache__` beside its file, where Python keeps its bytecode: who may write there may change the code
itself. It holds plain data and no code, and names the bytes it was made from.

Invariant: a twin changes no answer. One that is stale, damaged or unreadable is made anew; where it cannot be written
(a read-only installation) the YAML is read each time.
"""

import gc
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ingest.model.errors import ConfigError

_FORM = "bundled 1"  # raised when the same YAML is to give another tree


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector away while tables are built that stay: it would look through them at each growth."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read_bundled(path: Path) -> Any:
    """Return what a YAML file of ours says; raise ConfigError with its name and the line where it is none.

    Every scalar is text, so that `no`, `on` and `1_000` stay words: who wants numbers makes them.
    """
    source = path.read_bytes()
    twin = path.parent / "__pycache__" / f"{path.stem}.json"
    with suppress(OSError, ValueError):
        mark, _, body = twin.read_bytes().partition(b"\n")
        if mark == _mark(source, body):
            return json.loads(body)
    tree = _parse(source, path)
    body = json.dumps(tree, ensure_ascii=False).encode()
    with suppress(OSError):
        _keep(twin, _mark(source, body) + b"\n" + body)
    return tree


def _mark(source: bytes, body: bytes) -> bytes:
    return " ".join((_FORM, *(blake2b(part, digest_size=16).hexdigest() for part in (source, body)))).encode()


def _parse(source: bytes, path: Path) -> Any:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return yaml.load(source, Loader=loader)  # noqa: S506 - builds plain strings, lists and dicts only
    except yaml.YAMLError as error:
        raise ConfigError(f"not YAML: {error}", resource=path.name, remedy="Mend the line.") from error


def _keep(twin: Path, content: bytes) -> None:
    """Write a twin in one step: others see the old one, none, or all of the new one."""
    twin.parent.mkdir(exist_ok=True)
    part = twin.with_name(f"{twin.name}.{os.getpid()}")
    try:
        with part.open("xb") as file:
            file.write(content)
        part.replace(twin)
    except OSError:
        part.unlink(missing_ok=True)
        raise
