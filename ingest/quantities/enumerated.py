"""One person told by an article or by nothing where people are enumerated: `including a child`, « dont un enfant ».

Only behind a number of people, behind a word that takes some of them out or a conjunction, and only in the singular:
«пятеро, среди них ребёнок», `two men and a woman`. Elsewhere an article counts nothing.
"""

from decimal import Decimal

from ingest.model import QuantityKind
from ingest.quantities.concepts import ConceptMatch, load_concepts
from ingest.quantities.draft import Draft
from ingest.quantities.english import is_plural
from ingest.quantities.heads import is_closed
from ingest.quantities.reader import Reader
from ingest.text.morphology import word_form

_ONE = Decimal(1)
_ACROSS = 8  # tokens from a number of people to the word that takes one of them out
_DESCRIBED = 2  # adjectives before the noun: une jeune femme
_STOPS = frozenset({".", "!", "?", ";", "\n", ""})
_BARE = frozenset({"ru", "uk", "pl"})  # languages without an article


def read_enumerated(r: Reader, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with the one people enumerated among others put in, in the order of their places."""
    taken = {place for draft in drafts for place in range(draft.start, max(draft.end, draft.head_end))}
    found: list[Draft] = []
    for draft in drafts:
        if not _counts_people(draft):
            continue
        whole: Draft | None = draft
        last = draft
        at = _behind_marker(r, draft.end, taken)
        if at is None:
            whole, at = None, _joined(r, draft)
        while at is not None:
            one = _one_at(r, at, last, taken)
            if one is None:
                break
            one.subset_of, one.role = whole, one.role or draft.role
            found.append(one)
            last, at = one, _joined(r, one)
    return sorted([*drafts, *found], key=lambda draft: draft.start) if found else drafts


def _counts_people(draft: Draft) -> bool:
    counted = draft.kind is QuantityKind.COUNT and draft.concept is not None and not draft.share
    return counted and draft.low > 1 and load_concepts().is_a(draft.concept or "", "person")


def _behind_marker(r: Reader, at: int, taken: set[int]) -> int | None:
    """Return where the words end that take some out of the people before: `including`, «в том числе»."""
    table = r.vocab.table("scopes.subset")
    for place in range(at, min(at + _ACROSS, r.tokens.count)):
        if r.words[place] in _STOPS or place in taken:
            return None
        found = table.match(r.words, place) if r.words[place] in table.first else None
        if found is not None:
            return found[1]
    return None


def _joined(r: Reader, draft: Draft) -> int | None:
    at = max(draft.end, draft.head_end)
    return at + 1 if r.words[at] in r.vocab.words_of("ranges.join") | r.vocab.words_of("joiners") else None


def _one_at(r: Reader, at: int, before: Draft, taken: set[int]) -> Draft | None:
    """Read one person whose words begin at token `at`; other than those before where a conjunction joins them."""
    place = at
    if r.lang not in _BARE:
        if r.words[at] not in r.vocab.words_of("articles"):
            return None
        place += 1
    for step in range(place, place + _DESCRIBED + 1):
        if step in taken or r.digits(step) or not r.words[step][:1].isalpha():
            return None
        found = load_concepts().match(r.words, step, r.lang)
        if found is not None and load_concepts().match(r.words, found.end, r.lang) is None:  # «пожилой мужчина»
            return _one(r, at, step, found) if found.concept_id != before.concept else None
        if is_closed(r, step):
            return None
    return None


def _one(r: Reader, start: int, at: int, found: ConceptMatch) -> Draft | None:
    if not load_concepts().is_a(found.concept_id, "person") or not _singular(r, found.end - 1):
        return None
    if r.lang == "en" and not is_closed(r, found.end):
        return None  # `a child psychologist`
    draft = Draft(start, found.end, start, found.end, _ONE, _ONE, _ONE, found.name)
    draft.concept, draft.role, draft.kind, draft.head_end = found.concept_id, found.role, QuantityKind.COUNT, found.end
    draft.implicit = True
    return draft


def _singular(r: Reader, at: int) -> bool:
    word = r.words[at]
    if r.lang == "ru":
        return not word_form(word).plural
    if r.lang == "en":
        return not is_plural(word)
    pack = r.vocab.pack
    if pack.singulars:
        return word.endswith(_endings(pack.singulars))
    return not (pack.plurals and word.endswith(_endings(pack.plurals)))


def _endings(written: list[str]) -> tuple[str, ...]:
    return tuple(ending[1:] for ending in written)
