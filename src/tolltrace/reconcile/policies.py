"""Named rules by which the figures of several origins become low, best and high.

================ ===================================================================================
policy           rule and source
================ ===================================================================================
``latest``       each origin's latest figure for the widest comparable count; low and high are the
                 extremes over independent origins; best is the most exact and latest figure, ties to
                 the lower (the project's own)
``ged``          the same over reliable origins: a side in the fighting is none where another body
                 counts; best is never above what one origin says (UCDP Georeferenced Event Dataset
                 codebook: low and high are the extremes of reliable reports)
``conservative`` the lowest figure; tens are 10, dozens 12, hundreds 100 (ACLED codebook: the most
                 conservative estimate)
``two-origins``  no figure without two independent origins, others are provisional (Iraq Body Count:
                 two independent sources, else provisional)
================ ===================================================================================

A figure that no origin is named for never counts as an independent origin: it may be a copy. Nor does one of
``officials`` or ``pages``, whom nobody can ask, where a body with a name gives one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

from tolltrace.data.bodies import register
from tolltrace.model import Figure, Modifier, Quantity
from tolltrace.reconcile.comparable import said
from tolltrace.reconcile.voices import fold

Bounds = tuple[int | None, int | None, int | None]

_SIDES = ("army", "armed_group", "government", "leader", "ministry", "police", "state_media")
# ACLED's numbers for the words that tell no number; here by the low bound that the words give.
_LEAST_VAGUE = MappingProxyType(
    {20: 10, 24: 12, 40: 20, 200: 100, 2_000: 1_000, 20_000: 10_000, 200_000: 100_000}
)
_EXACTNESS: tuple[Modifier, ...] = get_args(Modifier)


@dataclass(frozen=True, slots=True)
class Policy:
    """A rule in one sentence, where it comes from, and its two steps: which figures, and what of them."""

    name: str
    rule: str
    source: str
    choose: Callable[[Sequence[Figure]], Sequence[Figure]]
    settle: Callable[[Sequence[Figure]], Bounds]
    least_origins: int = 1


@dataclass(frozen=True, slots=True)
class Settled:
    """What a policy makes of a class: inclusive bounds, the figures used, and by id why not the others."""

    low: int | None
    best: int | None
    high: int | None
    used: tuple[Figure, ...]
    refused: Mapping[str, str]
    provisional: bool


def settle(figures: Sequence[Figure], policy: str, dependent: Mapping[str, str] | None = None) -> Settled:
    """Low, best and high of one class, out of the latest figures of each origin.

    ``dependent`` has for an origin, by its folded name, the one that its figures go back to: where both give
    a figure, that of the dependent one is not used.

    Raises:
        ValueError: if the policy is unknown; the message names those that there are.
    """
    rule = named(policy)
    wide = [f for f in figures if f.count == _whole(f)] or _most_told(figures)
    refused = {f.id: _narrower(f) for f in _without(figures, wide)}
    attributed = [f for f in wide if not f.own_voice] or wide
    refused |= {f.id: "no origin is named: it may be a copy" for f in _without(wide, attributed)}
    someone = [f for f in attributed if f.own_voice or f.origin != f.origin.lower()] or attributed
    refused |= {f.id: f"nobody is named, only {f.origin}" for f in _without(attributed, someone)}
    last = _last_of_each_origin(someone)
    refused |= {f.id: f"{f.origin} gives another figure for this class" for f in _without(someone, last)}
    free = _independent(last, dependent or {})
    refused |= {f.id: f"{f.origin} has its figures from another origin here" for f in _without(last, free)}
    chosen = rule.choose(free)
    refused |= {
        f.id: f"not used by the policy {policy}: {f.origin} is a side" for f in _without(free, chosen)
    }
    origins = {fold(f.origin) for f in chosen if not f.own_voice}
    low, best, high = rule.settle(chosen) if chosen else (None, None, None)
    return Settled(low, best, high, tuple(chosen), refused, len(origins) < rule.least_origins)


def _independent(figures: Sequence[Figure], dependent: Mapping[str, str]) -> list[Figure]:
    there = {fold(f.origin) for f in figures}
    return [f for f in figures if dependent.get(fold(f.origin) or "") not in there]


def _without(figures: Iterable[Figure], others: Iterable[Figure]) -> list[Figure]:
    ids = {f.id for f in others}
    return [f for f in figures if f.id not in ids]


def named(policy: str) -> Policy:
    """The policy of a name.

    Raises:
        ValueError: if there is none; the message names those that there are.
    """
    for rule in _RULES:
        if rule.name == policy:
            return rule
    raise ValueError(f"no policy {policy!r}; there are: {', '.join(POLICIES)}")


def _whole(figure: Figure) -> object:
    """The widest count of its class. Of people under arms the group says whose they are, not which."""
    count = figure.count
    armed = count.victims not in ("civilian", "unspecified")
    return type(count)(count.harm, count.victims, count.group if armed else None)


def _last_of_each_origin(figures: Sequence[Figure]) -> list[Figure]:
    """Of an origin's figures for several groups the one for no group, else the latest and highest."""
    ranked = sorted(figures, key=lambda f: _stated(f.quantity), reverse=True)
    ranked.sort(key=lambda f: f.printed or "", reverse=True)
    ranked.sort(key=lambda f: f.count.group is not None)
    last: dict[str | None, Figure] = {}
    for f in ranked:
        last.setdefault(fold(f.origin), f)
    ids = {f.id for f in last.values()}
    return [f for f in figures if f.id in ids]


