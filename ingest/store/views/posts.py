"""Views on channels and posts."""

from ingest.store.grades import GONE, LOOKS, UNREADABLE
from ingest.store.views.view import View

CHANNELS = View(
    "channels",
    "The channels that are or were watched, and the officials behind them.",
    (
        ("channel_id", "Telegram's id of the channel; never changes."),
        ("handle", "Public name without @, as configured."),
        ("title", "Title as configured."),
        ("language", "Main language, ISO 639-1."),
        ("person", "The official, in native script."),
        ("office", "The office, in native script."),
        ("office_en", "The office in English."),
        ("region", "The region, in native script."),
        ("region_en", "The region in English."),
        ("in_office_from", "First day in office; empty = not known."),
        ("in_office_to", "Last day in office; empty = still in office or not known."),
        ("watched", "Whether the present configuration names the channel."),
    ),
    """SELECT id, handle, title, language, person, office, office_en, region, region_en, in_office_from,
    in_office_to, watched FROM store.channel""",
)

POSTS = View(
    "posts",
    "One row a post, as last seen. Earlier texts are in post_revisions.",
    (
        ("channel_id", "The channel."),
        ("handle", "The channel's public name."),
        ("message_id", "The post's number in its channel."),
        ("url", "Address of the post on Telegram."),
        ("kind", "message, or service (a note of the platform that shares the numbering)."),
        ("posted_at", "When it was posted (UTC); empty = the way in did not tell the zone."),
        ("posted_local", "The time as an old export wrote it, zone unknown; empty where posted_at is set."),
        ("edited_at", "When Telegram says it was last edited."),
        ("text", "The text as last seen; empty = no text, or redacted."),
        ("language", "Language of the text as analysed; empty = not analysed."),
        ("revisions", "How many texts in a row were observed; A, B, A counts three."),
        ("state", "present, absent_in_export, absent_once (missing in one answer) or confirmed (deleted)."),
        ("first_gone", "When it was first seen gone; the deletion lies between last_seen and this."),
        ("first_seen", "When it was first seen; by an export, at the moment of which that tells."),
        ("last_seen", "When it was last seen alive; by an export, at the moment of which that tells."),
        ("grouped_id", "Album to which it belongs; posts with one number are one publication."),
        ("forward", "Where a forwarded post comes from, as JSON; empty = no forward."),
        ("reply_to", "Number of the post it answers."),
        ("author", "Signature under the post."),
        ("media", "Kind of its media: photo, video, document, poll; empty = none."),
        ("service_action", "What a service note says, for example pin or title."),
        ("ways", "The ways by which it was seen: mtproto, web, export."),
        ("text_hash", "Hash of the text and its markup; equal texts have equal hashes."),
    ),
    f"""
SELECT p.channel_id, c.handle, p.message_id, 'https://t.me/' || c.handle || '/' || p.message_id, p.kind, p.posted_at,
    p.posted_local, p.edited_at, m.text, a.language, p.revisions, coalesce(gone.grade, 'present'), gone.first_gone,
    p.first_seen, p.last_seen, p.grouped_id, p.forward, p.reply_to, p.author, p.media, p.service_action, p.ways,
    p.text_hash
FROM store.post p
JOIN store.message_text m ON m.text_hash = p.text_hash
LEFT JOIN store.channel c ON c.id = p.channel_id
LEFT JOIN store.analysis a ON a.subject = 'post' AND a.text_hash = p.text_hash
{GONE}""",
)

