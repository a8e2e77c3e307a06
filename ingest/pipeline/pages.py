"""Take in article pages: keep the bytes (T1), then what they say (T2)."""

from datetime import UTC, datetime
from pathlib import Path

from ingest.model import ArticleContent, Capture, Fetch, IngestError, InputError, Issue, Summary, Way
from ingest.news import ManifestEntry, read_article, read_manifest
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.store import (
    PendingCapture,
    append_article,
    append_capture,
    is_parsed,
    mark_parsed,
    open_body,
    pending_captures,
)
from ingest.text import detect_language

PARSER = "article-page"
VERSION = "1"
MAX_FILE = 200_000_000


def import_article(session: Session, path: Path, url: str, published: datetime | None = None) -> Summary:
    """Store one saved page and the article in it. Raises InputError when it is no page."""
    with session.run("import-article") as tally:
        resume_pages(session, tally)
        _import_file(session, path, url, published, tally)
    return tally.summary()


def import_articles(session: Session, manifest: Path) -> Summary:
    """Store the pages that a manifest lists; a bad line or page is counted and the rest goes on."""
    with session.run("import-articles") as tally:
        resume_pages(session, tally)
        entries = list(read_manifest(manifest))
        tally.expect(len(entries))
        for entry in entries:
            match entry:
                case Issue():
                    tally.skip(entry)
                case ManifestEntry():
                    try:
                        _import_file(session, entry.path, entry.url, entry.published, tally)
                    except Exception as error:  # noqa: BLE001 - one bad page never stops the batch
                        tally.fail(f"{entry.path} ({entry.url})", error)
    return tally.summary()


def resume_pages(session: Session, tally: Tally) -> None:
    """Read the pages that were captured and not parsed (a kill between the two transactions)."""
    for way in (Way.FILE, Way.HTTP):
        with session.reading() as conn:
            waiting = pending_captures(conn, way)
        for pending in waiting:
            try:
                _resume(session, pending, tally)
            except Exception as error:  # noqa: BLE001 - one bad page never stops the others
                tally.fail(pending.fetch.resource, error)


def _resume(session: Session, pending: PendingCapture, tally: Tally) -> None:
    fetch = pending.fetch
    if fetch.detail.get("is") == "page" and fetch.status in (None, *range(200, 300)):
        with session.reading() as conn, open_body(conn, session.settings.home, pending.id) as body:
            page = Capture(body.read(), fetch)
        store_page(session, pending.id, page, tally)
        return
    # A feed is read again by the next run, and a refusal holds no article.
    with session.transaction("capture passed over") as conn:
        mark_parsed(conn, pending.id, PARSER, VERSION, "passed over", session.clock())


def _import_file(session: Session, path: Path, url: str, published: datetime | None, tally: Tally) -> None:
    if not path.is_file():
        raise InputError("there is no such file.", resource=str(path), remedy="Give the path of a saved page.")
    if path.stat().st_size > MAX_FILE:
        raise InputError(
            f"the file has {path.stat().st_size:,} bytes; a page has at most {MAX_FILE:,}.", resource=str(path)
        )
    detail = {"is": "page"}
    if published is not None:
        at = published if published.tzinfo is not None else published.replace(tzinfo=UTC)
        detail["published"] = at.isoformat()
    page = Capture(path.read_bytes(), Fetch(Way.FILE, url, session.clock(), None, "text/html", detail))
    with session.transaction("capture page") as conn:
        capture_id = append_capture(conn, page)
        known = is_parsed(conn, capture_id)
    tally.add(items=1)
    if known:
        tally.add(known=1)
        return
    store_page(session, capture_id, page, tally)


def store_page(session: Session, capture_id: int, page: Capture, tally: Tally) -> None:
    """Read a captured page and store its article; a page that cannot be read is marked so and the error raised."""
    fetch = page.fetch
    told = fetch.detail.get("published")
    try:
        content = read_article(
            page.body,
            fetch.detail.get("url", fetch.resource),
            declared_charset=fetch.detail.get("charset", ""),
            published=datetime.fromisoformat(told) if told else None,
            published_from=fetch.detail.get("published_from", "given"),
            hosts=_hosts(session, fetch.resource),
        )
    except IngestError:
        with session.transaction("page refused") as conn:
            mark_parsed(conn, capture_id, PARSER, VERSION, "refused", session.clock())
        raise
    _keep(session, capture_id, content, fetch, tally)


def _keep(session: Session, capture_id: int, content: ArticleContent, fetch: Fetch, tally: Tally) -> None:
    language = detect_language(f"{content.title}\n{content.text}") or content.declared_language[:2]
    issues = [Issue(str(issue["kind"]), content.url, str(issue["message"])) for issue in _told_issues(content)]
    with session.transaction("article") as conn:
        _, _, fresh = append_article(conn, capture_id, content, fetch.fetched_at, language, fetch.resource)
        mark_parsed(conn, capture_id, PARSER, VERSION, "done", session.clock())
    tally.add(new_revisions=int(fresh), known=int(not fresh))
    for issue in issues:
        tally.note(issue)


def _told_issues(content: ArticleContent) -> list[dict[str, object]]:
    told = content.detail.get("issues")
    return told if isinstance(told, list) else []


def _hosts(session: Session, url: str) -> tuple[str, ...]:
    from urllib.parse import urlsplit

    outlet = session.config.outlet_of(urlsplit(url).netloc)
    return outlet.hosts if outlet is not None else ()
