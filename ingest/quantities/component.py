"""The spaCy component `quantities`: spans in `doc.spans["quantities"]` with the quantity as extension attributes.

spaCy is imported here and nowhere else in this room. `span._.quantity` is the `Quantity`, beside `value`, `low`,
`high`, `unit`, `modifier`, `hedge`, `concept`, `role` and `kind` for rules that like plain attributes.
"""

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from ingest.model import Quantity
from ingest.quantities.extraction import extract

SPANS_KEY = "quantities"
_ATTRIBUTES = ("value", "low", "high", "unit", "modifier", "hedge", "kind", "concept", "role", "per", "scope")


def _register() -> None:
    if not Span.has_extension("quantity"):
        Span.set_extension("quantity", default=None)
    for name in _ATTRIBUTES:
        if not Span.has_extension(name):
            Span.set_extension(name, getter=_reader(name))


def _reader(name: str) -> Callable[[Any], Any]:
    def read(span: Any) -> Any:
        quantity: Quantity | None = span._.quantity
        return None if quantity is None else getattr(quantity, name)

    return read


class QuantitiesComponent:
    """Find the quantities of a document; the language is the pipeline's, or told from the text."""

    def __init__(self, lang: str | None) -> None:
        self.lang = lang

    def __call__(self, doc: Doc) -> Doc:
        """Add the quantities of `doc` as a span group and return it."""
        spans = []
        for quantity in extract(doc.text, self.lang):
            span = doc.char_span(quantity.start, quantity.end, label=quantity.kind.value, alignment_mode="expand")
            if span is not None:
                span._.quantity = quantity
                spans.append(span)
        doc.spans[SPANS_KEY] = spans
        return doc


@Language.factory("quantities", default_config={"lang": None}, assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str, lang: str | None) -> QuantitiesComponent:
    """Return the component; `lang` None takes the pipeline's language where it is known, else tells it."""
    from ingest.quantities.pack import LANGUAGES

    _register()
    return QuantitiesComponent(lang or (nlp.lang if nlp.lang in LANGUAGES else None))
