"""An origin's figures for one count in the order of their time: a later one supersedes, it never adds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import (
    Scene,
    akin,
    bounds,
    content,
    digits,
    in_column,
    names_a_place,
    one_day,
    rounds,
    said,
    where,
)
from tolltrace.reconcile.origins import giver, nameless, one_family
from tolltrace.reconcile.told import as_told, whose
from tolltrace.reconcile.voices import fold

# Counts of people who are in a state now: a day named with them is the day of the count.
_STOCKS = ("displaced", "missing")
_ARMED = ("security_force", "armed_group", "combatant")
_HOUSED = ("displaced", "homes_destroyed")
# A stage of a toll is no less than this part of another one of its report. Tolls grow tenfold from report to
# report, but within one an eighth is a town or a group of people without its name.
_FAR = 8
# A coarse figure that is larger by no more than a half stands for the exact one beside it.
_BEYOND = 2
# A toll of the dead is corrected down by less than a half.
_SOME = 2
# A spot that has two thirds of the whole is told for the whole, at an earlier stage.
_NEARLY = 3
# A figure that is taken back was wrong by a fifth of it at the most.
_CORRECTED = 5
# No war has more sides; bounds the work where words do not tell them.
_SIDES = 8
# Bounds the work in a report of many figures; a quarter of it changes no finding of a case.
_WINDOW = 80
Key = tuple[str, str, str, str | None, str | None, str | None]


def updates(scene: Scene, without: Collection[str], classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """The steps of each series, up or down: those of one report together, then from report to report.

    ``without`` are the ids of claims that are no stage of a toll: of other episodes, increments (``158
    more``), and what is told of a wrong count. Two tellings of one figure (``classes``) are no step.
    """
    told = {c.id: n for n, group in enumerate(classes) for c in group}
    out: list[Finding] = []
    for key, line in series(scene, without):
        for run in (*_within_reports(scene, line), *_between(scene, line, told)):
            numbers = [as_told(c) for c in run]
            place = f", {run[-1].place}" if key[3] is not None and run[-1].place else ""
            note = f"{whose(run[0], scene)}{place}: {' became '.join(numbers)}"
            out.append(Finding("update", tuple(c.id for c in run), note))
    return out


def _within_reports(scene: Scene, line: Sequence[Claim]) -> Iterator[Sequence[Claim]]:
    """The stages that one report tells, in their order."""
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in line:
        of_report[claim.report].append(claim)
    for claims in of_report.values():
        run = stages(scene, claims)
        if len(run) > 1 and not _one_breath(run):
            yield run


def _one_breath(run: Sequence[Claim]) -> bool:
    """Whether a sentence tells two counts of homes or of people without one, and no time with either.

    ``1,215 people, 286 households``; ``243 homes destroyed, 119 unfit to live in``: other units, no stages.
    """
    first, last = run[0], run[-1]
    alike = first.quote == last.quote and first.period == last.period
    return first.harm in _HOUSED and alike


def _between(scene: Scene, line: Sequence[Claim], told: Mapping[str, int]) -> Iterator[Sequence[Claim]]:
    """Steps from one report's figure to another's."""
    for before, after in pairwise(stages(scene, line)):
        if before.report != after.report and told.get(before.id, -1) != told.get(after.id, -2):
            yield (before, after)


def series(scene: Scene, without: Collection[str]) -> list[tuple[Key, list[Claim]]]:
    """The series with two figures or more, in the scene's order; ``without`` the claims of these ids."""
    lines: dict[Key, list[Claim]] = defaultdict(list)
    kept: list[tuple[str, Claim]] = []
    of_report: dict[str, list[tuple[str, Claim]]] = defaultdict(list)
    most: Counter[tuple[str, str]] = Counter()
    standing: set[str] = set()
    corrected = frozenset(_corrected(scene))
    # "97 of the wounded are in hospital", and below it a table of these 97.
    covered = {(c.report, c.harm, said(c.quantity)) for c in scene.claims if _covered(scene, c)}
    for claim in scene.claims:
        name = giver(claim, scene)
        if name is None or nameless(claim) or claim.stance == "possible":
            continue
        if claim.stance == "denied" and claim.id not in corrected:
            continue
        if claim.quantity.modifier == "vague" or claim.quantity.high == 1 or claim.id in without:
            continue
        again = in_column(claim) and (claim.report, claim.harm, said(claim.quantity)) in covered
        if again or _covered(scene, claim):
            continue
        kept.append((name, claim))
        of_report[claim.report].append((name, claim))
    for claims in of_report.values():
        for name, claim in claims:
            most[name, claim.harm] = max(most[name, claim.harm], said(claim.quantity) or 0)
        standing.update(c.id for name, c in claims if _stands(c, most[name, c.harm], scene))
    for name, claim in kept:
        day = None if claim.id in standing else one_day(claim, scene)
        lines[name, claim.harm, claim.victims, _spot(claim, scene), _group(claim), day].append(claim)
    whole = _with_the_whole(lines, scene)
    found = (each for key in sorted(whole, key=str) for each in _apart(key, whole[key], scene))
    return [(key, line) for key, line in found if len(line) > 1]


