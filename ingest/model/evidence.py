"""Evidence: bytes as received, and how they were got. All times are aware UTC."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class Way(StrEnum):
    """The way by which posts or pages came in."""

    MTPROTO = "mtproto"
    WEB = "web"
    EXPORT = "export"
    EXPORT_HTML = "export_html"
    HTTP = "http"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Fetch:
    """How a capture was got: the request, and what the answer said of itself."""

    way: Way
    resource: str  # URL, path, or 'channel/method' for MTProto
    fetched_at: datetime
    status: int | None = None  # HTTP status; None where the way has none
    media_type: str = ""
    detail: dict[str, str] = field(default_factory=dict)  # layer, library version, headers worth keeping


@dataclass(frozen=True, slots=True)
class Capture:
    """Immutable bytes as received."""

    body: bytes
    fetch: Fetch

    @property
    def sha256(self) -> str:
        """Hex digest of the bytes."""
        return sha256(self.body).hexdigest()
