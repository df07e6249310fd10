"""Carrying out a decision: checked against what its maker saw, and logged with before and after."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from typing import Any, cast, get_args

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tolltrace.reconcile import POLICIES
from tolltrace.store import decisions as d
from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.changes import Change, Values, revisions, table_of
from tolltrace.store.correcting import checked
from tolltrace.store.database import Store
from tolltrace.store.doubts import doubt
from tolltrace.store.fields import DECIDED, values_of
from tolltrace.store.log import Entry, append, changes, hold
from tolltrace.store.quoting import sentence_around
from tolltrace.store.tables import Claim, Episode, Logged, Report, Ruling, Version

# A key of a ruling stands in columns of 400 characters, which hold neither NUL nor half a surrogate pair.
_LONGEST_ID = 390
_UNFIT = re.compile("[\x00\ud800-\udfff]")


class Refused(Exception):
    """A decision that cannot be carried out; the message says why, in words for its maker."""


class Stale(Refused):
    """What the decision is about has changed since its maker saw it. ``changed`` has the revisions."""

    def __init__(self, changed: Mapping[str, int]) -> None:
        super().__init__("changed meanwhile: " + ", ".join(sorted(changed)))
        self.changed = dict(changed)


@dataclass(slots=True)
class _Pair:
    """Before and after, as they come together."""

    before: dict[str, Values | None] = field(default_factory=dict)
    after: dict[str, Values | None] = field(default_factory=dict)
    subject: str | None = None
    episode: int | None = None
    undoes: int | None = None

    def put(self, entity: str, before: Values | None, after: Values | None) -> None:
        self.before[entity], self.after[entity] = before, after


def decide(
    store: Store,
    decision: d.Decision,
    *,
    who: str,
    at: str,
    why: str | None = None,
    seen: Mapping[str, int] | None = None,
) -> int:
    """Carry out a decision and give the number of its row.

    ``seen`` has the revision of each entity that its maker looked at.

    Raises:
        Stale: if one of them has another revision now; nothing is done.
        Refused: if the decision does not fit what is there.
        StoreTrouble: if the casebook cannot be written.
    """
    with store.writing() as session:
        hold(session)
        now = revisions(session, seen or {})
        stale = {entity: now[entity] for entity, revision in (seen or {}).items() if now[entity] != revision}
        if stale:
            raise Stale(stale)
        pair = _pair(decision, session)
        if not pair.after and not isinstance(decision, d.Comment):
            raise Refused("that is how it stands already")
        act = act_of(decision)
        return append(
            session,
            Entry(at, who, act, pair.before, pair.after, pair.subject, pair.episode, why, pair.undoes),
        )


def act_of(decision: d.Decision) -> str:
    """The name of a decision's kind in the log: ``merge_figures``."""
    return _words(type(decision).__name__)


def _words(name: str) -> str:
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")


@singledispatch
def _pair(decision: d.Decision, session: Session) -> _Pair:
    raise TypeError(decision)


@_pair.register
def _(decision: d.Accept, session: Session) -> _Pair:
    row = _claim(session, decision.claim)
    stands = {k: v for k, v in values_of(row).items() if k in DECIDED}
    return _on_claim(row, {"state": "accepted", "human": stands, "again": None})


@_pair.register
def _(decision: d.Reject, session: Session) -> _Pair:
    return _on_claim(_claim(session, decision.claim), {"state": "rejected", "again": None})


@_pair.register
def _(decision: d.Correct, session: Session) -> _Pair:
    row = _claim(session, decision.claim)
    fields = _checked(session, decision.fields, row.report, row.id)
    stands = values_of(row) | fields
    human = {k: stands[k] for k in DECIDED if decision.accept or k in row.human or k in fields}
    state = "accepted" if decision.accept else row.state
    other = {k: v for k, v in fields.items() if v != getattr(row, k)}
    return _on_claim(row, {**other, "human": human, "state": state, "again": None, "doubt": doubt(stands)})


