"""Hash tables from folded words to officials; built once from the channel entries, read only afterwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.model import Channel
from ingest.names.folding import fold, is_cyrillic
from ingest.names.inflection import case_forms
from ingest.names.offices import OfficeClass, fit
from ingest.names.officials import Official, read_official
from ingest.names.persons import first_name_groups
from ingest.names.regions import RegionIndex, make_index
from ingest.names.skeleton import skeletons
from ingest.names.spelling import spellings
from ingest.names.tables import table

_HOLDS = 0.9  # fit from which an official holds the office that a text names


@dataclass(frozen=True, slots=True)
class NameIndex:
    """All officials and the tables that lead to them; values are positions in `officials`, of `holders` channels."""

    officials: tuple[Official, ...]
    surnames: dict[str, tuple[int, ...]]
    skeletons: dict[str, tuple[int, ...]]  # first three consonant classes
    firsts: frozenset[str]  # first names of all officials, in any form
    handles: dict[str, int]
    by_region: dict[str, tuple[int, ...]]
    holders: dict[OfficeClass, frozenset[int]]  # whose office is what a text calls so
    regions: RegionIndex

    def surname(self, folded: str, language: str) -> tuple[int, ...]:
        """Return the officials whose surname the word is, in any form."""
        found = self.surnames.get(folded)
        if found is not None or is_cyrillic(folded):
            return found or ()
        for end in latin_endings(language):
            if folded.endswith(end) and len(folded) - len(end) >= 4:
                found = self.surnames.get(folded[: -len(end)])
                if found is not None:
                    return found
        return ()

    def alike(self, folded: str) -> tuple[int, ...]:
        """Return the officials whose surname begins with the same consonants."""
        found = [self.skeletons.get(own[:3], ()) for own in skeletons(folded)]
        return found[0] if len(found) == 1 else tuple(sorted({n for part in found for n in part}))


def build_index(channels: Iterable[Channel]) -> NameIndex:
    """Return the tables for the channels; deterministic in their order."""
    entries = list(channels)
    officials = tuple(read_official(c) for c in entries)
    surnames: dict[str, list[int]] = {}
    by_sound: dict[str, list[int]] = {}
    firsts: set[str] = set()
    by_region: dict[str, list[int]] = {}
    for n, official in enumerate(officials):
        for form in official.surnames:
            surnames.setdefault(form, []).append(n)
        for key in {s[:3] for s in official.skeletons if len(s) >= 3}:
            by_sound.setdefault(key, []).append(n)
        firsts.update(official.firsts)
        if official.region is not None:
            by_region.setdefault(official.region.key, []).append(n)
    return NameIndex(
        officials=officials,
        surnames={k: tuple(v) for k, v in surnames.items()},
        skeletons={k: tuple(v) for k, v in by_sound.items()},
        firsts=frozenset(firsts),
        handles={o.handle: n for n, o in enumerate(officials)},
        by_region={k: tuple(v) for k, v in by_region.items()},
        holders={c: frozenset(o.channel_id for o in officials if fit(c, o.classes) >= _HOLDS) for c in OfficeClass},
        regions=make_index(
            (o.region, c.region or c.region_en) for o, c in zip(officials, entries, strict=True) if o.region
        ),
    )


@cache
def latin_endings(language: str) -> tuple[str, ...]:
    """Return the endings that a language puts on a foreign name; all of them when the language is not known."""
    endings = table("endings")["latin"]
    if not language:
        return tuple(sorted({e for own in endings.values() for e in own}, key=len, reverse=True))
    return tuple(sorted(endings.get(language, ()), key=len, reverse=True))


@cache
def first_names() -> dict[str, frozenset[int]]:
    """Return the forms of all first names of data/first_names.yml, with their groups."""
    forms: dict[str, set[int]] = {name: set(groups) for name, groups in first_name_groups().items()}
    for number, (russian, ukrainian, *_others) in enumerate(table("first_names")):
        feminine = fold(russian).endswith(("а", "я")) and fold(russian) not in ("иля",)
        for native, is_ukrainian in ((russian, False), (ukrainian, True)):
            for form in (*case_forms(native, feminine), *spellings(native, is_ukrainian)):
                forms.setdefault(form, set()).add(number)
    return {form: frozenset(groups) for form, groups in forms.items()}
