"""What a number made of several of the post's numbers has to meet, whichever way it is made."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ingest.comparison.hedges import HedgeClass, hedge_class
from ingest.comparison.kinship import Kinship, concept_kinship, holds, is_people, role_kinship
from ingest.comparison.measures import measure_of
from ingest.comparison.phrases import word_before, words
from ingest.comparison.relations import relations
from ingest.comparison.rounding import rounds_to
from ingest.model import Claim, Hedge, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_EXACT = Hedge.EXACT
_ABOUT = HedgeClass.ABOUT
_ALMOST = HedgeClass.ALMOST
_LOWER = HedgeClass.LOWER
_DISTANT = Kinship.DISTANT
_POINT = QuantityKind.POINT


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a report's number follows from items of the post; `fitting` when it is labelled rightly."""

    kind: str  # sum | difference | share | complement | product, rounded_sum, rounded_difference
    items: tuple[int, ...]
    fitting: bool
    sure: bool = False  # told so plainly that no single number of the post can be meant instead


def rounds(report: Claim, total: Decimal, least: int = 100) -> bool:
    """Tell whether a hedged number of the report rounds the sum: 'nearly 80,000' for 61,200 and 18,700.

    Sums under `least` round to too much.
    """
    quantity = report.quantity
    if quantity.hedge is _EXACT or not (total >= least or quantity.kind is _POINT):
        return False
    hedge = hedge_class(quantity)
    if hedge not in (_ABOUT, _LOWER, _ALMOST):
        return False
    return rounds_to(total, quantity.low, quantity.step, hedge) is not None


_AT_WORK = frozenset({"crew", "brigade", "team", "team_of_people"})
_FIRE = frozenset({"burning", "extinguished", "contained", "burned"})
_SUFFERED = frozenset({"injured", "affected"})  # of a thing it says no more than that it was damaged
_STILL_CARED = (("hospitalised",), ("treated",))
_STRUCK = frozenset({"damaged", "hit"})
_CARED = frozenset({"hospitalised", "treated", "discharged"})


def fits(report: Claim, item: Claim, *, loosely: bool = False, with_dead: bool = False) -> bool:
    named = item.concept in report.context  # 'shells and drones' counts both
    # «28 за, 5 против, двое воздержались» counts deputies to the end
    pointing = item.concept == "person" and item.quantity.end == item.quantity.number_end and is_people(report.concept)
    pointing = pointing and (item.inherited or not item.roles)
    named = named or holds(report.concept, item.concept)
    if concept_kinship(report.concept, item.concept) <= _DISTANT and not (named or pointing):
        return False
    if {"injured", "affected"} & set(report.roles[:1]) and {*item.roles[:1]} <= _CARED and item.roles:
        return True  # of the hurt some are in hospital, others went home
    if item.concept in relations().crews and set(item.roles) <= _FIRE:
        return True  # planes and helicopters at a fire: what burns is no fate of theirs
    if item.concept in _AT_WORK and report.concept == item.concept:
        return True  # 'five repair crews' for two at work and three on their way
    if not is_people(item.concept) and {*item.roles[:1]} <= _SUFFERED and _STRUCK & set(report.roles[:1]):
        return True  # «пострадали 6 школ» damaged them
    if report.roles[:1] == ("discharged",) and item.roles[:1] in _STILL_CARED and not item.inherited:
        return False
    if loosely or (with_dead and {"killed", "injured"} & set(item.roles)):
        return True
    if report.roles[:1] == ("hospitalised",) and _at_home(item) and (item.inherited or item.roles[:1] == ("treated",)):
        return False  # those who are treated at home or on the spot are in no hospital
    if report.roles[:1] == ("hospitalised",) and item.roles in ((), ("injured",)) and _STATES & {*item.traits}:
        return True  # those of whose state is told are in hospital
    if "treated" in report.roles and {*report.roles} <= _IN_CARE and _cared_for(item):
        return True  # in need of care are those in hospital and those helped on the spot
    own = not {*item.roles[:1]} <= {*report.roles}  # 'killed or wounded' tells both
    if own and is_people(report.concept) and role_kinship(report.roles[:1], item.roles[:1]) is Kinship.CONFLICT:
        return False  # 'killed when a cafe was hit' for «поранені через влучання»: the hit is no fate of theirs
    return role_kinship(report.roles, item.roles) > _DISTANT


_STATES = frozenset({"severe_state", "moderate_state", "stable_state"})
_IN_CARE = frozenset({"treated", "needed", "received", "requested"})


