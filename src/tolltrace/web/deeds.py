"""Rows of the log as a person reads them: who did what, what changed, and what can be undone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tolltrace.report.findings import KINDS
from tolltrace.store.changes import Change, Values
from tolltrace.store.correcting import CORRECTABLE
from tolltrace.store.deciding import DECISIONS, overtaken
from tolltrace.store.log import changes
from tolltrace.store.rulings import verdict_of
from tolltrace.store.tables import Claim, Episode, Logged, Report
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
    "judge_finding": "judged",
    "comment": "commented on",
    "undo": "took back",
    "read": "had tolltrace read",
    "add_report": "added",
    "add_version": "added a version of",
    "describe_report": "described",
}
"""What was done, in words; an act that is not named here is told by its own name."""
_OF_CLAIM = re.compile(r"claim:([0-9]+)|ruling:[0-9]+/figure/([0-9]+)")
_OF_FINDING = re.compile(r"ruling:([0-9]+)/finding/(([a-z_]+)-[0-9a-f]+)")
_FIELDS = ("policy", "episode", *CORRECTABLE)
_MOST_CHANGES = 8
_MOST_CLAIMS = 12
_LASTING = DECISIONS - {"comment"}


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that a row speaks of: its name, its own words (a claim's number, a title), its page; of a
    finding's claims also the outlet.
    """

    name: str
    words: str
    address: str | None
    outlet: str = ""

    @property
    def line(self) -> str:
        """The thing on one line."""
        words = f" “{self.words}”" if self.words else ""
        return f"{self.name}{words}" + (f" ({self.outlet})" if self.outlet else "")


@dataclass(frozen=True, slots=True)
class Changed:
    """A field of what was decided on, in words: before and after."""

    name: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Deed:
    """A row of the log. ``at`` is an ISO moment in UTC; ``undone`` the row that took this one back.

    ``finding`` is the one that was judged, whose claims are then the ``things``.

    ``undoable``: taking it back would not be refused, since nothing that it changed has changed since.
    """

    seq: int
    at: str
    day: str
    time: str
    who: str
    act: str
    done: str
    finding: Thing | None
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
        things = ", ".join(one.line for one in self.things)
        things = f"{self.finding.line} of {things}" if self.finding else things
        more = f" and {self.more_things} more" if self.more_things else ""
        back = f" decision {self.undoes} on" if self.undoes is not None else ""
        return f"{self.done}{back} {things}{more}"


def deeds(session: Session, rows: Sequence[Logged]) -> tuple[Deed, ...]:
    """The rows in their order."""
    seqs = [row.seq for row in rows if row.act in _LASTING]
    pairs = select(Logged.undoes, Logged.seq).where(Logged.undoes.in_(seqs))
    undone = dict(session.execute(pairs).all())
    after = {row.seq: changes(session, row.after) for row in rows if row.act in DECISIONS}
    before = {row.seq: changes(session, row.before) for row in rows if row.act in DECISIONS}
    about = {row.seq: _about(row, before.get(row.seq, {}), after.get(row.seq, {})) for row in rows}
    named = _named(session, {entity for entities in about.values() for entity in entities[:_MOST_CLAIMS]})
    found = []
    for row in rows:
        change = after.get(row.seq, {})
        things = about[row.seq]
        fields = tuple(_changed(before[row.seq], change)) if change else ()
        finding = _finding(change)
        shown = [named[entity] for entity in things[:_MOST_CLAIMS]]
        found.append(
            Deed(
                seq=row.seq,
                at=row.at,
                day=row.at[:10],
                time=row.at[11:16],
                who=row.who,
                act=row.act,
                done=_done(row, change),
                finding=finding,
                things=tuple(one if finding else replace(one, outlet="") for one in shown),
                more_things=max(0, len(things) - _MOST_CLAIMS),
                changed=fields[:_MOST_CHANGES],
                more_changed=max(0, len(fields) - _MOST_CHANGES),
                why=row.why or None,
                undoes=row.undoes,
                undone=undone.get(row.seq),
                undoable=row.seq in seqs
                and row.seq not in undone
                and not overtaken(session, row.seq, change),
            )
        )
    return tuple(found)


def _done(row: Logged, change: Change) -> str:
    if row.act == "correct" and any((values or {}).get("state") == "accepted" for values in change.values()):
        return "corrected and accepted"
    if row.act == "judge_finding":
        for values in change.values():
            return verdict_of((values or {})["value"]) if values else "judged"
    return ACTS.get(row.act, row.act.replace("_", " "))


def _about(row: Logged, before: Change, after: Change) -> list[str]:
    """The claims that a decision is about, as entities; where it is about none, its subject."""
    ids = {int(one[1] or one[2]) for one in map(_OF_CLAIM.fullmatch, after) if one}
    for entity in filter(_OF_FINDING.fullmatch, after):
        # A verdict that is taken back leaves nothing behind; what it was about stands before it.
        judged = ((after[entity] or {}).get("value"), (before.get(entity) or {}).get("value"))
        ids.update(*(one["claims"] for one in judged if isinstance(one, dict)))
    return [f"claim:{id}" for id in sorted(ids)] or [row.subject or ""]


def _finding(change: Change) -> Thing | None:
    """The finding that a decision judges, which its page shows as long as it stands."""
    for one in filter(None, map(_OF_FINDING.fullmatch, change)):
        episode, key, kind = one.groups()
        heading = KINDS[kind][0] if kind in KINDS else kind.replace("_", " ")
        return Thing("the finding", heading, f"/episodes/{episode}/findings?finding={key}")
    return None


def _named(session: Session, entities: Collection[str]) -> dict[str, Thing]:
    """Each entity by what a person knows it by; one that is of another kind keeps its name in the log."""
    wanted: dict[str, list[int]] = {"claim": [], "report": [], "episode": []}
    for entity in entities:
        word, _, key = entity.partition(":")
        if word in wanted:
            wanted[word].append(int(key))
    publisher = func.coalesce(Report.publisher, Report.name)
    claims = (
        select(Claim.id, Claim.number, publisher)
        .join(Report, Report.id == Claim.report)
        .where(Claim.id.in_(wanted["claim"]))
    )
    reports = select(Report.id, publisher).where(Report.id.in_(wanted["report"]))
    episodes = select(Episode.id, Episode.title).where(Episode.id.in_(wanted["episode"]))
    found = {entity: Thing(entity, "", None) for entity in entities}
    for id, number, outlet in session.execute(claims):
        found[f"claim:{id}"] = Thing(f"C{id}", number, f"/claims/{id}", outlet)
    for id, outlet in session.execute(reports):
        found[f"report:{id}"] = Thing(f"report {id}", outlet, f"/reports/{id}")
    for id, title in session.execute(episodes):
        found[f"episode:{id}"] = Thing(f"episode {id}", title, f"/episodes/{id}")
    return found


def _changed(before: Change, after: Change) -> Iterator[Changed]:
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
