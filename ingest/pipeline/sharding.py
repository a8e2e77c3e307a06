"""Work that several processes do side by side: channels by account, articles by shard. No two get the same item."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.pipeline.session import Session

if TYPE_CHECKING:
    from ingest.model import Channel
    from ingest.store import Shard

BUNDLE = 50  # channels that one task reads over one connection


def plan_bundles(session: Session) -> list[list[str]]:
    """Return the handles of the channels read through Telegram's API, in bundles that one account each reads.

    Every channel stands in one bundle. Bundles of different accounts alternate, so that as many can run at once as
    there are accounts; a channel stays with its account as long as their number does.
    """
    from ingest.config import Source

    accounts = max(len(session.settings.telegram_sessions), 1)
    shares: list[list[Channel]] = [[] for _ in range(accounts)]
    for channel in session.config.watched(Source.MTPROTO):
        shares[channel.id % accounts].append(channel)  # as `collect` shares them out
    return [bundle for step in range(0, max(map(len, shares)), BUNDLE) for bundle in _bundles(shares, step)]


def _bundles(shares: "list[list[Channel]]", start: int) -> Iterator[list[str]]:
    for share in shares:
        if bundle := [channel.handle for channel in share[start : start + BUNDLE]]:
            yield bundle


def link_shards(session: Session) -> "list[Shard]":
    """Return the shards of linking that INGEST_LINK_SHARDS asks for."""
    from ingest.store import Shard

    count = session.settings.link_shards
    return [Shard(number, count) for number in range(count)]
