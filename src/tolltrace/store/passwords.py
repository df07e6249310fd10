"""Passwords: which are good enough, and their hashes.

Lengths follow NIST SP 800-63B-4 (2025), 3.1.1.2: at least 15 characters where there is no second factor, at
least 64 taken, no rules on their kinds, none that holds the account's name. Hashes are Argon2id with the
parameters of RFC 9106, 4, for little memory: 64 MiB and three passes.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from tolltrace.store.deciding import Refused

LEAST = 15
MOST = 200
"""Characters of a password."""
_LEAST_DIFFERENT = 5
_AT_ONCE = 2
"""Hashes made at one time: each takes 64 MiB."""


class Passwords:
    """Makes and compares hashes, few at a time, so that many who try cannot fill the memory.

    ``hasher`` may have other parameters than those of the RFC; a hash says which it was made with.
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turn = BoundedSemaphore(_AT_ONCE)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash("")

    def hashed(self, name: str, password: str) -> str:
        """The hash of a new password for the account of that name.

        Raises:
            Refused: if the password is too short, too long, or easily guessed.
        """
        if not LEAST <= len(password) <= MOST:
            raise Refused(f"a password has {LEAST} to {MOST} characters")
        if len(set(password)) < _LEAST_DIFFERENT or name.casefold() in password.casefold():
            raise Refused("a password is neither the same few characters over and over nor holds the name")
        with self._turn:
            return self._hasher.hash(_bytes(password))

    def match(self, hash: str | None, password: str) -> bool:
        """Whether it is the password. Without a hash it is not, which takes as long to find out."""
        if len(password) > MOST:
            return False
        try:
            with self._turn:
                return self._hasher.verify(hash or self._nobodys, _bytes(password)) and hash is not None
        except (Argon2Error, InvalidHashError):
            return False


def _bytes(password: str) -> bytes:
    # Keyboards write the same character in several ways.
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
