"""Amounts of change: what something rose or fell by, told by a preposition, a verb, a particle or a noun."""

from ingest.model import QuantityKind
from ingest.quantities.classifiers import concept_at
from ingest.quantities.draft import Draft
from ingest.quantities.hedging import change_before, change_behind
from ingest.quantities.reader import Reader
from ingest.quantities.units import dimension
from ingest.quantities.vocabulary import Trigger

# members that every pair of numbers asks for: in Python 3.11 asking the class for one costs two calls
_COUNT = QuantityKind.COUNT
_RATIO = QuantityKind.RATIO
_SHARE = QuantityKind.SHARE

_LEVELS = frozenset({"above", "below"})  # climbed above 40: the level, not the amount
_NAMED = 4  # words between a noun of change and its amount
_VERB = 4  # words between a verb of change and the level to which it leads
_PARTICLES = frozenset({"up", "down"})
_DROPPED = frozenset({"drop", "drops", "dropped", "dropping"})
_STUFF = frozenset({"length", "area", "mass", "volume"})  # dimensions of what is lost, cut or dropped itself
# 'the rouble ended up 4 kopecks', 'stocks edged down 12 points'
_MOVES = frozenset(
    [
        "ended",
        "closed",
        "finished",
        "opened",
        "traded",
        "settled",
        "edged",
        "inched",
        "ticked",
        "nudged",
        "moved",
        "jumped",
        "climbed",
        "dropped",
        "slipped",
        "drifted",
        "pushed",
        "rallied",
        "surged",
        "revised",
        "adjusted",
    ]
)
_BARE_CHANGE = frozenset({"en", "es", "pt"})  # 'up 4%', « el precio sube 200 rublos »: no word says 'by'


def _is_phrasal(r: Reader, word: str, draft: Draft) -> bool:
    """Tell whether a verb takes the particle behind it: scooped up, took down."""
    return word in r.vocab.words_of("scopes.phrasal") or (
        word.endswith("ed") and word not in _MOVES and draft.unit != "percentage"
    )


def read_change(r: Reader, draft: Draft) -> None:
    """Tell an amount of change: `rose by 12`, `up 4 per cent`, «выросло на 20%», um 12 Prozent gestiegen."""
    words, vocab = r.words, r.vocab
    if draft.kind in (_RATIO, _SHARE) or draft.scope in ("before", "after") or draft.attributive:
        return
    at = draft.start - 1
    if r.lang != "en" and words[at] in vocab.words_of("definite") and words[at - 1] in vocab.words_of("scopes.to"):
        at -= 1  # para os 12%
    before = words[at]
    if before in vocab.words_of("scopes.by"):
        draft.change = change_before(r, at, 8) or change_behind(r, draft)
    elif before in vocab.words_of("scopes.to"):
        changes = change_before(r, at, _VERB) or change_behind(r, draft)
        if draft.scope is None and draft.kind is not _COUNT and changes:
            draft.scope = "after"  # sank auf 14 Millionen, ramenée à 14 millions
            return
    elif r.lang in _BARE_CHANGE and draft.kind is not _COUNT and words[draft.start] not in _LEVELS:
        _read_bare_change(r, draft, before)
    if draft.change is None and draft.scope is None and draft.unit == "percentage" and _is_named_change(r, draft):
        draft.scope = "change"


def _read_bare_change(r: Reader, draft: Draft, before: str) -> None:
    words, vocab = r.words, r.vocab
    if draft.money and before in vocab.words_of("scopes.collects"):
        return
    if before in _PARTICLES and _is_phrasal(r, words[draft.start - 2], draft):
        return  # 'a basket turned up 4 km away', 'women made up 40%'
    stuff = dimension(draft.unit) if draft.unit and not draft.money else None
    if stuff in _STUFF and (before in vocab.words_of("scopes.objects") or (before in _DROPPED and stuff != "length")):
        return
    if stuff == "length" and _falls_itself(r, draft):
        return
    if before in vocab.words_of("scopes.rise") and not r.triggers[draft.start - 1] & Trigger.NUMBER:
        draft.change = "up"
    elif before in vocab.words_of("scopes.fall"):
        draft.change = "down"


def _falls_itself(r: Reader, draft: Draft) -> bool:
    """Tell whether the amount is what fell: « Cayeron 46 milímetros », « en tres horas cayeron 46 mm de lluvia »."""
    if draft.unit == "litre per square metre" or r.sentence_start(draft.start - 1):
        return True
    for place in range(draft.end, draft.end + _RAIN_REACH):
        found = concept_at(r, place) if r.words[place].isalpha() else None
        if found is not None:
            return found.concept_id in _RAIN
    return False


_RAIN = frozenset({"rain", "snow"})
_RAIN_REACH = 3


def _is_named_change(r: Reader, draft: Draft) -> bool:
    """Tell whether a noun calls a percentage a change: a 12% rise, an increase of 12%, «рост цен составил 12%»."""
    words, vocab = r.words, r.vocab
    nouns = vocab.words_of("scopes.nouns")
    if r.lang == "en" and words[draft.end] in nouns:
        return True
    if words[draft.start - 1] not in vocab.words_of("scopes.amounts"):
        return False
    for place in range(draft.start - 2, max(-1, draft.start - 2 - _NAMED), -1):
        if words[place] in nouns:
            return True
        if not words[place].isalpha():
            return False
    return False
