"""The table relations.yml: which things and fates go together, are one, or are never told for each other."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from ingest.text.bundled import read_bundled


@dataclass(frozen=True, slots=True)
class Parting:
    """What befell a group (`befell`), and what later became of its parts (`became`); `lasting` what may last on."""

    befell: frozenset[str]
    became: frozenset[str]
    lasting: bool


@dataclass(frozen=True, slots=True)
class Relations:
    """The table; a field is the section of its name, which says there what it holds."""

    stands_for: dict[str, str]
    generic: frozenset[str]
    blurred: tuple[frozenset[str], ...]
    apart: frozenset[frozenset[str]]
    subsets: frozenset[str]
    fields: frozenset[str]
    projectiles: frozenset[str]
    makes: dict[str, frozenset[str]]
    undergone: frozenset[str]
    loose: frozenset[str]
    bystanders: frozenset[str]
    alike: tuple[frozenset[str], ...]
    one_role: tuple[frozenset[str], ...]
    families: tuple[tuple[frozenset[str], ...], ...]
    exclusive: tuple[frozenset[str], ...]
    parting: frozenset[str]
    marking: frozenset[str]
    events: frozenset[str]
    occurring: frozenset[str]
    numbered: frozenset[str]
    trades: frozenset[str]
    sexes: frozenset[str]
    fates: frozenset[str]
    befallen: frozenset[str]
    exposed: frozenset[str]
    unharmed: frozenset[str]
    injuries: frozenset[str]
    sorts: tuple[frozenset[str], ...]
    contrasts: tuple[frozenset[str], ...]
    strict: frozenset[str]
    kinds: frozenset[str]
    balances: frozenset[str]
    areas: frozenset[str]
    together: tuple[frozenset[str], ...]
    halves: frozenset[str]
    one_trait: tuple[frozenset[str], ...]
    qualifiers: frozenset[str]
    faint: frozenset[str]
    opposed: tuple[frozenset[str], ...]
    degrees: tuple[frozenset[str], ...]
    rungs: tuple[tuple[frozenset[str], frozenset[str]], ...]
    punished: frozenset[str]
    given: frozenset[str]
    received: frozenset[str]
    fragile: frozenset[str]
    attributes: frozenset[str]
    topics: frozenset[str]
    crews: frozenset[str]
    reached: frozenset[str]
    asked: frozenset[str]
    mended: frozenset[str]
    fulfilled: frozenset[str]
    staff: frozenset[str]
    frames: frozenset[str]
    common: frozenset[str]
    things: frozenset[str]
    moments: frozenset[str]
    grounds: frozenset[str]
    partings: tuple[Parting, ...]
    holds: dict[str, frozenset[str]]
    lost: frozenset[str]
    opposite_sides: frozenset[str]


@cache
def relations() -> Relations:
    """Return the table relations.yml."""
    raw: dict[str, Any] = dict(read_bundled(Path(__file__).parent / "relations.yml"))
    raw["stands_for"] = {kind: thing for thing, kinds in raw["stands_for"].items() for kind in kinds}
    raw["halves"] = [kind for pair in raw["together"] for kind in pair]
    raw["partings"] = [
        Parting(frozenset(one["befell"]), frozenset(one["became"]), one["lasting"] == "true") for one in raw["partings"]
    ]
    return Relations(**{name: _shaped(kind, raw[name]) for name, kind in get_type_hints(Relations).items()})


def _shaped(kind: Any, raw: Any) -> Any:
    """Return lists and mappings as the sets, tuples and dicts that the type of a field asks for."""
    of = get_args(kind)
    match get_origin(kind):
        case None:
            return raw
        case made if made is dict:
            return {key: _shaped(of[1], value) for key, value in raw.items()}
        case made if made is tuple and of[-1] is not Ellipsis:
            return tuple(_shaped(part, one) for part, one in zip(of, raw, strict=True))
        case made:
            return made(_shaped(of[0], one) for one in raw)
