"""What the numbers of one sentence or list share: a fate told once, a heading above them."""

from collections.abc import Sequence

from ingest.claims.headings import Heading
from ingest.claims.passages import Passages
from ingest.claims.surroundings import Span, Surroundings
from ingest.model import ClaimStatus

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
