"""The files of a Telegram Desktop export, and whose posts an HTML page shows: it tells a title and no id."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.model import ConfigError, InputError
from ingest.pipeline.session import Session
from ingest.telegram.export_html import read_html_title

if TYPE_CHECKING:
    from ingest.model import Channel

_PAGE = re.compile(r"^messages(\d*)\.html$")
_MOST = 64 * 1024 * 1024  # Desktop begins a new page after a thousand messages


def is_page(path: Path) -> bool:
    """Say whether a file is a page of an HTML export, by its name."""
    return path.suffix.lower() in {".html", ".htm"}


def export_files(path: Path) -> list[Path]:
    """Return the files that `path` stands for: itself, or what an export's folder holds, pages in their order."""
    if not path.is_dir():
        return [path]
    numbered = [(int(found[1] or 1), one) for one in path.iterdir() if (found := _PAGE.match(one.name))]
    pages = [one for _, one in sorted(numbered)]
    result = path / "result.json"
    if result.is_file() or not pages:
        return [result, *pages]
    return pages


def read_page(path: Path) -> bytes:
    """Return a page's bytes; raises InputError where there is none, or none of a sensible size."""
    if not path.is_file():
        raise InputError("there is no such file.", resource=str(path))
    if path.stat().st_size > _MOST:
        raise InputError("this is no page of an export: it is too large.", resource=str(path))
    return path.read_bytes()


def channel_of_page(session: Session, body: bytes, path: Path, handle: str | None) -> "Channel":
    """Return the channel of a page: the one named by `handle`, else the one of channels.yml that bears its title.

    Raises InputError when the title is nobody's or several channels bear it.
    """
    title = read_html_title(body, str(path))
    if handle is not None:
        channel = session.config.channel(handle)
        if channel is None:
            raise ConfigError("this channel is not in channels.yml.", resource=handle, remedy="Add it there.")
        return channel
    wanted = " ".join(title.split()).casefold()
    found = [one for one in session.config.channels if " ".join(one.title.split()).casefold() == wanted]
    if len(found) != 1:
        whose = "no channel" if not found else "more than one channel"
        raise InputError(
            f"{whose} of channels.yml bears the title '{title}', and a page does not tell the channel's id.",
            resource=str(path),
            remedy="Say --channel HANDLE.",
        )
    return found[0]
