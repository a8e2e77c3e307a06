"""TL objects -> plain values that JSON can hold, without what changes from answer to answer."""

from datetime import datetime
from typing import Any

# References to files expire, access hashes belong to one account: neither says anything of the content.
_VOLATILE = frozenset({"file_reference", "access_hash", "dc_id", "thumbs", "video_thumbs", "sizes", "video_sizes"})


def plain(value: Any) -> Any:
    """Return a JSON-able copy; None, False and empty lists are dropped from objects.

    A flag that was read is False and one that was never set is None: both are 'not told'.
    """
    if isinstance(value, str):
        return value.replace("\0", "�") if "\0" in value else value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if hasattr(value, "to_dict"):
        value = value.to_dict()
    if isinstance(value, dict):
        kept = {key: plain(item) for key, item in value.items() if key not in _VOLATILE}
        return {key: item for key, item in kept.items() if item is not None and item is not False and item != []}
    return value


def snake_case(name: str) -> str:
    """Turn 'ChatEditTitle' into 'chat_edit_title'."""
    return "".join(f"_{char.lower()}" if char.isupper() else char for char in name).lstrip("_")
