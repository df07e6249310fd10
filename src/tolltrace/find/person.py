"""A person, or several, as a sentence speaks of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence

_PREPOSITIONS = "iowy>"
# "…, police said", "…, the Director General, Ram Singh, said", not "a guard posted at the gate"
_SPEAKS = re.compile(r",?X{1,5},?S(?=[.;]|$)|S(?![iw])")


class Person(NamedTuple):
    """Whoever a phrase stands for: ``low`` to ``high`` persons, ``high`` being ``None`` where it is open.

    ``counted`` is false where neither number nor names tell how many. ``again`` says that the words
    themselves point back to persons told before. ``names`` are the words of each name, in lower case.
    ``heads`` are the tokens of the nouns that say who they are. ``parts`` are those told to be among them.
    """

    phrase: Phrase
    low: int
    high: int | None
    counted: bool
    again: bool = False
    names: tuple[frozenset[str], ...] = ()
    heads: tuple[int, ...] = ()
    parts: tuple[Person, ...] = ()


def governed(s: Sentence, first: int) -> bool:
    """Whether a preposition stands before the phrase that begins at a token."""
    while first > 0 and s.cls[first - 1] in "qx":
        first -= 1
    return first > 0 and s.cls[first - 1] in _PREPOSITIONS


def of_harm(s: Sentence, first: int) -> bool:
    """``the killing of Ram Singh``"""
    return re.search(r"[EGkA]o$", s.cls[max(0, first - 2) : first]) is not None


def is_pronoun(s: Sentence, f: Person) -> bool:
    """``he``, ``them``"""
    return s.cls[f.phrase.first : f.phrase.last] == "R"


def speaks(s: Sentence, f: Person) -> bool:
    """Whether a person is the one who says what stands before."""
    return _SPEAKS.match(s.cls, f.phrase.last) is not None
