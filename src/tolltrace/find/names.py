"""Who is spoken of by name: where a name begins, where it ends, and whether it is a person's."""

from __future__ import annotations

import re
from collections.abc import Set

from tolltrace.find.person import Person, governed, of_harm
from tolltrace.find.phrase import words
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_AGE = re.compile(r"\(9[xX0]{0,2}\)|,9(?=,)|\([x]?9\)")
_THEIR_BODY = re.compile(r"'[qxKX-]{0,4}A")
_BEFORE_HEAD = re.compile(r"[qx0X\"'-]{0,4}[pP]")
_NOTED = re.compile(r",[at]|&[dtan9X]")


def find_names(s: Sentence, text: str, taken: bytearray, language: Language, named: Set[str]) -> list[Person]:
    alias = words(language.code, "people", "alias")
    places = words(language.code, "places", "nouns") | words(language.code, "people", "not_persons")
    describing = words(language.code, "people", "describing")
    out: list[Person] = []
    i, n = 0, len(s.cls)
    while i < n:
        if s.cls[i] != "X" or taken[i]:
            i += 1
            continue
        j = name_end(s, i, taken, alias)
        start = _title(s, i, taken, describing)
        if start < i and (s.cls[j : j + 1] in tuple("0Eq'pP") or _BEFORE_HEAD.match(s.cls, j)):
            start = i
        if start < i or _is_name(s, text, i, j, places, named):
            taken[start:j] = b"\1" * (j - start)
            name = frozenset(
                w for w, c in zip(s.low[i:j], s.cls[i:j], strict=True) if c == "X" and len(w) > 2
            )
            below = _within(s, start) or _place_too(s, i, j, out, places)
            heads = (i - 1,) if start < i and s.cls[i - 1] == "p" else ()
            head = heads[0] if heads else None
            below = governed(s, start) if heads else below
            out.append(Person(Phrase(start, j, head, None, "p", below), 1, 1, True, False, (name,), heads))
        i = j
    return out


def _within(s: Sentence, first: int) -> bool:
    """``head of the local Maoist Janatana Sarkar``: a name at the end of what a preposition governs."""
    while first > 1 and s.cls[first - 1] == "q" and s.cls[first - 2] in "qXt":
        first -= 1
    while first > 1 and s.cls[first - 1] in "Xt":
        first -= 1
    return governed(s, first)


def _title(s: Sentence, i: int, taken: bytearray, describing: frozenset[str]) -> int:
    """Where the words before a name begin that say who its bearer is: ``zonal commander Ram``."""
    if i and (s.low[i - 1][0].isdigit() or s.cls[i - 1] == "n") and s.cls[i - 1] in "xn" and not taken[i - 1]:
        return i - 1  # "52-year-old Ram Singh", "one Ram Singh"
    if not i or s.cls[i - 1] != "p" or taken[i - 1] or s.low[i - 1] in describing:
        return i
    first = i - 1
    while first > max(0, i - 8) and s.cls[first - 1] in "qxX0p" and not taken[first - 1]:
        first -= 1
    return first - 1 if first and s.cls[first - 1] in "adt" and not taken[first - 1] else first


def _place_too(s: Sentence, i: int, j: int, before: list[Person], places: frozenset[str]) -> bool:
    """``in Ranchi and Bokaro``, ``near Latehar, Jharkhand``: what governs a name governs the next one."""
    if (
        i > 1
        and s.cls[i - 1] == ","
        and s.low[i - 2] in places
        and (s.cls[0] != "i" or s.cls[j : j + 1] == ",")
    ):
        return True  # "in Ranchi District, Jharkhand, …"
    if not before or not before[-1].phrase.governed or before[-1].phrase.first < 3:
        return False
    if of_harm(s, before[-1].phrase.first):
        return False
    return s.cls[before[-1].phrase.last : i] in (",", "&") and s.cls[j : j + 2] != ",a"


def name_end(s: Sentence, i: int, taken: bytearray, alias: frozenset[str]) -> int:
    n = len(s.cls)
    j = i + 1
    while j < n and not taken[j]:
        c = s.cls[j]
        initial = c == "." and len(s.low[j - 1]) <= 2
        goes_on = j + 1 < n and (s.cls[j + 1] == "X" or s.low[j + 1] in alias)
        if c == "X" or (initial and goes_on):
            j += 1
        elif c == "/" and s.cls[j + 1 : j + 2] == "X":
            j += 2  # "alias Venu/Raghava"
        elif s.low[j] in alias and j + 1 < n:
            j += 2 if s.cls[j + 1] != '"' else 3
        elif (c == "," and j + 2 < n and s.low[j + 1] in alias) or s.cls.startswith('"X"', j):
            j += 3
        elif (m := _AGE.match(s.cls, j)) is not None:
            j = m.end()
        else:
            break
    return min(j, n)


def _is_name(s: Sentence, text: str, i: int, j: int, places: frozenset[str], named: Set[str]) -> bool:
    if i and (s.cls[i - 1] in "t'" or (s.low[i - 1] in places and text[s.starts[i - 1]].islower())):
        return False
    if j < len(s.cls):
        behind = s.low[j]
        if _THEIR_BODY.match(s.cls, j):
            return True
        if behind in places or s.cls[j] in "'0Eq" or (s.cls[j] == "x" and j - i < 2):
            return False
        if _BEFORE_HEAD.match(s.cls, j):
            return False
    if i == 0 and j - i == 1 and s.low[i] not in named and not _NOTED.match(s.cls, j):
        return False
    run = [k for k in range(i, j) if s.cls[k] == "X"]
    if s.low[run[-1]] in places and not (i and s.cls[i - 1] == "K" and len(run) > 1):
        return False
    raw = [text[s.starts[k] : s.ends[k]] for k in run]
    return any(len(w) > 2 and not w.isupper() for w in raw)
