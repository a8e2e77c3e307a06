"""Words that repeat the last count: «столько же», `the same number`. The value is taken over and flagged implicit.

A count behind a preposition of place («в шести посёлках») is where and not how many, and is passed over.
"""

from dataclasses import replace

from ingest.model import QuantityKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.draft import Draft
from ingest.quantities.heads import find_head
from ingest.quantities.reader import Reader

_REACH = 40
_COMPARES = 8
_CANDIDATES = 4


def read_anaphora(r: Reader, at: int, drafts: list[Draft]) -> Draft | None:
    """Return the last count once more where the phrase at token `at` repeats it, in this sentence or the one before."""
    found = r.vocab.table("anaphora").match(r.words, at)
    if found is None or _compares(r, found[1]):
        return None
    end = found[1]
    counts = [draft for draft in drafts[-_CANDIDATES:] if draft.kind is QuantityKind.COUNT]
    places = r.vocab.words_of("locative")
    last = next((draft for draft in reversed(counts) if r.words[draft.start - 1] not in places), None)
    if last is None or at - last.end > _REACH or r.words[last.end : at].count(".") > 1:
        return None
    repeated = replace(last, start=at, end=end, number_start=at, number_end=end, head_end=end, implicit=True)
    repeated.role = repeated.scope = repeated.change = repeated.subset_of = repeated.pair = None
    repeated.part, repeated.collective = False, False
    of = r.words[end - 1] in r.vocab.words_of("share.of")  # the same number of elms
    head = find_head(r, end) if of or concept_at(r, end) is not None else None
    if head is not None:
        repeated.unit, repeated.concept, repeated.role = head.name, head.concept, head.role
        repeated.end = repeated.head_end = head.end
    return repeated


def _compares(r: Reader, end: int) -> bool:
    """Tell whether `столько же …, сколько …` compares with another thing."""
    return any(word in r.vocab.words_of("as_many_as") for word in r.words[end : end + _COMPARES])
