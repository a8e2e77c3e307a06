"""Words before a number that bound it only at first sight, and verbs that bound it from afar.

'handed over 205 people' and 'spoke about 40 villages' are exact, 'has passed the 3 million mark' is more than that.
"""

from ingest.model import Hedge
from ingest.quantities.concepts import load_concepts
from ingest.quantities.draft import Draft
from ingest.quantities.reader import Reader
from ingest.quantities.units import dimension

_EXACT, _OVER, _ABOUT, _ALMOST, _UP_TO = Hedge.EXACT, Hedge.OVER, Hedge.ABOUT, Hedge.ALMOST, Hedge.UP_TO
_FIELDS = {_OVER: "over", _ABOUT: "about", _UP_TO: "up_to"}
_MEASURED = frozenset({"time", "length"})  # 'ran over 205 km', 'spoke about 40 minutes'
_APART = 7  # words of a clause back to the verb that governs a preposition
_STOPS = frozenset({"", ".", ",", ";", ":", "!", "?", "\n", "(", ")", "—", "–"})
_NOT = frozenset({"not", "never", "no", "nicht", "kaum", "pas", "non", "não", "nie", "не"})
_WHERE = ("place", "facility", "settlement", "building", "city")
_WITH = ("ами", "ями")  # «под 40 домами»: where, and no amount


def read_governed(r: Reader, draft: Draft) -> None:
    """Take back a hedge that belongs to the verb before it, or that says where: 'handed over 205', 'near 40 villages'.

    A verb of the pack's `governed.over_apart`, `governed.about_apart` may stand apart: 'verfügt die Stadt über 40'.
    """
    if draft.hedge is _EXACT or draft.start == draft.number_start:
        return
    at = draft.start
    if _only_where(r, draft, at) or _belongs_to_verb(r, draft, at):
        draft.hedge, draft.start = _EXACT, draft.number_start


def _belongs_to_verb(r: Reader, draft: Draft, at: int) -> bool:
    field = _FIELDS.get(draft.hedge)
    if field is None or draft.number_start != at + 1 or r.words[at] not in r.vocab.words_of("governed.words"):
        return False
    if draft.hedge is not _UP_TO and (draft.unit == "percentage" or dimension(draft.unit) in _MEASURED):
        return False
    if r.words[at - 1] in r.vocab.words_of(f"governed.{field}"):
        return r.words[at - 2] not in r.vocab.words_of("governed.nobody")  # 'it took over 200 firefighters'
    verbs = r.vocab.words_of(f"governed.{field}_apart") if draft.hedge is not _UP_TO else frozenset()
    for place in range(at - 1, max(-1, at - _APART), -1):
        if r.words[place] in _STOPS or r.digits(place):
            return False
        if r.words[place] in verbs:
            return True
    return False


def _only_where(r: Reader, draft: Draft, at: int) -> bool:
    """Tell whether the preposition before a count of places is one of place: 'near 40 villages', «под 40 домами»."""
    if draft.hedge is not _ALMOST or draft.number_start != at + 1:
        return False
    if r.words[at] not in r.vocab.words_of("governed.where"):
        return False
    if r.lang in ("ru", "uk"):
        return r.words[draft.end - 1].endswith(_WITH)
    concepts = load_concepts()
    return draft.concept is not None and any(concepts.is_a(draft.concept, one) for one in _WHERE)


def read_crossed(r: Reader, draft: Draft) -> None:
    """Read 'has passed 3 million tonnes' and 'crossed the 3 million mark' as a lower bound.

    Without a mark only where the number counts no things: 'the council passed 3 bills' is exact.
    """
    if draft.hedge is not _EXACT or not r.vocab.words_of("crossing.verbs"):
        return
    mark = r.vocab.table("crossing.marks").match_back(r.words, draft.number_start)
    start = mark[1] if mark is not None else draft.number_start
    marked = mark is not None or _mark_behind(r, draft)
    if not marked and not _is_amount(r, draft):
        return
    verbs = r.vocab.words_of("crossing.verbs" if marked else "crossing.bare")
    verb = _crossing_before(r, start, verbs) or _crossing_behind(r, draft, verbs)
    if verb is None:
        return
    before = r.words[max(0, verb - _DENIED) : verb]
    if not r.vocab.words_of("crossing.open").isdisjoint(before):
        return
    denied = not _NOT.isdisjoint(before)
    draft.hedge = _UP_TO if denied else _OVER


_DENIED = 3


def _is_amount(r: Reader, draft: Draft) -> bool:
    known = dimension(draft.unit)
    bare = draft.end == draft.number_end and r.words[draft.end] in _STOPS
    return draft.money or (known is not None and known not in _MEASURED) or bare


def _mark_behind(r: Reader, draft: Draft) -> bool:
    marks = r.vocab.words_of("crossing.marks_after")
    places = range(draft.number_end - 1, draft.number_end + 2)
    return bool(marks) and any(r.words[place] in marks for place in places)


def _crossing_before(r: Reader, at: int, verbs: frozenset[str]) -> int | None:
    """Return the verb of crossing right before a number or its mark, articles aside."""
    place = at - 1
    while place >= 0 and (
        r.words[place] in r.vocab.words_of("definite") or r.words[place] in r.vocab.words_of("crossing.between")
    ):
        place -= 1
    return place if place >= 0 and r.words[place] in verbs else None


def _crossing_behind(r: Reader, draft: Draft, verbs: frozenset[str]) -> int | None:
    """Return the verb of crossing that closes a German clause: 'die Marke von 3 Millionen Tonnen überschritten'."""
    if r.lang != "de":
        return None
    place = draft.end
    while place < draft.end + _TAIL and r.words[place] not in _STOPS:
        if r.words[place] in verbs:
            return place
        place += 1
    return None


_TAIL = 3
