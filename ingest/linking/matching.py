"""Which numbers of an article retell which numbers of a post, and how much each pair says."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.linking.features import ArticleFeatures, PostFeatures
from ingest.linking.numbers import Number, agreement, may_agree, rarity
from ingest.quantities.concepts import ConceptRelation, load_concepts

# What the counted things add to an agreement of values; None = one of them is not known.
_CONCEPTS = {
    ConceptRelation.SAME: 1.5,
    ConceptRelation.ANCESTOR: 1.35,
    ConceptRelation.SIBLING: 0.9,
    ConceptRelation.CONFUSABLE: 1.1,
    ConceptRelation.UNRELATED: 0.3,
    None: 1.0,
}
_SAME_ROLE = 1.15
_ONE_KNOWN = 0.85  # one text counts a known thing, the other something that is not in the table
_SUM = 0.7  # a sum that the post does not tell itself


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """Article number `report` (its position) retells post number `source`; `gain` is what that says."""

    report: int
    source: int
    agreement: float
    gain: float


def number_pairs(article: ArticleFeatures, post: PostFeatures) -> tuple[NumberMatch, ...]:
    """Return all pairs that agree; a number may stand in several of them."""
    pairs = []
    for i, report in enumerate(article.numbers):
        for j, source in enumerate(post.numbers):
            if not may_agree(report, source):
                continue
            agreed = agreement(report, source)
            if agreed and (agreed == 1.0 or not source.derived):  # a sum is told exactly or it is none
                gain = agreed * _worth(report, source) * article.ownership[i].weight(post.channel_id)
                pairs.append(NumberMatch(i, j, agreed, gain))
    return tuple(pairs)


def pick_pairs(
    found: Iterable[NumberMatch], *, spread: Sequence[float] = (), without: Collection[int] = ()
) -> tuple[NumberMatch, ...]:
    """Return the best of the pairs, each number used once.

    `spread` damps article numbers that many posts have; numbers at the positions `without` are left out.
    """
    pairs = [pair for pair in found if pair.report not in without]
    if spread:
        pairs = [NumberMatch(p.report, p.source, p.agreement, p.gain * spread[p.report]) for p in pairs]
    pairs.sort(key=lambda p: (-p.gain, p.report, p.source))
    reports: set[int] = set()
    sources: set[int] = set()
    kept = []
    for pair in pairs:
        if pair.report not in reports and pair.source not in sources:
            reports.add(pair.report)
            sources.add(pair.source)
            kept.append(pair)
    return tuple(kept)


@lru_cache(maxsize=16384)
def _relation(one: str | None, other: str | None) -> ConceptRelation | None:
    return load_concepts().related(one, other) if one and other else None


def _worth(report: Number, source: Number) -> float:
    worth = min(rarity(report), rarity(source)) * (_SUM if source.derived else 1.0)
    worth *= _CONCEPTS[_relation(report.concept, source.concept)]
    if (report.concept is None) != (source.concept is None) and report.dimension == "count":
        worth *= _ONE_KNOWN
    if report.role and report.role == source.role:
        worth *= _SAME_ROLE
    return worth
