"""The parts of an episode's account as they are drawn and kept."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from tolltrace.store.database import Store
from tolltrace.store.decisions import finding_key
from tolltrace.store.episodes import standing_of
from tolltrace.store.log import end
from tolltrace.store.machine import Machine
from tolltrace.store.tables import Drawn
from tolltrace.web.parts import FINDINGS, Named, parts_of

_MARK = re.compile("<!--(N[0-9]+)-->")


@dataclass(frozen=True)
class Drawing:
    """An episode's account as drawn, when the log ended at ``seq``, at the moment ``at``.

    ``current`` is whether it is of the episode as it stands. ``parts`` are those that were asked for.
    """

    seq: int
    at: str
    current: bool
    parts: Mapping[str, str]

    def pieces(self, part: str) -> Iterator[tuple[str, str]]:
        """Each stretch of a part with the finding whose form goes behind it, or with an empty name."""
        cut = _MARK.split(self.parts[part])
        yield from zip(cut[::2], [*cut[1::2], ""], strict=True)

    @cached_property
    def findings(self) -> Mapping[str, Named]:
        """The findings by their keys, which outlive an account; of a drawing that was read with them."""
        found = [Named(**{**one, "claims": tuple(one["claims"])}) for one in json.loads(self.parts[FINDINGS])]
        return {finding_key(one.kind, one.claims): one for one in found}


def kept(store: Store, machine: Machine, episode: int, *parts: str) -> Drawing | None:
    """The newest drawing with those parts that it has, none where nothing was drawn yet.

    Raises:
        KeyError: if there is no such episode.
        StoreTrouble: if the casebook cannot be read.
    """
    with store.reading() as session:
        standing = _standing(session, episode, machine)
        wanted = select(Drawn).where(Drawn.episode == episode, Drawn.part.in_(parts))
        rows = session.scalars(wanted).all()
    if not rows:
        return None
    texts = {row.part: zlib.decompress(row.body).decode("utf-8") for row in rows}
    return Drawing(rows[0].seq, rows[0].at, rows[0].of == standing, texts)


def draw(store: Store, machine: Machine, episode: int, at: str) -> None:
    """Make the episode's account, at the moment ``at``, and keep its parts in place of those before.

    Raises:
        KeyError: if there is no such episode.
        StoreTrouble: if the casebook cannot be read or written.
    """
    with store.snapshot() as session:
        of = _standing(session, episode, machine)
        seq, _ = end(session)
        parts = parts_of(session, episode, machine)
    made = {"episode": episode, "of": of, "seq": seq, "at": at}
    rows = [
        {**made, "part": part, "body": zlib.compress(text.encode("utf-8", "replace"))}
        for part, text in parts.items()
    ]
    with store.writing() as session:
        session.execute(delete(Drawn).where(Drawn.episode == episode))
        session.execute(insert(Drawn), rows)


def _standing(session: Session, episode: int, machine: Machine) -> str:
    return standing_of(session, episode, f"{machine.version} {machine.build}")
