"""The commands that write files for others: queries as Parquet, flags as JSON-LD, the evidence behind them."""

import json
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from ingest.cli.application import build
from ingest.model import ConfigError, IngestError, InputError
from ingest.store import Store
from ingest.store.urls import plain
from ingest.store.views import VIEWS

from ..review.scene import fill

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture
def told(store: Store, ingest_home: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Flags of a store that the environment names."""
    monkeypatch.setenv("INGEST_HOME", str(ingest_home))
    for name, url in (("DATABASE", store.urls.app), ("READER", store.urls.reader), ("OWNER", store.urls.owner)):
        monkeypatch.setenv(f"INGEST_{name}_URL", plain(url))
    monkeypatch.setenv("INGEST_CONFIG", str(CONFIG))
    return fill(store)


def ingest(*arguments: str) -> Result:
    return CliRunner().invoke(build(), list(arguments), env={"COLUMNS": "160"})


def refusal(*arguments: str) -> IngestError:
    error = ingest(*arguments).exception
    assert isinstance(error, IngestError)
    return error


def test_parquet_of_a_query_keeps_its_types(told: list[str], tmp_path: Path) -> None:
    path = tmp_path / "flags.parquet"
    sql = (
        "SELECT flag_id, message_id, published_at, severity = 'serious' AS hard, CAST(0.5 AS numeric) AS share,"
        " decided_at - published_at AS took FROM flags ORDER BY verdict"
    )
    assert ingest("query", sql, "--format", "parquet", "-o", str(path)).exit_code == 0
    table = pq.read_table(path)
    assert [str(field.type) for field in table.schema] == [
        "string",
        "int64",
        "timestamp[us, tz=UTC]",
        "bool",
        "decimal128(38, 12)",
        "duration[us]",
    ]
    assert {row["flag_id"] for row in table.to_pylist()} == set(told)
    assert table.to_pylist()[0]["took"] is None
    twice = refusal("query", "SELECT 1 AS a, 2 AS a", "--format", "parquet", "-o", str(path))
    assert isinstance(twice, ConfigError)


def test_the_other_forms_go_to_a_file_too(told: list[str], tmp_path: Path) -> None:
    path = tmp_path / "flags.csv"
    shown = ingest("query", "SELECT verdict FROM flags ORDER BY 1", "--format", "csv", "-o", str(path)).stdout
    assert (shown, path.read_text().split()) == ("", ["verdict", "differs", "magnitude_error", "not_in_source"])


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_every_view_leaves_in_every_form(told: list[str], tmp_path: Path, form: str) -> None:
    """Through the use case that `ingest export` calls, so that one process serves for all views."""
    from ingest.pipeline import export_rows, open_session

    with open_session() as session:
        for view in VIEWS:
            path = tmp_path / f"{view.name}.{form}"
            with path.open("wb") as out:
                count = export_rows(session, view.name, form, out)
            if form == "parquet":
                assert pq.read_metadata(path).num_rows == count, view.name
                assert pq.read_schema(path).names == [name for name, _ in view.columns]
            assert (view.name, count) != ("flags", 0)


def test_claim_reviews_are_of_confirmed_flags_only(told: list[str], tmp_path: Path) -> None:
    assert ingest("export", "claimreview").stdout == ""
    assert ingest("judge", told[0], "confirm", "--note", "a slip").exit_code == 0
    (review,) = [json.loads(line) for line in ingest("export", "claimreview").stdout.splitlines()]
    assert review["reviewBody"].endswith("a slip")
    assert review["isBasedOn"]["url"] == "https://t.me/sokil_region/17"


def test_annotations_of_one_flag_or_of_all(told: list[str]) -> None:
    assert len(ingest("export", "annotations").stdout.splitlines()) == 5
    lines = ingest("export", "annotations", "--flag", told[0][:8]).stdout.splitlines()
    assert [json.loads(line)["target"][0]["source"] for line in lines] == [
        "https://courier.example/2026/night",
        "https://t.me/sokil_region/17",
    ]


def test_evidence_holds_the_captures_of_the_flag(told: list[str], tmp_path: Path) -> None:
    path = tmp_path / "flag.wacz"
    assert ingest("export", "evidence", "--flag", told[0], "-o", str(path)).exit_code == 0
    with zipfile.ZipFile(path) as bundle:
        assert bundle.testzip() is None
        (finding,) = json.loads(bundle.read("claims/findings.json"))
        assert (finding["flag_id"], len(finding["captures"])) == (told[0], 3)
        assert int(json.loads(bundle.read("claims/ledger.json"))["number"]) > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("evidence",), "--flag ID"),
        (("evidence", "--flag", "ffffffff"), "no such flag"),
        (("claimreview", "--format", "csv"), "nested"),
        (("flags", "--flag", "abcd"), "not chosen by flags"),
        (("linked-articles", "--flag", "abcd"), "not chosen by flags"),
        (("flags", "--format", "xls"), "no format"),
        (("nothing",), "claimreview"),
    ],
)
def test_a_wrong_export_is_refused(told: list[str], arguments: tuple[str, ...], said: str) -> None:
    error = refusal("export", *arguments)
    assert said in str(error)
    assert isinstance(error, InputError) or "no such flag" in said
