"""The body that a person belongs to or serves, where the words behind him say so and his own noun does not.

``an activist of the KLA``, ``an officer of the forestry department``, ``a mechanic of the police``,
``a clerk, working for the rebels``, ``one of their comrades``, ``three of them``.
"""

from __future__ import annotations

import re

from tolltrace.find.person import Person
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_BORDER = ';.:uhvKSfWcR"'
# "of JPC, a rival group of the army"
_APPOSED = re.compile(r"[ow][ta]?[qxX0]{1,6},[at]")
_OF = re.compile(r"[o>iw][ta]?[qxX0]{0,4}?(?P<body>[qpP])")
_WORKS = re.compile(r",?[bWr]?(?P<how>[xfS])[iw]t?[xX]{0,2}(?P<whom>[qP])")
_OF_THEM = re.compile(r"od[pPx]|e")
_BY = re.compile(r"y[tdaqX9nx]{0,5}$")
_REACH = 24


def body_of(s: Sentence, f: Person, language: Language) -> str | None:
    """The class of the body that a person of a weak noun is in: a member, a leader, an employee, a driver."""
    section = language.data["people"]["standing"]
    heads = [s.low[h] for h in f.heads]
    end = _end(s, f.phrase.last)
    if any(w in section["party_roles"] or w in section["heads"] for w in heads):
        if _has(s, f.phrase.first, end, section["outfits"]) or _named(s, f):
            return "armed_group"
        apposed = _APPOSED.match(s.cls, f.phrase.last)
        if apposed is not None:
            last = _end(s, apposed.end())
            rival = _has(s, apposed.end(), last, section["offshoots"]) and _armed(s, apposed.end(), last)
            if rival or _has(s, apposed.end(), last, section["outfits"]):
                return "armed_group"
    if any(s.low[h] in section["employees"] and _serves_state(s, h + 1, language) for h in f.heads):
        return "official"
    if any(s.low[h] in section["members"] and _has(s, h + 1, end, section["chambers"]) for h in f.heads):
        return "official"
    if any(w in section["crafts"] for w in heads):
        m = _OF.match(s.cls, f.phrase.last)
        entry = s.entries[m.start("body")] if m is not None and s.cls[m.start()] == "o" else None
        if entry is not None and entry.victims == "security_force":
            return "security_force"
    return _works_for(s, f, language)


def _end(s: Sentence, at: int) -> int:
    end = at
    while end < min(len(s.cls), at + _REACH) and s.cls[end] not in _BORDER:
        end += 1
    return end


def _armed(s: Sentence, first: int, last: int) -> bool:
    entries = zip(s.entries[first:last], s.cls[first:last], strict=True)
    return any(e is not None and c in "qpP" and e.victims == "armed_group" for e, c in entries)


def _named(s: Sentence, f: Person) -> bool:
    """``the treasurer of the KLA``, ``a leader of the rebels``: an armed body by its name."""
    for h in (f.phrase.last - 1, *f.heads):
        m = _OF.match(s.cls, h + 1)
        entry = s.entries[m.start("body")] if m is not None else None
        if entry is not None:
            return entry.victims == "armed_group"
    return False


def _serves_state(s: Sentence, first: int, language: Language) -> bool:
    if s.cls[first : first + 1] not in ("o", "w", "i"):
        return False
    end = _end(s, first)
    comma = s.cls.find(",", first, end)
    last = comma if comma >= 0 else end
    forces = any(e is not None and e.victims == "security_force" for e in s.entries[first:last])
    return not forces and _has(s, first, last, language.data["people"]["standing"]["served"])


def _works_for(s: Sentence, f: Person, language: Language) -> str | None:
    """``Ram, working for the rebels``"""
    m = _WORKS.match(s.cls, f.phrase.last)
    if m is None or s.low[m.start("how")] not in language.words("people", "standing", "working"):
        return None
    entry = s.entries[m.start("whom")]
    return "armed_group" if entry is not None and entry.victims == "armed_group" else None


def of_others(s: Sentence, f: Person, language: Language) -> str | None:
    """The class of ``three of them``, of ``one of their comrades``: that of those whom the pronoun means.

    These are the last whom the sentence has named, but not those by whom something was done.
    """
    section = language.data["people"]["standing"]
    last = f.phrase.number.last if f.phrase.number is not None else f.phrase.first
    m = _OF_THEM.match(s.cls, last)
    span = s.low[f.phrase.first : f.phrase.last]
    if m is None or any(w in section["former"] for w in span):
        return None
    if m.end() - last > 1 and not any(w in section["comrades"] for w in span):
        return None
    places = language.words("victims", "complement", "places")
    for k in range(f.phrase.first - 1, -1, -1):
        entry = s.entries[k]
        known = entry is not None and s.cls[k] in "pPq" and entry.victims not in (None, "unspecified")
        if known and s.low[k + 1] not in places and not _BY.search(s.cls, max(0, k - 6), k):
            return entry.victims if entry is not None else None
    return None


def _has(s: Sentence, first: int, last: int, these: list[str]) -> bool:
    """Whether one of several words or phrases stands among tokens."""
    text = f" {s.words(first, last)} "
    return any(f" {w} " in text for w in these)
