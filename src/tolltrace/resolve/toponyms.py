"""Names of places in a text: what the gazetteer knows, weighed by what speaks for and against.

A name that holds once holds for its other mentions (one sense per discourse: Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

from dataclasses import replace

from tolltrace.data.gazetteer import OTHER, Gazetteer
from tolltrace.resolve.toponym_candidates import Mention, candidates
from tolltrace.resolve.toponym_evidence import evidence, score
from tolltrace.resolve.toponym_persons import find_persons
from tolltrace.resolve.toponym_runs import read_words
from tolltrace.resolve.toponym_words import Cues

# The least that a mention must weigh, and what makes one so sure that it speaks for others.
ENOUGH = 1.0
_SURE = 2.0
# A name of more places than this is at home nearly everywhere.
_FEW = 3

Homes = frozenset[tuple[str | None, str | None]]


def find_toponyms(text: str, book: Gazetteer, cues: Cues) -> tuple[Mention, ...]:
    """The names of places in a text, in order. Spans do not overlap."""
    words = read_words(text)
    found = candidates(words, book, cues)
    several = frozenset(m.first for m in found if m.last - m.first > 1)
    persons = find_persons(words, cues, several)
    weighed = [replace(m, why=evidence(m, words, persons, cues)) for m in found]
    home = _homes(weighed)
    weighed = [replace(m, why=(*m.why, "at home")) if _is_at_home(m, home) else m for m in weighed]
    sure = {m.key for m in weighed if score(m) >= _SURE}
    final = [replace(m, why=(*m.why, "again")) if _may_repeat(m, sure) else m for m in weighed]
    kept = [i for i, m in enumerate(final) if score(m) >= ENOUGH]
    place = {i: n for n, i in enumerate(kept)}
    return tuple(
        replace(final[i], container=None if (c := final[i].container) is None else place.get(c)) for i in kept
    )


def _homes(weighed: list[Mention]) -> Homes:
    """The countries and divisions that a text names, as far as no other country or division is called so."""
    wide = [[e for e in m.entries if e.kind != "city"] for m in weighed if score(m) >= _SURE]
    return frozenset(
        (e[0].country, e[0].admin1) for e in wide if len(e) == 1 and e[0].kind in {"country", "admin1"}
    )


def _is_at_home(m: Mention, home: Homes) -> bool:
    """A town in a country or division that the text names; a name of many places is one by chance."""
    few = len(m.entries) <= _FEW
    return any(
        e.kind == "city" and ((e.country, e.admin1) in home or (few and (e.country, None) in home))
        for e in m.entries
        if e.form != OTHER
    )


def _may_repeat(mention: Mention, sure: set[str]) -> bool:
    return mention.key in sure and not {"person", "street behind"} & set(mention.why)
