"""Quantities that do not begin with a plain number: ratios, shares, zero, compounds, inverted order."""

from decimal import Decimal

from ingest.model import Hedge, QuantityKind
from ingest.quantities.amounts import Amount, read_unit
from ingest.quantities.draft import Draft
from ingest.quantities.heads import concept_at, find_head, lemma
from ingest.quantities.numbers import Number
from ingest.quantities.reader import DASHES, Reader
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Trigger

_ONE = Decimal(1)
_ZERO = Decimal(0)
_TENTHS = frozenset(Decimal(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))


def read(r: Reader, at: int) -> tuple[list[Draft], int] | None:
    """Return what a special word at token `at` says and where to go on; None where there is none."""
    trigger = r.triggers[at]
    if trigger & Trigger.RATIO:
        found = r.vocab.ratio_words.match(r.words, at)
        if found is not None and not _occasions(r, found[1]):
            return [_simple(at, found[1], found[0], "times", QuantityKind.RATIO)], found[1]
        often = r.vocab.occasions.match(r.words, at)
        if often is not None:
            return [_simple(at, often[1], often[0], "times", QuantityKind.COUNT)], often[1]
    if trigger & (Trigger.DIGITS | Trigger.ORDINAL | Trigger.COMPOUND):
        age = _anniversary(r, at)
        if age is not None:
            return [age], age.end
    if trigger & Trigger.UNIT and not trigger & Trigger.NUMBER:
        bare = _bare_unit(r, at)
        if bare is not None:
            return [bare], bare.end
    if trigger & Trigger.EVERY:
        every = _every(r, at)
        if every is not None:
            return [every], every.end
    if trigger & Trigger.ZERO:
        zero = _zero(r, at)
        if zero:
            return zero, max(draft.end for draft in zero)
    if trigger & Trigger.COMPOUND:
        return _compound(r, at)
    return None


def _anniversary(r: Reader, at: int) -> Draft | None:
    """Read `100-летие`, «75-я годовщина», «на 97-м году жизни»: years, not things."""
    words, vocab = r.words, r.vocab
    if r.triggers[at] & Trigger.COMPOUND:
        glued = vocab.glued(words[at])
        value, place = (glued.value, at + 1) if glued is not None and glued.kind == "anniversary" else (None, at)
    elif r.digits(at):
        if not words[at].isdigit() or words[at + 1] not in DASHES or not r.glued(at + 1) or not words[at + 2].isalpha():
            return None
        suffix = vocab.suffixes.get(words[at + 2])
        follows = vocab.table("dates.anniversary").match(words, at + 3)
        if suffix is not None and suffix[0] == "anniversary":
            value, place = Decimal(words[at]), at + 3
        elif follows is not None and words[at + 2] in vocab.words_of("ordinals.suffixes"):
            value, place = Decimal(words[at]), follows[1]
        else:
            return None
    else:
        follows = vocab.table("dates.anniversary").match(words, at + 1)
        ordinal = vocab.ordinals.get(words[at])
        if follows is None or ordinal is None:
            return None
        value, place = Decimal(ordinal), follows[1]
    if value is None:
        return None
    return _simple(at, place, value, "year", QuantityKind.AGE)


def _bare_unit(r: Reader, at: int) -> Draft | None:
    """Read a unit without a number as one, where a hedge measures it or nothing else is said: «менее часа»."""
    found = r.vocab.units.match(r.words, at)
    if found is None or found[0].money and found[1] < r.tokens.count:
        return None
    unit, end = found
    start = at - 1 if r.words[at - 1] in r.vocab.words_of("articles") else at
    known = dimension(unit.name)
    hedge = r.vocab.hedges.match_back(r.words, start)
    whole = end >= r.tokens.count and (start == 0 or (hedge is not None and hedge[1] == 0))
    if whole and known not in ("currency", None) and unit.name != "percentage":
        pass
    elif (
        hedge is None
        or known != "time"
        or hedge[0] not in (Hedge.UNDER, Hedge.OVER, Hedge.ALMOST, Hedge.ABOUT)
        or not _bounds(r, hedge[1], at)
    ):
        return None
    elif not whole and not _is_single(r, at):
        return None
    draft = _simple(start, end, _ONE, unit.name, None)
    draft.implicit = True
    return draft


def _bounds(r: Reader, start: int, at: int) -> bool:
    """Tell whether a hedge before a bare unit measures it: under, over and around are also places."""
    return (
        r.lang != "en"
        or r.words[at - 1] in r.vocab.words_of("articles")
        and r.words[start] not in ("over", "under", "about", "around", "below", "above", "c", "close", "some")
    )


def _is_single(r: Reader, at: int) -> bool:
    from ingest.text.morphology import word_form

    if r.lang == "ru":
        return not word_form(r.words[at]).plural
    return r.lang == "en"


