"""Figures that a report tells in its own voice and others give to an origin."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from tolltrace.model import Claim, Finding, Report
from tolltrace.reconcile.comparable import Scene, digits, in_column, origin, said
from tolltrace.reconcile.origins import giver, one_family
from tolltrace.reconcile.told import as_told

# Three numbers that two reports share say that the one was made from the other.
_FEWEST = 3
# A number of three digits that carry weight is not met twice by chance: whoever tells it has read it.
_RARE = 3
# Bounds the work where hundreds of reports tell one number; a quarter of it changes no finding of a case.
_WINDOW = 80


def lost(scene: Scene, classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """All figures that lost their origin on the way; those of a rewritten report together, by origin.

    A report is taken for a rewrite of another one if more than half of all its figures, three at the least,
    stand there, too.
    """
    told = Counter(c.report for c in scene.claims if said(c.quantity))
    twins: Counter[tuple[str, str]] = Counter()
    for group in classes:
        reports = dict.fromkeys(c.report for c in group[:_WINDOW])
        twins.update((c.report, r) for c in group for r in reports if r != c.report)
    models: dict[str, str] = {}
    for (report, model), shared in sorted(twins.items(), key=lambda t: (-t[1], t[0])):
        if (
            shared >= _FEWEST
            and shared * 2 > told[report]
            and _before(scene.reports[model], scene.reports[report])
        ):
            models.setdefault(report, model)
    copying = {
        c.report
        for group in classes
        for c in group
        if origin(c) is None and digits(said(c.quantity) or 0) >= _RARE and any(map(origin, group[:_WINDOW]))
    }
    givers: dict[str, Claim] = {}
    grouped: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for n, group in enumerate(classes):
        named = [c for c in group if origin(c) is not None and c.stance != "denied"][:_WINDOW]
        for c in group:
            if origin(c) is not None or not named or one_family(giver(c, scene), origin(named[0])):
                continue
            first = min(named, key=lambda o: _distance(c, o, models.get(c.report)))
            if first.report == c.report and in_column(c):
                continue  # the origin of a table stands above it
            givers[c.id] = first
            whole = first.report in (models.get(c.report), c.report)
            if giver(c, scene) is not None and c.report not in copying and not whole:
                continue  # A body's release may have a common number from its own count.
            grouped[c.report, origin(first) or "", first.report if whole else str(n)].append(c)
    found = [sorted(claims, key=scene.order) for claims in grouped.values()]
    return [_finding(scene, claims, givers) for claims in sorted(found, key=lambda f: scene.order(f[0]))]


def _before(model: Report, report: Report) -> bool:
    return not (model.published and report.published) or model.published <= report.published


def _distance(own: Claim, named: Claim, model: str | None) -> tuple[bool, bool, bool]:
    """Of the report itself, then of the report that it was written from, then with the same number."""
    return (own.report != named.report, named.report != model, said(own.quantity) != said(named.quantity))


def _finding(scene: Scene, claims: Sequence[Claim], givers: dict[str, Claim]) -> Finding:
    first = min((givers[c.id] for c in claims), key=scene.order)
    numbers = ", ".join(dict.fromkeys(as_told(c) for c in claims))
    if first.report == claims[0].report:
        told = dict.fromkeys(givers[c.id].id for c in claims)
        note = f"the report gives {numbers} to {first.source} in one place and to nobody in another"
        return Finding("attribution_lost", (*(c.id for c in claims), *told), note)
    what = "whose figure it is" if len(claims) == 1 else "whose figures they are"
    return Finding(
        "attribution_lost",
        (*(c.id for c in claims), first.id),
        f"{numbers} told without {first.source}, {what}",
    )
