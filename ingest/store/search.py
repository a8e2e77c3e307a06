"""Full-text search over posts and articles in Russian, Ukrainian and English.

A text fits when its stems fit (Russian and English), its words as written, or, for Ukrainian, which PostgreSQL has
no stemmer for, when words begin as the words asked for do.
"""

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import text

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEEP_WORDS = """
INSERT INTO store.post_search (text_hash, words)
SELECT m.text_hash, store.search_words(m.text) FROM stage_analysis s JOIN store.message_text m USING (text_hash)
WHERE s.subject = 'post' AND m.text <> ''
    AND NOT EXISTS (SELECT FROM store.post_search known WHERE known.text_hash = m.text_hash)
ON CONFLICT DO NOTHING"""
_WORD = re.compile(r"\w+")
_OPERATORS = re.compile(r'["|]|(?:^|\s)-|\bor\b', re.IGNORECASE)  # the asker knows what to say: no prefixes then


class Kind(StrEnum):
    """Where to search."""

    POST = "post"
    ARTICLE = "article"


# Marks of a hit in `snippet`: control characters, which no stored text has.
BEGIN, END = "\x02", "\x03"
_HEADLINE = f"StartSel={BEGIN}, StopSel={END}, MaxFragments=2, MaxWords=18, MinWords=6"

# Texts that no analysis has reached yet have no words in `post_search`: theirs are made while they are searched.
_POSTS = """
SELECT 'post' AS kind, p.posted_at AS at, p.handle, p.message_id, NULL::bigint AS article_revision_id,
    p.url, NULL::text AS title, p.language, m.text AS body, ts_rank(s.words, q.query) AS rank
FROM q, (
    SELECT text_hash, words FROM store.post_search, q WHERE words @@ q.query
    UNION ALL
    SELECT w.text_hash, m.words FROM q, store.analysis_queue w
    CROSS JOIN LATERAL (SELECT store.search_words(t.text) AS words FROM store.message_text t
                        WHERE t.text_hash = w.text_hash OFFSET 0) m
    WHERE w.subject = 'post' AND m.words @@ q.query
        AND NOT EXISTS (SELECT FROM store.post_search known WHERE known.text_hash = w.text_hash)
) s
JOIN store.message_text m ON m.text_hash = s.text_hash
JOIN analyst.posts p ON p.text_hash = s.text_hash"""
_ARTICLES = """
SELECT 'article' AS kind, a.published_at AS at, NULL::text AS handle, NULL::bigint AS message_id,
    a.article_revision_id, a.canonical_url AS url, a.title, a.language, t.text AS body,
    ts_rank(store.search_words(t.text), q.query) AS rank
FROM q, store.article_text t
JOIN analyst.articles a ON a.text_hash = t.text_hash
WHERE store.search_words(t.text) @@ q.query"""


def search_texts(
    conn: "Connection", asked: str, kind: Kind | None = None, language: str | None = None, limit: int = 20
) -> list[dict[str, Any]]:
    """Return the texts, as last seen, that fit the words, best first, each with a `snippet` of the hits.

    Words are joined by 'and'; "quotes", `or` and a leading minus work as in web searches. An empty question or
    one of signs only finds nothing.
    """
    parts = [part for wanted, part in ((Kind.POST, _POSTS), (Kind.ARTICLE, _ARTICLES)) if kind in (None, wanted)]
    rows = conn.execute(
        text(
            "WITH q AS (SELECT websearch_to_tsquery('pg_catalog.russian', :asked)"
            " || websearch_to_tsquery('pg_catalog.simple', :asked) || to_tsquery('pg_catalog.simple', :prefixes)"
            f" AS query), hits AS ({' UNION ALL '.join(parts)}),"
            " best AS (SELECT * FROM hits WHERE CAST(:language AS text) IS NULL OR language = :language"
            "  ORDER BY rank DESC, at DESC NULLS LAST, url LIMIT :limit)"
            " SELECT kind, at, handle, message_id, article_revision_id, url, title, language, rank,"
            "  ts_headline('pg_catalog.russian', left(body, 60000), q.query, :headline) AS snippet FROM best, q"
            " ORDER BY rank DESC, at DESC NULLS LAST, url"
        ),
        {
            "asked": asked.replace("\0", " "),
            "prefixes": prefixes(asked),
            "language": language,
            "limit": limit,
            "headline": _HEADLINE,
        },
    )
    return [dict(row) for row in rows.mappings()]


def keep_words(conn: "Connection") -> None:
    """Index the words of the texts in `stage_analysis`; a text keeps its words, whatever analyses it later."""
    conn.exec_driver_sql(_KEEP_WORDS)


def prefixes(asked: str) -> str:
    """Return the words as prefixes without their last letters, in the language of `to_tsquery`; '' = none."""
    if _OPERATORS.search(asked):
        return ""
    return " & ".join(f"{word[: _kept(len(word))]}:*" for word in _WORD.findall(asked.lower()) if len(word) > 3)


def _kept(length: int) -> int:
    """Return how many letters stay: endings of Slavonic words have one to three."""
    return length - (1 if length < 6 else 2 if length < 9 else 3)
