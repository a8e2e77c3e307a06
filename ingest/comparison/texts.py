"""Two texts, or two lists of claims, compared: the public door of the room."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.claims import Reading, Speaker, read_text
from ingest.comparison.alignment import Pair, align
from ingest.comparison.crossed import exchange
from ingest.comparison.kinship import Kinship, is_people
from ingest.comparison.ladder import Finding, judge
from ingest.comparison.reasons import explain
from ingest.comparison.rules import DEFAULT, Tolerances
from ingest.comparison.scopes import is_past
from ingest.model import AttributionKind, Claim, Comparison, Hedge, NumberKind, QuantityKind, Refusal, Verdict

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_BACKGROUND = NumberKind.BACKGROUND
_CLAIM = NumberKind.CLAIM


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparisons of two texts, and the numbers of the report that were not compared."""

    source: Reading
    report: Reading
    comparisons: tuple[Comparison, ...]

    @property
    def not_compared(self) -> tuple[Claim | Refusal, ...]:
        """Numbers of the report that are no claims of this official, by place."""
        left = [claim for claim in self.report.claims if claim.number_kind is not NumberKind.CLAIM]
        return tuple(sorted([*left, *self.report.refused], key=_place))


def _place(number: Claim | Refusal) -> int:
    return number.selector.start if isinstance(number, Claim) else number.start


def compare_texts(
    source: str,
    report: str,
    *,
    source_lang: str | None = None,
    report_lang: str | None = None,
    speaker: Speaker | str | None = None,
    rules: Tolerances | None = None,
    language: str = "en",
) -> list[Comparison]:
    """Compare a report with the post it cites; one comparison for each number put in the official's mouth.

    `speaker` names the official; without one the report's main source is. Reasons are written in `language`.
    """
    compared = compare_readings(
        source,
        report,
        source_lang=source_lang,
        report_lang=report_lang,
        speaker=speaker,
        rules=rules,
        language=language,
    )
    return list(compared.comparisons)


def compare_readings(
    source: str,
    report: str,
    *,
    source_lang: str | None = None,
    report_lang: str | None = None,
    speaker: Speaker | str | None = None,
    rules: Tolerances | None = None,
    language: str = "en",
) -> Compared:
    """Compare two texts and keep what was read of them; see `compare_texts`."""
    who = Speaker(names=(speaker,), offices=(speaker,)) if isinstance(speaker, str) else speaker
    post = read_text(source, source_lang, is_post=True)
    page = read_text(report, report_lang, speaker=who)
    seen = page.claims
    best = compare_claims(post.claims, seen, refused=post.refused, rules=rules, language=language)
    for claims, gap in zip(page.alternatives, page.gaps, strict=True):
        rival = compare_claims(post.claims, claims, refused=post.refused, rules=rules, language=language)
        # a source on which the report leans less must fit the post by so much better
        doubt = _DOUBT + gap / 4 if best else 0.0
        if _fit(rival) > _fit(best) + doubt:
            seen, best = claims, rival
    return Compared(post, page if seen is page.claims else replace(page, claims=seen), tuple(best))


_DOUBT = 0.5
_DERIVED = 0.5  # a number that only follows from the post's speaks less for a source than one that stands there
_FIT = {
    Verdict.SAME: 1.0,
    Verdict.ROUNDED: 0.8,
    Verdict.UNIT_CONVERTED: 0.8,
    Verdict.HEDGE_CHANGED: 0.8,
    Verdict.MAGNITUDE_ERROR: 0.2,
    Verdict.OTHER_SCOPE: 0.0,
    Verdict.DIFFERS: -0.4,
    Verdict.NOT_IN_SOURCE: -0.5,
}


def _fit(comparisons: Sequence[Comparison]) -> float:
    """Return how well the numbers of one source of the report fit the post."""
    return sum(
        _FIT[one.verdict] * (_DERIVED if one.source is None and one.verdict in _AGREEING else 1) for one in comparisons
    )


