"""How likely it is that an article speaks of a post: named parts, each not negative, summed as log-odds.

Invariants: the score is the logistic function of the bias and the reasons' weights; taking a reason away never
raises it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import exp, sqrt

from ingest.linking.candidates import LEEWAY
from ingest.linking.cues import CueKind
from ingest.linking.features import ArticleFeatures, PostFeatures, official_strength
from ingest.linking.matching import NumberMatch, number_pairs, pick_pairs
from ingest.linking.overlap import common_subjects, shared
from ingest.linking.weights import Weights, standard_weights
from ingest.model import CitationKind, LinkScore, Reason
from ingest.names import MentionKind

_DAY = timedelta(days=1)
# (age of the post, part of the time weight): most reports appear the same day, content farms up to a month later
_AGES = tuple(
    (timedelta(days=days), part) for days, part in ((0.6, 1.0), (1.5, 0.9), (3.0, 0.7), (7.0, 0.4), (31.0, 0.15))
)
_EARLY = -LEEWAY
_STRANGER = 0.75  # numbers tell less when nobody names the official: a region has many thirty-sevens
_UNDATED = 0.35
_KINDS = {
    MentionKind.HANDLE: "handle",
    MentionKind.FULL_NAME: "full name",
    MentionKind.SURNAME: "surname",
    MentionKind.GARBLED: "garbled surname",
    MentionKind.OFFICE_REGION: "office and region",
    MentionKind.OFFICE: "office",
    MentionKind.REGION: "region",
}


@dataclass(frozen=True, slots=True)
class Crowd:
    """What many candidates share tells less: a factor for each number of the article, and one for each word."""

    spread: tuple[float, ...] = ()
    rarity: Mapping[str, float] = field(default_factory=dict)


NOBODY = Crowd()


@dataclass(frozen=True, slots=True)
class Scored:
    """A post with its score against the article and the numbers that carry it."""

    post: PostFeatures
    score: LinkScore
    matches: tuple[NumberMatch, ...]
    explicit: bool = False

    @property
    def key(self) -> tuple[int, int]:
        """The post without its revision."""
        return self.post.channel_id, self.post.message_id


@dataclass(frozen=True, slots=True)
class Scorer:
    """Scores posts against one article; what depends on the article alone is read once."""

    article: ArticleFeatures
    weights: Weights
    officials: Mapping[int, tuple[float, str, MentionKind]]
    cued: Mapping[int, tuple[float, str]]
    anywhere: tuple[float, str]
    explicit: Mapping[tuple[int, int], CitationKind]
    _pairs: dict[int, tuple[PostFeatures, tuple[NumberMatch, ...]]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, article: ArticleFeatures, weights: Weights | None = None) -> "Scorer":
        """Return the scorer of an article."""
        telegram = next((c for c in article.cues if c.kind is CueKind.TELEGRAM), None)
        wrote = next((c for c in article.cues if c.kind in (CueKind.WROTE, CueKind.SOCIAL)), None)
        anywhere = (0.5, telegram.text) if telegram else (0.3, wrote.text) if wrote else (0.0, "")
        return cls(
            article,
            weights or standard_weights(),
            official_strength(article),
            {a.channel_id: (1.0, a.text) for a in article.attributions if a.channel_id is not None},
            anywhere,
            {
                (c.channel_id, c.message_id): c.kind
                for c in article.citations
                if c.channel_id is not None and c.message_id is not None
            },
        )

    def score(self, post: PostFeatures, crowd: Crowd = NOBODY, *, without: Collection[int] = ()) -> Scored:
        """Return the post's score among a crowd; the article's numbers at the positions `without` say nothing."""
        w = self.weights
        matches = self.matches(post, crowd, without=without)
        kind = self.explicit.get((post.channel_id, post.message_id))
        reasons = [
            *([Reason("explicit " + kind.value, w.explicit, "the page points at this post")] if kind else []),
            *self._official(post.channel_id),
            *self._numbers(post, matches),
            *self._time(post.posted_at),
            *self._subjects(post, crowd.rarity),
            *self._terms(post, crowd.rarity),
        ]
        total = w.bias + sum(r.weight for r in reasons)
        return Scored(post, LinkScore(1 / (1 + exp(-total)), tuple(reasons)), matches, kind is not None)

    def matches(
        self, post: PostFeatures, crowd: Crowd = NOBODY, *, without: Collection[int] = ()
    ) -> tuple[NumberMatch, ...]:
        """Return which of the article's numbers retell which of the post's, each used once.

        A post is scored anew whenever another took numbers: its pairs are compared the first time only.
        """
        held = self._pairs.get(id(post))  # the post is kept beside them, so that no other one gets its id
        if held is None:
            held = self._pairs[id(post)] = post, number_pairs(self.article, post)
        return pick_pairs(held[1], spread=crowd.spread, without=without)

    def _official(self, channel: int) -> list[Reason]:
        strength, words, kind = self.officials.get(channel, (0.0, "", MentionKind.REGION))
        if not strength:
            return []
        reasons = [Reason(_KINDS[kind], self.weights.official * sqrt(strength), words)]
        part, cue = self.cued.get(channel, self.anywhere)
        if part and kind is not MentionKind.REGION:
            reasons.append(Reason("telegram cue", self.weights.cue * part, cue))
        return reasons

    def _numbers(self, post: PostFeatures, matches: Sequence[NumberMatch]) -> list[Reason]:
        strength = self.officials.get(post.channel_id, (0.0, "", MentionKind.REGION))[0]
        total = sum(m.gain for m in matches) * (_STRANGER + (1 - _STRANGER) * min(1.0, strength))
        if not total:
            return []
        weight = self.weights.numbers * (1 - exp(-total / self.weights.numbers_scale))
        told = [f"{self.article.numbers[m.report].text} ~ {post.numbers[m.source].text}" for m in matches[:5]]
        return [Reason("numbers agree", weight, "; ".join(told))]

    def _time(self, posted: datetime | None) -> list[Reason]:
        published = self.article.published_at
        if published is None or posted is None:
            return [Reason("time unknown", self.weights.time * _UNDATED)]
        age = published - posted
        if age < _EARLY:
            return []
        for most, part in _AGES:
            if age <= most:
                return [Reason("time", self.weights.time * part, f"{max(0.0, age / _DAY):.1f} days after the post")]
        return []

    def _subjects(self, post: PostFeatures, rarity: Mapping[str, float]) -> list[Reason]:
        part, both = common_subjects(self.article.terms, post.terms, rarity)
        return [Reason("same subjects", self.weights.subjects * part, ", ".join(both[:6]))] if both else []

    def _terms(self, post: PostFeatures, rarity: Mapping[str, float]) -> list[Reason]:
        part = shared(self.article.terms, post.terms, rarity)
        return [Reason("words and places", self.weights.terms * part)] if part else []
