"""Where, when and by whom: the circumstances of each draft, in the report's own words.

A phrase belongs to the figure that it stands next to; one that opens a sentence belongs to all figures behind
it; one behind the last figure of a shared predicate belongs to all of them. What a sentence leaves open is
filled from the total that a figure is stated to be a part of, and from the event that it points back to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tolltrace.find.captions import time_above
from tolltrace.find.label import Labels
from tolltrace.find.period import periods
from tolltrace.find.perpetrator import perpetrators
from tolltrace.find.phrase import speech, words
from tolltrace.find.place import places
from tolltrace.find.pointing import event_before, place_before, points_there, stands_for_the_count
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.scope import Scope, shares, spread
from tolltrace.find.tokens import Sentence

Where = tuple[int, int, int]


class Circumstance(NamedTuple):
    """Place, period and perpetrator of a draft, each in the report's words or ``None``.

    ``evidence`` holds for each field that was read from the text its name and where its words stand in the
    clean text. ``rule`` names where place and period come from, such as ``sentence`` or ``total``.
    """

    place: str | None
    period: str | None
    perpetrator: str | None
    evidence: tuple[tuple[str, int, int], ...] = ()
    rule: str = ""


_EMPTY = Circumstance(None, None, None)


def circumstances(
    reading: Reading, drafts: Sequence[Draft], totals: Sequence[int | None]
) -> tuple[Circumstance, ...]:
    """The circumstances of each draft; ``totals`` are those of ``find_totals``."""
    found = [_EMPTY] * len(drafts)
    by_sentence: dict[int, list[int]] = {}
    for i, draft in enumerate(drafts):
        by_sentence.setdefault(draft.sentence, []).append(i)
    labels = Labels(reading, drafts)
    for number in sorted(by_sentence):
        mine = sorted(by_sentence[number], key=lambda i: drafts[i].first)
        told = _of_sentence(labels, mine, drafts, totals)
        for i, circumstance in zip(mine, told, strict=True):
            found[i] = circumstance
    _from_totals(reading, drafts, totals, found)
    for number in sorted(by_sentence):
        if reading.document.blocks[reading.sentences[number].block].kind != "row":
            _from_before(reading, number, by_sentence, drafts, found)
    _from_totals(reading, drafts, totals, found)
    return tuple(found)


def _of_sentence(
    labels: Labels, mine: list[int], drafts: Sequence[Draft], totals: Sequence[int | None]
) -> list[Circumstance]:
    """The circumstances that one sentence tells of its figures, in their order."""
    reading, number = labels.reading, drafts[mine[0]].sentence
    s = reading.sentences[number]
    code = reading.language.code
    place_of = {i: k for k, i in enumerate(mine)}
    above = tuple(place_of.get(t) if (t := totals[i]) is not None else None for i in mine)
    scope = Scope(code, s, tuple(drafts[i] for i in mine), above)
    if reading.document.blocks[s.block].kind == "row":
        return [_of_row(reading, d) for d in scope.drafts]
    said = speech(s, code)
    there = places(reading.text, s, code, said)
    of_each = [p for p in there if _of_each(s, p.first, code)]
    where = spread(scope, [p for p in there if p not in of_each], both=True)
    before = tuple(region for d in scope.drafts if (region := _told_of_before(s, d)) is not None)
    before += tuple(region for d in scope.drafts if (region := _judged(s, d, code)) is not None)
    counted = frozenset(i for d in scope.drafts for i in range(d.first, d.last))
    times = [p for p in periods(s, code, said, counted) if not any(a <= p.first < b for a, b in before)]
    when = spread(scope, times, both=False)
    behind = _said_behind(reading, number) if scope.drafts[0].rule == "bare_list" else ()
    who = perpetrators(reading, scope, said)
    out: list[Circumstance] = []
    for k, draft in enumerate(scope.drafts):
        spans = labels.beside(number, draft) or (
            *where[k],
            *(
                (p.value, p.last)
                for p in of_each
                if draft.first < p.first and all(b <= p.first for _, b in where[k])
            ),
        )
        if not spans and points_there(s, code, draft.first, draft.last):
            before_it = place_before(reading, number, draft.first)
            place: tuple[Where, ...] = (before_it,) if before_it else ()
        else:
            place = tuple((number, a, b) for a, b in spans or labels.above(number, draft))
        hours = tuple((number, a, b) for a, b in when[k]) or behind
        if draft.harm == "killed":
            place = tuple(w for w in place if not _of_the_hurt(reading, w, scope.drafts[k + 1 :]))
        told = _circumstance(reading, place, hours, who[k])
        if draft.place or draft.period:
            told = told._replace(place=draft.place or told.place, period=draft.period or told.period)
        out.append(told)
    return out


def _of_each(s: Sentence, at: int, code: str) -> bool:
    """``62 in Rusafa and 22 in Arza, both in Hama province``: where each of the places before lies."""
    if s.cls[at - 1 : at] in ("n", "9"):
        at -= 1  # "all three in"
    return at > 1 and s.low[at - 1] in words(code, "places", "of_each") and s.cls[at - 2] in ",(-"


def _told_of_before(s: Sentence, draft: Draft) -> tuple[int, int] | None:
    """``three of the wounded admitted last Thursday have since died``: that is not when they died."""
    entry = s.entries[draft.phrase_end - 1]
    if draft.trigger is None or entry is None or entry.harm in (None, draft.harm):
        return None
    return draft.phrase_end, draft.trigger


def _judged(s: Sentence, draft: Draft, code: str) -> tuple[int, int] | None:
    """``A court convicted him in May 2013 of the murder of 40``: when he was judged, not when they died."""
    at = draft.trigger if draft.rule.startswith(("noun_of", "gerund", "event")) else None
    if at is None or re.search("[oiw][tD]?[qxX]{0,2}$", s.cls[max(0, at - 5) : at]) is None:
        return None
    begin = max(s.cls.rfind(c, 0, at) for c in ";:") + 1
    return (begin, at) if not words(code, "dates", "judged").isdisjoint(s.low[begin:at]) else None


def _of_the_hurt(reading: Reading, where: Where, others: Sequence[Draft]) -> bool:
    """``Three died, and 22 are being treated at Musa hospital``: nobody died there."""
    number, first, last = where
    s = reading.sentences[number]
    wards = reading.language.words("harms", "injured", "wards")
    hurt = any(d.harm == "injured" and d.sentence == number and d.last <= first for d in others)
    return hurt and not wards.isdisjoint(s.low[first:last])


def _said_behind(reading: Reading, number: int) -> tuple[Where, ...]:
    """``745 civilians, 125 soldiers. All of them dead within four days.``: when, by the sentence behind."""
    if number + 1 >= len(reading.sentences):
        return ()
    s = reading.sentences[number + 1]
    found = periods(s, reading.language.code, speech(s, reading.language.code))
    same = s.block == reading.sentences[number].block
    return ((number + 1, found[0].value, found[0].last),) if found and same else ()


def _of_row(reading: Reading, draft: Draft) -> Circumstance:
    """What a table's row, head and caption tell of a cell."""
    above = time_above(reading, draft) if draft.period is None else None
    told = _circumstance(reading, (), (above,) if above else (), None)
    place = _row_place(draft, reading.language.code)
    return told._replace(place=place, period=draft.period or told.period, rule="table")


