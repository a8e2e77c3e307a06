"""How `ingest query` shows rows: whole lines into a pipe, rows below each other where a terminal is narrow."""

from ..command import CommandLine

COLUMNS = [f"column_number_{at}" for at in range(12)]
STATEMENT = "SELECT " + ", ".join(f"'value {at} of the row' AS {name}" for at, name in enumerate(COLUMNS))


def test_a_table_in_a_pipe_is_not_folded(line: CommandLine) -> None:
    shown = line.run("query", STATEMENT).splitlines()
    assert any(all(name in row for name in COLUMNS) for row in shown)
    assert any(all(f"value {at} of the row" in row for at in range(12)) for row in shown)
    assert shown[-1] == "1 row"


def test_a_narrow_terminal_shows_one_column_a_line(line: CommandLine) -> None:
    done = line.call("query", STATEMENT, TTY_COMPATIBLE="1", COLUMNS="80", NO_COLOR="1", TERM="xterm")
    assert done.returncode == 0, done.stderr
    shown = [row.split() for row in done.stdout.splitlines()]
    assert ["column_number_3", "value", "3", "of", "the", "row"] in shown
    assert ["column_number_11", "value", "11", "of", "the", "row"] in shown
