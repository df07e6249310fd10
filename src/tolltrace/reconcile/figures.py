"""Claims to figures: one origin's value for one count, with its tellings and its place in the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import get_args

from tolltrace.model import Claim, Count, Figure, Quantity, Stance
from tolltrace.reconcile.asides import parts, unasserted
from tolltrace.reconcile.comparable import Scene, count, digits, folded, origin, said
from tolltrace.reconcile.origins import speaks
from tolltrace.reconcile.voices import Voice, outlet, voice

_FIRMNESS: tuple[Stance, ...] = get_args(Stance)

_Series = tuple[str, bool, Count, str]


def figures(
    scene: Scene,
    other: Collection[str] = (),
    classes: Iterable[Sequence[Claim]] = (),
    steps: Iterable[Sequence[str]] = (),
) -> tuple[Figure, ...]:
    """Group claims by origin, count and bounds, and tell each origin's latest figure from earlier ones.

    A later printed figure replaces an earlier one, up or down. Of two that were first printed on the same
    day the higher stands, since a report that gives both tells the old count beside the new. Figures that no
    dated report tells are ordered only within one report. Nothing is added up. ``other`` claims (by id), of
    another episode or told of a wrong class, enter no figure. A claim in an outlet's own voice that is one of
    the ``classes`` of tellings joins the named origin's figure, where it has the same count and bounds; a
    rounded telling joins that of the exact one, if it is told of the same class of victims. ``steps`` are the
    ids of claims that update each other: they are one series, also where the group is told in one only. What
    a person put into one figure is one, with the origin, count and bounds of its first telling, and a series
    of its own.
    """
    left_out = {aside.claim for aside in unasserted(scene.claims)} | set(other)
    told = [claim for claim in scene.claims if claim.id not in left_out]
    covered = {aside.claim: aside.reason for aside in parts(told)}
    # What is left out lends neither its origin nor its number.
    used = [[claim for claim in tellings if claim.id not in left_out] for tellings in classes]
    givers, finer = _givers(used, scene), _finer(used, scene)
    groups: dict[tuple[_Series, int, int], list[Claim]] = defaultdict(list)
    leads: dict[tuple[_Series, int, int], Claim] = {}
    names: dict[str, Voice] = {}
    named = {who.key for claim in told if not (who := voice(claim, scene.reports, scene.publishers)).own}
    made = dict(scene.rulings.figures)
    first: dict[str, Claim] = {}
    for claim in told:
        by_hand = made.get(claim.id, "")
        lead = first.setdefault(by_hand, claim) if by_hand else finer.get(claim.id, claim)
        who = voice(givers.get(lead.id, lead), scene.reports, scene.publishers)
        # A body speaks as the origin in its own release, known from the register or from another report.
        who = replace(who, own=who.own and who.key not in named and not speaks(who.key))
        names.setdefault(who.key, who)
        key = ((who.key, who.own, folded(lead, scene), by_hand), *_bounds(lead.quantity))
        groups[key].append(claim)
        leads.setdefault(key, lead)
    line_of = {claim.id: key[0] for key, tellings in groups.items() for claim in tellings}
    joined = _joined(line_of, steps)
    series: dict[_Series, list[Figure]] = defaultdict(list)
    for key, tellings in groups.items():
        line = key[0]
        series[joined.get(line, line)].append(
            _figure(line, names[line[0]].name, leads[key], tellings, scene, covered)
        )
    report_of = {claim.id: claim.report for claim in told}
    ranked = [figure for line in series.values() for figure in _ranked(line, report_of)]
    ordered = sorted(ranked, key=_figure_order)
    return tuple(replace(figure, id=f"F{n}") for n, figure in enumerate(ordered, start=1))


def _joined(line_of: Mapping[str, _Series], steps: Iterable[Sequence[str]]) -> dict[_Series, _Series]:
    """For lines that differ in the group alone and update each other, the one that leads them."""
    leader: dict[_Series, _Series] = {}

    def lead(line: _Series) -> _Series:
        while leader.get(line, line) != line:
            line = leader[line]
        return line

    for run in steps:
        lines = [line_of[id] for id in run if id in line_of]
        for a, b in pairwise(lines):
            alike = replace(b[2], group=a[2].group) == a[2]
            if alike and (a[0], a[1], a[3]) == (b[0], b[1], b[3]):
                one, two = lead(a), lead(b)
                leader[one], leader[two] = one, one
    return {line: lead(line) for line in leader}


def value(quantity: Quantity) -> tuple[int, int]:
    """Bounds to order by: an open side counts as the stated one; (0, 0) where nothing is stated."""
    low, high = quantity.low, quantity.high
    return (low if low is not None else high or 0, high if high is not None else low or 0)


def _givers(classes: Iterable[Sequence[Claim]], scene: Scene) -> dict[str, Claim]:
    """For each claim without an origin the first telling of the same count and value that names one."""
    found: dict[str, Claim] = {}
    for tellings in classes:
        named: dict[tuple[Count, int, int], Claim] = {}
        for claim in tellings:
            if origin(claim) is not None:
                named.setdefault((folded(claim, scene), *_bounds(claim.quantity)), claim)
        for claim in tellings:
            giver = named.get((folded(claim, scene), *_bounds(claim.quantity)))
            if origin(claim) is None and giver is not None:
                found[claim.id] = giver
    return found


def _finer(classes: Iterable[Sequence[Claim]], scene: Scene) -> dict[str, Claim]:
    """For each rounded telling of a body's figure its exact one, of the same class of victims.

    ``nearly 150``, and the bare 150 that was made of it, are tellings of the 148 and no later figure.
    """
    found: dict[str, Claim] = {}
    for tellings in classes:
        named = [c for c in tellings if origin(c) is not None and c.quantity.modifier == "exact"]
        best = max(named, key=lambda c: digits(said(c.quantity) or 0), default=None)
        for claim in tellings if best is not None else ():
            assert best is not None
            alike = (claim.harm, claim.victims) == (best.harm, best.victims)
            shares = (claim.id in scene.shares) == (best.id in scene.shares)
            coarse = digits(said(claim.quantity) or 0) < digits(said(best.quantity) or 0)
            if alike and shares and coarse and (origin(claim) in (None, origin(best))):
                found[claim.id] = best
    return found


def _bounds(quantity: Quantity) -> tuple[int, int]:
    return (-1 if quantity.low is None else quantity.low, -1 if quantity.high is None else quantity.high)


def _figure(
    line: _Series,
    name: str,
    lead: Claim,
    tellings: Sequence[Claim],
    scene: Scene,
    covered: Mapping[str, str],
) -> Figure:
    printed_by = [scene.reports[claim.report] for claim in tellings]
    only_part = all(claim.id in covered for claim in tellings)
    return Figure(
        id="",
        origin=name,
        own_voice=line[1],
        count=count(lead, scene),
        quantity=lead.quantity,
        printed=min((date for report in printed_by if (date := report.published)), default=None),
        claims=tuple(claim.id for claim in tellings),
        outlets=tuple(sorted({outlet(report) for report in printed_by})),
        stance=min((claim.stance for claim in tellings), key=_FIRMNESS.index),
        standing="part" if only_part else "latest",
        reason=covered[tellings[0].id] if only_part else None,
    )


def _ranked(line: Sequence[Figure], report_of: Mapping[str, str]) -> list[Figure]:
    """One origin's figures for one count; all but the last of each chain marked as superseded."""
    whole = [figure for figure in line if figure.standing == "latest"]
    ranked = [figure for figure in line if figure.standing != "latest"]
    dated = sorted((f for f in whole if f.printed), key=lambda f: (f.printed or "", value(f.quantity)))
    for figure in whole:
        if figure.printed:
            newest = dated[-1]
            ranked.append(figure if figure is newest else _superseded(figure, newest))
            continue
        where = {report_of[claim] for claim in figure.claims}
        higher = [
            other
            for other in whole
            if value(other.quantity) > value(figure.quantity)
            and where <= {report_of[claim] for claim in other.claims}
        ]
        newest = max(higher, key=lambda f: value(f.quantity), default=figure)
        ranked.append(figure if newest is figure else _superseded(figure, newest))
    return ranked


def _superseded(figure: Figure, by: Figure) -> Figure:
    if by.printed is None:
        why = f"lower than its other figure in the same report ({by.claims[0]})"
    elif figure.printed == by.printed:
        why = f"lower than its other figure of {by.printed} ({by.claims[0]})"
    else:
        why = f"replaced by its figure of {by.printed} ({by.claims[0]})"
    return replace(figure, standing="superseded", reason=why)


def _figure_order(figure: Figure) -> tuple[str, ...]:
    count = figure.count
    low, high = value(figure.quantity)
    words = (count.harm, count.victims, count.group or "", count.place or "", count.day or "", figure.origin)
    return (*words, figure.printed or "~", f"{low:020}", f"{high:020}", figure.claims[0])
