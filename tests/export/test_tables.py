"""Rows as JSON lines, CSV and Parquet."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.export import FORMATS, write_rows

COLUMNS = ("id", "text", "value")
ROW = {"id": UUID(int=7), "text": "Сбито 12 БПЛА\n«наши»", "value": Decimal("42.4")}


def written(form: str, rows: list[dict[str, Any]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    out = BytesIO()
    assert write_rows(iter(rows), columns, form, out) == len(rows)
    return out.getvalue()


def test_json_lines_hold_numbers_times_and_nested_values() -> None:
    row = ROW | {
        "at": datetime(2026, 3, 2, 8, 0, tzinfo=UTC),
        "day": date(2026, 3, 2),
        "whole": Decimal("7.00"),
        "none": None,
        "nested": {"low": Decimal("0.5"), "list": [1, True]},
    }
    (line,) = written("jsonl", [row]).decode().splitlines()
    assert json.loads(line) == {
        "id": "00000000-0000-0000-0000-000000000007",
        "text": "Сбито 12 БПЛА\n«наши»",
        "value": 42.4,
        "at": "2026-03-02T08:00:00+00:00",
        "day": "2026-03-02",
        "whole": 7,
        "none": None,
        "nested": {"low": 0.5, "list": [1, True]},
    }


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")), max_size=5))
def test_csv_gives_back_each_text_unless_a_spreadsheet_would_run_it(texts: list[str]) -> None:
    rows = [{"id": number, "text": text, "value": None} for number, text in enumerate(texts)]
    head, *found = csv.reader(StringIO(written("csv", rows).decode(), newline=""))
    assert head == list(COLUMNS)
    for text, (_, cell, empty) in zip(texts, found, strict=True):
        assert empty == ""
        assert cell == (f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text)


@pytest.mark.parametrize("value", [-5, Decimal("-0.5"), -1.5])
def test_negative_numbers_are_no_formula(value: Any) -> None:
    assert f",{value}\r\n" in written("csv", [ROW | {"value": value}]).decode()


def test_parquet_holds_text_and_missing_values() -> None:
    table = pq.read_table(BytesIO(written("parquet", [ROW, {"id": None, "text": "", "value": {"a": 1}}])))
    assert table.to_pylist() == [
        {"id": str(ROW["id"]), "text": ROW["text"], "value": "42.4"},
        {"id": None, "text": "", "value": '{"a": 1}'},
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_no_rows_are_a_readable_file(form: str) -> None:
    data = written(form, [])
    match form:
        case "jsonl":
            assert data == b""
        case "csv":
            assert data == b"id,text,value\r\n"
        case _:
            assert pq.read_table(BytesIO(data)).column_names == list(COLUMNS)


@pytest.mark.parametrize("form", FORMATS)
def test_rows_are_taken_one_by_one(form: str) -> None:
    """Memory stays flat: rows are written while they come."""
    out = BytesIO()
    sizes: list[int] = []

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(6000):
            sizes.append(out.tell())
            yield {"id": number, "text": f"{number} текст {number * 7919}", "value": 1}

    assert write_rows(rows(), COLUMNS, form, out) == 6000
    assert sizes[5900] > 0


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="xls"):
        write_rows([], COLUMNS, "xls", BytesIO())
