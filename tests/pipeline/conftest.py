"""A scene for each test: a fresh store, two channels, a clock that stands."""

from pathlib import Path

import pytest

from ingest.config import Settings
from ingest.store import Store

from .scene import CHANNELS, Clock, Scene


@pytest.fixture
def scene(store: Store, tmp_path: Path) -> Scene:
    (tmp_path / "config").mkdir()
    settings = Settings(INGEST_HOME=tmp_path / "home", INGEST_CONFIG=tmp_path / "config")
    made = Scene(store, tmp_path, Clock(), settings)
    made.configure(channels=CHANNELS)
    return made
