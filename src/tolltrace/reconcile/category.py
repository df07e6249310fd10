"""A figure that a report gives to another class, another harm or another whole than its origin did."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from tolltrace.model import Claim, Finding
from tolltrace.reconcile.comparable import Scene, origin, said
from tolltrace.reconcile.tellings import shared_figures
from tolltrace.reconcile.told import as_told, people, whose
from tolltrace.reconcile.voices import fold

# People who fled or lost a home are residents, however they are called: their class tells nothing.
_HARMS = ("killed", "injured", "missing", "casualties", "abducted")
_ARMED = ("security_force", "armed_group", "combatant")
# With the number that has changed, the two reports share three: the one is made from the other.
_SHARED = 2
# Bounds the work where hundreds of reports tell one number; a quarter of it changes no finding of a case.
_WINDOW = 80


def categories(scene: Scene, other: Collection[str], classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """All changes of class: people to civilians, the injured to the dead, soldiers to a part of civilians."""
    shared = shared_figures(classes)
    out: list[Finding] = []
    both = _of_two_harms(scene)
    for tellings in classes:
        group = [c for c in tellings if c.id not in other]
        out += _to_a_class(scene, group, shared)
        out += _to_a_whole(scene, group, shared)
        out += _to_two_harms(scene, group, both, shared)
    return out + list(_to_a_harm(scene, other, shared))


def _to_a_class(scene: Scene, group: Sequence[Claim], shared: Counter[tuple[str, str]]) -> Iterator[Finding]:
    """Tellings of people of no named class as civilians, soldiers or gunmen, one finding a report."""
    open_class = [c for c in group if c.victims == "unspecified" and origin(c) is not None][:_WINDOW]
    first = next((c for c in group if origin(c) is not None), None)
    if first is None or first.victims != "unspecified" or first.harm not in _HARMS:
        return
    drifted: dict[str, list[Claim]] = defaultdict(list)
    for c in group:
        if c.victims != "unspecified":
            drifted[c.report].append(c)
    wholes = {total.id for total in scene.totals.values()}
    for report, claims in drifted.items():
        rivals = [c for c in open_class if c.report != report]
        if rivals:
            told = scene.order(claims[0])[:2]
            model = min(
                rivals,
                key=lambda c: (
                    scene.order(c)[:2] > told,
                    -shared[c.report, report],
                    scene.order(c)[:3],
                    c.id not in wholes,
                ),
            )
            numbers = [f"{as_told(c)} {people(c)}" for c in (model, claims[0])]
            note = f"{whose(model, scene)}: {' became '.join(numbers)}"
            yield Finding("category_drift", (model.id, *(c.id for c in claims)), note)


def _to_a_whole(scene: Scene, group: Sequence[Claim], shared: Counter[tuple[str, str]]) -> Iterator[Finding]:
    """Soldiers or gunmen who became a part of a total of civilians, of which they cannot be any."""
    alone = [c for c in group if c.id not in scene.totals][:_WINDOW]
    for c in group:
        total = scene.totals.get(c.id)
        if c.victims not in _ARMED or total is None or total.victims != "civilian":
            continue
        rivals = [o for o in alone if o.report != c.report]
        if rivals:
            apart = min(rivals, key=lambda o: (-shared[c.report, o.report], scene.order(o)))
            whole = f"a part of {as_told(total)} civilians"
            note = f"{whose(apart, scene)}: {as_told(apart)} told apart from the civilians became {whole}"
            yield Finding("category_drift", (apart.id, c.id), note)


def _of_two_harms(scene: Scene) -> frozenset[str]:
    """Claims whose number is told of two harms at once: ``40 dead or missing``."""
    harms: dict[tuple[str, int, int], set[str]] = defaultdict(set)
    for c in scene.claims:
        harms[c.report, c.span.start, c.span.end].add(c.harm)
    return frozenset(c.id for c in scene.claims if len(harms[c.report, c.span.start, c.span.end]) > 1)


def _to_two_harms(
    scene: Scene, group: Sequence[Claim], both: Collection[str], shared: Counter[tuple[str, str]]
) -> Iterator[Finding]:
    """The dead who became the dead or missing, one finding a report."""
    single = [c for c in group if c.id not in both and origin(c) is not None][:_WINDOW]
    seen = {c.report for c in group if c.id not in both}
    for c in group:
        if c.id in both and c.report not in seen and single:
            seen.add(c.report)
            first = min(single, key=lambda o: (-shared[c.report, o.report], scene.order(o)))
            became = f"{as_told(c)} of two harms, not told apart"
            note = f"{whose(first, scene)}: {as_told(first)} {first.harm} became {became}"
            yield Finding("category_drift", (first.id, c.id), note)


def _to_a_harm(scene: Scene, other: Collection[str], shared: Counter[tuple[str, str]]) -> Iterator[Finding]:
    """A group's number that stands with another harm in a report that shares figures with its origin's."""
    same: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in scene.claims:
        if (
            c.group
            and c.harm in _HARMS
            and c.id not in other
            and c.quantity.modifier == "exact"
            and said(c.quantity)
        ):
            same[said(c.quantity), fold(c.group), c.victims].append(c)
    for claims in same.values():
        harms: dict[str, set[str]] = defaultdict(set)
        for c in claims:
            harms[c.report].add(c.harm)
        drifted: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for c in claims[:_WINDOW]:
            if origin(c) is None:
                models = [o for o in claims[:_WINDOW] if origin(o) and _changed(o, c, harms, shared)]
                first = min(models, key=lambda o: (-shared[o.report, c.report], scene.order(o)), default=None)
                if first is not None:
                    drifted[first.id, c.report].append(c)
        by_id = {c.id: c for c in claims}
        for (id, _), found in drifted.items():
            first = by_id[id]
            told = [f"{as_told(c)} {c.group} {c.harm}" for c in (first, found[0])]
            note = f"{whose(first, scene)}: {' became '.join(told)}"
            yield Finding("category_drift", (first.id, *(c.id for c in found)), note)


def _changed(
    first: Claim, claim: Claim, harms: dict[str, set[str]], shared: Counter[tuple[str, str]]
) -> bool:
    """Whether one report has only the one harm of a number, and another that was made from it the other."""
    return (
        first.harm != claim.harm
        and first.harm not in harms[claim.report]
        and claim.harm not in harms[first.report]
        and shared[first.report, claim.report] >= _SHARED
    )
