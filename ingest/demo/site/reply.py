"""What the site can be told to answer: a small vocabulary of good and bad hosts."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `pieces` are sent one by one; `hold` keeps the connection open after them until the site stops.

    Without `length` the true length is told; None tells none and sends chunks.
    """

    status: int = 200
    pieces: tuple[bytes, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = -1
    repeat: int = 1  # how often the pieces are sent: a huge body without its memory
    hold: bool = False
    cut: bool = False  # close the connection after the pieces, whatever length was told

    @property
    def body_length(self) -> int:
        """The number of bytes that all pieces make."""
        return sum(len(piece) for piece in self.pieces) * self.repeat

    def body(self) -> Iterator[bytes]:
        """Yield the pieces, repeated."""
        for _ in range(self.repeat):
            yield from self.pieces

    @classmethod
    def page(cls, body: str | bytes, *, charset: str = "utf-8", declared: str = "", **headers: str) -> "Reply":
        """An HTML page; `declared` is the charset that the answer names, when it is not the real one."""
        data = body.encode(charset) if isinstance(body, str) else body
        told = {"Content-Type": f"text/html; charset={declared or charset}"}
        return cls(200, (data,), told | {name.replace("_", "-"): value for name, value in headers.items()})

    @classmethod
    def feed(cls, body: str) -> "Reply":
        """An RSS feed."""
        return cls(200, (body.encode(),), {"Content-Type": "application/rss+xml; charset=utf-8"})

    @classmethod
    def text(cls, body: str, status: int = 200) -> "Reply":
        """A plain text, such as robots.txt."""
        return cls(status, (body.encode(),), {"Content-Type": "text/plain; charset=utf-8"})

    @classmethod
    def redirect(cls, to: str, status: int = 302) -> "Reply":
        """A redirect."""
        return cls(status, (), {"Location": to})

    @classmethod
    def error(cls, status: int, retry_after: str = "") -> "Reply":
        """An error; `retry_after` is seconds or a date."""
        headers = {"Content-Type": "text/plain"} | ({"Retry-After": retry_after} if retry_after else {})
        return cls(status, (b"no",), headers)

    @classmethod
    def slow(cls, beginning: bytes = b"<html>") -> "Reply":
        """A body that begins and never ends."""
        return cls(200, (beginning,), {"Content-Type": "text/html"}, length=1_000_000, hold=True)

    @classmethod
    def huge(cls, size: int, *, told: bool = True) -> "Reply":
        """A body of `size` bytes; `told` = its length is in the header."""
        piece = b"<p>on and on</p>" * 4096
        return cls(
            200, (piece,), {"Content-Type": "text/html"}, length=-1 if told else None, repeat=size // len(piece) + 1
        )

    @classmethod
    def bomb(cls, size: int) -> "Reply":
        """A small answer that decompresses to `size` bytes."""
        data = gzip.compress(b"\x20" * size)
        return cls(200, (data,), {"Content-Type": "text/html", "Content-Encoding": "gzip"})

    @classmethod
    def broken(cls) -> "Reply":
        """A connection that ends in the middle of the body."""
        return cls(200, (b"<html><p>half",), {"Content-Type": "text/html"}, length=1_000_000, cut=True)
