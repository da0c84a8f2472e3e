"""${message}"""

import sqlalchemy as sa
import sqlmodel  # noqa: F401 - a new column of text is written with its type
from alembic import op
${imports if imports else ""}

import storemanager.domain.columns

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    """The step up."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """The step back."""
    ${downgrades if downgrades else "pass"}
