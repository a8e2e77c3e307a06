"""Compare the numbers of linked articles with their posts, and raise flags after config/rules.yml.

A number is compared with every linked post of the official to whom the article gives it, and with every
revision of those posts; the post that agrees best is the one it stands for.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from urllib.parse import urlsplit
from uuid import UUID

from ingest.claims import claims_for, read_claims
from ingest.comparison import Tolerances, compare_with_revisions
from ingest.config import Facts
from ingest.linking import MOST_READ
from ingest.model import (
    ArticleRevision,
    AttributionKind,
    Channel,
    Claim,
    Comparison,
    Flag,
    Hedge,
    Link,
    Refusal,
    Severity,
    Summary,
    Verdict,
    severity_of,
)
from ingest.names import MentionKind
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.versions import compare_version
from ingest.quantities import scan
from ingest.store import (
    AnalysedPost,
    ComparedPost,
    ComparisonRow,
    StoredClaim,
    article_claims,
    article_revisions,
    links_to_compare,
    post_claims,
    save_comparisons,
    save_flags,
)

MAKER = "ingest.comparison"
_BATCH = 50
_BEST_FIRST = (
    Verdict.SAME,
    Verdict.UNIT_CONVERTED,
    Verdict.ROUNDED,
    Verdict.HEDGE_CHANGED,
    Verdict.MAGNITUDE_ERROR,
    Verdict.DIFFERS,
    Verdict.OTHER_SCOPE,
    Verdict.NOT_IN_SOURCE,
)
_PostKey = tuple[int, int]
_NAMELESS = frozenset({MentionKind.OFFICE, MentionKind.REGION})


def compare(session: Session) -> Summary:
    """Compare every article whose links, text or configuration changed since."""
    version = compare_version(session.config.digest)
    with session.run("compare") as tally:
        while _batch(session, version, tally):
            pass
    return tally.summary()


def _batch(session: Session, version: str, tally: Tally) -> int:
    with session.transaction("compare") as conn:
        work = links_to_compare(conn, version, _BATCH)
        ids = list(work)
        if not ids:
            return 0
        articles = {one.revision_id: one for one in article_revisions(conn, ids)}
        stored = article_claims(conn, ids)
        posts = post_claims(
            conn, sorted({(link.channel_id, link.message_id) for links in work.values() for link in links})
        )
        rows: list[ComparisonRow] = []
        for revision_id, links in work.items():
            if not links:
                continue
            try:
                rows += _compare_article(session, articles[revision_id], links, posts, stored.get(revision_id, ()))
            except Exception as error:  # noqa: BLE001 - one article never stops the batch
                tally.fail(articles[revision_id].url, error)
        # An article that failed counts as compared: the next version, or a change, tries it again.
        comparison_ids = save_comparisons(conn, MAKER, version, ids, rows)
        flags = _flags(session, rows, comparison_ids, articles)
        save_flags(conn, ids, flags)
    tally.add(items=len(ids), comparisons=len(rows), new_flags=len(flags))
    return len(ids)


def _compare_article(
    session: Session,
    article: ArticleRevision,
    links: Sequence[Link],
    posts: Mapping[_PostKey, list[AnalysedPost]],
    stored: Sequence[StoredClaim],
) -> list[ComparisonRow]:
    day = article.published_at.date() if article.published_at is not None else None
    found = session.gazetteer.find(article.text, article.language, day)
    mentions = [(one.start, one.end, one.channel_ids[0]) for one in found if one.channels and one.kind not in _NAMELESS]
    reading = read_claims(article.text[:MOST_READ], article.language or None, mentions=mentions)
    best: dict[tuple[int, int], tuple[tuple[int, int, float], ComparisonRow]] = {}
    for channel_id in dict.fromkeys(link.channel_id for link in links):
        report = claims_for(reading, channel_id)
        for link in links:
            if link.channel_id != channel_id or (channel_id, link.message_id) not in posts:
                continue
            for row in _against(session, article, link, posts[channel_id, link.message_id], report, stored):
                selector = row.comparison.report.selector
                place = (selector.start, selector.end)
                rank = _rank(row.comparison, link)
                if place not in best or rank < best[place][0]:
                    best[place] = (rank, row)
    return [row for _, (_, row) in sorted(best.items())]


def _rank(comparison: Comparison, link: Link) -> tuple[int, int, float]:
    """Order comparisons of one number: the official named for it, then the better verdict, then the better link."""
    unnamed = comparison.report.attribution.kind is not AttributionKind.SPEAKER
    return int(unnamed), _BEST_FIRST.index(comparison.verdict), -link.score.score


def _against(
    session: Session,
    article: ArticleRevision,
    link: Link,
    revisions: Sequence[AnalysedPost],
    report: Sequence[Claim],
    stored: Sequence[StoredClaim],
) -> Iterable[ComparisonRow]:
    told = session.config.rules.tolerances
    tolerances = Tolerances(about=told.about, slip=told.magnitude)
    claims = {one.revision.number: [held.claim for held in one.claims] for one in revisions}
    refused = {one.revision.number: _refused(one.revision.text, one.language) for one in revisions}
    standing = max((one.revision.number for one in revisions if one.stands), default=max(claims))
    for comparison in compare_with_revisions(claims, report, standing=standing, refused=refused, rules=tolerances):
        number = comparison.matches_revision or standing
        source_claims = next(one.claims for one in revisions if one.revision.number == number)
        yield ComparisonRow(
            article.revision_id,
            comparison,
            severity_of(comparison.verdict),
            ComparedPost(link.channel_id, link.message_id, number),
            _stored_id(comparison.report, stored),
            _stored_id(comparison.source, source_claims) if comparison.source is not None else None,
        )


@lru_cache(maxsize=1024)
def _refused(text: str, language: str) -> tuple[Refusal, ...]:
    """Return the numbers of a post that claim nothing; they are not stored, and reading them again is quick."""
    return tuple(scan(text, language or None).refusals)


def _stored_id(claim: Claim, stored: Sequence[StoredClaim]) -> UUID | None:
    """Return the id of the stored claim at the same place of the same text."""
    place = (claim.selector.start, claim.selector.end)
    return next((one.id for one in stored if (one.claim.selector.start, one.claim.selector.end) == place), None)


def _channel(session: Session, channel_id: int) -> Channel | None:
    return next((one for one in session.config.channels if one.id == channel_id), None)


def _flags(
    session: Session,
    rows: Sequence[ComparisonRow],
    ids: Sequence[UUID],
    articles: Mapping[int, ArticleRevision],
) -> list[Flag]:
    flags = []
    for row, comparison_id in zip(rows, ids, strict=True):
        rule = session.config.rules.first_fit(_facts(session, row, articles[row.article_revision_id]))
        if rule is None or rule.severity is Severity.NONE:
            continue
        verdict = row.comparison.verdict
        flags.append(Flag(str(comparison_id), rule.id, rule.severity, verdict, session.config.digest))
    return flags


def _facts(session: Session, row: ComparisonRow, article: ArticleRevision) -> Facts:
    comparison = row.comparison
    outlet = session.config.outlet_of(urlsplit(article.url).netloc)
    outlet_id = outlet.id if outlet is not None else ""
    channel = _channel(session, row.post.channel_id) if row.post is not None else None
    watch = session.config.watches.get(channel.id) if channel is not None else None
    hedge = comparison.report.quantity.hedge
    return Facts(
        verdict=comparison.verdict,
        handle=channel.handle if channel is not None else "",
        tags=watch.tags if watch is not None else frozenset(),
        outlet=outlet_id,
        language=article.language,
        concept=comparison.report.concept,
        role=comparison.report.role,
        difference=_difference(comparison),
        house_style=hedge is not Hedge.EXACT and session.config.house_style(outlet_id, hedge),
        other_revision=comparison.matches_revision is not None,
    )


def _difference(comparison: Comparison) -> Decimal | None:
    """Return the relative difference of the nominal values; None where units or ranges forbid it."""
    source = comparison.source
    if source is None or source.quantity.unit != comparison.report.quantity.unit:
        return None
    ours, theirs = comparison.report.quantity.value, source.quantity.value
    if ours is None or not theirs:
        return None
    return abs(ours - theirs) / abs(theirs)
