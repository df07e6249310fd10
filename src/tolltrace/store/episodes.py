"""An episode as it stands: its reports, its claims as persons left them, and its account."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from tolltrace.model import Case, Rulings
from tolltrace.report.casebook import Casebook
from tolltrace.store.fields import claim_of, name_of
from tolltrace.store.machine import Machine
from tolltrace.store.reading import reports_of
from tolltrace.store.rulings import ruled
from tolltrace.store.tables import Claim, Episode, Report, Ruling
from tolltrace.store.types import canonical

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


def standing_of(session: Session, episode: int, tool: str) -> str:
    """A name for all that an episode's account is made of: another one wherever any of it has changed.

    Judged findings are no part of it: they change nothing in the account.

    Raises:
        KeyError: if there is no such episode.
    """
    own = session.scalar(select(Episode.revision).where(Episode.id == episode))
    if own is None:
        raise KeyError(episode)
    claims = select(func.count(), func.max(Claim.revision)).where(Claim.episode == episode)
    sources = select(Claim.report).where(Claim.episode == episode).distinct()
    reports = select(func.count(), func.max(Report.revision)).where(
        or_(Report.episode == episode, Report.id.in_(sources))
    )
    rulings = select(func.count(), func.max(Ruling.revision)).where(
        Ruling.episode == episode, Ruling.kind != "finding"
    )
    parts = [list(session.execute(query).one()) for query in (claims, reports, rulings)]
    return sha256(canonical([tool, own, *parts]).encode("ascii")).hexdigest()


def rulings_of(session: Session, episode: int) -> Rulings:
    """What persons decided of the episode's figures and origins."""
    figures = ruled(session, episode, "figure")
    return Rulings(
        tuple((name_of(int(claim)), str(name)) for claim, name in figures.items()),
        tuple((origin, str(on)) for origin, on in ruled(session, episode, "dependent").items()),
    )
