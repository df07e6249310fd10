"""From mentions to groups of persons, each person in one group: what is told again does not add.

A later figure is taken for the same persons unless its words, or its sentence, say that it tells of others. A
total wins over its parts; the parts tell the classes of those in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tolltrace.find.fates import CAUGHT, HARMS
from tolltrace.find.mentions import Mention

# How many groups a text is followed back for persons told before: a list of a thousand names stays cheap.
_REACH = 50
# One class, or the two that a man of office can be told by.
_ALIKE = (
    *({victims} for victims in ("civilian", "security_force", "armed_group", "combatant", "official")),
    {"civilian", "official"},
)
# Rules that find another number for the persons just counted.
_COUNTS = ("count", "count_pronoun", "given")
_OF_THE_SAME = ("among", "of_the", "those_before")


@dataclass(slots=True)
class Group:
    """``low`` to ``high`` persons who suffered one harm, first told in ``sentence``.

    ``parts`` are the numbers of those of another class than ``victims``. ``apart`` of them were told with
    them, ``listed`` one by one later. ``further``: they were told as others than some before.
    """

    low: int
    high: int | None
    victims: str
    sentence: int
    counted: bool = True
    names: tuple[frozenset[str], ...] = ()
    parts: dict[str, int] = field(default_factory=dict)
    listed: int = 0
    apart: int = 0
    beside: bool = False
    further: bool = False
    trigger: int = -1

    def add_part(self, victims: str, count: int) -> None:
        """Let some of the group be of a class of their own; a rebel's rank or office makes him no other."""
        if self.victims in ("unspecified", "civilian") and victims not in (self.victims, "unspecified"):
            self.parts[victims] = self.parts.get(victims, 0) + count


def fold(found: list[Mention]) -> dict[str, list[Group]]:
    """The groups of each harm, in the order of the text."""
    out: dict[str, list[Group]] = {harm: [] for harm in HARMS}
    where: dict[int, Group] = {}
    totals = _breakdowns(found)
    sizes = _sizes(found)
    for n, m in enumerate(found):
        if m.background or (m.person.low == 0 and m.person.high == 0):
            continue
        if m.harm == "injured" and _dead(out["killed"], m):
            continue
        if _of_a_total(out[m.harm], m):
            continue
        groups = out[m.harm][-_REACH:]
        total = totals.get(n, m.total)
        if total is not None and total in where:
            group: Group | None = where[total]
            where[total].add_part(m.victims, m.person.low)
        elif (group := _list_told_before(groups, m, sizes)) is not None:
            group.names = (group.names + m.person.names)[-_REACH:]
            if group.victims == "unspecified":
                group.add_part(m.victims, m.person.low)
        elif (group := _told_before(groups, m)) is not None:
            _tell_again(group, m, groups)
        elif (group := _new(m)) is not None:
            out[m.harm].append(group)
        if group is not None:
            where[n] = group
    return out


def _of_a_total(groups: list[Group], m: Mention) -> bool:
    """``rose to 61 from 57``, ``40 died; officials had said 70``, ``38 died, after two more were found``."""
    here = [g for g in groups if g.sentence == m.sentence]
    return bool(here) and (m.rule in _COUNTS or (m.included and max(g.low for g in here) > m.person.low))


def _dead(killed: list[Group], m: Mention) -> bool:
    """Whether one who is told to be injured is one whose death was told: ``She died. She was hurt when``."""
    if not killed or m.person.low != 1 or m.further:
        return False
    if m.person.names:
        return any(_same_name(g, m) for g in killed[-_REACH:])
    last = killed[-1]
    return m.pronoun and last.low == 1 and m.sentence - last.sentence in (0, 1)


def _same_name(g: Group, m: Mention) -> bool:
    return any(a and b and (a <= b or b <= a) for a in m.person.names for b in g.names)


def _new(m: Mention) -> Group | None:
    """The group that a mention begins, if it tells how many."""
    f = m.person
    if m.stands_for is not None and (f.low > 1) == (m.stands_for[0] != 1):
        low, victims = m.stands_for
        if not low:
            return None
        return Group(low, low, victims, m.sentence)
    if not f.counted or m.rule.startswith("those_before"):
        return None
    group = Group(f.low, f.high, m.victims, m.sentence, names=f.names, further=m.further, trigger=m.trigger)
    group.beside = m.beside
    group.apart = sum(part.low for part in f.parts)
    for victims, count in m.parts:
        group.add_part(victims, count)
    return group


