"""What parts of the post leave of their whole: of 27 drones 21 were shot down, six were not.

Any two numbers leave something over, so a rest has to show that it is none by chance: by its digits, by where whole and
part stand, and by words that tell it from the part (the rest, not, another fate, men beside women).
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from ingest.comparison.items import Derivation, digits, fits, rounds, told_together
from ingest.comparison.kinship import Kinship, concept_kinship, is_people, kind_of, other_kind, role_kinship
from ingest.comparison.measures import measure_of, same_rate, unitless
from ingest.comparison.phrases import stems
from ingest.comparison.relations import relations
from ingest.model import Claim, Hedge, NumberKind, QuantityKind

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_CONFLICT = Kinship.CONFLICT
_DISTANT = Kinship.DISTANT
_UNKNOWN = Kinship.UNKNOWN
_EXACT = Hedge.EXACT
_CLAIM = NumberKind.CLAIM
_DELTA = QuantityKind.DELTA

_ENOUGH = 4  # digits, or what stands for them
_WORDS = 2  # digits that words which tell the rest from its part are worth
_DIGITS = 4  # more say no more
_REACH = 3  # places between a whole and its part
_REMOTE = 6  # the same where the report tells what remains
_FAR = 2  # sentences
_PARTS = 3
_OTHER = frozenset({"each", "average", "maximum", "minimum"})  # such a number is part of nothing


def rest(report: Claim, value: Decimal, source: Sequence[Claim]) -> Derivation | None:
    """Return the whole and the parts of which the report tells what is left; of several the one that shows most."""
    if report.scope == "after" and "rest" not in report.facets:
        return None  # where a change led to
    leaving = list(_leaving(report, value, source))
    if not leaving:
        return None
    best, most = None, _ENOUGH - 1
    shown = not _remains(report) and any(_shown(report, value, claim) for claim in source)
    told = [claim for claim in source if _same_fate(report, claim)] if _fated(report) else []
    if shown and report.roles[:1] == ("killed",):
        return None  # nobody dies by arithmetic: «148 горняков, 131 поднят. Судьба 17 устанавливается»
    for whole, parts, exact in leaving:
        above, below = source[whole], source[parts[-1]]
        of_whole = _of_whole(report, above) or _other_people(report, below, above)
        if (
            not of_whole
            or _strange(report, below)
            or _denied_by_fate(report, above, below)
            or _misread(report, told, above, below)
        ):
            continue
        apart = _told_apart(report, below)
        if not (exact or (apart and not _other_kind(report, below))):
            continue  # 'over a hundred' rounds too much
        if not apart and below.quantity.low == value:
            continue  # half of the whole: what is meant is the half that the post tells
        worth = _worth(report, value, (whole, above), (parts[-1], below))
        worth += (_WORDS if apart else 0) - (_WORDS if shown else 0)
        if worth > most:
            kind = "difference" if exact else "rounded_difference"
            best, most = Derivation(kind, (whole, *parts), fitting=True, sure=apart), worth
    return best


def _strange(report: Claim, part: Claim) -> bool:
    """Tell whether a part names what the report's thing is never left of: no children, where drones are taken away."""
    noun = part.quantity.end > part.quantity.number_end
    return noun and concept_kinship(report.concept, part.concept) is _CONFLICT and not _other_kind(report, part)


def _shown(report: Claim, value: Decimal, claim: Claim) -> bool:
    """Tell whether the post shows the very number, and the report may tell it of something else."""
    return claim.quantity.low == value and concept_kinship(report.concept, claim.concept) > _DISTANT


def _worth(report: Claim, value: Decimal, whole: tuple[int, Claim], part: tuple[int, Claim]) -> int:
    """Return how much value and place say that the report's number is this rest, in digits."""
    (at, above), (beside, below) = whole, part
    near = abs(at - beside) == 1 and above.sentence == below.sentence
    measured = measure_of(report.quantity).dimension != "count"
    named = None not in (report.concept, above.concept) and (
        concept_kinship(report.concept, above.concept) >= _UNKNOWN or kind_of(report.concept, above.concept)
    )
    if below.part_of == at or (abs(at - beside) == 1 and told_together(above, below)):
        bound = _WORDS
    else:
        bound = int(below.quantity.end == below.quantity.number_end)  # its noun is the whole's
    other = _words(report) and _words(below) and _words(report).isdisjoint(_words(below))
    return min(digits(value), _DIGITS) + near + measured + named + bound + bool(other)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset((*(() if claim.inherited else claim.roles), *claim.traits))