def _cared_for(item: Claim) -> bool:
    return bool(_CARED & {*item.roles}) or ("delivered" in item.roles and "hospital" in item.context)


def _at_home(item: Claim) -> bool:
    return not _HOME.isdisjoint((*item.context, *item.traits, *item.facets))


_HOME = frozenset({"house", "home", "at_home", "outpatient", "sent_home"})


def counted_twice(chosen: Sequence[int], source: Sequence[Claim]) -> bool:
    """Tell whether one of the numbers is in another of them, so that nobody may add them up.

    A part of a total («212 вакансій, найбільше з математики – 48»), and what a week brought beside what the year did.
    """
    if any(source[at].part_of in chosen for at in chosen) or _level_and_growth([source[at] for at in chosen]):
        return True
    if any(after - at == 1 and told_together(source[after], source[at]) for at, after in pairwise(chosen)):
        return True  # «перші 5 з 24 трамваїв»
    if any(
        _in_total(source[at], source[after]) or _some_of(source[at], source[after]) for at, after in pairwise(chosen)
    ):
        return True
    first, *rest = (source[at] for at in chosen)
    if any(_MOST & set(one.facets) and one.sentence == first.sentence for one in rest):
        return True
    spans = {period.kind for at in chosen if (period := source[at].period) is not None}
    return bool(spans & _SHORT) and bool(spans & _LONG)


def _level_and_growth(items: Sequence[Claim]) -> bool:
    """Tell whether one measure is what another one grew by, which holds it already: 640 hectares, up by 85."""
    grown = [one for one in items if _GROWN & {*one.facets} or one.quantity.change is not None]
    if len(grown) != 1 or measure_of(grown[0].quantity).dimension == "count":
        return False
    return any(one is not grown[0] and one.scope != "before" and one.sentence == grown[0].sentence for one in items)


_GROWN = frozenset({"increase"})


def parts_counted_twice(report: Claim, whole: int, source: Sequence[Claim]) -> bool:
    """Tell whether a number is the post's number `whole` and one of its own parts: seven hurt, for five incl. two."""
    more = report.quantity.low - source[whole].quantity.low
    if more <= 0 or report.quantity.hedge is not _EXACT or source[whole].part_of is not None:
        return False
    return any(one.part_of == whole and one.quantity.low == more for one in source)


def _in_total(before: Claim, total: Claim) -> bool:
    """Tell whether a number goes into the total told behind it: «подняли тела ещё двоих. Всего погибли девять»."""
    if total.scope != "cumulative" or before.scope == "cumulative" or total.quantity.low <= before.quantity.low:
        return False
    alike = concept_kinship(before.concept, total.concept) >= Kinship.UNKNOWN
    return alike and role_kinship(before.roles[:1], total.roles[:1]) is not Kinship.CONFLICT


def _some_of(whole: Claim, part: Claim) -> bool:
    """Tell whether people without a noun are some of those counted before: «12 подростков, двое признались».

    A dash or a place in place of the verb sets them beside these: «двое — в Луговом», «в Луговом двое».
    """
    if part.sentence != whole.sentence or part.scope is not None or not is_people(part.concept):
        return False
    if part.roles and not part.inherited:
        return False
    quantity = part.quantity
    if (
        quantity.end != quantity.number_end
        or quantity.start != quantity.number_start
        or quantity.low >= whole.quantity.low
    ):
        return False
    if not _APART.isdisjoint((*part.traits, *part.facets)) or whole.quantity.end == whole.quantity.number_end:
        return False
    own_verb = part.selector.suffix.lstrip()[:1].isalpha()
    return own_verb and part.selector.prefix.rstrip().endswith(",")


_APART = frozenset({"refused", "denied", "rest", "serious", "light", "moderate_state", "severe_state", "outpatient"})
_MOST = frozenset({"maximum", "minimum"})
_SHORT = frozenset({"day", "night", "week", "weekend", "month"})
_LONG = frozenset({"year", "since", "war", "season"})


_BREATH = 12  # characters of «из», 'out of', « sur un total de »


def told_together(whole: Claim, part: Claim) -> bool:
    """Tell whether the post tells a part and its whole in one breath: '58 of 61 schools', «из 22 проб плохих 15»."""
    if whole.sentence != part.sentence or part.quantity.low >= whole.quantity.low:
        return False
    if word_before(whole) not in words("out_of"):
        return False
    return part.selector.start > whole.selector.start or whole.selector.start - part.selector.end <= _BREATH


def digits(value: Decimal) -> int:
    """Return how many digits a number shows; zeros at its end show nothing."""
    return len(value.normalize().as_tuple().digits)
