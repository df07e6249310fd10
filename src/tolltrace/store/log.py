"""The log: appending to it, and the chain of hashes that shows a missing or an altered row."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from tolltrace.store.blobs import fetch, keep
from tolltrace.store.changes import Change, carry_out
from tolltrace.store.seeking import index
from tolltrace.store.tables import Head, Logged
from tolltrace.store.troubles import damaged
from tolltrace.store.types import canonical

BEGINNING = "0" * 64
"""What the first row is chained to."""
_INLINE = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that is to be logged. ``at`` is an ISO moment in UTC, ``undoes`` the row taken back."""

    at: str
    who: str
    act: str
    before: Change
    after: Change
    subject: str | None = None
    episode: int | None = None
    why: str | None = None
    undoes: int | None = None


def append(session: Session, entry: Entry) -> int:
    """Write a row, carry out its changes, and give its number. The session holds the head until it ends."""
    head = hold(session)
    seq = head.seq + 1
    row = {
        "seq": seq,
        "at": entry.at,
        "who": entry.who,
        "act": entry.act,
        "subject": entry.subject,
        "episode": entry.episode,
        "why": entry.why,
        "undoes": entry.undoes,
        "before": _stored(session, entry.before),
        "after": _stored(session, entry.after),
        "previous": head.hash,
    }
    row["hash"] = digest(row)
    session.execute(insert(Logged), [row])
    session.execute(update(Head).values(seq=seq, hash=row["hash"]))
    carry_out(session, seq, entry.before, entry.after, entry.subject)
    index(session, seq, entry.after)
    return seq


def hold(session: Session) -> Head:
    """The end of the log, held against all other writers until the session ends."""
    held = select(Head).with_for_update().execution_options(populate_existing=True)
    return _head(session.scalar(held))


def end(session: Session) -> tuple[int, str]:
    """The number and the hash of the log's last row."""
    head = _head(session.scalar(select(Head)))
    return head.seq, head.hash


def _head(row: Head | None) -> Head:
    if row is None:
        raise damaged()
    return row


def digest(row: dict[str, Any]) -> str:
    """The hash of a row: SHA-256 of the canonical JSON of all its fields but the hash itself."""
    return sha256(canonical({k: v for k, v in row.items() if k != "hash"}).encode("ascii")).hexdigest()


def changes(session: Session, stored: Any) -> Change:
    """The changes that a row holds or refers to.

    Raises:
        StoreTrouble: if it refers to bytes that are not there.
    """
    if isinstance(stored, dict) and set(stored) == {"blob"}:
        import json

        loaded: Change = json.loads(fetch(session, stored["blob"]))
        return loaded
    return stored or {}


def _stored(session: Session, change: Change) -> Any:
    text = canonical(change)
    return change if len(text) <= _INLINE else {"blob": keep(session, text.encode("ascii"))}
