"""What the gazetteer finds in a text."""

from dataclasses import dataclass
from enum import StrEnum


class MentionKind(StrEnum):
    """How a text names an official; strongest first."""

    HANDLE = "handle"
    FULL_NAME = "full_name"
    SURNAME = "surname"
    GARBLED = "garbled"
    OFFICE_REGION = "office_region"
    OFFICE = "office"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that may name officials; offsets in code points, end exclusive.

    `channels` holds (channel id, weight 0…1), the likeliest first; `reasons` are short codes for people and scores.
    An office in a text without any region of ours has no channels: see `Gazetteer.holders`.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    channels: tuple[tuple[int, float], ...]
    reasons: tuple[str, ...] = ()

    @property
    def channel_ids(self) -> tuple[int, ...]:
        """Ids alone, the likeliest first."""
        return tuple(c for c, _ in self.channels)


class SourceKind(StrEnum):
    """What else a text may quote."""

    PERSON = "person"  # a named holder of an office that no channel has
    OFFICE = "office"  # an office without a name: 'the energy minister'
    INSTITUTION = "institution"  # a ministry, an agency, witnesses


@dataclass(frozen=True, slots=True)
class OtherSource:
    """Someone other than the channels' officials to whom a number may belong."""

    start: int
    end: int
    text: str
    kind: SourceKind
    office: str
    name: str = ""