def _apart(key: Key, line: Sequence[Claim], scene: Scene) -> Iterator[tuple[Key, list[Claim]]]:
    """A line, and apart from it the figures for spots without a name that one report sets beside the whole.

    ``58 in this ward``, where ``131 of the whole boat`` stand in the same report, is no stage of them. Where
    no report has both, a spot without a name is all of the place.
    """
    most: dict[str, Counter[str]] = defaultdict(Counter)
    for c in line:
        words = _words(c, scene)
        most[c.report][words] = max(most[c.report][words], said(c.quantity) or 0)
    beside = {
        words
        for spots in most.values()
        for whole in (max(spots.values()),)
        for words in spots
        if spots[words] * _NEARLY < whole * (_NEARLY - 1)
    }
    rows: dict[str, list[Claim]] = defaultdict(list)
    for c in line:
        words = _words(c, scene)
        rows[words if words in beside else ""].append(c)
    for words, found in rows.items():
        for side in _sides(found):
            yield (*key[:3], words or key[3], *key[4:]), side


def _sides(line: Sequence[Claim]) -> list[list[Claim]]:
    """A line by whose fighters or soldiers they are, where one report sets two sides beside each other.

    Figures without words for it go with the largest.
    """
    sides: list[list[Claim]] = []
    for c in line:
        if c.victims in _ARMED and content(c.group):
            others = [[o for o in side[-_SIDES:] if _of_others(c, o)] for side in sides]
            free = [n for n, some in enumerate(others) if all(o.report != c.report for o in some)]
            akin = [n for n in free if not others[n]]
            if not free and len(sides) < _SIDES:
                sides.append([c])
            else:
                sides[(akin or free or [-1])[0]].append(c)
    if len(sides) < _SOME:
        return [list(line)]
    most = max(sides, key=lambda side: max(said(c.quantity) or 0 for c in side))
    told = {c.id for side in sides for c in side}
    most.extend(c for c in line if c.id not in told)
    order = {c.id: n for n, c in enumerate(line)}
    return [sorted(side, key=lambda c: order[c.id]) for side in sides]


def _words(claim: Claim, scene: Scene) -> str:
    """The words of a spot without a name; nothing for one with a name, and for a body's own house."""
    if where(claim, scene) is None or names_a_place(claim, scene) or _at_home(claim):
        return ""
    return " ".join(sorted(content(claim.place)))


def _corrected(scene: Scene) -> Iterator[str]:
    """Ids of figures that a body takes back where it gives its new one; a rumour is farther from that."""
    told: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for c in scene.claims:
        if c.stance == "asserted" and c.part_of is None:
            told[c.report, giver(c, scene) or "", c.harm].append(said(c.quantity) or 0)
    for c in scene.claims:
        if c.stance == "denied":
            number = said(c.quantity) or 0
            near = told[c.report, giver(c, scene) or "", c.harm][:_WINDOW]
            if any(0 < abs(number - other) * _CORRECTED <= number for other in near):
                yield c.id


