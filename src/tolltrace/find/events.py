"""Harm as a noun: ``34 deaths``, ``the killing of 111 civilians``, ``injuries to 80 others``."""

from __future__ import annotations

import re

from tolltrace.find.clauses import PLURAL_GAP, Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_NOMINAL = re.compile(r"(?:[EGkAC]|l|L)(?:[&,][EGk])?(?:[im][tXxq0MY9k]{1,4}(?:o9M)?|Y|r){0,2}[o>][r\"]{0,2}")
# Behind one of a list, the next: "his wife, and two others".
_IN_BRACKETS = re.compile(r",?\([^)]*$")
_BODIES_OF = re.compile("Ao[tD]?$")
# "cases of enforced disappearance"
_CASE_OF = re.compile("o[qxX&]{0,3}?[EGk]")
_BRACKET = 12
# So far before "that of" stands the noun that it takes up.
_NOUN = 16
_GOES_ON = re.compile(r",?&|,[admtO9n]")


def link_events(s: Sentence, phrases: list[Phrase], language: Language, taken: set[int]) -> list[Link]:
    """Links of phrases whose own head, or whose governing noun, is a harm."""
    out: dict[tuple[int, str], Link] = {}
    for i, p in enumerate(phrases):
        if i in taken:
            continue
        for harm, trigger, rule in _of_phrase(s, p, language):
            out.setdefault((i, harm), Link(i, harm, trigger, rule))
    doers = language.words("harms", "killed", "doers")
    for k, word in enumerate(s.low):
        if word in doers and s.cls[k + 1 : k + 2] == "o":
            for i in _behind_of(s, phrases, k + 2):
                if i not in taken:
                    out.setdefault((i, "killed"), Link(i, "killed", k, "noun_of"))
    for k, i in _that_of(s, phrases, language):
        noun = s.entries[k]
        if i not in taken and noun is not None and noun.harm is not None:
            out.setdefault((i, noun.harm), Link(i, noun.harm, k, "noun_of"))
    for k in range(len(s.low) - 1):
        if s.words(k, k + 2) in language.words("harms", "killed", "losses"):
            for i in _behind_of(s, phrases, k + 2):
                if i not in taken and _of_ours(s, phrases[i]):
                    out.setdefault((i, "killed"), Link(i, "killed", k, "noun_of"))
    undone = language.words("words", "undone")
    massacres = language.words("harms", "incidents", "of_people")
    for m in re.finditer("[EGkA]", s.cls):
        entry = s.entries[m.start()]
        if entry is None or entry.harm is None or entry.harm in ("homes_destroyed", "incidents"):
            continue
        if s.cls[m.start()] == "A" and (entry.harm != "killed" or any(p.head == m.start() for p in phrases)):
            continue
        remains = s.low[m.start()] in language.words("harms", "killed", "remains")
        for i in _governed_by(s, phrases, m.start(), undone) or _possessors(s, phrases, m.start()):
            if remains and phrases[i].kind == "?":
                continue  # of 12 chapels
            bare = phrases[i].kind == "n" and s.cls[phrases[i].first - 1] == "o"
            if bare and s.low[m.start()] in massacres:
                continue  # "the massacre of Bara Koro": where it was
            relative = s.cls.startswith(("W", ",W"), phrases[i].last)
            if i not in taken or s.cls[m.start()] == "A" or relative:
                out.setdefault((i, entry.harm), Link(i, entry.harm, m.start(), "noun_of"))
    return [out[k] for k in sorted(out)]