PUBLICATIONS = View(
    "publications",
    "One row for what was published at once: a post, or an album, which may gain members later.",
    (
        ("channel_id", "The channel."),
        ("handle", "The channel's public name."),
        ("first_id", "Lowest number of its posts; links and citations name this one."),
        ("url", "Address of the first post."),
        ("message_ids", "Numbers of all its posts."),
        ("posts", "How many posts."),
        ("grouped_id", "Telegram's number of the album; empty = a single post."),
        ("posted_at", "When it was posted."),
        ("text", "Its text; of an album that of the first member that has one."),
        ("media", "Kinds of media, in order of the posts."),
        ("forward", "Where it comes from, as JSON; empty = no forward."),
        ("origin", "Channel and number of what was published first: reposts bear that of the original."),
        ("first_seen", "When the first of its posts was seen."),
        ("grew_at", "When its latest member was first seen; later than first_seen = members came later."),
    ),
    """
WITH heads AS (
    SELECT p.*, m.text, min(p.message_id) OVER publication AS first_id
    FROM store.post p JOIN store.message_text m ON m.text_hash = p.text_hash
    WHERE p.kind = 'message'
    WINDOW publication AS (PARTITION BY p.channel_id, p.grouped_id, CASE WHEN p.grouped_id IS NULL
                           THEN p.message_id END)
)
SELECT h.channel_id, c.handle, h.first_id, 'https://t.me/' || c.handle || '/' || h.first_id,
    array_agg(h.message_id ORDER BY h.message_id), count(*), min(h.grouped_id), min(h.posted_at),
    coalesce((array_agg(h.text ORDER BY h.message_id) FILTER (WHERE h.text <> ''))[1], ''),
    coalesce(array_agg(h.media ORDER BY h.message_id) FILTER (WHERE h.media <> ''), '{}'),
    (array_agg(h.forward ORDER BY h.message_id) FILTER (WHERE h.forward IS NOT NULL))[1],
    coalesce(min((h.forward->>'channel_id') || '/' || coalesce(o.first_id, (h.forward->>'message_id')::bigint)),
        h.channel_id || '/' || h.first_id),
    min(h.first_seen), max(h.first_seen)
FROM heads h
LEFT JOIN store.channel c ON c.id = h.channel_id
LEFT JOIN LATERAL (
    SELECT min(other.message_id) AS first_id FROM store.post p
    JOIN store.post other ON other.channel_id = p.channel_id
        AND (other.message_id = p.message_id OR other.grouped_id = p.grouped_id)
    WHERE h.forward IS NOT NULL AND p.channel_id = (h.forward->>'channel_id')::bigint
        AND p.message_id = (h.forward->>'message_id')::bigint
) o ON true
GROUP BY h.channel_id, c.handle, h.first_id""",
)

POST_REVISIONS = View(
    "post_revisions",
    "Every text a post had, in the order in which it was observed.",
    (
        ("channel_id", "The channel."),
        ("handle", "The channel's public name."),
        ("message_id", "The post's number in its channel."),
        ("number", "Counts from 1; a return to an earlier text is a revision of its own."),
        ("standing", "Whether it is the text that stands."),
        ("text", "The text; empty = no text, or redacted."),
        ("first_observed", "When this text was first seen."),
        ("last_observed", "When this text was last seen in this run."),
        ("posted_at", "When the post was posted."),
        ("edited_at", "Telegram's own time of the edit."),
        ("text_hash", "Hash of the text and its markup."),
    ),
    """
SELECT r.channel_id, c.handle, r.message_id, r.number, r.number = p.revisions, m.text, r.first_observed,
    r.last_observed, r.posted_at, r.edited_at, r.text_hash
FROM store.message_revision r
JOIN store.post p USING (channel_id, message_id)
JOIN store.message_text m ON m.text_hash = r.text_hash
LEFT JOIN store.channel c ON c.id = r.channel_id""",
)

OBSERVATIONS = View(
    "observations",
    "Every time a post was seen, with the capture that proves it.",
    (
        ("channel_id", "The channel."),
        ("message_id", "The post's number in its channel."),
        ("observed_at", "When it was seen."),
        ("way", "mtproto, web, export or export_html."),
        ("capture_id", "The capture that holds the bytes."),
        ("sha256", "Hash of those bytes."),
        ("text_hash", "Hash of the text and its markup; the same for all ways."),
        ("content_hash", "Hash of all that this way tells of the post, media and preview too."),
        ("edited_at", "Telegram's own time of the last edit."),
        ("detail", "What the columns have no place for, as JSON."),
    ),
    """
SELECT o.channel_id, o.message_id, o.observed_at, o.way, o.capture_id, c.sha256, o.text_hash, o.content_hash,
    o.edited_at, o.detail
FROM store.observation o JOIN store.capture c ON c.id = o.capture_id""",
)

