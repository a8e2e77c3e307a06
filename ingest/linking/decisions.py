"""What reviewers decided on links, kept over every recomputation: their word stands, the score beside it is ours."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.linking.decide import Thresholds, decide
from ingest.linking.features import ArticleFeatures, PostFeatures
from ingest.linking.score import Scorer
from ingest.linking.weights import Weights
from ingest.model import Link, LinkStatus, Reason

_PostKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Decided:
    """A link as it was stored, with a reviewer's latest word on it."""

    link: Link
    confirmed: bool
    reviewer: str
    note: str = ""

    @property
    def key(self) -> _PostKey:
        """The post without its revision."""
        return self.link.channel_id, self.link.message_id

    def applied(self, link: Link) -> Link:
        """Return the link with the reviewer's status and, as a reason without weight, who decided."""
        name = "reviewer confirmed" if self.confirmed else "reviewer dismissed"
        reasons = tuple(r for r in link.score.reasons if not r.name.startswith("reviewer "))
        said = Reason(name, 0.0, f"{self.reviewer}: {self.note}" if self.note else self.reviewer)
        status = LinkStatus.LINKED if self.confirmed else LinkStatus.REJECTED
        return replace(link, status=status, score=replace(link.score, reasons=(*reasons, said)))


def decide_with(
    article: ArticleFeatures,
    posts: Sequence[PostFeatures],
    thresholds: Thresholds,
    decided: Iterable[Decided],
    *,
    article_revision_id: int = 0,
    weights: Weights | None = None,
) -> list[Link]:
    """Return what `decide` returns, with every decided link as the reviewer decided.

    A dismissed post takes no number from others; a confirmed one stays linked, whatever its score.
    """
    words = {one.key: one for one in decided}
    dismissed = {key for key, one in words.items() if not one.confirmed}
    open_ = [p for p in posts if (p.channel_id, p.message_id) not in dismissed]
    found = decide(article, open_, thresholds, article_revision_id=article_revision_id, weights=weights)
    made = {(one.channel_id, one.message_id): one for one in found}
    missing = {key: one for key, one in words.items() if key not in made}
    made |= _scored(article, posts, missing, weights)
    links = [words[key].applied(link) if key in words else link for key, link in made.items()]
    links.sort(
        key=lambda link: (link.status is LinkStatus.REJECTED, -link.score.score, link.channel_id, link.message_id)
    )
    return links


def _scored(
    article: ArticleFeatures,
    posts: Sequence[PostFeatures],
    missing: Mapping[_PostKey, Decided],
    weights: Weights | None,
) -> dict[_PostKey, Link]:
    """Return the decided links that the choice left out, with the score of the revision that fits best."""
    found = {key: one.link for key, one in missing.items()}
    if not missing:
        return found
    scorer = Scorer.of(article, weights)
    for post in posts:
        key = post.channel_id, post.message_id
        if key in missing:
            scored = scorer.score(post)
            if found[key] is missing[key].link or scored.score.score > found[key].score.score:
                found[key] = replace(found[key], revision=post.revision, score=scored.score)
    return found
