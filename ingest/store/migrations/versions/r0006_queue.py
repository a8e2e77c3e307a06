"""Sort and filter the queue of flags by an index, and note which run of Airflow a run belongs to."""

from pathlib import Path

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the SQL file beside this one."""
    path = Path(__file__).parent / "0006_queue.sql"
    op.get_bind().exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Take the columns and triggers away again; all of it is derived."""
    op.get_bind().exec_driver_sql(
        "DROP FUNCTION store.place_flag() CASCADE; DROP FUNCTION store.move_flags() CASCADE;"
        " ALTER TABLE store.flag DROP COLUMN at, DROP COLUMN outlet_id, DROP COLUMN channel_id;"
        " ALTER TABLE store.run DROP COLUMN dag_id, DROP COLUMN dag_run_id, DROP COLUMN task_id"
    )
