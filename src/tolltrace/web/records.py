"""What programs get from the API and what they send, as records: its description is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from tolltrace.model import Harm, Modifier, Stance, Victims
from tolltrace.store.accounts import LONGEST as LONGEST_NAME
from tolltrace.store.adding import What
from tolltrace.store.passwords import LEAST, MOST
from tolltrace.store.people import Role
from tolltrace.store.seeking import Kind
from tolltrace.web.shapes import LARGEST_ID, Limits
from tolltrace.web.told import ENTITY

State = Literal["new", "accepted", "rejected", "gone", "withdrawn"]
Id = int
Name = Annotated[str, Limits(LONGEST_NAME, 1)]
Password = Annotated[str, Limits(MOST)]
NewSecret = Annotated[str, Limits(MOST, LEAST)]
_MOST_TEXT = 10_000_000


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in one sentence; after 409 the revisions of what has changed meanwhile."""

    error: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What was decided on has changed since it was seen: the revisions that it has now."""

    error: str
    changed: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTold:
    """A claim as it stands: the fields of the guide, its state, and the reasons of doubt."""

    id: Id
    revision: int
    episode: Id
    report: Id
    version: Id
    state: str
    again: str | None
    doubt: int
    number: str
    quote: str
    start: int
    end: int
    low: int | None
    high: int | None
    modifier: Modifier
    harm: Harm
    victims: Victims
    group: str | None
    perpetrator: str | None
    place: str | None
    period: str | None
    source: str | None
    via: tuple[str, ...]
    stance: Stance
    part_of: int | None
    rule: str
    evidence: tuple[Any, ...]
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeClaim(ClaimTold):
    """A claim with what tolltrace read of it, and what a person vouched for."""

    machine: Mapping[str, Any]
    human: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Claims:
    """Claims; ``next`` is the ``after`` to go on with."""

    claims: tuple[ClaimTold, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Inbox:
    """The claims that wait, the most doubtful first, and how many there are in all."""

    waiting: int
    claims: tuple[WholeClaim, ...]


@dataclass(frozen=True, slots=True)
class EpisodeTold:
    """An episode with its reports and waiting claims counted."""

    id: Id
    revision: int
    title: str
    notice: str | None
    policy: str
    reports: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Episodes:
    """All episodes."""

    episodes: tuple[EpisodeTold, ...]


@dataclass(frozen=True, slots=True)
class EpisodeAccount:
    """An episode with its account: what ``tolltrace trace --format json`` writes, with all decisions."""

    episode: EpisodeTold
    account: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FindingTold:
    """A finding, the claims that it is about, its verdict, and what has to be seen to judge it."""

    id: str
    kind: str
    claims: tuple[int, ...]
    note: str
    verdict: str | None
    seen: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of an episode as it stands."""

    findings: tuple[FindingTold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTold:
    """What is known of a report; ``version`` is the id of its newest text."""

    id: Id
    revision: int
    episode: Id
    name: str
    publisher: str | None
    published: str | None
    title: str | None
    byline: str | None
    url: str | None
    language: str | None
    notice: str | None
    version: Id


@dataclass(frozen=True, slots=True)
class VersionTold:
    """One text of a report: when and how it came, and the SHA-256 of its bytes as they came."""

    id: Id
    number: int
    at: str
    came: str
    raw: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeReport(ReportTold):
    """A report with its newest text, which the offsets of its claims count the code points of."""

    text: str
    versions: tuple[VersionTold, ...]


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports; ``next`` is the ``after`` to go on with."""

    reports: tuple[ReportTold, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class FoundTold:
    """Something that holds the words, by its page and how it is called there."""

    kind: Kind
    address: str
    name: str
    told: tuple[str, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Finds:
    """What holds all the words; ``next`` has, by kind, the ``after`` to go on with."""

    found: tuple[FoundTold, ...]
    next: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RowTold:
    """A row of the log; ``says`` is all of it on one line."""

    seq: int
    at: str
    who: str
    act: str
    subject: str | None
    episode: int | None
    why: str | None
    undoes: int | None
    says: str


@dataclass(frozen=True, slots=True)
class History:
    """Rows of the log, the newest first; ``next`` is the ``before`` to go on with."""

    rows: tuple[RowTold, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Done:
    """The number of the log's row that a decision made."""

    seq: int


@dataclass(frozen=True, slots=True)
class AddedTold:
    """What became of a report; ``number`` is that of its newest version."""

    what: What
    episode: Id
    report: Id
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class TakenTold:
    """What became of the reports, and the claims that were read then."""

    reports: tuple[AddedTold, ...]
    new: tuple[int, ...]
    changed: tuple[int, ...]
    gone: tuple[int, ...]
    again: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PersonTold:
    """An account."""

    id: Id
    name: str
    role: Role
    disabled: bool
    made: str
    by: str


@dataclass(frozen=True, slots=True)
class People:
    """All accounts."""

    people: tuple[PersonTold, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The id of what was made."""

    id: Id


@dataclass(frozen=True, slots=True)
class SessionTold:
    """Who is signed in, if anybody, and the token for the header ``X-CSRF-Token``."""

    name: str | None
    role: Role | None
    accounts: bool
    csrf: str


@dataclass(frozen=True, slots=True)
class Signed:
    """The token that belongs to the new session, for the header ``X-CSRF-Token``."""

    csrf: str


@dataclass(frozen=True, slots=True)
class ClaimsAsked:
    """``episode`` and ``state`` choose; at most 500 are given."""

    episode: int | None = None
    state: State | None = None
    after: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class InboxAsked:
    """``after`` is the id of the claim to go on behind; at most 100 are given."""

    after: int | None = None
    limit: int = 1


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

    episode: Annotated[str, Limits(300, 1)]
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
