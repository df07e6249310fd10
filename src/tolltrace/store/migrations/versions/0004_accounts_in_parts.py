"""An episode's account in parts, each of which is kept and asked for by itself

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from tolltrace.store.types import Json

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change. What was drawn before is drawn again when it is asked for."""
    op.drop_table("drawn")
    op.create_table(
        "drawn",
        sa.Column("episode", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.String(length=60), nullable=False),
        sa.Column("of", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("episode", "part"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_table("drawn")
    op.create_table(
        "drawn",
        sa.Column("episode", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("of", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("page", sa.LargeBinary(), nullable=False),
        sa.Column("findings", Json(), nullable=False),
        sa.PrimaryKeyConstraint("episode"),
    )
