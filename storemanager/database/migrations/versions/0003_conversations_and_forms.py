"""Messages and posts as once-only acts."""

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
    _channel_products()


def downgrade() -> None:
    """The step back. An earlier program cannot send them: they are not sent, and not kept for it."""
    _no_channel_products()
    op.execute("DELETE FROM outbox_entry WHERE kind IN ('SEND_MESSAGE', 'PUBLISH_POST', 'REMOVE_POST')")
    _acts(*_KINDS)


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
        _of_account("channel_product"),
        _reference("channel_product", "product"),
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
        _of_account("channel_variant"),
        _reference("channel_variant", "variant"),
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
        _of_account("listing_content"),
        sa.PrimaryKeyConstraint("account_id", "remote_product_id", name=op.f("pk_listing_content")),
    )
    op.create_table(
        "channel_rules",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.JSON(), nullable=True),
        sa.Column("creates", sa.Boolean(), nullable=False),
        sa.Column("hides", sa.Boolean(), nullable=False),
        sa.Column("categories_read_at", UtcDateTime(), nullable=True),
        _of_account("channel_rules"),
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
        _of_account("channel_category"),
        sa.PrimaryKeyConstraint("account_id", "remote_id", name=op.f("pk_channel_category")),
    )


def _of_account(table: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_account_id")
    return sa.ForeignKeyConstraint(["account_id"], ["channel_account.id"], name=name, ondelete="CASCADE")


def _reference(table: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{other}_id")
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=name, ondelete="CASCADE")


def _no_channel_products() -> None:
    for table in _OF_A_PRODUCT:
        op.drop_table(table)
    with op.batch_alter_table("channel_account") as batch_op:
        batch_op.drop_column("price_rule")
