"""What the clause says of a quantity: its role, its age, whether it is a subset, an increment, a running total."""

from decimal import Decimal

from ingest.model import Hedge, QuantityKind
from ingest.quantities.changes import read_change
from ingest.quantities.concepts import load_concepts
from ingest.quantities.draft import Draft
from ingest.quantities.hedging import change_before
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.roles import load_roles
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Trigger

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_ABOUT = Hedge.ABOUT
_AT_LEAST = Hedge.AT_LEAST
_EXACT = Hedge.EXACT
_OVER = Hedge.OVER
_UP_TO = Hedge.UP_TO
_AGE = QuantityKind.AGE
_COUNT = QuantityKind.COUNT
_DURATION = QuantityKind.DURATION

_OLDEST = 130
_HUNDRED = 100
_REGIONS = frozenset({"region", "district", "town", "municipality", "settlement", "village", "country", "location"})
_SENSE_REACH = 6
_LEFT = 8
_RIGHT = 7
_PRICED = 5  # words between a word of price and its sum
_MILLION, _THOUSAND = Decimal(10) ** 6, Decimal(1000)
_STOPS = frozenset({".", ";", "\n", "!", "?", "", "(", ")"})


def read_role(r: Reader, draft: Draft, before: Draft | None, behind: Draft | None) -> None:
    """Set the role of a counted draft from the nearest word that tells one, inside its clause."""
    if draft.role is not None or not r.concepts or draft.kind is not _COUNT:
        return
    if before is not None and before.part and before.role == "shot down":
        draft.role = "launched"  # «сбиты 78 из 93»: the whole is what came
        return
    left, right = _left_role(r, draft, before), _right_role(r, draft, behind)
    if left is not None and (right is None or left[1] <= right[1]):
        draft.role = left[0]
    elif right is not None:
        draft.role = right[0]


def _left_role(r: Reader, draft: Draft, before: Draft | None) -> tuple[str, int] | None:
    limit = max(0, draft.start - _LEFT, before.end if before is not None and not before.implicit else 0)
    words, roles = r.words, load_roles().index(r.lang)
    tells, joins = roles.heads, r.vocab.words_of("ranges.join")
    told = before.end if before is not None and before.implicit else r.tokens.count
    for place in range(draft.start - 1, limit - 1, -1):
        word = words[place]
        if word in _STOPS or word == "," or (word in joins and place > told):
            return None  # 'a woman was killed and nine people …': the fate of the number before
        found = roles.match(words, place) if tells[word] is not None else None
        if found is not None and found[1] <= draft.start:
            return found[0], draft.start - found[1]
    return None


def _right_role(r: Reader, draft: Draft, behind: Draft | None) -> tuple[str, int] | None:
    limit = min(r.tokens.count, draft.end + _RIGHT, behind.start if behind is not None else r.tokens.count)
    words, roles = r.words, load_roles().index(r.lang)
    tells, joins = roles.heads, r.vocab.words_of("ranges.join")
    for place in range(draft.end, limit):
        word = words[place]
        if word in _STOPS or word == "," or word in joins:
            return None
        found = roles.match(words, place) if tells[word] is not None else None
        if found is not None:
            return found[0], place - draft.end
    return None


def read_scope(r: Reader, draft: Draft, earlier: Draft | None) -> None:
    """Set scope, change and subset from the words around a draft."""
    vocab, words = r.vocab, r.words
    read_change(r, draft)
    subset = vocab.table("scopes.subset")
    found = subset.match_back(words, draft.start) if words[draft.start - 1] in subset.last else None
    if found is None and words[draft.start - 1] in (":", "-", "–", "—", "."):  # «в т. ч. 174 ребёнка»
        found = subset.match_back(words, draft.start - 1)
    if found is None and words[draft.number_end] in subset.first:
        found = subset.match(words, draft.number_end)
        if found is not None and draft.concept is not None and load_concepts().is_a(draft.concept, "person"):
            _read_predicate(r, draft, found[1])
    if earlier is not None and found is not None and draft.kind is _COUNT:
        draft.subset_of = earlier
        draft.role = draft.role or earlier.role
    if draft.scope in (None, "after") and draft.change is None and draft.kind in (_COUNT, None):
        cumulative = vocab.table("scopes.cumulative")
        first = max(0, draft.start - _LEFT)
        if cumulative.first.keys().isdisjoint(words[first : draft.start]):
            return
        for place in range(draft.start - 1, first - 1, -1):
            if words[place] in _STOPS:
                break
            if words[place] in cumulative.first and cumulative.match(words, place) is not None:
                draft.scope = "cumulative"
                break


