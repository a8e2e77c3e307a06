"""What the numbers of one sentence or list share: a fate told once, a heading above them."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.claims.cues import Cue, fold
from ingest.claims.headings import Heading
from ingest.claims.passages import Passages, Sentence
from ingest.claims.rooms import is_able
from ingest.claims.surroundings import Span, Surroundings
from ingest.model import ClaimStatus, Period

OUT_OF = frozenset(
    {"из", "із", "зі", "з", "of", "von", "sur", "su", "dei", "degli", "delle", "de", "dos", "das", "z", "ze", "spośród"}
)


def share_roles(found: list[Surroundings]) -> None:
    """Give a number without a fate that of its neighbour: 'will build 14 schools and three bridges'."""
    own = [bool(one.roles) for one in found]
    for at, one in enumerate(found):
        if own[at]:
            continue
        neighbours = [*range(at - 1, -1, -1), *range(at + 1, len(found))]
        giver = next((n for n in neighbours if own[n]), None)
        if giver is not None:
            one.roles, one.inherited = list(found[giver].roles), True
            if giver < at and one.status is ClaimStatus.ACHIEVED:
                one.status = found[giver].status


def share_heading(found: list[Surroundings], heading: Heading | None) -> None:
    """Let the heading of a list hold for its items: «План на 2027 год:», «За добу:»."""
    if heading is None:
        return
    for one in found:
        one.period = one.period or heading.period
        if one.status is ClaimStatus.ACHIEVED:
            one.status = heading.status


def share_past(found: list[Surroundings], spans: Sequence[Span], passages: Passages) -> None:
    """Let 'last year' hold for two numbers told together: 'against 78,000 and 27,000 last season'."""
    for at in range(len(found) - 1):
        pair = found[at], found[at + 1]
        past = next((one.period for one in pair if one.period and one.period.kind == "last_year"), None)
        if past is not None and _together(spans[at], spans[at + 1], passages):
            for one in pair:
                one.period = one.period or past


def _together(left: Span, right: Span, passages: Passages) -> bool:
    """Tell whether one word stands between two numbers: '160 worth 88 million last year', «78 тыс. и 27 тыс.»."""
    between = [passages.words[at].text for at in range(left.last, right.first)]
    return len([text for text in between if text != "."]) <= 1 and all(text not in ",;:—–" for text in between)


_DIMENSIONS = frozenset({
    "depth", "height", "width", "length", "diameter", "radius", "distance", "thickness",
    "average", "maximum", "minimum",
})  # fmt: skip


def pass_dimensions(found: Sequence[Surroundings], spans: Sequence[Span], articles: Sequence[bool]) -> None:
    """Give a number what the noun before it says, where an article is read as one: « une largeur de 5 mètres »."""
    for at in range(len(found) - 1):
        if not articles[at] or spans[at + 1].first - spans[at].last > 1:
            continue
        moved = [facet for facet in found[at].facets if facet in _DIMENSIONS]
        found[at].facets = [facet for facet in found[at].facets if facet not in moved]
        found[at + 1].facets += moved


def behind_asides(
    spans: Sequence[Span], passages: Passages, joins: Collection[int], told: Callable[[int, int], bool]
) -> list[int]:
    """Return where the words behind each number but the last begin: behind the mark that closes a part.

    'Nine, three of them children, were hurt and two died'; `told` says whether a fate is told between two places.
    """
    found = []
    for at, (part, behind) in enumerate(pairwise(spans)):
        found.append(part.last)
        if not at or not part.part or passages.words[spans[at - 1].last].text not in _ASIDE:
            continue
        places = range(part.last, behind.first)
        closed = next((n + 1 for n in places if passages.words[n].text in _ASIDE), part.last)
        joined = next((n for n in places if n > closed and n in joins), closed)
        if told(closed, joined):
            found[-1] = closed
    return found


_ASIDE = frozenset({",", "(", ")", "—", "–"})  # marks around what is said of a part


def keep_dimensions(found: Sequence[Surroundings], spans: Sequence[Span], cues: Sequence[Cue]) -> None:
    """Leave a number the dimension right behind it: „Wellen von 27 Metern Höhe haben 300 Meter Ufer zerstört“."""
    if len(found) < 2:
        return
    behind = {cue.start: cue.key for cue in cues if cue.key in _DIMENSIONS}
    for at in range(len(found) - 1 if behind else 0):
        facet = behind.get(spans[at].last, "")
        if facet in found[at + 1].facets and facet not in found[at].facets:
            found[at + 1].facets.remove(facet)
            found[at].facets.append(facet)


_OF_THE = 2  # words between a share and its noun
_PARTITIVE = OUT_OF | {"the", "all", "our", "der", "aller", "des", "du", "les", "la", "le", "los", "las", "el", "os"}


def named_behind(
    span: Span, passages: Passages, concepts: Sequence[tuple[int, str]], places: Sequence[int], *, compound: bool
) -> str | None:
    """Return the thing named right behind a number, but for words such as 'of the'; of 'flat owners' the owners.

    `concepts` are the things of the text by word, `places` their words; `compound` where the last noun is the thing.
    """
    words, first = passages.words, span.last
    if first + 1 < len(words) and words[first].text == "." and not words[first + 1].capital:
        first += 1  # '64 proc. mieszkańców'
    at = bisect_left(places, first)
    if at == len(places) or places[at] > first + _OF_THE:
        return None
    if any(fold(words[word].text) not in _PARTITIVE for word in range(first, places[at])):
        return None
    while compound and at + 1 < len(places) and places[at + 1] == places[at] + 1:
        at += 1
    return concepts[at][1]


_SPANS = frozenset({"previous", "current"})  # sides that name no span of their own: «на прошлой — 98»


class Front(NamedTuple):
    """What stands before the first number of a sentence: its cues, where dates begin, and the text."""

    cues: Sequence[Cue]
    dates: frozenset[int]
    passages: Passages

    def period(self) -> Period | None:
        """Return the last period named there: «За добу …», 'Since 4 May …'."""
        words, found = self.passages.words, None
        for cue in self.cues:
            if cue.section == "period" and cue.key != "weekday":
                found = Period(cue.key, " ".join(word.text for word in words[cue.start : cue.end]))
            elif cue.section == "since" and cue.end in self.dates:
                found = Period("since", " ".join(word.text for word in words[cue.start : cue.end + 2]))
        return found


def share_period(found: list[Surroundings], spans: Sequence[Span], sentence: Sentence, front: Front) -> None:
    """Let a fronted period or doubt hold for all numbers of the sentence."""
    period, doubt, reach = None, False, 0
    if front.cues:
        period = front.period()
        doubt = any(cue.section == "doubt" and cue.start <= sentence.first + 1 for cue in front.cues)
        doubt = doubt and not is_able(front.cues)
        reach = front.passages.find(";", spans[0].last, sentence.last) if doubt else 0
    if period is None and not doubt:
        return
    past = period is not None and period.kind == "last_year"  # of the first number only: 46,000 then, 39,000 now
    own = False
    for at, one in enumerate(found):
        part = own and (spans[at].part or one.anaphor)  # «загалом 340, серед них 12 дітей»
        own = part or one.weekday or one.scope in ("cumulative", "before")  # «за добу 90 га, загалом 340»
        own = own or bool(at and (past or not _SPANS.issuperset(one.sides)))
        own = own or bool(at and "rest" in one.facets)  # 'since March 720 came, 130 are still there'
        one.period = one.period or (None if own else period)
        one.doubtful = one.doubtful or (doubt and spans[at].first < reach)


ASIDE = frozenset({",", "(", ")", "—", "–"})  # marks around what is said of a part


def between_commas(passages: Passages, span: Span, first: int, last: int) -> tuple[int, int]:
    """Return where the words between the commas around a number begin and end, inside first and last."""
    words = passages.words
    low = next((at + 1 for at in range(span.first - 1, first - 1, -1) if words[at].text in ASIDE), first)
    return low, next((at for at in range(span.last, last) if words[at].text in ASIDE), last)
