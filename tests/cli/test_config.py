"""`ingest config check` and `ingest config schema`."""

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from ingest.cli.application import build


def run(*arguments: str) -> Result:
    return CliRunner().invoke(build(), ["config", *arguments])


def test_check_tells_every_error_and_ends_with_two(tmp_path: Path) -> None:
    (tmp_path / "channels.yml").write_text("channels:\n  - id: x\n    handle: zarechye\n    offce: y\n")
    answer = run("check", "--config", str(tmp_path))
    assert answer.exit_code == 2
    assert [line.partition(", ")[2] for line in answer.stdout.splitlines()] == [
        "line 2: id must be a whole number, not 'x'. Change the value.",
        "line 4: unknown key 'offce'. Did you mean 'office'?",
    ]
    told = json.loads(run("check", "--json", "--config", str(tmp_path)).stdout)
    assert [error["remedy"] for error in told["errors"]] == ["Change the value.", "Did you mean 'office'?"]
    assert told["digest"] is None


def test_check_tells_the_digest(tmp_path: Path) -> None:
    answer = run("check", "--json", "--config", str(tmp_path))
    assert answer.exit_code == 0
    assert len(json.loads(answer.stdout)["digest"]) == 64


def test_schema_writes_one_file_for_each(tmp_path: Path) -> None:
    assert run("schema", str(tmp_path / "generated")).exit_code == 0
    names = sorted(path.name for path in (tmp_path / "generated").iterdir())
    assert names == [f"{name}.schema.json" for name in ("channels", "outlets", "queries", "retention", "rules")]
