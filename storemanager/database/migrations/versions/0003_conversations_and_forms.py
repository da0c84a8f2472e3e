"""Conversations, reviews, posts and collections, a product as each channel shows it, and what channels keep."""

import sqlalchemy as sa
from alembic import op

from storemanager.domain.columns import UtcDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KINDS = ("SHIP", "CANCEL", "REFUND", "STATUS", "NOTE", "CREATE_LISTING", "UPDATE_LISTING", "PUBLISH")
_ADDED = ("SEND_MESSAGE", "PUBLISH_POST", "REMOVE_POST", "REPLY_REVIEW")


def _acts(*members: str) -> None:
    """The kinds of acts that the column takes."""
    with op.batch_alter_table("outbox_entry") as batch_op:
        batch_op.drop_constraint(op.f("ck_outbox_entry_outboxkind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_outbox_entry_outboxkind"), sa.column("kind").in_(members))


def _belongs_to(table: str, column: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{owner}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE")


def upgrade() -> None:
    """The step up."""
    _acts(*_KINDS, *_ADDED)
    _add_channel_costs()
    _add_reviews()
    _add_collections()
    _claims()
    _channel_products()
    _add_conversations()


def downgrade() -> None:
    """The step back. An earlier program cannot send them: they are not sent, and not kept for it."""
    _drop_channel_costs()
    op.drop_table("review")
    _drop_collections()
    op.drop_table("packing_claim")
    _no_channel_products()
    _remove_conversations()
    op.execute("DELETE FROM outbox_entry WHERE kind IN ('SEND_MESSAGE', 'PUBLISH_POST', 'REMOVE_POST', 'REPLY_REVIEW')")
    _acts(*_KINDS)


# --- What channels keep of an order ---

_COSTS = ("COMMISSION", "SERVICE", "PAYMENT", "SHIPPING", "SUBSIDY", "TAX", "ADJUSTMENT", "OTHER")


def _add_channel_costs() -> None:
    op.create_table(
        "channel_payout",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("asked_status", sa.String(), nullable=False),
        sa.Column("asked_refunded", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        _belongs_to("channel_payout", "order_id", "orders"),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_channel_payout")),
    )
    kinds = sa.Enum(*_COSTS, name="channelcostkind", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "channel_cost",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        _belongs_to("channel_cost", "order_id", "orders"),
        sa.PrimaryKeyConstraint("order_id", "kind", name=op.f("pk_channel_cost")),
    )


def _drop_channel_costs() -> None:
    """An earlier program does not know them; the next sync of a newer one asks again."""
    op.drop_table("channel_cost")
    op.drop_table("channel_payout")


# --- Reviews ---


def _add_reviews() -> None:
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("remote_product_id", sa.String(), nullable=False),
        sa.Column("remote_variant_id", sa.String(), nullable=False),
        sa.Column("order_remote_id", sa.String(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("written_at", UtcDateTime(), nullable=False),
        sa.Column("reply", sa.String(), nullable=False),
        sa.Column("replied_at", UtcDateTime(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.CheckConstraint("stars BETWEEN 1 AND 5", name=op.f("ck_review_stars")),
        _belongs_to("review", "account_id", "channel_account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("account_id", "remote_id", name=op.f("uq_review_account_id_remote_id")),
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index("ix_review_product", ["account_id", "remote_product_id"], unique=False)


# --- Categories that an account shows as collections ---


def _add_collections() -> None:
    op.create_table(
        "account_collection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("sent", sa.String(), nullable=False),
        sa.Column("refused", sa.String(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.JSON(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("items >= 0", name=op.f("ck_account_collection_items")),
        _belongs_to("account_collection", "account_id", "channel_account"),
        sa.ForeignKeyConstraint(
            ["category_id"], ["category.id"], name=op.f("fk_account_collection_category_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_collection")),
        sa.UniqueConstraint("account_id", "category_id", name=op.f("uq_account_collection_account_id_category_id")),
    )
    with op.batch_alter_table("account_collection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_collection_category_id"), ["category_id"], unique=False)


def _drop_collections() -> None:
    op.drop_table("account_collection")


def _claims() -> None:
    """Which packing table an order lies on."""
    op.create_table(
        "packing_claim",
        sa.Column("order_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("claimed_at", UtcDateTime(), nullable=False),
        _belongs_to("packing_claim", "order_id", "orders"),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_packing_claim")),
    )


# --- Products across channels ---

_OF_A_PRODUCT = ("channel_product", "channel_variant", "listing_content", "channel_rules", "channel_category")


def _channel_products() -> None:
    """What a product is called and costs on an account, what is shown there, and what the channel asks for."""
    with op.batch_alter_table("channel_account") as batch_op:
        batch_op.add_column(sa.Column("price_rule", sa.JSON(), nullable=True))
    op.create_table(
        "channel_product",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("category_id", sa.String(), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("price_rule", sa.JSON(), nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        _belongs_to("channel_product", "account_id", "channel_account"),
        _belongs_to("channel_product", "product_id", "product"),
        sa.PrimaryKeyConstraint("account_id", "product_id", name=op.f("pk_channel_product")),
    )
    op.create_index(op.f("ix_channel_product_product_id"), "channel_product", ["product_id"])
    op.create_table(
        "channel_variant",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("variant_id", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("own_sale", sa.Boolean(), nullable=False),
        sa.Column("sale_price", sa.BigInteger(), nullable=True),
        sa.Column("sale_from", UtcDateTime(), nullable=True),
        sa.Column("sale_to", UtcDateTime(), nullable=True),
        sa.Column("price_rule", sa.JSON(), nullable=True),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("price IS NULL OR price >= 0", name=op.f("ck_channel_variant_price")),
        sa.CheckConstraint("sale_price IS NULL OR sale_price >= 0", name=op.f("ck_channel_variant_sale_price")),
        _belongs_to("channel_variant", "account_id", "channel_account"),
        _belongs_to("channel_variant", "variant_id", "variant"),
        sa.PrimaryKeyConstraint("account_id", "variant_id", name=op.f("pk_channel_variant")),
    )
    op.create_index(op.f("ix_channel_variant_variant_id"), "channel_variant", ["variant_id"])
    _what_channels_say()


def _what_channels_say() -> None:
    op.create_table(
        "listing_content",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("remote_product_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("categories", sa.JSON(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("sent", sa.JSON(), nullable=True),
        sa.Column("settled", sa.JSON(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=True),
        sa.Column("seen_at", UtcDateTime(), nullable=False),
        _belongs_to("listing_content", "account_id", "channel_account"),
        sa.PrimaryKeyConstraint("account_id", "remote_product_id", name=op.f("pk_listing_content")),
    )
    op.create_table(
        "channel_rules",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=True),
        sa.Column("creates", sa.Boolean(), nullable=False),
        sa.Column("hides", sa.Boolean(), nullable=False),
        sa.Column("categories_read_at", UtcDateTime(), nullable=True),
        _belongs_to("channel_rules", "account_id", "channel_account"),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_channel_rules")),
    )
    op.create_table(
        "channel_category",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("path", sa.JSON(), nullable=False),
        sa.Column("search_text", sa.String(), nullable=False),
        sa.Column("form", sa.JSON(), nullable=True),
        sa.Column("form_read_at", UtcDateTime(), nullable=True),
        _belongs_to("channel_category", "account_id", "channel_account"),
        sa.PrimaryKeyConstraint("account_id", "remote_id", name=op.f("pk_channel_category")),
    )


def _no_channel_products() -> None:
    for table in _OF_A_PRODUCT:
        op.drop_table(table)
    with op.batch_alter_table("channel_account") as batch_op:
        batch_op.drop_column("price_rule")


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


def _index_of_known(table: str, column: str) -> None:
    given = sa.text(f"{column} IS NOT NULL")
    op.create_index(f"ix_{table}_{column}", table, [column], sqlite_where=given, postgresql_where=given)
