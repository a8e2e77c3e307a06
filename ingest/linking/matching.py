"""Which numbers of an article retell which numbers of a post, and how much each pair says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ingest.linking.features import ArticleFeatures, PostFeatures
from ingest.linking.numbers import Number, agreement, may_agree, rarity
from ingest.linking.weights import Weights


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """Article number `report` (its position) retells post number `source`; `gain` is what that says."""

    report: int
    source: int
    agreement: float
    gain: float


def match_numbers(
    article: ArticleFeatures,
    post: PostFeatures,
    weights: Weights,
    *,
    spread: Sequence[float] = (),
    without: Collection[int] = (),
) -> tuple[NumberMatch, ...]:
    """Return the best pairs, each number used once.

    `spread` damps article numbers that many posts have; numbers at the positions `without` are left out.
    """
    pairs = []
    for i, report in enumerate(article.numbers):
        if i in without:
            continue
        for j, source in enumerate(post.numbers):
            if not may_agree(report, source):
                continue
            agreed = agreement(report, source)
            if agreed:
                gain = agreed * _worth(report, source, weights) * article.ownership[i].weight(post.channel_id)
                gain *= spread[i] if spread else 1.0
                pairs.append(NumberMatch(i, j, agreed, gain))
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


def _worth(report: Number, source: Number, weights: Weights) -> float:
    worth = min(rarity(report), rarity(source))
    if report.concept and source.concept:
        worth *= weights.same_concept if report.concept == source.concept else weights.other_concept
    if report.role and report.role == source.role:
        worth *= weights.same_role
    return worth
