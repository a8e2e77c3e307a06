"""A small loopback control port: one JSON object a line in, one out. For the demo and for tests over processes.

{"do": "post", "channel": "zarechye", "text": "…"}            -> {"ok": true, "id": 12}
{"do": "edit", "channel": "zarechye", "id": 12, "text": "…"}  -> {"ok": true}
{"do": "delete", "channel": "zarechye", "ids": [3, 4]}        -> {"ok": true}
{"do": "flood", "method": "GetHistory", "seconds": 900}       -> {"ok": true}
{"do": "rename", "channel": "zarechye", "username": "other"}  -> {"ok": true}
{"do": "scan"}                                                -> {"ok": true}   (the newest QR code, as a device does)
{"do": "calls"}                                               -> {"ok": true, "calls": {"GetHistory": 4}}
{"do": "stop"}                                                -> {"ok": true}
"""

import asyncio
import json
import socket
from collections import Counter
from typing import Any

from ingest.demo.mtproto.faults import RpcFault
from ingest.demo.mtproto.server import HOST, MtprotoServer
from ingest.demo.mtproto.worldfile import add_post, fields_of


class Control:
    """Serves the control port of one server; `stopped` is set by the command 'stop'."""

    def __init__(self, server: MtprotoServer) -> None:
        self._server = server
        self._listener: asyncio.Server | None = None
        self.stopped = asyncio.Event()

    async def start(self, port: int = 0) -> int:
        """Begin to listen and return the port."""
        self._listener = await asyncio.start_server(self._serve, HOST, port)
        return int(self._listener.sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Close the port."""
        if self._listener is not None:
            self._listener.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while line := await reader.readline():
            writer.write(json.dumps(self.obey(line), ensure_ascii=False).encode() + b"\n")
            await writer.drain()
        writer.close()

    def obey(self, line: bytes) -> dict[str, Any]:
        """Carry out one command; what is wrong with it is told in 'error'."""
        try:
            command = json.loads(line)
            return {"ok": True, **self._obey(command)}
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return {"ok": False, "error": f"{type(error).__name__}: {error}"}

    def _obey(self, command: dict[str, Any]) -> dict[str, Any]:
        world, faults = self._server.world, self._server.faults
        match command["do"]:
            case "post":
                return {"id": add_post(world.find(command["channel"]), command)}
            case "edit":
                channel = world.find(command["channel"])
                text = command.get("text", channel.posts[command["id"]].message)
                channel.edit(command["id"], text, **fields_of({**command, "text": text}))
            case "delete":
                world.find(command["channel"]).delete(command["ids"])
            case "rename":
                world.find(command["channel"]).username = command["username"]
            case "flood":
                faults.fail(command["method"], RpcFault.flood(command["seconds"]), times=command.get("times", 1))
            case "scan":
                self._server.scan()
            case "calls":
                names = (type(call).__name__.removesuffix("Request") for call in self._server.calls)
                return {"calls": dict(Counter(names))}
            case "stop":
                self.stopped.set()
            case unknown:
                raise ValueError(f"no such command: {unknown}")
        return {}


def send_command(port: int, **command: Any) -> dict[str, Any]:
    """Send one command to a control port and return the answer; raises `ValueError` when it was refused."""
    with socket.create_connection((HOST, port), timeout=10) as connection, connection.makefile("rwb") as file:
        file.write(json.dumps(command, ensure_ascii=False).encode() + b"\n")
        file.flush()
        answer: dict[str, Any] = json.loads(file.readline())
    if not answer.pop("ok"):
        raise ValueError(answer["error"])
    return answer
