"""What the heads of a table's columns say of the figures below them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tolltrace.find.reading import Reading
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_HARM_WORDS = "KJAEI"
# "Dead at Barsa"
_PLACED = re.compile(r"[KJAE]i(?P<place>t?X{1,3})$")


class Head(NamedTuple):
    """``of_others``: the column counts something that is no harm, such as inhabitants."""

    harm: str | None = None
    victims: str | None = None
    period: str | None = None
    place: str | None = None
    of_others: bool = False
    group: str | None = None


NO_HEAD = Head()


def read_heads(
    reading: Reading, row: int, cells: Sequence[tuple[int, int, int]], caption: str | None
) -> dict[int, Head]:
    """The heads of a row, by the number of their column.

    ``caption`` is the harm that the lines above the table name: columns by the state of patients, and the
    households of the displaced, are theirs.
    """
    s, language = reading.sentences[row], reading.language
    out = {column: _head(reading, row, first, last) for column, first, last in cells}
    cared = {
        c
        for c, first, last in cells
        if out[c].harm is None and _of_patients(s, first, last, reading.language)
    }
    if caption is not None or len(cared) > 1 or any(h.harm for h in out.values()):
        out |= {c: out[c]._replace(harm="injured", place=None) for c in cared}
    households = language.words("tables", "households")
    if caption == "displaced" and not any(h.harm == caption for h in out.values()):
        for column, first, last in cells:
            if last == first + 1 and s.low[first] in households and out[column].harm is None:
                out[column] = Head("displaced", group=s.low[first])
    # "How they died | Inmates | Visitors": the head above the rows' labels tells it for all columns.
    first_column = cells[0][0] if cells else 0
    every = out[first_column].harm if cells else None
    if every is not None and not any(h.harm for at, h in out.items() if at != first_column):
        return {at: h._replace(harm=every, place=None) for at, h in out.items()}
    if not any(h.harm for h in out.values()):
        return out
    totals = language.words("tables", "total")
    others = language.words("tables", "others")
    for column, first, last in cells:
        named = any(s.cls[k] in "pP9" or s.low[k] in totals for k in range(first, last))
        counted = named and others.isdisjoint(s.low[first:last])
        if out[column]._replace(place=None) == NO_HEAD and not counted:
            out[column] = out[column]._replace(of_others=True)
    return out


def _head(reading: Reading, row: int, first: int, last: int) -> Head:
    s = reading.sentences[row]
    harm, victims = harm_in(s, first, last, reading.language)
    cls = s.cls[first:last]
    if harm is not None:
        at = _PLACED.search(cls)
        return Head(harm, victims, place=reading.words(row, first + at.start("place"), last) if at else None)
    if any(c in "MY" for c in cls):
        added = reading.language.words("tables", "added")
        period = " ".join(w for w in reading.words(row, first, last).split() if w.lower() not in added)
        return Head(victims=victims, period=period)
    return Head(victims=victims, place=reading.words(row, first, last) if set(cls) <= set("X-") else None)


def harm_in(s: Sentence, first: int, last: int, language: Language) -> tuple[str | None, str | None]:
    """Harm and victims that the words of a head, a label or a caption name."""
    harm = victims = None
    for k in range(first, last):
        entry = s.entries[k]
        if entry is None:
            continue
        if s.cls[k] in _HARM_WORDS and entry.harm is not None and (harm is None or harm == "casualties"):
            harm = entry.harm
        elif s.cls[k] == "T" and entry.harm is not None:
            harm = harm or entry.harm
        if s.cls[k] in "pPq" and entry.victims not in (None, "unspecified"):
            victims = entry.victims
    if harm is None and any(
        s.words(k, end) in language.words("tables", "hurt")
        for k in range(first, last)
        for end in (k + 1, k + 2)
        if end <= last
    ):
        harm = "injured"
    return harm, victims


def _of_patients(s: Sentence, first: int, last: int, language: Language) -> bool:
    """``Patients``, ``Critical``, ``Discharged``: the hurt by their state, and by no other word."""
    states = language.words("tables", "patients")
    return last > first and all(s.low[k] in states or s.cls[k] in "/&" for k in range(first, last))
