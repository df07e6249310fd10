"""Victims that a figure's own words leave open: from its total, its predicate, or the count it goes on with.

The guide goes by the words: ``In Tartus province, 34 were killed`` inside a day's toll of civilians counts
civilians, because the figure is a part of that toll.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.victims import victims_between

_OPEN = "unspecified"
_PREDICATE = re.compile(r"u[rqXx]{0,4}[pP]")
_AMONG = re.compile(r"[JK]i[tq]?[qXx]{0,3}[pP]")
_ALL_OF_THEM = re.compile(r"D(?:R|e)?[r]{0,2}[qXx]{0,2}[pP][.;\"]*$")
_REACH = 3
_BACK = frozenset({"count_pronoun", "increment", "of_the", "reports_of"})


def complete_victims(
    reading: Reading, drafts: Sequence[Draft], totals: Sequence[int | None]
) -> tuple[Draft, ...]:
    """The drafts, each with the victims' class that the text gives it in any of these ways, if any."""
    out = list(drafts)
    for n, d in enumerate(drafts):
        bare = d.phrase_end == d.last or d.victims == _OPEN
        if bare and (found := _from_sentence(reading.sentences[d.sentence], d)):
            out[n] = d._replace(victims=found)
    for n in range(len(out)):
        if out[n].victims != _OPEN or out[n].harm == "incidents":
            continue
        if _goes_back(reading, out[n]) and (not n or out[n - 1].harm == out[n].harm):
            out[n] = out[n]._replace(victims=_before(out, n))
        elif n and (
            _in_one_breath(reading.sentences[out[n].sentence], out[n - 1], out[n])
            or (out[n].rule.startswith("goes_on") and out[n].sentence == out[n - 1].sentence)
        ):
            out[n] = out[n]._replace(victims=out[n - 1].victims)
    for _ in range(2):
        for n, total in enumerate(totals):
            if total is not None and out[n].victims == _OPEN and out[n].harm not in ("incidents",):
                out[n] = out[n]._replace(victims=out[total].victims)
    massacres = reading.language.words("harms", "incidents", "of_people")
    for n, d in enumerate(out):
        named = reading.sentences[d.sentence].low[d.trigger] if d.trigger is not None else ""
        if d.harm == "incidents" and d.victims == _OPEN and named in massacres:
            out[n] = d._replace(victims=_of_incident(out, n))
    return tuple(out)


def _in_one_breath(s: Sentence, before: Draft, d: Draft) -> bool:
    """``Seven soldiers were killed and five others wounded``, ``killed six pupils and left 21 more hurt``."""
    if before.sentence != d.sentence or before.harm == d.harm or before.total is not None:
        return False
    words = s.cls[max(0, d.first - 1) : d.phrase_end]
    bare = "O" in words and "N" not in words and all(c in "9nsgmaO" for c in words[1:])
    nouns = any(c in "pP" for c in s.cls[before.phrase_end : d.first])
    return bare and not nouns and before.quantity.high != 0 and before.phrase_end <= d.first


def _from_sentence(s: Sentence, d: Draft) -> str | None:
    """``7,449 were civilians``, ``230 dead among the security forces``, ``all of them civilians``."""
    for pattern in (_PREDICATE, _AMONG):
        m = pattern.match(s.cls, d.phrase_end)
        if m is not None:
            return victims_between(s, d.phrase_end, m.end())
    m = _ALL_OF_THEM.search(s.cls)
    if m is not None and m.start() > d.phrase_end and s.low[m.start()].startswith("all"):
        return victims_between(s, m.start(), m.end())
    return None


def _of_incident(drafts: Sequence[Draft], n: int) -> str:
    """Massacres are counted with their victims: those of the same sentence, or of the claim before."""
    mine = drafts[n].sentence
    first = bisect_left(drafts, mine, key=lambda d: d.sentence)
    after = bisect_right(drafts, mine, key=lambda d: d.sentence)
    for d in drafts[first:after]:
        if d.harm in ("killed", "casualties", "injured") and d.victims != _OPEN:
            return d.victims
    near = drafts[bisect_left(drafts, mine - _REACH, key=lambda d: d.sentence) : n]
    return "civilian" if any(d.victims == "civilian" for d in near) else _OPEN


def _goes_back(reading: Reading, d: Draft) -> bool:
    """Whether a figure without a noun speaks of a count that an earlier sentence began."""
    s = reading.sentences[d.sentence]
    if d.rule in _BACK or d.rule.startswith("those_before"):
        return True
    if d.first and s.low[d.first - 1] in reading.language.words("tolls", "increments"):
        return True
    entry = s.entries[d.trigger] if d.rule in ("count", "older_count") and d.trigger is not None else None
    # "the number of those who died in the prisons": the count itself says of whom.
    own = d.trigger is not None and "eW" in s.cls[d.trigger : d.first]
    return entry is not None and "bare" in entry.tags and not own


def _before(drafts: Sequence[Draft], n: int) -> str:
    for k in range(n - 1, -1, -1):
        if drafts[n].sentence - drafts[k].sentence > _REACH:
            break
        if drafts[k].victims != _OPEN and drafts[k].total is None:
            return drafts[k].victims
    return _OPEN
