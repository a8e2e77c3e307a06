"""English names of units as a sentence has them: '3 kilometres per hour', '5,000 Japanese yen'."""

from ingest.model import Quantity, QuantityKind

_IRREGULAR = {
    "person": "people",
    "child": "children",
    "man": "men",
    "woman": "women",
    "foot": "feet",
    "day and night": "days and nights",
    "century": "centuries",
    "millennium": "millennia",
    "percentage": "percent",
    "celsius": "degrees Celsius",
    "fahrenheit": "degrees Fahrenheit",
    "pound sterling": "pounds sterling",
    "pence": "pence",
    "hertz": "hertz",
    "krona": "kronor",
    "krone": "kroner",
    "leu": "lei",
    "lev": "leva",
    "penny": "pence",
}
# Loans that English leaves as they are.
_UNCHANGED = [
    "baht",
    "birr",
    "dong",
    "lari",
    "manat",
    "rand",
    "ringgit",
    "som",
    "taka",
    "tenge",
    "won",
    "yen",
    "yuan",
    "zloty",
]
_CAPITALS = {"uae": "UAE"}


def unit_name(quantity: Quantity) -> str:
    """Return the unit in the number that its value asks for; empty where there is none."""
    one = quantity.value == 1 and quantity.unit not in ("celsius", "fahrenheit", "percentage")
    name = quantity.unit if one else _plural(quantity.unit)
    return _with_capitals(name) if name and quantity.kind is QuantityKind.MONEY else name


def _plural(unit: str) -> str:
    """Return the plural; of a rate the first part inflects, else the last word."""
    if not unit or unit in _IRREGULAR:
        return _IRREGULAR.get(unit, unit)
    thing, per, base = unit.partition(" per ")
    *rest, last = thing.split()
    if last in _UNCHANGED or (last.endswith("s") and not last.endswith("ss")):
        return unit
    return f"{' '.join([*rest, _IRREGULAR.get(last) or _inflected(last)])}{per}{base}"


def _inflected(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"  # families, but days
    return f"{noun}es" if noun.endswith(("ss", "sh", "ch", "x")) else f"{noun}s"


def _with_capitals(currency: str) -> str:
    """Write the country of a currency as English does: Russian roubles, Hong Kong dollars."""
    if currency.endswith("sterling"):
        return currency
    *country, coin = currency.split()
    return " ".join([*(_CAPITALS.get(word, word.title()) for word in country), coin])
