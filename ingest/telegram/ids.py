"""Peer ids as the ways in write them. Invariant: inside the house a channel id is the bare positive number."""

# Telegram Desktop once put the peer's type into the bits above the 32 of the id.
_DESKTOP_CHANNEL = 1 << 33
_DESKTOP_MASK = (1 << 32) - 1
# The Bot API writes channels as -100 followed by the id, i.e. -(10^12 + id).
_BOT_API_CHANNEL = 10**12


def bare_channel_id(raw: int, *, certain: bool = False) -> int:
    """Return the bare channel id of a number as an export, a dump or a bot writes it.

    Ids from 2^33 to 2^33 + 2^32 are read as Desktop's old form unless the caller is `certain`
    that the number is bare already (such channels will exist one day).
    """
    if raw < -_BOT_API_CHANNEL:
        return -raw - _BOT_API_CHANNEL
    if not certain and _DESKTOP_CHANNEL <= raw <= _DESKTOP_CHANNEL + _DESKTOP_MASK:
        return raw - _DESKTOP_CHANNEL
    return raw


def channel_id_of_peer(peer: object) -> int | None:
    """Return the channel id of an export's `from_id`, or None when the peer is no channel.

    Accepts 'channel1500000101' and the numbers of the exports of January 2021.
    """
    if isinstance(peer, str):
        digits = peer.removeprefix("channel")
        return int(digits) if digits != peer and digits.isascii() and digits.isdigit() else None
    if isinstance(peer, int) and (peer >= _DESKTOP_CHANNEL or peer < -_BOT_API_CHANNEL):
        return bare_channel_id(peer)
    return None
