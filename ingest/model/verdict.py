"""What a comparison can say. Definitions and their order: docs/verdicts.md."""

from dataclasses import dataclass
from enum import StrEnum

from ingest.model.claim import Claim


class Verdict(StrEnum):
    """How a report's number stands to the post's. The system says 'differs', never 'false'."""

    SAME = "same"
    ROUNDED = "rounded"
    UNIT_CONVERTED = "unit_converted"
    HEDGE_CHANGED = "hedge_changed"
    DIFFERS = "differs"
    MAGNITUDE_ERROR = "magnitude_error"
    OTHER_SCOPE = "other_scope"
    NOT_IN_SOURCE = "not_in_source"


class Severity(StrEnum):
    """Whether a reviewer should see it."""

    NONE = "none"
    MILD = "mild"
    SERIOUS = "serious"


_SERIOUS = frozenset({Verdict.DIFFERS, Verdict.MAGNITUDE_ERROR, Verdict.OTHER_SCOPE})
_MILD = frozenset({Verdict.HEDGE_CHANGED, Verdict.NOT_IN_SOURCE})


def severity_of(verdict: Verdict) -> Severity:
    """Return the default severity of a verdict; config/rules.yml may change it per rule."""
    if verdict in _SERIOUS:
        return Severity.SERIOUS
    return Severity.MILD if verdict in _MILD else Severity.NONE


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report's claim against the source's, or against none."""

    report: Claim
    source: Claim | None
    verdict: Verdict
    reason: str  # one sentence an editor understands
    steps: tuple[str, ...] = ()  # the tests that led to the verdict, in order
    # number of the post's revision that the report agrees with, where it is not the standing one
    matches_revision: int | None = None
