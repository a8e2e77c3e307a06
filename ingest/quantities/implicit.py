"""One thing told without a number: `a drone hit …`, «погиб мужчина», «беспилотник упал на склад».

Only known concepts, only in the singular, and only beside a word that tells what happened. Every such quantity is
flagged `implicit`, since it says less than a number.
"""

from decimal import Decimal

from ingest.model import QuantityKind
from ingest.quantities.concepts import ConceptMatch, load_concepts
from ingest.quantities.draft import Draft
from ingest.quantities.reader import Reader
from ingest.quantities.roles import load_roles
from ingest.quantities.vocabulary import Trigger
from ingest.text.morphology import word_case, word_form

_REACH = 6
_PAIR = "couple"  # «загинуло подружжя»: two people
_STOPS = frozenset({".", "!", "?", ";", "\n", ",", ":", "(", ")", "—", "–", '"'})


def read_implicit(r: Reader, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the implicit ones put in, in the order of their places."""
    frames = _frames(r)
    if not frames:
        return drafts
    taken: set[int] = set()
    for draft in drafts:
        taken.update(range(draft.start, max(draft.end, draft.head_end)))
    found: list[Draft] = []
    near = [(_apart(place, at, end), place, role) for at, end, role in frames for place in _near(r, at, end)]
    for _, place, role in sorted(near, key=_by_distance):  # each thing takes the event nearest to it
        if place in taken:
            continue
        one = _one(r, place, role)
        if one is not None:
            taken.update(range(one.start, one.end))
            found.append(one)
    return sorted([*drafts, *found], key=lambda draft: draft.start) if found else drafts


def _apart(place: int, at: int, end: int) -> int:
    return at - place if place < at else place - end + 1


def _by_distance(one: tuple[int, int, str | None]) -> tuple[int, int]:
    return one[:2]


def _frames(r: Reader) -> list[tuple[int, int, str | None]]:
    """Return the places of words that tell an event, with the role they give."""
    verbs = r.vocab.words_of("implicit.verbs")
    roles = r.vocab.words_of("implicit.roles")
    table = load_roles()
    frames: list[tuple[int, int, str | None]] = []
    telling = verbs.intersection(r.words) | roles.intersection(r.words)
    for at in [at for at, word in enumerate(r.words) if word in telling] if telling else ():
        found = table.match(r.words, at, r.lang) if r.words[at] not in verbs else None
        frames.append((at, at + 1, None) if found is None else (at, found.end, found.role))
    return frames


def _near(r: Reader, at: int, end: int) -> list[int]:
    """Return the places around an event in its clause, nearest first on either side."""
    places: list[int] = []
    for place in range(at - 1, max(-1, at - _REACH - 1), -1):
        if r.words[place] in _STOPS:
            break
        places.append(place)
    for place in range(end, min(r.tokens.count, end + _REACH)):
        if r.words[place] in _STOPS:
            break
        places.append(place)
    return places


def _one(r: Reader, place: int, role: str | None) -> Draft | None:
    if not r.words[place][:1].isalpha():
        return None
    found = load_concepts().match(r.words, place, r.lang)
    pair = found is not None and found.concept_id == _PAIR and r.lang != "en"  # `a couple` may be a few
    if found is None or not (pair or found.concept_id in r.vocab.pack.implicit.concepts or _by_trade(found)):
        return None
    start = _article(r, place) if r.lang == "en" else place
    if start is None or r.digits(start - 1) or r.triggers[start - 1] or not _singular(r, place, found.end):
        return None
    if r.words[found.end] in ("№", "#"):
        return None  # «дом № 12 сгорел»
    if r.lang == "ru" and r.words[start - 1] in r.vocab.words_of("locative") and _second_locative(r.words[place]):
        return None  # «в порту»: where
    if r.words[start - 1].isalpha() and r.triggers[start - 2] & Trigger.NUMBER:
        return None  # «троє його колег» are the three
    count, concept = (Decimal(2), "person") if pair else (Decimal(1), found.concept_id)
    draft = Draft(start, found.end, start, found.end, count, count, Decimal(1), "person" if pair else found.name)
    draft.concept, draft.implicit, draft.kind, draft.head_end = concept, True, QuantityKind.COUNT, found.end
    draft.role = found.role or role
    return draft


def _second_locative(word: str) -> bool:
    """Tell whether a Russian noun says where by its ending: «порту», and not «школу», which is hit."""
    return word.endswith("у") and not word_form(word).lemma.endswith(("а", "я"))


def _by_trade(found: ConceptMatch) -> bool:
    """Tell whether a noun names a person by what he is, not by what happened to him."""
    return found.role is None and found.concept_id not in _RENOWNED and load_concepts().is_a(found.concept_id, "person")


_RENOWNED = frozenset({"actor", "artist", "dancer", "musician", "singer", "writer"})  # an obituary counts nobody


def _article(r: Reader, place: int) -> int | None:
    """Return the place of `a` or `an` before a noun phrase; English needs one."""
    for back in range(place - 1, max(-1, place - 4), -1):
        if r.words[back] in ("a", "an"):
            return back
        if not r.words[back].isalpha() or r.words[back] in r.vocab.words_of("stop"):
            return None
    return None


def _singular(r: Reader, place: int, end: int) -> bool:
    word = r.words[end - 1]
    if r.lang == "ru":
        return word_case(word) in ("nomn", "accs")
    if r.lang == "uk":
        return not word.endswith(
            ("и", "і", "ї", "ів", "їв", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "ом", "ем", "ою", "их")
        )
    return True
