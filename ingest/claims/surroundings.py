"""What is read around a number before it becomes a claim."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.claims.cues import Cue
from ingest.claims.passages import Word
from ingest.model import NOWHERE, ClaimStatus, Period, Whereabouts, quick


@dataclass(frozen=True, slots=True)
class Span:
    """The words of one number: words[first:last], its whole phrase with hedge and noun."""

    first: int
    last: int
    part: bool = False  # of the number before it: 'nine people, including two children'


@dataclass(slots=True)
class Surroundings:
    """What the clause of one number tells."""

    roles: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)  # roles told behind a comma, where the number has one of its own
    denied: frozenset[str] = frozenset()  # what has not been done: 'Water had not returned'
    inherited: bool = False
    facets: list[str] = field(default_factory=list)
    scope: str | None = None
    period: Period | None = None
    status: ClaimStatus = ClaimStatus.ACHIEVED
    doubtful: bool = False
    hearsay: bool = False  # the press's conditional: a doubt where nobody is named who says it
    places: list[str] = field(default_factory=list)
    whereabouts: Whereabouts = NOWHERE
    concepts: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    words: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()  # which of two numbers of one thing: yesterday, the left bank, households
    anaphor: bool = False
    partitive: bool = False  # the whole of the number before: '38 of 43 drones'
    whole: bool = False  # what happened is told of its part: «из 46 ракет сбиты 39»
    others: bool = False  # its noun only points on: '19 others'
    behind: str | None = None  # the thing named right behind the number: '40% of homes'
    weekday: bool = False  # a day of its own: a period that opens the sentence is not its period


SURROUNDINGS = quick(Surroundings)  # for where all numbers of a text come by


def lacks(cues: Sequence[Cue]) -> list[str]:
    """Return the roles of a list such as 'without electricity, heating and water'."""
    return [f"without {cue.key}" for cue in cues if cue.section == "utility"]


def moves_by(cue: Cue, others: Sequence[Cue]) -> bool:
    """Tell whether a cue of change ends with the preposition of an amount: «упал на», 'rose by'."""
    return cue.key in _MOVES and any(one.section == "by" and one.end == cue.end for one in others)


_MOVES = frozenset({"increase", "decrease"})


def tell_scope(found: Surroundings, cue: Cue, span: Span, words: Sequence[Word]) -> None:
    """Note what a cue of the section 'scope' says of the number at `span`."""
    distance = span.first - cue.end if cue.end <= span.first else max(0, cue.start - span.last)
    close = cue.end == span.first
    match cue.key:
        case "additional":
            if distance < _NEAR:
                found.scope = "additional"
        case "before":
            if close:
                found.scope = "before"
        case "was":
            if close and words[cue.start - 1].text in _PAUSES:
                found.scope = "before"  # «стало больше: было 214», «82 грн, было 71»
        case "cumulative":
            found.scope = found.scope or "cumulative"
        case "each":
            found.facets.append("each")
        case "each_before":
            if close:
                found.facets.append("each")
        case _:
            found.facets.append(cue.key)


_NEAR = 3  # words between an adverb such as 'another' and its number
_PAUSES = frozenset(",;:—–-(")