def _read_predicate(r: Reader, draft: Draft, place: int) -> None:
    """Take what the subset is called behind `of them`: `two of them children`, «двое из них — дети»."""
    if r.words[place] in DASHES or r.words[place] in r.vocab.words_of("people"):
        place += 1
    found = load_concepts().match(r.words, place, r.lang) if r.concepts else None
    if found is not None and found.role is None and load_concepts().is_a(found.concept_id, "person"):
        draft.unit, draft.concept = found.name, found.concept_id
        draft.end = draft.head_end = max(draft.end, found.end)


def read_place(r: Reader, draft: Draft) -> None:
    """Take back the hedge of `shot down over three regions`: over is where, and not how many."""
    if draft.hedge is not _OVER or draft.concept not in _REGIONS:
        return
    if r.words[draft.start] not in r.vocab.words_of("over_places"):
        return
    table = load_roles()
    for place in range(max(0, draft.start - _LEFT), min(r.tokens.count, draft.end + _RIGHT)):
        found = table.match(r.words, place, r.lang)
        if found is not None and found.role in ("shot down", "launched"):
            draft.hedge, draft.start = _EXACT, draft.number_start
            return


def read_destination(r: Reader, draft: Draft) -> None:
    """Take back the bound of «вивозять до двох країн»: the preposition tells where to, and not how many."""
    if draft.hedge is not _UP_TO or r.words[draft.start] not in r.vocab.words_of("to_places"):
        return
    table, placed = load_roles(), _is_destination(draft.concept)
    leading = r.vocab.words_of("comes_to") | (r.vocab.words_of("leads_to") if placed else frozenset())
    for place in range(draft.start - 1, max(-1, draft.start - _LEFT - 1), -1):
        if r.words[place] in _STOPS:
            return
        led = r.words[place] in leading
        if not led and placed:
            found = table.match(r.words, place, r.lang)
            led = found is not None and found.role in _MOVED
        if led:
            draft.hedge, draft.start = _EXACT, draft.number_start
            return


def _is_destination(concept: str | None) -> bool:
    """Tell whether one goes to the counted thing: a place, an office, what rescuers are called to."""
    if concept is None:
        return False
    concepts = load_concepts()
    return concept in _REGIONS or any(concepts.is_a(concept, one) for one in _DESTINATIONS)


_DESTINATIONS = ("facility", "organisation", "settlement", "city", "fire", "accident", "apartment")
_MOVED = frozenset(
    {"exported", "sent", "delivered", "evacuated", "hospitalised", "sheltered", "carried", "returned", "restored"}
)


def read_estimate(r: Reader, draft: Draft) -> None:
    """Read the sum that an adjective before its noun calls rough: «Ориентировочный ущерб — 1,1 млрд»."""
    if draft.hedge is not _EXACT or draft.range or draft.share:
        return
    estimates = r.vocab.words_of("estimates")
    if estimates.isdisjoint(r.words[max(0, draft.start - _PRICED) : draft.start]):
        return
    for place in range(draft.start - 1, max(-1, draft.start - 1 - _PRICED), -1):
        word = r.words[place]
        if word in estimates:
            draft.hedge = _ABOUT
            return
        if not word.isalpha() and word not in DASHES and word != ":":
            return
        if r.triggers[place] & Trigger.NUMBER:
            return


