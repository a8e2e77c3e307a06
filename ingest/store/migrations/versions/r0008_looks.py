"""Put posts right whose text was taken back by an old export that had been imported late.

Which posts these are is said here; what their observations say together is computed as after each append.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# posts with a look that tells of an older edit than another look that was taken in before it
_TOUCHED = """
CREATE TEMPORARY TABLE stage_observation ON COMMIT DROP AS
SELECT DISTINCT channel_id, message_id FROM (
    SELECT channel_id, message_id, observed_at, edited_at, way, detail, min(edited_at) OVER (
        PARTITION BY channel_id, message_id ORDER BY coalesce(edited_at, '-infinity')
        GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_edit
    FROM store.observation
) o
WHERE edited_at > observed_at
    OR (next_edit < observed_at AND way IN ('mtproto', 'export') AND NOT jsonb_exists(detail, 'edited_local'))"""


def upgrade() -> None:
    """Compute the posts anew; a store without such posts is left alone."""
    from ingest.store.revisions import refresh_posts

    conn = op.get_bind()
    conn.exec_driver_sql(_TOUCHED)
    if conn.exec_driver_sql("SELECT EXISTS (SELECT FROM stage_observation)").scalar_one():
        refresh_posts(conn)
    conn.exec_driver_sql("DROP TABLE stage_observation")


def downgrade() -> None:
    """Leave the posts: they are what the observations say."""
