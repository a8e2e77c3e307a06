"""The public way in: from a text to its quantities and refusals. One pass, linear in the length of the text."""

from dataclasses import dataclass
from itertools import compress

from ingest.model import Quantity, QuantityKind, Refusal, RefusalKind
from ingest.quantities import bounds, clause, grammar, neighbours, special
from ingest.quantities.anaphora import read_anaphora
from ingest.quantities.assemble import finish
from ingest.quantities.counted import read_head, read_late_rate
from ingest.quantities.doubts import is_name, is_offset, is_ordinal
from ingest.quantities.draft import Draft
from ingest.quantities.enumerated import read_enumerated
from ingest.quantities.hedging import read_hedges
from ingest.quantities.implicit import read_implicit
from ingest.quantities.inverted import read_inverted_unit, read_left_head
from ingest.quantities.numbered import numbered
from ingest.quantities.plain import is_plain
from ingest.quantities.reader import Reader, Refused
from ingest.quantities.refuse import refuse
from ingest.quantities.vocabulary import Trigger, vocabulary
from ingest.text.language import detect_language
from ingest.text.normalise import normalise

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_COUNT = QuantityKind.COUNT

_IDLE = (Trigger.NONE, Trigger.UNIT)  # begin nothing by themselves
_ARTICLE_IS_ONE = frozenset({"de", "fr", "it", "es", "pt"})


@dataclass(frozen=True, slots=True)
class Scan:
    """All numbers of a text: the quantities, and what was refused with its class."""

    quantities: list[Quantity]
    refusals: list[Refusal]


def extract(text: str, lang: str | None = None, *, concepts: bool = True) -> list[Quantity]:
    """Return the quantities of a text in the order of their offsets; `lang` None = told from the text."""
    return scan(text, lang, concepts=concepts).quantities


def scan(text: str, lang: str | None = None, *, concepts: bool = True, enumerated: bool = False) -> Scan:
    """Return the quantities of a text and the numbers that are none, with their class.

    `concepts` False leaves out counted concepts and roles, and is several times faster. `enumerated` adds the one
    person whom an enumeration names without a number: `five hurt, including a child`.
    """
    normal = normalise(text)
    r = Reader(normal, vocabulary(lang or detect_language(text)), concepts=concepts)
    drafts = _read_all(r)
    if concepts:
        drafts = read_implicit(r, drafts)
    if enumerated and concepts:
        drafts = read_enumerated(r, drafts)
    drafts = [draft for draft in drafts if draft.role is not None or not draft.weak]
    order = {id(draft): index for index, draft in enumerate(drafts)}
    quantities = [finish(r, draft, text, order.get(id(draft.subset_of))) for draft in drafts]
    return Scan(quantities, _refusals(r, text))


def _read_all(r: Reader) -> list[Draft]:
    drafts: list[Draft] = []
    position = 0
    for at in compress(range(r.tokens.count), r.triggers):  # lazy: a refusal may take later triggers away
        if at < position:
            continue
        repeated = read_anaphora(r, at, drafts) if r.triggers[at] & Trigger.ANAPHORA else None
        found, position = _read_at(r, at) if repeated is None else ([repeated], repeated.end)
        if not found:
            continue
        found = [draft for draft in found if not is_ordinal(r, draft)]
        for draft in found:
            _complete(r, draft)
            draft.weak = draft.weak or (r.lang in _ARTICLE_IS_ONE and _begins_with_article(r, draft))
            position = max(position, draft.end)
        for draft in found:
            if not (is_name(r, draft) or is_offset(r, draft)):
                drafts.append(draft)
    _connect(r, drafts)
    return drafts


def _read_at(r: Reader, at: int) -> tuple[list[Draft], int]:
    """Read what begins at token `at`: a special word, a refusal, or a quantity; return where to go on."""
    if r.triggers[at] == Trigger.DIGITS and is_plain(r, at):
        return grammar.read(r, at)
    found = special.read(r, at)
    if found is not None:
        return found
    if r.triggers[at] & ~Trigger.ANAPHORA in _IDLE:
        return [], at + 1
    refused = refuse(r, at)
    if refused is not None:
        r.refused.append(refused)
        return [], max(refused.end, at + 1)
    return grammar.read(r, at)


def _complete(r: Reader, draft: Draft) -> None:
    read_hedges(r, draft)
    if draft.open:
        if draft.words:
            read_inverted_unit(r, draft)
        if not draft.share and (not draft.words or draft.open):
            read_head(r, draft)
            read_hedges(r, draft)
        if draft.open:
            read_left_head(r, draft)
    read_late_rate(r, draft)
    if draft.pair is not None:
        known, other = (draft, draft.pair) if draft.pair.open else (draft.pair, draft)
        if other.open:
            other.unit, other.concept, other.kind, other.per = known.unit, known.concept, known.kind, known.per


def _begins_with_article(r: Reader, draft: Draft) -> bool:
    """Tell whether the number is only the article of a subject: «Ein Liter kostet …», «Un vagone porta …»."""
    at = draft.number_start
    return (
        draft.number_end == at + 1
        and r.sentence_start(at)
        and r.words[at] in r.vocab.words_of("articles")
        and bool(draft.unit)
        and draft.low == 1
    )


def _connect(r: Reader, drafts: list[Draft]) -> None:
    neighbours.distribute(drafts, r)
    neighbours.join_parts(r, drafts)
    neighbours.inherit(drafts, r)
    for index, draft in enumerate(drafts):
        before = drafts[index - 1] if index else None
        behind = drafts[index + 1] if index + 1 < len(drafts) else None
        clause.read_age(r, draft)
        clause.read_sense(r, draft)
        clause.read_points(r, draft, before, behind)
        bounds.read_governed(r, draft)
        bounds.read_crossed(r, draft)
        clause.read_place(r, draft)
        clause.read_sum(r, draft)
        clause.read_destination(r, draft)
        clause.read_floor(r, draft)
        clause.read_estimate(r, draft)
        clause.read_role(r, draft, before, behind)
        clause.read_scope(r, draft, before if before is not None and before.kind is _COUNT else None)
    neighbours.spread(drafts, r)
    neighbours.share_fate(drafts, r)


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
    return Refusal(start, end, text[start:end], refused.kind, *numbered(r, refused))