def read_floor(r: Reader, draft: Draft) -> None:
    """Read «от 95 тыс. рублей» and 'wages: from £12' as no less than that much, where no range and no change is told.

    Of counts the preposition tells where from: «от 12 предприятий».
    """
    at = draft.start - 1
    if at < 0 or draft.hedge is not _EXACT or draft.range or draft.change or draft.scope == "before":
        return
    large = draft.step >= _LARGE or (draft.low >= _LARGE and draft.end == draft.number_end)
    opened = (draft.money or draft.unit == "percentage") and draft.low == draft.high
    opened = opened and r.words[at - 1] in (*DASHES, ":")  # «взнос — от 10%»
    if opened and r.words[at] in r.vocab.words_of("ranges.start"):
        draft.hedge, draft.start = _AT_LEAST, at
        return
    known = r.words[at] in r.vocab.words_of("floors") and (draft.money or (draft.open and large))
    if not known and not (draft.money and _prices_from(r, at)):
        return
    percent = r.words[at - 1] in ("%", *r.vocab.words_of("scopes.by")) or r.digits(at - 1)
    ranged = r.words[draft.end] in ("-", "–", "—") and r.digits(draft.end + 1)
    if percent or ranged or change_before(r, at, _LEFT) is not None:
        return
    draft.hedge, draft.start = _AT_LEAST, at


_LARGE = 1000


def _prices_from(r: Reader, at: int) -> bool:
    """Tell whether a preposition of many meanings stands behind what is paid: 'offers pay from 24,000 hryvnias'."""
    if r.words[at] not in r.vocab.words_of("floors_priced"):
        return False
    prices = r.vocab.words_of("floor_prices")
    for place in range(at - 1, max(-1, at - 1 - _PRICED), -1):
        if r.words[place] in prices:
            return True
        if not r.words[place].isalpha() or r.triggers[place] & Trigger.NUMBER:
            return False
    return False


def read_sense(r: Reader, draft: Draft) -> None:
    """Choose between two meanings of the counted word by the words around it: pounds, «пунктов», «голов»."""
    if draft.unit == "percentage point":
        return  # «процентного пункта» says it itself
    for sense in r.vocab.senses.get(r.words[draft.head_end - 1], ()):
        near = r.words[max(0, draft.start - _SENSE_REACH) : draft.start]
        behind = r.words[draft.head_end : draft.head_end + 2]
        if sense.near.intersection((*near, *behind)) or sense.behind.intersection(behind[:1]):
            known = dimension(sense.unit) is not None
            draft.unit, draft.money, draft.role = sense.unit, False, None
            draft.concept, draft.kind = (None, None) if known else (sense.unit.replace(" ", "_"), QuantityKind.COUNT)
            return


def read_sum(r: Reader, draft: Draft) -> None:
    """Read millions without a currency as a sum where a word of price stands near: a budget of 640 million."""
    if draft.unit or draft.share or draft.high < _MILLION or draft.step < _THOUSAND or not draft.open:
        return
    priced = r.vocab.words_of("priced")
    for place in range(draft.start - 1, max(-1, draft.start - 1 - _PRICED), -1):
        if r.words[place] in priced:
            draft.kind = QuantityKind.MONEY
            return
        if not r.words[place].isalpha() and r.words[place] not in DASHES:
            break
    for place in range(draft.end, draft.end + _PRICED - 1):
        if r.words[place] in priced:
            draft.kind = QuantityKind.MONEY
            return
        if not r.words[place].isalpha():
            return


def read_points(r: Reader, draft: Draft, before: Draft | None, behind: Draft | None) -> None:
    """Read points beside a percentage as percentage points: `up six points to 57%`, « de six points, à 57 % »."""
    senses = r.vocab.senses.get(r.words[draft.head_end - 1], ())
    if draft.unit != "point" and not (senses and any(sense.unit == "point" for sense in senses)):
        return
    if draft.high >= _HUNDRED or draft.attributive or draft.unit in ("percentage point", "percentage"):
        return  # a three-point range
    placed = draft.unit == "point" and draft.concept and draft.head_end - draft.number_end > 1
    if placed and r.words[draft.head_end - 2] not in _SCORES:
        draft.unit = draft.concept = "location"  # six handout points
        return
    for first, second in ((before, draft), (draft, behind)):
        if first is None or second is None:
            continue
        other = first if second is draft else second
        between = r.words[first.end : second.start]
        aside = _STOPS.union(r.vocab.words_of("ranges.either")).intersection(between)  # 58 points, or 0.6%
        if other.unit == "percentage" and len(between) <= _SENSE_REACH and not aside:
            draft.unit, draft.concept, draft.kind, draft.role = "percentage point", None, None, None
            return


