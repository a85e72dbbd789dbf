"""Errands know whom they are for, so that the last deliveries of a webhook are found."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("outbox", sa.Column("receiver", sa.Text(), nullable=True))
    where = sa.text("receiver IS NOT NULL")
    op.create_index(
        "ix_outbox_receiver_due_at",
        "outbox",
        ["receiver", "due_at"],
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    op.drop_index("ix_outbox_receiver_due_at", table_name="outbox")
    with op.batch_alter_table("outbox") as table:
        table.drop_column("receiver")
