"""A backup is restored into a second home, every row and byte is checked there, and work goes on."""

from pathlib import Path

import pytest

from ingest.store import EmbeddedServer

from ..command import CommandLine
from ..pipeline.scene import CHANNELS, export, message

pytestmark = [pytest.mark.e2e, pytest.mark.drill]


def home(folder: Path, name: str) -> CommandLine:
    made = folder / name
    (made / "config").mkdir(parents=True, mode=0o755)
    (made / "config" / "channels.yml").write_text(CHANNELS, "utf-8")
    return CommandLine(made, made / "config")


def test_a_backup_is_whole_in_a_second_home(enterable_folder: Path, tmp_path: Path) -> None:
    first, second = home(enterable_folder, "backed up"), home(enterable_folder, "restored")
    big = tmp_path / "result.json"
    said = "Збито 12 БПЛА. " * 4000
    big.write_text(export([message(number, f"{number}: {said}", minutes=number) for number in range(1, 120)]), "utf-8")
    try:
        first.run("import", big)
        head = first.run("db", "backup", tmp_path / "backup").split()[-1]
        assert first.refused("db", "backup", tmp_path / "backup")[0] == 3  # no backup is written over another
        counts = first.row_counts()
        first.run("db", "stop")
        assert second.run("db", "restore", tmp_path / "backup").split()[-1] == head
        assert second.row_counts() == counts
        told = second.json("verify", "--head", head, "--json")
        assert (told["faults"], told["head"]) == ([], head)
        assert second.refused("db", "restore", tmp_path / "backup")[0] == 3  # nor over evidence
        assert second.json("import", big, "--json")["counts"] == {"files_known": 1}
        later = tmp_path / "later.json"
        later.write_text(export([message(500, "Збито 7 БПЛА")]), "utf-8")
        assert second.json("import", later, "--json")["counts"]["new_posts"] == 1
        assert second.json("verify", "--head", head, "--json")["faults"] == []
    finally:
        for line in (first, second):
            EmbeddedServer(line.home).stop()
