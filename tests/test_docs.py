"""What the documents say exists, and what exists is in the documents."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click
import pytest
import typer.main

from ingest.cli.application import build
from ingest.config.settings import setting_names
from ingest.model import Verdict
from ingest.store.views import VIEWS, render_page

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
SOURCES = sorted([*ROOT.glob("ingest/**/*.py"), *ROOT.glob("dags/*.py"), *ROOT.glob("tests/**/*.py")])
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]+)(?:#[^)]*)?\)")  # [rooms](docs/architecture.md#rooms)
FILE = re.compile(r"`((?:ingest|docs|config|dags|tests|\.ci)/[\w./-]+)`")  # `ingest/store/embedded.py`
EXAMPLE = re.compile(r"^ {4}ingest (.+)$", re.MULTILINE)  # an indented line of a tour
VARIABLE = re.compile(r"\b(?:INGEST|TELEGRAM)_[A-Z_]+[A-Z]\b")


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def leaves(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Yield each command that does something, by its words."""
    inner = getattr(command, "commands", None)
    if not inner:
        yield " ".join(path), command
    for name, child in (inner or {}).items():
        yield from leaves(child, (*path, name))


@cache
def commands() -> dict[str, click.Command]:
    return dict(leaves(typer.main.get_command(build())))


def documented() -> set[str]:
    """Return the commands of README's table."""
    return set(re.findall(r"^\| `ingest ([a-z -]+)` \|", read("README.md"), re.MULTILINE))


def test_every_command_is_documented() -> None:
    assert sorted(set(commands()) - documented()) == []


def test_no_command_is_documented_that_does_not_exist() -> None:
    assert sorted(documented() - set(commands())) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_lines_of_a_tour_can_be_typed(page: Path) -> None:
    """Each word before the first option is a command, and each option one that it has."""
    for line in EXAMPLE.findall(page.read_text("utf-8")):
        words = line.partition("#")[0].split()
        name = next((" ".join(words[:n]) for n in (2, 1) if " ".join(words[:n]) in commands()), None)
        assert name is not None, f"no such command: ingest {line}"
        known = {flag for option in commands()[name].params for flag in (*option.opts, *option.secondary_opts)}
        assert {word for word in words if word.startswith("--")} <= known, f"ingest {line}"


def test_every_setting_is_documented() -> None:
    readme = read("README.md")
    assert [name for name in setting_names() if f"`{name}`" not in readme] == []


def test_no_setting_is_read_past_the_settings() -> None:
    used = {
        name
        for source in SOURCES
        if source.relative_to(ROOT).parts[0] != "tests"
        for name in VARIABLE.findall(source.read_text("utf-8"))
    }
    assert sorted(used - set(setting_names())) == []


def test_no_document_names_a_setting_that_does_not_exist() -> None:
    named = {name for page in PAGES for name in VARIABLE.findall(page.read_text("utf-8"))}
    assert sorted(named - set(setting_names())) == []


def test_every_exit_code_is_documented() -> None:
    page = read("docs/operations.md")
    used = {code for source in SOURCES for code in re.findall(r"exit_code = ([0-9]+)", source.read_text("utf-8"))}
    assert {"1", "2", "3"} <= used
    assert [code for code in sorted(used) if f"| {code} |" not in page] == []


def test_every_dag_is_documented() -> None:
    page = read("docs/architecture.md")
    ids = [path.stem for path in (ROOT / "dags").glob("*.py")]
    assert ids != []
    assert [name for name in ids if f"`{name}`" not in page] == []


def test_the_page_of_views_is_current() -> None:
    assert VIEWS != ()
    assert read("docs/views.md") == render_page(), "run: .venv/bin/python -m ingest.store.views > docs/views.md"


@pytest.mark.parametrize("page", ["README.md", "docs/verdicts.md"])
def test_every_verdict_is_explained(page: str) -> None:
    assert [verdict.value for verdict in Verdict if f"`{verdict.value}`" not in read(page)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_named_files_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    missing = [link for link in LINK.findall(text) if not (page.parent / link).exists()]
    missing += [name for name in FILE.findall(text) if "*" not in name and not (ROOT / name).exists()]
    assert missing == []


def test_code_names_no_missing_document() -> None:
    named = {
        (str(source.relative_to(ROOT)), name)
        for source in SOURCES
        for name in re.findall(r"\bdocs/[\w/-]+\.md\b", source.read_text("utf-8"))
    }
    assert sorted((source, name) for source, name in named if not (ROOT / name).exists()) == []


def test_make_targets_that_are_named_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    # in backticks or on an indented line; 'make' is a word of ordinary sentences too
    named = {
        name
        for page in PAGES
        for name in re.findall(r"(?:`|^ {4})make ([a-z-]+)", page.read_text("utf-8"), re.MULTILINE)
    }
    assert {"demo", "test"} <= named <= targets


def test_the_markers_of_the_benchmarks_are_pairs() -> None:
    marks = re.findall(r"<!-- ([a-z]+):(begin|end) -->", read("docs/benchmarks.md"))
    names = ["quantities", "start", "compare", "link", "world", "store", "telegram", "desk"]
    assert marks == [(name, side) for name in names for side in ("begin", "end")]


def test_every_decision_is_listed_and_has_its_parts() -> None:
    index = read("docs/adr/README.md")
    pages = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert len(pages) >= 5
    for page in pages:
        assert f"({page.name})" in index
        parts = re.findall(r"^## (.+)$", page.read_text("utf-8"), re.MULTILINE)
        assert parts == ["Context", "Decision", "Consequences", "What would change our mind"], page.name
