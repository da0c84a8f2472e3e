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
    _claims()


def downgrade() -> None:
    """The step back. An earlier program cannot send them: they are not sent, and not kept for it."""
    op.drop_table("packing_claim")
    op.execute("DELETE FROM outbox_entry WHERE kind IN ('SEND_MESSAGE', 'PUBLISH_POST', 'REMOVE_POST')")
    _acts(*_KINDS)


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
