"""Offer policies, and what is known of every number sent"""

import sqlalchemy as sa
from alembic import op

from storemanager.database.migrations.remaking import remade
from storemanager.domain.columns import UtcDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KINDS = (
    "UNKNOWN_PRODUCT", "DOUBTFUL_MATCH", "AMBIGUOUS_SKU", "OVERSOLD", "WRITE_REFUSED", "DRIFT", "PRICE_CONFLICT",
    "MASS_CHANGE", "SIGN_IN", "NOT_REACHED", "PARKED_RECORD", "PARKED_ACT", "ORDER_CHANGED", "ORDER_GONE",
    "UNKNOWN_STATUS", "SAME_PERSON", "LISTING_GONE", "LEDGER",
)  # fmt: skip
_ADDED = ("READ_ONLY", "CONTESTED", "BACKUP")


def _enum(name: str, *members: str) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, create_constraint=True, length=24)


def _attention_kinds(*members: str) -> None:
    """The kinds of matters that the column takes."""
    with op.batch_alter_table("attention") as batch_op:
        batch_op.drop_constraint(op.f("ck_attention_attentionkind"), type_="check")
        batch_op.create_check_constraint(op.f("ck_attention_attentionkind"), sa.column("kind").in_(members))


def upgrade() -> None:
    """The step up."""
    _attention_kinds(*_KINDS, *_ADDED, "OTHER")
    op.create_table(
        "sales_speed",
        sa.Column("variant_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("slow", sa.Float(), nullable=False),
        sa.Column("fast", sa.Float(), nullable=False),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variant.id"], name=op.f("fk_sales_speed_variant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("variant_id", "account_id", name=op.f("pk_sales_speed")),
    )
    op.create_table(
        "split_variant",
        sa.Column("variant_id", sa.Integer(), nullable=False),
        sa.Column("since", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["variant_id"], ["variant.id"], name=op.f("fk_split_variant_variant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("variant_id", name=op.f("pk_split_variant")),
    )
    op.create_table(
        "contest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("field", _enum("contestedfield", "STOCK", "PRICE"), nullable=False),
        sa.Column("ours", sa.BigInteger(), nullable=True),
        sa.Column("theirs", sa.BigInteger(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["listing_id"], ["listing.id"], name=op.f("fk_contest_listing_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
    )
    with op.batch_alter_table("contest") as batch_op:
        batch_op.create_index("ix_contest_listing", ["listing_id", "field", "at"], unique=False)

    op.create_table(
        "sent_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("listing_id", sa.Integer(), nullable=False),
        sa.Column("field", _enum("sentfield", "STOCK", "PRICE"), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("repair", sa.Boolean(), nullable=False),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listing.id"], name=op.f("fk_sent_value_listing_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["sync_run.id"], name=op.f("fk_sent_value_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sent_value")),
    )
    with op.batch_alter_table("sent_value") as batch_op:
        batch_op.create_index(batch_op.f("ix_sent_value_listing_id"), ["listing_id"], unique=False)
        batch_op.create_index("ix_sent_value_run", ["run_id", "id"], unique=False)

    with op.batch_alter_table("category") as batch_op:
        batch_op.add_column(sa.Column("policy", _enum("policy", "SHARED", "BALANCED", "STRICT"), nullable=True))

    with op.batch_alter_table("channel_account") as batch_op:
        batch_op.add_column(sa.Column("policy", _enum("policy", "SHARED", "BALANCED", "STRICT"), nullable=True))
        batch_op.add_column(
            sa.Column("read_only", _enum("readonly", "RESTORED", "COPIED", "AWAY", "DOUBT"), nullable=True)
        )
        batch_op.add_column(sa.Column("read_only_since", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("round_seconds", sa.Float(), nullable=True))

    with op.batch_alter_table("listing") as batch_op:
        batch_op.add_column(sa.Column("stock_ceiling", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("stock_sent_at", UtcDateTime(), nullable=True))
        batch_op.add_column(sa.Column("stock_before", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("stock_moved_at", UtcDateTime(), nullable=True))

    with remade("variant") as batch_op:
        batch_op.add_column(sa.Column("policy", _enum("policy", "SHARED", "BALANCED", "STRICT"), nullable=True))


def downgrade() -> None:
    """The step back."""
    op.execute("DELETE FROM attention WHERE kind IN ('READ_ONLY', 'CONTESTED', 'BACKUP')")
    _attention_kinds(*_KINDS, "OTHER")
    with remade("variant") as batch_op:
        batch_op.drop_constraint(op.f("ck_variant_policy"), type_="check")
        batch_op.drop_column("policy")

    with op.batch_alter_table("listing") as batch_op:
        batch_op.drop_column("stock_moved_at")
        batch_op.drop_column("stock_before")
        batch_op.drop_column("stock_sent_at")
        batch_op.drop_column("stock_ceiling")

    with op.batch_alter_table("channel_account") as batch_op:
        batch_op.drop_constraint(op.f("ck_channel_account_policy"), type_="check")
        batch_op.drop_constraint(op.f("ck_channel_account_readonly"), type_="check")
        batch_op.drop_column("round_seconds")
        batch_op.drop_column("read_only_since")
        batch_op.drop_column("read_only")
        batch_op.drop_column("policy")

    with op.batch_alter_table("category") as batch_op:
        batch_op.drop_constraint(op.f("ck_category_policy"), type_="check")
        batch_op.drop_column("policy")

    with op.batch_alter_table("sent_value") as batch_op:
        batch_op.drop_index("ix_sent_value_run")
        batch_op.drop_index(batch_op.f("ix_sent_value_listing_id"))

    op.drop_table("sent_value")
    with op.batch_alter_table("contest") as batch_op:
        batch_op.drop_index("ix_contest_listing")

    op.drop_table("contest")
    op.drop_table("split_variant")
    op.drop_table("sales_speed")
