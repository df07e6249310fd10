"""Those to whom the same was done: ``The clerk was arrested, and so were two guards``."""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_SO_WERE = re.compile("(?<=[,&])c[uh]r?(?=[9nadmtpqX])")
_NEXT = re.compile("[,&]{1,2}[mOd]?")


def link_likewise(
    s: Sentence, phrases: list[Phrase], linked: dict[int, list[Link]], language: Language
) -> list[Link]:
    """Links of those behind ``so were`` and ``as are``, with the harm told last before it."""
    out: list[Link] = []
    for m in _SO_WERE.finditer(s.cls):
        told = [k for i, found in linked.items() if phrases[i].last <= m.start() for k in found]
        if s.low[m.start()] not in language.words("scope", "likewise") or not told:
            continue
        harm, trigger = told[-1].harm, told[-1].trigger
        last = m.end()
        for i, p in enumerate(phrases):
            if p.first < m.end():
                continue
            gap = s.cls[last : p.first]
            if i in linked or not p.people or (gap and not _NEXT.fullmatch(gap)):
                break
            out.append(Link(i, harm, trigger, f"likewise:{harm}"))
            last = p.last
    return out
