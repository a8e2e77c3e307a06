"""Give posts back the time of their last edit, which a way in that tells of no edits had taken from them."""

from pathlib import Path

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the SQL file beside this one."""
    path = Path(__file__).parent / "0007_edits.sql"
    op.get_bind().exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Leave the times: they are what the observations say."""