_SCORES = frozenset({"index", "penalty", "demerit", "bonus", "ranking"})


def read_age(r: Reader, draft: Draft) -> None:
    """Read years as an age: «мужчина 54 лет», «в возрасте 52 лет», `aged 35`."""
    if draft.unit == "year of age" and draft.attributive and draft.kind is None:
        if r.words[draft.number_end] in r.vocab.words_of("attributive.spans") or any(
            r.words[place] in r.vocab.words_of("attributive.spans") for place in range(draft.end, draft.end + 2)
        ):
            draft.unit = "year"
        return
    if draft.unit not in ("year", "") or draft.kind not in (None, _DURATION) or draft.per or draft.share:
        return
    if any(r.words[place] in r.vocab.words_of("attributive.spans") for place in range(draft.end, draft.end + 2)):
        return  # «17 лет тюрьмы», 'nine years in prison'
    if _in_apposition(r, draft) or _aside_of_person(r, draft):
        draft.unit, draft.kind = "year of age", _AGE
        return
    found = r.vocab.table("ages").match_back(r.words, draft.start) or r.vocab.table("ages").match_back(
        r.words, draft.number_start
    )
    if found is None and draft.unit == "year":
        found = _age_before(r, draft)
    if found is None and draft.unit == "year" and r.concepts and r.words[draft.start - 1].isalpha():
        of = r.words[draft.start - 1] in r.vocab.words_of("partitive")  # un agriculteur de 73 ans
        concept = load_concepts().match(r.words, draft.start - (2 if of else 1), r.lang)
        sentenced = concept is not None and concept.concept_id in ("convict", "detainee", "prisoner")
        if (
            concept is not None
            and not sentenced
            and draft.low < _OLDEST
            and load_concepts().is_a(concept.concept_id, "person")
        ):
            draft.unit = "year of age"
        return
    if found is not None and draft.low < _OLDEST:
        draft.unit, draft.kind = "year of age", _AGE


def _age_before(r: Reader, draft: Draft) -> tuple[bool, int] | None:
    """Return the words of age that the clause tells before its number: « L'âge moyen y est de 58 ans »."""
    ages, changes = r.vocab.table("ages"), r.vocab.words_of("scopes.rise") | r.vocab.words_of("scopes.fall")
    for end in range(draft.start, max(0, draft.start - _SENSE_REACH), -1):
        word = r.words[end - 1]
        if word in _STOPS or word == "," or r.digits(end - 1) or r.triggers[end - 1] & Trigger.NUMBER:
            return None
        if word in changes:
            return None  # 'the average age of the fleet is down to seven years'
        found = ages.match_back(r.words, end)
        if found is not None:
            return found
    return None


def _is_person(r: Reader, at: int) -> bool:
    found = load_concepts().match(r.words, at, r.lang) if r.concepts and at >= 0 else None
    return found is not None and load_concepts().is_a(found.concept_id, "person")


def _aside_of_person(r: Reader, draft: Draft) -> bool:
    """Tell whether an age stands between commas behind a person: « El conductor del camión, de 39 años, … »."""
    of = draft.start - 1
    if r.words[of] not in r.vocab.words_of("partitive") or r.words[of - 1] != "," or draft.unit != "year":
        return False
    if r.words[draft.end] not in (",", ".") or not 0 < draft.low == draft.high < _OLDEST:
        return False
    return any(_is_person(r, at) for at in range(max(0, of - 1 - _SENSE_REACH), of - 1))


def _in_apposition(r: Reader, draft: Draft) -> bool:
    """Tell whether an age follows a name between commas: `Marovic, 23, signed`, «Рогов, 34 года, награждён»."""
    if r.words[draft.start - 1] != "," or r.words[draft.end] != "," or not 0 < draft.low == draft.high < _OLDEST:
        return False
    name = r.words[draft.start - 2]
    if (
        not (r.tokens.capital(draft.start - 2) or _is_person(r, draft.start - 2))
        or draft.low != draft.low.to_integral_value()
    ):
        return False
    years = draft.unit == "year" if r.lang != "en" else not draft.unit and draft.low > 9
    return years and name.isalpha() and name not in r.vocab.months and name not in r.vocab.words_of("dates.weekdays")
