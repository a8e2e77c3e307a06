"""Choose the links of one article: which post each number is about, and which links people should look at.

Several posts of one official compete: each number counts for the post that it fits best, so that an update and the post
before it are both linked only when each explains numbers of its own.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from math import log

from ingest.linking.candidates import LEEWAY
from ingest.linking.features import ArticleFeatures, PostFeatures
from ingest.linking.overlap import term_rarity
from ingest.linking.rivals import part_rivals, preference
from ingest.linking.score import Crowd, Scored, Scorer
from ingest.linking.weights import Weights
from ingest.model import Link, LinkStatus

_LOOSE = frozenset({"numbers agree", "time", "time unknown", "same subjects"})  # reasons that name nobody and no place
_MOST_LINKS = 12  # of one channel; a page with more numbers than that is a list
_SURE = 0.5  # score from which a post dates an article that has no date
_SERIES = timedelta(days=7)  # in which posts about one event lie
_LATER = timedelta(hours=12)  # an article of no date is taken to come this long after the posts it speaks of
_FURTHER = 0.3  # gain that a further post of one official needs from numbers that are given to them
_TELLING = 0.65  # the same from numbers that are given to nobody
_RARE = 3.0  # gain from which numbers link alone: two of three digits, with what they count
_GOOD = 0.8  # agreement from which a number counts as found in a post


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Scores from which a pair is linked, or a candidate; the values of config/rules.yml."""

    linked: float = 0.6
    candidate: float = 0.35


def decide(
    article: ArticleFeatures,
    posts: Iterable[PostFeatures],
    thresholds: Thresholds,
    *,
    article_revision_id: int = 0,
    weights: Weights | None = None,
    keep_rejected: int = 5,
) -> list[Link]:
    """Return the links of an article to the candidate posts, the best first, with reasons.

    Posts later than the article are never linked unless the page points at them. Of a forwarded post and its origin
    only the origin is kept. `keep_rejected` of the rejected ones are returned too.
    """
    candidates = list(posts)
    if article.published_at is None:
        article = _date(article, candidates, weights)
    scorer = Scorer.of(article, weights)
    kept = _possible(article, scorer, candidates)
    crowd = read_crowd(scorer, kept)
    chosen: list[tuple[Scored, LinkStatus]] = []
    by_channel: dict[int, list[PostFeatures]] = {}
    for post in kept:
        by_channel.setdefault(post.channel_id, []).append(post)
    for channel in sorted(by_channel):
        chosen += _choose(scorer, by_channel[channel], crowd, thresholds)
    chosen = part_rivals(scorer, crowd, chosen, lambda scored: _status(scored, thresholds, first=True))
    links = [
        Link(article_revision_id, s.post.channel_id, s.post.message_id, s.post.revision, status, s.score)
        for s, status in chosen
    ]
    links.sort(key=lambda link: (-link.score.score, link.channel_id, link.message_id))
    rejected = [link for link in links if link.status is LinkStatus.REJECTED][:keep_rejected]
    return [link for link in links if link.status is not LinkStatus.REJECTED] + rejected


def _date(article: ArticleFeatures, posts: Sequence[PostFeatures], weights: Weights | None) -> ArticleFeatures:
    """Give an article without a date the day of the one event whose posts fit; unchanged without one."""
    scorer = Scorer.of(article, weights)
    scored = [scorer.score(p) for p in posts if p.posted_at is not None]
    best = max(scored, key=preference, default=None)
    if best is None or best.post.posted_at is None or best.score.score < _SURE:
        return article
    first = best.post.posted_at
    likely = [s for s in scored if s.score.score >= best.score.score / 2]
    days = [s.post.posted_at for s in likely if s.post.posted_at is not None]
    if any(abs(day - first) > _SERIES for day in days):
        return article  # two events fit: neither dates the article
    return replace(article, published_at=max(days) + _LATER)


def _possible(article: ArticleFeatures, scorer: Scorer, posts: list[PostFeatures]) -> list[PostFeatures]:
    """Return the posts that the article can speak of: not later than it, and origins instead of forwards."""
    present = {(p.channel_id, p.message_id) for p in posts}
    latest = article.published_at + LEEWAY if article.published_at else None
    return [
        p
        for p in posts
        if (p.channel_id, p.message_id) in scorer.explicit
        or (
            (latest is None or p.posted_at is None or p.posted_at <= latest)
            and (p.origin is None or p.origin not in present)
        )
    ]


def read_crowd(scorer: Scorer, posts: Sequence[PostFeatures]) -> Crowd:
    """Return what the candidates share: a number that many of them have, a word that many of them use."""
    held: list[set[tuple[int, int]]] = [set() for _ in scorer.article.numbers]
    for post in posts:
        for match in scorer.matches(post):
            if match.agreement >= _GOOD:
                held[match.report].add((post.channel_id, post.message_id))
    spread = tuple(1 / (1 + 0.5 * log(max(1, len(keys)))) for keys in held)
    return Crowd(spread, term_rarity(p.terms for p in posts))


def _choose(
    scorer: Scorer, posts: list[PostFeatures], crowd: Crowd, thresholds: Thresholds
) -> list[tuple[Scored, LinkStatus]]:
    """Return the posts of one channel with their status: the best first, then those that explain what is left."""
    explained: set[int] = set()
    left = posts
    chosen: list[tuple[Scored, LinkStatus]] = []
    while left and len(chosen) < _MOST_LINKS:
        scored = [scorer.score(p, crowd, without=explained) for p in left]
        best = max(scored, key=preference)
        status = _status(best, thresholds, first=not chosen)
        if chosen and not best.explicit and not _explains(scorer, best):
            status = LinkStatus.REJECTED
        if status is LinkStatus.REJECTED and chosen:
            break
        chosen.append((best, status))
        if status is not LinkStatus.LINKED:
            break
        explained |= {m.report for m in best.matches}
        left = [p for p in left if (p.channel_id, p.message_id) != best.key]
    return chosen


def _explains(scorer: Scorer, scored: Scored) -> bool:
    """Say whether a further post of an official explains a number of its own: given to them, or a rare one."""
    channel = scored.post.channel_id
    own = open_ = 0.0
    for match in scored.matches:
        owner = scorer.article.ownership[match.report]
        if match.agreement >= _GOOD:
            own += match.gain if channel in owner.channels else 0.0
            open_ += match.gain if not owner.channels and not owner.other else 0.0
    return own >= _FURTHER or open_ >= _TELLING


def _status(scored: Scored, thresholds: Thresholds, *, first: bool) -> LinkStatus:
    """Return the status; a post that the page does not point at is linked only on numbers, and on who or where.

    Five dead and nine injured there are five dead and nine injured here: without the official, the region or a name
    in common, equal numbers are for people to look at, unless they are so rare that they cannot be another event's.
    """
    score = scored.score.score
    if scored.explicit:
        return LinkStatus.LINKED
    named = bool({reason.name for reason in scored.score.reasons} - _LOOSE)
    tied = named or sum(match.gain for match in scored.matches) >= _RARE
    if score >= thresholds.linked and scored.matches and tied:
        return LinkStatus.LINKED
    return LinkStatus.CANDIDATE if score >= thresholds.candidate and first else LinkStatus.REJECTED
