"""What programs send to the API, as records: parameters of an address, and bodies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from tolltrace.model import Harm
from tolltrace.store.accounts import LONGEST as LONGEST_NAME
from tolltrace.store.passwords import LEAST, MOST
from tolltrace.store.people import Role
from tolltrace.store.seeking import Kind
from tolltrace.web.shapes import LARGEST_ID, Limits
from tolltrace.web.told import ENTITY

State = Literal["new", "accepted", "rejected", "gone", "withdrawn"]
Name = Annotated[str, Limits(LONGEST_NAME, 1)]
Password = Annotated[str, Limits(MOST)]
NewSecret = Annotated[str, Limits(MOST, LEAST)]
_MOST_TEXT = 10_000_000


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """``episode`` and ``state`` choose; at most 500 are given."""

    episode: int | None = None
    state: State | None = None
    after: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class InboxAsked:
    """Which claims are asked for, as on the page; ``after`` is the one to go on behind, from the end to the
    first.
    """

    episode: int | None = None
    report: int | None = None
    outlet: Annotated[str, Limits(300)] | None = None
    harm: Harm | None = None
    only: Literal["again"] | None = None
    after: int | None = None


@dataclass(frozen=True, slots=True)
class ReportsAsked:
    """``episode`` chooses; at most 500 are given."""

    episode: int | None = None
    after: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class SearchAsked:
    """``of`` chooses a kind, which ``after`` goes on with."""

    q: Annotated[str, Limits(200)]
    of: Kind | None = None
    after: int = 0


@dataclass(frozen=True, slots=True)
class HistoryAsked:
    """Of one entity such as ``claim:12``, of one person, or all; at most 200 are given."""

    entity: Annotated[str, Limits(310, pattern=ENTITY)] | None = None
    who: str | None = None
    before: int = LARGEST_ID
    limit: int = 20


@dataclass(frozen=True, slots=True)
class NewReport:
    """A report: its ``text``, or a file as ``data`` in Base64, whose ``name`` says its kind."""

    text: Annotated[str, Limits(_MOST_TEXT)] | None = None
    data: Annotated[str, Limits(2 * _MOST_TEXT)] | None = None
    name: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class NewReports:
    """Reports for the episode of that title, which is begun if there is none; all are kept, or none."""

    episode: Annotated[str, Limits(2_000, 1)]
    reports: Annotated[tuple[NewReport, ...], Limits(20, 1)]


@dataclass(frozen=True, slots=True)
class SignIn:
    """Name and password of an account."""

    name: Name
    password: Password


@dataclass(frozen=True, slots=True)
class NewPassword:
    """The own password, and the one that it shall be."""

    old: Password
    new: NewSecret


@dataclass(frozen=True, slots=True)
class NewPerson:
    """An account to be made."""

    name: Name
    role: Role
    password: NewSecret


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """What shall be otherwise with an account; it is signed out everywhere in any case."""

    role: Role | None = None
    disabled: bool | None = None
    password: NewSecret | None = None