def _occasions(r: Reader, end: int) -> bool:
    """Tell whether `twice as` says when and not how much: `scored twice as the team won`."""
    words = r.words
    return r.lang == "en" and words[end - 1] == "as" and words[end] not in ("many", "much") and words[end + 1] != "as"


def _simple(start: int, end: int, value: Decimal, unit: str, kind: QuantityKind | None) -> Draft:
    draft = Draft(
        start, end, start, end, value, value, _ONE if value == value.to_integral_value() else Decimal("0.1"), unit
    )
    draft.kind, draft.head_end = kind, end
    return draft


def _every(r: Reader, at: int) -> Draft | None:
    """Read `каждый третий`, `one in every five` is read elsewhere."""
    found = r.vocab.table("share.every").match(r.words, at)
    if found is None:
        return None
    value = r.vocab.ordinals.get(r.words[found[1]])
    if not value or value < 2:
        return None
    if r.vocab.units.match(r.words, found[1] + 1) is not None:
        return None  # every second day
    return _simple(at, found[1] + 1, _ONE / value, "share", QuantityKind.SHARE)


def _compound(r: Reader, at: int) -> tuple[list[Draft], int] | None:
    """Read numbers inside words: пятилетний, шестиэтажный, полгода, threefold."""
    glued = r.vocab.glued(r.words[at])
    if glued is None or glued.kind in ("anniversary", "half"):
        return None
    kind = QuantityKind.RATIO if glued.kind == "times" else None
    draft = _simple(at, at + 1, glued.value, glued.unit, kind)
    draft.attributive = glued.value != Decimal("0.5")
    draft.words = True
    return [draft], at + 1


# ---------------------------------------------------------------------- zero
def _zero(r: Reader, at: int) -> list[Draft]:
    vocab, words = r.vocab, r.words
    alone = vocab.table("zero.alone").match(words, at)
    if alone is not None and not (words[alone[1]] in vocab.words_of("share.of")):
        return _nobody(r, at, alone[1])
    before = vocab.table("zero.before").match(words, at)
    if before is not None:
        found = _none_of(r, at, before[1])
        if found:
            return found
    after = vocab.table("zero.after").match(words, at)
    if after is not None:
        return _none_behind(r, at, after[1])
    return []


def _nobody(r: Reader, at: int, end: int) -> list[Draft]:
    """Read `no one was hurt`: people, where a role is told."""
    from ingest.quantities.roles import load_roles

    if not r.concepts:
        return []
    for place in range(end, min(end + 5, r.tokens.count)):
        if r.words[place] in (".", ",", "\n", ";"):
            break
        found = load_roles().match(r.words, place, r.lang)
        if found is not None:
            draft = _simple(at, end, _ZERO, "person", QuantityKind.COUNT)
            draft.concept, draft.role = "person", found.role
            return [draft]
    return []


def _none_of(r: Reader, at: int, end: int) -> list[Draft]:
    """Read `no casualties`, «без пострадавших», «ни один дрон»: only for known concepts."""
    place = end
    found = concept_at(r, place)
    while (
        found is None
        and place < end + 2
        and r.words[place].isalpha()
        and r.words[place] not in r.vocab.words_of("stop")
    ):
        place += 1
        found = concept_at(r, place)
    if found is None:
        return []
    if (
        end == at + 1
        and r.lang == "en"
        and r.words[at] == "no"
        and not (found.role or r.words[place].endswith("s") or found.concept_id)
    ):
        return []
    draft = _simple(at, found.end, _ZERO, found.name, QuantityKind.COUNT)
    draft.number_end = end
    draft.concept, draft.role = found.concept_id, found.role
    _read_reported(r, draft)
    return [draft]


def _read_reported(r: Reader, draft: Draft) -> None:
    table = r.vocab.table("zero.reported")
    for place in range(draft.end, min(draft.end + 4, r.tokens.count)):
        if table.match(r.words, place) is not None:
            draft.scope = "reported"


def _none_behind(r: Reader, at: int, end: int) -> list[Draft]:
    """Read «пострадавших нет», «жертв і постраждалих немає»."""
    if not r.concepts:
        return []
    drafts: list[Draft] = []
    place, last = at - 1, at
    joins = r.vocab.words_of("ranges.join") | {",", "и", "та", "або", "или"}
    for _ in range(6):
        if place < 0:
            break
        found = concept_at(r, place)
        if found is not None and found.end == last:
            draft = _simple(place, found.end, _ZERO, found.name, QuantityKind.COUNT)
            draft.concept, draft.role = found.concept_id, found.role
            if last == at:
                draft.number_start, draft.number_end, draft.end = at, end, end
            drafts.insert(0, draft)
            last = place
        elif r.words[place] in joins and last == place + 1 and drafts:
            last = place
        else:
            break
        place -= 1
    for draft in drafts:
        if r.vocab.table("zero.reported").match(r.words, at) is not None:
            draft.scope = "reported"
    return drafts


