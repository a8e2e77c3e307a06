"""None said in words: `no casualties`, «без пострадавших», «жертв нет», `no one was hurt`."""

import itertools
from decimal import Decimal

from ingest.model import QuantityKind
from ingest.quantities.concepts import load_concepts
from ingest.quantities.draft import Draft, fixed
from ingest.quantities.heads import concept_at
from ingest.quantities.reader import Reader
from ingest.quantities.roles import load_roles

_ZERO = Decimal(0)
_STOPS = frozenset({".", ",", "\n", ";", "", "(", ")"})


def read_zero(r: Reader, at: int) -> list[Draft]:
    vocab, words = r.vocab, r.words
    alone = vocab.table("zero.alone").match(words, at)
    if alone is not None and words[alone[1]] not in vocab.words_of("share.of"):
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
    if not r.concepts:
        return []
    behind = itertools.takewhile(lambda place: r.words[place] not in _STOPS, range(end, min(end + 5, r.tokens.count)))
    before = itertools.takewhile(lambda place: r.words[place] not in _STOPS, range(at - 1, max(-1, at - 4), -1))
    for place in (*behind, *before):  # «verletzt wurde niemand»
        found = load_roles().match(r.words, place, r.lang)
        if found is not None:
            draft = fixed(at, end, _ZERO, "person", QuantityKind.COUNT)
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
    if r.words[at] in r.vocab.words_of("zero.without") and found.role is None and not _is_loss(found.concept_id):
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


def _is_loss(concept_id: str) -> bool:
    return any(load_concepts().is_a(concept_id, parent) for parent in ("person", "casualty", "incident", "injury"))


def _read_reported(r: Reader, draft: Draft) -> None:
    table = r.vocab.table("zero.reported")
    for place in range(draft.end, min(draft.end + 4, r.tokens.count)):
        if table.match(r.words, place) is not None:
            draft.scope = "reported"


_WHERE = ("ах", "ях")  # «в 15 сёлах нет света» is no word on villages


def _closes(r: Reader, at: int, end: int) -> bool:
    """Tell whether nothing goes on behind 'there are none': not in 'für Verletzte gibt es nicht genug Betten'.

    Russian and Ukrainian say so by the genitive before it; elsewhere the noun has to open its clause, too.
    """
    if r.lang in ("ru", "uk"):
        return True
    if r.words[end].isalpha() and r.words[end] not in r.vocab.words_of("ranges.join"):
        return False
    found = concept_at(r, at - 1)
    if found is None or not (found.role or _is_loss(found.concept_id)):
        return False
    before = r.words[at - 2] if at > 1 else ""
    return not before.isalpha() or before in r.vocab.words_of("ranges.join")


def _none_behind(r: Reader, at: int, end: int) -> list[Draft]:
    """Read «пострадавших нет», «жертв і постраждалих немає»."""
    if not r.concepts or not _closes(r, at, end):
        return []
    drafts: list[Draft] = []
    place, last = at - 1, at
    joins = r.vocab.words_of("ranges.join") | {",", "и", "та", "або", "или"}
    for _ in range(6):
        if place < 0:
            break
        found = concept_at(r, place)
        if found is not None and found.end == last and not r.words[last - 1].endswith(_WHERE):
            draft = fixed(place, found.end, _ZERO, found.name, QuantityKind.COUNT)
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
