"""What stands before its number: «человек 20», «пострадавших — 12», `killed: 12`; and people without a noun."""

from ingest.model import Hedge, QuantityKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.concepts import load_concepts
from ingest.quantities.draft import Draft
from ingest.quantities.heads import is_adjective, lemma
from ingest.quantities.neighbours import SUMS
from ingest.quantities.number import ONE
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.roles import load_roles
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Trigger
from ingest.text.morphology import word_form

_MANY = 100
_MILLION = 10**6
_SPANNING = "за"  # in Russian and Ukrainian
_OF_PEOPLE = frozenset({"killed", "injured", "hospitalised", "wounded", "detained", "arrested"})
# what happens to people only: a bare number before it counts them, `946 have been approved` counts no people
MET_BY_PEOPLE = _OF_PEOPLE | {
    "affected",
    "treated",
    "missing",
    "rescued",
    "evacuated",
    "sheltered",
    "casualty",
    "sentenced",
    "released",
    "infected",
    "vaccinated",
    "born",
    "dismissed",
    "mobilised",
    "survived",
    "discharged",
    "homeless",
}


def read_left_head(r: Reader, draft: Draft) -> None:
    """Find what a bare number counts before it: «человек 20», «пострадавших — 12», `killed: 12`."""
    place = draft.start - 1
    if r.lang in ("ru", "uk") and r.words[place].isalpha() and _inverted(r, draft, place):
        return
    if not r.concepts or _named_behind(r, draft):
        return
    if r.words[place] in DASHES or (r.words[place] == ":" and not _goes_on(r, draft)):
        place -= 1
        _labelled(r, draft, place, labelled=True)
    elif (
        draft.scope in ("after", "before")
        or r.words[place] in r.vocab.words_of("scopes.by")
        or r.words[place] in r.vocab.words_of("scopes.to")
    ):
        _labelled(r, draft, place)
    elif r.words[draft.end] in r.vocab.words_of("who"):
        draft.unit, draft.concept, draft.kind = "person", "person", QuantityKind.COUNT
    elif _or_two(r, draft):
        draft.unit, draft.kind, draft.hedge = r.words[draft.start - 2], QuantityKind.COUNT, Hedge.ABOUT
    elif draft.collective or _people(r, draft) or _people_before(r, draft):
        draft.unit, draft.concept, draft.kind = "person", "person", QuantityKind.COUNT
        draft.assumed = not draft.collective


def _goes_on(r: Reader, draft: Draft) -> bool:
    """Tell whether a number behind a colon begins a clause: 'told us in his channel: 21,760 are registered'."""
    return r.vocab.table("people").match(r.words, draft.end) is not None


def _named_behind(r: Reader, draft: Draft) -> bool:
    """Read «из них 1154 — мужчины», «семеро — дети»: what is counted stands alone behind a dash."""
    at = draft.end
    if (
        draft.share
        or r.words[draft.start - 1] in r.vocab.words_of("share.of")
        or r.words[at] not in ("—", "–", "-")
        or r.glued(at)
        or r.glued(at + 1)
    ):
        return False
    found = concept_at(r, at + 1)
    if found is None or r.words[found.end] not in (*_ENDS, *r.vocab.words_of("ranges.join")):
        return False
    if not load_concepts().is_a(found.concept_id, "person") or (draft.concept and not draft.assumed):
        return False
    draft.unit, draft.concept, draft.kind, draft.assumed = found.name, found.concept_id, QuantityKind.COUNT, False
    return True


_ENDS = (".", ",", ";", "", "\n", ")", "!", "?")


def read_inverted_unit(r: Reader, draft: Draft) -> None:
    """Read «тонн пять песка», where another noun follows the number: the unit before it stands in the plural."""
    if r.lang not in ("ru", "uk") or not r.concepts or r.words[draft.end - 1] == "-":
        return
    place = draft.start - 1
    word = r.words[place]
    if not word.isalpha() or r.vocab.units.first.get(word) is None or len(word) < 3:
        return
    if word_form(word).plural if r.lang == "ru" else not word.endswith(("а", "у", "і", "и", "ом", "ою")):
        _inverted(r, draft, place)


def _or_two(r: Reader, draft: Draft) -> bool:
    """Tell whether `or two` follows a noun: `another pick or two`, `a day or two`."""
    at = draft.start
    if r.lang != "en" or draft.low != 2 or at < 3 or r.words[at - 1] not in r.vocab.words_of("ranges.either"):
        return False
    articles = r.vocab.words_of("articles") | r.vocab.words_of("scopes.additional")
    return r.words[at - 2].isalpha() and r.words[at - 3] in articles