WITNESSES = View(
    "witnesses",
    "Posts that came by more than one way: what each way saw last, and whether another way saw the same text.",
    (
        ("channel_id", "The channel."),
        ("handle", "The channel's public name."),
        ("message_id", "The post's number in its channel."),
        ("way", "mtproto, web or export."),
        ("looks", "How often this way saw the post."),
        ("first_observed", "When this way first saw it."),
        ("last_observed", "When this way last saw it."),
        ("text", "The text this way saw last."),
        ("text_hash", "Hash of that text and its markup."),
        ("agrees", "Whether another way saw this very text; false = a disagreement to look at."),
    ),
    """
SELECT w.channel_id, c.handle, w.message_id, w.way, w.looks, w.first_observed, w.last_observed, m.text, w.text_hash,
    EXISTS (SELECT FROM store.observation o WHERE o.channel_id = w.channel_id AND o.message_id = w.message_id
            AND o.way <> w.way AND o.text_hash = w.text_hash)
FROM (
    SELECT o.channel_id, o.message_id, o.way, count(DISTINCT o.capture_id) AS looks,
        min(o.observed_at) AS first_observed, max(o.observed_at) AS last_observed,
        (array_agg(o.text_hash
            ORDER BY coalesce(o.edited_at, '-infinity') DESC, o.observed_at DESC, o.part DESC))[1] AS text_hash
    FROM store.post p JOIN store.observation o USING (channel_id, message_id)
    WHERE cardinality(p.ways) > 1 GROUP BY o.channel_id, o.message_id, o.way
) w
JOIN store.message_text m ON m.text_hash = w.text_hash
LEFT JOIN store.channel c ON c.id = w.channel_id""",
)

TOMBSTONES = View(
    "tombstones",
    "Every look that missed a known post. It stays here when the post is seen again; posts.state tells the outcome.",
    (
        ("channel_id", "The channel."),
        ("message_id", "The missing post."),
        (
            "grade",
            "absent_in_export, absent_once, or confirmed: by a look at least five minutes after the first.",
        ),
        ("last_seen", "When it was last seen alive before."),
        ("first_gone", "When it was first found missing in this absence; it went between last_seen and this."),
        ("missed_at", "When this look missed it."),
        ("capture_id", "The capture that shows it."),
    ),
    LOOKS,
)

COUNTERS = View(
    "counters",
    "Views, forwards, replies and reactions over time.",
    (
        ("channel_id", "The channel."),
        ("message_id", "The post."),
        ("observed_at", "When the numbers were read."),
        ("views", "Views; empty = not told."),
        ("forwards", "Forwards; empty = not told."),
        ("replies", "Replies; empty = not told."),
        ("reactions", "Reactions of all kinds; empty = not told."),
    ),
    "SELECT channel_id, message_id, observed_at, views, forwards, replies, reactions FROM store.counter",
)

CHANNEL_FACTS = View(
    "channel_facts",
    "Names and descriptions of channels, each with the time it was seen.",
    (
        ("channel_id", "The channel."),
        ("name", "username, title or about."),
        ("value", "What it said."),
        ("seen_at", "When it was seen."),
        ("way", "The way by which it was seen."),
    ),
    "SELECT channel_id, name, value, seen_at, way FROM store.channel_fact",
)

