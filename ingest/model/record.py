"""Flags, judgements, runs, the ledger and issues: what the system and people did."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from ingest.model.verdict import Severity, Verdict


class JudgementKind(StrEnum):
    """A reviewer's decision on a flag or link; never overwritten, only followed by another."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    NEEDS_CONTEXT = "needs_context"


@dataclass(frozen=True, slots=True)
class Flag:
    """A comparison that a rule raises."""

    comparison_id: str
    rule: str
    severity: Severity
    verdict: Verdict
    config_digest: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer decided, when, and why."""

    subject: str  # id of a flag or link
    kind: JudgementKind
    reviewer: str
    decided_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True)
class Issue:
    """A warning kept as data: what was skipped or doubtful, and where."""

    kind: str  # a short code: 'bad_date', 'unknown_field', 'page_too_large'
    resource: str
    message: str
    detail: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemOutcome:
    """How one item of a run went: a channel, a feed, a page, a part of a history."""

    item: str
    outcome: str  # 'done', or the kind of the issue that says why not
    message: str  # empty when it was done


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One link of the chain that makes tampering visible; one for each transaction that adds evidence."""

    number: int
    written_at: datetime
    kind: str
    digest: str  # over the entry's rows
    previous: str  # `chain` of the entry before; "" for the first
    chain: str  # sha256(previous + digest + …)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a use case did: counts by name, skips by reason, and the issues behind them."""

    name: str
    counts: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    failed: int = 0


def counted(number: int, name: str) -> str:
    """Return '1 new revision' and '2 new revisions'; names are English plurals, `_` stands for a blank."""
    name = name.replace("_", " ")
    if number == 1 and name.endswith("ies"):
        name = f"{name.removesuffix('ies')}y"
    elif number == 1 and name.endswith("s") and not name.endswith("ss"):
        name = name.removesuffix("s")
    return f"{number} {name}"
