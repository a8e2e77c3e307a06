"""Read the numbers of every text that this version has not read; each text once, however often it occurs.

What linking knows of a post's text is read here too and kept beside the claims, so that linking only fetches it.
"""

from ingest.claims import read_claims
from ingest.linking import MOST_READ, numbers_of, pack_post, post_keys, read_post_features
from ingest.linking.copies import sketch
from ingest.model import Issue, Summary
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.pipeline.versions import analysis_version
from ingest.store import (
    ARTICLE,
    POST,
    Analysis,
    PostText,
    article_revisions_without_analysis,
    post_revisions_without_analysis,
    save_analyses,
)
from ingest.text import detect_language

MAKER = "ingest.claims"
_BATCH = 500


def analyse(session: Session) -> Summary:
    """Analyse posts, then articles, in batches that are committed one by one."""
    version = analysis_version()
    with session.run("analyse") as tally:
        while done := _posts(session, version, tally):
            tally.add(items=done, posts=done)
        while done := _articles(session, version, tally):
            tally.add(items=done, articles=done)
    return tally.summary()


def _posts(session: Session, version: str, tally: Tally) -> int:
    with session.transaction("analyse posts") as conn:
        texts = post_revisions_without_analysis(conn, MAKER, version, _BATCH)
        rows = []
        for one in texts:
            try:
                rows.append(_post(one, version))
            except Exception as error:  # noqa: BLE001 - one text never stops the batch
                tally.fail(f"post {one.channel_id}/{one.message_id}", error)
                rows.append(_failed(POST, one.text_hash, version, error))
        save_analyses(conn, rows)
    return len(texts)


def _post(one: PostText, version: str) -> Analysis:
    language = one.language or detect_language(one.text)
    claims = tuple(read_claims(one.text, language or None, is_post=True))
    features = read_post_features(0, 0, 0, one.text, language=language, posted_at=None, numbers=numbers_of(claims))
    detail: dict[str, object] = {"features": pack_post(features)}
    return Analysis(POST, one.text_hash, MAKER, version, language, claims, post_keys(features), detail)


def _articles(session: Session, version: str, tally: Tally) -> int:
    with session.transaction("analyse articles") as conn:
        texts = article_revisions_without_analysis(conn, MAKER, version, _BATCH // 5)
        rows = []
        for one in texts:
            try:
                claims = tuple(read_claims(one.text[:MOST_READ], one.language or None))
            except Exception as error:  # noqa: BLE001 - one text never stops the batch
                tally.fail(one.title or f"article revision {one.article_revision_id}", error)
                rows.append(_failed(ARTICLE, one.text_hash, version, error))
                continue
            if len(one.text) > MOST_READ:
                said = f"Of {len(one.text):,} characters the first {MOST_READ:,} were read: no report is so long."
                tally.note(Issue("text_cut", one.title or f"article revision {one.article_revision_id}", said))
            rows.append(
                Analysis(ARTICLE, one.text_hash, MAKER, version, one.language, claims, sketch(one.text, one.language))
            )
        save_analyses(conn, rows)
    return len(texts)


def _failed(subject: str, text_hash: str, version: str, error: Exception) -> Analysis:
    """Return an empty analysis, so that the text is tried again by the next version and not in a circle."""
    return Analysis(subject, text_hash, MAKER, version, "", detail={"failed": f"{type(error).__name__}: {error}"})
