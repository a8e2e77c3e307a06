"""A YAML file's twin changes no answer, whatever became of it."""

import gc
import os
from pathlib import Path

import pytest

from ingest.model import ConfigError
from ingest.text.bundled import collector_paused, read_bundled


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.yml"
    path.write_text("no: [on, 1_000, пять]\n", encoding="utf-8")
    return path


def _twin(path: Path) -> Path:
    return path.parent / "__pycache__" / "words.json"


def test_every_scalar_is_text_and_the_twin_says_the_same(words: Path) -> None:
    first = read_bundled(words)
    assert first == {"no": ["on", "1_000", "пять"]}
    assert _twin(words).exists()
    assert read_bundled(words) == first


def test_the_twin_is_what_is_read(words: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_bundled(words)
    monkeypatch.setattr("ingest.text.bundled._parse", None)
    assert read_bundled(words) == first


def test_a_changed_file_is_read_anew_though_size_and_time_stay(words: Path) -> None:
    read_bundled(words)
    times = words.stat()
    words.write_text("no: [on, 2_000, пять]\n", encoding="utf-8")
    os.utime(words, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert read_bundled(words) == {"no": ["on", "2_000", "пять"]}
    assert read_bundled(words) == {"no": ["on", "2_000", "пять"]}


@pytest.mark.parametrize("damage", ["", "cut", "other", "no utf-8"])
def test_a_damaged_twin_is_made_anew(words: Path, damage: str) -> None:
    first = read_bundled(words)
    twin = _twin(words)
    sound = twin.read_bytes()
    wrong = {"": b"", "cut": sound[:-4], "other": sound.replace(b"on", b"in"), "no utf-8": sound + b"\xff"}[damage]
    twin.write_bytes(wrong)
    assert read_bundled(words) == first
    assert twin.read_bytes() == sound


def test_where_nothing_can_be_written_the_file_is_read(words: Path) -> None:
    (words.parent / "__pycache__").write_text("a file where the folder should be")
    assert read_bundled(words) == {"no": ["on", "1_000", "пять"]}
    assert sorted(path.name for path in words.parent.iterdir()) == ["__pycache__", "words.yml"]


def test_no_part_is_left_where_the_twin_cannot_be_replaced(words: Path) -> None:
    _twin(words).mkdir(parents=True)
    assert read_bundled(words) == {"no": ["on", "1_000", "пять"]}
    assert [path.name for path in _twin(words).parent.iterdir()] == ["words.json"]


def test_what_is_no_yaml_is_named(words: Path) -> None:
    words.write_text("no: [on\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"words\.yml: not YAML: (?s:.*)line 2"):
        read_bundled(words)


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_as_before_when_a_table_stands_or_fails(*, running: bool) -> None:
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with collector_paused():
            assert not gc.isenabled()
        assert gc.isenabled() is running
        with pytest.raises(ConfigError), collector_paused():
            raise ConfigError("wrong.", resource="table")
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()
