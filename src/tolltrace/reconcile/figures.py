"""Claims to figures: one origin's value for one count, with its tellings and its place in the series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from tolltrace.model import Claim, Count, Figure, Quantity, Report, Stance
from tolltrace.reconcile.asides import parts, unasserted
from tolltrace.reconcile.counts import Voice, count, folded, outlet, voice

_FIRMNESS: tuple[Stance, ...] = get_args(Stance)

_Series = tuple[str, bool, Count]


def figures(claims: Iterable[Claim], reports: Iterable[Report]) -> tuple[Figure, ...]:
    """Group claims by origin, count and bounds, and tell each origin's latest figure from earlier ones.

    A later printed figure replaces an earlier one, up or down. Of two that were first printed on the same
    day the higher stands, since a report that gives both tells the old count beside the new. Figures that no
    dated report tells are ordered only within one report. Nothing is added up.

    Raises:
        KeyError: if a claim is of a report that is not given.
    """
    by_id = {report.id: report for report in reports}
    told = sorted(claims, key=lambda c: _telling_order(c, by_id))
    left_out = {aside.claim for aside in unasserted(told)}
    covered = {aside.claim: aside.reason for aside in parts(told)}
    groups: dict[tuple[_Series, int, int], list[Claim]] = defaultdict(list)
    names: dict[str, Voice] = {}
    named = {who.key for claim in told if not (who := voice(claim, by_id)).own}
    for claim in told:
        if claim.id in left_out:
            continue
        who = voice(claim, by_id)
        # An outlet that another report names as an origin speaks as that origin in its own release.
        who = replace(who, own=who.own and who.key not in named)
        names.setdefault(who.key, who)
        key = ((who.key, who.own, folded(claim)), *_bounds(claim.quantity))
        groups[key].append(claim)
    series: dict[_Series, list[Figure]] = defaultdict(list)
    for (line, _, _), tellings in groups.items():
        series[line].append(_figure(line, names[line[0]].name, tellings, by_id, covered))
    report_of = {claim.id: claim.report for claim in told}
    ranked = [figure for line in series.values() for figure in _ranked(line, report_of)]
    ordered = sorted(ranked, key=_figure_order)
    return tuple(replace(figure, id=f"F{n}") for n, figure in enumerate(ordered, start=1))


def value(quantity: Quantity) -> tuple[int, int]:
    """Bounds to order by: an open side counts as the stated one; (0, 0) where nothing is stated."""
    low, high = quantity.low, quantity.high
    return (low if low is not None else high or 0, high if high is not None else low or 0)


def _bounds(quantity: Quantity) -> tuple[int, int]:
    return (-1 if quantity.low is None else quantity.low, -1 if quantity.high is None else quantity.high)


def _telling_order(claim: Claim, reports: Mapping[str, Report]) -> tuple[bool, str, str, int, int, str]:
    printed = reports[claim.report].published
    return (printed is None, printed or "", claim.report, claim.span.start, claim.span.end, claim.id)


def _figure(
    line: _Series,
    name: str,
    tellings: Sequence[Claim],
    reports: Mapping[str, Report],
    covered: Mapping[str, str],
) -> Figure:
    dates = [date for claim in tellings if (date := reports[claim.report].published)]
    only_part = all(claim.id in covered for claim in tellings)
    return Figure(
        id="",
        origin=name,
        own_voice=line[1],
        count=count(tellings[0]),
        quantity=tellings[0].quantity,
        printed=min(dates, default=None),
        claims=tuple(claim.id for claim in tellings),
        outlets=tuple(sorted({outlet(reports[claim.report]) for claim in tellings})),
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
    words = (count.harm, count.victims, count.group or "", count.place or "", figure.origin)
    return (*words, figure.printed or "~", f"{low:020}", f"{high:020}", figure.claims[0])
