"""Rows of the log as a person reads them: who did what, what changed, and what can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from tolltrace.report.findings import KINDS
from tolltrace.store.changes import Change, Values, revisions
from tolltrace.store.correcting import CORRECTABLE
from tolltrace.store.deciding import DECISIONS
from tolltrace.store.log import changes
from tolltrace.store.tables import Logged
from tolltrace.web.forms import shown

ACTS: Mapping[str, str] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "add_claim": "added",
    "move_claim": "moved",
    "merge_figures": "made one figure of",
    "split_figure": "parted from their figures",
    "merge_origins": "merged two origins of",
    "mark_dependent": "marked an origin as dependent in",
    "set_policy": "set the policy of",
    "judge_finding": "judged a finding of",
    "comment": "commented on",
    "undo": "took back",
    "read": "read anew",
    "add_report": "added",
    "add_version": "added a version of",
    "describe_report": "described",
}
"""What was done, in words; an act that is not named here is told by its own name."""
_ADDRESSES = {"claim": "/claims/", "report": "/reports/", "episode": "/episodes/"}
_FIELDS = ("policy", "episode", *CORRECTABLE)
_MOST_CHANGES = 8
_MOST_CLAIMS = 12
_LASTING = DECISIONS - {"comment"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a row speaks of: its name and, where it has a page, the address of that."""

    name: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of what was decided on, in words: before and after."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A row of the log. ``at`` is an ISO moment in UTC; ``undone`` the row that took this one back.

    ``undoable``: taking it back would not be refused, since nothing that it changed has changed since.
    """

    seq: int
    at: str
    day: str
    time: str
    who: str
    act: str
    done: str
    things: tuple[Thing, ...]
    more_things: int
    changed: tuple[Changed, ...]
    more_changed: int
    why: str | None
    undoes: int | None
    undone: int | None
    undoable: bool

    @property
    def line(self) -> str:
        """The row on one line, without its maker: ``rejected C12``."""
        things = ", ".join(one.name for one in self.things)
        more = f" and {self.more_things} more" if self.more_things else ""
        back = f" decision {self.undoes} on" if self.undoes is not None else ""
        return f"{self.done}{back} {things}{more}"


def deeds(session: Session, rows: Sequence[Logged]) -> tuple[Deed, ...]:
    """The rows in their order."""
    seqs = [row.seq for row in rows if row.act in _LASTING]
    pairs = select(Logged.undoes, Logged.seq).where(Logged.undoes.in_(seqs))
    undone = dict(session.execute(pairs).all())
    after = {row.seq: changes(session, row.after) for row in rows if row.act in DECISIONS}
    now = revisions(session, {entity for change in after.values() for entity in change})
    found = []
    for row in rows:
        change = after.get(row.seq, {})
        things = tuple(_things(row, change))
        fields = tuple(_changed(row, changes(session, row.before), change)) if change else ()
        found.append(
            Deed(
                seq=row.seq,
                at=row.at,
                day=row.at[:10],
                time=row.at[11:16],
                who=row.who,
                act=row.act,
                done=_done(row, change),
                things=things[:_MOST_CLAIMS],
                more_things=max(0, len(things) - _MOST_CLAIMS),
                changed=fields[:_MOST_CHANGES],
                more_changed=max(0, len(fields) - _MOST_CHANGES),
                why=row.why or None,
                undoes=row.undoes,
                undone=undone.get(row.seq),
                undoable=row.seq in seqs
                and row.seq not in undone
                and all(now[entity] <= row.seq for entity in change),
            )
        )
    return tuple(found)


def _done(row: Logged, change: Change) -> str:
    if row.act == "correct" and any((values or {}).get("state") == "accepted" for values in change.values()):
        return "corrected and accepted"
    if row.act == "judge_finding":
        for entity, values in change.items():
            kind = entity.partition("/finding/")[2].rpartition("-")[0]
            heading = KINDS[kind][0].lower() if kind in KINDS else "of a kind that is not known"
            return f"{(values or {}).get('value', 'judged')} a finding ({heading}) of"
    return ACTS.get(row.act, row.act.replace("_", " "))


def _things(row: Logged, change: Change) -> Iterator[Thing]:
    """The claims that a decision is about; where it is about none, its subject."""
    ids = {int(key) for entity in change for key in _claims_of(entity)}
    yield from (Thing(f"C{id}", f"/claims/{id}") for id in sorted(ids))
    if not ids and row.subject:
        word, _, key = row.subject.partition(":")
        name = f"C{key}" if word == "claim" else f"{word} {key}"
        yield Thing(name, f"{_ADDRESSES[word]}{key}" if word in _ADDRESSES else None)


def _claims_of(entity: str) -> Iterable[str]:
    found = re.fullmatch(r"claim:([0-9]+)|ruling:[0-9]+/figure/([0-9]+)", entity)
    return [one for one in found.groups() if one] if found else []


def _changed(row: Logged, before: Change, after: Change) -> Iterator[Changed]:
    """What became of the fields; the same change of many claims is told once."""
    told = set()
    for entity, values in after.items():
        was, now = before.get(entity) or {}, values or {}
        if "/dependent/" in entity:
            origin = entity.partition("/dependent/")[2]
            yield Changed(origin, _goes_back(was), _goes_back(now))
        if entity.startswith(("claim:", "episode:")):
            for name in (name for name in _FIELDS if name in now):
                one = Changed(name.replace("_", " "), shown(name, was.get(name)), shown(name, now[name]))
                if one.was != one.now and one not in told:
                    told.add(one)
                    yield one


def _goes_back(ruling: Values) -> str:
    return f"has its figures from {ruling['value']}" if ruling else ""
