"""What has changed in a casebook since a day or a row: for whoever comes in the morning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.report.wording import plural
from tolltrace.store.deciding import DECISIONS
from tolltrace.store.fields import name_of
from tolltrace.store.history import told
from tolltrace.store.log import changes
from tolltrace.store.tables import Claim, Logged, Report

_FIGURE = ("low", "high", "modifier", "harm", "victims", "source", "stance", "state")


def since(session: Session, start: int | str) -> Iterator[str]:
    """Lines: each report that came, each claim that the program read otherwise, each decision, and a count.

    ``start`` is the number of a row, which is not told itself, or an ISO date, which is.
    """
    later = Logged.seq > start if isinstance(start, int) else Logged.at >= start
    counts: Counter[tuple[str, str]] = Counter()
    for row in session.scalars(select(Logged).where(later).order_by(Logged.seq)):
        counts[row.who, row.act] += 1
        if row.act in ("add_report", "add_version", "describe_report") and row.subject is not None:
            report = session.get_one(Report, int(row.subject.partition(":")[2]))
            by = report.publisher or "no publisher"
            yield f"{row.at[:10]} {row.act.replace('_', ' ')}: {report.name} ({by})"
        elif row.act == "read":
            yield from _read(session, row)
        elif row.act in DECISIONS:
            yield told(session, row)
    for (who, act), number in sorted(counts.items()):
        yield f"{who}: {number} {act.replace('_', ' ')}"


def _read(session: Session, row: Logged) -> Iterator[str]:
    """What a run of the program changed of the figures, claim by claim; those that are new only counted."""
    before, after = changes(session, row.before), changes(session, row.after)
    new = sum(entity.startswith("claim:") and before[entity] is None for entity in after)
    if new:
        yield f"{row.at[:10]} {plural(new, 'claim')} new"
    for entity in sorted(after, key=lambda name: (len(name), name)):
        was, values = before[entity], after[entity]
        if not entity.startswith("claim:") or was is None or values is None:
            continue
        other = [f"{name} {was[name]!r} → {values[name]!r}" for name in _FIGURE if name in values]
        if values.get("again"):
            other.append(f"to look at again: {values['again']}")
        if other:
            claim = session.get_one(Claim, int(entity.partition(":")[2]))
            yield f"{row.at[:10]} {name_of(claim.id)} “{claim.number}”: {', '.join(other)}"
