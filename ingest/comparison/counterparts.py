"""Two numbers of the post that differ in one word, and a report that tells the one under the other's word.

«Рейсом прибыли 180 человек, ещё 40 — поездом», and a report of 180 who came by train: what sets the two apart is a
thing, a place, a time, a fate, or a word that no table knows. The report has the other number's word, leaves out the
word of its own, and does not tell the other number, or tells the two crosswise.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import eq
from typing import NamedTuple

from ingest.claims.skeleton import alike
from ingest.claims.wordings import ON_DAY
from ingest.comparison.awaited import left_for_later
from ingest.comparison.fit import beside, its_whole, kindred, says
from ingest.comparison.kinship import is_area, is_people, one_family
from ingest.comparison.measures import unitless
from ingest.comparison.phrases import words
from ingest.comparison.relations import relations
from ingest.comparison.retelling import tells
from ingest.comparison.scopes import levels
from ingest.model import Claim


class _Label(NamedTuple):
    """What a clause tells of its number, by sort; each sort has its own test of sameness."""

    said: frozenset[str]
    things: frozenset[str]
    times: frozenset[str]
    places: frozenset[str]
    grounds: frozenset[str]
    sides: frozenset[str]
    words: frozenset[str]


_Alike = Callable[[str, str], bool]


def crossed(report: Claim, source: Claim, others: Sequence[Claim], reported: Sequence[Claim]) -> str:
    """Return in what the report's number has the label of another number of the post: period, place or rival.

    `reported` are all numbers of the report; empty where the label is the number's own.
    """
    quantity = report.quantity
    if quantity.low == 1 or quantity.implicit:
        return ""
    ours = here = None
    for other in others:
        if other is source or abs(other.sentence - source.sentence) > 1 or not _parallel(report, source, other):
            continue
        if its_whole(report, source, other, others):
            continue
        if ours is None or here is None:
            ours, here = _label(report), _label(source)
        step = _step(ours, (source, here), (other, _label(other)))
        if step == "period" and left_for_later(report) and left_for_later(source):
            continue
        if step and _fresh(source, other, report, reported):
            return step
    return ""


def _fresh(source: Claim, other: Claim, report: Claim, reported: Sequence[Claim]) -> bool:
    """Tell whether the report does not tell the other number, or tells it under the label of this one."""
    again = [one for one in reported if one is not report and tells(one.quantity, other.quantity)]
    if not again:
        return True
    mine, its = (source, _label(source)), (other, _label(other))
    return all(_step(_label(one), its, mine) for one in again)


def _step(ours: _Label, mine: tuple[Claim, _Label], its: tuple[Claim, _Label]) -> str:
    """Return the step under which `ours` is the label of the other number, `its`, and not of the source's, `mine`."""
    (source, here), (other, there) = mine, its
    if _named(ours, here, there):
        return ""
    if _of_another_time(ours.times, here.times, there.times) and (
        here.times or _holds(source, other) or _otherwise(ours, here, there)
    ):
        return "period"
    if _contrasted(_one_place, ours.places, here.places, there.places):
        return "place"
    if _contrasted(eq, ours.grounds, here.grounds, there.grounds):
        return "place"
    if _contrasted(eq, ours.sides, here.sides, there.sides):
        return "rival"
    if (
        ours.things
        and here.things
        and there.things
        and not _undivided(source, other)
        and (source.sentence == other.sentence or not _says_its_own(ours, here, there, source.concept))
    ):
        rival = frozenset([one for one in there.things if not _everyday(one, source.concept)])
        if _contrasted(_one_thing, ours.things, here.things, rival):
            return "rival"
    if source.sentence != other.sentence or not here.words or not there.words:
        return ""
    return "rival" if _worded(ours, here, there, elliptic=_elliptic(source, other)) else ""


def _named(ours: _Label, here: _Label, there: _Label) -> bool:
    """Tell whether we have what sets the source's number apart: its time, its place, its side."""
    for mine, one, two in (
        (ours.times, here.times, there.times),
        (ours.grounds, here.grounds, there.grounds),
        (ours.sides, here.sides, there.sides),
    ):
        if mine and one and two and mine & (one - two):
            return True
    if not (ours.places and here.places and there.places):
        return False
    names = frozenset(one for one in here.places - there.places if one.isupper())
    return _met(_one_place, ours.places, names)


def _of_another_time(ours: frozenset[str], here: frozenset[str], there: frozenset[str]) -> bool:
    """Tell whether our time is the other number's: today for yesterday, this week for the week before."""
    if not ours:
        return False
    return bool(ours & (there - here)) or ("current" in ours and "previous" in here - there)


def _contrasted(alike_: _Alike, ours: frozenset[str], here: frozenset[str], there: frozenset[str]) -> bool:
    """Tell whether we have one of theirs `there`, and they have one `here` of which we have none."""
    if not ours or not here or not there:
        return False
    own = _apart(alike_, here, there)
    return bool(own) and _met(alike_, ours, _apart(alike_, there, here)) and not _met(alike_, ours, own)


