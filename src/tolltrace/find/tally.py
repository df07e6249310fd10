"""A text's own toll: how many persons it says were harmed, by harm and class, nobody counted twice.

Bounds are those of the labelling guide. ``best`` is the low bound, for open and for vague figures, too: it
is what the text vouches for. Only where a text gives an upper bound alone (``up to 30``) it is that bound.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tolltrace.find.mentions import HARMS, Mention, find_mentions
from tolltrace.find.reading import Reading, read
from tolltrace.find.standing import standing
from tolltrace.langs import language as load_language
from tolltrace.model import Harmed, Tally
from tolltrace.text import Document


@dataclass(slots=True)
class _Group:
    """Persons counted so far for one harm; ``listed`` of them were told one by one."""

    low: int
    high: int | None
    victims: str
    sentence: int
    counted: bool
    names: list[frozenset[str]] = field(default_factory=list)
    parts: dict[str, int] = field(default_factory=dict)
    listed: int = 0
    further: bool = False


def find_tally(document: Document) -> Tally:
    """The toll that a cleaned report tells of its own episode."""
    return tally(read(document, load_language(document.report.language or "en")))


def tally(reading: Reading) -> Tally:
    """The toll of a text that has been read."""
    groups = _fold(find_mentions(reading))
    for harm in ("killed", "injured", "abducted"):
        for g in groups[harm]:
            if g.victims == "unspecified":
                g.victims = standing(reading, g.sentence)
    return Tally(reading.document.report.id, tuple((harm, _sum(groups[harm])) for harm in HARMS))


def _sum(groups: list[_Group]) -> Harmed:
    by: dict[str, int] = {}
    for g in groups:
        rest = g.low
        for victims, count in sorted(g.parts.items()):
            count = min(count, rest)
            by[victims] = by.get(victims, 0) + count
            rest -= count
        if rest > 0:
            by[g.victims] = by.get(g.victims, 0) + rest
    low = sum(g.low for g in groups)
    highs = [g.high for g in groups]
    high = None if None in highs else sum(h for h in highs if h is not None)
    return Harmed(low, low, high, tuple(sorted(by.items())))


def _fold(found: list[Mention]) -> dict[str, list[_Group]]:
    out: dict[str, list[_Group]] = {h: [] for h in HARMS}
    where: dict[int, _Group] = {}
    skip = _breakdowns(found)
    told = _retold(found)
    for n, m in enumerate(found):
        groups = out[m.harm]
        f = m.person
        if (f.low == 0 and f.high == 0) or m.background:
            continue
        names = list(f.names)
        total = skip.get(n, m.total)
        if total is not None and total in where:
            g = where[total]
            if m.victims not in (g.victims, "unspecified"):
                g.parts[m.victims] = g.parts.get(m.victims, 0) + f.low
            where[n] = g
            continue
        old = told[n].get(m.harm) and groups and _of_size(groups, told[n][m.harm], m.sentence)
        if old:
            _detail(old, m)
            where[n] = old
            continue
        old = _same(groups, m, names)
        if old is None and m.stands_for is not None and (f.low > 1) == (m.stands_for[0] > 1):
            low, victims = m.stands_for
            groups.append(_Group(low, low, victims, m.sentence, True))
            where[n] = groups[-1]
            continue
        if old is None and (not f.counted or m.rule.startswith("those_before")):
            continue
        if old is not None:
            where[n] = old
            old.names += names
            if f.counted and not old.counted:
                old.low, old.high, old.counted = f.low, f.high, True
            elif f.counted and not m.further and (more := f.low - sum(g.low for g in groups)) > 0:
                old.high = None if f.high is None or old.high is None else old.high + more
                old.low += more
            if old.victims == "unspecified" and m.victims != "unspecified":
                old.victims = m.victims
            if not old.parts:
                _add_parts(old, m)
            continue
        g = _Group(f.low, f.high, m.victims, m.sentence, f.counted, names, further=m.further)
        _add_parts(g, m)
        groups.append(g)
        where[n] = g
    return out


def _retold(found: list[Mention]) -> list[dict[str, int]]:
    """For each mention how many persons its sentence tells to have suffered each harm, if several mentions do."""
    sums: dict[tuple[int, str], list[int]] = {}
    for m in found:
        if not m.background and not m.person.again and m.person.counted and not m.further and m.total is None:
            sums.setdefault((m.sentence, m.harm), []).append(m.person.low)
    return [
        {m.harm: sum(got)}
        if len(got := sums.get((m.sentence, m.harm), [])) > 1 and not m.person.again and not m.further
        else {}
        for m in found
    ]


def _of_size(groups: list[_Group], size: int, sentence: int) -> _Group | None:
    """The one group of an earlier sentence, or all of them, that a list of persons tells again."""
    earlier = [g for g in groups if g.sentence != sentence]
    for g in earlier:
        if g.low == size:
            return g
    return earlier[-1] if earlier and sum(g.low for g in earlier) == size else None


def _detail(g: _Group, m: Mention) -> None:
    """Let a later list tell the classes of persons who were counted without one."""
    g.names += m.person.names
    if g.victims == "unspecified" and m.victims != "unspecified":
        g.parts[m.victims] = g.parts.get(m.victims, 0) + m.person.low


def _add_parts(g: _Group, m: Mention) -> None:
    for victims, count in m.parts:
        if victims not in (g.victims, "unspecified"):
            g.parts[victims] = g.parts.get(victims, 0) + count


def _breakdowns(found: list[Mention]) -> dict[int, int]:
    """For each mention of a list that sums to the figure before it, the position of that figure.

    ``eight people: six policemen, a guard and a teacher``
    """
    out: dict[int, int] = {}
    for n, m in enumerate(found):
        if n in out or m.person.low < 2:
            continue
        rest, k = m.person.low, n + 1
        while rest > 0 and k < len(found) and (found[k].sentence, found[k].harm) == (m.sentence, m.harm):
            rest -= found[k].person.low
            k += 1
        if rest == 0 and k - n > 2:
            out.update(dict.fromkeys(range(n + 1, k), n))
    return out


def _same(groups: list[_Group], m: Mention, names: list[frozenset[str]]) -> _Group | None:
    if not groups:
        return None
    f = m.person
    if m.rule.startswith(("among", "of_the", "those_before")):
        return groups[-1]
    if m.further and f.counted:
        for g in groups:
            if g.further and g.low == f.low and g.sentence != m.sentence:
                return g
    for g in groups:
        if g.sentence != m.sentence and any(a and b and (a <= b or b <= a) for a in names for b in g.names):
            return g
    fits = [g for g in groups if g.victims == m.victims or "unspecified" in (g.victims, m.victims)]
    if (f.again and not (m.further and not f.names and f.low == 1)) or (
        m.rule == "body_of" and not m.further
    ):
        return (fits or groups)[-1]
    earlier = [g for g in fits if g.sentence != m.sentence]
    if not earlier:
        return None
    g = next((g for g in earlier if g.low == f.low), max(earlier, key=lambda g: g.low))
    if m.further or m.apart:
        if g.low >= g.listed + f.low and (g.listed or not m.further) and g.low > 1:
            g.listed += f.low
            return g
        return None
    g.listed += f.low
    return g
