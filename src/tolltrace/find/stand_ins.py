"""What stands for the dead or the missing one by one: names on a wall, crosses, candles, graves.

``the plaque bears 37 names``, ``43 candles, one for each missing student``, ``the names of 37 miners``.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# "names of the dead", "crosses for the murdered migrants", "candles, one for each missing student"
_OF_WHOM = re.compile(r",?(?:[n9]|[an9][qx])?(?:[oi][tdD]?|[oi][n9]o[tD])[9n]?[qxX]{0,2}(?P<harm>[KJAE])")
# "names in the July killings"
_OF_EVENT = re.compile(r"[oi][tdqxXMY9]{0,4}(?P<harm>[EA])")
# "the names of 37 miners", "the number of graves in the memorial park to 6,765"
_NAMES_OF = re.compile(r"(?P<noun>[x0])o[tD]?m?$")
_COUNT_OF = re.compile(r"To[tdq]?(?P<noun>[x0])[^;.,9n]{0,8}>m?$")
_REACH = 14
# So far from the noun stands what tells that it is of the dead.
_NEAR = 6
_PEOPLE = re.compile(r"[qxX]{0,2}[Pp]")
_FATES = ("killed", "missing", "casualties")


def stands_in(s: Sentence, language: Language) -> bool:
    """Whether a sentence has a noun that can stand for the dead, and nobody spoilt it."""
    spoilt = language.words("harms", "killed", "spoilt")
    return not language.words("harms", "killed", "stand_ins").isdisjoint(s.low) and spoilt.isdisjoint(s.low)


def link_stand_ins(
    s: Sentence, phrases: list[Phrase], taken: set[int], earlier: str | None, language: Language
) -> list[Link]:
    """Links of numbers whose noun stands for the harmed; ``earlier`` is the fate told before, if any."""
    nouns = language.words("harms", "killed", "stand_ins")
    signs = language.words("harms", "killed", "memorial_signs")
    kept = not language.words("harms", "killed", "memorials").isdisjoint(s.low)
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if i in taken or p.number is None or p.number.kind == "zero" or p.partitive:
            continue
        begin = max(0, p.first - _REACH)
        led = (_COUNT_OF if p.kind == "" else _NAMES_OF).search(s.cls[begin : p.first]) if kept else None
        who = p.kind == "" or _PEOPLE.match(s.cls, p.number.last) is not None
        if led is not None and who and s.low[begin + led.start("noun")] in nouns:
            out.append(
                Link(i, _in_sentence(s) or earlier or "killed", begin + led.start("noun"), "stands_for")
            )
        if p.kind == "P":
            continue
        at = next((k for k in range(p.number.last, min(p.last + 2, len(s.low))) if s.low[k] in nouns), None)
        if at is None or p.kind not in ("", "?", "0") or re.search("[^qxX0J]", s.cls[p.number.last : at]):
            continue
        m = _OF_WHOM.match(s.cls, at + 1) or _OF_EVENT.match(s.cls, at + 1)
        harm = _harm_at(s, m.start("harm")) if m is not None else None
        marked = s.low[at] in language.words("harms", "killed", "marks") or not signs.isdisjoint(
            s.low[max(0, p.first - _NEAR) : at + _NEAR]
        )
        if harm is None and (kept or (marked and earlier is not None)):
            harm = _in_sentence(s) or earlier or "killed"
        if harm in _FATES:
            out.append(Link(i, "killed" if harm == "casualties" else harm, at, "stands_for"))
    return out


def _in_sentence(s: Sentence) -> str | None:
    """The first fate that a sentence tells of."""
    return next((h for k in range(len(s.low)) if (h := _harm_at(s, k)) in ("killed", "missing")), None)


def _harm_at(s: Sentence, at: int) -> str | None:
    entry = s.entries[at]
    return entry.harm if entry is not None and s.cls[at] in "KJAEI" else None
