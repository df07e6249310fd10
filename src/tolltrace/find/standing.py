"""The class of victims whom a text calls only persons, from who harmed them and how.

A person killed by an armed group, of whom nothing says that he bore arms, is a civilian; one killed in a
fight with security forces, without another word, belongs to those whom they fought. Where the text names
neither, the class stays unspecified.
"""

from __future__ import annotations

import re

from tolltrace.find.membership import body_of, of_others
from tolltrace.find.person import Person
from tolltrace.find.phrases import Phrase
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.victims import victims_of
from tolltrace.langs import Language
from tolltrace.langs import language as load

# Classes that a noun of another class does not take away again.
_SURE = ("armed_group", "security_force", "official")
_TAKEN_FOR = re.compile(r",?(?P<how>[qxSK])(?P<be>>u)[ad]?[qxX0p]{0,4}?p(?![pq])")


def in_sentence(reading: Reading, sentence: int) -> str | None:
    """The class that a sentence gives to victims of no class of their own."""
    s = reading.sentences[sentence]
    if _fight(s, reading.language.code):
        return "armed_group"
    return "civilian" if "armed_group" in _sides(s) else None


def in_text(reading: Reading) -> str:
    """The class that the first sentence to name a side gives to such victims, else ``unspecified``."""
    for s in reading.sentences:
        sides = _sides(s)
        armed, forces = "armed_group" in sides, "security_force" in sides
        if _fight(s, reading.language.code) and (forces or not armed):
            return "armed_group"
        if armed:
            return "civilian"
    return "unspecified"


def class_of(s: Sentence, f: Person, language: Language) -> str:
    """The class that a person's own words give, with what is said of his standing."""
    section = language.data["people"]["standing"]
    if f.low > 1 and f.names:
        f = _without_names(s, f)
    first, last = f.phrase.first, f.phrase.last
    end = last
    while end < min(len(s.cls), last + 8) and s.cls[end] not in ",;.:uhvKkSfWc":
        end += 1
    around = s.low[first:end]
    if any(w in section["irregulars"] for w in around):
        return "armed_group"
    if f.heads and s.low[f.heads[0]] in section["guards"] and _private(s, around, section):
        return "civilian"
    sides = _sides(s)
    told: list[str] = []
    was: list[str] = []
    # A name alone has no complement: "Ram of the village near the police station".
    whole = (
        f.phrase if f.phrase.head is not None or f.phrase.number is not None else f.phrase._replace(kind="")
    )
    for phrase in (whole, *(f.phrase._replace(head=h, first=h, last=h + 1) for h in f.heads)):
        entry = s.entries[phrase.head] if phrase.head is not None else None
        own = entry.victims if entry is not None else None
        word = s.low[phrase.head] if phrase.head is not None else ""
        if word in section["bodyguards"] and sides & {"official", "security_force"}:
            return "security_force"
        if word in section["relatives"] and word not in section["comrades"]:
            return own or "unspecified"
        if word in section["staff"] and "security_force" in sides:
            return "security_force"
        found = "armed_group" if own == "armed_group" else victims_of(s, phrase, language)
        if phrase.head is None:
            ex = any(w in section["former"] for w in s.low[first:last])
        else:
            ex = _former(s, f, phrase.head, section)
        (was if ex else told).append(found)
    told += _said_to_be(s, last, language)
    body = body_of(s, f, language) if not was else None
    sure = [c for c in (body, *told) if c in _SURE]
    text = f" {' '.join(around)} "
    now = [h for h in f.heads if not _former(s, f, h, section)]
    role = any(s.low[h] in section["party_roles"] for h in now)
    chief = any(s.low[h] in section["heads"] for h in now)
    if (chief or role or was) and "armed_group" not in sure and _against_forces(s, section) and _weak(s, f):
        return "armed_group"
    if sure:
        return sure[0]
    if role and any(f" {w} " in text for w in section["parties"]):
        return "official"
    if chief and any(w in section["offices"] for w in around):
        return "official"
    if any(c in _SURE for c in was):
        return "civilian"
    others = of_others(s, f, language)
    if others is not None:
        return others
    return next((c for c in (*told, *was) if c != "unspecified"), "unspecified")


def of_named(s: Sentence, f: Person, language: Language) -> tuple[tuple[str, int], ...]:
    """The classes of those in a list of names who have a noun of their own: ``Ram, a constable, and Som``."""
    if f.low < 2 or not f.names:
        return ()
    heads = [h for h in f.heads if h != f.phrase.head and s.cls[h] == "p"]
    ones = (f.phrase._replace(number=None, head=h, first=h, last=h + 1) for h in heads)
    return tuple((class_of(s, Person(p, 1, 1, True, heads=(p.first,)), language), 1) for p in ones)


def _without_names(s: Sentence, f: Person) -> Person:
    heads = tuple(h for h in f.heads if h == f.phrase.head or s.cls[h] == "P")
    last = f.phrase.last if f.phrase.head is None else f.phrase.head + 1
    return f._replace(heads=heads, phrase=f.phrase._replace(last=last))


def _former(s: Sentence, f: Person, head: int, section: dict[str, list[str]]) -> bool:
    """``a former rebel and now a mayor``: whether a word before a noun says that it holds no longer."""
    k = head
    while k >= f.phrase.first and s.cls[k] not in ",;(" and s.low[k] not in section["now"]:
        if s.low[k] in section["former"]:
            return True
        if s.cls[k] in "adt" and k < head:
            return k > f.phrase.first and s.low[k - 1] in section["former"]
        k -= 1
    return False


def _private(s: Sentence, around: tuple[str, ...], section: dict[str, list[str]]) -> bool:
    """Whether the guards of a sentence guard a company."""
    return any(w in section["private"] for w in around) or any(w in section["companies"] for w in s.low)


def _against_forces(s: Sentence, section: dict[str, list[str]]) -> bool:
    """Whether a sentence tells of a fight with security forces: who died on the other side bore arms."""
    alone = not _sides(s) & {"armed_group", "official"}
    for fight in section["fights"]:
        words = tuple(fight.split())
        for k in range(len(s.low) - len(words) + 1):
            if s.low[k : k + len(words)] != words:
                continue
            end = k + len(words)
            if alone or (s.cls[end : end + 1] == "w" and _forces(s, end + 1, end + 4)):
                return True
    return False


def _forces(s: Sentence, first: int, last: int) -> bool:
    return any(e is not None and e.victims == "security_force" for e in s.entries[first:last])


def _weak(s: Sentence, f: Person) -> bool:
    """Whether no noun of a person is one of the state's."""
    own = (s.entries[h] for h in f.heads)
    return all(e is None or e.victims not in ("security_force", "official") for e in own)


def _said_to_be(s: Sentence, last: int, language: Language) -> list[str]:
    """``a man, suspected to be a rebel cadre,``: the class of what a person is taken for."""
    m = _TAKEN_FOR.match(s.cls, last)
    if m is None or s.low[m.start("how")] not in language.words("people", "standing", "taken"):
        return []
    head = m.end() - 1
    return [victims_of(s, Phrase(m.end("be"), m.end(), head, None, "p", governed=False), language)]


def _sides(s: Sentence) -> frozenset[str | None]:
    """The classes of all persons and bodies that a sentence names."""
    return frozenset(e.victims for e, c in zip(s.entries, s.cls, strict=True) if e is not None and c in "pPq")


def _fight(s: Sentence, code: str) -> bool:
    text = f" {' '.join(s.low)} "
    return any(f" {w} " in text for w in load(code).data["people"]["standing"]["fights"])
