"""The first tables

Revision ID: 0001
Revises: nothing
"""

import sqlalchemy as sa
from alembic import op

from tolltrace.store.types import Json, Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""

    op.create_table(
        "blob",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("episode", sa.BigInteger(), nullable=False),
        sa.Column("report", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("number", Words(), nullable=False),
        sa.Column("quote", Words(), nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=True),
        sa.Column("high", sa.BigInteger(), nullable=True),
        sa.Column("modifier", sa.String(length=20), nullable=False),
        sa.Column("harm", sa.String(length=20), nullable=False),
        sa.Column("victims", sa.String(length=20), nullable=False),
        sa.Column("group", Words(), nullable=True),
        sa.Column("perpetrator", Words(), nullable=True),
        sa.Column("place", Words(), nullable=True),
        sa.Column("period", Words(), nullable=True),
        sa.Column("source", Words(), nullable=True),
        sa.Column("via", Json(), nullable=False),
        sa.Column("stance", sa.String(length=20), nullable=False),
        sa.Column("part_of", sa.BigInteger(), nullable=True),
        sa.Column("rule", Words(), nullable=False),
        sa.Column("evidence", Json(), nullable=False),
        sa.Column("machine", Json(), nullable=False),
        sa.Column("human", Json(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("again", Words(), nullable=True),
        sa.Column("doubt", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("claim_inbox", ["episode", "state", "doubt", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_claim_report"), ["report"], unique=False)

    op.create_table(
        "episode",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("title", Words(), nullable=False),
        sa.Column("notice", Words(), nullable=True),
        sa.Column("policy", sa.String(length=40), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "head",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "log",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", Words(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("episode", sa.BigInteger(), nullable=True),
        sa.Column("why", Words(), nullable=True),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("before", Json(), nullable=False),
        sa.Column("after", Json(), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("episode", sa.BigInteger(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("publisher", Words(), nullable=True),
        sa.Column("published", Words(), nullable=True),
        sa.Column("title", Words(), nullable=True),
        sa.Column("byline", Words(), nullable=True),
        sa.Column("url", Words(), nullable=True),
        sa.Column("path", Words(), nullable=True),
        sa.Column("language", Words(), nullable=True),
        sa.Column("media", Words(), nullable=False),
        sa.Column("encoding", Words(), nullable=True),
        sa.Column("notice", Words(), nullable=True),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_episode"), ["episode"], unique=False)

    op.create_table(
        "ruling",
        sa.Column("id", sa.String(length=400), nullable=False),
        sa.Column("episode", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key", Words(), nullable=False),
        sa.Column("value", Json(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ruling_episode"), ["episode"], unique=False)

    op.create_table(
        "touched",
        sa.Column("entity", sa.String(length=400), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("entity", "seq"),
    )
    op.create_table(
        "version",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.String(length=64), nullable=False),
        sa.Column("text", sa.String(length=64), nullable=False),
        sa.Column("came", Words(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("read_by", Words(), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_version_report"), ["report"], unique=False)


def downgrade() -> None:
    """Take it back."""

    with op.batch_alter_table("version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_version_report"))

    op.drop_table("version")
    op.drop_table("touched")
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ruling_episode"))

    op.drop_table("ruling")
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_episode"))

    op.drop_table("report")
    op.drop_table("log")
    op.drop_table("head")
    op.drop_table("episode")
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_claim_report"))
        batch_op.drop_index("claim_inbox")

    op.drop_table("claim")
    op.drop_table("blob")
