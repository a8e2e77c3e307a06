"""What the numbers of one sentence or list share: a fate told once, a heading above them."""

from ingest.claims.headings import Heading
from ingest.claims.surroundings import Surroundings
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
