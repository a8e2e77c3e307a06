"""Of a known command only its own file is loaded, and nothing about the commands changes by that."""

import importlib
import pkgutil

import pytest
import typer

import ingest.cli
from ingest.cli.application import build

ALL = typer.main.get_command(build()).commands


@pytest.mark.parametrize("name", ALL)
def test_a_command_asked_for_by_name_is_the_one_among_all(name: str) -> None:
    alone = typer.main.get_command(build(name))
    assert name in alone.commands
    assert alone.help == typer.main.get_command(build()).help
    given, known = alone.commands[name], ALL[name]
    assert [one.name for one in given.params] == [one.name for one in known.params]
    assert given.help == known.help


def test_only_its_own_file_is_registered() -> None:
    assert set(typer.main.get_command(build("import")).commands) == {
        "collect",
        "recheck",
        "backfill",
        "import",
        "reparse",
    }
    assert set(typer.main.get_command(build("compare")).commands) == {"compare-texts", "compare"}


def test_an_unknown_command_is_looked_for_among_all() -> None:
    assert set(typer.main.get_command(build("imprt")).commands) == set(ALL)


def test_every_file_with_commands_is_part_of_the_application() -> None:
    registered: set[str] = set()
    for module in pkgutil.iter_modules(ingest.cli.__path__):
        register = getattr(importlib.import_module(f"ingest.cli.{module.name}"), "register", None)
        if register is not None:
            app = typer.Typer(callback=lambda: None)
            register(app)
            registered |= set(typer.main.get_command(app).commands)
    assert registered == set(ALL)
