"""The case that the project was started from, through the real command line: linked, compared, flagged, exported.

`tests/data/founding` tells it in our own words. Beside it stand four altered copies of the article: one number
changed by a factor of ten, one changed a little, one converted, and one without numbers and the word Telegram.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.store.embedded import EmbeddedServer

from ..command import PROJECT, CommandLine, StartedCommandLine

pytestmark = pytest.mark.e2e

OWN = PROJECT / "tests" / "data" / "founding"
SEED = PROJECT.parent / "shared" / "cases" / "seed"
NUMBERS = " cleared approximately 42,400 hectares of land and destroyed over 1.5 million explosive items."

Verdicts = dict[str, str]


def copies(article: str, bare: str) -> dict[str, str]:
    """Return the article and its altered copies by name; each has an address of its own."""
    changed = {
        "article": article,
        "tenfold": article.replace("42,400", "424,000"),
        "other": article.replace("over 1.5 million", "over 1.8 million"),
        "converted": article.replace("42,400 hectares", "424 square kilometres"),
        "bare": bare,
    }
    assert len(set(changed.values())) == 5
    return {name: _at(name, text) for name, text in changed.items()}


def _at(name: str, text: str) -> str:
    begin = text.index('<link rel="canonical" href="')
    end = text.index(">", begin) + 1
    return f'{text[:begin]}<link rel="canonical" href="{url(name)}">{text[end:]}'


def url(name: str) -> str:
    return f"https://news.example/2025/12/{name}"


class Case:
    """A home in which the case was played, once or more."""

    def __init__(self, command: CommandLine, export: Path, folder: Path) -> None:
        self.command = command
        self._export = export
        self._folder = folder
        self.summaries: list[Any] = []
        self.exported: dict[str, Any] = {}

    def play(self) -> None:
        """Everything from the import on: one page by itself, its copies by a manifest."""
        steps: list[tuple[object, ...]] = [
            ("import", self._export),
            ("import-article", self._folder / "article.html", "--url", url("article")),
            ("import-articles", self._folder / "manifest.jsonl"),
            ("analyse",),
            ("link",),
            ("compare",),
        ]
        self.summaries = [self.command.json(*step, "--json") for step in steps]
        lines = self.command.json_lines("export", "linked-articles")
        self.exported = {line["url"].rpartition("/")[2]: line for line in lines}

    def verdicts(self, name: str) -> Verdicts:
        """Return the verdicts by the number in the report's words."""
        return {_number(one["report"]["text"]): one["verdict"] for one in self.exported[name]["comparisons"]}


def _number(words: str) -> str:
    return next(word for word in words.split() if word[0].isdigit())


def play(folder: Path, source: Path, bare: Callable[[str], str], line: type[CommandLine]) -> Iterator[Case]:
    home = folder / f"the home of {source.name}"
    home.mkdir(mode=0o755)
    pages = copies(article := (source / "article.html").read_text("utf-8"), bare(article))
    for name, text in pages.items():
        (home / f"{name}.html").write_text(text, "utf-8")
    lines = [json.dumps({"file": f"{name}.html", "url": url(name)}) for name in pages if name != "article"]
    (home / "manifest.jsonl").write_text("\n".join(lines), "utf-8")
    case = Case(line(home, source), source / "result.json", home)
    try:
        case.play()
        case.command = CommandLine(home, source)  # what is asked and repeated afterwards
        yield case
    finally:
        EmbeddedServer(home).stop()


@pytest.fixture(scope="module")
def own(enterable_folder: Path) -> Iterator[Case]:
    def bare(article: str) -> str:
        without = article.replace(NUMBERS, " have finished their work.").replace("a Telegram post of ", "")
        assert "Telegram" not in without
        assert "42,400" not in without
        return without

    yield from play(enterable_folder, OWN, bare, StartedCommandLine)


@pytest.fixture(scope="module")
def seed(enterable_folder: Path) -> Iterator[Case]:
    if not SEED.is_dir():
        pytest.skip("the project's seed case is not beside the project")
    bare = (SEED / "article_bare.html").read_text("utf-8")
    yield from play(enterable_folder, SEED, lambda _: bare, CommandLine)


def check_links(case: Case, post: int) -> None:
    found = case.exported
    assert set(found) == {"article", "tenfold", "other", "converted", "bare"}
    for name in ("article", "tenfold", "other", "converted"):
        links = found[name]["links"]
        assert [(link["handle"], link["message_id"]) for link in links] == [("Hinshtein", post)]
        assert links[0]["reasons"]
    assert found["bare"]["links"] == []
    assert found["bare"]["comparisons"] == []


def check_verdicts(case: Case) -> None:
    assert case.verdicts("article") == {"42,400": "hedge_changed", "1.5": "same"}
    assert case.verdicts("tenfold") == {"424,000": "magnitude_error", "1.5": "same"}
    assert case.verdicts("other") == {"42,400": "hedge_changed", "1.8": "differs"}
    assert case.verdicts("converted") == {"424": "unit_converted", "1.5": "same"}


def check_flags(case: Case) -> None:
    flags = case.command.json("flags", "--json")
    serious = {(flag["canonical_url"], flag["verdict"]) for flag in flags if flag["severity"] == "serious"}
    assert serious == {(url("tenfold"), "magnitude_error"), (url("other"), "differs")}
    assert all(flag["reason"] for flag in flags)


def test_articles_are_linked_to_the_post_and_the_bare_one_is_not(own: Case) -> None:
    check_links(own, 802)


def test_verdicts_of_the_article_and_of_its_copies(own: Case) -> None:
    check_verdicts(own)


def test_only_the_two_wrong_numbers_are_serious(own: Case) -> None:
    check_flags(own)


def test_each_flag_shows_both_texts_and_the_evidence(own: Case) -> None:
    (wrong,) = own.command.json("flags", "--json", "--verdict", "magnitude_error")
    shown = own.command.json("show", str(wrong["flag_id"])[:8], "--json")
    assert "почти 42,4 тыс. га" in shown["post_text"]
    assert "approximately 424,000 hectares" in shown["article_text"]
    assert {capture["way"] for capture in shown["captures"]} == {"export", "file"}
    assert "magnitude_error" in own.command.run("flags")


def test_exported_places_are_those_of_the_texts(own: Case) -> None:
    line = own.exported["article"]
    texts = own.command.json("query", "SELECT text FROM articles WHERE url LIKE '%/article'", "--json")
    (post,) = own.command.json("query", "SELECT text FROM posts WHERE message_id = 802", "--json")
    for one in line["comparisons"]:
        report, source = one["report"], one["source"]
        assert texts[0]["text"][report["start"] : report["end"]] == report["text"]
        assert post["text"][source["start"] : source["end"]] == source["text"]
        assert (source["handle"], source["message_id"], source["revision"]) == ("Hinshtein", 802, 1)


def test_second_run_of_everything_adds_no_row(own: Case) -> None:
    before, exported = own.command.row_counts(), own.exported
    own.play()
    assert own.command.row_counts() == before
    assert own.exported == exported
    assert [summary["failed"] for summary in own.summaries] == [0] * len(own.summaries)
    assert [summary["counts"].get("items", 0) for summary in own.summaries[-3:]] == [0, 0, 0]


def test_the_evidence_is_sound(own: Case) -> None:
    assert own.command.json("verify", "--json")["faults"] == []


@pytest.mark.eval
def test_seed_of_the_project(seed: Case) -> None:
    check_links(seed, 7102)
    check_verdicts(seed)
    check_flags(seed)