def _most_told(figures: Iterable[Figure]) -> list[Figure]:
    """Where nobody counts the whole: the narrower count that most named origins give, then the largest."""
    counts: dict[tuple[str, str, str], list[Figure]] = {}
    for f in figures:
        counts.setdefault(_narrow(f), []).append(f)
    if not counts:
        return []
    return min(counts.items(), key=lambda item: (_weight(item[1]), item[0]))[1]


def _weight(figures: Iterable[Figure]) -> tuple[int, int]:
    """The less the weightier. Outlets weigh nothing: a copy must not choose the count."""
    told = list(figures)
    origins = {fold(f.origin) for f in told if not f.own_voice}
    return -len(origins), -max(_stated(f.quantity) for f in told)


def _narrow(f: Figure) -> tuple[str, str, str]:
    return (fold(f.count.group) or "", fold(f.count.place) or "", f.count.day or "")


def _narrower(f: Figure) -> str:
    words = [w for w in (f.count.group, f.count.place, f.count.day) if w]
    return (
        f"a narrower count: {', '.join(words)}"
        if words
        else "another narrow count than the one that most origins give"
    )


def _all(figures: Sequence[Figure]) -> Sequence[Figure]:
    return figures


def _reliable(figures: Sequence[Figure]) -> Sequence[Figure]:
    """Without the sides, where another body counts too."""
    sides = {
        fold(name) for body in register().bodies if body.kind in _SIDES for name in (body.name, *body.names)
    }
    kept = [f for f in figures if f.own_voice or fold(f.origin) not in sides]
    return kept or figures


def _stated(q: Quantity) -> int:
    return said(q) or 0


def _extremes(figures: Sequence[Figure]) -> Bounds:
    highs = [f.quantity.high if f.quantity.high is not None else _stated(f.quantity) for f in figures]
    ranked = sorted(figures, key=lambda f: _stated(f.quantity))
    ranked.sort(key=lambda f: f.printed or "", reverse=True)
    ranked.sort(key=lambda f: _EXACTNESS.index(f.quantity.modifier))
    return _low(figures, _stated), _stated(ranked[0].quantity), max(highs)


def _lowest(figures: Sequence[Figure]) -> Bounds:
    least = min(_conservative(f.quantity) for f in figures)
    return _low(figures, _conservative), least, least


def _low(figures: Sequence[Figure], number: Callable[[Quantity], int]) -> int | None:
    """The least number, or none where it is only an upper bound: ``up to 20`` may be nobody."""
    least = min((number(f.quantity), f.quantity.modifier == "up_to") for f in figures)
    return None if least[1] else least[0]


def _conservative(q: Quantity) -> int:
    low = q.low or 0
    return _LEAST_VAGUE.get(low, low) if q.modifier == "vague" else _stated(q)


_RULES = (
    Policy(
        "latest",
        "Each origin's latest figure for the widest comparable count: low and high are the extremes over "
        "independent origins, best is the most exact and latest figure, ties to the lower.",
        "tolltrace",
        _all,
        _extremes,
    ),
    Policy(
        "ged",
        "Low, best and high over reliable origins; a side in the fighting is none where another body counts; "
        "best is never above what one origin says.",
        "UCDP Georeferenced Event Dataset codebook",
        _reliable,
        _extremes,
    ),
    Policy(
        "conservative",
        "The lowest figure; tens are 10, dozens 12, hundreds 100.",
        "ACLED codebook",
        _all,
        _lowest,
    ),
    Policy(
        "two-origins",
        "No figure without two independent origins: others are provisional.",
        "Iraq Body Count, methods",
        _all,
        _extremes,
        2,
    ),
)

POLICIES = tuple(rule.name for rule in _RULES)
"""Every policy's name, in the order in which help gives them."""
