"""Bytes by their hash: the same bytes are kept once."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from tolltrace.store.tables import Blob


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
        KeyError: if there are none.
    """
    data = session.execute(select(Blob.data).where(Blob.sha256 == name)).scalar_one_or_none()
    if data is None:
        raise KeyError(name)
    return data


def text_bytes(text: str) -> bytes:
    """A report's text as bytes, whatever characters it holds."""
    return text.encode("utf-8", "surrogatepass")


def text_of(data: bytes) -> str:
    """The text of such bytes."""
    return data.decode("utf-8", "surrogatepass")
