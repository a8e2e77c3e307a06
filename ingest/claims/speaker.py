"""The official whose post is compared, as an article may name him or her."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speaker:
    """An official: forms of the name and office as they may stand in a text, in any script."""

    names: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    handle: str = ""
    channel_id: int | None = None
