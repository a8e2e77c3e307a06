"""A report against all revisions of a post: a number edited after the report is no error of the report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.comparison.rules import Tolerances
from ingest.comparison.texts import compare_claims
from ingest.model import Claim, Comparison, Refusal, TextSelector, Verdict

_AGREEING = frozenset({Verdict.SAME, Verdict.ROUNDED, Verdict.UNIT_CONVERTED, Verdict.HEDGE_CHANGED})
_ORDER = (Verdict.SAME, Verdict.UNIT_CONVERTED, Verdict.ROUNDED, Verdict.HEDGE_CHANGED)


def compare_with_revisions(
    revisions: Mapping[int, Sequence[Claim]],
    report: Sequence[Claim],
    *,
    standing: int | None = None,
    refused: Mapping[int, Sequence[Refusal]] | None = None,
    rules: Tolerances | None = None,
    language: str = "en",
) -> list[Comparison]:
    """Compare a report with every revision of a post, given as number -> claims.

    The verdict against the `standing` revision (the last one by default) is kept where it agrees; else the
    agreeing verdict of another revision counts, with that revision's number in `matches_revision`. `refused` are each
    revision's numbers that claim nothing; a report may have misread one of them.
    """
    if not revisions:
        return []
    current = max(revisions) if standing is None else standing
    bare = refused or {}
    compared = {
        number: compare_claims(claims, report, refused=bare.get(number, ()), rules=rules, language=language)
        for number, claims in revisions.items()
    }
    found = compared.pop(current)
    others = {number: {one.report.selector: one for one in rivals} for number, rivals in compared.items()}
    return [_better(comparison, others) for comparison in found]


def _better(comparison: Comparison, others: Mapping[int, Mapping[TextSelector, Comparison]]) -> Comparison:
    if comparison.verdict in (Verdict.SAME, Verdict.ROUNDED, Verdict.UNIT_CONVERTED):
        return comparison
    candidates = []
    for number, comparisons in others.items():
        other = comparisons.get(comparison.report.selector)
        if other is not None and other.verdict in _AGREEING:
            candidates.append((_ORDER.index(other.verdict), -number, other))
    if not candidates:
        return comparison
    rank, number, best = min(candidates, key=lambda candidate: candidate[:2])
    if comparison.verdict is Verdict.HEDGE_CHANGED and rank >= _ORDER.index(Verdict.HEDGE_CHANGED):
        return comparison
    return replace(best, matches_revision=-number)
