"""A verdict in one sentence that an editor understands; the sentences are reasons_text/<language>.yml."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path

from ingest.comparison.hedges import hedge_class
from ingest.comparison.ladder import Finding
from ingest.comparison.unit_names import unit_name
from ingest.model import Claim, InputError, Modifier, Quantity, Verdict
from ingest.quantities.entry import Entry, read_entry
from ingest.text.bundled import read_bundled

LANGUAGES = ("en", "ru", "uk")
_TEXTS = Path(__file__).parent / "reasons_text"


class Phrases(Entry):
    """The sentences of one language."""

    language: str
    open: str
    close: str
    group: str
    point: str
    hedges: dict[str, str]
    range: str
    units: bool  # canonical unit names are English: other languages leave them out
    says: dict[str, str]
    steps: dict[str, str]
    slips: dict[str, str]
    scopes: dict[str, str]


@cache
def load_phrases(language: str) -> Phrases:
    """Return the sentences of a language; raise InputError where there are none."""
    if language not in LANGUAGES:
        raise InputError("no reasons in this language.", resource=language, remedy=f"Known: {', '.join(LANGUAGES)}.")
    return read_entry(Phrases, read_bundled(_TEXTS / f"{language}.yml"))


def explain(
    report: Claim, source: Claim | None, finding: Finding, items: Sequence[Claim] = (), language: str = "en"
) -> str:
    """Return the reason of a finding: both quotes, their values, and the step that decided."""
    phrases = load_phrases(language)
    words = {"r": _quote(report, phrases), "rg": _gloss(report.quantity, phrases)}
    if source is not None:
        words |= {"s": _quote(source, phrases), "sg": _gloss(source.quantity, phrases)}
    if finding.verdict is Verdict.NOT_IN_SOURCE:
        return phrases.says["missing"].format(**words)
    step = _step(report, source, finding, items, phrases)
    template = phrases.says["both" if source is not None and not items else "derived"]
    return template.format(**words, x=step)


def _step(report: Claim, source: Claim | None, finding: Finding, items: Sequence[Claim], phrases: Phrases) -> str:
    first = finding.steps[0]
    match finding.verdict:
        case Verdict.OTHER_SCOPE:
            key = first if first in ("sum", "misread") else finding.steps[-1]
            return phrases.scopes.get(key) or phrases.scopes[key.partition(":")[0]]
        case Verdict.MAGNITUDE_ERROR:
            return phrases.slips[finding.steps[-1]]
        case Verdict.DIFFERS if first in ("unit", "conversion"):
            return phrases.steps["unit_apart" if first == "unit" else "value"]
        case Verdict.SAME if source is not None and _hedged_alike(report.quantity, source.quantity):
            return phrases.steps["equal_hedge"]
        case _:
            key = ".".join(finding.steps) if first == "doubt" else first
            template = phrases.steps[key]
            if "{" not in template:
                return template
            named = {
                "d": finding.detail,
                "items": ", ".join(_quote(item, phrases) for item in items),
                "rh": _hedge(report.quantity, phrases),
                "sh": _hedge(source.quantity, phrases) if source is not None else "",
            }
            return template.format(**named)


def _hedged_alike(report: Quantity, source: Quantity) -> bool:
    return report.hedge is not source.hedge and hedge_class(report) is hedge_class(source)


def _hedge(quantity: Quantity, phrases: Phrases) -> str:
    return phrases.hedges[quantity.hedge.value] or quantity.hedge.value


def _quote(claim: Claim, phrases: Phrases) -> str:
    return f"{phrases.open}{' '.join(claim.selector.exact.split())}{phrases.close}"


def _gloss(quantity: Quantity, phrases: Phrases) -> str:
    """Return the plain value in brackets; empty where the quote already shows it."""
    number = _number(quantity.low, phrases)
    single = quantity.low == quantity.high
    if not single:
        number = phrases.range.format(low=number, high=_number(quantity.high, phrases))
    plain = "".join(quantity.text.split()).replace("−", "-")
    if "".join(number.split()) in plain:
        return ""
    exact = quantity.modifier in (Modifier.EXACT, Modifier.RANGE)
    hedge = phrases.hedges[quantity.hedge.value] if single and not exact else ""
    unit = unit_name(quantity) if phrases.units else ""
    return f" ({' '.join(filter(None, (hedge, number, unit)))})"


def _number(value: Decimal, phrases: Phrases) -> str:
    whole = int(value)
    text = f"{whole:,}" if whole == value else f"{value.normalize():,f}"
    if phrases.group == "," and phrases.point == ".":
        return text
    return text.replace(",", "\0").replace(".", phrases.point).replace("\0", phrases.group)
