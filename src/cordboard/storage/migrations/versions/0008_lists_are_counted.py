"""Lists of chats and of the audit are searched and counted in their indexes."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_chats_opened_at_id", "chats")
    op.create_index(
        "ix_chats_listed", "chats", ["opened_at", "id", "state", "point", "queue", "visitor_name"]
    )
    op.drop_index("ix_assignments_agent", "assignments")
    op.create_index("ix_assignments_agent", "assignments", ["agent", "chat_id", "answered_at"])
    op.drop_index("ix_audit_object_kind_object_name", "audit")
    op.create_index("ix_audit_who", "audit", ["who", "id", "at", "object_kind", "object_name"])
    op.create_index("ix_audit_object_kind", "audit", ["object_kind", "id", "at", "who", "object_name"])
    op.create_index("ix_audit_object_name", "audit", ["object_name", "id", "at", "who", "object_kind"])
    op.create_index("ix_audit_at", "audit", ["at", "who", "object_kind", "object_name"])


def downgrade() -> None:
    for name in ("at", "object_name", "object_kind", "who"):
        op.drop_index(f"ix_audit_{name}", "audit")
    op.create_index("ix_audit_object_kind_object_name", "audit", ["object_kind", "object_name"])
    op.drop_index("ix_assignments_agent", "assignments")
    op.create_index("ix_assignments_agent", "assignments", ["agent", "chat_id"])
    op.drop_index("ix_chats_listed", "chats")
    op.create_index("ix_chats_opened_at_id", "chats", ["opened_at", "id"])
