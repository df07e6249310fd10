"""The dead counted by what stands for each of them: ``It lists 48 names``, ``a wall with 37 names``."""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# From the number to its noun: "48 freshly painted names".
_NOUN = re.compile("[rqxX]{0,3}?[x0](?=[^x0]|$)")
# So far from the noun stands what tells that it is of the dead.
_REACH = 6


def link_memorials(
    s: Sentence, phrases: list[Phrase], linked: dict[int, list[Link]], language: Language
) -> list[Link]:
    """Links of numbers of names, crosses and graves, in a text that has told of the dead."""
    nouns, signs = (language.words("harms", "killed", w) for w in ("memorials", "memorial_signs"))
    if nouns.isdisjoint(s.low) or signs.isdisjoint(s.low):
        return []
    out: list[Link] = []
    for i, p in enumerate(phrases):
        if i in linked or p.number is None or p.number.kind == "zero" or p.partitive:
            continue
        m = _NOUN.match(s.cls, p.number.last)
        at = m.end() - 1 if m is not None else 0
        near = s.low[max(0, p.first - _REACH) : at + _REACH]
        if m is not None and s.low[at] in nouns and not signs.isdisjoint(near):
            out.append(Link(i, "killed", at, "memorial"))
    return out
