"""What is asked often: words, who waits, who did what, which report is known, an episode's page

Revision ID: 0002
Revises: 0001
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from tolltrace.store.types import Json

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_WAITS = "(state = 'new' OR (again IS NOT NULL AND state IN ('accepted', 'rejected')))"
_UNDOES = "undoes IS NOT NULL"
_WAITING: tuple[tuple[str, list[Any], str], ...] = (
    ("claim_waits", [sa.text("doubt DESC"), "id"], _WAITS),
    ("claim_again", [sa.text("doubt DESC"), "id"], "again IS NOT NULL"),
    ("claim_waits_in", ["episode", "report", "harm"], _WAITS),
)


def upgrade() -> None:
    """Make the change."""
    op.create_index("log_by_person", "log", ["who", "seq"])
    op.create_index("log_by_episode", "log", ["episode", "seq"])
    op.create_index(
        "log_undoes",
        "log",
        ["undoes"],
        sqlite_where=sa.text(_UNDOES),
        postgresql_where=sa.text(_UNDOES),
    )
    op.create_index("report_by_url", "report", ["url"], postgresql_using="hash")
    op.create_index("report_by_name", "report", ["name"], postgresql_using="hash")
    op.create_index("ix_version_text", "version", ["text"])
    op.create_index("claim_revisions", "claim", ["episode", "report", "revision"])
    for name, columns, where in _WAITING:
        op.create_index(name, "claim", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
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
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE sought (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX sought_words ON sought USING gin (words)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE sought USING fts5 "
            "(words, detail = none, tokenize = \"unicode61 remove_diacritics 0 categories 'L* N* Co'\")"
        )


def downgrade() -> None:
    """Take it back."""
    op.execute("DROP TABLE sought")
    op.drop_table("drawn")
    for table, names in (
        ("claim", ("claim_waits_in", "claim_again", "claim_waits", "claim_revisions")),
        ("version", ("ix_version_text",)),
        ("report", ("report_by_name", "report_by_url")),
        ("log", ("log_undoes", "log_by_episode", "log_by_person")),
    ):
        for name in names:
            op.drop_index(name, table)
