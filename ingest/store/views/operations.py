"""Views on captures, runs, issues, the ledger and redactions."""

from ingest.store.views.view import View

CAPTURES = View(
    "captures",
    "Bytes as received: what was asked, when, and the hash of the answer. The bytes themselves come with an export.",
    (
        ("capture_id", "Number of the capture."),
        ("sha256", "Hash of the bytes."),
        ("size", "Length in bytes."),
        ("redacted", "Whether the bytes were taken out by retention; hash and record stay."),
        ("way", "mtproto, web, export, http or file."),
        ("resource", "What was asked: an address, a path, or channel and method."),
        ("fetched_at", "When."),
        ("status", "HTTP status; empty where the way has none."),
        ("media_type", "What the answer said it is."),
        ("detail", "Headers and versions worth keeping, as JSON."),
        ("parsed", "Outcome of the parsers that read it; empty = not yet parsed."),
    ),
    """
SELECT c.id, c.sha256, b.size, b.body IS NULL AND b.location IS NULL, c.way, c.resource, c.fetched_at, c.status,
    c.media_type, c.detail,
    (SELECT string_agg(p.parser || ' ' || p.parser_version || ': ' || p.outcome, '; ' ORDER BY p.parser)
     FROM store.capture_parse p WHERE p.capture_id = c.id)
FROM store.capture c JOIN store.blob b ON b.sha256 = c.sha256""",
)

RUNS = View(
    "runs",
    "Each run of a use case, with its counts.",
    (
        ("run_id", "Counts up."),
        ("use_case", "collect, import, fetch, analyse, link, compare …"),
        ("started_at", "When it began."),
        ("ended_at", "When it ended; empty = it runs, or was killed."),
        ("outcome", "running, done or failed."),
        ("counts", "What it did, as JSON."),
        ("skipped", "What it left out, by reason, as JSON."),
        ("config_digest", "Digest of the configuration."),
    ),
    "SELECT id, use_case, started_at, ended_at, outcome, counts, skipped, config_digest FROM store.run",
)

ISSUES = View(
    "issues",
    "Warnings kept as data: what was skipped or doubtful, and where.",
    (
        ("issue_id", "The same for the same warning."),
        ("kind", "Short code: bad_date, unknown_field, page_too_large …"),
        ("resource", "What it is about."),
        ("message", "What was found."),
        ("detail", "More of it, as JSON."),
        ("run_id", "The run that found it last."),
        ("first_seen", "When it was first found."),
        ("last_seen", "When it was last found."),
        ("times", "How often it was found."),
    ),
    "SELECT id, kind, resource, message, detail, run_id, first_seen, last_seen, times FROM store.issue",
)

LEDGER = View(
    "ledger",
    "The chain over all evidence; `ingest verify` checks it. One entry a transaction.",
    (
        ("number", "Counts from 1 without gaps."),
        ("written_at", "When."),
        ("kind", "What the transaction did."),
        ("digest", "Over the rows it added."),
        ("previous", "Chain value of the entry before."),
        ("chain", "Chain value of this entry."),
    ),
    "SELECT number, written_at, kind, digest, previous, chain FROM store.ledger",
)

REDACTIONS = View(
    "redactions",
    "What retention took out, why and when.",
    (
        ("table_name", "Kind of evidence: blob, message_text, article_text."),
        ("key", "Which row."),
        ("hash", "Hash of what stood there."),
        ("reason", "Why it was taken out."),
        ("redacted_by", "Who did it."),
        ("redacted_at", "When."),
    ),
    "SELECT table_name, key, hash, reason, redacted_by, redacted_at FROM store.redaction",
)

VIEWS = (CAPTURES, RUNS, ISSUES, LEDGER, REDACTIONS)