@_pair.register
def _(decision: d.AddClaim, session: Session) -> _Pair:
    report = session.get(Report, decision.report)
    if report is None:
        raise Refused(f"there is no report {decision.report}")
    version = session.get_one(Version, report.version)
    text = text_of(fetch(session, version.text))
    if not 0 <= decision.start < decision.end <= len(text):
        raise Refused(f"the report has no characters {decision.start} to {decision.end}")
    quote = {"start": decision.start, "end": decision.end, "number": text[decision.start : decision.end]}
    given = _checked(session, decision.fields, report.id, None)
    values: dict[str, Any] = {
        "modifier": "exact",
        "harm": "killed",
        "victims": "unspecified",
        "stance": "asserted",
        "quote": sentence_around(text, decision.start, decision.end),
        **dict.fromkeys(("low", "high", "group", "perpetrator", "place", "period", "source", "part_of")),
        "via": [],
        **given,
        **quote,
    }
    id = (session.scalar(select(func.max(Claim.id))) or 0) + 1
    pair = _Pair(subject=f"claim:{id}", episode=report.episode)
    pair.put(
        f"claim:{id}",
        None,
        {
            **values,
            "rule": "by hand",
            "evidence": [],
            "episode": report.episode,
            "report": report.id,
            "version": version.id,
            "machine": {},
            "human": {k: values[k] for k in DECIDED},
            "state": "accepted",
            "again": None,
            "doubt": doubt(values),
        },
    )
    return pair


@_pair.register
def _(decision: d.MoveClaim, session: Session) -> _Pair:
    row = _claim(session, decision.claim)
    _episode(session, decision.episode)
    return _on_claim(row, {"episode": decision.episode})


@_pair.register
def _(decision: d.MergeFigures, session: Session) -> _Pair:
    return _pinned(session, decision.episode, decision.claims, least=2)


@_pair.register
def _(decision: d.SplitFigure, session: Session) -> _Pair:
    return _pinned(session, decision.episode, decision.claims, least=1)


@_pair.register
def _(decision: d.MergeOrigins, session: Session) -> _Pair:
    if decision.origin == decision.into:
        raise Refused("an origin cannot be merged with itself")
    rows = session.scalars(
        select(Claim)
        .where(Claim.episode == decision.episode, Claim.source == decision.origin)
        .order_by(Claim.id)
    ).all()
    if not rows:
        raise Refused(f"no claim of the episode is given to {decision.origin!r}")
    # Kept as a ruling too, which holds for what is read later.
    pair = _ruled(session, decision.episode, "origin", decision.origin, decision.into)
    for row in rows:
        one = _on_claim(row, {"source": decision.into, "human": {**row.human, "source": decision.into}})
        pair.before |= one.before
        pair.after |= one.after
    return pair


@_pair.register
def _(decision: d.MarkDependent, session: Session) -> _Pair:
    if decision.origin == decision.on:
        raise Refused("an origin does not depend on itself")
    return _ruled(session, decision.episode, "dependent", decision.origin, decision.on)


@_pair.register
def _(decision: d.SetPolicy, session: Session) -> _Pair:
    row = _episode(session, decision.episode)
    if decision.policy not in POLICIES:
        raise Refused(f"no policy {decision.policy!r}; there are {', '.join(POLICIES)}")
    pair = _Pair(subject=f"episode:{row.id}", episode=row.id)
    if row.policy != decision.policy:
        pair.put(f"episode:{row.id}", {"policy": row.policy}, {"policy": decision.policy})
    return pair


@_pair.register
def _(decision: d.JudgeFinding, session: Session) -> _Pair:
    key = d.finding_key(decision.kind, decision.claims)
    # The key is a hash: without them nobody could say later what the verdict was about.
    judged = {"verdict": decision.verdict, "claims": sorted(set(decision.claims))}
    return _ruled(session, decision.episode, "finding", key, judged)


@_pair.register
def _(decision: d.Comment, session: Session) -> _Pair:
    try:
        table, id = table_of(decision.subject)
    except ValueError as error:
        raise Refused(str(error)) from error
    row = session.get(table, id)
    if row is None:
        raise Refused(f"there is no {decision.subject}")
    return _Pair(
        subject=decision.subject,
        episode=row.id if isinstance(row, Episode) else getattr(row, "episode", None),
    )