# ---------------------------------------------------------------------- inverted order
def read_left_head(r: Reader, draft: Draft) -> None:
    """Find what a bare number counts before it: «человек 20», «пострадавших — 12», `killed: 12`."""
    place = draft.start - 1
    if r.lang in ("ru", "uk") and r.words[place].isalpha() and _inverted(r, draft, place):
        return
    if not r.concepts:
        return
    if r.words[place] in (*DASHES, ":"):
        place -= 1
        _labelled(r, draft, place, labelled=True)
    elif (
        draft.scope in ("after", "before")
        or r.words[place] in r.vocab.words_of("scopes.by")
        or r.words[place] in r.vocab.words_of("scopes.to")
    ):
        _labelled(r, draft, place)
    elif draft.collective or _people(r, draft):
        draft.unit, draft.concept, draft.kind = "person", "person", QuantityKind.COUNT


def _people(r: Reader, draft: Draft) -> bool:
    """Tell whether a bare numeral is people: `two were killed`, «12 пострадали»."""
    from ingest.quantities.roles import load_roles

    if r.words[draft.end] not in r.vocab.words_of("people") or draft.low != draft.low.to_integral_value():
        return False
    return any(
        load_roles().match(r.words, place, r.lang) is not None
        for place in range(draft.end, min(draft.end + 4, r.tokens.count))
    )


def _inverted(r: Reader, draft: Draft, place: int) -> bool:
    """Read «человек 20», «рублей 10», «километрах в трёх-четырёх»: the noun first means about."""
    preposition = r.words[place] in r.vocab.words_of("stop") and len(r.words[place]) <= 2
    if preposition:
        place -= 1
    if place < 0 or not r.words[place].isalpha() or r.digits(place - 1) or r.triggers[place - 1] & Trigger.NUMBER:
        return False
    unit = r.vocab.units.match_back(r.words, place + 1)
    if unit is not None and len(r.words[place]) > 3:
        draft.unit, draft.money, draft.start = unit[0].name, unit[0].money, unit[1]
        draft.head_end = draft.end
    elif r.words[place] in r.vocab.words_of("inverted"):
        found = concept_at(r, place)
        draft.unit = found.name if found is not None else lemma(r, r.words[place])
        draft.concept = found.concept_id if found is not None else None
        draft.kind, draft.start = QuantityKind.COUNT, place
    else:
        return False
    if draft.hedge is Hedge.EXACT and not draft.money:
        draft.hedge = Hedge.ABOUT
    return True


def _labelled(r: Reader, draft: Draft, place: int, *, labelled: bool = False) -> None:
    """Take the concept of the words that introduce a bare number: «число погибших выросло до», `killed:`."""
    for back in range(place, max(-1, place - 8), -1):
        if r.words[back] in (".", ";", "\n", "", "!", "?") or r.digits(back):
            return
        found = concept_at(r, back)
        if (
            found is not None
            and found.end <= draft.start
            and (labelled or found.role is not None or found.name == "person")
        ):
            draft.unit, draft.concept, draft.role = found.name, found.concept_id, found.role
            draft.kind = QuantityKind.COUNT
            return


# ---------------------------------------------------------------------- between two drafts
def connect(r: Reader, drafts: list[Draft]) -> None:
    """Join what two numbers say together: `78 of 93 drones`, `seven out of ten`."""
    index = 0
    while index + 1 < len(drafts):
        first, second = drafts[index], drafts[index + 1]
        found = r.vocab.table("share.of").match(r.words, first.end) if first.open or first.collective else None
        if found is not None and _reaches(r, found[1], second.start) and not first.share and not second.money:
            if _is_share(r, first, second):
                first.low = first.high = first.low / second.low
                first.end, first.number_end, first.share, first.kind = (
                    second.number_end,
                    second.number_end,
                    True,
                    QuantityKind.SHARE,
                )
                first.step = Decimal("0.01")
                del drafts[index + 1]
            elif second.unit and second.kind is QuantityKind.COUNT and first.low <= second.high:
                first.unit, first.concept, first.kind = second.unit, second.concept, second.kind
        index += 1


def _reaches(r: Reader, place: int, start: int) -> bool:
    """Tell whether only articles and hedges stand between `place` and `start`."""
    return start - place <= 2 and all(r.words[step].isalpha() for step in range(place, start))


def _is_share(r: Reader, first: Draft, second: Draft) -> bool:
    if second.low not in _TENTHS or first.low >= second.low or first.range or second.range:
        return False
    return second.concept is None or second.low in (10, 100, 1000) and first.words


_ = (Amount, Number, read_unit, find_head)
