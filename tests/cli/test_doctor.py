"""`ingest doctor` finds what is missing, names the remedy and never a secret."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ingest.cli.application import build
from ingest.cli.doctor import examine
from ingest.cli.finding import Finding


@pytest.fixture(autouse=True)
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)


def found(name: str) -> Finding:
    return next(finding for finding in examine(None) if finding.name == name)


def test_a_machine_after_setup_is_well() -> None:
    answer = CliRunner().invoke(build(), ["doctor", "--json"])
    findings = {finding["name"]: finding for finding in json.loads(answer.stdout)}
    broken = [name for name, finding in findings.items() if not finding["ok"] and not finding["needed_for"]]
    assert (answer.exit_code, broken) == (0, [])
    assert list(findings) == ["Python", "packages", "configuration", "disk", "store", "chromium", "Telegram"]


def test_looking_makes_nothing(tmp_path: Path) -> None:
    assert all(finding.ok or finding.needed_for for finding in examine(None))
    assert list(tmp_path.iterdir()) == []


def test_a_python_that_was_not_tested_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1))
    assert not found("Python").ok


def test_a_package_at_another_version_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "# a comment\npyyaml==0.1 \\\n    --hash=sha256:00\n    # via x\n"
        "no-such-package==1.0 \\\n    --hash=sha256:00\n"
        "only-elsewhere==1.0 ; sys_platform == 'nowhere' \\\n    --hash=sha256:00\n"
    )
    monkeypatch.setattr("ingest.cli.doctor._LOCK", lock)
    packages = found("packages")
    assert not packages.ok
    assert "pyyaml is " in packages.detail
    assert "no-such-package is none, not 1.0" in packages.detail
    assert "only-elsewhere" not in packages.detail
    assert packages.remedy == "make setup"


def test_a_misspelt_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_DATABSE_URL", "postgresql://x")
    setting = found("settings")
    assert (setting.ok, setting.remedy) == (False, "did you mean INGEST_DATABASE_URL?")


def test_a_wrong_configuration_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "channels.yml").write_text("chanels: []\n")
    monkeypatch.setenv("INGEST_CONFIG", str(tmp_path))
    assert "line 1: unknown key 'chanels'" in found("configuration").detail


def test_a_store_that_does_not_answer_is_told_without_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGEST_DATABASE_URL", "postgresql://app:hunter2@127.0.0.1:1/nothing")
    store = found("store")
    assert not store.ok
    assert "hunter2" not in f"{store}"
    answer = CliRunner().invoke(build(), ["doctor"])
    assert answer.exit_code == 1
    assert "missing  store: " in answer.stdout
    assert "hunter2" not in answer.output


def test_telegram_credentials_are_counted_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found("Telegram").detail.startswith("not set: TELEGRAM_API_ID, TELEGRAM_API_HASH")
    monkeypatch.setenv("TELEGRAM_API_ID", "12345")
    monkeypatch.setenv("TELEGRAM_API_HASH", "hunter2")
    assert found("Telegram").remedy == "ingest telegram login"
    monkeypatch.setenv("INGEST_TELEGRAM_SESSION", "hunter3")
    telegram = found("Telegram")
    assert telegram.ok
    assert "hunter" not in f"{telegram}"