def _of_phrase(s: Sentence, p: Phrase, language: Language) -> list[tuple[str, int, str]]:
    undone = language.words("words", "undone")
    if p.number is not None and not undone.isdisjoint(s.low[p.number.last : p.last + 1]):
        return []  # "five attempted murders"
    if p.head is None and p.number is not None and p.kind == "" and s.cls[p.last : p.last + 1] == "k":
        verb = s.entries[p.last]
        ends = re.match(r"k(?![tdaDmX9nNpPq>])", s.cls[p.last :]) is not None
        people = verb is not None and verb.harm not in (None, "homes_destroyed")
        if people and verb is not None and verb.form == "third" and verb.harm is not None and ends:
            return [(verb.harm, p.last, "event_count")]  # "1,200 murders"
    if (case := _case_of(s, p, language)) is not None:
        return [case]
    if p.head is None:
        return _with_wounds(s, p, language) if p.number is not None and p.kind == "" else []
    entry = s.entries[p.head]
    if p.kind in ("A", "E", "L", "C") and entry is not None and entry.harm is not None:
        if (
            p.partitive
            and entry.harm == "casualties"
            and p.number is not None
            and p.number.quantity.high == 1
        ):
            return []
        if p.kind == "L" and p.number is not None and s.cls[p.number.last] == "o":
            return []
        if p.number is None or (p.kind == "L" and _saved(s, p, language)):
            return []
        if p.kind == "C" and p.partitive and p.number.quantity.high == 1:
            return []  # "in one of the deadliest raids of the war": no count of them
        if p.kind == "C" and entry.words[-1] not in language.words("harms", "incidents", "counted"):
            return []
        if (
            p.kind == "C"
            and p.number.kind == "zero"
            and entry.words[-1] in language.words("harms", "incidents", "mild")
        ):
            return []  # "There were no incidents": the day went well, and no attack was counted.
        if entry.harm == "casualties":
            if _BODIES_OF.search(s.cls, 0, p.first):
                at = s.cls.rfind("A", 0, p.first)
                bodies = s.entries[at]
                if bodies is not None and bodies.harm == "killed":
                    return [("killed", at, "noun_of")]  # "the bodies of 848 victims"
            done = (s.entries[k] for k in range(p.number.last, p.head) if s.cls[k] in "KJ")
            other = next((e.harm for e in done if e is not None and e.harm is not None), None)
            if other is not None:
                return [(other, p.head, "described")]  # "76 kidnapped victims"
        rule = {"A": "victims_by_name", "E": "event_count", "L": "lives", "C": "incident_count"}[p.kind]
        taken = entry.harm == "casualties" and s.cls[p.first - 1 : p.first] == "l"
        return [("killed" if taken else entry.harm, p.head, rule)]  # "has claimed nine victims"
    if p.number is None or not p.people:
        return []
    if p.partitive and s.cls[p.head] in "KJ" and entry is not None and entry.harm is not None:
        return []
    out: list[tuple[str, int, str]] = []
    for k in range(p.number.last, p.head):
        between = s.entries[k]
        if (
            s.cls[k] in "KJ"
            and between is not None
            and between.harm is not None
            and "weak" not in between.tags
        ):
            out.append((between.harm, k, "described"))
    return out + _with_wounds(s, p, language)


def _case_of(s: Sentence, p: Phrase, language: Language) -> tuple[str, int, str] | None:
    """``47 cases of enforced disappearance``, ``12 instances of killing``, and no cases before a court."""
    nouns = language.words("harms", "incidents", "cases")
    if p.number is None or p.governed or nouns.isdisjoint(s.low[p.number.last : p.last + 1]):
        return None
    at = next(k for k in range(p.number.last, len(s.low)) if s.low[k] in nouns)
    m = _CASE_OF.match(s.cls, at + 1)
    if m is None or not language.words("harms", "incidents", "before_court").isdisjoint(s.low):
        return None
    entry = s.entries[m.end() - 1]
    people = entry is not None and entry.harm in ("killed", "injured", "missing", "abducted", "arrested")
    return (entry.harm or "", m.end() - 1, "case_of") if people and entry is not None else None


def _with_wounds(s: Sentence, p: Phrase, language: Language) -> list[tuple[str, int, str]]:
    """``58 patients with gunshot wounds``, ``left 21 more with injuries``."""
    behind = re.match(r"(?:,e[^,;.]{1,12},)?(?:R[xf])?[wh][xXqKa,&rt]{0,5}", s.cls[p.last : p.last + 22])
    if behind:
        nouns = language.words("harms", "injured", "with_nouns")
        for k in range(p.last + 1, min(len(s.low), p.last + behind.end() + 2)):
            if s.low[k] in nouns:
                return [("injured", k, "with_wounds")]
    return []


def _saved(s: Sentence, p: Phrase, language: Language) -> bool:
    return bool(p.first) and s.low[p.first - 1] in language.words("harms", "killed", "saves")


