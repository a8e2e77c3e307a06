"""What is kept, how it is found, and who may not change it.

Evidence (captures, observations, tombstones, judgements) is append-only and sealed by a ledger; everything
else is derived from it and can be made again. Functions take an SQLAlchemy `Connection` and never commit:
transactions begin and end in `pipeline`, which calls `seal` last.
"""

from ingest.store.analyses import (
    ARTICLE,
    POST,
    Analysis,
    ArticleText,
    PostText,
    article_revisions_without_analysis,
    forget_derived,
    post_revisions_without_analysis,
    save_analyses,
)
from ingest.store.answers import append_answers, mark_answers_parsed
from ingest.store.articles import (
    append_article,
    article_revisions,
    citations_of,
    known_article,
    upsert_outlets,
)
from ingest.store.candidates import CandidatePost, Wanted, find_candidates, first_items, known_posts
from ingest.store.captures import (
    PendingCapture,
    append_capture,
    append_capture_file,
    capture_fetch,
    captures_of_post,
    captures_to_reparse,
    is_parsed,
    mark_parsed,
    open_body,
    pending_captures,
    quarantined_captures,
)
from ingest.store.channels import ChannelFact, append_channel_facts, list_channels, upsert_channels
from ingest.store.claims import AnalysedPost, StoredClaim, article_claims, post_claims
from ingest.store.comparisons import ComparedPost, ComparisonRow, flag_id, save_comparisons, save_flags
from ingest.store.coverage import channel_coverage, channel_gaps, unchecked_ids
from ingest.store.embedded import EmbeddedServer
from ingest.store.flags import FlagFilter, count_flags, list_flags, neighbours, show_flag
from ingest.store.keys import save_article_keys
from ingest.store.ledger import seal
from ingest.store.links import (
    articles_to_link,
    find_link,
    link_id,
    links_of,
    links_to_compare,
    links_with_decisions,
    save_links,
)
from ingest.store.open import Store, open_store
from ingest.store.posts import AppendResult, append_captured, append_observations
from ingest.store.progress import (
    flood_until,
    flooded_methods,
    read_access,
    read_cursor,
    save_access,
    save_cursor,
    save_flood,
)
from ingest.store.reader import Answer, open_query, read_view
from ingest.store.records import (
    append_issues,
    append_judgement,
    end_run,
    settle_issues,
    settle_other_issues,
    start_run,
)
from ingest.store.retention import Redaction, redact_article_text, redact_capture, redact_post_text
from ingest.store.tombstones import append_tombstones, known_live_ids, standing_tombstones
from ingest.store.urls import Urls
from ingest.store.verify import Fault, Verification, verify
from ingest.store.work import WHOLE, Shard

__all__ = [
    "ARTICLE",
    "POST",
    "WHOLE",
    "AnalysedPost",
    "Analysis",
    "Answer",
    "AppendResult",
    "ArticleText",
    "CandidatePost",
    "ChannelFact",
    "ComparedPost",
    "ComparisonRow",
    "EmbeddedServer",
    "Fault",
    "FlagFilter",
    "PendingCapture",
    "PostText",
    "Redaction",
    "Shard",
    "Store",
    "StoredClaim",
    "Urls",
    "Verification",
    "Wanted",
    "append_answers",
    "append_article",
    "append_capture",
    "append_capture_file",
    "append_captured",
    "append_channel_facts",
    "append_issues",
    "append_judgement",
    "append_observations",
    "append_tombstones",
    "article_claims",
    "article_revisions",
    "article_revisions_without_analysis",
    "articles_to_link",
    "capture_fetch",
    "captures_of_post",
    "captures_to_reparse",
    "channel_coverage",
    "channel_gaps",
    "citations_of",
    "count_flags",
    "end_run",
    "find_candidates",
    "find_link",
    "first_items",
    "flag_id",
    "flood_until",
    "flooded_methods",
    "forget_derived",
    "is_parsed",
    "known_article",
    "known_live_ids",
    "known_posts",
    "link_id",
    "links_of",
    "links_to_compare",
    "links_with_decisions",
    "list_channels",
    "list_flags",
    "mark_answers_parsed",
    "mark_parsed",
    "neighbours",
    "open_body",
    "open_query",
    "open_store",
    "pending_captures",
    "post_claims",
    "post_revisions_without_analysis",
    "quarantined_captures",
    "read_access",
    "read_cursor",
    "read_view",
    "redact_article_text",
    "redact_capture",
    "redact_post_text",
    "save_access",
    "save_analyses",
    "save_article_keys",
    "save_comparisons",
    "save_cursor",
    "save_flags",
    "save_flood",
    "save_links",
    "seal",
    "settle_issues",
    "settle_other_issues",
    "show_flag",
    "standing_tombstones",
    "start_run",
    "unchecked_ids",
    "upsert_channels",
    "upsert_outlets",
    "verify",
]
