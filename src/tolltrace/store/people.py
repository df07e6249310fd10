"""The tables of accounts: persons, the browsers in which they are signed in, and attempts to sign in.

They are no part of what the log comes to. The log is kept for good, copied and shown: a password's hash or an
address in it could never be taken out again. What a person decided stands in the log under their name.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy import Boolean, String
from sqlalchemy.orm import Mapped, mapped_column

from tolltrace.store.tables import Base

Role = Literal["reader", "reviewer", "owner"]


class Person(Base):
    """An account. It is disabled and never removed, so that its name in the log stays one person's.

    ``key`` is the name as it is compared, ``password`` an Argon2 hash with its parameters, ``made`` an ISO
    moment, ``by`` who made the account.
    """

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    key: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str] = mapped_column(String(20))
    password: Mapped[str] = mapped_column(String(400))
    disabled: Mapped[bool] = mapped_column(Boolean)
    made: Mapped[str] = mapped_column(String(40))
    by: Mapped[str]


class Signed(Base):
    """A browser in which a person is signed in, until ``ends`` (seconds since 1970).

    ``id`` is the SHA-256 of what the browser holds: who reads this table cannot sign in with it.
    """

    __tablename__ = "signed"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[int] = mapped_column(index=True)
    ends: Mapped[int]


class Attempt(Base):
    """An attempt to sign in that did not succeed, or not yet, at ``at`` (seconds since 1970).

    ``key`` is the SHA-256 of the account's name, of the address that it came from, or of both.
    """

    __tablename__ = "attempt"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[int]


class Known(Base):
    """A place from which somebody signed in to an account, last at ``at`` (seconds since 1970).

    ``key`` is the SHA-256 of the account's name and the address.
    """

    __tablename__ = "known"
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[int]


PASSING = (Signed, Attempt, Known)
"""What is of this hour and goes into no backup."""
