"""Candidate versions of scripts, registrations of outside routing hosts, messages that visitors left."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("scripts", sa.Column("next_version", sa.Integer(), nullable=True))
    op.add_column("scripts", sa.Column("next_share", sa.Integer(), nullable=True))
    op.add_column("scripts", sa.Column("next_since", sa.BigInteger(), nullable=True))

    # The newest runs of a version, in order of time, are read without sorting all of them.
    op.drop_index("ix_runs_script_version", "runs")
    op.create_index("ix_runs_script_version_chat_id", "runs", ["script", "version", "chat_id"], unique=False)

    op.create_table(
        "registrations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("user", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("points", sa.Text(), nullable=False),
        sa.Column("last_seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("id <> ''", name=op.f("ck_registrations_id_given")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registrations")),
    )
    op.create_index("ix_registrations_user", "registrations", ["user"], unique=False)
    op.create_index("ix_registrations_seen_at", "registrations", ["seen_at"], unique=False)

    op.create_table(
        "host_messages",
        sa.Column("registration", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("cross_ref", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("seq > 0", name=op.f("ck_host_messages_seq")),
        sa.ForeignKeyConstraint(
            ["registration"],
            ["registrations.id"],
            name=op.f("fk_host_messages_registration_registrations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("registration", "seq", name=op.f("pk_host_messages")),
    )
    op.create_index("ix_host_messages_at", "host_messages", ["at"], unique=False)

    op.create_table(
        "left_messages",
        sa.Column("chat_id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("handled_at", sa.BigInteger(), nullable=True),
        sa.Column("handled_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "(handled_at IS NULL) = (handled_by IS NULL)", name=op.f("ck_left_messages_handled_by_somebody")
        ),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name=op.f("fk_left_messages_chat_id_chats")),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_left_messages")),
    )
    op.create_index("ix_left_messages_at_chat_id", "left_messages", ["at", "chat_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_left_messages_at_chat_id", "left_messages")
    op.drop_table("left_messages")
    op.drop_index("ix_host_messages_at", "host_messages")
    op.drop_table("host_messages")
    op.drop_index("ix_registrations_seen_at", "registrations")
    op.drop_index("ix_registrations_user", "registrations")
    op.drop_table("registrations")
    op.drop_index("ix_runs_script_version_chat_id", "runs")
    op.create_index("ix_runs_script_version", "runs", ["script", "version"], unique=False)
    op.drop_column("scripts", "next_since")
    op.drop_column("scripts", "next_share")
    op.drop_column("scripts", "next_version")
