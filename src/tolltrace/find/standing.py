"""The class of victims whom a text calls only persons, from who harmed them and how.

A person killed by an armed group, of whom nothing says that he bore arms, is a civilian; one killed in a
fight with security forces, without another word, belongs to those whom they fought. Where the text names
neither, the class stays unspecified.
"""

from __future__ import annotations

import re

from tolltrace.find.person import Person
from tolltrace.find.phrases import Phrase
from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.victims import victims_of
from tolltrace.langs import Language
from tolltrace.langs import language as load

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
    first, last = f.phrase.first, f.phrase.last
    end = last
    while end < min(len(s.cls), last + 8) and s.cls[end] not in ",;.:uhvKkSfWc":
        end += 1
    around = s.low[first:end]
    former = any(w in section["former"] for w in s.low[first:last])
    if any(w in section["irregulars"] for w in around):
        return "armed_group"
    head = s.low[f.heads[0]] if f.heads else ""
    if head in section["guards"] and any(w in section["private"] for w in around):
        return "civilian"
    told: list[str] = []
    # A name alone has no complement: "Ram of the village near the police station".
    whole = (
        f.phrase if f.phrase.head is not None or f.phrase.number is not None else f.phrase._replace(kind="")
    )
    for phrase in (whole, *(f.phrase._replace(head=h, first=h, last=h + 1) for h in f.heads)):
        entry = s.entries[phrase.head] if phrase.head is not None else None
        own = entry.victims if entry is not None else None
        word = s.low[phrase.head] if phrase.head is not None else ""
        if word in section["relatives"]:
            return own or "unspecified"
        if word in section["staff"] and "security_force" in _sides(s):
            return "security_force"
        told.append("armed_group" if own == "armed_group" else victims_of(s, phrase, language))
    told += _said_to_be(s, last, language)
    sure = [found for found in told if found in ("armed_group", "security_force", "official")]
    if sure:
        return "civilian" if former else sure[0]
    text = f" {' '.join(around)} "
    role = any(s.low[h] in section["party_roles"] for h in f.heads)
    if role and not former and any(f" {w} " in text for w in section["parties"]):
        return "official"
    heads = any(s.low[h] in section["heads"] for h in f.heads)
    if heads and not former and any(w in section["offices"] for w in around):
        return "official"
    return next((found for found in told if found != "unspecified"), "unspecified")


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
