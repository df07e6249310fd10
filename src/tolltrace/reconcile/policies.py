"""Named rules by which the figures of several origins become low, best and high.

=============== ====================================================================================
policy          rule and source
=============== ====================================================================================
``latest``      each origin's latest figure for the widest comparable count; low and high are the
                extremes over independent origins; best is the most exact and latest one, ties to
                the lower (the project's own)
``ged``         low, best and high over reliable origins, best never above what one origin says
                (UCDP Georeferenced Event Dataset codebook: best is the most reliable estimate,
                low and high the extremes of reliable reports)
``conservative`` the lowest figure; tens are 10, dozens 12, hundreds 100 (ACLED codebook: the most
                conservative estimate; vague words at their least)
``two-origins`` no figure without two independent origins, others are provisional (Iraq Body Count:
                two independent sources, else provisional)
=============== ====================================================================================

A figure that no origin is named for never counts as an independent origin: it may be a copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from tolltrace.model import Aside, Claim, Estimate, Harm, Quantity, Victims
from tolltrace.reconcile.comparable import Scene, origin, said, where
from tolltrace.reconcile.counts import outlet

Bounds = tuple[int, int, int]
Rule = Callable[[Sequence[Claim]], Bounds]

_FIRM = ("asserted", "unverified", "alleged")
# ACLED: tens are 10, dozens 12, hundreds 100; here by the low bound that the words give.
_LEAST_VAGUE = {24: 12, 40: 20, 200: 100, 2000: 1000, 20000: 10000, 200000: 100000}
_SPECIFIC = ("exact", "range", "about", "at_least", "more_than", "nearly", "up_to", "vague")


def estimates(scene: Scene, policy: str, other: frozenset[str] = frozenset()) -> tuple[Estimate, ...]:
    """One estimate a class of harm and victims, in the order of the model's lists.

    ``other`` are the ids of claims that belong to other episodes: they change nothing here.

    Raises:
        ValueError: if the policy is unknown; the message names those that there are.
    """
    if policy not in _RULES:
        raise ValueError(f"no policy {policy!r}; there are: {', '.join(sorted(_RULES))}")
    classes: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.id not in other:
            classes[claim.harm, claim.victims].append(claim)
    keys = [(harm, victims) for harm in get_args(Harm) for victims in get_args(Victims)]
    return tuple(_estimate(scene, h, v, classes[h, v], policy) for h, v in keys if classes.get((h, v)))


def _estimate(scene: Scene, harm: Harm, victims: Victims, claims: Sequence[Claim], policy: str) -> Estimate:
    by_id = {c.id: c for c in scene.claims}
    aside: dict[str, str] = {}
    for c in claims:
        if (reason := _unfit(c, by_id)) is not None:
            aside[c.id] = reason
    fit = [c for c in claims if c.id not in aside]
    fit, narrower = _widest(scene, fit)
    aside.update({c.id: f"of a narrower place than the count: {c.place}" for c in narrower})
    used, older = _latest(scene, fit)
    aside.update(older)
    named = [c for c in used if origin(c) is not None]
    if named:
        aside.update({c.id: "no origin is named; it may be a copy" for c in used if origin(c) is None})
    used = named or used
    origins = sorted({str(c.source) for c in named})
    provisional = policy == "two-origins" and len(origins) < 2
    low, best, high = _RULES[policy](used) if used else (None, None, None)
    dates = [d for c in used if (d := scene.reports[c.report].published)]
    tellings = [c for c in fit if any(_same_value(c.quantity, u.quantity) and origin(c) == origin(u) for u in used)]
    return Estimate(
        harm,
        victims,
        policy,
        low,
        best,
        high,
        max(dates, default=None),
        tuple(c.id for c in used),
        tuple(sorted({outlet(scene.reports[c.report]) for c in tellings})),
        tuple(origins),
        provisional,
        tuple(Aside(i, aside[i]) for i in sorted(aside)),
    )


def _unfit(c: Claim, by_id: Mapping[str, Claim]) -> str | None:
    if c.stance not in _FIRM:
        return {"denied": "denied: rejected, corrected or withdrawn", "possible": "possible: feared, not counted"}[c.stance]
    total = by_id.get(c.part_of or "")
    if total is not None and (total.harm, total.victims) == (c.harm, c.victims):
        return f"part of {total.number} ({total.id}), which covers it"
    if total is not None and c.group and c.victims in ("civilian", "unspecified") and total.victims != c.victims:
        return f"a group within {total.number} ({total.id}), not the whole of a class"
    if said(c.quantity) is None:
        return "has no bound"
    return None


def _widest(scene: Scene, claims: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The figures for the whole of the episode, if there are any; else those of the place most spoken of."""
    places: dict[str | None, list[Claim]] = defaultdict(list)
    for c in claims:
        places[where(c, scene.episode)].append(c)
    if not places:
        return [], []
    key = None if None in places else max(places, key=lambda k: (len(places[k]), str(k)))
    return places[key], [c for c in claims if c not in places[key]]


def _latest(scene: Scene, claims: Sequence[Claim]) -> tuple[list[Claim], dict[str, str]]:
    """Each origin's last figure by the outlets' dates, the larger of two of one day; why the others are not used."""
    last: dict[str | None, Claim] = {}
    for c in claims:
        known = last.get(origin(c))
        if known is None or _rank(scene, c) >= _rank(scene, known):
            last[origin(c)] = c
    older = {
        c.id: f"superseded by its origin's {last[origin(c)].number} ({last[origin(c)].id})"
        for c in claims
        if c.id != last[origin(c)].id and not _same_value(c.quantity, last[origin(c)].quantity)
    }
    older.update({c.id: f"another telling of {last[origin(c)].id}" for c in claims if c.id not in older and c.id != last[origin(c)].id})
    return sorted(last.values(), key=scene.order), older


def _rank(scene: Scene, c: Claim) -> tuple[str, int]:
    return (scene.reports[c.report].published or "", said(c.quantity) or 0)


def _same_value(a: Quantity, b: Quantity) -> bool:
    return (a.low, a.high) == (b.low, b.high)


def _least(q: Quantity) -> int:
    return q.low if q.low is not None else 0


def _stated(q: Quantity) -> int:
    return said(q) or 0


def _spread(claims: Sequence[Claim]) -> Bounds:
    lows = [_stated(c.quantity) for c in claims]
    highs = [c.quantity.high if c.quantity.high is not None else _stated(c.quantity) for c in claims]
    exact = min(claims, key=lambda c: (_SPECIFIC.index(c.quantity.modifier), _stated(c.quantity)))
    return min(lows), _stated(exact.quantity), max(highs)


def _conservative(claims: Sequence[Claim]) -> Bounds:
    values = [_LEAST_VAGUE.get(_least(c.quantity), _least(c.quantity)) if c.quantity.modifier == "vague" else _stated(c.quantity) for c in claims]
    return min(values), min(values), min(values)


_RULES: Mapping[str, Rule] = {
    "latest": _spread,
    "ged": _spread,
    "conservative": _conservative,
    "two-origins": _spread,
}
POLICIES = tuple(sorted(_RULES))
