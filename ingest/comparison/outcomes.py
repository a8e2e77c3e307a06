"""How it came out for the counted, told otherwise: a loss as a gain, outpatients as in hospital, the hurt as dead.

«Недобор зерна — 340 тысяч тонн», and 340,000 tonnes harvested; losses told as compensation; nine hurt, seven of whom
were sent home, told as nine in hospital; fires that burn told as put out; one man hurt, «погибших нет», told as killed.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from ingest.comparison.kinship import Kinship, is_people, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import stems
from ingest.comparison.relations import relations
from ingest.model import Claim, ClaimStatus, QuantityKind

_NEXT_SENTENCE = re.compile(r"[.!?…]\s+(?=[A-ZА-ЯІЇЄҐ])|\n")
_WORD = re.compile(r"\w+")
_GAINED = frozenset({"harvested", "produced", "received", "delivered", "exported", "sold", "bought", "collected"})
_SHORT = frozenset({"shortfall", "lacking", "lost", "losses", "needed"})
_DAMAGE = frozenset({"losses", "damage_sum"})
_MADE_GOOD = frozenset({"paid", "received", "allocated"})
# beside a loss these tell that the amount is what is given for it
_GIVEN = _MADE_GOOD | {
    *("compensated", "collected", "harvested", "sent", "sent_money", "refunded", "delivered", "issued", "approved"),
    *("insured", "pledged", "requested", "applied", "fined", "subsidy", "fund", "needed"),
}
_HURT = frozenset({"injured", "affected", "casualty"})
_LET_GO = frozenset({"treated", "discharged", "walk_in", "outpatient", "sent_home"})
_FIRES = frozenset({"fire", "hotspot"})
_ABLAZE = frozenset({"opened", "burning", "contained"})
_OVER = frozenset({"norm", "more", "less", "by", "increase", "decrease"})
_FAULTS = frozenset({"violation", "leak", "outage", "complaint"})
_FOUND = frozenset({"found", "detected", "registered"})
_MENDED = frozenset({"eliminated", "repaired", "restored"})
_AT_LARGE = frozenset({"person", "resident", "citizen", "townsman"})
_ALIVE = frozenset({"injured", "hospitalised"})


def outcome(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> str:
    """Return 'role' where the report tells another outcome than the post; empty where it does not.

    `others` are all numbers of the post, `told` the values that the report tells.
    """
    if (
        _shortfall_as_yield(report, source)
        or _damage_as_payment(report, source)
        or _sent_home_as_kept(report, source, others, told)
        or _put_out(report, source)
        or _above_the_mark(report, source)
        or _found_as_mended(report, source)
        or _more_than_all(report, source, others, told)
    ):
        return "role"
    return ""


def _shortfall_as_yield(report: Claim, source: Claim) -> bool:
    """Tell whether what is missing from a harvest or a revenue is told as harvested or received."""
    if "shortfall" not in source.traits or report.inherited or "less" in report.facets:
        return False
    return not _GAINED.isdisjoint(report.roles[:1]) and _SHORT.isdisjoint(report.traits)


def _damage_as_payment(report: Claim, source: Claim) -> bool:
    """Tell whether what was lost, in money, is told as what is paid for it."""
    if report.quantity.kind is not QuantityKind.MONEY or source.quantity.kind is not QuantityKind.MONEY:
        return False
    if "each" in source.facets or source.quantity.per or not _is_damage(source):
        return False
    if not _GIVEN.isdisjoint((*source.roles, *source.traits, *source.context)) or _is_damage(report):
        return False
    if not _SHORT.isdisjoint(report.traits) or _made_good(source):
        return False
    paid = not report.inherited and not _MADE_GOOD.isdisjoint(report.roles[:1])
    return paid or "compensated" in report.traits


def _made_good(source: Claim) -> bool:
    """Tell whether the words behind a sum of damage say that somebody pays it."""
    rest = _NEXT_SENTENCE.split(source.selector.suffix, 1)[0].lower()
    return any(word.startswith(stems("made_good")) for word in _WORD.findall(rest))


def _is_damage(claim: Claim) -> bool:
    said = {*claim.traits, *claim.context}
    return not _DAMAGE.isdisjoint(said) or ("lost" in said and "casualty" in claim.roles)


def _sent_home_as_kept(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether all who were hurt are told as in hospital, where the post says that some were let go."""
    if report.roles[:1] != ("hospitalised",) or report.inherited or report.part_of is not None:
        return False
    if source.roles[:1] not in {(fate,) for fate in _HURT} or "hospitalised" in source.roles:
        return False
    return any(
        "outpatient" in other.facets
        and 0 < other.quantity.low <= source.quantity.low
        and other.quantity.low not in told - {report.quantity.low}
        and not _LET_GO.isdisjoint((*other.roles[:1], *other.traits))
        for other in others
        if other is not source and 0 <= other.sentence - source.sentence <= 1
    )


