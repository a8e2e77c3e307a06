"""kill -9 in the middle of an import, again and again: the rows are those of an import that nobody disturbed."""

import json
import random
import signal
import time
from pathlib import Path

import psycopg
import pytest

from ingest.store import Store, verify
from ingest.store.urls import plain

from ..command import CommandLine, urls_of

pytestmark = pytest.mark.e2e

CHANNEL = 1_500_000_101
MESSAGES = 50_000
KILLS = 20
TABLES = ("blob", "capture", "channel_fact", "message_revision", "message_text", "observation", "post", "tombstone")


def write_export(path: Path, messages: int) -> None:
    """Write an export whose posts repeat themselves a little, as real ones do."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f'{{"name": "Канал", "type": "public_channel", "id": {CHANNEL}, "messages": [')
        for number in range(1, messages + 1):
            said = f"Сводка {number // 3}: сбито {number % 90} беспилотников, повреждено {number % 17} домов."
            post = {
                "id": number,
                "type": "message",
                "date": "2026-03-02T08:00:00",
                "date_unixtime": str(1_772_400_000 + number * 60),
                "text": said,
                "text_entities": [{"type": "plain", "text": said}],
            }
            file.write((", " if number > 1 else "") + json.dumps(post, ensure_ascii=False))
        file.write("]}")


def dump(store: Store) -> dict[str, str]:
    """Return a digest of each table's rows; `part`, their place in the ledger, depends on the transactions."""
    with psycopg.connect(plain(store.urls.owner)) as connection:
        return {
            table: connection.execute(
                f"SELECT count(*) || ' ' || md5(string_agg(row, '|' ORDER BY row))"
                f" FROM (SELECT (to_jsonb(t) - 'part')::text AS row FROM store.{table} t) rows"
            ).fetchone()[0]
            for table in TABLES
        }


def command(store: Store, folder: Path) -> CommandLine:
    folder.mkdir()
    (folder / "config").mkdir()
    return CommandLine(folder, folder / "config", **urls_of(store))


def test_twenty_kills_leave_no_trace(store: Store, second_store: Store, tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    write_export(path, MESSAGES)
    undisturbed, disturbed = store, second_store
    arguments = ("import", path, "--observed-at", "2026-03-20")
    command(undisturbed, tmp_path / "one").run(*arguments)
    line = command(disturbed, tmp_path / "two")
    chance = random.Random(20_260_302)
    # Far enough from the end that even a quick machine does not finish in the moment before the last kill.
    targets = sorted(chance.randrange(MESSAGES * 2 // 3) for _ in range(KILLS))
    with psycopg.connect(plain(disturbed.urls.app), autocommit=True) as watcher:
        killed = [_kill(line, arguments, watcher, target, chance) for target in targets]
    assert killed == [-signal.SIGKILL] * KILLS
    assert line.json(*arguments, "--json")["failed"] == 0
    assert dump(disturbed) == dump(undisturbed)
    with disturbed.app.connect() as conn:
        assert verify(conn, line.home).faults == ()


def _kill(
    line: CommandLine,
    arguments: tuple[object, ...],
    watcher: "psycopg.Connection[tuple[int]]",
    target: int,
    chance: random.Random,
) -> int | None:
    """Start the import, wait until `target` posts are committed and a moment more, and kill it."""
    child = line.start(*arguments)
    while child.is_alive():
        (done,) = watcher.execute("SELECT coalesce(max(message_id), 0) FROM store.post").fetchone() or (0,)
        if done >= target:
            time.sleep(chance.uniform(0, 0.3))  # somewhere inside the next batch, or in its start
            break
        time.sleep(0.02)
    child.kill()
    child.join(30)
    return child.exitcode
