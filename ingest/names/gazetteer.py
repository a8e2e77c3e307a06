"""The officials of the channels, found in a text in any script: names, garbled names, offices with regions.

`Gazetteer.find` is linear in the text: words are looked up in hash tables, only what stands beside a hit is compared.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ingest.model import Channel
from ingest.names.finder import find_mentions
from ingest.names.index import NameIndex, build_index
from ingest.names.mentions import Mention, MentionKind, OtherSource
from ingest.names.offices import OfficeClass
from ingest.names.others import find_others

# @handle, t.me/handle, telegram.me/s/handle
_HANDLE = re.compile(r"(?:@|\b(?:t|telegram)\.me/(?:s/)?)([A-Za-z]\w{3,31})")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Everything the names room knows of the channels; immutable, cheap to share."""

    index: NameIndex

    @classmethod
    def build(cls, channels: Iterable[Channel]) -> "Gazetteer":
        """Return the gazetteer of these channel entries."""
        return cls(build_index(channels))

    def find(self, text: str, language: str = "", on: date | None = None) -> list[Mention]:
        """Return the mentions of the channels' officials in order of the text.

        `on` is the day of the text: offices count for those who held them then. None = any time.
        """
        handles = self._handles(text)
        mentions = find_mentions(self.index, text, language, on)
        inside = {i for h in handles for i in range(h.start, h.end)}
        mentions = [m for m in mentions if m.start not in inside]  # a name inside an address says nothing more
        return sorted([*mentions, *handles], key=lambda m: (m.start, m.end))

    def others(self, text: str, language: str = "", on: date | None = None) -> list[OtherSource]:
        """Return the people, offices and institutions named in the text that are none of the channels' officials."""
        return find_others(text, language, tuple(self.find(text, language, on)))

    def holders(self, mention: Mention) -> frozenset[int]:
        """Return the channels whose officials hold the office of a mention that names no region; empty for others."""
        if mention.kind is not MentionKind.OFFICE or mention.channels or len(mention.reasons) < 2:
            return frozenset()
        return self.index.holders.get(OfficeClass(mention.reasons[1]), frozenset())

    def forms(self, channel_id: int) -> frozenset[str]:
        """Return the folded forms in which the official's surname may stand in a text; empty when not known."""
        return next((o.surnames for o in self.index.officials if o.channel_id == channel_id), frozenset())

    def _handles(self, text: str) -> list[Mention]:
        found = []
        for match in _HANDLE.finditer(text):
            n = self.index.handles.get(match.group(1).lower())
            if n is not None:
                channel = self.index.officials[n].channel_id
                found.append(
                    Mention(
                        match.start(), match.end(), match.group(), MentionKind.HANDLE, ((channel, 1.0),), ("handle",)
                    )
                )
        return found
