"""What commands print: JSON for machines, and no character of a foreign text that a terminal would obey."""

import json
import unicodedata
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from ingest.cli.output import print_summaries, printable, to_json, write_error
from ingest.model import Issue, Summary, Verdict

from ..command import CommandLine

EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\r\x08\x7f\u202e42\u2066"


def obeyed(text: str) -> set[str]:
    """Return the characters in which a terminal would see a command."""
    return {sign for sign in text if unicodedata.category(sign) == "Cc" and sign not in "\n\t"} | (
        set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
    )


@given(st.text())
def test_nothing_is_left_to_obey_and_offsets_stay(text: str) -> None:
    shown = printable(text)
    assert obeyed(shown) == set()
    assert len(shown) == len(text)
    assert printable(shown) == shown


@pytest.mark.parametrize("text", ["Сбито 12 БПЛА 🔥", "дев’ять\tрядків\nтут", "e\u0301 \u200d \u00a0"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert printable(text) == text


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_holds_the_same_in_safe_signs(value: object) -> None:
    line = to_json(value)
    assert json.loads(line) == value
    assert obeyed(line) == set()
    assert "\n" not in line


def test_one_is_told_in_the_singular(capsys: pytest.CaptureFixture[str]) -> None:
    counts = {"items": 1, "new_revisions": 1, "queries": 1, "posts": 2}
    print_summaries([Summary("collect", counts=counts)], as_json=False)
    assert capsys.readouterr().out == "collect: 1 item, 1 new revision, 1 query, 2 posts\n"


def test_json_of_our_own_types() -> None:
    told = to_json({"n": Decimal("42.40"), "whole": Decimal("7"), "at": datetime(2026, 3, 2, tzinfo=UTC),
                    "verdict": Verdict.SAME, "issue": Issue("k", "r", "m"), "path": Path("a/b")})  # fmt: skip
    assert json.loads(told) == {
        "n": 42.4,
        "whole": 7,
        "at": "2026-03-02T00:00:00+00:00",
        "verdict": "same",
        "issue": {"kind": "k", "resource": "r", "message": "m", "detail": {}},
        "path": "a/b",
    }


def test_summaries_are_printed_in_turn_and_a_failure_ends_with_code_1(capsys: pytest.CaptureFixture[str]) -> None:
    bad = Summary("fetch", {"items": 2}, {"failed": 1}, (Issue("failed", f"http://{EVIL}", EVIL),), failed=1)
    with pytest.raises(typer.Exit) as caught:
        print_summaries([bad, Summary("link")], as_json=False)
    assert caught.value.exit_code == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "fetch: 2 items"
    assert lines[1] == "  skipped 1: failed"
    assert lines[-1] == "link: nothing to do"
    assert obeyed("".join(lines)) == set()


def test_no_failure_is_no_exit(capsys: pytest.CaptureFixture[str]) -> None:
    print_summaries([Summary("link", {"items": 3})], as_json=True)
    assert json.loads(capsys.readouterr().out)["counts"] == {"items": 3}


def test_many_notes_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_summaries([Summary("x", issues=tuple(Issue("k", str(n), "m") for n in range(25)))], as_json=False)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 12
    assert "15 more" in lines[-1]


def test_errors_are_shown_safely(capsys: pytest.CaptureFixture[str]) -> None:
    write_error(f"file {EVIL}")
    assert obeyed(capsys.readouterr().err) == set()


def test_no_command_lets_a_foreign_text_through(line: CommandLine) -> None:
    """A channel and an outlet that try it, from the import to the table of flags."""
    (line.home / "config" / "channels.yml").write_text(
        "channels:\n  - {id: 1500000101, handle: gromov_zarechye, title: Громов, language: ru,"
        " person: Громов Павел Ильич, office: губернатор Зареченской области, office_en: Governor of Zarechye Region,"
        " region: Зареченская область, region_en: Zarechye Region, in_office_from: 2021-05-01}\n",
        "utf-8",
    )
    said = f"За ночь над областью сбито 12 беспилотников{EVIL}, повреждены 4 дома."
    post = {"id": 1, "type": "message", "date": "2026-03-02T08:00:00", "date_unixtime": "1772438400",
            "text": said, "text_entities": [{"type": "plain", "text": said}]}  # fmt: skip
    top = {"name": f"Громов{EVIL}", "type": "public_channel", "id": 1500000101, "messages": [post]}
    (line.home / "result.json").write_text(json.dumps(top), "utf-8")
    (line.home / "a.html").write_text(
        f"<html><head><title>Night{EVIL}</title><meta property='article:published_time'"
        " content='2026-03-02T12:00:00+00:00'></head><body><article><h1>Night</h1><p>Governor of Zarechye Region"
        f" Pavel Gromov wrote on Telegram that 120 drones{EVIL} were shot down at night and 4 houses were damaged."
        "</p></article></body></html>",
        "utf-8",
    )
    line.run("import", "result.json")
    line.run("import-article", "a.html", "--url", "https://courier.example/night")
    for step in ("analyse", "link", "compare"):
        line.run(step)
    (flag,) = line.json("flags", "--json", "--severity", "serious")
    printed = [
        line.run("flags"),
        line.run("show", flag["flag_id"]),
        line.run("show", flag["flag_id"], "--json"),
        line.run("query", f"select text, '{EVIL}' as \"x\" from posts"),
        line.run("query", "select text from posts", "--json"),
        line.run("compare-texts", said, f"He said 120 drones{EVIL} were shot down."),
        line.run("compare-texts", said, f"He said 120 drones{EVIL} were shot down.", "--json"),
        line.call("import", f"{EVIL}.json").stderr,
    ]
    assert [obeyed(text) for text in printed] == [set()] * len(printed)
    assert all(len(text) > 20 for text in printed)
