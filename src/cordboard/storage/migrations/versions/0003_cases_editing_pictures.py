"""Test cases of scripts, who has a version open in the editor, pictures of layouts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "script_cases",
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("updated_at", sa.BigInteger(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["script"], ["scripts.name"], name=op.f("fk_script_cases_script_scripts"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("script", "name", name=op.f("pk_script_cases")),
    )
    op.create_table(
        "script_editors",
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("script", "number", "user", name=op.f("pk_script_editors")),
    )
    op.create_index("ix_script_editors_seen_at", "script_editors", ["seen_at"], unique=False)
    op.create_table(
        "pictures",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pictures")),
    )


def downgrade() -> None:
    op.drop_table("pictures")
    op.drop_index("ix_script_editors_seen_at", "script_editors")
    op.drop_table("script_editors")
    op.drop_table("script_cases")
