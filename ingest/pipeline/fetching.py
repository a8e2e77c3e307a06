"""Articles in from the web: the feeds of an outlet, or single addresses. Bytes are kept before they are read.

A feed counts as read when each page that it names was tried; what failed stays open beside the feed's caching
information, so that it is tried again although the feed itself is unchanged.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from ingest.model import Capture, ConfigError, IngestError, Issue, Summary
from ingest.net import Answer, NetPolicy
from ingest.net.client import Client
from ingest.news import FeedEntry, read_feed
from ingest.pipeline.pages import resume_pages, store_page
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.store import append_capture, is_parsed, mark_parsed, read_cursor, save_cursor
from ingest.store.fetches import PAGE, stored_urls, urls_to_fetch

FEED = "feed"
PARSER = "feed"
VERSION = "1"
_RETRY = timedelta(hours=1)  # after the first failure; twice as long after each further one
_A_RUN = 200  # pages of one feed that one run fetches; what a longer feed names comes with the next runs
_TRIES = 6  # after so many a page is given up, until its feed is read anew


class StatusError(IngestError):
    """The host answered, but not with the page; `retry_at` is when it wants to be asked again."""

    def __init__(self, status: int, *, resource: str, retry_at: datetime | None) -> None:
        super().__init__(f"the host answered with status {status}.", resource=resource)
        self.retry_at = retry_at


def fetch_outlet(session: Session, outlet_id: str) -> Summary:
    """Read the outlet's feeds and fetch the pages they name that are not stored yet."""
    entry = session.config.entries.get(outlet_id)
    if entry is None:
        raise ConfigError("this outlet is not in outlets.yml.", resource=outlet_id, remedy="Add it, or mend the id.")
    delay = entry.delay.total_seconds()
    with session.run("fetch") as tally, Client(policy_of(session)) as client:
        resume_pages(session, tally)
        for feed in entry.feeds:
            tally.add(items=1)
            try:
                _fetch_feed(session, client, feed, delay, tally)
            except Exception as error:  # noqa: BLE001 - one feed never stops the others
                tally.fail(feed, error)
    return tally.summary()


def fetch_urls(session: Session, urls: Sequence[str]) -> Summary:
    """Fetch these addresses, stored or not; one that fails is counted and the rest goes on."""
    with session.run("fetch") as tally, Client(policy_of(session)) as client:
        resume_pages(session, tally)
        for url in urls:
            tally.add(items=1)
            try:
                _fetch_page(session, client, FeedEntry(url), None, tally)
            except Exception as error:  # noqa: BLE001 - one address never stops the others
                tally.fail(url, error)
    return tally.summary()


def policy_of(session: Session) -> NetPolicy:
    """Return how we behave on the web; only demo and tests allow loopback addresses."""
    settings = session.settings
    return NetPolicy(contact=settings.contact, allow=settings.allow_addresses, hosts=settings.fetch_hosts)


def _fetch_feed(session: Session, client: Client, url: str, delay: float, tally: Tally) -> None:
    with session.reading() as conn:
        state = read_cursor(conn, FEED, url) or {}
    answer = client.get(url, caching_info=state.get("caching"), delay=delay)
    if answer.not_modified:
        tally.add(feeds_unchanged=1)
        caching, entries = state.get("caching"), tuple(_entry(told) for told in state.get("open", ()))
    else:
        caching, entries = answer.caching_info, _read_feed(session, answer, url, tally)
    entries = tuple({entry.url: entry for entry in entries}.values())
    left = _fetch_entries(session, client, entries, delay, tally)
    state = {"caching": caching, "open": [_told(entry) for entry in left]}
    with session.transaction("feed") as conn:
        save_cursor(conn, FEED, url, state, session.clock())
    tally.done(url)


def _read_feed(session: Session, answer: Answer, url: str, tally: Tally) -> tuple[FeedEntry, ...]:
    capture = _described(answer.capture, {"is": "feed"})
    with session.transaction("capture feed") as conn:
        capture_id = append_capture(conn, capture)
    outcome = "refused"
    try:
        _refuse_status(answer, url)
        feed = read_feed(
            capture.body, url, content_type=capture.fetch.detail.get("content-type", capture.fetch.media_type)
        )
        outcome = "done"
    finally:
        with session.transaction("feed parsed") as conn:
            mark_parsed(conn, capture_id, PARSER, VERSION, outcome, session.clock())
    tally.add(feeds=1)
    for issue in feed.issues:
        tally.note(issue)
    return feed.entries


def _entry(told: dict[str, str]) -> FeedEntry:
    published = told.get("published")
    return FeedEntry(told["url"], published=datetime.fromisoformat(published) if published else None)


def _told(entry: FeedEntry) -> dict[str, str]:
    return {"url": entry.url} | ({"published": entry.published.isoformat()} if entry.published else {})


def _fetch_entries(
    session: Session, client: Client, entries: Sequence[FeedEntry], delay: float, tally: Tally
) -> list[FeedEntry]:
    """Fetch the pages that are due; return the entries that are to be tried again later."""
    with session.reading() as conn:
        stored = set(stored_urls(conn, [entry.url for entry in entries]))
        due = set(urls_to_fetch(conn, [entry.url for entry in entries], session.clock()))
    left: list[FeedEntry] = []
    tried = 0
    for entry in entries:
        if entry.url in stored:
            tally.add(known=1)
            continue
        if entry.url not in due or tried >= _A_RUN:
            left.append(entry)
            continue
        tried += 1
        try:
            _fetch_page(session, client, entry, delay, tally)
        except Exception as error:  # noqa: BLE001 - one page never stops the others
            tally.skip(Issue("page_failed", entry.url, str(error)))
            if _try_later(session, entry.url, getattr(error, "retry_at", None)):
                left.append(entry)
    return left


def _fetch_page(session: Session, client: Client, entry: FeedEntry, delay: float | None, tally: Tally) -> None:
    answer = client.get(entry.url, delay=delay)
    about = {"is": "page", "url": answer.final_url, "charset": answer.charset}
    if entry.published is not None:
        about |= {"published": entry.published.isoformat(), "published_from": "feed"}
    capture = _described(answer.capture, about)
    with session.transaction("capture page") as conn:
        capture_id = append_capture(conn, capture)
        known = is_parsed(conn, capture_id)
    tally.add(pages=1)
    try:
        _refuse_status(answer, entry.url)
    except IngestError:
        with session.transaction("page refused") as conn:
            mark_parsed(conn, capture_id, "article-page", VERSION, f"status {answer.status}", session.clock())
        raise
    if not known:
        store_page(session, capture_id, capture, tally)
    tally.done(entry.url)


def _refuse_status(answer: Answer, url: str) -> None:
    if not answer.ok:
        raise StatusError(answer.status, resource=url, retry_at=answer.retry_at)


def _described(capture: Capture, about: dict[str, str]) -> Capture:
    return replace(capture, fetch=replace(capture.fetch, detail={**capture.fetch.detail, **about}))


def _try_later(session: Session, url: str, asked: datetime | None) -> bool:
    """Note when the page may be tried again, not before the host wants it; False = it was tried often enough."""
    now = session.clock()
    with session.transaction("page to retry") as conn:
        tries = int((read_cursor(conn, PAGE, url) or {}).get("tries", 0)) + 1
        retry_at = max(now + _RETRY * 2 ** min(tries - 1, _TRIES), asked or now)
        save_cursor(conn, PAGE, url, {"retry_at": retry_at.isoformat(), "tries": tries}, now)
    return tries < _TRIES