@_pair.register
def _(decision: d.Undo, session: Session) -> _Pair:
    row = session.get(Logged, decision.seq)
    if row is None or row.act not in DECISIONS:
        raise Refused(f"there is no decision {decision.seq}")
    if session.scalar(select(Logged.seq).where(Logged.undoes == decision.seq)) is not None:
        raise Refused(f"decision {decision.seq} is taken back already")
    before, after = changes(session, row.before), changes(session, row.after)
    if not after:
        raise Refused("a comment changes nothing, so there is nothing to take back")
    pair = _Pair(subject=row.subject, episode=row.episode, undoes=row.seq)
    later = overtaken(session, row.seq, after)
    if later:
        raise Stale(later)
    for entity, values in after.items():
        was = before.get(entity)
        if was is None and entity.startswith("claim:"):
            # A claim that was added by hand stays on record.
            pair.put(entity, {"state": cast(Values, values)["state"]}, {"state": "withdrawn"})
        else:
            pair.put(entity, values, was)
    return pair


def overtaken(session: Session, seq: int, after: Change) -> dict[str, int]:
    """What has changed since a row of the log and does not stand as that row left it, with its revision.

    ``after`` are the row's changes. What was changed and changed back stands.
    """
    later = {entity: n for entity, n in revisions(session, after).items() if n > seq}
    return {entity: n for entity, n in later.items() if not _stands(session, entity, after[entity])}


def _stands(session: Session, entity: str, values: Values | None) -> bool:
    table, id = table_of(entity)
    row = session.get(table, id)
    return values is not None and all(getattr(row, name) == value for name, value in values.items())


def _claim(session: Session, id: int) -> Claim:
    row = session.get(Claim, id)
    if row is None:
        raise Refused(f"there is no claim C{id}")
    return row


def _episode(session: Session, id: int) -> Episode:
    row = session.get(Episode, id)
    if row is None:
        raise Refused(f"there is no episode {id}")
    return row


def _on_claim(row: Claim, values: Mapping[str, Any]) -> _Pair:
    other = {k: v for k, v in values.items() if getattr(row, k) != v}
    pair = _Pair(subject=f"claim:{row.id}", episode=row.episode)
    if other:
        pair.put(f"claim:{row.id}", {k: getattr(row, k) for k in other}, other)
    return pair


def _pinned(session: Session, episode: int, claims: tuple[int, ...], least: int) -> _Pair:
    """Put claims into a figure of their own, named after the row of the log that makes it."""
    _episode(session, episode)
    if len(set(claims)) < least:
        raise Refused(f"name at least {least} claims")
    for id in claims:
        if _claim(session, id).episode != episode:
            raise Refused(f"claim C{id} is of another episode")
    name = f"{hold(session).seq + 1}"
    pair = _Pair(subject=f"episode:{episode}", episode=episode)
    for id in sorted(set(claims)):
        one = _ruled(session, episode, "figure", str(id), name)
        pair.before |= one.before
        pair.after |= one.after
    return pair


def _ruled(session: Session, episode: int, kind: str, key: str, value: Any) -> _Pair:
    _episode(session, episode)
    id = f"{episode}/{kind}/{key}"
    if len(id) > _LONGEST_ID or _UNFIT.search(id):
        raise Refused("the name is too long, or holds a character that cannot be kept in a key")
    there = session.get(Ruling, id)
    pair = _Pair(subject=f"episode:{episode}", episode=episode)
    if there is None:
        pair.put(f"ruling:{id}", None, {"episode": episode, "kind": kind, "key": key, "value": value})
    elif there.value != value:
        pair.put(f"ruling:{id}", {"value": there.value}, {"value": value})
    return pair


def _checked(session: Session, fields: Mapping[str, Any], report: int, own: int | None) -> dict[str, Any]:
    def total(id: int) -> bool:
        row = session.get(Claim, id)
        return row is not None and row.report == report and row.id != own

    try:
        return checked(fields, total)
    except ValueError as error:
        raise Refused(str(error)) from error


ACTS = {_words(each.__name__): each for each in get_args(d.Decision)}
"""Each kind of decision by its name in the log."""
DECISIONS = frozenset(ACTS)
"""The acts of the log that are decisions of persons."""
