"""Make text storable: PostgreSQL takes neither NUL nor lone surrogates, and the wild has both."""

import json
import re

# a JSON escape of NUL that is not itself escaped: "\u0000", "\\\u0000"; not "\\u0000"
_COMPACT = json.JSONEncoder(ensure_ascii=False, default=str, separators=(",", ":")).encode
_NUL_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def storable(text: str) -> str:
    """Return `text` with NUL shown as ␀ and lone surrogates as �; the capture keeps the bytes as they came."""
    if "\0" in text:
        text = text.replace("\0", "␀")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def json_text(value: object) -> str:
    """Return `value` as JSON that PostgreSQL takes; what JSON does not know becomes a string."""
    if not value:
        return "{}" if isinstance(value, dict) else json.dumps(value)
    return storable_json(_COMPACT(value))


def storable_json(text: str) -> str:
    """Return JSON as PostgreSQL takes it."""
    text = storable(text)
    return _NUL_ESCAPE.sub(r"\1\\u2400", text) if "\\u0000" in text else text
