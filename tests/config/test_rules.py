"""Which rule decides over a comparison."""

from decimal import Decimal
from typing import Any

import pytest

from ingest.config import Facts, Rule, Rules
from ingest.model import Severity, Verdict, severity_of


def first(facts: Facts, *rules: Rule) -> str | None:
    found = (Rules(rules=rules) if rules else Rules()).first_fit(facts)
    return found.id if found else None


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_default_rules_follow_the_default_severity(verdict: Verdict) -> None:
    rule = Rules().first_fit(Facts(verdict))
    assert (rule.severity if rule else Severity.NONE) is severity_of(verdict)


def test_house_style_is_quiet_by_default() -> None:
    assert first(Facts(Verdict.HEDGE_CHANGED, house_style=True)) == "house-style"
    assert first(Facts(Verdict.HEDGE_CHANGED)) == "mild"
    assert first(Facts(Verdict.DIFFERS, house_style=True)) == "serious"


@pytest.mark.parametrize(
    ("when", "fits", "does_not"),
    [
        ({"channels": ["Zarechye"]}, {"handle": "zarechye"}, {"handle": "other"}),
        ({"tags": ["border", "city"]}, {"tags": frozenset({"city"})}, {"tags": frozenset({"sea"})}),
        ({"outlets": ["courier"]}, {"outlet": "courier"}, {"outlet": "post"}),
        ({"languages": ["de"]}, {"language": "de"}, {"language": "en"}),
        ({"concepts": ["drone"]}, {"concept": "drone"}, {"concept": None}),
        ({"roles": ["killed"]}, {"role": "killed"}, {"role": "injured"}),
        ({"difference_at_least": Decimal("0.2")}, {"difference": Decimal("0.2")}, {"difference": Decimal("0.19")}),
        ({"difference_at_least": Decimal("0.2")}, {"difference": Decimal(2)}, {"difference": None}),
        ({"other_revision": False}, {"other_revision": False}, {"other_revision": True}),
    ],
)
def test_a_condition_decides(when: dict[str, Any], fits: dict[str, Any], does_not: dict[str, Any]) -> None:
    rule = Rule.model_validate({"id": "r", "verdicts": ["differs"], "severity": "mild", "when": when})
    assert first(Facts(Verdict.DIFFERS, **fits), rule) == "r"
    assert first(Facts(Verdict.DIFFERS, **does_not), rule) is None
    assert first(Facts(Verdict.SAME, **fits), rule) is None


def test_the_first_rule_that_fits_decides() -> None:
    loud = Rule(id="loud", verdicts=(Verdict.DIFFERS,), severity=Severity.SERIOUS)
    quiet = Rule(id="quiet", verdicts=(Verdict.DIFFERS,), severity=Severity.NONE)
    assert first(Facts(Verdict.DIFFERS), loud, quiet) == "loud"
    assert first(Facts(Verdict.DIFFERS), quiet, loud) == "quiet"
