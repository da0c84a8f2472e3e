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
    _add_channel_costs()


def downgrade() -> None:
    """The step back. An earlier program cannot send them: they are not sent, and not kept for it."""
    op.execute("DELETE FROM outbox_entry WHERE kind IN ('SEND_MESSAGE', 'PUBLISH_POST', 'REMOVE_POST')")
    _acts(*_KINDS)
    _drop_channel_costs()


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
