"""People who are held or in care: where they are says what was done to them.

``8,000 soldiers are still held``, ``some 16,000 civilians are in jails``, ``eight remained admitted``,
``five in stable condition and three critical``, ``In the hospitals there are 101 persons``.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_BE = r"(?:v?h?r?u|U)[ru]{0,2}"
_HELD = re.compile(rf"{_BE}(?P<held>[fxK])(?P<at>r?(?:[.,;&)\"]|$|i[tadqXxpP0']{{1,5}}))")
# "Police hold twelve people", "The gendarmes are still holding six men"
_HOLDER = re.compile(r"[pP](?:r?ur?|r)?[a-zA-Z]$")
_KEPT_IN = re.compile(rf"{_BE}i(?P<at>(?:t[qXxpP]{{1,2}}')?[dqXxpP']{{0,3}}[a-zA-Z0])(?=[.,;&i)\"]|$)")
_STAYS = re.compile(r"(?:v?h?r?u|U)[ru]{0,2}(?P<in>[fxSK])(?=[.,;&i)\"]|$)")
_CONDITION = re.compile(r"(?P<be>[uU]r?)?ia?[qXxJr]{1,3}(?P<is>[a-zA-Z])(?=[.,;&)\"]|$)")
_STATE = re.compile(r"[xqJ](?=[.,;&)\"]|$)")
_THERE = re.compile(r"r[v]?h?u[r]?$")
# From the words of place at the head of a sentence to its number.
_REACH = 14


def link_held(s: Sentence, phrases: list[Phrase], language: Language, earlier: str | None) -> list[Link]:
    """Counted people who are in somebody's hands, by a verb of keeping and a place where people are kept.

    ``earlier`` is the harm of the claim last made: of the taken, a bare number may still be held.
    """
    holding = language.words("harms", "arrested", "holding")
    cells, verbs = language.words("harms", "arrested", "cells"), language.words("harms", "arrested", "kept")
    if (cells | verbs | holding).isdisjoint(s.low):
        return []
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if p.number is None or p.number.kind == "zero" or not (p.people or p.kind == ""):
            continue
        by = _HOLDER.search(s.cls, 0, p.first) if s.low[p.first - 1] in holding and p.kind == "P" else None
        holder = s.entries[by.start()] if by is not None else None
        if holder is not None and holder.victims == "security_force" and not _bears_arms(s, p):
            out.append(Link(i, "arrested", p.first - 1, "held"))
            continue
        m = _HELD.match(s.cls, p.last)
        if m is not None and s.low[m.start("held")] in verbs:
            kept = not cells.isdisjoint(s.low[m.start("at") : m.end("at") + 1])
            if kept or _bears_arms(s, p):
                out.append(Link(i, "arrested", m.start("held"), "held"))
            elif p.kind == "" and earlier in ("abducted", "arrested"):
                out.append(Link(i, earlier, m.start("held"), "held"))
            continue
        m = _KEPT_IN.match(s.cls, p.last)
        if m is not None and s.low[m.end("at") - 1] in cells:
            out.append(Link(i, "arrested", m.end("at") - 1, "held"))
    return out


def _bears_arms(s: Sentence, p: Phrase) -> bool:
    entry = s.entries[p.head] if p.head is not None else None
    return entry is not None and entry.victims in ("security_force", "armed_group", "combatant")


def link_in_wards(s: Sentence, phrases: list[Phrase], hurt: bool, language: Language) -> list[Link]:
    """Counted people who stay in a hospital, and bare numbers in a state of health.

    ``hurt``: the text has just told of the injured.
    """
    out: list[Link] = []
    wards, condition = (language.words("tolls", "brief", w) for w in ("wards", "condition"))
    states, stays = (language.words("tolls", "brief", w) for w in ("states", "admitted"))
    adverb = language.words("tolls", "brief", "there")
    for i, p in enumerate(phrases):
        if p.number is None or p.number.kind in ("zero", "both") or p.partitive:
            continue
        told = hurt or bool(out)
        m = _STAYS.match(s.cls, p.last) if told and (p.kind == "" or p.people) else None
        if m is not None and s.low[m.start("in")] in stays:
            out.append(Link(i, "injured", m.start("in"), "in_care"))
            continue
        m = _CONDITION.match(s.cls, p.last) if told else None
        if m is not None and s.low[m.start("is")] in condition and (p.kind == "" or (m["be"] and p.people)):
            out.append(Link(i, "injured", m.start("is"), "in_care"))
            continue
        m = _STATE.match(s.cls, p.number.last) if told and p.kind in ("", "?") else None
        if m is not None and s.low[m.start()] in states:
            out.append(Link(i, "injured", m.start(), "in_care"))
            continue
        there = _THERE.search(s.cls, max(0, p.first - 5), p.first)
        at = next((k for k in range(1, min(5, p.first)) if s.low[k] in wards), None)
        headed = at is not None and s.cls[0] == "i" and p.first < _REACH
        if there is not None and headed and s.low[there.start()] in adverb and _anybody(s, p, language):
            out.append(Link(i, "injured", at or 0, "in_care"))
    return out


def _anybody(s: Sentence, p: Phrase, language: Language) -> bool:
    """Whether a phrase names its people by no trade: ``101 persons``, not ``101 doctors``."""
    return p.kind == "" or (
        p.head is not None and s.low[p.head] in language.words("tolls", "brief", "anybody")
    )
