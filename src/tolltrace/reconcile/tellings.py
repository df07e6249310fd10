"""One figure of one origin, told by several reports: also where the origin was lost or the number rounded.

What a named body gives is joined first; a figure in a report's own voice joins one named body's figure and no
more, so that two bodies with one number stay two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from math import prod

from tolltrace.model import Claim
from tolltrace.reconcile.comparable import Scene, counted_alike, places_agree, said
from tolltrace.reconcile.evidence import (
    ONE_IN_A_THOUSAND,
    ONE_IN_TWENTY,
    days_apart,
    detail,
    misgiven,
    one_description,
    rarity,
    retold,
    totals_agree,
    unattributed,
)
from tolltrace.reconcile.origins import giver, nameless, one_family
from tolltrace.reconcile.rounding import ends_of_ranges, roundings, unnamed_roundings

# Besides the number in question two reports share two more: three, which chance gives to few.
_SHARED = 2
# Every report has a two and a three.
_SOME = 5
# 70 and 300 are round, 74 and 412 are not.
_ROUND = 10
# Bounds the work where hundreds of reports tell one number; a quarter of it changes no finding of a case.
_WINDOW = 80
# A report tells one figure in its headline, its first sentence and its text; more is a table.
_FEW = 8


class _Classes:
    """Claims joined into classes; no class has two figures of one report that are of different days."""

    def __init__(self, claims: Sequence[Claim], scene: Scene) -> None:
        self._scene = scene
        self._leader = {c.id: c.id for c in claims}
        self._members: dict[str, dict[str, list[Claim]]] = {c.id: {c.report: [c]} for c in claims}
        self._size = dict.fromkeys(self._leader, 1)

    def of(self, claim: str) -> str:
        while self._leader[claim] != claim:
            claim = self._leader[claim]
        return claim

    def joined(self, claim: Claim) -> bool:
        """Whether a claim is in a class with another."""
        return self._size[self.of(claim.id)] > 1

    def join(self, a: Claim, b: Claim) -> bool:
        """Whether the two are in one class now; the larger class takes up the smaller."""
        x, y = sorted((self.of(a.id), self.of(b.id)), key=lambda i: (self._size[i], i))
        if x == y:
            return True
        few, many = self._members[x], self._members[y]
        both = [report for report in few if report in many]
        if any(days_apart(c, d, self._scene) for r in both for c in few[r] for d in many[r][:_FEW]):
            return False
        for report, claims in self._members.pop(x).items():
            many.setdefault(report, []).extend(claims)
        self._size[y] += self._size[x]
        self._leader[x] = y
        return True


class _Shared:
    """How many numbers each two reports have in common."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], set[tuple[str, int]]] = defaultdict(set)
        self._equal: dict[tuple[str, ...], set[tuple[str, int]]] = defaultdict(set)

    def add(self, a: Claim, b: Claim) -> None:
        self._numbers[tuple(sorted((a.report, b.report)))].add((a.harm, said(a.quantity) or 0))

    def note(self, a: Claim, b: Claim) -> None:
        """Two equal figures, each of which chance may give: many of them together it gives to few."""
        self._equal[tuple(sorted((a.report, b.report)))].add((a.harm, said(a.quantity) or 0))

    def between(self, a: Claim, b: Claim) -> int:
        pair = tuple(sorted((a.report, b.report)))
        equal = self._equal.get(pair, ())
        chance = prod(rarity(number) for _, number in equal)
        many = len(equal) if len(equal) > _SHARED and chance >= ONE_IN_A_THOUSAND else 0
        return max(len(self._numbers.get(pair, ())), many)


