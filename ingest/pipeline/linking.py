"""Find the posts that stored articles are about; only articles that are new or touched by something new."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from ingest.linking import (
    NEAR,
    ArticleFeatures,
    Bearer,
    CandidateQuery,
    Decided,
    Directory,
    PostFeatures,
    Thresholds,
    Weights,
    decide_with,
    make_query,
    name_key,
    numbers_of,
    read_article_features,
    standard_weights,
    unknown_posts,
    unpack_post,
)
from ingest.model import ArticleRevision, Citation, Issue, JudgementKind, Link, LinkStatus, Summary
from ingest.pipeline.calibrating import calibration_of, marked
from ingest.pipeline.channel_changes import wake_touched
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.tracing import trace_copies
from ingest.pipeline.versions import link_version
from ingest.store import (
    WHOLE,
    CandidatePost,
    Shard,
    StoredClaim,
    Wanted,
    article_claims,
    article_revisions,
    articles_to_link,
    find_candidates,
    first_items,
    known_posts,
    links_with_decisions,
    save_article_keys,
    save_links,
)
from ingest.store.gazetteer import bearers_of
from ingest.store.wanted import want_posts

if TYPE_CHECKING:
    from sqlalchemy import Connection

MAKER = "ingest.linking"
_BATCH = 20
_CACHED = 20_000  # texts of posts whose features one run keeps
_WANTED = 20  # posts that one article can make the collector ask for
_Cache = dict[UUID, PostFeatures]


def link(session: Session, shard: Shard = WHOLE) -> Summary:
    """Link the articles of the shard in batches that are committed one by one; other shards may run beside it."""
    rules = session.config.rules.linking
    thresholds = Thresholds(float(rules.linked), float(rules.candidate))
    with session.reading() as conn:
        calibration = calibration_of(conn)
    version = marked(link_version(thresholds.linked, thresholds.candidate), calibration)
    weights = calibration.applied(standard_weights())
    cache: _Cache = {}
    with session.run("link") as tally:
        if woken := wake_touched(session):
            tally.add(woken=woken)
        while link_batch(session, version, thresholds, cache, tally, shard=shard, weights=weights):
            if len(cache) > _CACHED:
                cache.clear()
        if shard.number == 0:  # a chain of copies crosses the shards
            trace_copies(session, tally)
    return tally.summary()


def link_batch(
    session: Session,
    version: str,
    thresholds: Thresholds,
    cache: _Cache,
    tally: Tally,
    size: int = _BATCH,
    *,
    shard: Shard = WHOLE,
    weights: Weights | None = None,
) -> int:
    """Link up to `size` waiting articles in one transaction; return how many there were."""
    with session.transaction("link") as conn:
        ids = articles_to_link(conn, version, size, shard)
        if not ids:
            return 0
        articles = article_revisions(conn, ids)
        claims = article_claims(conn, ids)
        before, decided = _before(conn, ids)
        directory = _directory(session, conn, articles)
        made: list[Link] = []
        keys: dict[int, tuple[str, ...]] = {}
        cited: dict[str, tuple[Citation, ...]] = {}
        for article in articles:
            try:
                features = _article_features(session, article, claims.get(article.revision_id, ()), directory)
                query = make_query(features)
                words = decided.get(article.revision_id, [])
                posts = _candidates(conn, query, [one.key for one in words], cache)
                made += decide_with(
                    features, posts, thresholds, words, article_revision_id=article.revision_id, weights=weights
                )
                keys[article.revision_id] = query.waiting_keys()
                cited[article.url] = features.citations
            except Exception as error:  # noqa: BLE001 - one article never stops the batch
                tally.fail(article.url, error)
        save_links(conn, MAKER, version, ids, made, before)
        save_article_keys(conn, keys)
        _want_missing(session, conn, cited, tally)
    changed = _standing(made) ^ _standing(before)
    tally.add(items=len(ids), links=sum(one.status is LinkStatus.LINKED for one in made), changed=len(changed))
    return len(ids)


def _standing(links: list[Link]) -> set[tuple[int, int, int, int]]:
    return {
        (one.article_revision_id, one.channel_id, one.message_id, one.revision)
        for one in links
        if one.status is LinkStatus.LINKED
    }


def _before(conn: "Connection", ids: Sequence[int]) -> tuple[list[Link], dict[int, list[Decided]]]:
    """Return the links that these articles have, and what reviewers decided on them."""
    found = links_with_decisions(conn, ids)
    decided: dict[int, list[Decided]] = {}
    for one, said in found:
        if said is not None:
            word = Decided(one, said.kind is JudgementKind.CONFIRM, said.reviewer, said.note)
            decided.setdefault(one.article_revision_id, []).append(word)
    return [one for one, _ in found], decided


def _want_missing(session: Session, conn: "Connection", cited: Mapping[str, Sequence[Citation]], tally: Tally) -> None:
    """Queue the posts that these articles point at and the store does not have; tell of each once."""
    asked = {(one.channel_id or 0, one.message_id or 0) for found in cited.values() for one in found if one.message_id}
    known = known_posts(conn, sorted(asked)) if asked else frozenset()
    missing: dict[tuple[int, int], str] = {}
    for url, found in cited.items():
        for one in unknown_posts(found, known)[:_WANTED]:
            missing.setdefault((one.channel_id or 0, one.message_id or 0), url)
    handles = {channel.id: channel.handle for channel in session.config.channels}
    for channel_id, message_id in want_posts(conn, missing, session.clock()):
        address = f"https://t.me/{handles[channel_id]}/{message_id}"
        said = f"{missing[channel_id, message_id]} points at this post, which the store does not have."
        tally.note(Issue("cited_post_missing", address, said))
        tally.add(wanted=1)


def _directory(session: Session, conn: "Connection", articles: Sequence[ArticleRevision]) -> Directory:
    """Return the directory of the channels, with the handles and albums that these articles point at."""
    directory = session.directory
    handles = {one.handle.lower() for article in articles for one in article.citations if one.handle}
    if handles:
        bearers: dict[str, list[Bearer]] = {}
        for one in bearers_of(conn, sorted(handles)):
            bearers.setdefault(one.handle, []).append(Bearer(one.channel_id, one.since, one.until))
        directory = replace(directory, bearers=bearers)
    cited = {
        (one.channel_id, one.message_id)
        for article in articles
        for one in (directory.resolve(citation, article.published_at) for citation in article.citations)
        if one.channel_id is not None and one.message_id is not None
    }
    return replace(directory, first_items=first_items(conn, sorted(cited))) if cited else directory


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


def _candidates(
    conn: "Connection", query: CandidateQuery, decided: Sequence[tuple[int, int]], cache: _Cache
) -> list[PostFeatures]:
    wanted = Wanted(
        (*query.posts, *decided),
        query.channels,
        query.number_keys,
        tuple(map(name_key, query.names)),
        query.since,
        query.until,
        NEAR,
        query.min_hits,
        query.limit,
        query.weak,
    )
    return [_post_features(one, cache) for one in find_candidates(conn, wanted)]


def _post_features(post: CandidatePost, cache: _Cache) -> PostFeatures:
    """Return the features of the text, told to belong to this post."""
    read = cache.get(post.analysis_id)
    if read is None:
        read = cache[post.analysis_id] = unpack_post(post.features)
    origin = post.forward or {}
    known_origin = origin.get("channel_id") is not None and origin.get("message_id") is not None
    return replace(
        read,
        channel_id=post.channel_id,
        message_id=post.message_id,
        revision=post.revision,
        posted_at=post.at,
        origin=(origin["channel_id"], origin["message_id"]) if known_origin else None,
    )
