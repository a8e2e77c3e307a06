"""Quantities in context: text -> claims."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from ingest.claims.attribution import Attributor, attributed, kind_by_source
from ingest.claims.background import counts_sort
from ingest.claims.clauses import read_clauses
from ingest.claims.context import ContextReader
from ingest.claims.cues import Cues, load_cues
from ingest.claims.disowned import disown
from ingest.claims.fates import BEGUN, fates_of, runs
from ingest.claims.homographs import mines
from ingest.claims.identity import Identity
from ingest.claims.occasions import COMPARED, occasions
from ingest.claims.passages import Passages, cut
from ingest.claims.phrases import MENTION
from ingest.claims.signs import fallen
from ingest.claims.spans import is_past, lend_fates, lend_presence, lend_spans, read_rates, resume_periods
from ingest.claims.speaker import Speaker
from ingest.claims.surroundings import Span, Surroundings
from ingest.claims.wholes import counted_before, who_they_are
from ingest.model import (
    Attribution,
    AttributionKind,
    Claim,
    NumberKind,
    Quantity,
    QuantityKind,
    Refusal,
    RefusalKind,
    TextSelector,
    changer,
    quick,
)
from ingest.quantities import scan
from ingest.quantities.concepts import load_concepts
from ingest.quantities.inverted import MET_BY_PEOPLE
from ingest.quantities.units import dimension
from ingest.text import detect_language

# members that every number asks for: in Python 3.11 asking the class for one costs two calls
_AGE_NUMBER = NumberKind.AGE
_AGE_KIND = QuantityKind.AGE
_BARE = QuantityKind.BARE
_COUNT = QuantityKind.COUNT
_DELTA = QuantityKind.DELTA
_MONEY = QuantityKind.MONEY
_MEASURE = QuantityKind.MEASURE
_RATIO = QuantityKind.RATIO
_DATE = RefusalKind.DATE
_DETERMINER = RefusalKind.DETERMINER
_CLAIM, _SELECTOR = quick(Claim), quick(TextSelector)
_changed = changer(Claim)
_UNKNOWN = Attribution(AttributionKind.UNKNOWN)

_OLDEST = 120
_TOWN = 500  # a smaller number is no population
# how deep, in the languages where 'de' stands before it and before a place
_MEASURED = ("profund", "profond")
_CONTEXT = 32  # characters of prefix and suffix in a selector


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text claims: `claims` in order, and the numbers that claim nothing.

    `alternatives` are the same claims as seen from other sources of the text that may be the official, the
    likeliest first; empty where a speaker was given. `gaps` tell how much less the text leans on each of them.
    """

    text: str
    lang: str
    claims: tuple[Claim, ...]
    refused: tuple[Refusal, ...]
    alternatives: tuple[tuple[Claim, ...], ...] = ()
    gaps: tuple[int, ...] = ()


def read_claims(
    text: str,
    lang: str | None = None,
    *,
    speaker: Speaker | None = None,
    mentions: Sequence[MENTION] = (),
    is_post: bool = False,
) -> list[Claim]:
    """Return the claims of a text in order; see `read_text`."""
    return list(read_text(text, lang, speaker=speaker, mentions=mentions, is_post=is_post).claims)


def read_text(
    text: str,
    lang: str | None = None,
    *,
    speaker: Speaker | None = None,
    mentions: Sequence[MENTION] = (),
    is_post: bool = False,
) -> Reading:
    """Read a text: its claims, seen from `speaker`, and the numbers that claim nothing.

    `mentions` are (start, end, channel id) of the officials named in the text. Without a speaker the text's main
    source is the official. In a post every number is the official's own.
    """
    language = lang or detect_language(text)
    scanned = scan(text, language, enumerated=True)
    passages = cut(text)
    table = load_cues(language)
    cues = Cues(table.find(passages.texts))
    spans = _place(scanned.quantities, passages)
    places = {start: at for at, start in enumerate(passages.starts)} if scanned.refusals else {}
    fences = _words_of(scanned.refusals, _DETERMINER, places)
    dates = _words_of(scanned.refusals, _DATE, places)
    numbers = _inside(spans)
    if is_post:
        reader = ContextReader(passages, cues, language, frozenset(), fences, dates, numbers)
        own = _build(passages, scanned.quantities, spans, reader, [_OWN] * len(spans))
        return Reading(text, language, disown(own, spans, passages, cues, post=True), tuple(scanned.refusals))
    articles = cues.starts("article")  # 'a ministry' counts nothing
    told = list(zip(spans, scanned.quantities, strict=True))
    attributor = Attributor(
        passages,
        cues,
        table,
        language,
        speaker,
        mentions,
        _inside([span for span, quantity in told if span.first not in articles or quantity.value != 1]),
        _years(scanned.refusals, places),
        _inside([span for span, quantity in told if quantity.high < _TOWN]),
        _inside([span for span, quantity in told if counts_sort(quantity)]),
    )
    away = cues.starts("away")
    distances = {at for at, (span, quantity) in enumerate(told) if _is_distance(quantity, span, away, passages)}
    said = [_attribute(attributor, main, spans, distances) for main in (attributor.main, *attributor.others)]
    reader = ContextReader(passages, cues, language, attributor.voiced(), fences, dates, numbers)
    claims = disown(_build(passages, scanned.quantities, spans, reader, said[0]), spans, passages, cues, post=False)
    others = tuple(tuple(map(attributed, claims, other)) for other in said[1:])
    return Reading(text, language, claims, tuple(scanned.refusals), others, attributor.gaps)


