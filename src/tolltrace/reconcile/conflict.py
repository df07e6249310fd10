"""Two origins that one report sets side by side, whose figures cannot both hold.

They clash where their bounds for one count do not meet, or where a part is larger than the whole: more
soldiers than dead in all, more dead in one town than in the province, somebody where the other has nobody. A
figure of another day is none, since tolls rise; neither are the patients of two hospitals, nor an hour of a
toll that moves within the report.
Figures of different reports are left to their series: what looks like a conflict there is mostly another day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations, product

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene, bounds, inside, one_day, said, where
from tolltrace.reconcile.origins import giver, is_hospital, of_the_state, one_family
from tolltrace.reconcile.told import as_told, whose
from tolltrace.reconcile.voices import fold

_FIRM = ("asserted", "unverified", "alleged")
# Below ten two bodies mostly speak of two groups of people, whatever their words.
_LEAST = 10
# So are figures that differ by more than twice: at three times there are more false alarms than conflicts.
_FAR = 2
_SOLDIERS = ("security_force", "armed_group")
# A number rounded to its first two digits is off by no more than one in twenty.
_ROUNDED = 20
# A count "by Monday" and one of Tuesday morning are of one night.
_A_DAY = timedelta(days=1)
# An old and a new figure stand in many reports; three of one body are a toll told hour by hour.
_MOVES = 3
# So many bodies and counts one report may set side by side; more is a list, and pairs grow by the square.
_WINDOW = 60
Line = tuple[str, str, str, str | None, str | None, str | None]


def conflicts(
    scene: Scene, other: Collection[str], classes: Sequence[tuple[Claim, ...]], misgiven: Collection[str]
) -> list[Finding]:
    """All conflicts, each two origins once a count.

    ``other`` are the ids of claims of other episodes, ``misgiven`` those of figures that a report gives to a
    wrong body. A figure may be all that its tellings (``classes``) say: ``70``, told as ``at least 70``.
    """
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for c in scene.claims:
        if c.id not in other and c.id not in misgiven and _firm(c, scene):
            of_report[c.report].append(c)
    open_above = {c.id for group in classes if any(o.quantity.high is None for o in group) for c in group}
    out: list[Finding] = []
    told: set[tuple[object, ...]] = set()
    for claims in of_report.values():
        counts = _whole(_latest([c for c in claims if _counts(c, scene)], scene), scene)
        none = [c for c in claims if c.quantity.low == c.quantity.high == 0 and c.part_of is None]
        for a, b in (*combinations(counts[:_WINDOW], 2), *product(none[:_WINDOW], counts[:_WINDOW])):
            names = sorted((giver(a, scene) or "", giver(b, scene) or ""))
            key = (*names, a.harm, where(a, scene), where(b, scene))
            if key not in told and _clash(a, b, scene, open_above):
                told.add(key)
                out.append(Finding("conflict", (a.id, b.id), _note(a, b, scene)))
    for a, b in _rejected(scene, of_report, other, classes):
        names = sorted((giver(a, scene) or "", giver(b, scene) or ""))
        key = (*names, a.harm, where(a, scene), where(b, scene))
        if key not in told:
            told.add(key)
            out.append(Finding("conflict", (a.id, b.id), _note(a, b, scene)))
    return out


def _rejected(
    scene: Scene,
    of_report: Mapping[str, Sequence[Claim]],
    other: Collection[str],
    classes: Sequence[tuple[Claim, ...]],
) -> Iterator[tuple[Claim, Claim]]:
    """A body's figure that another one rejects, with the lower one that the other sets against it."""
    tellings = {c.id: group for group in classes for c in group}
    firm = {fold(c.source) for claims in of_report.values() for c in claims if c.source}
    for c in scene.claims:
        if c.stance != "denied" or c.id in other or giver(c, scene) not in firm or not said(c.quantity):
            continue
        publisher = fold(scene.reports[c.report].publisher)
        lower = [
            o
            for o in of_report.get(c.report, ())
            if o.harm == c.harm
            and (o.quote == c.quote or giver(o, scene) == publisher)
            and not one_family(giver(o, scene), giver(c, scene))
            and o.quantity.high is not None
            and o.quantity.high < bounds(c.quantity)[0]
            and _within(c, o, scene)
            and o.id not in scene.totals
        ]
        if lower:
            own = min(lower, key=lambda o: abs(o.span.start - c.span.start))
            said_so = (
                o
                for o in tellings.get(c.id, ())
                if o.stance != "denied" and giver(o, scene) == giver(c, scene)
            )
            yield next(said_so, c), own


