"""${message}"""

from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Say what changes and why."""


def downgrade() -> None:
    """Refuse: evidence is never dropped by a migration."""
    raise NotImplementedError("evidence is never dropped by a migration; restore a backup instead")