def _attribute(
    attributor: Attributor, main: Identity | None, spans: Sequence[Span], distances: set[int]
) -> list[Attribution]:
    """Return who says each number, as one source of the text sees it; of distances nobody does."""
    said = attributor.attribute([span.first for span in spans], main)
    return [_UNKNOWN if at in distances else one for at, one in enumerate(said)] if distances else said


def _build(
    passages: Passages,
    quantities: Sequence[Quantity],
    spans: list[Span],
    reader: ContextReader,
    said: Sequence[Attribution],
) -> list[Claim]:
    around = read_clauses(passages, quantities, spans, reader)
    signed = fallen(quantities, passages)
    claims = [_claim(passages, *of_one) for of_one in zip(signed, around, said, strict=True)]
    for at, span in enumerate(spans):
        if _is_age(claims, at, spans, passages, reader):
            claims[at] = _changed(claims[at], number_kind=NumberKind.AGE)
        elif claims[at].quantity.end == claims[at].quantity.number_end and reader.told_as_name(span):
            claims[at] = _changed(claims[at], number_kind=NumberKind.IDENTIFIER)
        elif reader.is_article(span.first) and claims[at].quantity.value == 1:
            claims[at] = _changed(claims[at], quantity=replace(claims[at].quantity, implicit=True))
    lend_presence(claims)
    lend_spans(claims, spans, passages, reader)
    read_rates(claims, spans, reader)
    lend_fates(claims)
    return resume_periods(_tie(claims, around))


def _is_age(claims: list[Claim], at: int, spans: list[Span], passages: Passages, reader: ContextReader) -> bool:
    """Tell whether a number of years is an age: 'un garçon de 5 ans', 'aged 38 and 50', «мужчины 38 и 50 лет»."""
    quantity, span = claims[at].quantity, spans[at]
    bare = quantity.end == quantity.number_end  # a bare number may be read as people
    value = quantity.value
    if value is None or not 0 < value < _OLDEST:
        return False
    if bare and quantity.unit in ("", "person", "year") and reader.told_as_age(span):
        return quantity.scope != "additional"  # «30 человек, ещё шестеро, по словам соседей, …»
    if _bracketed(quantity, span, passages) and reader.people_before(span.first - 1):
        return True
    if quantity.unit not in ("", "year", "year of age"):
        return at > 0 and bare and claims[at - 1].number_kind is NumberKind.AGE and reader.joined(spans[at - 1], span)
    if at and claims[at - 1].number_kind is NumberKind.AGE and reader.joined(spans[at - 1], span):
        return True
    words = passages.words
    if quantity.unit == "year" and (reader.told_as_age(span) or _in_apposition(span, passages)):
        return True  # 'older than 60 years', « la víctima tenía 63 años », « al último, de 32 años, lo buscan »
    if not quantity.unit and span.first > 1 and span.last < len(words) and words[span.first - 1].text == ",":
        return words[span.last].text == "," and words[span.first - 2].capital  # 'Governor Petrov, 52, said'
    following = claims[at + 1].quantity if at + 1 < len(claims) and spans[at + 1].first <= span.last + 1 else None
    years = quantity.unit == "year" or (not quantity.unit and following is not None and following.unit == "year")
    return years and reader.people_before(span.first) and not reader.is_term(span)


def _bracketed(quantity: Quantity, span: Span, passages: Passages) -> bool:
    """Tell whether brackets hold a number and one letter, which is no sum of money there: «чоловік (63 р.)»."""
    words = passages.words
    if span.first < 1 or words[span.first - 1].text != "(" or span.last >= len(words):
        return False
    letter = quantity.text.split()[-1].rstrip(".")
    behind = [word.text for word in words[span.last : span.last + 2]]
    closes = behind[0] == ")" or behind == [".", ")"]
    return closes and letter in _OLD and not quantity.text[0].isalpha()