def _note(a: Claim, b: Claim, scene: Scene) -> str:
    note = f"{as_told(a)} by {whose(a, scene)}, {as_told(b)} by {whose(b, scene)}"
    if {a.victims, b.victims} == {"combatant", "security_force"}:
        return f"{note}, if the fighters are the government's own"
    return note


def _firm(c: Claim, scene: Scene) -> bool:
    """Whether some body gives this number as what it knows."""
    return giver(c, scene) is not None and c.stance in _FIRM and c.quantity.modifier != "vague"


def _counts(c: Claim, scene: Scene) -> bool:
    """Whether a claim is some origin's count of the whole, or of one of its places or classes."""
    if not said(c.quantity) or is_hospital(giver(c, scene)):
        return False
    total = scene.totals.get(c.id)
    return total is None or (total.victims, total.harm) != (c.victims, c.harm) or c.id in scene.shares


def _latest(claims: Sequence[Claim], scene: Scene) -> list[Claim]:
    """Of each origin, for each count, the largest figure of a report, unless the toll moves on there."""
    lines: dict[Line, list[Claim]] = defaultdict(list)
    for c in claims:
        key = (giver(c, scene) or "", c.harm, c.victims, where(c, scene), fold(c.group), one_day(c, scene))
        lines[key].append(c)
    still = [line for line in lines.values() if len({said(c.quantity) for c in line}) < _MOVES]
    return [max(line, key=lambda c: (said(c.quantity) or 0, -c.span.start)) for line in still]


def _whole(claims: Sequence[Claim], scene: Scene) -> list[Claim]:
    """Without what is far below another figure of the report and for no named place: it counts less."""
    most: Counter[tuple[str, str]] = Counter()
    for c in claims:
        key = (c.harm, c.victims)
        most[key] = max(most[key], said(c.quantity) or 0)
    return [c for c in claims if where(c, scene) or (said(c.quantity) or 0) * _FAR >= most[c.harm, c.victims]]


def _clash(a: Claim, b: Claim, scene: Scene, open_above: Collection[str]) -> bool:
    if a.harm != b.harm or one_family(giver(a, scene), giver(b, scene)):
        return False
    few, many = sorted((said(a.quantity) or 0, said(b.quantity) or 0))
    none, some = (a, b) if said(a.quantity) == few else (b, a)
    place, people = where(none, scene), fold(none.group)
    # "No civilian" is of everywhere, "no one" only of the crew just named.
    everywhere = (None,) if none.victims != "unspecified" and many >= _LEAST else ()
    nobody = (
        few == 0 and place in (*everywhere, where(some, scene)) and people in (*everywhere, fold(some.group))
    )
    alike = few >= _LEAST and many <= _FAR * few
    if one_day(a, scene) != one_day(b, scene) or not (nobody or alike):
        return False
    return _exceeds(a, b, scene, open_above) or _exceeds(b, a, scene, open_above)


def _exceeds(part: Claim, whole: Claim, scene: Scene, open_above: Collection[str]) -> bool:
    """Whether a count that lies in another one, or is the same, is larger than the other can be."""
    least, most = _span(part)[0], _span(whole)[1]
    if most is None or whole.id in open_above or least <= most:
        return False
    if not _within(part, whole, scene) or inside(part, whole, scene) is not True:
        return False
    counted, before = _day(part, scene), _day(whole, scene)
    return counted is None or before is None or counted <= before + _A_DAY


def _within(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether the people of one count are among those of the other.

    Fighters of no named side, told by a government, may be its own; ``_note`` says so.
    """
    if a.victims == "combatant" and b.victims == "security_force":
        return of_the_state(giver(a, scene))
    if b.victims in ("civilian", "unspecified") and b.group is not None and fold(a.group) != fold(b.group):
        return False
    soldiers = b.victims == "combatant" and a.victims in _SOLDIERS
    return b.victims in (a.victims, "unspecified") or soldiers


def _span(claim: Claim) -> tuple[int, int | None]:
    low, high = bounds(claim.quantity)
    if claim.quantity.modifier != "about":
        return low, high
    return low - low // _ROUNDED, None if high is None else high + high // _ROUNDED


def _day(claim: Claim, scene: Scene) -> date | None:
    """The day by which a figure was counted, as its words tell, else the day of its report."""
    period, days = scene.periods.get(claim.id), scene.days
    counted = (period.as_of or period.end) if period is not None else None
    if counted is not None and days is not None and days.start == days.end == counted:
        counted = None  # the day of the attack: when they died, not when they were counted
    day = counted or scene.reports[claim.report].published
    return date.fromisoformat(day) if day else None
