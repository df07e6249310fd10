"""Bytes by their hash: the same bytes are kept once."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tolltrace.store.tables import Blob
from tolltrace.store.troubles import damaged


def keep(session: Session, data: bytes) -> str:
    """Keep bytes; their SHA-256, in hexadecimal, by which they are fetched."""
    name = name_of(data)
    if session.execute(select(Blob.sha256).where(Blob.sha256 == name)).first() is None:
        session.execute(insert(Blob), [{"sha256": name, "data": data}])
    return name


def name_of(data: bytes) -> str:
    """The name that bytes have: their SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()


def fetch(session: Session, name: str) -> bytes:
    """The bytes of a hash.

    Raises:
        StoreTrouble: if there are none, or others: no figure is read from a text that was altered.
    """
    data = session.execute(select(Blob.data).where(Blob.sha256 == name)).scalar_one_or_none()
    if data is None or name_of(data) != name:
        raise damaged()
    return data


def text_bytes(text: str) -> bytes:
    """A report's text as bytes, whatever characters it holds."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """The text of such bytes."""
    return data.decode("utf-8", "surrogatepass")
