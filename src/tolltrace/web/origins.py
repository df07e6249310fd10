"""The origins of an episode: who is named, by which outlets and relays, and which names are one body."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.store.episodes import COUNTED
from tolltrace.store.tables import Claim

_MOST_NAMES = 500


def names_of(session: Session, episode: int) -> Sequence[str]:
    """The names of origins that stand in an episode, for a field to offer."""
    query = select(Claim.source).where(
        Claim.episode == episode, Claim.source.is_not(None), Claim.state.in_(COUNTED)
    )
    rows = session.scalars(query.distinct().order_by(Claim.source).limit(_MOST_NAMES))
    return [name for name in rows if name is not None]