_OLD = ("р", "г")  # роки, года


def _in_apposition(span: Span, passages: Passages) -> bool:
    words = passages.words
    if span.first < _TWO or span.last >= len(words) or words[span.first - 1].text not in ("de", "di"):
        return False
    return words[span.first - 2].text == "," and words[span.last].text in ",.;"


_TWO = 2


def _place(quantities: Sequence[Quantity], passages: Passages) -> list[Span]:
    """Return the words of each quantity, which ascend by place."""
    starts, ends = passages.starts, passages.ends
    spans, at = [], 0
    for quantity in quantities:
        at = bisect_right(ends, quantity.start, at)
        last = bisect_left(starts, quantity.end, at)
        spans.append(Span(at, max(last, at + 1), quantity.subset_of is not None))
    return spans


def _is_distance(quantity: Quantity, span: Span, away: AbstractSet[int], passages: Passages) -> bool:
    """Tell whether a length only says where: '1,000 km from the front'; « a 860 metros de profundidad » does not."""
    if span.last not in away or dimension(quantity.unit) != "length":
        return False
    words = passages.words
    if span.last + 1 < len(words) and words[span.last + 1].text.startswith(_MEASURED):
        return False
    # « 146 kilómetros de carreteras » is a length; 'de' alone says where only before a name, or after « a 146 »
    if words[span.last].text != "de" or span.last + 1 >= len(words):
        return True
    return words[span.last + 1].capital or (span.first > 0 and words[span.first - 1].text in {"a", "à"})


def _inside(spans: Sequence[Span]) -> frozenset[int]:
    """Return the words inside numbers."""
    return frozenset([at for span in spans for at in range(span.first, span.last)])


def _years(refused: Sequence[Refusal], places: Mapping[int, int]) -> frozenset[int]:
    """Return the words that are years by themselves: '2021', «2006 году», not the year of '15 May 2025'."""
    return _words_of([one for one in refused if _YEAR.fullmatch(one.text)], _DATE, places)


_YEAR = re.compile(r"(?:19|20)\d\d(?:[- \u00a0][^\W\d_]+\.?)?")  # 2021, «2006 году», «2022-му»


def _words_of(refused: Sequence[Refusal], kind: RefusalKind, places: Mapping[int, int]) -> frozenset[int]:
    """Return the words at which refused numbers of a kind begin; `places` maps where words begin to the words."""
    return frozenset(places[one.start] for one in refused if one.kind is kind and one.start in places)


_OWN = Attribution(AttributionKind.SPEAKER)
_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.SHARE})


def _claim(passages: Passages, quantity: Quantity, around: Surroundings, said: Attribution) -> Claim:
    text = passages.text
    quantity = occasions(quantity, around) if quantity.unit == "times" else mines(quantity, text)
    roles = around.roles
    denied = quantity.role in around.denied or (quantity.role == BEGUN and around.period is not None)
    if quantity.role is not None and not denied and (not roles or (around.inherited and quantity.subset_of is None)):
        roles = [quantity.role]
    told = fates_of(roles, quantity.concept, measured=quantity.kind is _MEASURE)
    start, end = quantity.start, quantity.end
    change = quantity.kind in (_DELTA, _RATIO) or COMPARED & set(around.facets)
    period = None if change and is_past(around.period) else around.period  # 'up 9% on last year' is of this one
    named = quantity.scope == "change"  # a 12% rise
    signed = ["by"] if text[start] == "+" or named else []  # «+2,4 млрд»: how much more
    return _CLAIM(
        quantity=quantity,
        selector=_SELECTOR(
            start, end, text[start:end], text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
        ),
        sentence=passages.sentence_at(start).index,
        number_kind=_AGE_NUMBER if quantity.kind is _AGE_KIND else kind_by_source(said),
        attribution=said,
        concept=quantity.concept,
        role=told[0] if told else None,
        place=" ".join(around.places) or None,
        whereabouts=around.whereabouts,
        period=period,
        scope=_scope(quantity, around, named=named),
        part_of=quantity.subset_of,
        status=around.status,
        doubtful=around.doubtful or (around.hearsay and not (said.name or said.cue)),
        roles=told,
        aside=tuple(around.aside),
        inherited=around.whole or (around.inherited and quantity.role is None and quantity.subset_of is None),
        facets=tuple(dict.fromkeys([*signed, *_facets(quantity, around)])),
        context=tuple(around.concepts),
        traits=tuple(around.traits),
        words=around.words,
        sides=around.sides,
        share_of=around.behind if quantity.kind in _SHARES else None,
    )


