"""A backup of the whole store: a dump of its database and a copy of the bytes that lie beside it, in one folder.

Bytes are written before the rows that name them and are never changed, so a dump followed by a copy is whole
although the store is written to meanwhile.
"""

import os
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import text

from ingest.model.errors import StoreError
from ingest.store.installation import psql
from ingest.store.open import Store
from ingest.store.tables import SCHEMA
from ingest.store.urls import plain, split_password
from ingest.store.verify import verify_tail

_DUMP = "claims.dump"
_HEAD = "head"
_BLOBS = "blobs"


def back_up(store: Store, folder: Path) -> str:
    """Write a backup into an empty folder; return the chain's value, which stands in the folder too.

    `ingest verify --head` finds the value in the restored store, or says that evidence is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise StoreError("the folder is not empty.", resource=str(folder), remedy="Give each backup one of its own.")
    with store.app.connect() as conn:
        head = verify_tail(conn, 1).head
    _run(store, "pg_dump", "--format=custom", f"--schema={SCHEMA}", "--schema=analyst", f"--file={folder / _DUMP}")
    blobs = store.home / _BLOBS
    if blobs.exists():
        shutil.copytree(blobs, folder / _BLOBS)
    (folder / _HEAD).write_text(f"{head}\n", "ascii")
    return head


def restore(store: Store, folder: Path) -> str:
    """Fill an empty store from a backup and bring it to this version; return the chain's value at the backup."""
    if not (folder / _DUMP).exists():
        raise StoreError(f"there is no {_DUMP}.", resource=str(folder), remedy="Give the folder of a backup.")
    with store.owner.connect() as conn:
        if conn.scalar(text("SELECT to_regclass('store.capture') IS NOT NULL")) and conn.scalar(
            text("SELECT EXISTS (SELECT FROM store.capture)")
        ):
            raise StoreError("holds evidence.", resource=str(store.home), remedy="Restore into a home of its own.")
    with store.owner.begin() as conn:  # not pg_restore's --clean: it stumbles over the keys of partitions
        conn.exec_driver_sql(f"DROP SCHEMA IF EXISTS analyst, {SCHEMA} CASCADE")
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
    _run(store, "pg_restore", *options, str(folder / _DUMP))
    with store.owner.begin() as conn:  # privileges are this server's affair: `upgrade` gives them anew
        conn.exec_driver_sql(f"REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA {SCHEMA} FROM PUBLIC")
    store.upgrade()
    if (folder / _BLOBS).exists():
        shutil.copytree(folder / _BLOBS, store.home / _BLOBS, dirs_exist_ok=True)
    return (folder / _HEAD).read_text("ascii").strip()


def _run(store: Store, program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs as the owner; the password is in no list of processes."""
    if not store.urls.owner:
        raise StoreError(
            "the owner's login is not set.", resource="INGEST_OWNER_URL", remedy="Set it to the owner's address."
        )
    address, password = split_password(plain(store.urls.owner))
    done = subprocess.run(
        [str(psql().with_name(program)), f"--dbname={address}", *arguments],
        env={**os.environ, "PGPASSWORD": password},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[0]
        raise StoreError(f"{program} failed: {said}", resource=address, remedy="Is there room, and is the server up?")
