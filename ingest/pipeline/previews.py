"""Posts in from the public web preview, for channels with `source: web`: a way without an account.

The preview shows less than Telegram's API, and what it does not show is no deletion. Pages are read from the newest
back to what is known; the cursor moves when all between is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ingest.model import Channel, Fetch, IngestError, Issue, Way
from ingest.net.client import Client
from ingest.pipeline.fetching import policy_of
from ingest.pipeline.session import Session
from ingest.pipeline.tally import Tally
from ingest.store import (
    ChannelFact,
    append_capture,
    append_channel_facts,
    append_observations,
    mark_parsed,
    open_body,
    pending_captures,
    read_cursor,
    save_cursor,
)
from ingest.telegram.preview import PreviewPage, parse_preview, preview_url

CURSOR = "preview"  # the highest id that is read
PARSER = "web-preview"
VERSION = "1"
_PAGES = 20  # of some twenty posts each; what is older than these stays a gap and shows in the coverage


@dataclass(frozen=True, slots=True)
class _Page:
    capture_id: int
    body: bytes
    fetch: Fetch


def collect_previews(session: Session, channels: Sequence[Channel], tally: Tally) -> None:
    """Read what is new in the previews of these channels; one that fails does not stop the others."""
    with Client(policy_of(session)) as client:
        _resume(session, tally)
        for channel in channels:
            tally.add(items=1)
            try:
                _collect(session, client, channel, tally)
                tally.done(channel.handle)
            except Exception as error:  # noqa: BLE001 - one channel never stops the others
                tally.fail(channel.handle, error)


def _collect(session: Session, client: Client, channel: Channel, tally: Tally) -> None:
    with session.reading() as conn:
        known = read_cursor(conn, CURSOR, str(channel.id))
    before: int | None = None
    highest = known or 0
    for _ in range(_PAGES):
        page = _store(session, _fetch(session, client, channel, before), channel.handle, channel.id, tally)
        ids = [post.message_id for post in page.observations]
        highest = max([highest, *ids])
        if page.before is None or not ids or (known is not None and min(ids) <= known + 1) or page.before == before:
            break
        before = page.before
    else:
        tally.note(Issue("preview_gap", channel.handle, f"Posts older than the newest {_PAGES} pages were not read."))
    if highest:
        with session.transaction("preview read") as conn:
            save_cursor(conn, CURSOR, str(channel.id), highest, session.clock())


def _fetch(session: Session, client: Client, channel: Channel, before: int | None) -> _Page:
    url = preview_url(channel.handle, before)
    answer = client.get(url)
    if not answer.ok:
        raise IngestError(f"the preview answered with status {answer.status}.", resource=url)
    told = {"channel_id": str(channel.id), "handle": channel.handle}
    fetch = replace(answer.capture.fetch, way=Way.WEB, detail={**answer.capture.fetch.detail, **told})
    with session.transaction("capture preview") as conn:
        capture_id = append_capture(conn, replace(answer.capture, fetch=fetch))
    return _Page(capture_id, answer.capture.body, fetch)


def _store(session: Session, page: _Page, handle: str, channel_id: int, tally: Tally) -> PreviewPage:
    observed_at: datetime = page.fetch.fetched_at
    told = parse_preview(page.body, handle=handle, channel_id=channel_id, observed_at=observed_at)
    with session.transaction("posts of a preview") as conn:
        result = append_observations(conn, page.capture_id, told.observations)
        if told.observations and told.title:
            append_channel_facts(conn, [ChannelFact(channel_id, "title", told.title, observed_at, Way.WEB)])
        mark_parsed(conn, page.capture_id, PARSER, VERSION, "done", session.clock())
    tally.add(
        posts=len(told.observations), new_posts=result.new_posts, new_revisions=result.new_revisions - result.new_posts
    )
    for issue in told.issues:
        moved = issue.kind == "other_channel" and told.channel_id is not None
        tally.note(replace(issue, kind="username_moved", resource=handle) if moved else issue)
    return told


def _resume(session: Session, tally: Tally) -> None:
    """Parse the pages that were captured and not parsed (a kill between the two transactions)."""
    with session.reading() as conn:
        waiting = pending_captures(conn, Way.WEB)
    for one in waiting:
        try:
            with session.reading() as conn, open_body(conn, session.settings.home, one.id) as body:
                page = _Page(one.id, body.read(), one.fetch)
            _store(session, page, one.fetch.detail["handle"], int(one.fetch.detail["channel_id"]), tally)
        except Exception as error:  # noqa: BLE001 - one page never stops the others
            tally.fail(one.fetch.resource, error)
