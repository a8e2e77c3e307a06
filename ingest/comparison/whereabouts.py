"""The whole told for one place of it, one place told for the whole, and places turned round: from A to B, from B to A.

«По всей области отключены 212 трансформаторов, тяжелее всего в Заречном районе»: a report that has the 212 in Zarechny
district sets them elsewhere, and so does one that has the district's 212 across the region.
"""

import re
from collections.abc import Iterable, Sequence

from ingest.claims.extents import RANKS
from ingest.claims.skeleton import alike
from ingest.comparison.rivals import one_kind
from ingest.comparison.scopes import levels
from ingest.model import NOWHERE, Claim, Whereabouts


def set_elsewhere_on_the_map(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether the report sets the post's number at another place, or in a smaller or larger area.

    `others` are all numbers of the post.
    """
    ours, here = report.whereabouts, source.whereabouts
    if ours is NOWHERE and here is NOWHERE:
        return False
    return _narrowed(report, source, others) or _widened(ours, source) or _turned_round(ours, here)


def _narrowed(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether what holds for a whole area is told of a place where the post has it worst, or of a smaller one."""
    ours, here = report.whereabouts, source.whereabouts
    if ours.extent is not None or not ours.at or _met(ours.at, (source.place or "").split()):
        return False
    if _met(ours.at, ours.examples):
        return False  # 'mostly in Zarechny'
    if all(_met((one,), here.examples) for one in ours.at):
        return True
    if here.extent is not None and ours.rank is not None and _below(ours.rank, here.extent):
        return True
    wide = _throughout_a_region(report, source)
    if ours.rank in _WIDE or (ours.rank == (here.extent or here.rank) and not wide):
        return False
    # «в области 19 тысяч без газа, в Каменске — каждый третий»
    near = here.extent is not None or wide or (here.rank in _WIDE and not here.at)
    placed = [
        key
        for one in others
        if near and one is not source and (here.extent or wide or one.sentence == source.sentence)
        for key in (one.place or "").split()
    ]
    return all(_met((one,), placed) for one in ours.at)


def _throughout_a_region(report: Claim, source: Claim) -> bool:
    """Tell whether only the post has its number over a region that it does not name: «над областью сбито 34 БПЛА».

    Only a district is told apart: drones downed in an attack on a town are those of the region.
    """
    if source.place is not None or source.whereabouts.at or source.part_of is not None:
        return False
    if report.whereabouts.rank is None and not levels(report):
        return False
    return not levels(source).isdisjoint(_WIDE) and levels(source).issubset(_WIDE) and levels(report).isdisjoint(_WIDE)


def _widened(ours: Whereabouts, source: Claim) -> bool:
    """Tell whether a place's number is told of the whole area around it: 'across the region', 'nationwide'."""
    here = source.whereabouts
    if ours.extent is None or _met(ours.at, here.at):
        return False
    area = here.extent or here.rank
    return area is not None and _below(area, ours.extent)


def _below(one: str, whole: str) -> bool:
    """Tell whether a sort of place lies in another: a village in a district, a quarter of a town in the town."""
    return RANKS[one] < RANKS[whole] or (one == "district" and whole == "town")


def _turned_round(ours: Whereabouts, here: Whereabouts) -> bool:
    """Tell whether the report has them move the other way: from Sosnovka to Kamenka, for from Kamenka to Sosnovka."""
    if not (ours.going and ours.coming and here.going and here.coming):
        return False
    kept = _met(ours.going, here.going) or _met(ours.coming, here.coming)
    return not kept and _met(ours.going, here.coming) and _met(ours.coming, here.going)


_WIDE = ("region", "country")


def _met(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(alike(one, other) or _stem(one) == _stem(other) for one in ours for other in theirs)


def _stem(key: str) -> str:
    """Return a key without what makes a name of a town one of its district: «Липівка», «Липівська громада»."""
    stem = _OF_TOWN.sub("", key)
    return stem if len(stem) > 1 else key


_OF_TOWN = re.compile(r"(?:SK[MPS]*|K)$")


def misplaced(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether the report sets the number at a place that the source gives to another number.

    Where the source names no place for the number itself, only a number of the same thing shows that: a river's level
    at a town does not place the flooded houses. A source that names one place only speaks of it throughout: a number
    without a place of its own stands there too, but a total does not stand where a part of it does.
    """
    if report.place is None:
        return False
    here = source.place.split() if source.place else []
    placed = [one for one in others if one is not source and one.place and (here or one_kind(report, one))]
    elsewhere = [key for other in placed for key in (other.place or "").split()]
    if not here and _in_a_later_section(report, source, others):
        return True
    throughout = all(alike(key, elsewhere[0]) for key in elsewhere) and all(other.part_of is None for other in placed)
    if not here and throughout:
        return False
    places = report.place.split()
    if not here and any(alike(place, key) for place in places for key in _place_before(source, others)):
        return False
    if any(alike(place, key) for place in places for key in here):
        return False
    return any(alike(place, key) for place in places for key in elsewhere)


def _in_a_later_section(report: Claim, source: Claim, others: Sequence[Claim]) -> bool:
    """Tell whether a post that goes from district to district has the report's place only after the number.

    «По Ольшанскому округу — 46 снарядов. Повреждены 3 автомобиля. В Заовражском районе в 5 домах выбиты окна»
    """
    at = next((at for at, one in enumerate(others) if one is source), 0)
    before = next((one for one in reversed(others[:at]) if one.whereabouts.rank in _AREAS and one.place), None)
    if before is None or source.sentence - before.sentence > 1 or source.whereabouts is not NOWHERE:
        return False
    rank, keys = before.whereabouts.rank, (report.place or "").split()
    after = [one for one in others[at + 1 :] if one.whereabouts.rank == rank and one.place]
    if not any(_met(keys, (one.place or "").split()) for one in after):
        return False
    return not any(_met(keys, (one.place or "").split()) for one in others[:at])


_AREAS = ("district", "town", "village")


def _place_before(source: Claim, others: Sequence[Claim]) -> list[str]:
    """Return the place that was named last before a number: it goes on where the number names none."""
    found: list[str] = []
    for other in others:
        if other is source:
            break
        found = other.place.split() if other.place else found
    return found
