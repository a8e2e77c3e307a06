"""Which of several levels a number is: of «средняя — 23 150, минимальная ниже» the average."""

from collections.abc import Sequence

from ingest.claims.cues import Cue
from ingest.claims.passages import Word
from ingest.claims.surroundings import Span, Surroundings

LEVELS = frozenset({"average", "minimum", "maximum"})


def keep_unparted(found: Surroundings, span: Span, cues: Sequence[Cue], words: Sequence[Word]) -> None:
    """Leave out a level that a pause parts from a number, where no pause parts another one from it."""
    near = {cue.key for cue in cues if cue.section == "facet" and cue.key in LEVELS and not _parted(cue, span, words)}
    if near:
        found.facets = [facet for facet in found.facets if facet not in LEVELS or facet in near]


def _parted(cue: Cue, span: Span, words: Sequence[Word]) -> bool:
    low, high = (cue.end, span.first) if cue.end <= span.first else (span.last, cue.start)
    return any(words[at].text in ",;:" for at in range(low, high))
