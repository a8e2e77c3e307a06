"""Views on what was derived: claims, links, comparisons, flags and what reviewers decided."""

from ingest.store.views.view import View

# The names and order are the same in links, comparisons and flags, so that people can join by eye.
_LATEST = """
LEFT JOIN LATERAL (
    SELECT j.kind, j.reviewer, j.decided_at, j.note FROM store.judgement j
    WHERE j.subject = f.id::text ORDER BY j.id DESC LIMIT 1
) decided ON true
"""

CLAIMS = View(
    "claims",
    "Numbers that a text claims of something. A text that stands in two posts gives its claims twice.",
    (
        ("claim_id", "Id of the claim; the same each time it is computed."),
        ("subject", "post or article."),
        ("channel_id", "The post's channel; empty for articles."),
        ("message_id", "The post; empty for articles."),
        ("revision", "The post's revision that has the text; empty for articles."),
        ("article_revision_id", "The article's text; empty for posts."),
        ("exact", "The words of the number with what is counted."),
        ("low", "Lower nominal value, in the unit."),
        ("high", "Upper nominal value; equal to low for a single number."),
        ("unit", "Unit, currency or counted thing, in English; empty = none."),
        ("concept", "What is counted; empty = not known."),
        ("role", "What happened to it: killed, shot down; empty = not said."),
        ("number_kind", "claim, or why the number is not compared: date, time, age, identifier, other_source …"),
        ("claim", "The whole claim as JSON."),
        ("maker", "What computed it."),
        ("version", "Version of the maker."),
    ),
    """
SELECT c.id, a.subject, r.channel_id, r.message_id, r.number, ar.id, c.claim #>> '{selector,exact}', c.low, c.high,
    c.unit, c.concept, c.role, c.number_kind, c.claim, a.maker, a.version
FROM store.claim c
JOIN store.analysis a ON a.id = c.analysis_id
LEFT JOIN store.message_revision r ON a.subject = 'post' AND r.text_hash = a.text_hash
LEFT JOIN store.article_revision ar ON a.subject = 'article' AND ar.text_hash = a.text_hash""",
)

LINKS = View(
    "links",
    "Articles tied to the posts they speak of, with the reasons.",
    (
        ("link_id", "Id of the link; the same each time it is computed."),
        ("article_revision_id", "The article's text."),
        ("canonical_url", "The article's address."),
        ("title", "The article's headline."),
        ("handle", "The post's channel."),
        ("channel_id", "The post's channel."),
        ("message_id", "The post."),
        ("revision", "The post's revision that fits best."),
        ("status", "linked, candidate (waits for a person) or rejected."),
        ("score", "How sure, 0 to 1."),
        ("reasons", "What speaks for and against, as JSON: name, weight, detail."),
        ("maker", "What computed it."),
        ("version", "Version of the maker."),
    ),
    """
SELECT l.id, l.article_revision_id, a.canonical_url, r.title, c.handle, l.channel_id, l.message_id, l.revision,
    l.status, l.score, l.reasons, l.maker, l.version
FROM store.link l
JOIN store.article_revision r ON r.id = l.article_revision_id
JOIN store.article a ON a.id = r.article_id
LEFT JOIN store.channel c ON c.id = l.channel_id""",
)

COMPARISONS = View(
    "comparisons",
    "Each number of a report against the post's, with the verdict; 'differs' does not say who errs.",
    (
        ("comparison_id", "Id of the comparison; the same each time it is computed."),
        ("article_revision_id", "The article's text."),
        ("canonical_url", "The article's address."),
        ("report", "The report's number in its words."),
        ("handle", "The post's channel; empty = no post has the number."),
        ("channel_id", "The post's channel."),
        ("message_id", "The post."),
        ("revision", "The post's revision."),
        ("source", "The post's number in its words; empty = not in the post."),
        (
            "verdict",
            "same, rounded, unit_converted, hedge_changed, differs, magnitude_error, other_scope, not_in_source.",
        ),
        ("severity", "none, mild or serious."),
        ("reason", "Why, in one sentence."),
        ("matches_revision", "The other revision of the post that the report agrees with; empty = none."),
        ("report_claim", "The report's claim as JSON."),
        ("source_claim", "The post's claim as JSON."),
        ("maker", "What computed it."),
        ("version", "Version of the maker."),
    ),
    """
SELECT k.id, k.article_revision_id, a.canonical_url, k.report #>> '{selector,exact}', c.handle, k.channel_id,
    k.message_id, k.revision, k.source #>> '{selector,exact}', k.verdict, k.severity, k.reason, k.matches_revision,
    k.report, k.source, k.maker, k.version
FROM store.comparison k
JOIN store.article_revision r ON r.id = k.article_revision_id
JOIN store.article a ON a.id = r.article_id
LEFT JOIN store.channel c ON c.id = k.channel_id""",
)

FLAGS = View(
    "flags",
    "Comparisons that a rule raised for people to look at, with the latest decision.",
    (
        ("flag_id", "Id of the flag; the same each time it is computed."),
        ("severity", "mild or serious."),
        ("verdict", "How the numbers stand to each other."),
        ("rule", "The rule that raised it."),
        ("canonical_url", "The article's address."),
        ("title", "The article's headline."),
        ("outlet_id", "The outlet; empty = not configured."),
        ("published_at", "When the article was published."),
        ("report", "The report's number in its words."),
        ("handle", "The post's channel; empty = no post has the number."),
        ("message_id", "The post."),
        ("posted_at", "When the post was posted."),
        ("source", "The post's number in its words."),
        ("reason", "Why, in one sentence."),
        ("decision", "Latest decision of a reviewer: confirm, dismiss, needs_context; empty = open."),
        ("reviewer", "Who decided."),
        ("decided_at", "When."),
        ("note", "The reviewer's note."),
        ("comparison_id", "The comparison behind it."),
        ("article_revision_id", "The article's text."),
        ("channel_id", "The post's channel."),
        ("revision", "The post's revision."),
        ("config_digest", "Digest of the configuration under which it was raised."),
    ),
    f"""
SELECT f.id, f.severity, f.verdict, f.rule, a.canonical_url, r.title, r.outlet_id, r.published_at,
    k.report #>> '{{selector,exact}}', c.handle, k.message_id, p.posted_at, k.source #>> '{{selector,exact}}', k.reason,
    decided.kind, decided.reviewer, decided.decided_at, decided.note, k.id, r.id, k.channel_id, k.revision,
    f.config_digest
FROM store.flag f
JOIN store.comparison k ON k.id = f.comparison_id
JOIN store.article_revision r ON r.id = k.article_revision_id
JOIN store.article a ON a.id = r.article_id
LEFT JOIN store.post p ON p.channel_id = k.channel_id AND p.message_id = k.message_id
LEFT JOIN store.channel c ON c.id = k.channel_id
{_LATEST}""",
)

JUDGEMENTS = View(
    "judgements",
    "Every decision of a reviewer, in order; none is ever overwritten.",
    (
        ("judgement_id", "Counts up."),
        ("subject", "Id of the flag or link."),
        ("decision", "confirm, dismiss or needs_context."),
        ("reviewer", "Who decided."),
        ("decided_at", "When."),
        ("note", "Why, in the reviewer's words."),
    ),
    "SELECT id, subject, kind, reviewer, decided_at, note FROM store.judgement",
)

VIEWS = (CLAIMS, LINKS, COMPARISONS, FLAGS, JUDGEMENTS)
