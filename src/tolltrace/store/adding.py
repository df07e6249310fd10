"""Taking reports in: the bytes as they came, and each changed page as a version of its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tolltrace.read.source import Kept
from tolltrace.store.blobs import keep, name_of, text_bytes
from tolltrace.store.changes import Values
from tolltrace.store.database import Store, StoreTrouble
from tolltrace.store.log import Entry, append, hold
from tolltrace.store.tables import Base, Episode, Report, Version

UNTITLED = "Untitled episode"
_KNOWN = ("publisher", "published", "title", "byline", "url", "language", "media", "encoding", "notice")

What = Literal["new", "changed", "told anew", "known"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one report: ``new``, a ``changed`` text of a known one, ``told anew`` (the same text,
    but its publisher or date are now known otherwise), or ``known``: nothing was done. ``number`` is that of
    the report's newest version, from 1.
    """

    what: What
    episode: int
    report: int
    number: int
    name: str


def add(
    store: Store, items: Iterable[Kept], *, who: str, at: str, episode: str | None = None
) -> Iterable[Added]:
    """Take reports in, each as a whole or not at all, and tell what became of it once it is kept.

    A report goes to the episode of that title, else to its manifest's, else to the only one that there is.

    Raises:
        StoreTrouble: if there are several episodes and none is named, or the casebook cannot be written.
    """
    for item in items:
        with store.writing() as session:
            hold(session)
            added = _add(session, item, _episode(session, episode or item.episode, item, who, at), who, at)
        yield added


def _episode(session: Session, title: str | None, item: Kept, who: str, at: str) -> int:
    there = session.execute(select(Episode.id, Episode.title).order_by(Episode.id)).all()
    if title is None and len(there) > 1:
        names = "; ".join(title for _, title in there[:8])
        raise StoreTrouble("holds several episodes", f"name one with --episode: {names}")
    for id, name in there:
        if title in (None, name):
            return int(id)
    id = _free(session, Episode)
    values = {"title": title or UNTITLED, "notice": item.report.notice, "policy": "latest"}
    append(session, _entry(at, who, "open_episode", f"episode:{id}", id, None, values))
    return id


def _add(session: Session, item: Kept, episode: int, who: str, at: str) -> Added:
    found = item.report
    text = name_of(text_bytes(found.text))
    known = {name: getattr(found, name) for name in _KNOWN}
    row = _same(session, item, episode, text)
    if row is None:
        id, version = _free(session, Report), _free(session, Version)
        name = _name(session, episode, found.id)
        values = {"episode": episode, "name": name, "path": found.path, "version": version, **known}
        made = {f"report:{id}": values, f"version:{version}": _version(session, item, id, 1, at)}
        append(session, _change(at, who, "add_report", id, episode, dict.fromkeys(made), made))
        return Added("new", episode, id, 1, name)
    now = session.execute(select(Version).where(Version.id == row.version)).scalar_one()
    other = {k: v for k, v in known.items() if v is not None and getattr(row, k) != v}
    if now.text == text:
        if not other:
            return Added("known", episode, row.id, now.number, row.name)
        was = {k: getattr(row, k) for k in other}
        append(session, _entry(at, who, "describe_report", f"report:{row.id}", episode, was, other))
        return Added("told anew", episode, row.id, now.number, row.name)
    version = _free(session, Version)
    number = 1 + (session.scalar(select(func.max(Version.number)).where(Version.report == row.id)) or 0)
    before: dict[str, Values | None] = {
        f"report:{row.id}": {"version": row.version} | {k: getattr(row, k) for k in other},
        f"version:{version}": None,
    }
    after = {
        f"report:{row.id}": {"version": version} | other,
        f"version:{version}": _version(session, item, row.id, number, at),
    }
    append(session, _change(at, who, "add_version", row.id, episode, before, after))
    return Added("changed", episode, row.id, number, row.name)


def _same(session: Session, item: Kept, episode: int, text: str) -> Report | None:
    """The report that this one is: of the same address, or of the same name and file, or its very copy."""
    found = item.report
    here = select(Report).where(Report.episode == episode).order_by(Report.id)
    if found.url is not None:
        by_url = session.scalars(here.where(Report.url == found.url)).first()
        if by_url is not None:
            return by_url
    named = session.scalars(here.where(Report.name == found.id, Report.path == found.path)).first()
    if named is not None and (found.url is None or named.url is None):
        return named
    copies = session.scalars(here.join(Version, Version.id == Report.version).where(Version.text == text))
    for copy in copies:
        if all(getattr(copy, k) == getattr(found, k) for k in ("url", "publisher", "published")):
            return copy
    return None


def _version(session: Session, item: Kept, report: int, number: int, at: str) -> Values:
    return {
        "report": report,
        "number": number,
        "raw": keep(session, item.raw),
        "text": keep(session, text_bytes(item.report.text)),
        "came": item.came,
        "at": at,
        "read_by": None,
    }


def _name(session: Session, episode: int, wanted: str) -> str:
    name, number = wanted, 1
    while session.scalar(select(Report.id).where(Report.episode == episode, Report.name == name)) is not None:
        number += 1
        name = f"{wanted}~{number}"
    return name


def _free(session: Session, table: type[Base]) -> int:
    return int(session.scalar(select(func.max(table.__table__.c.id))) or 0) + 1


def _entry(
    at: str, who: str, act: str, entity: str, episode: int, before: Values | None, after: dict[str, Any]
) -> Entry:
    return Entry(at, who, act, {entity: before}, {entity: after}, entity, episode)


def _change(
    at: str,
    who: str,
    act: str,
    report: int,
    episode: int,
    before: dict[str, Values | None],
    after: dict[str, Values],
) -> Entry:
    return Entry(at, who, act, before, after, f"report:{report}", episode)
