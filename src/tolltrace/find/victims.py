"""Who the victims of a phrase are: their class by the words, and their group in the report's words."""

from __future__ import annotations

import re

from tolltrace.find.phrases import Phrase, is_age
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_PREDICATE = re.compile("(?P<who>u[q]{0,3}P)(?![pP'x])")
_OF_COUNTED = re.compile("o[tD]m?[9n]r?[KJ](?P<who>u[q]{0,3}P)(?![pP'x])")
_SIDES = ("security_force", "armed_group")
_OPEN = (None, "unspecified", "combatant")


def victims_of(s: Sentence, p: Phrase, language: Language) -> str:
    """The class of victims that the words of a phrase give, by the guide's table of words."""
    found: str | None = None
    if p.head is not None and s.cls[p.head] in "pP":
        entry = s.entries[p.head]
        found = entry.victims if entry is not None else None
    before = _from_adjectives(s, p, language)
    if before is not None and (found in _OPEN or (found == "security_force" and before == "armed_group")):
        found = before  # "rebel soldiers" are no soldiers
    if (found, before) == ("official", "security_force") and _only_class(s, p, language):
        found = before  # a police official is an officer, a police minister none
    if (found in _OPEN or found == "armed_group") and (
        p.kind in ("p", "P", "A") or (p.partitive and p.head is None)
    ):
        behind = _from_complement(s, p.last, language)
        if behind is not None and not (behind == "civilian" and found == "armed_group"):
            found = behind
    lost = s.entries[p.first - 1] if p.first and found == "unspecified" else None
    if (found is None and (p.head is None or p.partitive)) or (lost is not None and "loses" in lost.tags):
        found = _of_own_losses(s, p, language)
    return found or "unspecified"


def group_of(text: str, s: Sentence, p: Phrase, language: Language) -> str | None:
    """The victims' group in the report's words: what stands before the head, or the head if it says more.

    A noun that only names a class of victims (``civilians``) is no group.
    """
    if p.head is not None and s.low[p.head] in language.words("victims", "complement", "households"):
        return text[s.starts[p.head] : s.ends[p.head]]
    if p.head is None or s.cls[p.head] not in "pP":
        return None
    first = p.number.last if p.number is not None else p.first + 1
    while first < p.head and (s.cls[first] in "oOtdDae9nKJ" or is_age(s.low[first])):
        first += 1
    last = p.head
    if first < last:
        return " ".join(text[s.starts[first] : s.ends[last - 1]].split())
    entry = s.entries[p.head]
    general = entry is None or (entry.victims == "unspecified" and not entry.tags)
    general = general or _only_class(s, p, language)
    return None if general else text[s.starts[p.head] : s.ends[p.head]]


def as_said(s: Sentence, p: Phrase) -> Phrase:
    """The phrase of the predicate behind a number: ``nine were children``, ``nine of the 17 hurt were``."""
    alone = p.head is None and p.number is not None
    m = (_OF_COUNTED.match(s.cls, p.last) or _PREDICATE.match(s.cls, p.last)) if alone else None
    return (
        p if m is None else Phrase(m.end() - len(m["who"]), m.end(), m.end() - 1, None, "P", governed=False)
    )


def _only_class(s: Sentence, p: Phrase, language: Language) -> bool:
    return p.head is not None and s.low[p.head] in language.words("victims", "classes", "names")


def _from_adjectives(s: Sentence, p: Phrase, language: Language) -> str | None:
    first = p.number.last if p.number is not None else p.first
    found = None
    for i in range(first, p.head if p.head is not None else p.last):
        entry = s.entries[i]
        if entry is not None and s.cls[i] in "qpP" and entry.victims not in (None, "unspecified"):
            found = entry.victims
        elif s.cls[i] == "'" and s.low[i - 1] in language.words("victims", "complement", "state"):
            found = "security_force"
    return found


def _from_complement(s: Sentence, at: int, language: Language) -> str | None:
    """``members of the security forces``, ``fighters connected to the government``.

    A party's name decides, whatever stands behind it: ``of the Maoist military commission``. What only names
    a place does not: ``of the village near the police station``.
    """
    links = language.words("victims", "complement", "links")
    end = min(len(s.cls), at + 18)
    i = at
    while i < end and s.low[i] in links:
        i += 1
    if i == at or s.cls[at] == ">":
        return None  # "lost 47 persons to herders": who did it
    found = None
    against = allied = by_name = False
    while i < end and (s.cls[i] not in ',;.:&uhvKGIWSfc"' or s.cls[i - 1 : i + 1] == "-f"):
        word = s.low[i]
        allied = allied or word in language.words("victims", "complement", "allied")
        if word in language.words("victims", "complement", "against"):
            against = True
        behind = s.low[i + 1] if i + 1 < len(s.low) else ""
        if word in language.words("victims", "complement", "private"):
            return found
        state = word in language.words("victims", "complement", "state")
        if state and behind in language.words("victims", "complement", "places"):
            return "armed_group" if against else found
        if state and (allied or not (against or by_name)):
            return "security_force"
        if word in language.words("victims", "complement", "armed"):
            found = "armed_group"
        entry = s.entries[i]
        if (
            found is None
            and entry is not None
            and s.cls[i] in "pPq"
            and entry.victims not in (None, "unspecified", "combatant")
        ):
            found = entry.victims
            by_name = found == "armed_group" and s.cls[i] == "q"
        i += 1
    return "armed_group" if against else found


def _of_own_losses(s: Sentence, p: Phrase, language: Language) -> str | None:
    """The class of the side that tells ``its losses``: ``The army said its losses stood at 17 dead``."""
    losses = language.words("victims", "classes", "losses")
    at = p.first - 1
    lost = s.entries[at] if at >= 0 else None
    own = s.entries[p.last - 1]  # "Police said 52 of their own had been injured."
    if (lost is None or "loses" not in lost.tags) and (own is None or own.form != "own"):
        # Otherwise "The army itself lost eight".
        while at > 0 and not (s.cls[at] == "d" and not losses.isdisjoint(s.low[at + 1 : at + 3])):
            at -= 1
    sides = (e for k, e in enumerate(s.entries[: max(at, 0)]) if e is not None and s.cls[k] in "pPq")
    return next((e.victims for e in reversed([*sides]) if e.victims in _SIDES), None)


def victims_between(s: Sentence, first: int, last: int) -> str | None:
    """The class that the words around a count's noun give: ``the civilian toll``, ``civilians killed``."""
    by = s.cls.find("y", first, last)
    last = by if by >= 0 else last  # "the number killed by bandits"
    for k in range(last - 1, first - 1, -1):
        entry = s.entries[k]
        if s.cls[k : k + 2] == "pT" and entry is not None and entry.victims == "official":
            continue  # "an official toll of 121"
        if s.cls[k] in "pPq" and entry is not None and entry.victims not in (None, "unspecified"):
            return entry.victims
    return None
