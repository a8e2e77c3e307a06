"""None said in words: `no casualties`, «без пострадавших», «жертв нет», `no one was hurt`."""

import itertools
from dataclasses import dataclass
from decimal import Decimal

from ingest.model import QuantityKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.concepts import ConceptMatch, load_concepts
from ingest.quantities.draft import Draft, fixed
from ingest.quantities.heads import find_head, is_closed
from ingest.quantities.reader import Reader
from ingest.quantities.roles import load_roles
from ingest.quantities.vocabulary import Trigger
from ingest.text.morphology import word_case, word_form

_ZERO = Decimal(0)
_ACROSS = 9  # tokens, commas too, in which the fate is told of which nobody suffers gravely
_STOPS = frozenset({".", ",", "\n", ";", "", "(", ")"})


def read_zero(r: Reader, at: int) -> list[Draft]:
    vocab, words = r.vocab, r.words
    before = vocab.table("zero.before").match(words, at)
    alone = vocab.table("zero.alone").match(words, at)
    for one in (alone, before):
        if one is not None and (counted := _none_counted(r, at, one[1])):
            return counted
    if before is not None and r.concepts and concept_at(r, before[1]) is not None:
        found = _none_of(r, at, before[1])  # « aucune plainte n'a été reçue »: no complaints, and not nobody
        if found:
            return found
    if alone is not None and words[alone[1]] not in vocab.words_of("share.of"):
        found = _none_being(r, at, alone[1]) or _nobody(r, at, alone[1])
        if found:
            return found
    if before is not None:
        found = _none_of(r, at, before[1])
        if found:
            return found
    after = vocab.table("zero.after").match(words, at)
    end = after[1] if after is not None else _none_later(r, at)
    if end:
        return _none_behind(r, at, end)
    return []


def _none_counted(r: Reader, at: int, end: int) -> list[Draft]:
    """Read `none of the 43 patients is seriously ill`: of people counted there, a fate or a grave state befell none."""
    of = r.vocab.table("share.of").match(r.words, end)
    place = of[1] if of is not None and r.concepts else r.tokens.count
    first = place
    while place < min(first + _COUNTED, r.tokens.count) and (r.digits(place) or r.triggers[place] & Trigger.NUMBER):
        place += 1
    found = _people_at(r, place) if place < r.tokens.count else None
    if found is None:
        return []
    behind = tuple(
        itertools.takewhile(lambda n: r.words[n] not in _STOPS, range(found.end, min(found.end + 9, r.tokens.count)))
    )
    grave = any(r.words[n] in r.vocab.words_of("zero.gravely") for n in behind)
    fates = (load_roles().match(r.words, n, r.lang) for n in behind)
    role = found.role or next((fate.role for fate in fates if fate is not None), None)
    if role is None and not grave:
        return []
    draft = fixed(at, end, _ZERO, found.name, QuantityKind.COUNT)
    draft.concept, draft.role = found.concept_id, role
    return [draft]


def _people_at(r: Reader, at: int) -> ConceptMatch | None:
    """Return the people at a token, 'those in hospital' too."""
    if r.words[at] in r.vocab.words_of("zero.those"):
        return ConceptMatch("person", "person", None, at + 1)
    found = concept_at(r, at)
    return found if found is not None and load_concepts().is_a(found.concept_id, "person") else None


def _none_being(r: Reader, at: int, end: int) -> list[Draft]:
    """Read `1,200 people, none of them children`: none of those told before is of that kind."""
    if r.lang != "en" or not r.concepts:
        return []  # «heridos, ninguno de ellos menor»: an adjective
    found = concept_at(r, end + (r.words[end] in r.vocab.words_of("articles")))
    if found is None or found.role is not None or end == at + 1 or r.words[found.end] not in _STOPS:
        return []
    if not load_concepts().is_a(found.concept_id, "person"):
        return []
    draft = fixed(at, found.end, _ZERO, found.name, QuantityKind.COUNT)
    draft.number_end = end
    draft.concept = found.concept_id
    return [draft]


_COUNTED = 3  # words of the number behind 'none of the'


