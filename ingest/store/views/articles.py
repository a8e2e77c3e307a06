"""Views on outlets and articles."""

from ingest.store.views.view import View

OUTLETS = View(
    "outlets",
    "The sites whose articles are read.",
    (
        ("outlet_id", "Name in the configuration."),
        ("name", "Name for people."),
        ("language", "Main language, ISO 639-1; empty = not said."),
        ("hosts", "Host names of the site."),
    ),
    "SELECT id, name, language, hosts FROM store.outlet",
)

ARTICLES = View(
    "articles",
    "One row an article, with the text last seen. Earlier texts are in article_revisions.",
    (
        ("article_id", "Number of the article in this store."),
        ("article_revision_id", "The standing text; links and comparisons name it."),
        ("canonical_url", "The article's one address."),
        ("url", "The address by which it was read."),
        ("outlet_id", "The outlet; empty = not configured."),
        ("title", "Headline."),
        ("language", "Language of the text, ISO 639-1."),
        ("published_at", "When the page says it was published; empty = it does not."),
        ("modified_at", "When the page says it was changed."),
        ("first_seen", "When this text was first read."),
        ("last_seen", "When this text was last read."),
        ("revisions", "How many texts in a row were observed."),
        ("text", "Body text; empty = redacted."),
        ("text_hash", "Hash of the text."),
    ),
    """
SELECT DISTINCT ON (r.article_id) r.article_id, r.id, a.canonical_url, r.url, r.outlet_id, r.title, r.language,
    r.published_at, r.modified_at, r.first_observed, r.last_observed, r.number, t.text, r.text_hash
FROM store.article_revision r
JOIN store.article a ON a.id = r.article_id
JOIN store.article_text t ON t.text_hash = r.text_hash
ORDER BY r.article_id, r.number DESC""",
)

ARTICLE_REVISIONS = View(
    "article_revisions",
    "Every text an article had, in the order in which it was observed.",
    (
        ("article_revision_id", "The text of this article; links and comparisons name it."),
        ("article_id", "The article."),
        ("number", "Counts from 1."),
        ("canonical_url", "The article's one address."),
        ("title", "Headline with this text."),
        ("language", "Language of the text, ISO 639-1."),
        ("published_at", "When the page says it was published."),
        ("first_observed", "When this text was first read."),
        ("last_observed", "When this text was last read in this run."),
        ("text", "Body text; empty = redacted."),
        ("text_hash", "Hash of the text."),
    ),
    """
SELECT r.id, r.article_id, r.number, a.canonical_url, r.title, r.language, r.published_at, r.first_observed,
    r.last_observed, t.text, r.text_hash
FROM store.article_revision r
JOIN store.article a ON a.id = r.article_id
JOIN store.article_text t ON t.text_hash = r.text_hash""",
)

CITATIONS = View(
    "citations",
    "Explicit references of articles to channels and posts.",
    (
        ("article_revision_id", "The article's text."),
        ("position", "Order in the article."),
        ("kind", "url, embed or attribution."),
        ("handle", "Public name of the channel as written; empty = not given."),
        ("channel_id", "The channel, where the address names its id."),
        ("message_id", "The post; empty = the channel as a whole."),
        ("url", "The address as written."),
        ("text", "The words of the reference."),
    ),
    "SELECT article_revision_id, position, kind, handle, channel_id, message_id, url, text FROM store.citation",
)

VIEWS = (OUTLETS, ARTICLES, ARTICLE_REVISIONS, CITATIONS)