def compare_claims(
    source: Sequence[Claim],
    report: Sequence[Claim],
    *,
    refused: Sequence[Refusal] = (),
    rules: Tolerances | None = None,
    language: str = "en",
) -> list[Comparison]:
    """Compare the claims of a report with those of a post, as they stand in their texts.

    `refused` are the post's numbers that claim nothing; a report may have misread one of them.
    """
    rules = rules or DEFAULT
    theirs = list(source)
    ours = _compared(report)
    alignment = align(ours, theirs, rules)
    found = []
    findings = [judge(at, ours, theirs, alignment, rules, refused) for at in range(len(ours))]
    for at, (claim, finding) in enumerate(zip(ours, exchange(findings, ours, theirs), strict=True)):
        if _worth_telling(claim, finding, theirs, alignment.chosen[at]):
            found.append(_comparison(claim, theirs, finding, language))
    return found


def _compared(report: Sequence[Claim]) -> list[Claim]:
    """Return the claims of a report that are compared, each part with the place of its whole among them."""
    kept = [at for at, claim in enumerate(report) if claim.number_kind is _CLAIM or _recalls(claim)]
    if len(kept) == len(report):
        return list(report)
    places = {at: place for place, at in enumerate(kept)}
    claims = (report[at] for at in kept)
    return [one if one.part_of is None else replace(one, part_of=places.get(one.part_of)) for one in claims]


def _recalls(claim: Claim) -> bool:
    """Tell whether a number of background is of the year before, of which a post may tell itself: «торік було 64»."""
    return claim.number_kind is _BACKGROUND and is_past(claim)


def _is_recalled(claim: Claim, finding: Finding, source: Sequence[Claim], chosen: Pair | None) -> bool:
    """Tell whether the year before is the post's: the number agrees, or the post has another of the same year."""
    theirs = source[finding.source] if finding.source is not None else None
    past = theirs is not None and is_past(theirs)
    exact = theirs is not None and claim.quantity.low == theirs.quantity.low and abs(claim.quantity.low) > _CHANCE
    if finding.verdict in _AGREEING:
        return past or exact or theirs is None
    if exact and finding.verdict is Verdict.OTHER_SCOPE:
        return past or finding.steps == ("scope", "period")
    label = chosen.label if chosen is not None else None
    return past and label is not None and label.concept >= Kinship.COMPATIBLE and label.role >= Kinship.UNKNOWN


def _worth_telling(claim: Claim, finding: Finding, source: Sequence[Claim], chosen: Pair | None) -> bool:
    """Tell whether a finding is about a number put in the official's mouth, and not an accident of wording."""
    if claim.number_kind is NumberKind.BACKGROUND:
        return _is_recalled(claim, finding, source, chosen)
    if claim.attribution.kind is AttributionKind.UNKNOWN and finding.verdict not in _AGREEING:
        measured = chosen is not None and claim.quantity.kind is QuantityKind.MEASURE
        slipped = finding.verdict is Verdict.MAGNITUDE_ERROR or (
            chosen is not None and _of_other_unit(claim, finding, source)
        )
        if slipped and measured and not claim.attribution.cue:
            return True  # a distance only says where, and is told wrongly all the same
        if _recalls_itself(claim) and (
            _is_recalled(claim, finding, source, chosen) or _same_digits(claim, finding, source)
        ):
            return True
        # nobody is said to say it: only agreement tells that it is the official's, or the same digits of the same thing
        if finding.verdict is Verdict.MAGNITUDE_ERROR:
            return _slipped(claim, chosen)
        if finding.verdict is Verdict.DIFFERS and claim.attribution.carried:
            return chosen is not None and chosen.misread  # of investigators at work behind the minister's words
        return _retold(claim, finding, source)
    if claim.attribution.carried and finding.verdict is Verdict.NOT_IN_SOURCE:
        return False  # the outlet's own words after a quote: only the same thing counted is the official's
    one = claim.quantity.low == 1 and not is_people(claim.concept)
    if finding.verdict is Verdict.NOT_IN_SOURCE and (one or claim.quantity.hedge is Hedge.VAGUE):
        return False  # 'in one village', 'some media' count nothing
    if one and finding.verdict is Verdict.DIFFERS and finding.source is not None:
        return source[finding.source].concept == claim.concept
    if claim.quantity.implicit:
        return finding.verdict in _AGREEING
    return not (claim.quantity.kind is QuantityKind.AGE and finding.verdict is not Verdict.SAME)