def _nobody(r: Reader, at: int, end: int) -> list[Draft]:
    """Read `no one was hurt`: people, where a role is told."""
    if not r.concepts:
        return []
    behind = tuple(
        itertools.takewhile(lambda place: r.words[place] not in _STOPS, range(end, min(end + 5, r.tokens.count)))
    )
    before = tuple(itertools.takewhile(lambda place: r.words[place] not in _STOPS, range(at - 1, max(-1, at - 4), -1)))
    grave = any(r.words[place] in r.vocab.words_of("zero.gravely") for place in behind)
    told = range(at - 1, max(-1, at - _ACROSS), -1) if grave else ()
    role = "injured" if grave else None
    for place in (*behind, *before, *told):  # «verletzt wurde niemand»; 12 were hurt, none seriously
        if place in told and r.words[place] in (".", "\n", ";"):
            break
        found = load_roles().match(r.words, place, r.lang)
        if found is not None:
            role = found.role
            break
    present = r.vocab.words_of("zero.present")
    if role is None and not any(r.words[place] in present for place in (*behind, *before)):
        return []
    draft = fixed(at, end, _ZERO, "person", QuantityKind.COUNT)
    draft.concept, draft.role = "person", role
    return [draft]


def _none_of(r: Reader, at: int, end: int) -> list[Draft]:
    """Read `no casualties`, «без пострадавших», «ни один дрон»: only for known concepts."""
    place = end
    found = concept_at(r, place)
    while (
        found is None
        and place < end + 2
        and r.words[place].isalpha()
        and r.words[place] not in r.vocab.words_of("stop")
        and not r.triggers[place] & Trigger.NUMBER  # «без вести семь рыбаков» are seven
    ):
        place += 1
        found = concept_at(r, place)
    if found is None:
        return _none_single(r, at)
    if r.words[at] in r.vocab.words_of("zero.without") and found.role is None:
        lack = load_roles().match(r.words, at, r.lang)  # «без електрики»: of power, and of no electrician
        if not _is_loss(found.concept_id) or (lack is not None and lack.end >= found.end):
            return []
    if (
        end == at + 1
        and r.lang == "en"
        and r.words[at] == "no"
        and not (found.role or r.words[place].endswith("s") or found.concept_id)
    ):
        return []
    draft = fixed(at, found.end, _ZERO, found.name, QuantityKind.COUNT)
    draft.number_end = end
    draft.concept, draft.role = found.concept_id, found.role
    _read_reported(r, draft)
    return [draft]


def _none_single(r: Reader, at: int) -> list[Draft]:
    """Read `not a single outage`, «ни одной накладки»: so much stress counts a thing that no table knows."""
    single = r.vocab.table("zero.single").match(r.words, at)
    if single is None or not r.concepts or is_closed(r, single[1]):
        return []
    head = find_head(r, single[1], one=True)
    if head is None or head.measure:
        return []
    draft = fixed(at, head.end, _ZERO, head.name, QuantityKind.COUNT)
    draft.number_end = single[1]
    draft.concept, draft.role = head.concept, head.role
    return [draft]


def _is_loss(concept_id: str) -> bool:
    return any(
        load_concepts().is_a(concept_id, parent)
        for parent in ("person", "casualty", "incident", "injury", "side_effect")
    )


def _read_reported(r: Reader, draft: Draft) -> None:
    table = r.vocab.table("zero.reported")
    for place in range(draft.end, min(draft.end + 4, r.tokens.count)):
        if table.match(r.words, place) is not None:
            draft.scope = "reported"


_WHERE = ("ах", "ях")  # «в 15 сёлах нет света» is no word on villages
_REACH = 9  # words between the thing and its denial


def _closes(r: Reader, at: int, end: int) -> bool:
    """Tell whether nothing goes on behind 'there are none': not in 'para los heridos no hay camas'.

    Where no case tells what is denied, the noun has to open its clause, too.
    """
    if r.lang not in ("es", "fr", "it", "pt"):
        return True
    if r.words[end].isalpha() and r.words[end] not in r.vocab.words_of("ranges.join"):
        return False
    found = concept_at(r, at - 1)
    if found is None or not (found.role or _is_loss(found.concept_id)):
        return False
    before = r.words[at - 2] if at > 1 else ""
    return not before.isalpha() or before in r.vocab.words_of("ranges.join")


