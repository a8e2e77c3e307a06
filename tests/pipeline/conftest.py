"""A scene for each test: a fresh store, two channels, a clock that stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from ingest.config import Settings
from ingest.demo.mtproto import MtprotoServer, World
from ingest.demo.mtproto.server import running_in_thread
from ingest.demo.mtproto.world import ChannelWorld
from ingest.store import Store

from .scene import CHANNELS, GROMOV, KRAVETS, Clock, Scene


@pytest.fixture
def scene(store: Store, tmp_path: Path) -> Scene:
    (tmp_path / "config").mkdir()
    settings = Settings(INGEST_HOME=tmp_path / "home", INGEST_CONFIG=tmp_path / "config")
    made = Scene(store, tmp_path, Clock(), settings)
    made.configure(channels=CHANNELS)
    return made


@pytest.fixture
def server(scene: Scene) -> Iterator[MtprotoServer]:
    """A loopback server with two empty channels, and a scene that reads it."""
    world = World(scene.clock)
    world.add_channel(GROMOV, "gromov_zarechye", "Громов | Заречье")
    world.add_channel(KRAVETS, "kravets_dnistria", "Остап Кравець")
    with running_in_thread(world) as running:
        scene.set(
            telegram_api_id=1,
            telegram_api_hash=SecretStr("hash"),
            telegram_session=SecretStr(running.session_string()),
        )
        yield running


@pytest.fixture
def channel(server: MtprotoServer) -> ChannelWorld:
    """Gromov's channel on the server."""
    return server.world.channels[GROMOV]
