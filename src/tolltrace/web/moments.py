"""Whether what a page showed still stands: a form tells the row of the log that its page was made at."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tolltrace.store.changes import revisions
from tolltrace.store.deciding import Stale
from tolltrace.store.tables import Logged, Touched
from tolltrace.web.forms import id_of


def moment_of(form: Mapping[str, str]) -> int:
    """The number of the log's row at which the form's page was made.

    Raises:
        Refused: if it is missing.
    """
    return id_of(form.get("moment", ""))


def unchanged(session: Session, entities: Collection[str], moment: int) -> dict[str, int]:
    """The revisions of entities that are as they were at that row; a comment changes nothing.

    Raises:
        Stale: if one has changed or was taken away since.
    """
    rows = session.execute(
        select(Touched.entity, func.max(Touched.seq))
        .join(Logged, Logged.seq == Touched.seq)
        .where(Touched.entity.in_(entities), Touched.seq > moment, Logged.act != "comment")
        .group_by(Touched.entity)
    )
    later = {entity: seq for entity, seq in rows if not entity.startswith("episode:")}
    if later:
        raise Stale(later)
    return revisions(session, entities)
