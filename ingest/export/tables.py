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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so


def write_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], form: str, out: BinaryIO) -> int:
    """Write the rows to `out` and return how many there were; memory stays flat."""
    match form:
        case "jsonl":
            return _jsonl(rows, out)
        case "csv":
            return _csv(rows, columns, out)
        case "parquet":
            return _parquet(rows, columns, out)
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


def _parquet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], out: BinaryIO) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    # Every column is text: a column that is empty in the first batch has no type to be seen.
    schema = pa.schema([(name, pa.string()) for name in columns])
    count = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            data = {name: [_text(row[name]) for row in batch] for name in columns}
            writer.write_table(pa.table(data, schema=schema))
            count += len(batch)
    return count


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
