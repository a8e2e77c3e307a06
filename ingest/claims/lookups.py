"""Words of the lexicon that are looked up beside a name or a cue, and are no cues of a text themselves."""

from functools import cache

from ingest.claims.cues import LOOKED_UP, labelled


@cache
def weekdays(lang: str) -> dict[str, int]:
    """Map the names of the days to their numbers, Monday the first, as the lexicon orders them."""
    told = (cue.replace("-", " - ").split() for cue in labelled(lang).get("period.weekday", ()))
    names = dict.fromkeys(words[-3] if "-" in words else words[-1] for words in told)  # 'na segunda-feira'
    return {name: at + 1 for at, name in enumerate(names)}


@cache
def prepositions(lang: str, kind: str) -> frozenset[str]:
    """Return the words of a kind that stand before names of places: 'to' whom they go to, 'from', 'inside'; 'joins'."""
    label = "conjunction" if kind == "joins" else f"{LOOKED_UP}{kind}"
    return frozenset(labelled(lang).get(label, ()))
