"""The tables of a casebook.

``log`` and ``blob`` hold what happened; ``episode``, ``report``, ``version``, ``claim`` and ``ruling`` are
what it comes to, one row an entity, each with the number of the log's row that last changed it as its
``revision``.
"""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tolltrace.store.types import Json, Words

WAITS = "(state = 'new' OR (again IS NOT NULL AND state IN ('accepted', 'rejected')))"
"""Which claims wait for a person. Word for word in questions too: only then do their answers come from the
index.
"""


def _where(name: str, *columns: Any, where: str) -> Index:
    """An index of some rows only."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map: ClassVar = {str: Words, int: BigInteger, Any: Json}


class Head(Base):
    """One row: where the log ends. Whoever writes holds it."""

    __tablename__ = "head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class Logged(Base):
    """A thing that happened: who, when, what before, what after, why.

    ``subject`` is the entity that it is about, ``undoes`` the number of the row that it takes back.
    ``before`` and ``after`` are changes (:mod:`tolltrace.store.changes`), or ``{"blob": sha256}`` where they
    are large.
    """

    __tablename__ = "log"
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    who: Mapped[str]
    act: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str | None] = mapped_column(Text)
    episode: Mapped[int | None]
    why: Mapped[str | None]
    undoes: Mapped[int | None]
    before: Mapped[Any]
    after: Mapped[Any]
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        Index("log_by_person", "who", "seq"),
        Index("log_by_episode", "episode", "seq"),
        _where("log_undoes", "undoes", where="undoes IS NOT NULL"),
    )


class Touched(Base):
    """Which entities a row of the log changed or speaks of."""

    __tablename__ = "touched"
    entity: Mapped[str] = mapped_column(String(400), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Blob(Base):
    """Bytes by their SHA-256: raw inputs, texts, and large changes."""

    __tablename__ = "blob"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Episode(Base):
    """What reports are about, with the policy of its toll."""

    __tablename__ = "episode"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    title: Mapped[str]
    notice: Mapped[str | None]
    policy: Mapped[str] = mapped_column(String(40))
    revision: Mapped[int]


class Report(Base):
    """A report of an episode; ``version`` is the id of its newest version, ``name`` unique in the episode."""

    __tablename__ = "report"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    episode: Mapped[int] = mapped_column(index=True)
    name: Mapped[str]
    publisher: Mapped[str | None]
    published: Mapped[str | None]
    title: Mapped[str | None]
    byline: Mapped[str | None]
    url: Mapped[str | None]
    path: Mapped[str | None]
    language: Mapped[str | None]
    media: Mapped[str]
    encoding: Mapped[str | None]
    notice: Mapped[str | None]
    version: Mapped[int]
    revision: Mapped[int]

    # PostgreSQL's trees hold no long words; its hashes do.
    __table_args__ = (
        Index("report_by_url", "url", postgresql_using="hash"),
        Index("report_by_name", "name", postgresql_using="hash"),
    )


class Version(Base):
    """One state of a report: the SHA-256 of its raw bytes and of its text, and when and how it came."""

    __tablename__ = "version"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    report: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    raw: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(String(64), index=True)
    came: Mapped[str]
    at: Mapped[str] = mapped_column(String(40))
    read_by: Mapped[str | None]
    revision: Mapped[int]


class Claim(Base):
    """A claim as it stands: the guide's fields, what the machine read, and what persons decided.

    ``machine`` holds the machine's values of the fields (none for a claim added by hand), ``human`` those
    that a person vouched for; where there is one of these it stands in the field. ``state`` is ``new``,
    ``accepted``, ``rejected``, ``gone`` (no longer found, and nobody had decided on it) or ``withdrawn``.
    ``again`` says why a decision should be looked at again. ``doubt`` orders the inbox, most doubtful first.
    """

    __tablename__ = "claim"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    episode: Mapped[int]
    report: Mapped[int] = mapped_column(index=True)
    version: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]
    number: Mapped[str]
    quote: Mapped[str]
    low: Mapped[int | None]
    high: Mapped[int | None]
    modifier: Mapped[str] = mapped_column(String(20))
    harm: Mapped[str] = mapped_column(String(20))
    victims: Mapped[str] = mapped_column(String(20))
    group: Mapped[str | None]
    perpetrator: Mapped[str | None]
    place: Mapped[str | None]
    period: Mapped[str | None]
    source: Mapped[str | None]
    via: Mapped[Any]
    stance: Mapped[str] = mapped_column(String(20))
    part_of: Mapped[int | None]
    rule: Mapped[str]
    evidence: Mapped[Any]
    machine: Mapped[Any]
    human: Mapped[Any]
    state: Mapped[str] = mapped_column(String(20))
    again: Mapped[str | None]
    doubt: Mapped[int]
    revision: Mapped[int]

    __table_args__ = (
        Index("claim_inbox", "episode", "state", "doubt", "id"),
        Index("claim_revisions", "episode", "report", "revision"),
        _where("claim_waits", text("doubt DESC"), "id", where=WAITS),
        _where("claim_again", text("doubt DESC"), "id", where="again IS NOT NULL"),
        _where("claim_waits_in", "episode", "report", "harm", where=WAITS),
    )


class Ruling(Base):
    """A decision that is about no one claim: figures joined or parted, dependent origins, findings judged.

    ``id`` is ``<episode>/<kind>/<key>``.
    """

    __tablename__ = "ruling"
    id: Mapped[str] = mapped_column(String(400), primary_key=True)
    episode: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str]
    value: Mapped[Any]
    revision: Mapped[int]


class Drawn(Base):
    """A part of an episode's account as it was made last: no more than what the other tables give.

    ``of`` is the standing that it was made of (:func:`tolltrace.store.episodes.standing_of`), ``seq`` the
    log's last row then, ``at`` the moment. ``body`` is compressed.
    """

    __tablename__ = "drawn"
    episode: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    part: Mapped[str] = mapped_column(String(60), primary_key=True)
    of: Mapped[str] = mapped_column(String(64))
    seq: Mapped[int]
    at: Mapped[str] = mapped_column(String(40))
    body: Mapped[bytes] = mapped_column(LargeBinary)


STATE: dict[str, type[Base]] = {
    "episode": Episode,
    "report": Report,
    "version": Version,
    "claim": Claim,
    "ruling": Ruling,
}
"""The tables that the log comes to, by the word that an entity's name begins with."""