def _governed_by(s: Sentence, phrases: list[Phrase], at: int, undone: frozenset[str]) -> list[int]:
    """``the death of 12``, ``the deaths of 31 civilians and two children``, ``injuries to 80 others``.

    Nobody has died of ``the attempted murder of two``.
    """
    m = _NOMINAL.match(s.cls, at)
    if m is None or (s.cls[m.end() - 1 : m.end()] == ">" and s.cls[at] != "E") or s.cls[at - 1 : at] == "z":
        return []
    before = at
    while before and at - before < 3 and s.cls[before - 1] in "otadqi":
        before -= 1
    if not undone.isdisjoint(s.low[max(0, before - 1) : at]):
        return []
    return _behind_of(s, phrases, m.end())


def _behind_of(s: Sentence, phrases: list[Phrase], start: int) -> list[int]:
    """The phrases of a list that begins at a token, behind ``of`` or ``to``."""
    out: list[int] = []
    last = start
    for i, p in enumerate(phrases):
        if p.first < start:
            continue
        gap = s.cls[last : p.first]
        if out and _IN_BRACKETS.match(gap) and ")" in s.cls[p.last : p.last + _BRACKET]:
            continue  # "Ana Gil (a nurse) and her son"
        named = p.kind == "n" and re.fullmatch(r"[tdqXxp]{0,4}P|tx", gap) is not None
        ok = (
            gap in ("", "t", '"', "D") or named or _behind_plural(s, p, gap)
            if not out
            else re.fullmatch(
                r"(?:o[tdXx0qpP]{1,4}|[^uhvKIGSfcio;:(]{0,4}|,?\([^()uhv]{1,14}\))[,&]{1,2}[mOd]?o?", gap
            )
        )
        if (
            not ok
            or p.kind not in ("", "P", "p", "?", "n")
            or p.part
            or (
                out
                and "n" in (p.kind, phrases[out[-1]].kind)
                and p.kind != phrases[out[-1]].kind
                and "&" not in gap
                and not (p.named and phrases[out[-1]].named)
                and not (s.cls[p.first] == "d" and _GOES_ON.match(s.cls, p.last))
            )
        ):
            break
        out.append(i)
        last = p.last
    return out


def _that_of(s: Sentence, phrases: list[Phrase], language: Language) -> list[tuple[int, int]]:
    """``the murders in Lem, especially that of the judge``: the noun of harm, and whom it takes up."""
    that = language.words("scope", "that")
    out: list[tuple[int, int]] = []
    for m in re.finditer("(?<!u)Do", s.cls):
        noun = max(s.cls.rfind(c, max(0, m.start() - _NOUN), m.start()) for c in "EGk")
        if (
            s.low[m.start()] in that
            and noun >= 0
            and not re.search("[0TCH]|[pP](?!&$)", s.cls[noun : m.start()])
        ):
            out += [(noun, i) for i in _behind_of(s, phrases, m.end())]
    return out


def _of_ours(s: Sentence, p: Phrase) -> bool:
    """``the loss of four of its men``, ``the loss of six rangers``: those whom a side can lose in a fight."""
    if p.kind == "P" and p.partitive:
        return True
    head = p.head if p.head is not None else p.last if p.number is not None else None
    if head is None or re.match("[qpPX](?![xX0])", s.cls[head : head + 2]) is None:
        return False  # of two police stations
    entry = s.entries[head]
    return entry is not None and entry.victims in ("security_force", "armed_group", "combatant")


def _behind_plural(s: Sentence, p: Phrase, gap: str) -> bool:
    """``the murder of the nuns and two pupils``, ``the deaths of the monks, their cook, and a guard``.

    What a comma alone parts may be a clause of its own.
    """
    return PLURAL_GAP.fullmatch(gap) is not None and ("&" in gap or "d" in (gap[-1], s.cls[p.first]))


def _possessors(s: Sentence, phrases: list[Phrase], at: int) -> list[int]:
    """``the priest's murder``, ``Carlos Pizarro's death``."""
    for i, p in enumerate(phrases):
        if (p.number is None and re.fullmatch(r"'[qx]{0,2}", s.cls[p.last : at])) or (
            p.number is not None and p.kind == "P" and s.cls[p.last : at] in ("'", '"')
        ):
            return [i]
    return []
