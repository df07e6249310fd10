"""The class of victims whom a text calls only persons, from who harmed them and how.

A person killed by an armed group, of whom nothing says that he bore arms, is a civilian; one killed in a
fight with security forces, without another word, belongs to those whom they fought. Where the text names
neither, the class stays unspecified.
"""

from __future__ import annotations

from dataclasses import replace

from tolltrace.find.identities import Person
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.victims import victims_of
from tolltrace.langs import Language
from tolltrace.langs import language as load


def standing(reading: Reading, sentence: int) -> str:
    """The class that the sentence, or else the text, gives to victims of no class of their own."""
    code = reading.language.code
    for s in (reading.sentences[sentence], *reading.sentences):
        armed, forces = _sides(s)
        if _fight(s, code) and (forces or not armed):
            return "armed_group"
        if armed:
            return "civilian"
    return "unspecified"


def class_of(s: Sentence, f: Person, language: Language) -> str:
    """The class that a person's own words give, with what is said of his standing."""
    section = language.data["people"]["standing"]
    first, last = f.phrase.first, f.phrase.last
    end = last
    while end < min(len(s.cls), last + 8) and s.cls[end] not in ",;.:uhvKkSfWc":
        end += 1
    around = s.low[first:end]
    former = any(w in section["former"] for w in around)
    if any(w in section["irregulars"] for w in around):
        return "armed_group"
    head = s.low[f.heads[0]] if f.heads else ""
    if head in section["guards"] and any(w in section["private"] for w in around):
        return "civilian"
    found = "unspecified"
    for phrase in (f.phrase, *(replace(f.phrase, head=h, first=h, last=h + 1) for h in f.heads)):
        entry = s.entries[phrase.head] if phrase.head is not None else None
        own = entry.victims if entry is not None else None
        if entry is not None and s.low[phrase.head or 0] in section["relatives"]:
            return own or "unspecified"
        found = "armed_group" if own == "armed_group" else victims_of(s, phrase, language)
        if found in ("armed_group", "security_force", "official") and former:
            return "civilian"
        if found in ("armed_group", "security_force", "official"):
            return found
        if found != "unspecified" and s.low[phrase.head or 0] not in section["party_roles"]:
            return found
    roles = any(s.low[h] in section["party_roles"] for h in f.heads)
    text = f" {' '.join(around)} "
    if roles and not former and any(f" {w} " in text for w in section["parties"]):
        return "official"
    return found


def _sides(s: Sentence) -> tuple[bool, bool]:
    found = {e.victims for e, c in zip(s.entries, s.cls, strict=True) if e is not None and c in "pPq"}
    return "armed_group" in found, "security_force" in found


def _fight(s: Sentence, code: str) -> bool:
    text = f" {' '.join(s.low)} "
    return any(f" {w} " in text for w in load(code).data["people"]["standing"]["fights"])
