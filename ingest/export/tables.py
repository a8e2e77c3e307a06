"""Rows of a view as JSON lines, CSV or Parquet, written as they come."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from itertools import islice
from typing import Any, BinaryIO
from uuid import UUID

FORMATS = ("jsonl", "csv", "parquet")
_BATCH = 2000
_PLACES = 12  # after the point of a decimal in Parquet; more are rounded
_STEP = Decimal(1).scaleb(-_PLACES)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def write_rows(
    rows: Iterable[Mapping[str, Any]],
    columns: Sequence[str],
    form: str,
    out: BinaryIO,
    kinds: Mapping[str, str] | None = None,
) -> int:
    """Write the rows to `out` and return how many there were; memory stays flat.

    `kinds` says what Parquet's columns hold (`ingest.store.reader.KINDS`); a column that is not named is text.
    """
    match form:
        case "jsonl":
            return _jsonl(rows, out)
        case "csv":
            return _csv(rows, columns, out)
        case "parquet":
            return _parquet(rows, columns, out, kinds or {})
        case _:
            raise ValueError(f"no such format: {form}")


def _jsonl(rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    count = 0
    for row in rows:
        out.write(json.dumps(dict(row), ensure_ascii=False, default=_plain).encode() + b"\n")
        count += 1
    return count


def _csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: BinaryIO) -> int:
    text = TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
        count += 1
    text.detach()
    return count


def _parquet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: BinaryIO, kinds: Mapping[str, str]) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Types are told, not seen: a column that is empty in the first batch has none to be seen.
    arrow = {
        "truth": pa.bool_(),
        "whole": pa.int64(),
        "decimal": pa.decimal128(38, _PLACES),
        "float": pa.float64(),
        "day": pa.date32(),
        "moment": pa.timestamp("us", tz="UTC"),
        "span": pa.duration("us"),
    }
    schema = pa.schema([(name, arrow.get(kinds.get(name, ""), pa.string())) for name in columns])
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            data = {name: [_held(row[name], kinds.get(name, "")) for row in batch] for name in columns}
            writer.write_table(pa.table(data, schema=schema))
            count += len(batch)
    return count


def _held(value: Any, kind: str) -> Any:
    if value is None:
        return None
    if kind == "decimal":
        return Decimal(value).quantize(_STEP)
    return value if kind else _text(value)


def _batches(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    source = iter(rows)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _cell(value: Any) -> str:
    text = _text(value) or ""
    is_number = isinstance(value, int | float | Decimal)
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return value if isinstance(value, str) else str(_plain(value))


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    return value if isinstance(value, bool | int | float) else str(value)
