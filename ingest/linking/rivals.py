"""Posts of officials whom the page does not tell apart: 'the governor said', with numbers that several of them have.

A page that names its official, or the place, says whose post it retells. One that does not speaks of one official all
the same: each of its numbers is retold from one post, and where two posts fit alike, people decide.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from ingest.linking.features import ALONE
from ingest.linking.score import Crowd, Scored, Scorer
from ingest.model import LinkStatus, Reason
from ingest.names import MentionKind

_ALIKE = 0.7  # log-odds by which a post must be likelier than the next one with the same numbers
_OLDEST = datetime(1970, 1, 1, tzinfo=UTC)
Choice = tuple[Scored, LinkStatus]


def preference(scored: Scored) -> tuple[bool, float, datetime, int]:
    """Order posts: cited ones, then by score, then the later post and revision."""
    return scored.explicit, round(scored.score.score, 6), scored.post.posted_at or _OLDEST, scored.post.revision


def part_rivals(
    scorer: Scorer, crowd: Crowd, chosen: Sequence[Choice], status_of: Callable[[Scored], LinkStatus]
) -> list[Choice]:
    """Return the choices, those of officials who are not told apart linked only on numbers that no better post has."""
    ordered = sorted(chosen, key=lambda one: (*preference(one[0]), one[0].key), reverse=True)
    taken: set[int] = set()
    for scored, status in ordered:
        if status is LinkStatus.LINKED and _is_told(scorer, scored):
            taken |= _reports(scored)
    parted = []
    for scored, status in ordered:
        if status is not LinkStatus.LINKED or _is_told(scorer, scored):
            parted.append((scored, status))
            continue
        left = scorer.score(scored.post, crowd, without=taken) if taken else scored
        settled = status_of(left)
        if settled is LinkStatus.LINKED and any(_is_rival(scorer, left, other) for other, _ in ordered):
            left, settled = _doubted(left), LinkStatus.CANDIDATE
        if settled is LinkStatus.LINKED:
            taken |= _reports(left)
        parted.append((left, settled))
    return parted


def _doubted(scored: Scored) -> Scored:
    said = Reason("several posts fit", 0.0, "nothing on the page tells whose post it is")
    return replace(scored, score=replace(scored.score, reasons=(*scored.score.reasons, said)))


def _is_told(scorer: Scorer, scored: Scored) -> bool:
    """Say whether the page points at the post, or names its official or the place; an office alone names neither."""
    strength, _, kind = scorer.officials.get(scored.post.channel_id, (0.0, "", MentionKind.OFFICE))
    return scored.explicit or strength > ALONE or (strength > 0 and kind is MentionKind.REGION)


def _is_rival(scorer: Scorer, best: Scored, other: Scored) -> bool:
    """Say whether the other post, of another official who is not told either, explains the same numbers as well."""
    return (
        other.post.channel_id != best.post.channel_id
        and not _is_told(scorer, other)
        and (other.post.numbers, other.post.terms) != (best.post.numbers, best.post.terms)  # a repost is no rival
        and _reports(best) <= _reports(other)
        and _log_odds(best) - _log_odds(other) < _ALIKE
    )


def _reports(scored: Scored) -> set[int]:
    return {match.report for match in scored.matches}


def _log_odds(scored: Scored) -> float:
    """Return the sum behind the score, the bias left out."""
    return sum(reason.weight for reason in scored.score.reasons)
