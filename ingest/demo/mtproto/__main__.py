"""Run the server as a process: `python -m ingest.demo.mtproto --world FILE --ready-file F`.

When it listens it writes the ready file (JSON): host, port, dc_id, control_port, session (a client's session
string that needs no login), api_id and api_hash, and with --login public_key. It ends on SIGTERM, SIGINT or
the control command 'stop'.
"""

import argparse
import asyncio
import json
import signal
from datetime import UTC, datetime
from pathlib import Path

from ingest.demo.mtproto.control import Control
from ingest.demo.mtproto.server import HOST, MtprotoServer
from ingest.demo.mtproto.worldfile import load_world


def main() -> None:
    """Parse the arguments and serve until told to end."""
    parser = argparse.ArgumentParser(prog="python -m ingest.demo.mtproto", description="A loopback MTProto server.")
    parser.add_argument("--world", type=Path, required=True, help="YAML or JSON file with channels and posts")
    parser.add_argument("--port", type=int, default=0, help="0 = any free port")
    parser.add_argument("--control-port", type=int, default=0, help="0 = any free port")
    parser.add_argument("--ready-file", type=Path, required=True, help="written when the server listens")
    parser.add_argument("--login", action="store_true", help="also make an RSA key, so that new clients can log in")
    asyncio.run(_serve(parser.parse_args()))


async def _serve(arguments: argparse.Namespace) -> None:
    server = MtprotoServer(load_world(arguments.world, lambda: datetime.now(UTC)))
    control = Control(server)
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, control.stopped.set)
    ready = {
        "host": HOST,
        "port": await server.start(arguments.port),
        "dc_id": server.dc_id,
        "control_port": await control.start(arguments.control_port),
        "session": server.session_string(),
        "api_id": 1,
        "api_hash": "demo",
    }
    if arguments.login:
        ready["public_key"] = server.server_key().pem
    _write_at_once(arguments.ready_file, json.dumps(ready))
    await control.stopped.wait()
    await control.stop()
    await server.stop()


def _write_at_once(path: Path, text: str) -> None:
    """Write so that a reader sees the whole file or none."""
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8")
    partial.replace(path)


if __name__ == "__main__":
    main()
