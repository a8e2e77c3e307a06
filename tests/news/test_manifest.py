"""Manifests: one bad line never stops the batch."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ingest.model.errors import InputError
from ingest.model.record import Issue
from ingest.news import ManifestEntry, read_manifest

GOOD = {"file": "a/1.html", "url": "https://harbour.example/1", "published": "2031-04-02T12:30:00+03:00"}


def test_bad_lines_are_issues_and_good_ones_go_on(tmp_path: Path) -> None:
    lines = [
        json.dumps(GOOD),
        "{broken",
        "[]",
        json.dumps(GOOD | {"url": "ftp://x"}),
        json.dumps(GOOD | {"url": "https://[x"}),
        json.dumps(GOOD | {"file": 7}),
        json.dumps(GOOD | {"published": "soon"}),
        json.dumps(GOOD | {"publishd": None}),
        "",
        "[" * 100_000,
        json.dumps({"file": "2.html", "url": "http://harbour.example/2"}),
    ]
    path = tmp_path / "MANIFEST.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    got = list(read_manifest(path))
    assert got[0] == ManifestEntry(
        tmp_path / "a/1.html", "https://harbour.example/1", datetime(2031, 4, 2, 9, 30, tzinfo=UTC), 1
    )
    assert got[-1] == ManifestEntry(tmp_path / "2.html", "http://harbour.example/2", None, 11)
    issues = got[1:-1]
    assert all(isinstance(issue, Issue) and issue.kind == "bad_manifest_line" for issue in issues)
    assert [issue.resource.rpartition(":")[2] for issue in issues if isinstance(issue, Issue)] == [
        "2", "3", "4", "5", "6", "7", "8", "10",
    ]  # fmt: skip


def test_a_missing_manifest_names_itself(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.jsonl"):
        list(read_manifest(tmp_path / "nowhere.jsonl"))