CHANNEL_COVERAGE = View(
    "channel_coverage",
    "How much of each channel's numbering is known. Numbers below first_id are not counted.",
    (
        ("channel_id", "The channel."),
        ("handle", "The channel's public name."),
        ("first_id", "Lowest number known of."),
        ("last_id", "Highest number known of."),
        ("present", "Posts last seen alive."),
        ("service", "Notes of the platform."),
        ("deleted", "Posts seen and later confirmed as deleted."),
        ("absent", "Posts seen and later missing, not confirmed."),
        ("never_seen", "Numbers that were already empty when first asked for."),
        ("unreadable", "Posts whose bytes are kept and which this version cannot read yet; see `ingest reparse`."),
        ("unchecked", "Numbers in between of which nothing is known."),
        ("completeness", "Share of the numbers between first_id and last_id of which something is known, 0 to 1."),
        ("first_post_at", "Time of the earliest post."),
        ("last_post_at", "Time of the latest post."),
        ("last_seen", "When the channel was last observed."),
    ),
    f"""
WITH known AS (
    SELECT p.channel_id, p.message_id, p.at, p.last_seen,
        CASE WHEN gone.grade = 'confirmed' THEN 'deleted' WHEN gone.grade IS NOT NULL THEN 'absent'
             WHEN p.kind = 'service' THEN 'service' ELSE 'present' END AS state
    FROM store.post p {GONE}
    UNION ALL
    SELECT channel_id, message_id, NULL::timestamptz, NULL::timestamptz, min(state)
    FROM (
        SELECT t.channel_id, t.message_id, 'never_seen' AS state FROM store.tombstone t
        WHERE t.grade <> 'absent_in_export'
        UNION ALL {UNREADABLE}
    ) unseen
    WHERE NOT EXISTS (SELECT FROM store.post p WHERE p.channel_id = unseen.channel_id
                      AND p.message_id = unseen.message_id)
    GROUP BY channel_id, message_id
), counted AS (
    SELECT channel_id, min(message_id) AS low, max(message_id) AS high, count(*) AS known,
        count(*) FILTER (WHERE state = 'present') AS present, count(*) FILTER (WHERE state = 'service') AS service,
        count(*) FILTER (WHERE state = 'deleted') AS deleted, count(*) FILTER (WHERE state = 'absent') AS absent,
        count(*) FILTER (WHERE state = 'never_seen') AS never_seen,
        count(*) FILTER (WHERE state = 'unreadable') AS unreadable,
        min(at) AS first_at, max(at) AS last_at, max(last_seen) AS last_seen
    FROM known GROUP BY channel_id
)
SELECT coalesce(k.channel_id, c.id), c.handle, k.low, k.high, coalesce(k.present, 0), coalesce(k.service, 0),
    coalesce(k.deleted, 0), coalesce(k.absent, 0), coalesce(k.never_seen, 0), coalesce(k.unreadable, 0),
    coalesce(k.high - k.low + 1 - k.known, 0), round(k.known::numeric / (k.high - k.low + 1), 4),
    k.first_at, k.last_at, k.last_seen
FROM counted k FULL JOIN store.channel c ON c.id = k.channel_id""",
)

CHANNEL_GAPS = View(
    "channel_gaps",
    "Runs of numbers of which nothing is known, between two that are known.",
    (
        ("channel_id", "The channel."),
        ("first_id", "First number of the gap."),
        ("last_id", "Last number of the gap."),
        ("length", "How many numbers."),
    ),
    """
SELECT channel_id, message_id + 1, following - 1, following - message_id - 1
FROM (
    SELECT channel_id, message_id, lead(message_id) OVER (PARTITION BY channel_id ORDER BY message_id) AS following
    FROM (SELECT channel_id, message_id FROM store.post
          UNION SELECT channel_id, message_id FROM store.tombstone WHERE grade <> 'absent_in_export') known
) steps
WHERE following > message_id + 1""",
)

VIEWS = (
    CHANNELS,
    POSTS,
    PUBLICATIONS,
    POST_REVISIONS,
    OBSERVATIONS,
    WITNESSES,
    TOMBSTONES,
    COUNTERS,
    CHANNEL_FACTS,
    CHANNEL_COVERAGE,
    CHANNEL_GAPS,
)
