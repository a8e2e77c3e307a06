"""The PostgreSQL server that the project brings along: started on first use, ended by `ingest db stop`.

It listens on 127.0.0.1 only, has no unix socket (a socket's path ends at 107 bytes) and lets nobody in without
a scram password; the passwords are in `server.json` (mode 0600) of the home.
"""

import contextlib
import fcntl
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.model.errors import StoreError
from ingest.store.credentials import APP, OWNER, READER, SUPERUSER, Credentials
from ingest.store.installation import data_place, programs, system_account

if TYPE_CHECKING:
    import psycopg

DATABASE = "ingest"
_ROLES = {"owner": OWNER, "app": APP, "reader": READER, "super": SUPERUSER}
_ON_OFF = {True: "on", False: "off"}
_LASTING_PORTS = range(20_000, 32_768)  # below those of outgoing connections on Linux and macOS
_HBA = "# Written by ingest.\nhost all all 127.0.0.1/32 scram-sha-256\n"
_SETTINGS = """\
# Written by ingest at each start; put your own settings into postgresql.conf below the include.
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
max_connections = 200
shared_buffers = 192MB
fsync = {durable}
synchronous_commit = {durable}
wal_level = minimal
max_wal_senders = 0
max_wal_size = 2GB
checkpoint_timeout = 15min
random_page_cost = 1.1
jit = off
timezone = 'UTC'
log_timezone = 'UTC'
"""


