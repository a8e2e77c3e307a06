"""Post features as plain JSON values and back, so that they are read once for each revision and then only fetched.

Invariant: `unpack_post(pack_post(post)) == post`. `VERSION` changes whenever stored features must be read anew.
"""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from ingest.linking.features import PostFeatures
from ingest.linking.numbers import Number
from ingest.linking.overlap import Terms
from ingest.model import Hedge

VERSION = "linking-2"
_HEDGES = {hedge.value: hedge for hedge in Hedge}  # a look-up costs a tenth of Hedge(value)


def pack_post(post: PostFeatures) -> dict[str, Any]:
    """Return the features as values that JSON can hold; sets in order, so that equal features pack to equal text."""
    return {
        "channel": post.channel_id,
        "message": post.message_id,
        "revision": post.revision,
        "posted": post.posted_at.isoformat() if post.posted_at else None,
        "numbers": [_pack_number(n) for n in post.numbers],
        "names": sorted(post.terms.names),
        "stems": sorted(post.terms.stems),
        "subjects": sorted(post.terms.subjects),
        "keys": sorted(post.number_keys),
        "origin": list(post.origin) if post.origin else None,
    }


def unpack_post(packed: Mapping[str, Any]) -> PostFeatures:
    """Return the features that were packed by this version."""
    origin = packed["origin"]
    return PostFeatures(
        channel_id=packed["channel"],
        message_id=packed["message"],
        revision=packed["revision"],
        posted_at=datetime.fromisoformat(packed["posted"]) if packed["posted"] else None,
        numbers=tuple(_unpack_number(n) for n in packed["numbers"]),
        terms=Terms(frozenset(packed["names"]), frozenset(packed["stems"]), frozenset(packed["subjects"])),
        number_keys=frozenset(packed["keys"]),
        origin=(origin[0], origin[1]) if origin else None,
    )


def _pack_number(number: Number) -> list[Any]:
    return [
        number.start,
        number.end,
        number.text,
        str(number.low),
        str(number.high),
        number.dimension,
        number.unit,
        str(number.step),
        number.hedge.value,
        number.concept,
        number.role,
        number.place,
        number.size,
        number.digits,
        number.part,
        number.derived,
        number.implicit,
    ]


def _unpack_number(packed: list[Any]) -> Number:
    start, end, text, low, high, dimension, unit, step, hedge, *rest = packed
    least = Decimal(low)
    most = least if high == low else Decimal(high)
    return Number(start, end, text, least, most, dimension, unit, Decimal(step), _HEDGES[hedge], *rest)
