"""Which claims are to be looked at again: few of many, asked for with each page of the inbox

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AGAIN = sa.text("again IS NOT NULL")


def upgrade() -> None:
    """Make the change."""
    columns = ["episode", "id"]
    op.create_index("claim_again", "claim", columns, sqlite_where=_AGAIN, postgresql_where=_AGAIN)


def downgrade() -> None:
    """Take it back."""
    op.drop_index("claim_again", "claim")
