"""The embedded server: any home, any user, two at once, after a crash."""

import os
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psycopg
import pytest

from ingest.model import StoreError
from ingest.store.embedded import EmbeddedServer
from ingest.store.open import Store, open_store
from ingest.store.urls import plain, without_password

ROOT = os.geteuid() == 0
_OPEN = "import sys; from pathlib import Path; from ingest.store.open import open_store; open_store(Path(sys.argv[1]))"


def open_in_process(home: Path) -> subprocess.CompletedProcess[str]:
    """Open the store of `home` in a process of its own."""
    repository = Path(__file__).parents[2]
    return subprocess.run(
        [sys.executable, "-c", _OPEN, str(home)],
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(repository), "PYTHONDONTWRITEBYTECODE": "1"},
    )


def answer(server: EmbeddedServer, role: str, sql: str) -> object:
    with psycopg.connect(plain(server.url(role))) as connection:
        row = connection.execute(sql).fetchone()  # type: ignore[call-overload]  # any text is fine here
    return row[0] if row else None


def test_long_home_with_a_space(ingest_home: Path) -> None:
    home = ingest_home / ("довгий шлях " * 8) / ("x" * 200)
    server = EmbeddedServer(home)
    try:
        with open_store(home) as store:
            assert store.is_current()
        assert answer(server, "app", "SELECT current_user") == "ingest_app"
        assert stat.S_IMODE((home / "server.json").stat().st_mode) == 0o600
    finally:
        assert server.stop()
    assert not server.running()
    assert not server.stop()


def test_two_first_starts_at_once(ingest_home: Path) -> None:
    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: open_in_process(ingest_home), range(3)))
    assert [one.returncode for one in done] == [0, 0, 0], [one.stderr for one in done]
    assert answer(EmbeddedServer(ingest_home), "app", "SELECT count(*) FROM store.ledger") == 0


def test_recovers_after_kill_and_stale_pid_file(ingest_home: Path) -> None:
    server = EmbeddedServer(ingest_home)
    server.start()
    address = server.url("app")
    process = server.process_id()
    assert process is not None
    os.kill(process, signal.SIGKILL)
    while server.running():
        pass
    pid_file = server.data / "postmaster.pid"
    pid_file.write_text(pid_file.read_text().replace(str(process), str(os.getpid()), 1))  # the number is used again
    assert not server.running()
    server.start()
    assert server.running()
    assert server.url("app") == address  # the port is kept while it is free


def test_taken_port_is_exchanged(ingest_home: Path) -> None:
    server = EmbeddedServer(ingest_home)
    server.start()
    server.stop()
    port = int(server.url("app").rpartition(":")[2].partition("/")[0])
    with socket.create_server(("127.0.0.1", port)):
        server.start()
        assert f":{port}/" not in server.url("app")
        assert answer(server, "reader", "SELECT current_user") == "ingest_reader"


def test_port_held_for_a_moment_is_waited_for(ingest_home: Path) -> None:
    server = EmbeddedServer(ingest_home)
    server.start()
    address = server.url("app")
    server.stop()
    (server.data / "postmaster.pid").write_text(f"{os.getpid()}\n", encoding="utf-8")  # as a killed server leaves it
    port = int(address.rpartition(":")[2].partition("/")[0])
    holder = socket.create_server(("127.0.0.1", port))
    with ThreadPoolExecutor(1) as pool:
        started = pool.submit(server.start)
        while (server.data / "postmaster.pid").exists() and not started.done():
            pass
        holder.close()
        started.result()
    assert server.url("app") == address


def test_first_port_is_none_of_outgoing_connections(store_server: EmbeddedServer) -> None:
    port = int(store_server.url("app").rpartition(":")[2].partition("/")[0])
    lowest = Path("/proc/sys/net/ipv4/ip_local_port_range")
    assert port < (int(lowest.read_text().split()[0]) if lowest.exists() else 32_768)


def test_nobody_enters_without_a_password(store_server: EmbeddedServer) -> None:
    for role in ("app", "owner", "reader", "super"):
        address = without_password(plain(store_server.url(role)))
        with pytest.raises(psycopg.OperationalError, match="no password supplied"):
            psycopg.connect(address, passfile="/nonexistent")
    hba = (store_server.data / "pg_hba.conf").read_text(encoding="utf-8")
    assert "trust" not in hba
    assert not list(store_server.data.glob(".s.PGSQL.*"))


def test_second_database_has_a_login_of_its_own(ingest_home: Path) -> None:
    server = EmbeddedServer(ingest_home)
    server.start()
    server.create_database("airflow")
    server.create_database("airflow")
    with psycopg.connect(plain(server.url("airflow", "airflow"))) as connection:
        connection.execute("CREATE TABLE t (a int)")
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        psycopg.connect(plain(server.url("airflow", "ingest")))
    with pytest.raises(StoreError, match="no login"):
        server.url("stranger")


@pytest.mark.skipif(not ROOT, reason="only root runs the server as another user")
def test_root_with_a_home_that_others_cannot_enter() -> None:
    with tempfile.TemporaryDirectory() as folder:  # mode 0700, as root's own home
        home = Path(folder) / "home"
        server = EmbeddedServer(home)
        try:
            server.start()
            assert not server.data.is_relative_to(home)
            assert answer(server, "app", "SELECT 1") == 1
        finally:
            server.stop()
            shutil.rmtree(server.data.parent)


@pytest.fixture
def nobodys_home(enterable_folder: Path) -> Iterator[Path]:
    home = enterable_folder / "home of nobody"
    home.mkdir()
    shutil.chown(home, "nobody")
    yield home
    shutil.rmtree(home)


def become_nobody() -> None:
    import pwd

    entry = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)


def open_and_count(home: Path) -> object:
    with open_store(home) as store, store.app.connect() as conn:
        return conn.exec_driver_sql("SELECT count(*) FROM store.ledger").scalar()


def stop(home: Path) -> bool:
    return EmbeddedServer(home).stop()


@pytest.mark.skipif(not ROOT, reason="only root can become another user; for others every test here is this one")
def test_ordinary_user(nobodys_home: Path, store: Store) -> None:
    """In a forked process: the interpreter itself may stand where nobody can enter. All is imported already."""
    open_store(store.home, store.urls.app).close()
    with ProcessPoolExecutor(1, get_context("fork"), become_nobody) as nobody:
        try:
            assert nobody.submit(open_and_count, nobodys_home).result() == 0
            server = nobodys_home / "postgres"
            assert (server / "PG_VERSION").owner() == "nobody"
            assert stat.S_IMODE((nobodys_home / "server.json").stat().st_mode) == 0o600
        finally:
            assert nobody.submit(stop, nobodys_home).result()
