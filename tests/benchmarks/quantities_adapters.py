"""What each extractor says in the scorer's words; one function for each convention of a set.

`ours` is the public API as it stands. Three kinds of sets write their gold in another inventory, and the adapter only
translates: NewsQuant knows `= ~ > < up down` and no ranges or inclusive bounds; Duckling normalises to its own units;
the two sets of named entities (nerel, neruk) annotate numbers as entities and not as claims, see `as_entities`.
The benchmark gives both figures for those two, plain and translated.
"""

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from ingest.model import Hedge, Modifier, Quantity, QuantityKind, RefusalKind
from ingest.quantities import extract, scan
from ingest.quantities.units import convert

Prediction = dict[str, Any]
Predictor = Callable[[str, str], list[Prediction]]

_NEWSQUANT = {Modifier.RANGE: "=", Modifier.UP_TO: "<", Modifier.AT_LEAST: ">"}
_VAGUE_PLURAL = 20  # dozens, hundreds and up; `several` is no power
_DIGITS = re.compile("[0-9]+")
_NUMERALS = frozenset(
    {RefusalKind.NAME, RefusalKind.MODEL, RefusalKind.SCORE, RefusalKind.CALIBRE}
)  # digits that those sets call numbers; articles of law (our codes) they call ordinals
_YEARS = ("covid", "ковид", "ковід")  # names that hold their year, which those sets call a date
_GRAMS = ("kilogram", "milligram")
_CODES = {
    "saudi riyal": "sar", "uae dirham": "aed", "bulgarian lev": "bgn", "malaysian ringgit": "myr",
    "kuwaiti dinar": "kwd", "lebanese pound": "lbp", "egyptian pound": "egp", "qatari riyal": "qar",
    "belarusian rouble": "byn",
}  # fmt: skip
_FINER = {"year": ("month", 12), "month": ("day", 30), "day": ("hour", 24), "hour": ("minute", 60)}


def _prediction(quantity: Quantity, low: Decimal, high: Decimal, unit: str, modifier: str) -> Prediction:
    return {
        "value": float(low) if low == high else [float(low), float(high)],
        "unit": f"{unit} / {quantity.per}" if quantity.per else unit,
        "start": quantity.start,
        "end": quantity.end,
        "modifier": modifier,
    }


def ours(text: str, lang: str) -> list[Prediction]:
    """Return the public API's answer."""
    return [_prediction(q, q.low, q.high, q.unit, q.modifier.value) for q in extract(text, lang)]


def newsquant(text: str, lang: str) -> list[Prediction]:
    """Return the same with the modifiers that NewsQuant has; there a change outranks a bound, `about` a change.

    Left out are what NewsQuant never annotates: things without a number word, and verbs that hold a factor (doubled).
    It reads a vague plural as its whole power (thousands are 1,000 to 10,000; here 2,000 to 9,999), and `one of the
    best speakers` as one speaker, which is refused here as a determiner.
    """
    found = scan(text, lang)
    values = []
    for q in found.quantities:
        if q.implicit or (q.unit == "times" and q.text.endswith(("ed", "ing"))):
            continue
        if q.hedge is Hedge.VAGUE and q.low >= _VAGUE_PLURAL:
            values.append(_prediction(q, q.low / 2, q.low * 5, q.unit, "="))
        else:
            values.append(_prediction(q, q.low, q.high, q.unit, _newsquant_modifier(q)))
    for refusal in found.refusals:
        if refusal.kind is RefusalKind.DETERMINER and text[refusal.end :].startswith(" of "):
            several = extract("two" + text[refusal.end :], lang)
            unit = several[0].unit if several and several[0].start == 0 else ""
            values.append({"value": 1.0, "unit": unit, "start": refusal.start, "end": refusal.end, "modifier": "="})
    return values


def _newsquant_modifier(quantity: Quantity) -> str:
    if quantity.change is not None and quantity.modifier is not Modifier.ABOUT:
        return quantity.change
    return _NEWSQUANT.get(quantity.modifier, quantity.modifier.value)