def _none_later(r: Reader, at: int) -> int:
    """Return where «Tote gab es demnach keine» ends: a few words may part the verb from its 'none'; 0 for no such."""
    opened = r.vocab.table("zero.opens").match(r.words, at)
    if opened is None:
        return 0
    for place in range(opened[1], min(opened[1] + _PARTED, r.tokens.count)):
        if r.words[place] in _STOPS or concept_at(r, place) is not None:
            return 0
        if r.words[place] in r.vocab.words_of("zero.before") and r.words[place] not in r.vocab.words_of("zero.without"):
            end = place + 1 + (r.words[place + 1] in r.vocab.words_of("zero.closes"))
            return end if r.words[end] in _STOPS or r.words[end] in r.vocab.words_of("ranges.join") else 0
    return 0


_PARTED = 6  # words between 'there were' and 'none'


def _none_behind(r: Reader, at: int, end: int) -> list[Draft]:
    """Read «пострадавших нет», «жертв і постраждалих немає», «людей под завалом нет»."""
    if not r.concepts or concept_at(r, end) is not None or not _closes(r, at, end):
        return []  # unter den Verletzten gab es keine Kinder
    seeking = r.vocab.table("zero.found").match(r.words, at) is not None
    if r.vocab.table("zero.before").match(r.words, end) is not None:
        return []  # «в районе не случилось ни одного пожара»
    if seeking and r.words[end].isalpha() and r.words[end] not in r.vocab.words_of("zero.places"):
        return []  # «пожарные не обнаружили очагов»: it is they who found none
    if r.lang == "pl" and r.words[end].isalpha() and r.words[end] not in r.vocab.words_of("zero.places"):
        return []  # połowa domów nie ma prądu: they have none
    verb, at = at, _before_inserted(r, at)
    at -= at > 1 and r.words[at - 1] in r.vocab.words_of("zero.there")  # «дітей там немає»
    first = at
    while first > max(0, at - _REACH) and r.words[first - 1].isalpha() and not r.triggers[first - 1] & Trigger.NUMBER:
        first -= 1
    if r.digits(first - 1) or r.triggers[first - 1] & Trigger.NUMBER:
        first += 1  # what is counted by a number is not denied
    told = r.vocab.table("zero.reported").match(r.words, verb) is not None
    denied = _denied(r, first, at, anywhere=told or seeking)
    if denied is None:
        return []
    if seeking and any(_people_at_large(one) for _, one in denied.things):
        return []  # «рыбака не обнаружили»
    if _lacks(r, end) and not any(one.role or _is_loss(one.concept_id) for _, one in denied.things):
        return []  # «у трьох районах міста немає води»
    reported = denied.reported or told
    drafts = []
    for start, found in denied.things:
        draft = fixed(start, found.end, _ZERO, found.name, QuantityKind.COUNT)
        draft.concept, draft.role = found.concept_id, found.role
        draft.scope = "reported" if reported else None
        drafts.append(draft)
    last = drafts[-1]
    last.number_start, last.number_end, last.end = verb, end, end
    return drafts


def _lacks(r: Reader, end: int) -> bool:
    """Tell whether a noun behind the denial is what there is none of: «нет воды», «немає світла»."""
    word = r.words[end]
    closed = word in r.vocab.words_of("stop") or word in r.vocab.words_of("zero.places")
    return word.isalpha() and not closed and word not in r.vocab.words_of("zero.there")


def _people_at_large(found: ConceptMatch) -> bool:
    return found.role is None and load_concepts().is_a(found.concept_id, "person")


_INSERTED = 9  # tokens of a clause that only says who speaks


def _before_inserted(r: Reader, at: int) -> int:
    """Return where the clause ends that «нет» denies: before «, по его словам,» too."""
    if at < 2 or r.words[at - 1] != ",":
        return at
    for place in range(at - 2, max(0, at - _INSERTED), -1):
        if r.words[place] == ",":
            return place
        if not r.words[place].isalpha():
            break
    return at


@dataclass(frozen=True, slots=True)
class _Denied:
    """The things of which a clause says that there are none, with the tokens where each begins."""

    things: tuple[tuple[int, ConceptMatch], ...]
    reported: bool