def _scope(quantity: Quantity, around: Surroundings, *, named: bool) -> str | None:
    """Return the scope of a number; no temperature is told on top of another: „noch 13 Grad“."""
    told = around.scope if named else quantity.scope or around.scope
    return None if told == "additional" and dimension(quantity.unit) == "temperature" else told


def _facets(quantity: Quantity, around: Surroundings) -> list[str]:
    """Return the facets of a number; grave and light are people and what is paid for harm, no river at its mark."""
    if quantity.kind in (_COUNT, _BARE) and _DECIDED & set(around.roles[:1]):
        return [facet for facet in around.facets if facet != "each"]  # «отказано по 415» заявлениям
    if quantity.kind in (_COUNT, _BARE, _MONEY):
        return around.facets
    return [facet for facet in around.facets if facet not in ("serious", "light", "outpatient")]


_DECIDED = frozenset({"rejected", "approved", "under review"})


def _tie(claims: list[Claim], around: Sequence[Surroundings]) -> list[Claim]:
    """Tie numbers that point back to the number before: its counted thing, and the total they are part of."""
    found: list[Claim] = []
    for at, given in enumerate(claims):
        who = who_they_are(given, around[at].concepts)
        claim = given if who is None else _changed(given, concept=who)
        before = found[-1] if found and found[-1].sentence == claim.sentence else None
        if around[at].others or _nobody(claim, found[-1] if found else None):
            claim = _unnamed(claim)
            before = found[-1] if found and claim.sentence - found[-1].sentence <= 1 else None
        if before is not None and around[at].partitive and claim.quantity.kind is QuantityKind.BARE:
            claim = _changed(claim, concept=before.concept)
        elif before is not None and _points_back(claim):
            thing = _thing(claim, around[at], before)
            claim = _changed(claim, concept=thing) if thing != claim.concept else claim
            claim = _changed(claim, roles=fates_of(claim.roles, claim.concept)) if runs(claim.concept) else claim
        if claim.part_of is None and around[at].anaphor and before is not None:
            near = counted_before(found, claim)
            told = found[near].part_of
            whole = near if told is None else told
            if claims[whole].quantity.high >= claim.quantity.high:
                claim = _changed(claim, part_of=whole, inherited=False)
        found.append(claim)
    return found


_ANIMALS = frozenset(
    {"animal", "cattle", "cow", "pig", "sheep", "goat", "horse", "poultry", "bird", "dog", "cat", "fish"}
)


def _nobody(claim: Claim, before: Claim | None) -> bool:
    """Tell whether a bare count is read as people, and nothing but people are spoken of: 'Five were extinguished'."""
    guessed = claim.quantity.unit == "person" and claim.quantity.end == claim.quantity.number_end
    if not guessed or before is None or before.concept is None or claim.sentence - before.sentence > 1:
        return False
    concepts = load_concepts()
    if before.sentence == claim.sentence and before.concept in _ANIMALS:
        return True  # '52,000 hens were culled, another 14,000 had died'
    if not claim.roles or concepts.is_a(before.concept, "person"):
        return False
    return runs(before.concept) or claim.roles[0] not in MET_BY_PEOPLE  # «отменены 12 рейсов, задержаны 25»


def _unnamed(claim: Claim) -> Claim:
    """Return the claim without a counted thing, where its words name none."""
    quantity = replace(claim.quantity, kind=QuantityKind.BARE, unit="", concept=None)
    return _changed(claim, quantity=quantity, concept=None)


def _points_back(claim: Claim) -> bool:
    """Tell whether a count names nothing itself: '119 of them children'."""
    quantity = claim.quantity
    countable = quantity.kind in (_BARE, _COUNT)
    return countable and (claim.concept is None or quantity.end == quantity.number_end)


def _thing(claim: Claim, around: Surroundings, before: Claim) -> str | None:
    """Return what a bare count counts: people named in its own clause, else the thing of the number before."""
    concepts = load_concepts()
    if runs(before.concept) and "detained" in claim.roles:
        return before.concept  # «отменены 12 рейсов, задержаны 25»
    if around.anaphor or claim.concept is None:
        own = next((thing for thing in around.concepts if concepts.is_a(thing, "person")), None)
        if own is not None:
            return own
    return claim.concept if claim.concept is not None or claim.quantity.unit else before.concept