def as_entities(text: str, lang: str) -> list[Prediction]:
    """Return the same as the sets of named entities count: five translations, none of them for a single line.

    A range is two values, each end its own; a denominator («за тонну», «/ т») is an entity of its own, so the span is
    the number's alone; each run of digits in a refused name, model, calibre or score is a bare number; but the 19 of
    COVID-19 is the year 2019, a date; and what comes «через три дня» is a date too, here a duration.
    """
    found = scan(text, lang)
    values = []
    for q in found.quantities:
        if q.kind is QuantityKind.DURATION and text[: q.start].rstrip().casefold().endswith("через"):
            continue
        for value in sorted({q.low, q.high}) if q.modifier is Modifier.RANGE else [None]:
            low, high = (q.low, q.high) if value is None else (value, value)
            prediction = _prediction(q, low, high, q.unit, q.modifier.value)
            values.append(prediction | {"start": q.number_start, "end": q.number_end} if q.per else prediction)
    for refusal in found.refusals:
        if refusal.kind not in _NUMERALS or refusal.text.casefold().startswith(_YEARS):
            continue
        for digits in _DIGITS.finditer(refusal.text):
            start, end = refusal.start + digits.start(), refusal.start + digits.end()
            values.append({"value": float(digits[0]), "unit": "", "start": start, "end": end, "modifier": "="})
    return values


def in_parts(text: str, lang: str) -> list[Prediction]:
    """Return the same with '21 years and six months' as two values, as quantulum3's set keeps them."""
    found = []
    for q in extract(text, lang):
        parts = _parts(q, lang) if q.kind in (QuantityKind.DURATION, QuantityKind.AGE) else []
        found += parts or [_prediction(q, q.low, q.high, q.unit, q.modifier.value)]
    return found


def _parts(quantity: Quantity, lang: str) -> list[Prediction]:
    """Return both halves of a compound duration; empty for a simple one."""
    for cut in re.finditer(r"(?:,| and)? ", quantity.text):
        halves = [(0, quantity.text[: cut.start()]), (cut.end(), quantity.text[cut.end() :])]
        read = [(shift, extract(half, lang)) for shift, half in halves]
        if all(len(one) == 1 and one[0].kind is QuantityKind.DURATION and not one[0].implicit for _, one in read):
            moved = [replace(one[0], start=quantity.start + shift + one[0].start) for shift, one in read]
            moved = [replace(one, end=one.start + len(one.text)) for one in moved]
            return [_prediction(one, one.low, one.high, one.unit, one.modifier.value) for one in moved]
    return []


def in_duckling_units(text: str, lang: str) -> list[Prediction]:
    """Return the same in Duckling's units: grams, days of 24 hours, codes of rarer currencies, finer times."""
    found = []
    for q in extract(text, lang):
        low, high, unit = q.low, q.high, q.unit
        if unit in _GRAMS:
            low, high = (convert(value, unit, "gram") or value for value in (low, high))
            unit = "gram"
        elif unit == "day and night":
            low, high, unit = low * 24, high * 24, "hour"
        while unit in _FINER and low != low.to_integral_value():
            finer, count = _FINER[unit]
            low, high, unit = low * count, high * count, finer
        unit = _CODES.get(unit, unit)
        found.append(_prediction(q, low, high, unit, q.modifier.value))
    return found


def quantulum(text: str, lang: str) -> list[Prediction]:
    """Return quantulum3's answer; English only."""
    from quantulum3 import parser

    if lang != "en":
        return []
    return [
        {"value": found.value, "unit": found.unit.name, "start": found.span[0], "end": found.span[1], "modifier": "="}
        for found in parser.parse(text)
    ]


class DucklingPeer:
    """Duckling's Clojure version from its wheel; raises where its Java machine does not start.

    The wheel expects Java strings to arrive as Python's, which newer JPype does only when asked.
    """

    def __init__(self) -> None:
        import jpype
        from duckling import Dim, Duckling

        if not jpype.isJVMStarted():
            jars = Path(importlib.import_module("duckling").__file__ or "").parent / "jars"
            jpype.startJVM("-Xmx2048m", classpath=[str(jar) for jar in jars.glob("*.jar")], convertStrings=True)
        self._duckling = Duckling(jvm_started=True)
        self._duckling.load(languages=["en", "ru", "uk"])
        self._languages = {"ru": "ru$core", "uk": "uk$core"}
        wanted = ("NUMBER", "AMOUNTOFMONEY", "DISTANCE", "DURATION", "TEMPERATURE", "VOLUME")
        self._dims = [getattr(Dim, name) for name in wanted]

    def __call__(self, text: str, lang: str) -> list[Prediction]:
        """Return Duckling's answer; a stretch that several dimensions claim counts once, the longest first."""
        language = self._languages.get(lang, "en$core")
        answers = self._duckling.parse(text, language=language, dim_filter=self._dims)
        found: list[Prediction] = []
        for item in sorted(answers, key=lambda answer: answer["start"] - answer["end"]):
            value = item.get("value") or {}
            number = value.get("value")
            inside = any(item["start"] < other["end"] and other["start"] < item["end"] for other in found)
            if isinstance(number, int | float) and not inside:
                span = {"start": item["start"], "end": item["end"]}
                found.append({"value": number, "unit": value.get("unit") or "", "modifier": "=", **span})
        return found
