"""The metadata all tables hang on, and the columns every evidence table has."""

from dataclasses import dataclass

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table
from sqlalchemy.dialects.postgresql import TIMESTAMP

SCHEMA = "store"
metadata = MetaData(
    schema=SCHEMA,
    naming_convention={
        "pk": "%(table_name)s_pk",
        "ix": "%(table_name)s_%(column_0_N_name)s_ix",
        "uq": "%(table_name)s_%(column_0_N_name)s_uq",
        "fk": "%(table_name)s_%(column_0_N_name)s_fk",
    },
)
Moment = TIMESTAMP(timezone=True)


def sealed() -> tuple[Column[int], Column[bytes]]:
    """Return the columns that tie an evidence row to the ledger."""
    return Column("part", BigInteger, nullable=False), Column("row_hash", LargeBinary, nullable=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """An append-only table: `key` names a row to people, `hashed` are the columns under its row hash.

    The hash of stored rows must stay computable, so `hashed` never changes once released.
    """

    table: Table
    key: tuple[str, ...]
    hashed: tuple[str, ...]
    conflict: tuple[str, ...]  # the unique key by which a repeat is recognised

    @property
    def name(self) -> str:
        """The table's bare name."""
        return self.table.name

    def hash_expression(self, alias: str) -> str:
        """Return the SQL that computes a row's hash; independent of the session's time zone and date style."""
        parts = ", ".join(self._part(alias, name) for name in self.hashed)
        return f"sha256(convert_to(jsonb_build_array({parts})::text, 'UTF8'))"

    def _part(self, alias: str, name: str) -> str:
        column = f'{alias}."{name}"'
        return f"{column} AT TIME ZONE 'UTC'" if isinstance(self.table.c[name].type, TIMESTAMP) else column