def _put_out(report: Claim, source: Claim) -> bool:
    """Tell whether fires that burn, or are only contained, are told as put out."""
    if not (report.concept in _FIRES and source.concept in _FIRES) or report.status is not ClaimStatus.ACHIEVED:
        return False
    if report.inherited or source.inherited or report.roles[:1] != ("extinguished",):
        return False
    return "extinguished" not in source.roles and not _ABLAZE.isdisjoint(source.roles[:1])


def _above_the_mark(report: Claim, source: Claim) -> bool:
    """Tell whether the level of water is told as how far it is above a mark: «614 см», 614 centimetres above danger."""
    if "level" not in source.facets or measure_of(source.quantity).dimension != "length":
        return False
    above = "norm" in report.facets and ("more" in report.facets or "exceeding" in report.traits)
    return above and _OVER.isdisjoint(source.facets)


def _found_as_mended(report: Claim, source: Claim) -> bool:
    """Tell whether violations or leaks that were found are told as put right."""
    if source.concept not in _FAULTS or source.roles[:1] != ("found",) or source.inherited or report.inherited:
        return False
    mended = not _MENDED.isdisjoint((*report.roles[:1], *report.traits))
    here = _MENDED.isdisjoint((*source.roles, *source.traits))
    return (
        mended and here and report.status is ClaimStatus.ACHIEVED and _FOUND.isdisjoint((*report.roles, *report.traits))
    )


def _more_than_all(report: Claim, source: Claim, others: Sequence[Claim], told: frozenset[Decimal]) -> bool:
    """Tell whether more people of one sort than the post has of all people are told with that fate.

    203 children in shelters, where 203 were taken away and 118 people of any age are in shelters.
    """
    fate = report.roles[:1]
    if not fate or report.inherited or report.part_of is not None or report.concept not in relations().subsets:
        return False
    if source.concept != report.concept or role_kinship(fate, source.roles) is Kinship.MATCH:
        return False
    return any(
        fate[0] in other.roles
        and not other.inherited
        and 0 < other.quantity.high < report.quantity.low
        and other.quantity.low not in told
        and (other.concept in _AT_LARGE or relations().stands_for.get(other.concept or "") == "person")
        and other.scope != "additional"
        and abs(other.sentence - source.sentence) <= 1
        for other in others
    )


def hurt_told_dead(report: Claim, none: Claim, source: Sequence[Claim]) -> int | None:
    """Return the place of the hurt whom the report tells as dead, where the post says that nobody died (`none`)."""
    if none.quantity.high or "killed" not in none.roles or report.roles[:1] != ("killed",) or report.inherited:
        return None
    for at, one in enumerate(source):
        people = is_people(one.concept) or "wounded_person" in one.context
        if people and one.quantity.value == report.quantity.value and not _ALIVE.isdisjoint(one.roles[:1]):
            return None if one.inherited else at
    return None


def died_among(report: Claim, at: int, source: Sequence[Claim]) -> bool:
    """Tell whether people of whom some died are told as survivors: 'eleven pulled out, four of them dead'."""
    if not any("killed" in one.roles for one in source if one.part_of == at):
        return False
    if report.roles[:1] == ("survived",):
        return True
    return source[at].roles[:1] == ("rescued",) and (report.roles[:1] == ("injured",) or "survived" in report.roles)
