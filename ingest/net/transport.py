"""The guarded way onto the network: httpx2's transport over httpcore2's pool, with our own connecting.

Invariant: no byte leaves but over a connection that `Guard.resolve` has let pass, and no read outlasts the
deadline of the request that it serves.
"""

import ssl
from collections.abc import Iterable, Iterator
from contextvars import ContextVar

import httpcore2
import httpx2

from ingest.net.clock import Clock
from ingest.net.guard import Guard

# The moment, by the clock's monotonic seconds, at which the current request of this thread must be over.
deadline: ContextVar[float] = ContextVar("deadline", default=float("inf"))


class GuardedTransport(httpx2.BaseTransport):
    """Sends requests over connections to checked addresses only; one pool for all threads."""

    def __init__(
        self, guard: Guard, clock: Clock, connect_seconds: float, verify: ssl.SSLContext | None = None
    ) -> None:
        self._pool = httpcore2.ConnectionPool(
            ssl_context=verify or httpx2.create_ssl_context(trust_env=False),
            max_connections=40,
            max_keepalive_connections=20,
            keepalive_expiry=15,
            network_backend=_GuardedBackend(guard, clock, connect_seconds),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send one request; errors are httpcore2's, or those of the guard."""
        answer = self._pool.handle_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        return httpx2.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Stream(answer),
            extensions=answer.extensions,
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx2.SyncByteStream):
    """The body of an answer, straight from the connection."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _GuardedBackend(httpcore2.NetworkBackend):
    """Resolves, checks and connects to the very address that was checked."""

    def __init__(self, guard: Guard, clock: Clock, connect_seconds: float) -> None:
        self._guard = guard
        self._clock = clock
        self._seconds = connect_seconds
        self._plain = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first address of the host that may be connected to and answers."""
        until = min(self._clock.monotonic() + self._seconds, deadline.get())
        name, port = self._guard.endpoint(host, port)
        failure: Exception | None = None
        for address in self._guard.resolve(name, port, until - self._clock.monotonic()):
            left = until - self._clock.monotonic()
            if left <= 0:
                break
            try:
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
            else:
                return _BoundedStream(stream, self._clock)
        raise failure or httpcore2.ConnectTimeout("no connection in time")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None
    ) -> httpcore2.NetworkStream:
        """Refuse: nothing on the web is a local socket."""
        raise httpcore2.UnsupportedProtocol("unix sockets are not used")


class _BoundedStream(httpcore2.NetworkStream):
    """A connection whose every operation ends at the current deadline, however slowly the host drips."""

    def __init__(self, stream: httpcore2.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _BoundedStream(stream, self._clock)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)

    def _left(self, timeout: float | None) -> float | None:
        left = deadline.get() - self._clock.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time for this answer is over")
        return min(left, timeout) if timeout is not None else (None if left == float("inf") else left)


def peer_address(response: httpx2.Response) -> str:
    """Return the address that answered, "" where the connection does not tell."""
    stream = response.extensions.get("network_stream")
    try:
        told = stream.get_extra_info("server_addr") if stream is not None else None
    except OSError:  # closed by the host already
        return ""
    return str(told[0]) if isinstance(told, tuple) and told else ""
