"""Citations of a page joined with the channels: addresses and embeds by handle or id, attributions in words by name."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from ingest.linking.cues import Cue, CueKind
from ingest.model import Channel, Citation, CitationKind
from ingest.names import Mention, MentionKind

_NAMING = frozenset(
    {
        MentionKind.HANDLE,
        MentionKind.FULL_NAME,
        MentionKind.SURNAME,
        MentionKind.GARBLED,
        MentionKind.OFFICE_REGION,
        MentionKind.OFFICE,
    }
)
_SURE = 0.3


@dataclass(frozen=True, slots=True)
class Bearer:
    """A channel that was seen to bear a handle; `until` None = no other name of it was seen since."""

    channel_id: int
    since: datetime
    until: datetime | None = None

    def bore(self, on: datetime) -> bool:
        """Say whether the channel bore the handle at that time, as far as was seen."""
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True, slots=True)
class Directory:
    """How addresses lead to the channels that are watched.

    `handles` are those of today; `bearers` those that were seen, with their times, so that an address leads to the
    channel that bore the handle when the article was written. `first_items` leads an item of an album to its first one.
    """

    handles: Mapping[str, int]
    ids: frozenset[int]
    first_items: Mapping[tuple[int, int], int] = field(default_factory=dict)
    bearers: Mapping[str, Sequence[Bearer]] = field(default_factory=dict)

    @classmethod
    def of(cls, channels: Iterable[Channel], renamed: Mapping[str, int] | None = None) -> "Directory":
        """Return the directory of these channels; `renamed` leads former handles to channel ids."""
        entries = list(channels)
        former = {handle.lower().lstrip("@"): channel for handle, channel in (renamed or {}).items()}
        return cls({**former, **{c.handle.lower(): c.id for c in entries}}, frozenset(c.id for c in entries))

    def resolve(self, citation: Citation, on: datetime | None = None) -> Citation:
        """Return the citation with the channel's id; `channel_id` stays None where the channel is not watched.

        `on` is when the article was written, None = not known.
        """
        channel = citation.channel_id if citation.channel_id in self.ids else None
        if channel is None and citation.handle:
            channel = self._bearer(citation.handle.lower().lstrip("@"), on)
        message = citation.message_id
        if channel is not None and message is not None:
            message = self.first_items.get((channel, message), message)
        return replace(citation, channel_id=channel, message_id=message)

    def _bearer(self, handle: str, on: datetime | None) -> int | None:
        today = self.handles.get(handle)
        seen = [one for one in self.bearers.get(handle, ()) if one.channel_id in self.ids]
        if on is not None:
            # what the operator entered stands against a channel whose further names nobody has seen
            then = [b for b in seen if b.bore(on) and (b.until is not None or today in (None, b.channel_id))]
            if then:
                return max(then, key=lambda b: b.since).channel_id
        if today is not None or not seen:
            return today
        before = [b for b in seen if on is None or b.since <= on]
        return max(before, key=lambda b: b.since).channel_id if before else min(seen, key=lambda b: b.since).channel_id


def resolve_citations(
    citations: Iterable[Citation], directory: Directory, on: datetime | None = None
) -> tuple[Citation, ...]:
    """Return the citations of watched channels, each post once; an embed stands before an address of the same post."""
    found: dict[tuple[int | None, int | None], Citation] = {}
    for citation in citations:
        resolved = directory.resolve(citation, on)
        if resolved.channel_id is None:
            continue
        key = (resolved.channel_id, resolved.message_id)
        held = found.get(key)
        if held is None or (resolved.kind is CitationKind.EMBED and held.kind is not CitationKind.EMBED):
            found[key] = resolved
    return tuple(found.values())


def unknown_posts(citations: Iterable[Citation], known: frozenset[tuple[int, int]]) -> tuple[Citation, ...]:
    """Return the resolved citations of posts that are not `known`, so that they can be collected."""
    return tuple(
        c
        for c in citations
        if c.channel_id is not None and c.message_id is not None and (c.channel_id, c.message_id) not in known
    )


def find_attributions(
    mentions: Iterable[Mention], cues: Iterable[Cue], sentences: Iterable[tuple[int, int]]
) -> tuple[Citation, ...]:
    """Return a citation for each official who is named in one sentence with a cue of Telegram or of a channel."""
    naming = [m for m in mentions if m.kind in _NAMING and m.channels and m.channels[0][1] >= _SURE]
    telling = [c for c in cues if c.kind in (CueKind.TELEGRAM, CueKind.SOCIAL)]
    found: list[Citation] = []
    m = c = 0
    for start, end in sentences:
        inside: list[Mention] = []
        while m < len(naming) and naming[m].start < end:
            if naming[m].start >= start:
                inside.append(naming[m])
            m += 1
        cue: Cue | None = None
        while c < len(telling) and telling[c].start < end:
            if telling[c].start >= start and (cue is None or telling[c].kind is CueKind.TELEGRAM):
                cue = telling[c]
            c += 1
        if cue is not None:
            for channel in dict.fromkeys(m.channels[0][0] for m in inside):
                found.append(
                    Citation(CitationKind.ATTRIBUTION, channel_id=channel, text=cue.text, start=cue.start, end=cue.end)
                )
    return tuple(found)
