"""Keep which article was copied from which, and the numbers that changed on the way."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the SQL file beside this one."""
    path = Path(__file__).parent / "0003_lineage.sql"
    op.get_bind().exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Take the table away again; it is derived."""
    op.get_bind().exec_driver_sql("DROP TABLE store.lineage")
