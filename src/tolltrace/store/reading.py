"""Running the machine over an episode, and what it may change: whatever a person has not decided."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from tolltrace.model import Claim as Found
from tolltrace.model import Report as Read
from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.changes import Values
from tolltrace.store.database import Store
from tolltrace.store.doubts import doubt
from tolltrace.store.fields import DECIDED, read_values, values_of
from tolltrace.store.log import Entry, append, hold
from tolltrace.store.machine import Machine, Watch
from tolltrace.store.rulings import merged, ruled
from tolltrace.store.tables import Claim, Report, Version

_LOST = "no longer found"


@dataclass(frozen=True, slots=True)
class Reread:
    """What a run of the machine came to, by claim id. ``again`` are decided claims to look at again."""

    seq: int | None
    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    again: tuple[int, ...] = ()


@dataclass(slots=True)
class _Delta:
    before: dict[str, Values | None] = field(default_factory=dict)
    after: dict[str, Values | None] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)

    def put(self, row: Claim, values: Mapping[str, Any]) -> None:
        """Note those values that are not the row's own already."""
        other = {k: v for k, v in values.items() if getattr(row, k) != v}
        if other:
            self.before[f"claim:{row.id}"] = {k: getattr(row, k) for k in other}
            self.after[f"claim:{row.id}"] = other


def reports_of(session: Session, episode: int, also: Collection[int] = ()) -> dict[int, Read]:
    """The newest version of each report of an episode, by the id of its row; ``also`` names further ones.

    A further report keeps its name with its episode before it, so that no two have the same.
    """
    rows = session.execute(
        select(Report, Version.text)
        .join(Version, Version.id == Report.version)
        .where(or_(Report.episode == episode, Report.id.in_(also)))
        .order_by(Report.id)
    )
    return {
        report.id: Read(
            id=report.name if report.episode == episode else f"{report.episode}/{report.name}",
            text=text_of(fetch(session, text)),
            path=report.path,
            title=report.title,
            byline=report.byline,
            publisher=report.publisher,
            published=report.published,
            url=report.url,
            language=report.language,
            media=report.media,
            encoding=report.encoding,
            notice=report.notice,
        )
        for report, text in rows
    }


def unread(session: Session, tool: str) -> list[int]:
    """The episodes with a report that this version of the program has not read."""
    rows = session.scalars(
        select(Report.episode)
        .join(Version, Version.id == Report.version)
        .where(Version.read_by.is_distinct_from(tool))
        .distinct()
        .order_by(Report.episode)
    )
    return list(rows)


def reread(store: Store, episode: int, machine: Machine, *, who: str, at: str, watch: Watch = iter) -> Reread:
    """Run the machine over an episode's reports and take over what it says, save where a person decided.

    The reading is done outside of any transaction; where a report has meanwhile changed it is done anew.

    Raises:
        StoreTrouble: if the casebook cannot be read or written.
    """
    while True:
        with store.reading() as session:
            versions = _versions(session, episode)
            reports = reports_of(session, episode)
        found = machine.claims(list(reports.values()), watch)
        with store.writing() as session:
            # Held before anything is looked at, so that nothing can change in between.
            hold(session)
            if _versions(session, episode) == versions:
                return _take_over(session, episode, reports, found, machine.version, who, at)


def _versions(session: Session, episode: int) -> list[tuple[int, int, int]]:
    rows = session.execute(
        select(Report.id, Report.version, Report.revision)
        .where(Report.episode == episode)
        .order_by(Report.id)
    )
    return [(a, b, c) for a, b, c in rows]


def _take_over(
    session: Session,
    episode: int,
    reports: Mapping[int, Read],
    found: Sequence[Found],
    tool: str,
    who: str,
    at: str,
) -> Reread:
    report_ids = {report.id: id for id, report in reports.items()}
    newest = dict(session.execute(select(Report.id, Report.version).where(Report.episode == episode)).all())
    here = select(Report.id).where(Report.episode == episode)
    rows = session.scalars(select(Claim).where(Claim.report.in_(here)).order_by(Claim.id)).all()
    matched = _match(rows, found, report_ids, newest, {id: r.text for id, r in reports.items()})
    free = (session.scalar(select(func.max(Claim.id))) or 0) + 1
    ids: dict[str, int] = {}
    for claim in found:
        row = matched.get(claim.id)
        ids[claim.id] = row.id if row is not None else free
        free += row is None
    delta, origins = _Delta(), ruled(session, episode, "origin")
    for claim in found:
        version = newest[report_ids[claim.report]]
        values = read_values(claim, ids)
        row = matched.get(claim.id)
        if row is None:
            made = _made(values, episode, report_ids[claim.report], version)
            delta.new.append(ids[claim.id])
            delta.before[f"claim:{ids[claim.id]}"] = None
            delta.after[f"claim:{ids[claim.id]}"] = made | {"source": merged(made["source"], origins)}
        else:
            _renew(delta, row, values, version, origins)
    met = {row.id for row in matched.values()}
    for row in rows:
        if row.id not in met:
            _miss(delta, row, newest[row.report], reports[row.report].text)
    for state in session.scalars(
        select(Version)
        .join(Report, Report.version == Version.id)
        .where(Report.episode == episode, Version.read_by.is_distinct_from(tool))
        .order_by(Version.id)
    ):
        delta.before[f"version:{state.id}"] = {"read_by": state.read_by}
        delta.after[f"version:{state.id}"] = {"read_by": tool}
    if not delta.after:
        return Reread(None)
    entry = Entry(
        at, who, "read", delta.before, delta.after, f"episode:{episode}", episode, why=f"tolltrace {tool}"
    )
    seq = append(session, entry)
    return Reread(seq, tuple(delta.new), tuple(delta.changed), tuple(delta.gone), tuple(delta.again))


