"""The faces of the room: records, JSON Schema, command line, spaCy component."""

import json
from pathlib import Path

from typer.testing import CliRunner

from ingest.cli.application import build
from ingest.quantities import extract, scan
from ingest.quantities.record import QuantityRecord, json_schema, to_record

_SCHEMA = Path(__file__).parents[2] / "docs" / "generated" / "quantity.schema.json"


def test_record_holds_what_the_quantity_says() -> None:
    record = to_record(extract("почти 42,4 тыс. га", "ru")[0])
    assert (record.value, record.unit, record.modifier, record.hedge, record.step) == (
        42400,
        "hectare",
        "<",
        "almost",
        100,
    )
    assert (record.lower_bound, record.upper_bound) == (None, 42400)
    assert QuantityRecord.model_validate_json(record.model_dump_json()) == record


def test_published_schema_is_current() -> None:
    assert json.loads(_SCHEMA.read_text("utf-8")) == json_schema()


def test_subset_points_at_its_total() -> None:
    found = extract("погибли 9 человек, в том числе трое детей", "ru")
    assert [q.subset_of for q in found] == [None, 0]


def test_refusals_keep_their_class() -> None:
    found = scan("24 марта 2031 года, дом 7, Ту-154", "ru")
    assert found.quantities == []
    assert [refusal.kind.value for refusal in found.refusals] == ["date", "code", "model"]


def test_language_is_told_from_the_text() -> None:
    assert extract("збито 120 безпілотників")[0].unit == "drone"


def test_command_prints_json_lines() -> None:
    result = CliRunner().invoke(build(), ["quantities", "-", "--lang", "en"], input="More than 300 drones and 5 km")
    assert result.exit_code == 0
    assert [json.loads(line)["value"] for line in result.stdout.splitlines()] == [300, 5]


def test_command_draws_a_page() -> None:
    result = CliRunner().invoke(build(), ["quantities", "-", "--html"], input="погибли 7 человек")
    assert "<mark" in result.stdout


def test_command_names_a_missing_file() -> None:
    result = CliRunner().invoke(build(), ["quantities", "no-such-file.txt"])
    assert "no-such-file.txt" in str(result.exception)


def test_spacy_component_marks_spans() -> None:
    import spacy  # takes a second, for this test alone

    nlp = spacy.blank("en")
    nlp.add_pipe("quantities")
    doc = nlp("At least 12 people were killed")
    span = doc.spans["quantities"][0]
    assert (span.text, span._.value, span._.role) == ("At least 12 people", 12, "killed")
