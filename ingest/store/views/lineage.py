"""Views on articles that copy each other."""

from ingest.store.views.view import View

LINEAGE = View(
    "lineage",
    "Articles with the earlier article that each was copied from; likeness of texts, a translation is no copy.",
    (
        ("article_revision_id", "The article's text."),
        ("canonical_url", "The article's address."),
        ("title", "The article's headline."),
        ("at", "When it was published, else first seen."),
        ("source_id", "The text it is most like among the earlier ones; empty = nobody earlier."),
        ("source_url", "That text's address."),
        ("origin_id", "The first text of the chain."),
        ("origin_url", "That text's address."),
        ("likeness", "Share of the shorter text that stands in the longer one, 0 to 1."),
        ("changes", "Numbers that differ from the source's, as JSON: before, after, start, end."),
        ("maker", "What computed it."),
        ("version", "Version of the maker."),
    ),
    """
SELECT l.article_revision_id, a.canonical_url, r.title, r.at, l.source_id, sa.canonical_url, l.origin_id,
    oa.canonical_url, l.likeness, l.changes, l.maker, l.version
FROM store.lineage l
JOIN store.article_revision r ON r.id = l.article_revision_id
JOIN store.article a ON a.id = r.article_id
LEFT JOIN store.article_revision s ON s.id = l.source_id
LEFT JOIN store.article sa ON sa.id = s.article_id
LEFT JOIN store.article_revision o ON o.id = l.origin_id
LEFT JOIN store.article oa ON oa.id = o.article_id""",
)

MUTATIONS = View(
    "mutations",
    "Numbers that changed when an article was copied, at the article of the chain in which each first changed.",
    (
        ("article_revision_id", "The text that has the new number."),
        ("canonical_url", "Its address."),
        ("at", "When it was published, else first seen."),
        ("before", "The number in the text it was copied from."),
        ("after", "The number that stands in its place."),
        ("start_at", "Where it stands in the text, in characters."),
        ("source_url", "The article it was copied from."),
        ("origin_url", "The first article of the chain."),
        ("likeness", "How much of the texts is the same, 0 to 1."),
    ),
    """
SELECT v.article_revision_id, v.canonical_url, v.at, c.change ->> 'before', c.change ->> 'after',
    CAST(c.change ->> 'start' AS integer), v.source_url, v.origin_url, v.likeness
FROM analyst.lineage v CROSS JOIN LATERAL jsonb_array_elements(v.changes) AS c (change)""",
)

VIEWS = (LINEAGE, MUTATIONS)