def tellings(scene: Scene, other: Collection[str] = ()) -> list[tuple[Claim, ...]]:
    """Classes of claims that tell one figure, in the scene's order; also two tellings of one report.

    Claims of ``other`` episodes (by id) are told again only by one another.
    """
    # A nought in a report's own voice may be anybody's; a body that tells of nobody says so again.
    claims = [c for c in scene.claims if said(c.quantity) or (c.quantity.high == 0 and _named(c, scene))]
    classes, shared = _Classes(claims, scene), _Shared()
    groups = _groups(claims, other)
    for alike in (True, False):
        for group in groups:
            for a, b in _pairs([c for c in group if _named(c, scene)]):
                of_one = a.id in scene.totals and b.id in scene.totals and totals_agree(a, b, scene)
                if alike == of_one and retold(a, b, scene) and classes.join(a, b):
                    shared.add(a, b)
    here = [c for c in claims if c.id not in other]
    for a, b in (*roundings(here, scene), *ends_of_ranges(here, scene)):
        classes.join(a, b)
    taken: set[str] = {c.id for c in claims if c.source is None and _named(c, scene) and classes.joined(c)}
    for group in groups:
        for a, b in _pairs([c for c in group if not _named(c, scene)]):
            if a.report != b.report and _both_own(a, b, scene, shared):
                shared.add(a, b)
        for a, b in _pairs([c for c in group if (said(c.quantity) or 0) >= _SOME]):
            lost = a.report != b.report and _named(a, scene) != _named(b, scene)
            if lost and counted_alike(a, b) and places_agree(a, b, scene) is not False:
                shared.note(a, b)
    for model in (False, True):
        for group in groups:
            for own, fit in _attached(group, scene, shared, taken, model=model):
                if any(classes.join(own, named) for named in fit):
                    taken.add(own.id)
                    for named in fit:
                        shared.add(own, named)
    for a, b in unnamed_roundings(here, scene, shared.between):
        classes.join(a, b)
    for group in groups:
        for a, b in _pairs([c for c in group if not _named(c, scene) and c.id not in taken]):
            if _both_own(a, b, scene, shared):
                classes.join(a, b)
        for a, b in _pairs([c for c in group if _named(c, scene)]):
            if (
                a.report != b.report
                and not one_family(giver(a, scene), giver(b, scene))
                and misgiven(a, b, scene)
            ):
                classes.join(a, b)
    found: dict[str, list[Claim]] = defaultdict(list)
    for c in claims:
        found[classes.of(c.id)].append(c)
    return [tuple(group) for group in found.values() if len(group) > 1]


def shared_figures(classes: Sequence[tuple[Claim, ...]]) -> Counter[tuple[str, str]]:
    """How many classes of tellings each two reports have in common, by their ids in either order."""
    shared: Counter[tuple[str, str]] = Counter()
    for group in classes:
        reports = dict.fromkeys(c.report for c in group[:_WINDOW])
        shared.update((a, b) for a in reports for b in reports if a != b)
    return shared


def _groups(claims: Sequence[Claim], other: Collection[str]) -> list[list[Claim]]:
    """Claims with one number of one harm, those of other episodes apart; in a fixed order."""
    groups: dict[tuple[str, int, bool, bool], list[Claim]] = defaultdict(list)
    for c in claims:
        groups[c.harm, said(c.quantity) or 0, c.quantity.modifier == "vague", c.id in other].append(c)
    return [groups[key] for key in sorted(groups)]


def _named(claim: Claim, scene: Scene) -> bool:
    return giver(claim, scene) is not None and not nameless(claim)


def _pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims, each with the next ones only, so that work stays linear."""
    for i, a in enumerate(group):
        for b in group[i + 1 : i + _WINDOW]:
            yield a, b


def _attached(
    group: Sequence[Claim], scene: Scene, shared: _Shared, taken: Collection[str], *, model: bool
) -> Iterator[tuple[Claim, list[Claim]]]:
    """Each figure of nobody named with the named ones that it can be, the likeliest first.

    That of its own report comes first, then that of the report with which it shares most, then the earliest.
    """
    named = [c for c in group if _named(c, scene)]
    hearsay: dict[str, list[Claim]] = defaultdict(list)
    for c in group:
        if nameless(c):
            hearsay[c.report].append(c)
    for own in group:
        if own.id in taken or not said(own.quantity) or (own.source is not None and not nameless(own)):
            continue
        # A round number that "officials" gave is not a body's, however much else the reports share.
        number = said(own.quantity) or 0
        copied = model and (own.source is None or not rarity(number) < _ROUND <= number)
        fit = [
            n
            for n in _near(named, own, scene)
            # What one body's release says is another's figure only where a report names that other.
            if n.source is not None or (n.report != own.report and giver(own, scene) is None)
            if unattributed(own, n, scene, model=copied and shared.between(own, n) >= _SHARED)
        ]
        if own.source is None:
            near = hearsay[own.report][:_WINDOW]
            fit += [n for n in near if unattributed(own, n, scene, model=False)]
        if fit:
            yield own, sorted(fit, key=lambda n: (n.report != own.report, -shared.between(own, n)))


def _near(named: Sequence[Claim], own: Claim, scene: Scene) -> Sequence[Claim]:
    """The named tellings that stand nearest before and after one, in the scene's order."""
    if len(named) <= _WINDOW:
        return named
    at = bisect_left(named, scene.order(own), key=scene.order)
    return named[max(0, at - _WINDOW // 2) : at + _WINDOW // 2]


def _both_own(a: Claim, b: Claim, scene: Scene, shared: _Shared) -> bool:
    """Whether two figures of nobody named are one."""
    if not counted_alike(a, b) or places_agree(a, b, scene) is False:
        return False
    if a.report == b.report or (nameless(a) and nameless(b)):
        return retold(a, b, scene)
    if rarity(said(a.quantity) or 0) >= ONE_IN_TWENTY or one_description(a, b):
        return True
    return shared.between(a, b) >= _SHARED and detail(a, b, scene)
