"""Refusals that need the whole quantity: digits before a singular noun are an ordinal, before a capital a name."""

from ingest.model import Hedge, RefusalKind
from ingest.quantities.draft import Draft
from ingest.quantities.reader import Reader, Refused
from ingest.quantities.units import dimension
from ingest.text.morphology import only_singular


def is_ordinal(r: Reader, draft: Draft) -> bool:
    """Refuse digits before a noun that stands in the singular: «на 21 кинофестивале»."""
    if (
        r.lang != "ru"
        or draft.words
        or (draft.unit and dimension(draft.unit) != "time" and draft.unit != "storey")
        or draft.number_end != draft.number_start + 1
        or draft.hedge is not Hedge.EXACT
    ):
        return False
    digits, word = r.words[draft.number_start], r.words[draft.number_end]
    if (
        (digits.endswith("1") and not digits.endswith("11"))
        or not word.isalpha()
        or word in r.vocab.words_of("stop")
        or not only_singular(word)
    ):
        return False
    r.refused.append(Refused(draft.number_start, draft.number_end, RefusalKind.ORDINAL))
    return True


def is_offset(r: Reader, draft: Draft) -> bool:
    """Refuse a time that only places something: «два месяца назад»."""
    if draft.change is not None or dimension(draft.unit) != "time":
        return False
    found = r.vocab.table("dates.offset").match(r.words, draft.end)
    if found is None:
        return False
    r.refused.append(Refused(draft.start, found[1], RefusalKind.TIME))
    return True


def is_name(r: Reader, draft: Draft) -> bool:
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
