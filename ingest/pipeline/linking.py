"""Find the posts that stored articles are about; only articles that are new or touched by something new."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ingest.linking import (
    ArticleFeatures,
    CandidateQuery,
    Directory,
    PostFeatures,
    Thresholds,
    decide,
    make_query,
    numbers_of,
    read_article_features,
    read_post_features,
)
from ingest.model import ArticleRevision, Link, LinkStatus, Summary
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.versions import link_version
from ingest.store import (
    AnalysedPost,
    StoredClaim,
    article_claims,
    article_revisions,
    articles_to_link,
    candidate_posts,
    candidates_by_keys,
    known_posts,
    links_of,
    post_claims,
    save_links,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

MAKER = "ingest.linking"
_BATCH = 20
_EVER = datetime(2013, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_CACHED = 20_000  # posts whose features one run keeps
_PostKey = tuple[int, int]
_Cache = dict[_PostKey, list[PostFeatures]]


def link(session: Session) -> Summary:
    """Link in batches that are committed one by one."""
    version = link_version(session.config.digest)
    directory = Directory.of(session.config.channels)
    cache: _Cache = {}
    with session.run("link") as tally:
        while _batch(session, version, directory, cache, tally):
            if len(cache) > _CACHED:
                cache.clear()
    return tally.summary()


def _batch(session: Session, version: str, directory: Directory, cache: _Cache, tally: Tally) -> int:
    rules = session.config.rules.linking
    thresholds = Thresholds(float(rules.linked), float(rules.candidate))
    with session.transaction("link") as conn:
        ids = articles_to_link(conn, version, _BATCH)
        if not ids:
            return 0
        articles = article_revisions(conn, ids)
        claims = article_claims(conn, ids)
        before = links_of(conn, ids)
        made: list[Link] = []
        for article in articles:
            try:
                features = _article_features(session, article, claims.get(article.revision_id, ()), directory)
                posts = _candidates(conn, make_query(features), cache)
                made += decide(features, posts, thresholds, article_revision_id=article.revision_id)
            except Exception as error:  # noqa: BLE001 - one article never stops the batch
                tally.fail(article.url, error)
        save_links(conn, MAKER, version, ids, made)
    changed = _standing(made) ^ _standing([one for links in before.values() for one in links])
    tally.add(items=len(ids), links=sum(one.status is LinkStatus.LINKED for one in made), changed=len(changed))
    return len(ids)


def _standing(links: list[Link]) -> set[tuple[int, int, int, int]]:
    return {
        (one.article_revision_id, one.channel_id, one.message_id, one.revision)
        for one in links
        if one.status is LinkStatus.LINKED
    }


def _article_features(
    session: Session, article: ArticleRevision, claims: tuple[StoredClaim, ...], directory: Directory
) -> ArticleFeatures:
    return read_article_features(
        article.title,
        article.text,
        language=article.language,
        published_at=article.published_at,
        numbers=numbers_of(one.claim for one in claims),
        gazetteer=session.gazetteer,
        directory=directory,
        citations=article.citations,
    )


def _candidates(conn: "Connection", query: CandidateQuery, cache: _Cache) -> list[PostFeatures]:
    since, until = query.since or _EVER[0], query.until or _EVER[1]
    keys: dict[_PostKey, None] = {}
    if query.posts:
        keys |= {(one.channel_id, one.message_id): None for one in known_posts(conn, query.posts)}
    if query.channels:
        for one in candidate_posts(conn, query.channels, since, until, query.limit):
            keys[one.channel_id, one.message_id] = None
    if query.number_keys:
        for found in candidates_by_keys(conn, query.number_keys, since, until, query.limit):
            if len(found.keys) >= query.min_hits:
                keys[found.channel_id, found.message_id] = None
    return _features(conn, list(keys), cache)


def _features(conn: "Connection", keys: list[_PostKey], cache: _Cache) -> list[PostFeatures]:
    """Return the features of every revision of the posts, those of earlier articles from the cache."""
    missing = [key for key in keys if key not in cache]
    if missing:
        found = post_claims(conn, missing)
        cache.update({key: [_post_features(one) for one in found.get(key, ())] for key in missing})
    return [features for key in keys for features in cache[key]]


def _post_features(post: AnalysedPost) -> PostFeatures:
    origin = post.forward or {}
    known_origin = origin.get("channel_id") is not None and origin.get("message_id") is not None
    return read_post_features(
        post.revision.channel_id,
        post.revision.message_id,
        post.revision.number,
        post.revision.text,
        posted_at=post.at,
        numbers=numbers_of(one.claim for one in post.claims),
        origin=(origin["channel_id"], origin["message_id"]) if known_origin else None,
    )
