"""A number in a text, normalised. Nothing here knows a language or a database."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_ABOUT = Decimal("0.1")


class Modifier(StrEnum):
    """How the nominal value bounds the true one."""

    EXACT = "="
    ABOUT = "~"
    OVER = ">"
    UNDER = "<"
    AT_LEAST = ">="
    UP_TO = "<="
    RANGE = "range"


class Hedge(StrEnum):
    """The hedge class that comparison uses; finer than `Modifier` (almost and less than are both `<`)."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at_least"
    ALMOST = "almost"
    UNDER = "under"
    UP_TO = "up_to"
    VAGUE = "vague"


class QuantityKind(StrEnum):
    """What sort of number it is; only numbers of one kind are compared directly."""

    COUNT = "count"
    MEASURE = "measure"
    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"
    SHARE = "share"
    RATIO = "ratio"
    DELTA = "delta"
    AGE = "age"
    DURATION = "duration"
    RATE = "rate"
    BARE = "bare"


class RefusalKind(StrEnum):
    """Why a number is no quantity claim."""

    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    MODEL = "model"
    CALIBRE = "calibre"
    CODE = "code"
    PHONE = "phone"
    CARD = "card"
    URL = "url"
    SCORE = "score"
    COORDINATE = "coordinate"
    NAME = "name"
    LIST = "list"
    DETERMINER = "determiner"
    ROMAN = "roman"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity; `start` and `end` are code-point offsets into the text as given, end exclusive."""

    start: int
    end: int
    text: str
    low: Decimal  # nominal, in `unit`; low == high unless `modifier` is RANGE or the word is vague
    high: Decimal
    modifier: Modifier = Modifier.EXACT
    hedge: Hedge = Hedge.EXACT
    unit: str = ""  # canonical English name: physical unit, currency, else the counted concept; "" = none
    kind: QuantityKind = QuantityKind.BARE
    concept: str | None = None  # id in the concept table when something is counted ('drone'); None = not known
    role: str | None = None  # what happened to the counted thing ('killed'); None = not known
    per: str | None = None  # denominator of a rate ('litre', 'day'); None = no rate
    step: Decimal = Decimal(1)  # place value of the last digit as written: 100 for '42.4 thousand'
    implicit: bool = False  # the text has no number word: 'a drone', «погиб мужчина»
    number_start: int = -1  # the bare number inside [start, end): '42.4 thousand' in 'almost 42.4 thousand ha'
    number_end: int = -1
    subset_of: int | None = None  # index, in the list that holds this quantity, of the total it is part of
    scope: str | None = None  # additional | cumulative | before | after | reported | change; None = plain
    change: str | None = None  # up | down: the number is the amount of a rise or fall; None = a level

    @property
    def value(self) -> Decimal | None:
        """The point value; None for a range or a vague plural."""
        return self.low if self.low == self.high else None

    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """Bounds of the true value as the text claims them; None = open."""
        match self.modifier:
            case Modifier.EXACT | Modifier.RANGE:
                return self.low, self.high
            case Modifier.ABOUT:
                if self.hedge is Hedge.VAGUE:
                    return self.low, self.high
                spread = abs(self.low) * _ABOUT, abs(self.high) * _ABOUT
                return self.low - spread[0], self.high + spread[1]
            case Modifier.OVER | Modifier.AT_LEAST:
                return self.low, None
            case Modifier.UNDER | Modifier.UP_TO:
                return None, self.high


@dataclass(frozen=True, slots=True)
class Refusal:
    """A number that is no quantity claim, with its class; offsets as in `Quantity`.

    Of an ordinal or a code: its `number`, and the `things` that it numbers («9-й поверх»: 9, storey).
    """

    start: int
    end: int
    text: str
    kind: RefusalKind
    number: int | None = None
    things: tuple[str, ...] = ()
