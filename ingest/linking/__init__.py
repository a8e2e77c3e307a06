"""Article <-> post: citations, candidates, scores with named reasons, and the choice among them. Values in, values out.

The pipeline reads features once for each text, asks the store what `make_query` says, and writes what `decide` returns.
"""

from ingest.linking.candidates import NEAR, WINDOW, CandidateQuery, make_query, name_key, post_keys
from ingest.linking.citations import Bearer, Directory, resolve_citations, unknown_posts
from ingest.linking.decide import Thresholds, decide
from ingest.linking.decisions import Decided, decide_with
from ingest.linking.features import (
    MOST_READ,
    ArticleFeatures,
    PostFeatures,
    official_strength,
    read_article_features,
    read_post_features,
)
from ingest.linking.numbers import Number, keys_of, number_of, numbers_of
from ingest.linking.packing import VERSION, pack_post, unpack_post
from ingest.linking.score import Scored, Scorer
from ingest.linking.weights import Weights, standard_weights

__all__ = [
    "MOST_READ",
    "NEAR",
    "VERSION",
    "WINDOW",
    "ArticleFeatures",
    "Bearer",
    "CandidateQuery",
    "Decided",
    "Directory",
    "Number",
    "PostFeatures",
    "Scored",
    "Scorer",
    "Thresholds",
    "Weights",
    "decide",
    "decide_with",
    "keys_of",
    "make_query",
    "name_key",
    "number_of",
    "numbers_of",
    "official_strength",
    "pack_post",
    "post_keys",
    "read_article_features",
    "read_post_features",
    "resolve_citations",
    "standard_weights",
    "unknown_posts",
    "unpack_post",
]