def _tell_again(group: Group, m: Mention, groups: list[Group]) -> None:
    """Take in what a later telling of the same persons adds: a higher number, a class, names, parts."""
    # A surname alone would fit his relatives, too.
    new = tuple(b for b in m.person.names if not any(b <= a for a in group.names))
    group.names = (group.names + new)[-_REACH:]
    more = m.person.low - sum(g.low for g in groups)
    if m.person.counted and not m.further and more > 0:
        group.high = None if m.person.high is None or group.high is None else group.high + more
        group.low += more
    if group.victims == "unspecified":
        group.victims = m.victims
    if not group.parts:
        for victims, count in m.parts:
            group.add_part(victims, count)


def _told_before(groups: list[Group], m: Mention) -> Group | None:
    """The group that a mention tells again."""
    if not groups:
        return None
    f = m.person
    if m.rule.startswith(_OF_THE_SAME):
        return groups[-1]
    elsewhere = [g for g in groups if g.sentence != m.sentence]
    if m.beside and not any(_same_name(g, m) for g in elsewhere):
        return next((g for g in elsewhere if g.beside and g.low == f.low), None)
    if m.further and f.counted and (same := [g for g in elsewhere if g.further and g.low == f.low]):
        return same[0]
    for g in elsewhere:
        if _same_name(g, m):
            return g
    fits = [g for g in groups if {g.victims, m.victims} in _ALIKE or "unspecified" in (g.victims, m.victims)]
    others = m.further and not f.names and f.low == 1
    told_here = all((g.sentence, g.trigger) == (m.sentence, m.trigger) for g in groups)
    if told_here and ((f.again and f.heads) or m.rule == "body_of"):
        return None  # "killing a passenger and the driver", "the bodies of a mayor and his wife"
    if (f.again and not others) or (m.rule == "body_of" and not m.further):
        if m.rule == "body_of" and not f.again and f.low > sum(g.low for g in fits):
            return None
        group = (fits or groups)[-1]
        group.listed += f.low if f.counted and f.low < group.low else 0
        return group
    fits = [g for g in fits if g.sentence != m.sentence]
    if not fits and m.by_name and m.harm in CAUGHT:
        # Whoever is arrested is told by his trade as often as by his arms.
        fits = [g for g in elsewhere if g.low == 1 and not g.names]
    if not fits:
        return None
    group = next((g for g in fits if g.low == f.low), max(fits, key=lambda g: g.low))
    if m.further or m.apart:
        # "two men were killed in separate attacks … in another, a man": one of those announced before.
        announced = group.low > 1 and group.low >= group.listed + f.low and (group.listed or not m.further)
        announced = announced or (f.low > 1 and group.apart > 0 and group.low == group.apart + f.low)
        if not announced:
            return None
    group.listed += f.low
    return group


def _list_told_before(groups: list[Group], m: Mention, sizes: dict[tuple[int, str], int]) -> Group | None:
    """The group that a sentence tells again person by person: their numbers sum to its number."""
    size = sizes.get((m.sentence, m.harm)) if _in_list(m) else None
    earlier = [g for g in groups if g.sentence != m.sentence]
    if size is None or not earlier:
        return None
    if sum(g.low for g in earlier) == size:
        return earlier[-1]
    return next((g for g in earlier if g.low == size), None)


def _in_list(m: Mention) -> bool:
    return not m.background and not m.person.again and m.person.counted and not m.further and m.total is None


def _sizes(found: list[Mention]) -> dict[tuple[int, str], int]:
    """By sentence and harm how many persons several mentions tell together."""
    lows: dict[tuple[int, str], list[int]] = {}
    for m in found:
        if _in_list(m):
            lows.setdefault((m.sentence, m.harm), []).append(m.person.low)
    return {key: sum(got) for key, got in lows.items() if len(got) > 1}


def _breakdowns(found: list[Mention]) -> dict[int, int]:
    """For each mention of a list that sums to the figure before it, the position of that figure.

    ``eight people: six policemen, a guard and a teacher``
    """
    out: dict[int, int] = {}
    for n, m in enumerate(found):
        if n in out or m.person.low < 2:
            continue
        room = m.person.low - len(m.person.names)
        if m.opened or m.whole or (m.person.names and room > 0):
            # "five rebels, identified as Ram, a clerk, Som, …": all that follow are some of them.
            for k in range(n + 1, len(found)):
                o = found[k]
                if (o.sentence, o.harm) != (m.sentence, m.harm) or o.person.low > room:
                    break
                if (not m.whole and (o.trigger != m.trigger or not (m.opened or o.person.names))) or o.beside:
                    break
                out[k] = n
                room -= 0 if m.whole else o.person.low
        rest, k = m.person.low, n + 1
        while rest > 0 and k < len(found) and (found[k].sentence, found[k].harm) == (m.sentence, m.harm):
            rest -= found[k].person.low
            k += 1
        if rest == 0 and k - n > 2:
            out.update(dict.fromkeys(range(n + 1, k), n))
    return out