def _stands(claim: Claim, most: int, scene: Scene) -> bool:
    """Whether a day named with a figure is the day of the count, and not the day of which it is.

    So it is with people who are in a state now, and with an episode of one day, where a toll of a later day
    counts all that were harmed; far fewer are those who died on that day. ``most`` is the largest figure of
    the body up to its report.
    """
    if claim.harm in _STOCKS:
        return True
    day, days = one_day(claim, scene), scene.days
    of_one_day = days is not None and days.start is not None and days.start == days.end
    return of_one_day and day is not None and (said(claim.quantity) or 0) * _SOME >= most


def misplaced(scene: Scene, classes: Sequence[tuple[Claim, ...]]) -> Iterator[str]:
    """Ids of tellings of a wrong count: a part told as a whole, another class, or another body's figure."""
    for group in classes:
        first = next((c for c in group if giver(c, scene) is not None), group[0])
        share = any(c.id in scene.shares for c in group)
        for c in group:
            other = c.victims not in (first.victims, "unspecified")
            other = other or not one_family(giver(first, scene), giver(c, scene))
            if other or (share and c.id not in scene.shares):
                yield c.id


def _with_the_whole(lines: Mapping[Key, list[Claim]], scene: Scene) -> dict[Key, list[Claim]]:
    """Figures for which an origin names no place are of the place that it names, if it names only one."""
    places: dict[Key, list[Key]] = defaultdict(list)
    for key, claims in lines.items():
        shares = any(c.id in scene.shares for c in claims) or all(_of_its_total(c, scene) for c in claims)
        if key[3] is not None and not shares:
            places[(*key[:3], None, *key[4:])].append(key)
    moved = {only[0]: key for key, only in places.items() if len(only) == 1 and key in lines}
    out: dict[Key, list[Claim]] = defaultdict(list)
    for key, claims in lines.items():
        out[moved.get(key, key)] += claims
    return {key: sorted(claims, key=scene.order) for key, claims in out.items()}


def _of_its_total(claim: Claim, scene: Scene) -> bool:
    """Whether a figure for a place is a part of its total's own class: nine of the wounded, flown out."""
    total = scene.totals.get(claim.id)
    return total is not None and (total.harm, total.victims) == (claim.harm, claim.victims)


def _spot(claim: Claim, scene: Scene) -> str | None:
    """The place as a key, if it has a name; an origin's own house is none: a hospital counts those in it."""
    without_name = not names_a_place(claim, scene) and claim.id not in scene.shares
    return None if _at_home(claim) or without_name else where(claim, scene)


def _at_home(claim: Claim) -> bool:
    place, name = content(claim.place), content(claim.source)
    return bool(place & name) and (place <= name or name <= place)


def _group(claim: Claim) -> str | None:
    """A group within a total (its children, its dead by one side) is a count of its own."""
    if claim.part_of is None or claim.victims not in ("civilian", "unspecified"):
        return None
    return fold(claim.group) or fold(claim.perpetrator)


def _covered(scene: Scene, claim: Claim) -> bool:
    """A part of its total's own class and place is no figure of a series: the total is.

    A part of a part is none either: those in camps are counted beside all the displaced of the place.
    """
    total = scene.totals.get(claim.id)
    if total is not None and total.harm != claim.harm:
        return False  # those of the wounded who died are no part of the toll of the wounded
    if total is not None and total.id in scene.totals and total.victims == claim.victims:
        return True
    if total is None or claim.victims not in (total.victims, "unspecified"):
        return False
    if claim.group and fold(claim.group) != fold(total.group):
        return False
    return _spot(claim, scene) in (None, _spot(total, scene))


