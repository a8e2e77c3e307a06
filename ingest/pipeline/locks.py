"""Locks between processes, held by the store: what only one run may do at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

from ingest.model import IngestError
from ingest.pipeline.session import Session


class Space(IntEnum):
    """What is locked; the first key of PostgreSQL's advisory locks."""

    ACCOUNT = 0x7467
    EXPORT = 0x6578


_BUSY = {Space.ACCOUNT: "another run uses this account.", Space.EXPORT: "another run reads this export."}


@contextmanager
def hold(session: Session, space: Space, name: str, *, seconds: int = 120) -> Iterator[None]:
    """Hold the lock `name` for this process; raises IngestError when it is not free within `seconds`."""
    from sqlalchemy import text
    from sqlalchemy.exc import OperationalError

    key = {"space": int(space), "name": name}
    with session.store.app.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text(f"SET lock_timeout = '{int(seconds)}s'"))
        try:
            conn.execute(text("SELECT pg_advisory_lock(:space, hashtext(:name))"), key)
        except OperationalError as error:
            raise IngestError(_BUSY[space], resource=name, remedy="Wait for it to end, then try again.") from error
        finally:
            conn.execute(text("RESET lock_timeout"))
        try:
            yield
        finally:
            conn.execute(text("SELECT pg_advisory_unlock(:space, hashtext(:name))"), key)
