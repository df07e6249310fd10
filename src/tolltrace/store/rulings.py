"""What persons decided of an episode that is about no one claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.store.tables import Ruling


def ruled(session: Session, episode: int, kind: str) -> Mapping[str, Any]:
    """The rulings of a kind, by their key: a claim (``figure``), an origin (``origin``, ``dependent``), a
    finding (``finding``).
    """
    rows = session.scalars(
        select(Ruling).where(Ruling.episode == episode, Ruling.kind == kind).order_by(Ruling.id)
    )
    return {row.key: row.value for row in rows}


def verdicts(session: Session, episode: int) -> Mapping[str, str]:
    """What persons made of the episode's findings: ``confirmed`` or ``dismissed``, by the findings' keys."""
    return {key: verdict_of(value) for key, value in ruled(session, episode, "finding").items()}


def verdict_of(ruling: Any) -> str:
    """The verdict of a ruling on a finding; the first casebooks kept it alone, without its claims."""
    return str(ruling["verdict"] if isinstance(ruling, dict) else ruling)


def merged(source: str | None, origins: Mapping[str, str]) -> str | None:
    """The origin that persons made of one, and of that one in turn; a ring of them ends where it began."""
    passed: set[str] = set()
    while source is not None and source in origins and source not in passed:
        passed.add(source)
        source = origins[source]
    return source