class EmbeddedServer:
    """One server for one home. Every method may be called from several processes at once."""

    def __init__(self, home: Path, *, durable: bool = True) -> None:
        """`durable=False` is for tests: a power cut may lose the data, a killed server may not."""
        self._durable = durable
        self.home = home.expanduser().absolute()
        self._account = system_account()
        self._place = data_place(self.home, self._account)
        self._bin: Path | None = None

    @property
    def data(self) -> Path:
        """The server's data folder."""
        return self._place / "postgres"

    def start(self) -> None:
        """Start the server unless it runs, making data, logins and database at the first time."""
        if self.running() and self._credentials().prepared:
            return
        with self._lock():
            kept = self._credentials()
            if not (self.data / "PG_VERSION").exists():
                self._initialise(kept)
            if not self.running():
                self._launch(kept)
            if not kept.prepared:
                from ingest.store.roles import prepare_server

                with self.superuser() as connection:
                    prepare_server(connection, kept, DATABASE)
                kept.prepared = True
                kept.save()

    def stop(self) -> bool:
        """End the server and wait for it; False = it did not run."""
        if not self.data.exists():
            return False
        with self._lock():
            if self._postmaster() is None:
                return False
            self._run("pg_ctl", "stop", "-D", str(self.data), "-m", "fast", "-w", "-t", "60")
            return True

    def running(self) -> bool:
        """Say whether the server accepts connections."""
        state = self._postmaster()
        return state is not None and state[1] == "ready"

    def process_id(self) -> int | None:
        """Return the server's process id; None = it does not run."""
        state = self._postmaster()
        return None if state is None else state[0]

    def url(self, role: str, database: str = DATABASE) -> str:
        """Return SQLAlchemy's URL for `owner`, `app`, `reader` or a role made by `create_database`."""
        kept = self._credentials()
        login = _ROLES.get(role, role)
        if login not in kept.passwords:
            raise StoreError(f"has no login '{login}'.", resource=str(self.home), remedy="Start the server first.")
        return f"postgresql+psycopg://{login}:{kept.passwords[login]}@127.0.0.1:{kept.port}/{database}"

    def create_database(self, name: str) -> None:
        """Make database `name` with a login of the same name that owns it, unless both exist."""
        from ingest.store.roles import ensure_database

        with self._lock():
            kept = self._credentials()
            kept.password(name)
            kept.save()
            with self.superuser() as connection:
                ensure_database(connection, name, name, kept.password(name))

    @contextlib.contextmanager
    def superuser(self, database: str = "postgres") -> Iterator["psycopg.Connection[Any]"]:
        """Give an autocommitting superuser connection; for making logins and databases only."""
        import psycopg

        kept = self._credentials()
        with psycopg.connect(
            host="127.0.0.1",
            port=kept.port,
            user=SUPERUSER,
            password=kept.password(SUPERUSER),
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        ) as connection:
            yield connection

    def _credentials(self) -> Credentials:
        return Credentials.load(self.home / "server.json")

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        """Keep other processes out; the lock ends with the process, so a killed one leaves nothing behind."""
        with (self.home / "server.lock").open("w") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            yield

    def _postmaster(self) -> tuple[int, str] | None:
        """Return the living server's pid and status; a pid file left by a killed server counts as none."""
        try:
            lines = (self.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
            pid = int(lines[0])
            os.kill(pid, 0)
        except (OSError, ValueError, IndexError) as error:
            if not isinstance(error, PermissionError):
                return None
        if not _is_postgres(pid, self.data):
            return None
        return pid, lines[7].strip() if len(lines) > 7 else "starting"

    def _initialise(self, kept: Credentials) -> None:
        kept.prepared = False
        password = kept.password(SUPERUSER)
        kept.save()
        fresh = self._place / "postgres.new"  # renamed when complete: a killed initdb leaves no half server
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._give(fresh)
        with tempfile.NamedTemporaryFile("w", dir=self._place) as file:
            file.write(password + "\n")
            file.flush()
            self._give(Path(file.name))
            options = ["-U", SUPERUSER, "--auth=scram-sha-256", f"--pwfile={file.name}", "--encoding=UTF8"]
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            self._run("initdb", "-D", str(fresh), *options, *locale)
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as stream:
            stream.write("\ninclude 'ingest.conf'\n")
        (fresh / "pg_hba.conf").write_text(_HBA, encoding="utf-8")
        fresh.rename(self.data)

    def _launch(self, kept: Credentials) -> None:
        pid_file = self.data / "postmaster.pid"
        if self._postmaster() is None and pid_file.exists():
            pid_file.unlink(missing_ok=True)  # its process id may belong to another by now
            _await_port(kept.port)  # a server killed a moment ago still holds it
        for attempt in range(5):
            kept.port = _free_port(kept.port if attempt == 0 else 0)
            settings = self.data / "ingest.conf"
            settings.write_text(_SETTINGS.format(port=kept.port, durable=_ON_OFF[self._durable]), encoding="utf-8")
            self._give(settings)
            kept.save()
            try:
                self._run("pg_ctl", "start", "-D", str(self.data), "-l", str(self._log), "-w", "-t", "60")
            except StoreError:
                if attempt == 4 or "in use" not in self._log_tail():
                    raise
            else:
                return

    @property
    def _log(self) -> Path:
        return self.data / "server.log"

    def _log_tail(self) -> str:
        try:
            return "\n".join(self._log.read_text(encoding="utf-8", errors="replace").splitlines()[-8:])
        except OSError:
            return ""

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs as the server's user, free of this process's environment."""
        if self._bin is None:
            self._bin = programs(self._place, self._account)
        environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
        with tempfile.TemporaryFile() as output:  # not a pipe: the server would inherit it and keep it open
            done = subprocess.run(
                [str(self._bin / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd="/",
                check=False,
                **({} if self._account is None else self._account.process()),
            )
            if done.returncode == 0:
                return
            output.seek(0)
            said = output.read().decode(errors="replace").strip()
        raise StoreError(
            f"{program} failed: {said}\n{self._log_tail()}",
            resource=str(self.data),
            remedy="Is the disk full or the folder unreadable? See server.log there.",
        )

    def _give(self, path: Path) -> None:
        if self._account is not None:
            os.chown(path, self._account.uid, self._account.gid)


def _is_postgres(pid: int, data: Path) -> bool:
    """Say whether process `pid` is the server of `data`: process ids are used again after a crash."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except ProcessLookupError:  # it ended while we looked
        return False
    except FileNotFoundError:
        pass
    else:
        return os.fsencode(str(data)) in words
    listed = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)  # noqa: S607  # no /proc: found on PATH
    return str(data) in listed.stdout


def _free_port(wanted: int) -> int:
    """Return `wanted` when it is a free port of the loopback address, else any free one.

    Ports that systems hand out to outgoing connections come last: one of those may be taken while the server rests.
    """
    for port in (wanted, *random.sample(_LASTING_PORTS, 20)):
        if port and _bound(port):
            return port
    if any_free := _bound(0):
        return any_free
    raise StoreError("no free port on 127.0.0.1.", remedy="Close some programs and try again.")


def _bound(port: int) -> int | None:
    """Return the port that a server asking for `port` would get, 0 standing for any; None = it is taken."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return None
        return int(probe.getsockname()[1])


def _await_port(port: int) -> None:
    """Wait until `port` is free, a second at most."""
    end = time.monotonic() + 1
    while _bound(port) is None and time.monotonic() < end:
        time.sleep(0.01)
