"""The site itself: a threading HTTP server on loopback, for the demo's child process and for tests in-process."""

import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from types import TracebackType
from typing import Any, Self

from ingest.demo.site.pages import Pages
from ingest.demo.site.reply import Reply

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request that the site got."""

    host: str
    path: str
    headers: Mapping[str, str]


class NewsSite:
    """Serves a folder of pages and scripted answers; starts on `start` or `with`, stops on `stop`."""

    def __init__(self, content: Path | None = None, port: int = 0) -> None:
        self._pages = Pages(content) if content is not None else None
        self._port = port
        self._scripts: dict[str, list[Reply]] = {}
        self._lock = threading.Lock()
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None
        self.stopping = threading.Event()
        self.asked: list[Asked] = []

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        """The port that the site listens on; known once it is started."""
        if self._server is None:
            raise RuntimeError("the site is not started")
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    def script(self, path: str, *replies: Reply) -> str:
        """Answer a path with these replies in turn, the last one again and again; return its address."""
        with self._lock:
            self._scripts[path] = list(replies)
        return self.url + path

    def paths(self) -> list[str]:
        """Return the paths asked for so far, robots.txt left out."""
        return [asked.path for asked in self.asked if not asked.path.endswith("/robots.txt")]

    def start(self) -> None:
        """Listen, and serve in threads of its own."""
        site = self

        class Handler(_Handler):
            owner = site

        self._server = _Server((HOST, self._port), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End all connections and free the port."""
        self.stopping.set()
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
        if self._thread is not None:
            self._thread.join(5)

    def reply(self, asked: Asked) -> Reply:
        """Return what the site answers to a request."""
        with self._lock:
            self.asked.append(asked)
            waiting = self._scripts.get(asked.path.partition("?")[0])
            if waiting:
                return waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if self._pages is None:
            return Reply.text("no such page\n", 404)
        found = self._pages.reply(asked.host, asked.path.partition("?")[0], f"http://{asked.headers.get('host', HOST)}")
        etag = found.headers.get("ETag")
        if etag is not None and asked.headers.get("if-none-match") == etag:
            return Reply(304, (), {"ETag": etag})
        return found


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128  # with the default of 5, a burst waits a second for its second try

    def server_bind(self) -> None:
        TCPServer.server_bind(self)  # HTTPServer's own would ask DNS for this machine's name

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that went away; tests make them do so."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "loopback-news"
    sys_version = ""
    owner: NewsSite

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(headers.get("host", "").partition(":")[0], self.path, headers)
        try:
            self._send(self.owner.reply(asked))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the client has seen enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Say nothing: requests are kept in `NewsSite.asked`."""

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        chunked = reply.length is None
        if chunked:
            self.send_header("Transfer-Encoding", "chunked")
        else:
            self.send_header("Content-Length", str(reply.body_length if reply.length == -1 else reply.length))
        self.end_headers()
        for piece in reply.body():
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece) if chunked else piece)
        if chunked:
            self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()
        if reply.hold:
            self.owner.stopping.wait(60)
        if reply.hold or reply.cut:
            self.close_connection = True
