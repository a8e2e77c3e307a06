"""An article revision tied to a post revision, with the reasons."""

from dataclasses import dataclass
from enum import StrEnum


class LinkStatus(StrEnum):
    """`linked` is compared; `candidate` waits for a person; `rejected` is kept so that it is not tried again."""

    LINKED = "linked"
    CANDIDATE = "candidate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Reason:
    """One named piece of evidence and what it adds to the score; `detail` is for people."""

    name: str
    weight: float
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LinkScore:
    """A score in 0…1 that travels with its reasons."""

    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Article revision `article_revision_id` speaks of post (`channel_id`, `message_id`)."""

    article_revision_id: int
    channel_id: int
    message_id: int
    revision: int  # number of the post's revision that fits best
    status: LinkStatus
    score: LinkScore
