"""Index the texts for full-text search, and remember of which flags people were told."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the SQL file beside this one."""
    path = Path(__file__).parent / "0002_search.sql"
    op.get_bind().exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Take both away again; no evidence is lost by that."""
    op.get_bind().exec_driver_sql("DROP FUNCTION store.search_words(text) CASCADE; DROP TABLE store.notice")
