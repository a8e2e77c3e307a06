"""config/rules.yml: what wakes an analyst, and where linking and comparison draw their lines.

Rules are read from top to bottom; the first that fits a comparison decides, none fitting raises no flag.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Self

from pydantic import Field, StrictBool, model_validator

from ingest.config.channels import Handle
from ingest.config.fields import Frozen, Language, Name, refusal
from ingest.config.outlets import Share
from ingest.model import Hedge, Severity, Verdict

_QUIET = frozenset({Verdict.SAME, Verdict.ROUNDED, Verdict.UNIT_CONVERTED})
Positive = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at in one comparison."""

    verdict: Verdict
    handle: str = ""  # of the post's channel
    tags: frozenset[str] = field(default_factory=frozenset)  # of the post's channel
    outlet: str = ""
    language: str = ""  # of the report
    concept: str | None = None
    role: str | None = None
    difference: Decimal | None = None  # |report - source| / |source|; None = not a matter of size
    house_style: bool = False  # the hedge is one that this outlet habitually adds
    other_revision: bool = False  # the report agrees with another revision of the post


class When(Frozen):
    """Conditions of a rule; all that are written must hold, an empty list holds always."""

    channels: tuple[Handle, ...] = Field((), description="Handles of channels.yml.")
    tags: tuple[Name, ...] = Field((), description="Tags of the channel; one of them is enough.")
    outlets: tuple[Name, ...] = Field((), description="Ids of outlets.yml.")
    languages: tuple[Language, ...] = Field((), description="Languages of the report.")
    concepts: tuple[Name, ...] = Field((), description="What is counted: drone, person, …")
    roles: tuple[Name, ...] = Field((), description="What happened to it: killed, shot_down, …")
    difference_at_least: Positive | None = Field(None, description="Relative difference: 0.2 = a fifth off.")
    house_style: StrictBool | None = Field(None, description="Whether the hedge is the outlet's house style.")
    other_revision: StrictBool | None = Field(None, description="Whether another revision of the post agrees.")

    def holds(self, facts: Facts) -> bool:
        """Return whether every written condition is true of these facts."""
        known = (
            (tuple(handle.lower() for handle in self.channels), facts.handle.lower()),
            (self.outlets, facts.outlet),
            (self.languages, facts.language),
            (self.concepts, facts.concept),
            (self.roles, facts.role),
        )
        return (
            all(not wanted or value in wanted for wanted, value in known)
            and (not self.tags or not facts.tags.isdisjoint(self.tags))
            and (
                self.difference_at_least is None
                or (facts.difference is not None and facts.difference >= self.difference_at_least)
            )
            and self.house_style in (None, facts.house_style)
            and self.other_revision in (None, facts.other_revision)
        )


class Rule(Frozen):
    """Which comparisons become a flag, and how serious it is."""

    id: Name = Field(description="Name of the rule; each flag carries it.")
    verdicts: tuple[Verdict, ...] = Field(min_length=1, description="Verdicts that the rule is about.")
    severity: Severity = Field(description="serious, mild, or none: then no flag is raised.")
    when: When = Field(When(), description="Further conditions; left out = always.")

    @model_validator(mode="after")
    def _agreement_raises_nothing(self) -> Self:
        quiet = [verdict.value for verdict in self.verdicts if verdict in _QUIET]
        if quiet and self.severity is not Severity.NONE:
            raise refusal(
                f"verdict '{quiet[0]}' means that the report agrees; it raises no flag.",
                f"Take '{quiet[0]}' out of the rule, or write severity: none.",
            )
        return self

    def applies(self, facts: Facts) -> bool:
        """Return whether the rule is about this comparison."""
        return facts.verdict in self.verdicts and self.when.holds(facts)


class Linking(Frozen):
    """Scores (0 to 1) from which an article and a post belong together."""

    linked: Share = Field(Decimal("0.6"), description="From here on: linked, and compared.")
    candidate: Share = Field(Decimal("0.35"), description="From here on: a candidate that waits for a person.")

    @model_validator(mode="after")
    def _candidate_lies_below(self) -> Self:
        if self.candidate > self.linked:
            raise refusal(
                f"candidate ({self.candidate}) lies above linked ({self.linked}).",
                "Give candidate the lower score.",
            )
        return self


class Tolerances(Frozen):
    """How far two numbers may lie apart before they differ (docs/verdicts.md)."""

    about: Share = Field(Decimal("0.1"), description="Spread of 'about', as a share of the value.")
    magnitude: Positive = Field(Decimal("2.3"), description="Least factor of a slip of scale.")
    house_style: Share = Field(Decimal("0.5"), description="Prior from which a hedge is the outlet's house style.")


_DEFAULT_RULES = (
    Rule(
        id="serious",
        verdicts=(Verdict.DIFFERS, Verdict.MAGNITUDE_ERROR, Verdict.OTHER_SCOPE),
        severity=Severity.SERIOUS,
    ),
    Rule(
        id="house-style",
        verdicts=(Verdict.HEDGE_CHANGED,),
        severity=Severity.NONE,
        when=When(house_style=True),
    ),
    Rule(id="mild", verdicts=(Verdict.HEDGE_CHANGED, Verdict.NOT_IN_SOURCE), severity=Severity.MILD),
)


class Rules(Frozen):
    """config/rules.yml"""

    rules: tuple[Rule, ...] = Field(_DEFAULT_RULES, description="Read from top to bottom; the first that fits decides.")
    linking: Linking = Linking()
    tolerances: Tolerances = Tolerances()
    priors: dict[Hedge, Share] = Field({}, description="How often (0 to 1) outlets add a hedge as house style.")

    def first_fit(self, facts: Facts) -> Rule | None:
        """Return the rule that decides, or None when no rule is about this comparison."""
        return next((rule for rule in self.rules if rule.applies(facts)), None)
