"""The `content_hash` of a post that came by MTProto: all that makes it what it is, written once as JSON and hashed.

Invariant: it is `content_hash` of the parts. Most posts have nothing but text and markup; their JSON is written here
without an encoder, which takes longer than hashing it.
"""

from ingest.model import Entity, Forward, content_hash, hash_of_json, quoted, quoted_bytes, utf8
from ingest.telegram.tl_media import Medium

_TOLD = ("entity_attributes", "reply_markup", "rich_message")


def content_of(
    text: str,
    entities: tuple[Entity, ...],
    medium: Medium,
    forward: Forward | None,
    author: str,
    detail: dict[str, object],
    said: bytes = b"",
) -> str:
    """Hash what makes the post what it is; never figures of the moment, edit dates or file references.

    `said` is the text's JSON where it is known.
    """
    identity = medium.identity
    if forward is None and (identity is None or type(identity) is int) and detail.keys().isdisjoint(_TOLD):
        marks = ",".join([f"[{quoted(e.kind)},{e.offset},{e.length},{quoted(e.url)}]" for e in entities])
        media = f"{quoted(medium.kind)},{'null' if identity is None else identity}"
        rest = f",[{marks}],[{media}],null,{quoted(author)},[null,null,null]]"
        return hash_of_json(b"[%b%b" % (said or quoted_bytes(utf8(text)), utf8(rest)))
    source = [forward.channel_id, forward.message_id, forward.name] if forward else None
    told = [detail.get(name) for name in _TOLD]
    listed = [[e.kind, e.offset, e.length, e.url] for e in entities]
    return content_hash([text, listed, [medium.kind, identity], source, author, told])
