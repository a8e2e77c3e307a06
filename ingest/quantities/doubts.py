"""Refusals that need the whole quantity: digits before a singular noun are an ordinal, before a capital a name."""

from ingest.model import Hedge, RefusalKind
from ingest.quantities.draft import Draft
from ingest.quantities.reader import Reader, Refused
from ingest.quantities.units import dimension
from ingest.text.morphology import only_singular, word_case

# a member that every number asks for: in Python 3.11 asking the class for one costs two calls
_EXACT = Hedge.EXACT
_TIMES = frozenset({"second", "minute", "hour", "day", "day and night", "week", "month", "year", "decade", "century"})


def is_ordinal(r: Reader, draft: Draft) -> bool:
    """Refuse digits before a noun that stands in the singular: «на 21 кинофестивале»."""
    if (
        r.lang not in ("ru", "uk")
        or draft.words
        or (draft.unit and dimension(draft.unit) != "time" and draft.unit != "storey")
        or draft.number_end != draft.number_start + 1
        or draft.hedge is not _EXACT
    ):
        return False
    digits, word = r.words[draft.number_start], r.words[draft.number_end]
    if (
        (digits.endswith("1") and not digits.endswith("11"))
        or not word.isalpha()
        or word in r.vocab.words_of("stop")
        or not (_in_place(r, draft) if r.lang == "uk" else only_singular(word) and not _tells_manner(r, draft))
    ):
        return False
    r.refused.append(Refused(draft.number_start, draft.number_end, RefusalKind.ORDINAL))
    return True


def _tells_manner(r: Reader, draft: Draft) -> bool:
    """Tell whether the noun says how and not what: «14 побед, в том числе 11 нокаутом»."""
    preposition = r.words[draft.number_start - 1]
    near = preposition in r.vocab.words_of("stop") and preposition.isalpha()
    return not near and word_case(r.words[draft.number_end]) == "ablt"


def _in_place(r: Reader, draft: Draft) -> bool:
    """Tell by preposition and ending whether a Ukrainian noun is a singular of place: «на 34 паркрані».

    Behind two, three and four the same ending may be the plural of a soft noun («у 3 області»): those are left alone.
    """
    vocab, digits, noun = r.vocab, r.words[draft.number_start], r.words[draft.number_end]
    if r.words[draft.number_start - 1] not in vocab.words_of("locative"):
        return False
    few = digits[-1] in "234" and digits[-2:-1] != "1"
    if few and (draft.unit in _TIMES or noun.endswith(_endings(vocab.pack.soft_plurals))):
        return False
    pack, behind = vocab.pack, r.words[draft.number_end + 1]
    agrees = noun.endswith(_endings(pack.agreeing_nouns)) and behind.endswith(_endings(pack.agreeing_plurals))
    if agrees and not behind.endswith(_endings(pack.past_plurals)):
        return False  # «у 14 легкі травми»: what befell the 14
    return noun.endswith(_endings(vocab.pack.locative_endings))


def _endings(written: list[str]) -> tuple[str, ...]:
    return tuple(ending[1:] for ending in written)


def is_offset(r: Reader, draft: Draft) -> bool:
    """Refuse a time that only places something: «два месяца назад»."""
    if not draft.unit or draft.change is not None or draft.attributive or dimension(draft.unit) != "time":
        return False
    found = r.vocab.table("dates.offset").match(r.words, draft.end)
    offsets = r.vocab.table("dates.offset_before")
    before = offsets.match_back(r.words, draft.start)
    if before is None and offsets.match_back(r.words, draft.number_start) is not None:
        before = True, draft.start  # «минут через двадцать»
    if found is None and before is None:
        return False
    if found is None and before is not None and r.words[before[1] - 1] in r.vocab.words_of("ranges.start"):
        return False  # «desde hace cinco días»
    start, end = draft.start if before is None else before[1], draft.end if found is None else found[1]
    r.refused.append(Refused(start, end, RefusalKind.TIME))
    return True


def is_name(r: Reader, draft: Draft) -> bool:
    """Refuse a bare number before a capital: `575 Example Road`, `787 Dreamliner`."""
    if (
        draft.unit
        or draft.share
        or draft.words
        or draft.hedge is not _EXACT
        or draft.number_end != draft.number_start + 1
        or not draft.open
    ):
        return False
    if not r.words[draft.end].isalpha() or not r.tokens.capital(draft.end):
        return False
    r.refused.append(Refused(draft.number_start, draft.number_end, RefusalKind.NAME))
    return True
