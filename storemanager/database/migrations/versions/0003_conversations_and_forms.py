"""Messages and posts as once-only acts, and conversations."""

import sqlalchemy as sa
from alembic import op

from storemanager.domain.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KINDS = ("SHIP", "CANCEL", "REFUND", "STATUS", "NOTE", "CREATE_LISTING", "UPDATE_LISTING", "PUBLISH")
_ADDED = ("SEND_MESSAGE", "PUBLISH_POST", "REMOVE_POST")


def _acts(*members: str) -> None:
    """The kinds of acts that the column takes."""
    with op.batch_alter_table("outbox_entry") as batch_op:
        batch_op.drop_constraint(op.f("ck_outbox_entry_outboxkind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_outbox_entry_outboxkind"), sa.column("kind").in_(members))


def upgrade() -> None:
    """The step up."""
    _acts(*_KINDS, *_ADDED)
    _add_conversations()


def downgrade() -> None:
    """The step back. An earlier program cannot send them: they are not sent, and not kept for it."""
    op.execute("DELETE FROM outbox_entry WHERE kind IN ('SEND_MESSAGE', 'PUBLISH_POST', 'REMOVE_POST')")
    _remove_conversations()
    _acts(*_KINDS)


# --- Conversations ---


def _add_conversations() -> None:
    op.create_table(
        "conversation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("person_id", sa.String(), nullable=False),
        sa.Column("person_name", sa.String(), nullable=False),
        sa.Column("person_username", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("can_reply", sa.Boolean(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("remote_updated_at", UtcDateTime(), nullable=False),
        sa.Column("last_text", sa.String(), nullable=False),
        sa.Column("last_attachment", sa.String(), nullable=False),
        sa.Column("last_from_shop", sa.Boolean(), nullable=False),
        sa.Column("last_at", UtcDateTime(), nullable=False),
        sa.Column("last_inbound_at", UtcDateTime(), nullable=True),
        sa.Column("waiting_since", UtcDateTime(), nullable=True),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("read_until", UtcDateTime(), nullable=True),
        sa.Column("assigned_to", sa.String(), nullable=False),
        sa.Column("snoozed_until", UtcDateTime(), nullable=True),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("forgotten_until", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.CheckConstraint("unread >= 0", name=op.f("ck_conversation_unread")),
        _belongs_to("conversation", "account_id", "channel_account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint("account_id", "remote_id", name=op.f("uq_conversation_account_id_remote_id")),
    )
    op.create_index("ix_conversation_person", "conversation", ["account_id", "person_id"])
    op.create_index(op.f("ix_conversation_last_at"), "conversation", ["last_at"])
    with op.batch_alter_table("outbox_entry") as batch_op:
        batch_op.add_column(sa.Column("conversation_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_outbox_entry_conversation_id"), "conversation", ["conversation_id"], ["id"], ondelete="CASCADE"
        )
    _index_of_known("outbox_entry", "conversation_id")
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("from_shop", sa.Boolean(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("attachments", sa.JSON(), nullable=False),
        sa.Column("readable", sa.Boolean(), nullable=False),
        sa.Column("outbox_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("remote_id IS NOT NULL OR outbox_id IS NOT NULL", name=op.f("ck_message_known")),
        _belongs_to("message", "conversation_id", "conversation"),
        sa.ForeignKeyConstraint(["outbox_id"], ["outbox_entry.id"], name=op.f("fk_message_outbox_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
        sa.UniqueConstraint("conversation_id", "remote_id", name=op.f("uq_message_conversation_id_remote_id")),
    )
    op.create_index("ix_message_sent", "message", ["conversation_id", "sent_at", "id"])
    _index_of_known("message", "outbox_id")
    op.create_table(
        "conversation_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        _belongs_to("conversation_note", "conversation_id", "conversation"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_note")),
    )
    op.create_index(op.f("ix_conversation_note_conversation_id"), "conversation_note", ["conversation_id"])
    op.create_table(
        "conversation_order",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("conversation_id", sa.Integer(), nullable=False),
        sa.Column("until", UtcDateTime(), nullable=False),
        sa.Column("idempotency_key", sa.String(), nullable=False),
        _belongs_to("conversation_order", "conversation_id", "conversation"),
        _belongs_to("conversation_order", "order_id", "orders"),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_conversation_order")),
        sa.UniqueConstraint("idempotency_key", name=op.f("uq_conversation_order_idempotency_key")),
    )
    op.create_index(op.f("ix_conversation_order_conversation_id"), "conversation_order", ["conversation_id"])
    op.create_table(
        "quick_reply",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint("length(trim(title)) > 0", name=op.f("ck_quick_reply_titled")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quick_reply")),
    )
    states = sa.Enum(
        "APPROVED", "PENDING", "REJECTED", "OTHER", name="templateapproval", native_enum=False, create_constraint=True,
        length=24,
    )  # fmt: skip
    op.create_table(
        "message_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("state", states, nullable=False),
        sa.Column("state_word", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        _belongs_to("message_template", "account_id", "channel_account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_template")),
        sa.UniqueConstraint(
            "account_id", "name", "language", name=op.f("uq_message_template_account_id_name_language")
        ),
    )


def _remove_conversations() -> None:
    for table in ("message_template", "quick_reply", "conversation_order", "conversation_note", "message"):
        op.drop_table(table)
    op.drop_index("ix_outbox_entry_conversation_id", "outbox_entry")
    with op.batch_alter_table("outbox_entry") as batch_op:
        batch_op.drop_constraint(op.f("fk_outbox_entry_conversation_id"), type_="foreignkey")
        batch_op.drop_column("conversation_id")
    op.drop_table("conversation")


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def _index_of_known(table: str, column: str) -> None:
    given = sa.text(f"{column} IS NOT NULL")
    op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=given, postgresql_where=given)