def _of_other_unit(claim: Claim, finding: Finding, source: Sequence[Claim]) -> bool:
    """Tell whether a measure shows the post's number in another unit: 30 miles for 30 km."""
    if finding.verdict is not Verdict.DIFFERS or finding.source is None:
        return False
    ours, theirs = claim.quantity, source[finding.source].quantity
    return ours.low == theirs.low and ours.unit != theirs.unit


def _same_digits(claim: Claim, finding: Finding, source: Sequence[Claim]) -> bool:
    """Tell whether a number of more than chance is the post's, of something else."""
    if finding.verdict is not Verdict.OTHER_SCOPE or finding.source is None:
        return False
    return claim.quantity.low == source[finding.source].quantity.low > _CHANCE


def _recalls_itself(claim: Claim) -> bool:
    """Tell whether only the year before makes a number in the official's own sentence background."""
    return is_past(claim) and claim.period is not None and claim.period.text == claim.attribution.cue.lower()


def _retold(claim: Claim, finding: Finding, source: Sequence[Claim]) -> bool:
    """Tell whether the very number of the post is told of the year before, as points, or more as less, or who a room
    holds as who is there.

    No accident makes such a pair; any other scope may be chance where nobody is said to speak.
    """
    if finding.source is None:
        return False
    ours, theirs = claim.quantity, source[finding.source].quantity
    points = ours.unit == "percentage point" and theirs.unit == "percentage"
    if (ours.low, ours.high) != (theirs.low, theirs.high) or ours.hedge is not Hedge.EXACT:
        return False
    many = abs(ours.low) >= _CHANCE
    widened = finding.steps == ("scope", "place") and many and claim.whereabouts.extent is not None  # 'nationwide'
    backdated = finding.steps == ("scope", "period") and is_past(claim) and many
    held = "capacity" in source[finding.source].facets and is_people(claim.concept)
    filled = held and finding.steps[:1] == ("scope",) and many  # 'is home to 120' tells of a town, too
    crossed = finding.steps == ("scope", "rival") and many and is_past(claim) and is_past(source[finding.source])
    return points or backdated or filled or crossed or widened or finding.steps == ("direction",)


_CHANCE = 12  # below, equal numbers may be chance


def _slipped(claim: Claim, chosen: Pair | None) -> bool:
    """Tell whether a number shows the digits of a measure of the post, or of a count with the same fate."""
    if chosen is None:
        return False
    if chosen.label.concept is Kinship.MATCH and chosen.label.role is Kinship.MATCH:
        return True  # the same fate of the same thing: «оштрафовали на 30 тысяч»
    if not chosen.same_digits:
        return False
    return chosen.label.role >= Kinship.COMPATIBLE or claim.quantity.kind is not QuantityKind.COUNT


_AGREEING = frozenset({Verdict.SAME, Verdict.ROUNDED, Verdict.UNIT_CONVERTED, Verdict.HEDGE_CHANGED})


def _comparison(claim: Claim, source: Sequence[Claim], finding: Finding, language: str) -> Comparison:
    theirs = source[finding.source] if finding.source is not None else None
    items = [source[at] for at in finding.items]
    reason = explain(claim, theirs, finding, items, language)
    return Comparison(claim, theirs, finding.verdict, reason, finding.steps)
