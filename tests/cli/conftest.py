"""The command line against a fresh database of the tests' own server."""

from pathlib import Path

import pytest

from ingest.store import Store

from ..command import CommandLine, urls_of


@pytest.fixture
def line(store: Store, tmp_path: Path) -> CommandLine:
    """Commands in an empty folder with an empty configuration."""
    (tmp_path / "config").mkdir()
    return CommandLine(tmp_path, tmp_path / "config", **urls_of(store))
