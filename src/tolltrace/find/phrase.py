"""A stretch of a sentence that answers one question (where, when, by whom), and where speech stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from tolltrace.find.tokens import Sentence
from tolltrace.langs import language

_SPEECH_REACH = 60


class Phrase(NamedTuple):
    """Tokens ``first`` to ``last`` (not included); the value begins at ``value``, behind a bare preposition.

    ``weak`` marks one that gives way to any other, ``front`` one that opens its clause, ``close`` one that
    holds only for the figure next to it, ``length`` a span of time without a date.
    """

    first: int
    last: int
    value: int
    weak: bool = False
    front: bool = False
    close: bool = False
    length: bool = False


@cache
def words(code: str, file: str, key: str) -> frozenset[str]:
    """A list of a pack as a set, made once for each pack."""
    return language(code).words(file, key)


def speech(s: Sentence, code: str) -> tuple[int, ...]:
    """The tokens that give words or a figure to somebody, in order.

    A passive (``were reported dead``) and a participle after a count (``six deaths reported``) are no speech.
    """
    verbs = words(code, "places", "speech_verbs")
    adding = words(code, "places", "not_speech_before_number")
    putting = words(code, "places", "putting")
    found: list[int] = []
    for i, c in enumerate(s.cls):
        if c == "S":
            before = s.cls[i - 1] if i else ""
            if before and (before in "uECJKA" or (before == "r" and i > 1 and s.cls[i - 2] == "u")):
                continue
            if s.low[i] in adding and i + 1 < len(s.cls) and s.cls[i + 1] in "9nNmga":
                continue
            found.append(i)
        elif s.low[i] in verbs or (s.low[i] in putting and s.cls[i + 1 : i + 2] in ("t", "d", "T")):
            found.append(i)
    return tuple(found)


def near(said: tuple[int, ...], at: int) -> tuple[int, ...]:
    """The tokens of speech that stand near enough to a token to have to do with it."""
    return said[bisect_left(said, at - _SPEECH_REACH) : bisect_right(said, at + _SPEECH_REACH)]


def opens_clause(s: Sentence, code: str, first: int) -> bool:
    """Whether the token stands at the beginning of a sentence or of a clause."""
    if first == 0:
        return True
    c = s.cls[first - 1]
    if c in ';:."(•*':
        return True
    if c in "-,r" and first == 1:
        return True
    return s.low[first - 1] in words(code, "scope", "opening") or (
        c in "&c" and first > 1 and s.cls[first - 2] in ",;"
    )
