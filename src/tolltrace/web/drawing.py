"""The page of an episode's account, drawn beside the requests and kept: who asks for it waits for nobody.

What is kept is the part that is the same for every reader. Where the forms of its findings go it has marks,
which no report can hold, since whatever a report says is escaped.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy import delete, insert, select
from starlette.requests import Request

from tolltrace.model import Finding
from tolltrace.store.episodes import standing_of
from tolltrace.store.log import end
from tolltrace.store.tables import Drawn, Report
from tolltrace.web.answers import rendered
from tolltrace.web.desk import Desk

_MARK = re.compile("<!--(N[0-9]+)-->")


@dataclass(frozen=True, slots=True)
class Named:
    """A finding of a drawing: ``N1``, its kind, and the ids of its claims."""

    name: str
    kind: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """An episode's account as drawn: of which standing, as the log ended at ``seq``, at ``at``."""

    of: str
    seq: int
    at: str
    page: str
    findings: tuple[Named, ...]

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Each stretch of the page with the finding whose form goes behind it, or with an empty name."""
        parts = _MARK.split(self.page)
        yield from zip(parts[::2], [*parts[1::2], ""], strict=True)


@dataclass(frozen=True, slots=True)
class Drawer:
    """Draws one page at a time. ``patience`` is how many seconds who asks waits for what is being drawn."""

    desk: Desk
    patience: float = 0.1
    _at_work: dict[int, Future[None]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _hand: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "drawing"))

    def drawing(self, episode: int) -> tuple[Drawing | None, bool]:
        """The newest drawing, and whether it is of the episode as it stands; another is begun where not.

        Raises:
            KeyError: if there is no such episode.
            StoreTrouble: if the casebook cannot be read or written.
        """
        kept, current = self._kept(episode)
        if not current:
            try:
                self._begun(episode).result(self.patience)
            except NotYet:
                return kept, False
            kept, current = self._kept(episode)
        return kept, current

    def _kept(self, episode: int) -> tuple[Drawing | None, bool]:
        with self.desk.store.reading() as session:
            standing = standing_of(session, episode, self.desk.machine.version)
            row = session.get(Drawn, episode)
            if row is None:
                return None, False
            findings = tuple(Named(name, kind, tuple(claims)) for name, kind, claims in row.findings)
            page = zlib.decompress(row.page).decode("utf-8")
            return Drawing(row.of, row.seq, row.at, page, findings), row.of == standing

    def _begun(self, episode: int) -> Future[None]:
        with self._lock:
            there = self._at_work.get(episode)
            if there is None or there.done():
                there = self._at_work[episode] = self._hand.submit(self._draw, episode)
            return there

    def _draw(self, episode: int) -> None:
        desk = self.desk
        with desk.store.snapshot() as session:
            of = standing_of(session, episode, desk.machine.version)
            seq, _ = end(session)
            account = desk.account(session, episode)
            reports = session.execute(
                select(Report.id, Report.publisher, Report.name, Report.title, Report.published)
                .where(Report.episode == episode)
                .order_by(Report.published, Report.id)
            ).all()
        page = rendered("account.html", view=account.view, reports=reports)
        row = {
            "episode": episode,
            "of": of,
            "seq": seq,
            "at": desk.now(),
            "page": zlib.compress(page.encode("utf-8", "replace")),
            "findings": [
                [f"N{n}", one.kind, ids_of(one)] for n, one in enumerate(account.book.findings, start=1)
            ],
        }
        with desk.store.writing() as session:
            session.execute(delete(Drawn).where(Drawn.episode == episode))
            session.execute(insert(Drawn), [row])


def drawer_of(request: Request) -> Drawer:
    """Who draws the pages of the casebook that the request is about."""
    drawer = request.app.state.drawer
    assert isinstance(drawer, Drawer)
    return drawer


def ids_of(finding: Finding) -> list[int]:
    """The ids of a finding's claims in the casebook."""
    return [int(name[1:]) for name in finding.claims]
