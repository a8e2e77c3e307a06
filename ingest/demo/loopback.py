"""The demo's world as child processes: a Telegram server and a news site on loopback, with the bundled material."""

import json
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ingest.demo.material import (
    Change,
    Material,
    host_of,
    keep_change,
    load_material,
    write_config,
    write_pages,
    write_world,
)
from ingest.model import IngestError
from ingest.orchestration.processes import ProcessGroup


@dataclass(frozen=True, slots=True)
class Loopback:
    """The running servers: how clients find them, and what will change on them."""

    config: Path
    variables: Mapping[str, str]  # INGEST_… and TELEGRAM_… that lead the pipeline to them
    control_port: int
    world: Path
    changes: tuple[Change, ...]

    def apply(self, change: Change) -> None:
        """Edit or delete a post on the server, and keep that for later demos."""
        from ingest.demo.mtproto.control import send_command

        if change.text is None:
            send_command(self.control_port, do="delete", channel=change.channel, ids=[change.message_id])
        else:
            send_command(
                self.control_port,
                do="edit",
                channel=change.channel,
                id=change.message_id,
                text=change.text,
                entities=list(change.entities),
            )
        keep_change(self.world, change)


def lay_out(folder: Path, now: datetime) -> Material:
    """Write configuration, pages and the Telegram world below `folder`, unless an earlier demo did."""
    world, laid = folder / "world.yml", folder / "laid-out"
    if laid.exists():
        return load_material(datetime.fromisoformat(laid.read_text("ascii")))
    material = load_material(now)
    folder.mkdir(parents=True, exist_ok=True)
    write_config(material, folder / "config")
    write_pages(material, folder / "pages")
    write_world(material, world)
    laid.write_text(now.isoformat(), "ascii")
    return material


def start_servers(folder: Path, material: Material, group: ProcessGroup, env: Mapping[str, str]) -> Loopback:
    """Start both servers in `group` and wait until they listen."""
    telegram = _start(group, env, folder, "mtproto", ["--world", str(folder / "world.yml")])
    site = _start(group, env, folder, "site", ["--content", str(folder / "pages")])
    endpoint = f"{site['host']}:{site['port']}"
    return Loopback(
        config=folder / "config",
        variables={
            "TELEGRAM_API_ID": str(telegram["api_id"]),
            "TELEGRAM_API_HASH": telegram["api_hash"],
            "INGEST_TELEGRAM_SESSION": telegram["session"],
            "INGEST_TELEGRAM_SERVER": f"{telegram['host']}:{telegram['port']}",
            "INGEST_FETCH_HOSTS": ",".join(f"{host_of(outlet)}={endpoint}" for outlet in material.outlets),
            "INGEST_ALLOW_ADDRESSES": endpoint,
            "INGEST_CONFIG": str(folder / "config"),
        },
        control_port=telegram["control_port"],
        world=folder / "world.yml",
        changes=material.changes,
    )


def _start(
    group: ProcessGroup, env: Mapping[str, str], folder: Path, server: str, arguments: list[str]
) -> dict[str, Any]:
    ready = folder / f"{server}.ready"
    ready.unlink(missing_ok=True)
    argv = [sys.executable, "-m", f"ingest.demo.{server}", *arguments, "--ready-file", str(ready)]
    child = group.start(server, argv, env, folder / f"{server}.log")
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        child.check()
        if ready.exists():
            told: dict[str, Any] = json.loads(ready.read_text("utf-8"))
            return told
        time.sleep(0.05)
    raise IngestError(f"the loopback server {server} did not listen within 60 s.", resource=str(child.log))