def _worded(ours: _Label, here: _Label, there: _Label, *, elliptic: bool) -> bool:
    """Tell whether words that no table knows set the other number apart, and the report has them.

    A number that leaves out what the one before said is told apart by what it keeps: «на левом берегу 60, на правом —
    25» leaves out the bank.
    """
    its = _apart(_one_word, there.words, here.words)
    if not _met(_one_word, ours.words, its):
        return False
    own = _apart(_one_word, here.words, there.words)
    if not own:
        return False
    kept = frozenset(one for one in own if any(_one_word(one, two) for two in ours.words))
    if elliptic:  # «на правом» is all that it keeps
        return kept != own and all(_met(_one_word, ours.words, frozenset((one,))) for one in its)
    said = _apart(kindred, here.said, there.said)
    return not kept and not _met(kindred, ours.said, said)


def _otherwise(ours: _Label, here: _Label, there: _Label) -> bool:
    """Tell whether nothing that is said of the source's number alone is said of ours."""
    said, things = _apart(kindred, here.said, there.said), _apart(_one_thing, here.things, there.things)
    return bool(said or things) and not (_met(kindred, ours.said, said) or _met(_one_thing, ours.things, things))


def _says_its_own(ours: _Label, here: _Label, there: _Label, counted: str | None) -> bool:
    """Tell whether we say what is said of the source's number alone, its noun aside: both queue, one for the ferry."""
    own = _apart(kindred, here.said, there.said) - {counted}
    return bool(own) and _met(kindred, ours.said, own)


def _undivided(source: Claim, other: Claim) -> bool:
    """Tell whether nothing parts two numbers, so that a noun there may be either's: 620 t of waste against 400."""
    first, second = sorted((source, other), key=lambda one: one.selector.start)
    gap = second.selector.start - first.selector.end
    between = first.selector.suffix[:gap]
    if gap > len(first.selector.suffix) or _MARKS.intersection(between):
        return False
    return not words("joined").intersection(between.lower().split())


_MARKS = frozenset(",;:—–.(")


def _holds(source: Claim, other: Claim) -> bool:
    """Tell whether a number is a total that the other one is in: 112 in all, 17 of them yesterday."""
    return source.scope == "cumulative" and source.sentence == other.sentence


def _elliptic(source: Claim, other: Claim) -> bool:
    """Tell whether one of two numbers takes from the other what is said of both."""
    return source.sentence == other.sentence and (source.inherited or other.inherited or not other.roles)


def _parallel(report: Claim, source: Claim, other: Claim) -> bool:
    """Tell whether the report could mean the other number, of which the source's may be but a shorter telling."""
    if beside(report, source, other):
        return True
    if not unitless(source.quantity) or source.quantity.concept is not None or other.quantity.implicit:
        return False
    follows = other.sentence == source.sentence and other.selector.start < source.selector.start
    low, high = sorted((abs(source.quantity.low), abs(other.quantity.low)))
    return follows and low != high and high < low * _APART


_APART = 50  # times; numbers further apart are not set beside each other


def _label(claim: Claim) -> _Label:
    counted = claim.concept if claim.quantity.end > claim.quantity.number_end else None
    period = (claim.period.kind,) if claim.period else ()
    rate = (claim.quantity.per,) if claim.quantity.per in _SPANS else ()
    moments, grounds, sides = relations().moments, relations().grounds, claim.sides
    places = claim.place.split() if claim.place else ()
    return _Label(
        says(claim),
        frozenset([one for one in claim.context if not _everyday(one, counted)]),
        frozenset((*moments.intersection(sides), *period, *rate)),
        frozenset((*places, *levels(claim), *_SEAT.intersection(sides))),
        grounds.intersection(sides),
        frozenset([one for one in sides if not one.startswith(ON_DAY)]) - moments - grounds - _SEAT if sides else _NONE,
        frozenset(claim.words),
    )


_NONE: frozenset[str] = frozenset()
_SEAT = frozenset({"centre"})  # a rank of place as a region and a district are
_SPANS = frozenset({"hour", "day", "week", "month", "year"})


@lru_cache(maxsize=16_384)
def _everyday(thing: str, counted: str | None) -> bool:
    """Tell whether a noun sets no number apart: kinds of place, what is counted, people beside a count of people."""
    if is_area(thing) or thing in relations().generic:
        return True
    return counted is not None and (one_family(thing, counted) or (is_people(thing) and is_people(counted)))


@lru_cache(maxsize=16_384)
def _one_thing(one: str, two: str) -> bool:
    return one_family(one, two)


@lru_cache(maxsize=16_384)
def _one_place(one: str, two: str) -> bool:
    return one == two or (one.isupper() and two.isupper() and alike(one, two))


@lru_cache(maxsize=65_536)
def _one_word(one: str, two: str) -> bool:
    """Tell whether two keys may be forms of one word: the tongue is one, and most of the sounds are."""
    if one == two:
        return True
    tongue, _, key = one.partition(":")
    tongue_, _, key_ = two.partition(":")
    if tongue != tongue_:
        return False
    short, long = sorted((key, key_), key=len)
    shared = next((at for at, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return shared >= _SOUNDS and shared * 3 >= len(long) * 2


_SOUNDS = 3


def _apart(alike_: _Alike, mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    return frozenset([one for one in mine - theirs if not _met(alike_, frozenset((one,)), theirs)])


def _met(alike_: _Alike, ours: frozenset[str], marks: frozenset[str]) -> bool:
    """Tell whether one of ours is like one of theirs; whatever the test, a word is like itself."""
    if not ours.isdisjoint(marks):
        return True
    for one in ours:
        for two in marks:
            if alike_(one, two):
                return True
    return False
