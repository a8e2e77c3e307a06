"""Make the tables, the guards of the evidence and the first partition."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the two SQL files beside this one."""
    folder = Path(__file__).parent
    for name in ("0001_tables.sql", "0001_guards.sql"):
        # the driver's own cursor: no placeholder of SQLAlchemy is looked for in the text
        op.get_bind().exec_driver_sql((folder / name).read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Refuse: evidence is never dropped by a migration."""
    raise NotImplementedError("evidence is never dropped by a migration; restore a backup instead")