def _match(
    rows: Sequence[Claim],
    found: Sequence[Found],
    report_ids: Mapping[str, int],
    newest: Mapping[int, int],
    texts: Mapping[int, str],
) -> dict[str, Claim]:
    """The row of each claim that is there already: at the same place of the same text, or, where the text
    has changed, the same number in the same sentence.
    """
    there: dict[tuple[Any, ...], list[Claim]] = {}
    for row in rows:
        if row.state == "withdrawn":
            continue  # Whoever took back a claim of their own said nothing of the program's.
        # A claim by hand has no machine's values; the same words found later are the same claim.
        at = row.machine or values_of(row)
        key: tuple[Any, ...]
        if row.version == newest[row.report]:
            key = (row.report, at["start"], at["end"], at["harm"])
        else:
            key = (row.report, at["quote"], at["number"], at["harm"])
        there.setdefault(key, []).append(row)
    matched: dict[str, Claim] = {}
    for claim in found:
        report = report_ids[claim.report]
        for key in (
            (report, claim.span.start, claim.span.end, claim.harm),
            (report, claim.quote, claim.number, claim.harm),
        ):
            if there.get(key):
                matched[claim.id] = there[key].pop(0)
                break
    return matched


def _made(values: Mapping[str, Any], episode: int, report: int, version: int) -> dict[str, Any]:
    return {
        **values,
        "episode": episode,
        "report": report,
        "version": version,
        "machine": dict(values),
        "human": {},
        "state": "new",
        "again": None,
        "doubt": doubt(values),
    }


def _renew(
    delta: _Delta, row: Claim, values: Mapping[str, Any], version: int, origins: Mapping[str, str]
) -> None:
    """Take over what the machine now says, but for what a person vouched for."""
    moved = {k: values[k] for k in ("start", "end", "number", "quote")} if version != row.version else {}
    human = {k: moved.get(k, v) for k, v in row.human.items()}
    stands = {**values, "source": merged(values["source"], origins), **human}
    was = row.machine or {}
    differ = [k for k in DECIDED if k in human and values[k] != human[k] and values[k] != was.get(k)]
    again = row.again if row.again and not row.again.startswith(_LOST) else None
    if differ and was:
        again = "tolltrace now reads " + ", ".join(f"{k} {values[k]!r}" for k in differ)
    state = "new" if row.state == "gone" else row.state
    changed = any(getattr(row, k) != stands[k] for k in DECIDED if k not in ("start", "end"))
    delta.put(
        row,
        {
            **stands,
            "machine": dict(values),
            "human": human,
            "version": version,
            "state": state,
            "again": again,
            "doubt": doubt(stands),
        },
    )
    if again and again != row.again:
        delta.again.append(row.id)
    elif changed or state != row.state:
        delta.changed.append(row.id)


def _miss(delta: _Delta, row: Claim, version: int, text: str) -> None:
    """A claim that the machine does not find: gone, or, where a person had decided, to be looked at again."""
    if row.state in ("gone", "withdrawn", "rejected"):
        return  # Of a rejected claim the program now says the same.
    if row.state == "new" and not row.human:
        delta.put(row, {"state": "gone", "machine": row.machine})
        delta.gone.append(row.id)
        return
    if version == row.version and not row.machine:
        return
    moved: dict[str, Any] = {}
    again: str | None = f"{_LOST} in its report"
    if version != row.version and text.count(row.quote) == 1:
        shift = text.index(row.quote) + row.quote.find(row.number) - row.start
        if text[row.start + shift : row.end + shift] == row.number and row.quote.count(row.number) == 1:
            again = None if not row.machine else again
            moved = {"start": row.start + shift, "end": row.end + shift, "version": version, "evidence": []}
            moved["human"] = {**row.human, **{k: moved[k] for k in ("start", "end") if k in row.human}}
    if again and row.again and row.again.startswith(_LOST):
        again = row.again
    delta.put(row, {**moved, "again": again})
    if again != row.again and again:
        delta.again.append(row.id)
