"""What a person may decide, as records. Each carries what it is about; who, when and why come beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Accept:
    """The claim is right as it stands: the person vouches for all its fields."""

    claim: int


@dataclass(frozen=True, slots=True)
class Reject:
    """The claim is none."""

    claim: int


@dataclass(frozen=True, slots=True)
class Correct:
    """Fields of a claim get other values. With ``accept`` the person vouches for all others, too."""

    claim: int
    fields: Mapping[str, Any]
    accept: bool = False


@dataclass(frozen=True, slots=True)
class AddClaim:
    """A claim that the machine missed: the code points of its number in the report's newest text."""

    report: int
    start: int
    end: int
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MoveClaim:
    """The claim speaks of another episode of the casebook."""

    claim: int
    episode: int


@dataclass(frozen=True, slots=True)
class MergeFigures:
    """These claims are tellings of one figure."""

    episode: int
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SplitFigure:
    """These claims are a figure of their own, apart from those that they stood with."""

    episode: int
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MergeOrigins:
    """Two names are one origin: what was given to the one is given to the other."""

    episode: int
    origin: str
    into: str


@dataclass(frozen=True, slots=True)
class MarkDependent:
    """An origin has its figures from another, so that the two do not count as independent."""

    episode: int
    origin: str
    on: str


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """The episode's toll follows another policy."""

    episode: int
    policy: str


@dataclass(frozen=True, slots=True)
class JudgeFinding:
    """A finding (its kind, the claims that it is about) is confirmed or dismissed."""

    episode: int
    kind: str
    claims: tuple[int, ...]
    verdict: Literal["confirmed", "dismissed"]


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark on an entity (``claim:12``, ``report:3``, ``episode:1``); its words are the reason."""

    subject: str


@dataclass(frozen=True, slots=True)
class Undo:
    """A decision is taken back: what it changed stands as before."""

    seq: int


Decision = (
    Accept
    | Reject
    | Correct
    | AddClaim
    | MoveClaim
    | MergeFigures
    | SplitFigure
    | MergeOrigins
    | MarkDependent
    | SetPolicy
    | JudgeFinding
    | Comment
    | Undo
)


def finding_key(kind: str, claims: Iterable[int]) -> str:
    """How a finding is called over time: the same for the same kind and claims, in whatever order."""
    ids = ",".join(map(str, sorted(set(claims))))
    return f"{kind}-{sha256(ids.encode()).hexdigest()[:32]}"
