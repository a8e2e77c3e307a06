"""House style that looks like another fate or another thing, and is none."""

import re
from functools import cache

from ingest.comparison.kinship import is_flying, is_people, is_weapon
from ingest.comparison.phrases import any_of, stems, word_before, words
from ingest.comparison.relations import relations
from ingest.model import Claim, QuantityKind

_BROKEN = frozenset({"damaged", "destroyed", "wrecked", "hit", "removed", "toppled"})
_FIRE = frozenset({"burning", "extinguished", "contained", "burned"})
_ENGAGED = _FIRE | {"sent", "employed", "mobilised"}


def given(report: Claim, source: Claim) -> bool:
    """Tell whether one side says that somebody received what the other says was given: 214 farms, compensation paid."""
    if "received" not in report.roles and "received" not in source.roles:
        return False
    table, fates = relations(), {*_given(report), *_given(source)}
    things = {report.concept, source.concept, *source.context}  # an application that was received is not paid yet
    return "received" in fates and fates <= table.given and things.isdisjoint(table.received)


def paid_out(report: Claim, source: Claim) -> bool:
    """Tell whether the report has those paid who received the money in the post: «деньги получили 127»."""
    return source.roles[:1] == ("received",) and report.roles[:1] == ("paid",) and given(report, source)


def _given(claim: Claim) -> tuple[str, ...]:
    """Return the first fate that is no harm done before: displaced or flooded families 'have been paid'."""
    return next(((role,) for role in claim.roles if role not in _HARM), claim.roles[:1])


_HARM = frozenset({"evacuated", "flooded", "hit", "affected", "damaged", "destroyed", "burned", "injured"})


def fragile(report: Claim, source: Claim) -> bool:
    """Tell whether what is counted breaks at once: windows blown out, damaged or destroyed are one number."""
    if report.concept != source.concept or source.concept not in relations().fragile:
        return False
    return _BROKEN.issuperset(report.roles[:1]) and _BROKEN.issuperset(source.roles[:1])


def fighting(report: Claim, source: Claim) -> bool:
    """Tell whether both count who fights a fire, burning or put out: it is no fate of firemen and their engines."""
    fates = (report.roles[:1], source.roles[:1])
    if report.quantity.kind is source.quantity.kind is QuantityKind.DURATION:
        return all(_FIRE.issuperset(fate) for fate in fates)  # it burned till it was put out
    if not all(_ENGAGED.issuperset(fate) for fate in fates) or not any(_FIRE.issuperset(fate) for fate in fates):
        return False
    return all(one.concept in relations().crews or is_people(one.concept) for one in (report, source))


def unsaved(report: Claim, source: Claim) -> bool:
    """Tell whether one side has those dead whom the other says could not be saved: «спасти двоих не удалось»."""
    for denied, dead in ((report, source), (source, report)):
        if "denied" in denied.facets and _SAVED & set(denied.roles) and "killed" in dead.roles:
            return True
    return False


_SAVED = frozenset({"rescued", "survived"})


def gravely(report: Claim, source: Claim) -> bool:
    """Tell whether both count those who are in a grave state, hurt, ill or in hospital: 'three are seriously ill'."""
    grave = "serious" in report.facets and "serious" in source.facets
    return grave and _UNWELL.issuperset((*report.roles[:1], *source.roles[:1]))


_UNWELL = frozenset({"hospitalised", "injured", "infected", "treated", "affected"})


def withered(report: Claim, source: Claim) -> bool:
    """Tell whether both sides have land or what grows on it lost: crops that died were destroyed."""
    if source.quantity.kind is not QuantityKind.MEASURE or is_people(report.concept):
        return False
    return {"killed", "destroyed"} == {*report.roles[:1], *source.roles[:1]}


def in_other_words(report: Claim, source: Claim) -> bool:
    """Tell whether two fates that exclude each other are one: taken away ill, not saved, grave, crops that died."""
    alike = taken_ill(report, source) or gravely(report, source)
    return alike or unsaved(report, source) or withered(report, source)


def outage_over(report: Claim, source: Claim) -> bool:
    """Tell whether both say how long something was away: five days without gas, and gas again after five days."""
    if report.quantity.kind is not QuantityKind.DURATION:
        return False
    fates = {*report.roles[:1], *source.roles[:1]}
    return not fates.isdisjoint(_BACK) and any(fate.startswith("without ") for fate in fates)


_BACK = frozenset({"restored", "returned", "repaired"})


def not_back(report: Claim, source: Claim) -> bool:
    """Tell whether one side denies that it came back and the other that there is none: «не подключены 2 тысячи»."""
    for denied, lacking in ((report, source), (source, report)):
        back = "denied" in denied.facets and not _BACK.isdisjoint(denied.roles)
        if back and any(role.startswith("without ") for role in lacking.roles):
            return True
    return False


def striking(report: Claim, source: Claim) -> bool:
    """Tell whether both sides tell of one strike: a region struck with two bombs had two dropped on it, or was hit by
    two. What was launched and can be shot down is not what hit, unless the post calls it a strike.
    """
    ours, theirs = report.roles[:1], source.roles[:1]
    if not ours or not theirs or not (_STRUCK.issuperset(ours) and _STRUCK.issuperset(theirs)):
        return False
    if not is_weapon(source.concept):
        return False
    return not is_flying(source.concept) or theirs == ("hit",) or "strike" in source.context


_STRUCK = frozenset({"hit", "attacked", "shelled", "launched", "dropped"})


def taken_ill(report: Claim, source: Claim) -> bool:
    """Tell whether the post has the sick or hurt taken away, to hospital: «с тепловым ударом увезли 56 отдыхающих»."""
    fates = (*report.roles[:1], *source.roles[:1])
    if "hospitalised" not in fates or _TAKEN.isdisjoint(fates):
        return False
    return not (_ILLS.isdisjoint(source.context) and _ILLS.isdisjoint(source.traits))