def _people(r: Reader, draft: Draft) -> bool:
    """Tell whether a bare numeral is people: `two were killed`, «12 пострадали»."""
    one = draft.low == ONE and r.words[draft.end] in r.vocab.words_of("implicit.roles")
    if (
        r.vocab.table("people").match(r.words, draft.end) is None and not one
    ) or draft.low != draft.low.to_integral_value():
        return False
    fates = (load_roles().match(r.words, at, r.lang) for at in range(draft.end, min(draft.end + 4, r.tokens.count)))
    return any(fate is not None and fate.role in MET_BY_PEOPLE for fate in fates)


def _people_before(r: Reader, draft: Draft) -> bool:
    """Tell whether a bare numeral is people because of the verb before it: `killed 14 and injured more than 60`."""
    if (
        draft.low != draft.low.to_integral_value()
        or draft.share
        or (r.words[draft.end][:1].isalpha() and (r.words[draft.end] not in r.vocab.words_of("ranges.join")))
    ):
        return False
    found = load_roles().match(r.words, draft.start - 1, r.lang) if draft.start else None
    return found is not None and found.end == draft.start and found.role in _OF_PEOPLE


def _inverted(r: Reader, draft: Draft, place: int) -> bool:
    """Read «человек 20», «рублей 10», «километрах в трёх-четырёх»: the noun first means about."""
    preposition = r.words[place] in r.vocab.words_of("stop") and len(r.words[place]) <= 2
    preposition = preposition or r.words[place] in ("через", *r.vocab.words_of("dates.offset_before"))
    if preposition:
        place -= 1
    if place < 0 or not r.words[place].isalpha() or r.digits(place - 1) or r.triggers[place - 1] & Trigger.NUMBER:
        return False
    unit = r.vocab.units.match_back(r.words, place + 1)
    if unit is not None and dimension(unit[0].name) == "time" and not _counted_by(r, draft, place):
        return False
    if unit is not None and dimension(unit[0].name) == "time" and r.words[unit[1] - 1] == _SPANNING:
        return False  # «порывов за сутки 23»
    if unit is not None and len(r.words[place]) > 2:
        draft.unit, draft.money, draft.start = unit[0].name, unit[0].money, unit[1]
        draft.head_end = draft.end
    elif r.words[place] in r.vocab.words_of("inverted") or _counts_before(r, draft, place):
        found = concept_at(r, place)
        draft.unit = found.name if found is not None else lemma(r, r.words[place])
        draft.concept = found.concept_id if found is not None else None
        draft.kind, draft.start = QuantityKind.COUNT, place
    else:
        return False
    counted = draft.low > _MANY and draft.low % _FEW  # «людей 264» is what a list tells, not about so many
    if draft.hedge is Hedge.EXACT and not draft.money and not counted:
        draft.hedge = Hedge.ABOUT
    return True


def _counted_by(r: Reader, draft: Draft, place: int) -> bool:
    """Tell whether a time before a number is counted by it: not in «до кінця року 2 000», «ночью +26»."""
    word = r.words[place]
    single = not word_form(word).plural if r.lang == "ru" else not word.endswith(_PLURAL)
    return draft.low < _MANY and not word.endswith(_BY) and not (single and draft.low >= _FEW)


_BY = ("ю", "ем", "ом", "нем")  # when, not how long: «ночью», «днем»
_PLURAL = ("ів", "ин", "ей", "ок", "іб", "ць", "нь", "ах", "ях", "ами", "ями")
_TEN = 10
_FEW = 5  # «года два», but «лет пять»


def _counts_before(r: Reader, draft: Draft, place: int) -> bool:
    """Tell whether a noun in the genitive plural stands before a round number: «пропускаем фур двести сорок».

    At the start of a clause it is what a list counts: «Мостов шесть, лифтов два».
    """
    start = place
    while start and is_adjective(r, r.words[start - 1]):
        start -= 1
    before = r.words[start - 1] if start else ""
    if not r.concepts or not before.isalpha() or before in r.vocab.words_of("stop"):
        return False
    if not draft.words and (draft.low % _FEW or draft.low < _TEN):
        return False
    if draft.start - 1 != place or not r.words[place].endswith(_GENITIVE):
        return False
    if r.lang == "ru" and not (word_form(r.words[place]).plural and word_form(r.words[place]).genitive):
        return False
    found = concept_at(r, place)
    return found is not None and found.end == place + 1 and found.role is None


