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
        ("outcome", "running, done, failed, or broken_off: its process ended before it did."),
        ("counts", "What it did, as JSON."),
        ("skipped", "What it left out, by reason, as JSON."),
        ("config_digest", "Digest of the configuration."),
        ("dag_id", "The DAG that began it; empty = begun by hand."),
        ("dag_run_id", "Airflow's id of the DAG's run; empty = begun by hand."),
        ("task_id", "The task that began it; empty = begun by hand."),
    ),
    """
SELECT id, use_case, started_at, ended_at, outcome, counts, skipped, config_digest, dag_id, dag_run_id, task_id
FROM store.run""",
)

OUTCOMES = View(
    "outcomes",
    "How each channel, feed and page went when it was last tried.",
    (
        ("use_case", "collect, recheck, backfill, fetch; others where an item failed."),
        ("item", "Handle of a channel, address of a feed or page, or what else was passed over."),
        ("outcome", "done, or the kind of the issue that says why not."),
        ("message", "What went wrong; empty when it was done."),
        ("run_id", "The run that tried it last."),
        ("tried_at", "When it was last tried."),
        ("done_at", "When it was last done; empty = never."),
        ("failures", "How often in a row it was not done."),
    ),
    "SELECT use_case, item, outcome, message, run_id, tried_at, done_at, failures FROM store.item_outcome",
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

FLOODS = View(
    "floods",
    "Waits that Telegram asked of an account. Nothing of the kind is sent before their end.",
    (
        ("account", "Name of the account."),
        ("method", "The request that was refused."),
        ("until", "When it may be sent again."),
        ("waiting", "Whether that time is still to come."),
    ),
    "SELECT account, method, until, until > now() FROM store.flood",
)

ACCOUNTS = View(
    "accounts",
    "Accounts that read Telegram, and what stands in their way. A fault of an account says nothing of channels.",
    (
        ("account", "Name of the account."),
        ("state", "working, login_needed, session_dead, frozen or banned."),
        ("since", "When the fault was found; empty = it works."),
        ("channels", "Channels whose names it resolved."),
        ("resolved_on", "Day on which it last resolved names."),
        ("resolved", "How many on that day; the budget is 100."),
        ("flooded_until", "When the last of its waits ends; empty = none is known."),
    ),
    """
SELECT known.name, coalesce(fault.value->>'state', 'working'), (fault.value->>'since')::timestamptz,
    (SELECT count(*) FROM store.channel_access a WHERE a.account = known.name), (used.value->>'day')::date,
    coalesce((used.value->>'count')::bigint, 0), (SELECT max(f.until) FROM store.flood f WHERE f.account = known.name)
FROM (SELECT account AS name FROM store.channel_access UNION SELECT account FROM store.flood
      UNION SELECT subject FROM store.cursor WHERE name IN ('account', 'resolves')) known
LEFT JOIN store.cursor fault ON fault.name = 'account' AND fault.subject = known.name
LEFT JOIN store.cursor used ON used.name = 'resolves' AND used.subject = known.name""",
)

VIEWS = (CAPTURES, RUNS, OUTCOMES, ISSUES, LEDGER, REDACTIONS, FLOODS, ACCOUNTS)
