"""Whose number it is, roughly: the official or other source named nearest in the same sentence.

The claims room attributes for comparison, seen from one speaker; linking asks before a speaker is known, for all
officials at once. A number without a source in its sentence belongs to nobody and counts for everybody.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.names import Mention, MentionKind, OtherSource

_NAMING = frozenset(MentionKind) - {MentionKind.REGION}
_SURE = 0.3


@dataclass(frozen=True, slots=True)
class Ownership:
    """Officials (channel ids) to whom the sentence gives a number; `other` = to somebody else; both empty = open."""

    channels: tuple[int, ...] = ()
    other: str = ""

    def weight(self, channel: int) -> float:
        """Return how much a number counts as a statement of this channel's official."""
        if self.other:
            return 0.2
        if not self.channels:
            return 0.9
        return 1.0 if channel in self.channels else 0.35


@dataclass(frozen=True, slots=True)
class _Voice:
    start: int
    end: int
    channels: tuple[int, ...]
    other: str


def own_numbers(
    places: Sequence[int],
    text: str,
    sentences: Sequence[tuple[int, int]],
    mentions: Sequence[Mention],
    others: Sequence[OtherSource],
) -> tuple[Ownership, ...]:
    """Return the ownership of the numbers that begin at `places`, in their order."""
    voices = [
        _Voice(m.start, m.end, tuple(c for c, w in m.channels if w >= max(_SURE, m.channels[0][1] * 0.7)), "")
        for m in mentions
        if m.kind in _NAMING and m.channels and m.channels[0][1] >= _SURE
    ]
    voices += [_Voice(o.start, o.end, (), o.text) for o in others]
    voices.sort(key=lambda v: v.start)
    starts = [v.start for v in voices]
    opens = [start for start, _ in sentences]
    found = []
    for place in places:
        n = bisect_right(opens, place) - 1
        begin, end = sentences[n] if n >= 0 else (0, len(text))
        begin, end = _clause(text, begin, end, place)
        near = voices[bisect_right(starts, begin - 1) : bisect_right(starts, end - 1)]
        found.append(_nearest(near, place, text))
    return tuple(found)


def _clause(text: str, begin: int, end: int, place: int) -> tuple[int, int]:
    """Return the part between semicolons that holds the place."""
    left = text.rfind(";", begin, place)
    right = text.find(";", place, end)
    return (left + 1 if left >= 0 else begin), (right if right >= 0 else end)


def _nearest(voices: Sequence[_Voice], place: int, text: str) -> Ownership:
    """Return the ownership by the voices of a clause: ours, unless another source is clearly nearer."""
    own = [v for v in voices if v.channels]
    other = [v for v in voices if v.other]
    if not own and not other:
        return Ownership()
    if own and other:
        ours = min(_distance(v, place) for v in own)
        theirs = min(_distance(v, place) for v in other)
        if theirs * 2 >= ours:
            other = []
        else:
            own = []
    if own:
        nearest = min(own, key=lambda v: _distance(v, place))
        return Ownership(nearest.channels)
    return Ownership((), min(other, key=lambda v: _distance(v, place)).other)


def _distance(voice: _Voice, place: int) -> int:
    return voice.start - place if voice.start >= place else place - voice.end
