"""A quantity as plain data for machines: the form of `ingest quantities` and of the published JSON Schema."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from ingest.model import Hedge, Modifier, Quantity, QuantityKind


class QuantityRecord(BaseModel):
    """One quantity of a text; offsets count code points, `end` is exclusive."""

    model_config = ConfigDict(frozen=True)

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    value: int | float | None = Field(description="the point value; null for a range or a vague word")
    low: int | float = Field(description="nominal, in `unit`; equal to `high` unless a range or vague")
    high: int | float
    lower_bound: int | float | None = Field(description="least true value as the text claims it; null = open")
    upper_bound: int | float | None
    unit: str = Field(description="canonical English name of a unit or currency, else of the counted thing; '' = none")
    modifier: Modifier
    hedge: Hedge
    kind: QuantityKind
    concept: str | None = Field(description="id in the concept table")
    role: str | None = Field(description="what happened to the counted thing")
    per: str | None = Field(description="denominator of a rate")
    step: int | float = Field(description="place value of the last significant digit as written")
    implicit: bool
    number_start: int
    number_end: int
    subset_of: int | None = Field(description="index of the total among the quantities of the same text")
    scope: str | None
    change: str | None


def _number(value: Any) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def to_record(quantity: Quantity) -> QuantityRecord:
    """Return a quantity as plain data; Decimals become numbers."""
    lower, upper = quantity.interval()
    return QuantityRecord(
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        value=None if quantity.value is None else _number(quantity.value),
        low=_number(quantity.low),
        high=_number(quantity.high),
        lower_bound=None if lower is None else _number(lower),
        upper_bound=None if upper is None else _number(upper),
        unit=quantity.unit,
        modifier=quantity.modifier,
        hedge=quantity.hedge,
        kind=quantity.kind,
        concept=quantity.concept,
        role=quantity.role,
        per=quantity.per,
        step=_number(quantity.step),
        implicit=quantity.implicit,
        number_start=quantity.number_start,
        number_end=quantity.number_end,
        subset_of=quantity.subset_of,
        scope=quantity.scope,
        change=quantity.change,
    )


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of one line of `ingest quantities`."""
    schema = QuantityRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