def _denied(r: Reader, first: int, at: int, *, anywhere: bool) -> _Denied | None:
    """Return the first thing of the clause that reaches its denial: what leads there is a place, no other thing.

    What was reported or found nowhere is so `anywhere`: «скарг від спостерігачів не надійшло». Of what there is none,
    a place tells where it lacks, and only people and losses are told of there.
    """
    words, places = r.words, r.vocab.words_of("zero.places")
    for start in range(first, at):
        found = _thing_at(r, start)
        if found is None:
            continue
        about = start > first and words[start - 1] in r.vocab.words_of("zero.about")
        if words[found.end - 1].endswith(_WHERE) and not about:
            continue
        governs = words[start - 1] in places or words[start - 1] in r.vocab.words_of("zero.governs")
        if start > first and (governs or (found.role is None and _is_genitive(r, start - 1))):
            continue
        if words[start - 1] in r.vocab.words_of("zero.before"):
            return None  # «ни погибших, ни раненых нет»: counted already
        things = [(start, found)]
        place = found.end
        while place < at and (joined := _joined(r, place, at)) is not None:
            place, more = joined
            things += more
        person = anywhere or found.role is not None or _is_loss(found.concept_id)
        among = place + int(words[place] not in places)  # «випадків хвороби серед людей»
        if among < at and words[among] in r.vocab.words_of("zero.among"):
            people = _among(r, things[-1], among + 1, at)
            person, place = person or people is not things[-1], among
            things[-1] = people
        place = _behind_complement(r, start, place, at) if len(things) == 1 and start - first <= 1 else place
        if place == at or (person and words[place] in places):
            return _Denied(tuple(things), about)
    return None


_BELONGING = 2  # words that tell whose, or of what: «случаев клещевого энцефалита»


def _behind_complement(r: Reader, start: int, at: int, last: int) -> int:
    """Return where the nouns end that say of what there is none: «больных корью нет», «przypadków odry nie ma»."""
    if last - at > _BELONGING or not r.vocab.words_of("zero.governs") or r.lang == "de":
        return at
    if r.lang == "ru" and word_case(r.words[start]) == "nomn":
        return at  # «тело сына не найдено» is of one, and nothing counted is missing
    for place in range(at, last):
        word = r.words[place]
        if not word.isalpha() or word in r.vocab.words_of("stop") or r.triggers[place] & Trigger.NUMBER:
            return at
        if (
            word.endswith(_WHERE)
            or (r.lang == "ru" and word_form(word).verb)
            or load_roles().match(r.words, place, r.lang)
        ):
            return at
    return last if start < at else at


def _among(r: Reader, thing: tuple[int, ConceptMatch], at: int, last: int) -> tuple[int, ConceptMatch]:
    """Return the people among whom there are none, with what happened to none of them: «раненых среди жителей»."""
    start, found = thing
    for place in range(at, last):
        people = concept_at(r, place)
        if people is not None and people.role is None and load_concepts().is_a(people.concept_id, "person"):
            return start, people._replace(role=found.role, end=found.end)
    return thing


def _is_genitive(r: Reader, at: int) -> bool:
    """Tell whether what follows a noun only belongs to it: «воды в домах жителей нет»."""
    word = r.words[at]
    noun = r.lang == "ru" and word_form(word).noun and not word.endswith(("ых", "их"))
    return noun and word not in r.vocab.words_of("stop")


def _thing_at(r: Reader, at: int) -> ConceptMatch | None:
    """Return the concept at a token; of «пострадавших детей» the children, with what happened to them."""
    found = concept_at(r, at)
    if found is None and r.words[at] in r.vocab.words_of("zero.graves"):
        return ConceptMatch("patient", "patient", None, at + 1)  # «тяжёлых нет»
    if found is None or found.role is None:
        return found
    behind = concept_at(r, found.end)
    if behind is None or behind.role is not None:
        return found
    return behind._replace(role=found.role)


def _joined(r: Reader, at: int, last: int) -> tuple[int, list[tuple[int, ConceptMatch]]] | None:
    """Return what a conjunction at token `at` adds, and where it ends: «жертв и пострадавших», «жертв и разрушений»."""
    if r.words[at] not in r.vocab.words_of("ranges.join") | _JOINS:
        return None
    found = _thing_at(r, at + 1)
    if found is not None and found.end <= last:
        return found.end, [(at + 1, found)]
    return (at + 2, []) if at + 2 <= last else None


_JOINS = frozenset({"и", "та", "або", "или", "lub", "oder"})
