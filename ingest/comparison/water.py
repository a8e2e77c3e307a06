"""Water by mass and by volume: «310 тонн воды» are 310,000 litres, 'forty cubic metres' are 40 tonnes."""

from dataclasses import replace

from ingest.comparison.measures import measure_of
from ingest.model import Claim
from ingest.quantities.units import convert

_WATER = "water"
_MIXED = frozenset({"oil", "fuel", "petrol", "diesel", "gas", "food", "bread", "milk", "mud", "sewage"})
_AS = {"mass": ("kilogram", "litre"), "volume": ("litre", "kilogram")}  # a kilogram of water is a litre
_OTHER = {"mass": "volume", "volume": "mass"}


def in_kind(report: Claim, source: Claim) -> Claim:
    """Return the source's water as volume where the report tells volume, or as mass where it tells mass."""
    if _WATER not in report.traits or _WATER not in source.traits:
        return source
    ours, theirs = measure_of(report.quantity), measure_of(source.quantity)
    if _OTHER.get(theirs.dimension) != ours.dimension or not _MIXED.isdisjoint((*source.traits, *source.context)):
        return source
    unit, other = _AS[theirs.dimension]
    factor = convert(source.quantity.step, theirs.unit, unit)
    if not factor or not source.quantity.step:
        return source
    times = factor / source.quantity.step
    quantity = source.quantity
    told = replace(
        quantity, low=quantity.low * times, high=quantity.high * times, step=quantity.step * times, unit=other
    )
    return replace(source, quantity=told)
