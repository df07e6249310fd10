"""What changed on the way from the origin to a report: class, qualifier, source, or the origin lost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tolltrace.model import Claim, Finding, Period
from tolltrace.reconcile.comparable import Scene, origin
from tolltrace.reconcile.tellings import without_copies
from tolltrace.times import compare, stretch

_MANY = 3
_REWRITE = 5


def of_tellings(scene: Scene, classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """All findings about classes of tellings of one figure."""
    out: list[Finding] = []
    for whole in classes:
        found = without_copies(whole)
        if len({c.report for c in found}) < 2:
            continue
        ids = tuple(c.id for c in found)
        first = _reference(found)
        name = first.source or "an outlet"
        reports = {c.report for c in found}
        out.append(
            Finding(
                "same_figure", ids, f"one figure of {name}: {first.number}, told by {len(reports)} reports"
            )
        )
        if len(reports) >= _MANY and origin(first) is not None:
            out.append(
                Finding("single_origin", ids, f"{len(reports)} reports agree, and all go back to {name}")
            )
        told = sorted({c.number for c in found})
        if len({c.quantity for c in found}) > 1:
            out.append(Finding("qualifier_drift", ids, f"told as {', '.join(told)}"))
        out += _category(found, first)
        out += _window(scene, found)
        out += _place(scene, found)
        out += _source(found)
    out += _lost(scene, classes)
    return out


def _reference(found: Sequence[Claim]) -> Claim:
    """The telling that others are measured by: the first that names its origin, else the first."""
    return next((c for c in found if origin(c) is not None), found[0])


def _lost(scene: Scene, classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """Figures that a report tells in its own voice and others give to an origin.

    A report that does so with several figures of one other report was written from it: one finding.
    """
    givers: dict[str, dict[tuple[str, str | None], list[tuple[Claim, Claim]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for whole in classes:
        named = [c for c in whole if origin(c) is not None and c.stance != "denied"]
        for c in whole:
            if origin(c) is None:
                for key in dict.fromkeys((n.report, origin(n)) for n in named):
                    giver = next(n for n in named if (n.report, origin(n)) == key)
                    givers[c.report][key].append((c, giver))
    out: list[Finding] = []
    for report in sorted(givers):
        done: set[str] = set()
        models = [k for k in givers[report] if k[0] != report and len(givers[report][k]) >= _REWRITE]
        best = max(models, key=lambda k: (len(givers[report][k]), k[0]), default=None)
        for key in sorted(givers[report], key=lambda k: (k != best, k[0] != report, k[0], str(k[1]))):
            pairs = [(c, g) for c, g in givers[report][key] if c.id not in done]
            done |= {c.id for c, _ in pairs}
            if pairs and key == best:
                first = min((g for _, g in pairs), key=scene.order)
                ids = (*(c.id for c, _ in pairs), first.id)
                out.append(
                    Finding("attribution_lost", ids, f"told without {first.source}, whose figures they are")
                )
                continue
            for c, g in pairs:
                note = f"{c.number} told without {g.source}, whose figure it is"
                out.append(Finding("attribution_lost", (c.id, g.id), note))
    return out


def _category(found: Sequence[Claim], first: Claim) -> list[Finding]:
    """Tellings that give the figure to a class that its origin did not."""
    drifted = [
        c for c in found if c.report != first.report and c.victims not in (first.victims, "unspecified")
    ]
    if first.victims != "unspecified" or not drifted:
        return []
    note = f"{first.number} of no named class became {drifted[0].number} {drifted[0].victims}"
    return [Finding("category_drift", (first.id, *(c.id for c in drifted)), note)]


def _place(scene: Scene, found: Sequence[Claim]) -> list[Finding]:
    """Tellings for another country or province than the first that names a place.

    A wider or narrower place alone is no drift: a headline names the country, its report the town.
    """
    placed = [c for c in sorted(found, key=scene.order) if c.id in scene.places]
    first = next((c for c in placed if origin(c) is not None), None)
    if first is None:
        return []
    here = scene.places[first.id]
    out = []
    for claim in placed:
        there = scene.places[claim.id]
        other_country = None not in (here.country, there.country) and here.country != there.country
        other_province = None not in (here.admin1, there.admin1) and here.admin1 != there.admin1
        if claim.report != first.report and (other_country or other_province):
            note = f"{first.number} in “{first.place}” became {claim.number} in “{claim.place}”"
            out.append(Finding("place_drift", (first.id, claim.id), note))
    return out


def _window(scene: Scene, found: Sequence[Claim]) -> list[Finding]:
    """Tellings for another span than the first one that tells a span: other days, or fewer, or more."""
    timed = [c for c in sorted(found, key=scene.order) if c.id in scene.periods]
    if not timed:
        return []
    first = timed[0]
    words = scene.periods[first.id]
    drifted = [c for c in timed[1:] if c.report != first.report and _apart(words, scene.periods[c.id])]
    if not drifted:
        return []
    note = f"{first.number} “{first.period}” became {drifted[0].number} “{drifted[0].period}”"
    return [Finding("window_drift", (first.id, *(c.id for c in drifted)), note)]


def _apart(a: Period, b: Period) -> bool:
    """Whether two periods cannot be the same days: they share none, or are not equally long."""
    if "hour" in (a.granularity, b.granularity):
        return False  # a night has two days
    if a.start and b.start and a.start == a.end and b.start == b.end:
        return compare(a, b).relation == "apart"
    one, other = stretch(a), stretch(b)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _source(found: Sequence[Claim]) -> list[Finding]:
    names = {origin(c): c for c in reversed(found) if origin(c) is not None}
    if len(names) < 2:
        return []
    ids = tuple(c.id for c in found if names.get(origin(c)) is c)
    return [
        Finding("source_drift", ids, f"given to {' and to '.join(str(c.source) for c in names.values())}")
    ]
