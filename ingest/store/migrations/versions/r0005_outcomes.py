"""Keep how each item of a run went, and find runs that never ended."""

from pathlib import Path

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the SQL file beside this one."""
    path = Path(__file__).parent / "0005_outcomes.sql"
    op.get_bind().exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Take table and index away again; they are no evidence."""
    op.get_bind().exec_driver_sql("DROP TABLE store.item_outcome")
    op.get_bind().exec_driver_sql("DROP INDEX store.run_open_ix")
