"""Noun phrases that can name who did it."""

from __future__ import annotations

import re

from tolltrace.find.phrase import words
from tolltrace.find.tokens import Sentence

_FORWARD = frozenset("tadDqpPxXA0'O9nJTECHLZ-")
_BACKWARD = frozenset("tadDqpPxXA0'O9nowiJCET-&")
_STRONG = frozenset({"security_force", "armed_group", "combatant"})


def phrase_from(text: str, s: Sentence, code: str, start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at a token, if it can name an agent."""
    end = _reach(s, code, start)
    if end <= start:
        return None
    return _agent(text, s, code, start, end)


def phrase_to(text: str, s: Sentence, code: str, end: int, floor: int) -> tuple[int, int] | None:
    """The noun phrase that ends before a token, not reaching below ``floor``, if it can name an agent."""
    start = end
    describing = words(code, "perpetrators", "describing")
    while (
        start > floor
        and (s.cls[start - 1] in _BACKWARD or (s.cls[start - 1] == ">" and s.low[start - 2] in describing))
        and not (s.cls[start - 1] == "-" and s.low[start - 1] != "-")
        and s.low[start - 1] not in words(code, "scope", "that")
        and not (start < end and s.cls[start] in "ta" and s.cls[start - 1] in "9xX0")
    ):
        start -= 1
    while start < end and s.cls[start] in "D&'-" and s.low[start] not in words(code, "parts", "those"):
        start += 1
    # What stands behind a preposition is not the subject.
    if start < end and s.cls[start] in "oiw":
        return None
    return _agent(text, s, code, start, end) if start < end else None


def strong(s: Sentence, code: str, first: int, last: int) -> bool:
    """Whether a phrase names people under arms or a group, and not just persons."""
    groups = words(code, "perpetrators", "groups")
    return any(s.low[i] in groups or _under_arms(s, i) for i in range(first, last))


def _under_arms(s: Sentence, i: int) -> bool:
    entry = s.entries[i]
    return entry is not None and entry.victims in _STRONG


def _reach(s: Sentence, code: str, start: int) -> int:
    """Where the noun phrase ends: before a verb, a preposition, a comma; an `of` or `and` is gone through."""
    n = len(s.cls)
    i = start
    striking = words(code, "places", "striking") | words(code, "places", "taking")
    late = words(code, "dates", "modifiers")
    while i < n:
        c = s.cls[i]
        if i > start and s.low[i] in striking and s.cls[i - 1] in "pPxXqA":
            break
        if (
            (c in _FORWARD and not (c == "-" and len(s.low[i]) != 1))
            or (c == '"' and i + 1 < n and i > start and s.cls[i + 1] in "xXqpP")
            or (c == "o" and i > start and i + 1 < n and s.cls[i + 1] in "tadXxqpP0")
            or (c == "&" and i > start and _goes_on(s, code, i + 1))
        ):
            i += 1
        else:
            break
    while i > start and (s.cls[i - 1] in "tadDo&'-9n" or s.low[i - 1] in late):
        i -= 1
    while i > start + 1 and s.cls[i - 2 : i] == "Pq":
        i -= 1  # "gunmen suspected to be bandits"
    return i


def _goes_on(s: Sentence, code: str, at: int) -> bool:
    """Whether another agent of the list follows, and not another clause or count."""
    groups = words(code, "perpetrators", "groups")
    for i in range(at, min(at + 5, len(s.cls))):
        c = s.cls[i]
        if c not in _FORWARD | {"o"} or c in "9n":
            return i > at and s.cls[i - 1] in "X" and c in ".,;" and s.cls[at] in "X"
        if c in "pP" or s.low[i] in groups:
            return True
    return False


def _agent(text: str, s: Sentence, code: str, first: int, last: int) -> tuple[int, int] | None:
    """The part of a phrase that names an agent: all of it, the nationality of a weapon, or nothing."""
    shown = words(code, "perpetrators", "not_agents")
    groups = words(code, "perpetrators", "groups")
    nation = nationality(s, code, first, last)
    last = _before_participle(s, code, first, last)
    head = _head(s, code, first, last)
    munitions = words(code, "perpetrators", "munitions")
    if s.low[head] in munitions and any(_under_arms(s, i) for i in range(first, head)):
        return first, last
    if s.low[head] in shown or s.cls[head] in "EC":
        return nation
    if any(c in "MY" for c in s.cls[first:last]) or s.cls[head] in "R9n":
        return None
    for i in range(first, last):
        if s.cls[i] in "pPA" or s.low[i] in groups or (_under_arms(s, i) and text[s.starts[i]].isupper()):
            return first, last
    if re.search(r"X", s.cls[first:last]) and text[s.starts[head]].isupper() and s.low[first] not in shown:
        return first, last
    return None


def _before_participle(s: Sentence, code: str, first: int, last: int) -> int:
    """The end of a phrase before what its people do: `a team of police | acting on a tip`."""
    groups = words(code, "perpetrators", "groups")
    for i in range(first + 1, last):
        described = s.cls[i - 1] in "pPA" or s.low[i - 1] in groups or s.cls[i - 1] == "X"
        if described and s.cls[i] == "x" and s.low[i].endswith(("ing", "ed")):
            return i
    return last


def _head(s: Sentence, code: str, first: int, last: int) -> int:
    """The last token before the first `of`, preposition or comma."""
    for i in range(first + 1, last):
        if s.cls[i] in "oiw,&" or s.low[i] in words(code, "perpetrators", "describing"):
            return i - 1
    return last - 1


def nationality(s: Sentence, code: str, first: int, last: int) -> tuple[int, int] | None:
    """The word that says whose weapon or attack it is: `Russian` in `two Russian ballistic missiles`."""
    nations = words(code, "perpetrators", "nationalities")
    munitions = words(code, "perpetrators", "munitions")
    between = words(code, "perpetrators", "between_munitions")
    for i in range(first, last - 1):
        owner = s.low[i] in nations or (s.cls[i] == "X" and s.cls[i + 1] == "'")
        if not owner:
            continue
        at = i + 1
        while at < last and (s.low[at] in between or s.cls[at] in "'\""):
            if s.low[at] in munitions and (at + 1 >= last or s.low[at + 1] not in munitions):
                break
            at += 1
        speaks = s.cls[at + 1 : at + 2] == "S"
        if at < last and s.low[at] in munitions and not speaks:
            return i, i + 1 + (s.cls[i + 1] == "'")
    return None