_GENITIVE = ("ов", "ев", "ей", "ів", "їв", "ин", "ур", "ок", "ек", "ож", "ст", "ет")


def _governed(r: Reader, at: int) -> bool:
    """Tell whether a preposition stands before a noun, which then says where or what for, and not what is counted."""
    place = at - 1
    while place > 0 and r.lang in _DATIVES and is_adjective(r, r.words[place]):
        place -= 1  # «в Кольском районе — 9»
    word = r.words[place]
    if word in r.vocab.words_of("since"):
        return True  # «с начала вспышки — 412»
    short = len(word) <= 2 or word in _FOR
    return word.isalpha() and short and word in r.vocab.words_of("stop") - r.vocab.words_of("ranges.join")


_FOR = ("для",)  # in Russian and Ukrainian


def _by_what(r: Reader, at: int, concept_id: str) -> bool:
    """Tell whether what carries people stands before a number in the instrumental: it says how they went."""
    word = r.words[at]
    if r.lang not in _DATIVES or len(word) < _LONG or not word.endswith(("ом", "ем", "єм", "ами", "ями")):
        return False
    return any(load_concepts().is_a(concept_id, kind) for kind in _CARRIERS)


_CARRIERS = ("vehicle", "train", "aircraft", "ship", "boat")
_LONG = 6  # letters: паром is a ferry itself


def _for_whom(r: Reader, draft: Draft, at: int) -> bool:
    """Tell whether a noun in the dative plural stands before thousands: it says who gets so much."""
    return r.lang in _DATIVES and draft.low >= _THOUSANDS and r.words[at].endswith(_DATIVES[r.lang])


_DATIVES = {"ru": ("ам", "ям"), "uk": ("ам", "ям")}


def _labelled(r: Reader, draft: Draft, place: int, *, labelled: bool = False) -> None:
    """Take the concept of the words that introduce a bare number: «число погибших выросло до», `killed:`.

    Of a share they tell what it is of: «соєю — третину».
    """
    if draft.share:
        return
    for back in range(place, max(-1, place - 8), -1):
        if r.words[back] in (".", ";", "\n", "", "!", "?") or r.digits(back):
            return
        found = concept_at(r, back)
        if draft.collective and found is not None and not load_concepts().is_a(found.concept_id, "person"):
            continue  # «громада: троє загинули»: collective numerals count people
        if labelled and found is not None and _made_of(r, back, found.concept_id):
            continue
        sums = found is not None and found.concept_id in SUMS
        if draft.high >= _MILLION and not sums and r.words[back] in r.vocab.words_of("priced"):
            return  # «бюджет — 640 млн», einen Haushalt von 640 Millionen: a sum
        if labelled and found is not None and _governed(r, back):
            return  # «на мосты — 600 млн», «в больницах: 12»
        if labelled and found is not None and _by_what(r, back, found.concept_id):
            return  # «автобусами выехали 140 человек, поездом — 60»
        if labelled and found is not None and _for_whom(r, draft, back):
            return  # «стажёрам — 14 тысяч»: what they get
        if labelled and found is not None and _told_in_money(draft, found.concept_id):
            return  # «дороги – 900 млн, школы – 640 млн», «уголь – 9,8 млн»: an amount, in a unit left out
        if (
            found is not None
            and found.end <= draft.start
            and (labelled or found.role is not None or found.name == "person")
        ):
            draft.unit, draft.concept, draft.role = found.name, found.concept_id, found.role
            draft.kind = QuantityKind.COUNT
            return


def _made_of(r: Reader, at: int, concept_id: str) -> bool:
    """Tell whether a noun says what the noun before it holds: «1 450 мешков песка, сегодня — 980»: bags."""
    return load_concepts().is_a(concept_id, "substance") and at > 0 and concept_at(r, at - 1) is not None


def _told_in_money(draft: Draft, concept_id: str) -> bool:
    """Tell whether so large a number behind a colon or dash is no count: there are no millions of schools."""
    built = draft.low >= _MILLION and any(load_concepts().is_a(concept_id, kind) for kind in _BUILT)
    return built or (draft.low >= _THOUSANDS and load_concepts().is_a(concept_id, "substance"))


_MILLION = 1_000_000
_THOUSANDS = 1000
_BUILT = ("facility", "place", "road", "settlement", "building", "bridge", "street", "residential_building")