def _row_place(draft: Draft, code: str) -> str | None:
    """The label of a row, unless it is that of a total."""
    label = draft.place
    said = label.lower().split() if label else []
    first = said[0].strip(":*") if said else ""
    alone = len(said) == 1 and first in words(code, "parts", "totals")
    return None if alone or first in words(code, "parts", "total_labels") else label


def _circumstance(
    reading: Reading, where: tuple[Where, ...], when: tuple[Where, ...], who: Where | None
) -> Circumstance:
    """The words of the given tokens, each with the number of its sentence."""
    evidence: list[tuple[str, int, int]] = []
    for name, spans in (("place", where), ("period", when), ("perpetrator", (who,) if who else ())):
        for k, a, b in spans:
            evidence.append((name, reading.sentences[k].starts[a], reading.sentences[k].ends[b - 1]))
    return Circumstance(
        ", ".join(reading.words(*span) for span in where) or None,
        " ".join(reading.words(*span) for span in when) or None,
        reading.words(*who) if who else None,
        tuple(evidence),
        "sentence",
    )


def _from_totals(
    reading: Reading, drafts: Sequence[Draft], totals: Sequence[int | None], found: list[Circumstance]
) -> None:
    """Fill what a part leaves open from a total that stands near enough."""
    done: set[int] = set()
    for i in range(len(drafts)):
        chain: list[int] = [i]
        while chain[-1] not in done and (above := totals[chain[-1]]) is not None and above != i:
            chain.append(above)
        done.update(chain)
        for part, total in zip(reversed(chain[:-1]), reversed(chain[1:]), strict=True):
            if shares(reading, drafts[part], drafts[total]):
                whole = found[total]
                if drafts[part].sentence != drafts[total].sentence:
                    whole = whole._replace(perpetrator=None)
                found[part] = _filled(found[part], whole, "total")
    _from_siblings(reading, drafts, totals, found)


def _from_siblings(
    reading: Reading, drafts: Sequence[Draft], totals: Sequence[int | None], found: list[Circumstance]
) -> None:
    """Give the period of a part to the next part of the same total that goes on telling it."""
    last: dict[int, int] = {}
    for i, total in enumerate(totals):
        if total is None:
            continue
        before = last.get(total)
        last[total] = i
        if before is None or not shares(reading, drafts[i], drafts[before]):
            continue
        found[i] = _filled(found[i], found[before]._replace(place=None, perpetrator=None), "part before")


def _from_before(
    reading: Reading,
    number: int,
    by_sentence: Mapping[int, list[int]],
    drafts: Sequence[Draft],
    found: list[Circumstance],
) -> None:
    """Fill what the sentence points back for: the count that ``it`` stands for, the event just told."""
    mine = by_sentence[number]
    s = reading.sentences[number]
    earlier = by_sentence.get(number - 1, [])
    for i in mine:
        if (
            earlier
            and found[i].place is None
            and stands_for_the_count(s, reading.language.code, drafts[i].first)
        ):
            same = [j for j in earlier if drafts[j].harm == drafts[i].harm]
            if same:
                found[i] = _filled(
                    found[i], found[same[0]]._replace(period=None, perpetrator=None), "count before"
                )
    if all(found[i].place is None for i in mine):
        where, when, who = event_before(reading, number, by_sentence)
        event = _circumstance(reading, (where,) if where else (), (when,) if when else (), who)
        if where is not None:
            for i in mine:
                found[i] = _filled(found[i], event, "event before")


def _filled(part: Circumstance, total: Circumstance, rule: str) -> Circumstance:
    fields = {
        name: getattr(total, name)
        for name in ("place", "period", "perpetrator")
        if getattr(part, name) is None and getattr(total, name) is not None
    }
    if not fields:
        return part
    evidence = part.evidence + tuple(e for e in total.evidence if e[0] in fields)
    return part._replace(**fields, evidence=evidence, rule=rule)
