"""Index the words of posts when they are analysed, not when they are appended."""

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Run the SQL file beside this one."""
    path = Path(__file__).parent / "0004_post_search.sql"
    op.get_bind().exec_driver_sql(path.read_text(encoding="utf-8").replace("%", "%%"))


def downgrade() -> None:
    """Index the texts themselves again."""
    op.get_bind().exec_driver_sql(
        "DROP TABLE store.post_search;"
        " CREATE INDEX message_text_search_ix ON store.message_text USING gin (store.search_words(text))"
    )
