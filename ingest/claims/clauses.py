"""The clauses of all numbers of a text, sentence by sentence."""

from collections.abc import Sequence

from ingest.claims.context import ContextReader
from ingest.claims.passages import Passages
from ingest.claims.surroundings import Span, Surroundings
from ingest.model import Quantity, QuantityKind


def read_clauses(
    passages: Passages, quantities: Sequence[Quantity], spans: Sequence[Span], reader: ContextReader
) -> list[Surroundings]:
    """Return the surroundings of each number; an article that only names a state has none and takes none."""
    states = {at for at, one in enumerate(quantities) if _names_state(one, spans[at], reader)}
    found: list[Surroundings] = []
    at = 0
    for sentence in passages.sentences:
        inside = []
        last = sentence.last if sentence is not passages.sentences[-1] else len(passages.words)
        while at < len(spans) and spans[at].first < last:
            inside.append(at)
            at += 1
        counting = [one for one in inside if one not in states]
        read = iter(reader.read([spans[one] for one in counting], sentence) if counting else ())
        found += [Surroundings() if one in states else next(read) for one in inside]
    return found


def _names_state(quantity: Quantity, span: Span, reader: ContextReader) -> bool:
    """Tell whether an article stands before what no table counts: 'in einem ernsten Zustand', « en un estado »."""
    if quantity.concept is not None or quantity.subset_of is not None or not reader.is_article(span.first):
        return False
    return quantity.kind is QuantityKind.COUNT and quantity.value == 1
