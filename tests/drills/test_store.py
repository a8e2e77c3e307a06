"""A full disk, and a server that is restarted under load: what was not kept is told, and comes with the next try."""

import resource
import signal
import subprocess
import time
from pathlib import Path

import psycopg
import pytest

from ingest.store import open_store, verify
from ingest.store.embedded import EmbeddedServer
from ingest.store.urls import plain

from ..command import CommandLine, urls_of
from ..e2e.test_kill import dump, write_export
from ..pipeline.scene import Scene, export, message

pytestmark = pytest.mark.e2e


def limited(size: int) -> None:
    """Let this process write no file beyond `size`; a full disk refuses in the same place, by another word."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_leaves_no_half_of_a_file_and_the_next_try_takes_all(scene: Scene) -> None:
    said = "Збито 12 БПЛА. " * 4000
    big = export([message(number, f"{number}: {said}", minutes=number) for number in range(1, 120)])
    path = scene.write("result.json", big)
    assert path.stat().st_size > 8 * 1024 * 1024  # kept as a file, not in the database
    line = CommandLine(scene.folder, scene.settings.config, **urls_of(scene.store))
    child = subprocess.run(
        line.argv("import", path),
        env=line.environment,
        cwd=scene.folder,
        preexec_fn=lambda: limited(1_000_000),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert child.returncode == 3, child.stderr
    assert "the bytes cannot be kept" in child.stderr
    assert "Make room below INGEST_HOME" in child.stderr
    assert [one for one in (scene.folder / "blobs").rglob("*") if one.is_file()] == []
    assert scene.value("SELECT count(*) FROM analyst.captures") == 0
    told = scene.rows("SELECT kind, message FROM analyst.issues")
    assert [(kind, "cannot be kept" in text) for kind, text in told] == [("run_failed", True)]
    assert line.json("import", path, "--json")["failed"] == 0
    assert scene.value("SELECT count(*) FROM analyst.posts") == 119
    with scene.store.app.connect() as conn:
        assert verify(conn, scene.folder).faults == ()


@pytest.mark.drill
def test_a_server_restarted_in_the_middle_of_an_import(ingest_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    write_export(path, 10_000)
    (ingest_home / "config").mkdir()
    line = CommandLine(ingest_home, ingest_home / "config")
    server = EmbeddedServer(ingest_home, durable=False)
    server.start()
    open_store(ingest_home).close()
    child = subprocess.Popen(
        line.argv("import", path), env=line.environment, cwd=ingest_home, stderr=subprocess.PIPE, text=True
    )
    with psycopg.connect(plain(server.url("app")), autocommit=True) as watcher:
        deadline = time.monotonic() + 120
        while (watcher.execute("SELECT count(*) FROM store.post").fetchone() or (0,))[0] == 0:
            assert child.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.02)
    server.stop()
    _, told = child.communicate(timeout=60)
    assert child.returncode == 3, told
    assert len(told.splitlines()) == 1, told
    assert "What was committed stays" in told
    server.start()
    assert line.json("import", path, "--json")["failed"] == 0
    with open_store(ingest_home) as store, store.app.connect() as conn:
        assert verify(conn, ingest_home).faults == ()
        assert dump(store)["post"].startswith("10000 ")
        runs = [row[0] for row in conn.exec_driver_sql("SELECT outcome FROM analyst.runs ORDER BY run_id")]
    assert runs == ["broken_off", "done"]
