"""What all pages of a desk share: the session, and who may look."""

from collections.abc import Callable
from dataclasses import dataclass

from ingest.pipeline import Session
from ingest.review.reviewer import Authenticator


@dataclass(frozen=True, slots=True)
class World:
    """`session` is called for each request, so that a desk may open its store when first asked."""

    session: Callable[[], Session]
    authenticate: Authenticator