_TAKEN = frozenset({"evacuated", "delivered"})


_ILLS = frozenset(
    {
        "frostbite",
        "poisoning",
        "fracture",
        "stroke",
        "bite",
        "injury",
        "disease",
        "infection",
        "wounded_person",
        "poisoned",
        "burns",
    }
)


def applying(report: Claim, source: Claim) -> bool:
    """Tell whether one side counts applications and the other who filed them: «обратились 148 человек»."""
    people = source if report.concept == "application" else report
    other = report if people is source else source
    return other.concept == "application" and is_people(people.concept) and not _FILED.isdisjoint(people.traits)


_FILED = frozenset({"reports", "applied", "requested"})


def listed(report: Claim, source: Claim) -> bool:
    """Tell whether both sides name both things, in another order: 'cats and dogs', «собак і котів»."""
    ours, theirs = report.concept, source.concept
    if ours is None or theirs is None or ours not in source.context or theirs not in report.context:
        return False
    return ours in report.context and theirs in source.context


def reaches(claim: Claim) -> bool:
    """Tell whether the verb before a number says that so much is the most: 'gusts reached 24 m/s', «сягають 40 км»."""
    return word_before(claim).startswith(stems("reaching"))


def roomy(claim: Claim) -> bool:
    """Tell whether a number is of people whom there is room for: 'places for 140 people', 'a camp for 140 people'."""
    return not _ROOM.isdisjoint(claim.context) or word_before(claim) in words("room_for")


def working(report: Claim, source: Claim) -> bool:
    """Tell whether people stand for the jobs that they are to get: 'work for 450 people', «450 робочих місць»."""
    return source.concept == "job" and is_people(report.concept) and not relations().fates & set(report.roles)


def of_a_building(report: Claim, source: Claim) -> bool:
    """Tell whether both say how high a building is, one of them in a word: «пятиэтажка», 'nine-storey'.

    What befell the building is no fate of its storeys.
    """
    if report.quantity.unit != _STOREY or source.quantity.unit != _STOREY:
        return False
    return any(
        " " not in one.quantity.text[one.quantity.number_start - one.quantity.start :] for one in (report, source)
    )


_STOREY = "storey"


_ROOM = frozenset({"place", "hospital_bed", "nursery_place", "tent", "shelter"})


def guessed(claim: Claim) -> bool:
    """Tell whether a number without a noun is only taken for people, or for those of the number before."""
    quantity = claim.quantity
    return is_people(claim.concept) and quantity.start == quantity.number_start and quantity.end == quantity.number_end


def whereabouts(claim: Claim, theirs: Claim) -> bool:
    """Tell whether both sides only say where people are or came from: 93 in two shelters, 210 out of two blocks.

    What befell the people befell no shelter and no block.
    """
    if is_people(claim.concept) or claim.concept != theirs.concept or claim.quantity.concept is None:
        return False
    if not _PEOPLES.issuperset((*claim.roles, *theirs.roles)):
        return False
    return all(_whereat().search(one.selector.prefix.lower()) for one in (claim, theirs))


@cache
def _whereat() -> re.Pattern[str]:
    return re.compile(r"(?:^|\W)" + any_of("whereat") + r"\s*$")


_PEOPLES = frozenset({
    "sheltered", "evacuated", "returned", "staying with family", "found", "rescued", "hospitalised", "arrived",
    "discharged", "injured", "survived", "left", "killed", "missing", "isolated", "treated",
})  # fmt: skip


def certain_anyway(claim: Claim, theirs: Claim) -> bool:
    """Tell whether a doubt says nothing of the number: a fine that threatens, the storeys of a house, an 80-metre pipe.

    «Грозит штраф до миллиона» is 'could be fined a million'; who may lie beneath a nine-storey block is in doubt, the
    block is not.
    """
    if "threatened" in claim.roles and "threatened" in theirs.roles:
        return True
    return any(one.quantity.unit == "storey" or _glued(one) for one in (claim, theirs))


def _glued(claim: Claim) -> bool:
    """Tell whether a unit is glued to its number, as it describes another noun: 'the 80-metre pipe'."""
    number, sign, unit = claim.quantity.text.rpartition("-")
    return bool(sign and number) and unit.isalpha() and claim.quantity.kind is QuantityKind.MEASURE


def told_facets(claim: Claim) -> tuple[str, ...]:
    """Return the facets of a number, without a rise or fall of what stands at it: 'at 8.74 m and rising'."""
    if _MOVES.isdisjoint(claim.facets) or claim.quantity.change is not None or "by" in claim.facets:
        return claim.facets
    if word_before(claim) not in words("level_at"):
        return claim.facets
    return tuple(facet for facet in claim.facets if facet not in _MOVES)


def moves_by_itself(facet: str, report: Claim, source: Claim) -> bool:
    """Tell whether a rise is the post's too, or that of what stands at the number: 'at 8.74 m and rising'."""
    if facet not in _MOVES:
        return False
    if facet not in told_facets(report):
        return True
    return source.scope == "additional" and ("more" in report.facets or report.scope == "additional")


_MOVES = frozenset({"increase", "decrease"})


def unhurt(report: Claim, source: Claim) -> bool:
    """Tell whether one side says that so many were not hurt, the other that they came off whole: «17 не пострадали»."""
    for whole, other in ((report, source), (source, report)):
        denied = "denied" in other.facets and other.roles[:1] in _HURT and other.quantity.low > 0
        if denied and "survived" in whole.roles and whole.quantity.low > 0:
            return True
    return False


_HURT = (("injured",), ("affected",), ("casualty",))
