"""Messages and posts as once-only acts."""

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


def upgrade() -> None:
    """The step up."""
    _acts(*_KINDS, *_ADDED)
    _add_channel_costs()
    _add_reviews()
    _add_collections()
    _claims()


def downgrade() -> None:
    """The step back. An earlier program cannot send them: they are not sent, and not kept for it."""
    _drop_channel_costs()
    op.drop_table("review")
    _drop_collections()
    op.drop_table("packing_claim")
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
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_channel_payout_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_channel_payout")),
    )
    kinds = sa.Enum(*_COSTS, name="channelcostkind", native_enum=False, create_constraint=True, length=24)
    op.create_table(
        "channel_cost",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("kind", kinds, nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_channel_cost_order_id"), ondelete="CASCADE"),
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
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_account.id"], name=op.f("fk_review_account_id"), ondelete="CASCADE"
        ),
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
        sa.ForeignKeyConstraint(
            ["account_id"], ["channel_account.id"], name=op.f("fk_account_collection_account_id"), ondelete="CASCADE"
        ),
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
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_packing_claim_order_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_packing_claim")),
    )
