"""What programs get from the API, as records: its description is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tolltrace.model import Harm, Modifier, Stance, Victims
from tolltrace.store.adding import What
from tolltrace.store.people import Role
from tolltrace.store.seeking import Kind

Id = int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in one sentence."""

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
    """The claim to review next, if any waits; how many do, and how many of them are to be looked at again."""

    waiting: int
    again: int
    claim: WholeClaim | None


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
