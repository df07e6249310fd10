"""An episode as it stands: its reports, its claims as persons left them, and its account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.model import Case, Rulings
from tolltrace.report.casebook import Casebook
from tolltrace.store.fields import claim_of, name_of
from tolltrace.store.machine import Machine
from tolltrace.store.reading import reports_of
from tolltrace.store.tables import Claim, Episode, Report, Ruling

COUNTED = ("new", "accepted")
"""The states of a claim that stands: read and not refused, or vouched for."""


def casebook_of(session: Session, episode: int, machine: Machine) -> Casebook:
    """The episode's account: what ``tolltrace trace`` gives, with every decision carried out.

    Raises:
        KeyError: if there is no such episode.
    """
    row = session.get(Episode, episode)
    if row is None:
        raise KeyError(episode)
    claims = session.scalars(
        select(Claim)
        # A claim of an older version has no place in the text as it is now.
        .join(Report, Report.version == Claim.version)
        .where(Claim.episode == episode, Claim.state.in_(COUNTED))
        .order_by(Claim.id)
    ).all()
    reports = reports_of(session, episode, {claim.report for claim in claims})
    case = Case(tuple(reports.values()), row.title, row.notice)
    stand = [claim_of(claim, reports[claim.report].id) for claim in claims]
    return machine.account(stand, case, row.policy, rulings_of(session, episode))


def rulings_of(session: Session, episode: int) -> Rulings:
    """What persons decided of the episode's figures and origins."""
    figures = ruled(session, episode, "figure")
    return Rulings(
        tuple((name_of(int(claim)), str(name)) for claim, name in figures.items()),
        tuple((origin, str(on)) for origin, on in ruled(session, episode, "dependent").items()),
    )


def ruled(session: Session, episode: int, kind: str) -> Mapping[str, Any]:
    """The rulings of a kind, by their key: a claim, an origin, a finding."""
    rows = session.scalars(
        select(Ruling).where(Ruling.episode == episode, Ruling.kind == kind).order_by(Ruling.id)
    )
    return {row.key: row.value for row in rows}
