"""What changed on the way from the origin to a report: qualifier, place, window or source."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from tolltrace.model import Claim, Finding, Period
from tolltrace.reconcile.comparable import Scene, ground, heads, one_name, origin
from tolltrace.reconcile.origins import giver, nameless, one_family
from tolltrace.reconcile.tellings import shared_figures
from tolltrace.reconcile.told import as_told, whose
from tolltrace.times import compare, stretch

_MANY = 3
# Bounds the work where hundreds of reports tell one number; a quarter of it changes no finding of a case.
_WINDOW = 80
# Of two different ones, one is not the place in question.
_ENOUGH = 2
Spread = Mapping[tuple[str, bool], set[str]]


def of_tellings(scene: Scene, other: Collection[str], classes: Sequence[tuple[Claim, ...]]) -> list[Finding]:
    """All findings about classes of tellings of one figure."""
    out: list[Finding] = []
    spread = _spread(scene, other)
    moved: set[str] = set()
    shared = shared_figures(classes)
    for found in classes:
        reports = {c.report for c in found}
        if len(reports) < 2:
            continue
        ids = tuple(c.id for c in found)
        first = _reference(found)
        body = whose(first, scene)
        told = f"{as_told(first)} of {body}"
        out.append(Finding("same_figure", ids, f"one figure, {told}, told by {len(reports)} reports"))
        if len(reports) >= _MANY and giver(first, scene) is not None:
            note = f"{_commonest(found)} stands in {len(reports)} reports, and all go back to {body}"
            out.append(Finding("single_origin", ids, note))
        if _unlike(found):
            numbers = sorted({as_told(c) for c in found if c.number.casefold() != first.number.casefold()})
            also = f"{told} is also told as {', '.join(numbers)}"
            note = also if numbers else f"{told} is told with other bounds"
            out.append(Finding("qualifier_drift", ids, note))
        out += _window(scene, found, moved)
        out += _place(scene, found, spread, shared)
        out += _source(scene, found)
    return out


def _reference(found: Sequence[Claim]) -> Claim:
    """The telling that others are measured by: the first that names its origin, else the first."""
    return next((c for c in found if origin(c) is not None), found[0])


def _commonest(found: Sequence[Claim]) -> str:
    """The words in which most tellings have the number, the earliest of them first."""
    told = Counter(as_told(c) for c in found)
    return max(told, key=lambda words: told[words])


def _unlike(found: Sequence[Claim]) -> bool:
    """Whether two reports tell the figure with other bounds or another modifier."""
    first: dict[object, str] = {}
    for c in found:
        if any(quantity != c.quantity and report != c.report for quantity, report in first.items()):
            return True
        first.setdefault(c.quantity, c.report)
    return False


def _spread(scene: Scene, other: Collection[str]) -> Spread:
    """For each place two of the settlements that the episode is told of in it, and two of its own parts."""
    spread: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for c in scene.claims:
        chain = ground(c, scene)
        if c.id not in other and chain and scene.places[c.id].precision == "exact":
            town = _town(chain)
            for inner, outer in pairwise(chain[chain.index(town) :]):
                for key, found in (((outer, True), town), ((outer, False), inner)):
                    if len(spread[key]) < _ENOUGH:
                        spread[key].add(found)
    return spread


def _town(chain: Sequence[str]) -> str:
    """A place's id, for a spot in a town (its id has a stroke) that of the town."""
    return next((link for link in chain if "/" not in link), chain[0])


