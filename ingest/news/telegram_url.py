"""What a Telegram address points at. Pure functions on strings; nothing is asked of Telegram.

Forms, each with the message that it means:
    https://t.me/handle/12            telegram.me, telegram.dog, www. and handle.t.me/12 likewise
    https://t.me/s/handle/12          the web preview
    https://t.me/handle/12?single     one item of an album; ?comment=5 is post 12; ?embed=1 is a frame
    https://t.me/handle/7/12          message 12 in topic 7
    https://t.me/c/1234567/12         a private channel by its id
    tg://resolve?domain=handle&post=12, tg://privatepost?channel=1234567&post=12
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_HOSTS = frozenset({"t.me", "telegram.me", "telegram.dog"})
_HANDLE = re.compile(r"[a-z][a-z0-9_]{3,31}")
_NUMBER = re.compile(r"[0-9]{1,18}")
# First parts of a path that name a function of the app, never a channel.
_FUNCTIONS = frozenset(
    {
        "addemoji", "addlist", "addstickers", "addtheme", "bg", "boost", "call", "confirmphone", "contact", "giftcode",
        "invoice", "iv", "joinchat", "login", "nft", "proxy", "setlanguage", "share", "socks", "telegrampassport",
    }
)  # fmt: skip
_ARCHIVED = re.compile(r"https?:/{1,2}(?:t\.me|telegram\.(?:me|dog))/.+$")
TEXT_ADDRESS = re.compile(
    r"""(?:https?://)?(?:www\.)?(?:(?:t|telegram)\.me|telegram\.dog)/[A-Za-z0-9_+/?=&-]+   # t.me/s/handle/12?single
      | tg://(?:resolve|privatepost)\?[A-Za-z0-9_=&-]+                                   # tg://resolve?domain=a&post=1
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class TelegramAddress:
    """A channel, by handle or id, and a post of it; `message_id` None = the channel as such."""

    handle: str = ""
    channel_id: int | None = None
    message_id: int | None = None


def parse_telegram_url(url: str) -> TelegramAddress | None:
    """Return what the address points at, None where it is no channel or post on Telegram."""
    url = url.strip()
    if url.startswith("//"):
        url = "https:" + url
    elif "://" not in url[:12]:
        url = "https://" + url
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return None
    if parts.scheme == "tg":
        return _parse_app(host, parts)
    if parts.scheme not in ("http", "https"):
        return None
    path = [unquote(part) for part in parts.path.split("/") if part]
    if host in _HOSTS:
        return _parse_path(path)
    if host.endswith(".t.me") and _HANDLE.fullmatch(name := host.removesuffix(".t.me")):
        return _parse_path([name, *path])
    return None


def parse_post_name(value: str) -> TelegramAddress | None:
    """Return the post of a widget's `data-telegram-post="handle/12"`; a whole address is taken too."""
    value = value.strip()
    if "t.me" in value.lower() or "telegram" in value.lower().split("/")[0] or "://" in value:
        return parse_telegram_url(value)
    return _parse_path([part for part in value.split("?")[0].split("/") if part])


def unwrap(url: str) -> str:
    """Return the Telegram address inside a site's redirect or an archive's address, else `url`.

    Examples: /away?to=https%3A%2F%2Ft.me%2Fa%2F1, https://web.archive.org/web/2031/https://t.me/a/1.
    """
    if "t.me" not in url and "telegram" not in url:
        return url
    try:
        parts = urlsplit(url)
        if parts.hostname == "web.archive.org" and (inner := _ARCHIVED.search(parts.path)) is not None:
            return inner[0]
        if (parts.hostname or "") in _HOSTS or not parts.query:
            return url
        values = [value for found in parse_qs(parts.query).values() for value in found]
    except ValueError:
        return url
    return next((value for value in values if "://" in value and parse_telegram_url(value)), url)


def _parse_path(path: list[str]) -> TelegramAddress | None:
    if path and path[0].lower() == "s":
        path = path[1:]
    if not path:
        return None
    first = path[0].lower()
    numbers = [int(part) for part in path[1:4] if _NUMBER.fullmatch(part)]
    if first == "c":
        return TelegramAddress("", numbers[0], numbers[-1]) if len(numbers) >= 2 else None
    if first in _FUNCTIONS or _HANDLE.fullmatch(first) is None or len(numbers) != len(path[1:4]):
        return None
    return TelegramAddress(first, None, numbers[-1] if numbers else None)


def _parse_app(action: str, parts: SplitResult) -> TelegramAddress | None:
    query = {key.lower(): values[0] for key, values in parse_qs(parts.query).items()}
    post = query.get("post", "")
    message = int(post) if _NUMBER.fullmatch(post) else None
    if action == "privatepost":
        channel = query.get("channel", "")
        return TelegramAddress("", int(channel), message) if _NUMBER.fullmatch(channel) else None
    handle = query.get("domain", "").lower()
    return TelegramAddress(handle, None, message) if action == "resolve" and _HANDLE.fullmatch(handle) else None
