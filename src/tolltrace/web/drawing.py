"""The page of an episode's account, as it is drawn and kept.

What is kept is the part that is the same for every reader. Where the forms of its findings go it has marks,
which no report can hold, since whatever a report says is escaped.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from tolltrace.model import Finding
from tolltrace.store.database import Store
from tolltrace.store.episodes import standing_of
from tolltrace.store.log import end
from tolltrace.store.machine import Machine
from tolltrace.store.tables import Drawn, Report
from tolltrace.web.answers import rendered
from tolltrace.web.desk import account_of

_MARK = re.compile("<!--(N[0-9]+)-->")


@dataclass(frozen=True, slots=True)
class Named:
    """A finding of a drawing: ``N1``, its kind, and the ids of its claims."""

    name: str
    kind: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """An episode's account as drawn, when the log ended at ``seq``, at the moment ``at``."""

    seq: int
    at: str
    page: str
    findings: tuple[Named, ...]

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Each stretch of the page with the finding whose form goes behind it, or with an empty name."""
        parts = _MARK.split(self.page)
        yield from zip(parts[::2], [*parts[1::2], ""], strict=True)


def kept(store: Store, machine: Machine, episode: int) -> tuple[Drawing | None, bool]:
    """The newest drawing, and whether it is of the episode as it stands.

    Raises:
        KeyError: if there is no such episode.
        StoreTrouble: if the casebook cannot be read.
    """
    with store.reading() as session:
        standing = standing_of(session, episode, machine.version)
        row = session.get(Drawn, episode)
        if row is None:
            return None, False
        findings = tuple(Named(name, kind, tuple(claims)) for name, kind, claims in row.findings)
        page = zlib.decompress(row.page).decode("utf-8")
        return Drawing(row.seq, row.at, page, findings), row.of == standing


def draw(store: Store, machine: Machine, episode: int, at: str) -> None:
    """Make the episode's account, at the moment ``at``, and keep its page in place of the one before.

    Raises:
        KeyError: if there is no such episode.
        StoreTrouble: if the casebook cannot be read or written.
    """
    with store.snapshot() as session:
        of = standing_of(session, episode, machine.version)
        seq, _ = end(session)
        account = account_of(session, episode, machine)
        reports = session.execute(
            select(Report.id, Report.publisher, Report.name, Report.title, Report.published)
            .where(Report.episode == episode)
            .order_by(Report.published, Report.id)
        ).all()
    page = rendered("drawn.html", view=account.view, reports=reports)
    findings = [[f"N{n}", one.kind, _ids(one)] for n, one in enumerate(account.book.findings, start=1)]
    row = {
        "episode": episode,
        "of": of,
        "seq": seq,
        "at": at,
        "page": zlib.compress(page.encode("utf-8", "replace")),
        "findings": findings,
    }
    with store.writing() as session:
        session.execute(delete(Drawn).where(Drawn.episode == episode))
        session.execute(insert(Drawn), [row])


def _ids(finding: Finding) -> list[int]:
    """The ids of a finding's claims in the casebook."""
    return [int(name[1:]) for name in finding.claims]
