"""The public way in: from a text to its quantities and refusals. One pass, linear in the length of the text."""

from dataclasses import dataclass, replace

from ingest.model import Hedge, Quantity, QuantityKind, Refusal, RefusalKind
from ingest.quantities import clause, grammar, special
from ingest.quantities.assemble import finish
from ingest.quantities.draft import Draft
from ingest.quantities.implicit import read_implicit
from ingest.quantities.reader import Reader, Refused
from ingest.quantities.refuse import refuse
from ingest.quantities.vocabulary import Trigger, vocabulary
from ingest.text.language import detect_language
from ingest.text.morphology import only_singular
from ingest.text.normalise import normalise

_STARTS = ~Trigger.NONE


@dataclass(frozen=True, slots=True)
class Scan:
    """All numbers of a text: the quantities, and what was refused with its class."""

    quantities: list[Quantity]
    refusals: list[Refusal]


def extract(text: str, lang: str | None = None, *, concepts: bool = True) -> list[Quantity]:
    """Return the quantities of a text in the order of their offsets; `lang` None = told from the text."""
    return scan(text, lang, concepts=concepts).quantities


def scan(text: str, lang: str | None = None, *, concepts: bool = True) -> Scan:
    """Return the quantities of a text and the numbers that are none, with their class.

    `concepts` False leaves out counted concepts and roles, and is several times faster.
    """
    normal = normalise(text)
    r = Reader(normal, vocabulary(lang or detect_language(text)), concepts=concepts)
    drafts = _read_all(r)
    if concepts:
        drafts = read_implicit(r, drafts)
    quantities = []
    drafts = [draft for draft in drafts if draft.role is not None or not draft.weak]
    order = {id(draft): index for index, draft in enumerate(drafts)}
    for draft in drafts:
        quantity = finish(r, draft, text)
        if draft.subset_of is not None and id(draft.subset_of) in order:
            quantity = replace(quantity, subset_of=order[id(draft.subset_of)])
        quantities.append(quantity)
    return Scan(quantities, _refusals(r, text))


def _read_all(r: Reader) -> list[Draft]:
    drafts: list[Draft] = []
    position = 0
    for at, trigger in enumerate(r.triggers):
        if not trigger & _STARTS or at < position:
            continue
        if not r.triggers[at]:  # taken away by a refusal
            continue
        found = special.read(r, at)
        if found is None:
            if trigger == Trigger.UNIT:
                continue
            refused = refuse(r, at)
            if refused is not None:
                r.refused.append(refused)
                position = max(refused.end, at + 1)
                continue
            new, position = grammar.read(r, at)
            found = new
        else:
            found, position = found
        found = [draft for draft in found if not _is_ordinal(r, draft)]
        for draft in found:
            _complete(r, draft)
            position = max(position, draft.end)
        drafts.extend(draft for draft in found if not _is_name(r, draft))
    _connect(r, drafts)
    return drafts


def _complete(r: Reader, draft: Draft) -> None:
    grammar.read_hedges(r, draft)
    if draft.open and not draft.share:
        grammar.read_head(r, draft)
        grammar.read_hedges(r, draft)
    if draft.open:
        special.read_left_head(r, draft)
    if draft.pair is not None and draft.pair.open:
        draft.pair.unit, draft.pair.concept, draft.pair.kind = draft.unit, draft.concept, draft.kind


def _is_ordinal(r: Reader, draft: Draft) -> bool:
    """Refuse digits before a noun that stands in the singular: «на 21 кинофестивале»."""
    if (
        r.lang != "ru"
        or draft.words
        or draft.unit
        or draft.number_end != draft.number_start + 1
        or draft.hedge is not Hedge.EXACT
    ):
        return False
    word = r.words[draft.number_end]
    if (
        draft.low % 10 == 1
        and draft.low % 100 != 11
        or not word.isalpha()
        or word in r.vocab.words_of("stop")
        or not only_singular(word)
    ):
        return False
    r.refused.append(Refused(draft.number_start, draft.number_end, RefusalKind.ORDINAL))
    return True


def _is_name(r: Reader, draft: Draft) -> bool:
    """Refuse a bare number before a capital: `575 Example Road`, `787 Dreamliner`."""
    if (
        not draft.open
        or draft.share
        or draft.words
        or draft.hedge is not Hedge.EXACT
        or draft.number_end != draft.number_start + 1
    ):
        return False
    if not r.words[draft.end].isalpha() or not r.tokens.capital(draft.end):
        return False
    r.refused.append(Refused(draft.number_start, draft.number_end, RefusalKind.NAME))
    return True


def _connect(r: Reader, drafts: list[Draft]) -> None:
    grammar.distribute(drafts, r)
    special.connect(r, drafts)
    grammar.inherit(drafts, r)
    grammar.spread(drafts, r)
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        behind = drafts[index + 1] if index + 1 < len(drafts) else None
        clause.read_age(r, draft)
        clause.read_role(r, draft, before, behind)
        clause.read_scope(r, draft, before if before is not None and before.kind is QuantityKind.COUNT else None)


def _refusals(r: Reader, text: str) -> list[Refusal]:
    found = [_refusal(r, refused, text) for refused in r.refused]
    for start, end in r.tokens.addresses:
        first, last = r.normal.start(start), r.normal.end(end)
        if any(sign.isdigit() for sign in text[first:last]):
            found.append(Refusal(first, last, text[first:last], RefusalKind.URL))
    return sorted(found, key=lambda refusal: refusal.start)


def _refusal(r: Reader, refused: Refused, text: str) -> Refusal:
    start = r.normal.start(r.starts[refused.start])
    end = r.normal.end(r.ends[refused.end - 1])
    return Refusal(start, end, text[start:end], refused.kind)
