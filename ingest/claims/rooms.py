"""Whom a place has room for, as against who is there: «школа на 550 учеников», «в школе учатся 550»."""

from collections.abc import Sequence, Set

from ingest.claims.cues import Cue
from ingest.claims.passages import Word
from ingest.claims.surroundings import Span, Surroundings

_NEAR = 5  # words between a place and 'for': «корпус районной больницы на 210 пациентов»


def has_room(rooms: Set[int], prepositions: Set[str], at: int, words: Sequence[Word]) -> bool:
    """Tell whether a preposition before words[at] follows a place that ends in `rooms`, with no pause between."""
    if not at or words[at - 1].text not in prepositions:
        return False
    for end in range(at - 1, max(0, at - 1 - _NEAR), -1):
        if end in rooms:
            return True
        if words[end - 1].text in _PAUSES:
            return False
    return False


def keep_nearer(found: Surroundings, span: Span, cues: Sequence[Cue]) -> None:
    """Keep of 'present' and 'capacity' the nearer one: 'the hostel where students live can hold 640'."""
    near = dict.fromkeys(("present", "capacity"), len(found.facets) + _FAR)
    for cue in cues:
        if cue.section == "facet" and cue.key in near:
            distance = span.first - cue.end if cue.end <= span.first else max(0, cue.start - span.last)
            near[cue.key] = min(near[cue.key], distance)
    if near["capacity"] <= near["present"]:
        found.facets = [facet for facet in found.facets if facet != "present"]


def is_able(cues: Sequence[Cue]) -> bool:
    """Tell whether all doubt is the 'can' of a capacity: «może przyjąć 120 osób» leaves none."""
    rooms = [cue for cue in cues if cue.label == "facet.capacity"]
    return all(any(room.start <= cue.start < room.end for room in rooms) for cue in cues if cue.section == "doubt")


_PAUSES = frozenset(",.;:—–-()")
_FAR = 1000  # words; no sentence is as long