def _place(
    scene: Scene, found: Sequence[Claim], spread: Spread, shared: Counter[tuple[str, str]]
) -> Iterator[Finding]:
    """Tellings for another place than a named body's: elsewhere, or wider or narrower than where it counts.

    Of several tellings of the body's place that of the report is taken with which the drifted one shares
    most.
    """
    placed = [c for c in sorted(found, key=scene.order) if c.place and c.id in scene.places]
    first = next((c for c in placed if giver(c, scene) is not None), None)
    if first is None:
        return
    here = ground(first, scene)
    alike = [c for c in placed if here and ground(c, scene) == here]
    knowing = {c.report for c in alike} | {first.report}
    named = [c for c in alike if giver(c, scene) is not None][:_WINDOW] or [first]
    told = Counter(c.report for c in placed)
    for claim in placed:
        heading = told[claim.report] == 1 and heads(claim, scene)
        if claim.report in knowing or not _moved(scene, first, claim, spread, heading=heading):
            continue
        model = min(named, key=lambda c: (-shared[claim.report, c.report], scene.order(c)))
        note = f"{as_told(model)} in “{model.place}” became {as_told(claim)} in “{claim.place}”"
        yield Finding("place_drift", (model.id, claim.id), note)


def _moved(scene: Scene, first: Claim, claim: Claim, spread: Spread, *, heading: bool) -> bool:
    """Whether a telling is for another place.

    One of several places is another place than all of them, and a wider one, but in a ``heading``, where the
    episode has figures of others in it, too.
    """
    here, there = scene.places[first.id], scene.places[claim.id]
    if here.parts and not there.parts:
        named = [part for part in here.parts if one_name(part.name, there.words)]
        return 0 < len(named) < len(here.parts)
    if "region" in (here.precision, there.precision) or there.words.islower():
        return False
    if None not in (here.country, there.country) and here.country != there.country:
        return True
    if None not in (here.admin1, there.admin1):
        return here.admin1 != there.admin1
    wide, narrow = ground(claim, scene), ground(first, scene)
    if heading or not wide or wide[0] not in narrow[1:]:
        return False
    part = narrow[narrow.index(wide[0]) - 1]
    elsewhere = spread.get((wide[0], False), set()) - {part}
    town = scene.places[first.id].precision == "exact"
    return bool(elsewhere or (town and spread.get((wide[0], True), set()) - {_town(narrow)}))


def _window(scene: Scene, found: Sequence[Claim], moved: set[str]) -> list[Finding]:
    """Tellings for another span than the first one that tells a span: other days, or fewer, or more.

    The parts of a total that has drifted (their ids are kept in ``moved``) have drifted with it.
    """
    timed = [c for c in sorted(found, key=scene.order) if c.id in scene.periods and c.period]
    if not timed:
        return []
    first = timed[0]
    words = scene.periods[first.id]
    drifted = [c for c in timed[1:] if c.report != first.report and _apart(words, scene.periods[c.id])]
    moved.update(c.id for c in drifted)
    drifted = [c for c in drifted if not (c.part_of in moved and c.period == scene.totals[c.id].period)]
    if not drifted:
        return []
    became = f"{as_told(first)} “{first.period}” became {as_told(drifted[0])} “{drifted[0].period}”"
    note = f"{whose(first, scene)}: {became}"
    return [Finding("window_drift", (first.id, *(c.id for c in drifted)), note)]


def _apart(a: Period, b: Period) -> bool:
    """Whether two periods cannot be the same days: they share none, or are not equally long."""
    if "hour" in (a.granularity, b.granularity):
        return False  # a night has two days
    if a.start and b.start and a.start == a.end and b.start == b.end:
        return compare(a, b).relation == "apart"
    one, other = stretch(a), stretch(b)
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _source(scene: Scene, found: Sequence[Claim]) -> list[Finding]:
    """Two bodies that are given one figure; bodies of one family and nameless speakers are no two bodies."""
    named = [c for c in found if c.source is not None and not nameless(c)]
    others = [c for c in named if not one_family(origin(c), origin(named[0]))]
    if not others:
        return []
    given = {origin(c): c for c in (*reversed(others), named[0])}
    ids = tuple(c.id for c in found if given.get(origin(c)) is c)
    names = " and to ".join(str(c.source) for c in found if c.id in ids)
    return [Finding("source_drift", ids, f"{as_told(named[0])} is given to {names}")]