def stages(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Of each number the first telling, by the day of the count or the outlet; of one day the lower first.

    A number far below another of its report is of something else, and so is one of another group than the
    stage before it. A coarse number beside the exact one of its report, or fulfilled by the stage before it
    (``more than 100`` after 119), is no stage.
    """
    of_report: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        of_report[c.report].append(c)
    first: dict[int, Claim] = {}
    for report in sorted(of_report, key=lambda r: scene.order(of_report[r][0])):
        most = max(said(c.quantity) or 0 for c in of_report[report])
        exact = [c for c in of_report[report] if c.quantity.modifier == "exact"][:_WINDOW]
        for c in sorted(of_report[report], key=lambda c: _dated(c, scene)):
            value = said(c.quantity) or 0
            # The total of a table may be that of a column of its own: those who died in hospitals.
            far = _SOME if in_column(c) and not c.period else _FAR
            if value * far >= most and not any(_beside(c, e) for e in exact):
                first.setdefault(value, c)
    found: list[Claim] = []
    for c in sorted(first.values(), key=lambda c: _when(c, scene)):
        if not found or not (
            _fulfilled(c, found[-1]) or _of_others(c, found[-1]) or _only_some(c, found[-1])
        ):
            found.append(c)
    return found


def _dated(claim: Claim, scene: Scene) -> tuple[object, ...]:
    """Of one report's tellings of a number its text comes first, and what says when it was counted."""
    period = scene.periods.get(claim.id)
    return (
        in_column(claim),
        claim.quantity.modifier != "exact",
        period is None or period.as_of is None,
        [-ord(x) for x in (period.as_of or "")] if period is not None else [],  # the last count of it first
        claim.period is None,
        scene.order(claim),
    )


def _when(claim: Claim, scene: Scene) -> tuple[object, ...]:
    period = scene.periods.get(claim.id)
    published = scene.reports[claim.report].published
    counted = (period.as_of or period.end) if period is not None else None
    if counted is not None and scene.days is not None and scene.days.start == scene.days.end == counted:
        counted = None  # The day of the attack: it tells when they died, not when they were counted.
    day = min(counted or published or "", published or counted or "")
    return (published is None, day, said(claim.quantity) or 0, scene.order(claim))


def _only_some(claim: Claim, before: Claim) -> bool:
    """Whether a figure of the dead is too far below the one before it to be a correction of it.

    The dead do not rise again: a body corrects its toll down by a share, and counts some of the dead, those
    with a bullet in them, those of one house, by far fewer.
    """
    return claim.harm == "killed" and (said(claim.quantity) or 0) * _SOME < (said(before.quantity) or 0)


def _of_others(claim: Claim, before: Claim) -> bool:
    """Whether two figures are told of two groups: 2 Libyans hurt, and 15 Greeks."""
    one, other = content(claim.group), content(before.group)
    return bool(one and other) and not any(akin(a, b) for a in one for b in other)


def _beside(coarse: Claim, exact: Claim) -> bool:
    """Whether a report has the exact figure that a coarse one of it rounds, or that it goes little beyond.

    Beside 81, ``more than 100`` is no stage of its own; beside 524, ``more than 1,000`` is.
    """
    number, low = said(exact.quantity) or 0, coarse.quantity.low or 0
    beyond = number < low <= number + number // _BEYOND
    return rounds(exact.quantity, coarse.quantity) or (_coarser(coarse, exact) and beyond)


def _fulfilled(coarse: Claim, before: Claim) -> bool:
    low, high = bounds(coarse.quantity)
    number = said(before.quantity) or 0
    return _coarser(coarse, before) and low <= number and (high is None or number <= high)


def _coarser(coarse: Claim, exact: Claim) -> bool:
    return (
        coarse.quantity.modifier != "exact"
        and exact.quantity.modifier == "exact"
        and digits(said(coarse.quantity) or 0) < digits(said(exact.quantity) or 0)
    )
