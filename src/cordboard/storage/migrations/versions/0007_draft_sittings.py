"""Sittings over drafts of scripts: a row of the audit for each, not for each save."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft_sittings",
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("saved_at", sa.BigInteger(), nullable=False),
        sa.Column("saves", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("script", "number", name=op.f("pk_draft_sittings")),
    )
    op.create_index("ix_draft_sittings_saved_at", "draft_sittings", ["saved_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_draft_sittings_saved_at", "draft_sittings")
    op.drop_table("draft_sittings")
