"""What can be wrong with a casebook, in words for its user."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from tolltrace.model import Trouble


class StoreTrouble(Exception):
    """What is wrong with a casebook, and the way out. Nothing of what it holds has changed.

    ``where`` is the casebook that it is about; ``None`` is the one that the user named.
    """

    def __init__(self, what: str, way_out: str, where: str | None = None) -> None:
        super().__init__(f"{what}; {way_out}")
        self.what, self.way_out, self.where = what, way_out, where

    def at(self, where: str) -> Trouble:
        """The trouble at its place, which is ``where`` unless it knows better."""
        return Trouble(self.where or where, self.what, self.way_out)


def damaged() -> StoreTrouble:
    """The trouble of a casebook that holds what no program wrote."""
    return StoreTrouble("is damaged", "restore a backup, and keep this one for who can mend it")


@contextmanager
def told(where: str | None = None) -> Iterator[None]:
    """Make what a database says into words.

    Raises:
        StoreTrouble: for every error of a database; it is about ``where``, if it did not know that.
    """
    try:
        yield
    except DBAPIError as error:
        trouble = _trouble(error)
        raise StoreTrouble(trouble.what, trouble.way_out, where) from error
    except StoreTrouble as error:
        error.where = error.where or where
        raise


@contextmanager
def files_told() -> Iterator[None]:
    """Make what the system says of a file into words; to be held around nothing but files.

    Raises:
        StoreTrouble: for every ``OSError``.
    """
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise StoreTrouble(f"cannot be read or written ({said})", "check its path and permissions") from error


def _trouble(error: DBAPIError) -> StoreTrouble:
    # All lines: PostgreSQL tells of each address that it tried in one of its own.
    said = str(error.orig).strip()
    low = said.lower()
    for sign, what, way_out in _SIGNS:
        if sign in low:
            return StoreTrouble(what, way_out)
    first = said.partition("\n")[0]
    return StoreTrouble(f"the database refuses ({first})", "see what it says; nothing was changed")


_DAMAGED = (damaged().what, damaged().way_out)
_SIGNS = (
    ("malformed", *_DAMAGED),
    ("could not decode", *_DAMAGED),
    ("not a database", "is no casebook, or is damaged", "restore a backup"),
    ("readonly", "may not be written", "check the permissions of the file and of its folder"),
    ("read-only", "may not be written", "check the permissions of the file and of its folder"),
    ("permission denied", "this user may not do that", "ask who keeps the database for the right"),
    ("disk is full", "the disk is full", "make room; nothing was lost"),
    ("no space left", "the disk is full", "make room; nothing was lost"),
    ("disk i/o error", "its disk cannot be read or written", "see whether it is full or broken"),
    ("is locked", "is in use by another program", "wait until that is done"),
    ("lock timeout", "is in use by another program", "wait until that is done"),
    ("unable to open", "cannot be opened", "check its path and permissions"),
    ("password", "the password is wrong", "check user and password in the address"),
    ("role ", "there is no such user of the database", "check the user in the address"),
    ("does not exist", "there is no such database", "create it, or check its name"),
    ("connection", "the database cannot be reached", "check that it runs, and the address"),
)