def _leaving(report: Claim, value: Decimal, source: Sequence[Claim]) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """Yield each whole with its parts, one to three in a row, that leave the report's number; and whether exactly."""
    hedged = report.quantity.hedge is not _EXACT
    reach = _REMOTE if "rest" in report.facets else _REACH
    for at, whole in enumerate(source):
        if whole.quantity.low <= value or not _level(whole):
            continue
        for first in range(max(0, at - reach), min(len(source), at + reach + 1)):
            left = whole.quantity.low
            parts: tuple[int, ...] = ()
            for part in range(first, min(len(source), first + _PARTS)):
                left -= source[part].quantity.low
                if part == at or left < value:
                    break
                parts = (*parts, part)
                if left == value or (hedged and part == first and rounds(report, left)):
                    # asked last: few numbers leave what the report tells, and the question is dear
                    if not _alike(report, whole) or not all(_part_of(source, one, at) for one in parts):
                        break
                    yield at, parts, left == value


def _level(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.value is not None and quantity.low > 0 and claim.number_kind is _CLAIM


def _alike(one: Claim, other: Claim) -> bool:
    """Tell whether two numbers are in one unit, or one of them leaves its unit out."""
    ours, theirs = same_rate(measure_of(one.quantity), measure_of(other.quantity))
    return ours == theirs or unitless(one.quantity) or unitless(other.quantity)


def _part_of(source: Sequence[Claim], beside: int, at: int) -> bool:
    """Tell whether number `beside` may be a part of number `at`."""
    part, whole = source[beside], source[at]
    if (
        not _level(part)
        or part.quantity.kind is _DELTA
        or part.quantity.implicit
        or whole.quantity.implicit
        or part.quantity.low >= whole.quantity.low
    ):
        return False
    told_of = None if part.part_of is None else source[part.part_of]
    if told_of is not None and told_of is not whole and is_people(told_of.concept) is is_people(part.concept):
        return False
    if _OTHER & {*part.facets, *whole.facets}:
        return False
    added = part.scope == "additional" and part.part_of != at and not {"denied", "rest"} & set(part.facets)
    if added and not _rest_follows(part):
        return False
    if measure_of(part.quantity) != measure_of(whole.quantity) and unitless(source[min(at, beside)].quantity):
        return False  # what a number leaves out the one before it has said
    named = part.quantity.concept is not None and part.quantity.concept == whole.quantity.concept
    if not _alike(part, whole) or abs(part.sentence - whole.sentence) > (_REMOTE if named else _FAR):
        return False
    fates = part.roles[:1], whole.roles[:1]
    own = not (part.inherited or whole.inherited or part.part_of == at or relations().exposed & {*fates[1]})
    if own and relations().fates & {*fates[0]} and role_kinship(*fates) is _CONFLICT:
        return False  # two dead are none of thirteen injured
    if part.part_of == at or (is_people(part.concept) and is_people(whole.concept)):
        return True
    known = concept_kinship(part.concept, whole.concept) >= _UNKNOWN or kind_of(part.concept, whole.concept)
    return known or unitless(part.quantity) or part.quantity.end == part.quantity.number_end


def _of_whole(report: Claim, whole: Claim) -> bool:
    """Tell whether the report's thing may be what is left of the whole: adults of people, or the same thing."""
    named = _remains(report) and report.concept in whole.context  # «заявления подали 5 208 семей»
    return named or fits(report, whole, loosely=True) or kind_of(report.concept, whole.concept)


def _remains(report: Claim) -> bool:
    """Tell whether a number says of itself that it is what is left, or what is lacking."""
    if "rest" in report.facets or "needed" in report.roles or "lacking" in report.traits:
        return True
    return "missing" in report.roles and not is_people(report.concept)


def _other_kind(report: Claim, part: Claim) -> bool:
    """Tell whether the report names a kind that the part is not: adults, where the part is children."""
    if report.concept == part.concept or not (is_people(report.concept) and is_people(part.concept)):
        return False
    return concept_kinship(report.concept, part.concept) is Kinship.CONFLICT or other_kind(report.concept, part.concept)


def _other_people(report: Claim, part: Claim, whole: Claim) -> bool:
    """Tell whether the report names the people that the part is not: men, where women are a part of the pilots."""
    return _other_kind(report, part) and is_people(report.concept) and is_people(whole.concept)


def _told_apart(report: Claim, part: Claim) -> bool:
    """Tell whether words set the report's number apart from the part: not, the rest, another fate, another kind."""
    if _remains(report) or "rest" in part.facets or _rest_follows(part):
        return True
    if ("denied" in report.facets) != ("denied" in part.facets) or _other_kind(report, part):
        return True
    if report.concept not in (None, part.concept) and report.concept in part.context:
        return True  # «загинули троє: двоє пацієнтів і медсестра»
    if report.part_of is not None and _of_two_states(report, part):
        return True  # of 17 hurt six are in a grave state: eleven got off lightly
    again = role_kinship(report.roles[:1], part.roles[:1]) is Kinship.MATCH
    if report.part_of is not None and not again:
        return True  # it is told as a part itself
    if report.inherited or part.inherited:
        return False
    return role_kinship(report.roles[:1], part.roles[:1]) is Kinship.CONFLICT


def _rest_follows(part: Claim) -> bool:
    """Tell whether the post goes on to the rest without a number: «збито 36, решта влучили …»."""
    return _names_rest(part.selector.suffix)


@lru_cache(maxsize=1024)
def _names_rest(words: str) -> bool:
    return any(word.startswith(stems("remaining")) for word in words.lower().split())


def _denied_by_fate(report: Claim, whole: Claim, part: Claim) -> bool:
    """Tell whether the report's number is no rest by what it says happened.

    It is the part's own number misread, or of another fate than the whole; what happened to people follows from no
    rest, unless the part's fate excludes it.
    """
    if _other_kind(report, part):
        return False
    if report.part_of is not None and part.part_of is not None and _of_one_state(report, part):
        return True  # of 17 hurt six are in a grave state: eleven are not
    if report.part_of is not None and _of_two_states(report, part):
        return False
    ours, rest_of = report.roles[:1], _remains(report) or _rest_follows(part)
    own = not report.inherited
    if own and not part.inherited and role_kinship(ours, part.roles[:1]) is Kinship.MATCH:
        return not rest_of and ("denied" in report.facets) == ("denied" in part.facets)
    opposed = own and role_kinship(ours, part.roles[:1]) is Kinship.CONFLICT
    if own and not whole.inherited and role_kinship(ours, whole.roles[:1]) is Kinship.CONFLICT:
        return not opposed
    return _fated(report) and not (opposed or rest_of or part.part_of is not None)


def _of_one_state(report: Claim, part: Claim) -> bool:
    """Tell whether two parts are told of the same state: seriously hurt, on foot, from other regions."""
    if ("denied" in report.facets) != ("denied" in part.facets) or "rest" in {*report.facets, *part.facets}:
        return False
    return any(grade & {*report.facets} and grade & {*part.facets} for grade in _GRADES)


def _of_two_states(report: Claim, part: Claim) -> bool:
    ours, theirs = ({at for at, grade in enumerate(_GRADES) if grade & {*one.facets}} for one in (report, part))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


_GRADES = (frozenset({"serious"}), frozenset({"light", "outpatient"}))


def _fated(report: Claim) -> bool:
    """Tell whether a number says what became of people."""
    people = is_people(report.concept) or (report.concept is None and report.roles[:1] == ("killed",))
    return people and not report.inherited and bool(relations().fates & set(report.roles[:1]))


def _misread(report: Claim, told: Sequence[Claim], whole: Claim, part: Claim) -> bool:
    """Tell whether the post tells by another number (of `told`) how many met the report's fate."""
    if part.part_of is not None or _remains(report):
        return False
    return any(claim is not whole and claim is not part for claim in told)


def _same_fate(report: Claim, claim: Claim) -> bool:
    """Tell whether the post itself tells how many met the report's fate."""
    return not claim.inherited and claim.roles[:1] == report.roles[:1] and not claim.quantity.implicit
