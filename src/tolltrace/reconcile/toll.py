"""Figures to the attributed toll: by class, what each origin said last, and what a policy makes of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import get_args

from tolltrace.model import Aside, Claim, Figure, Harm, Toll, Victims
from tolltrace.reconcile.asides import unasserted
from tolltrace.reconcile.figures import value
from tolltrace.reconcile.policies import named, settle

_HARMS: tuple[Harm, ...] = get_args(Harm)
_VICTIMS: tuple[Victims, ...] = get_args(Victims)


def tolls(
    figures: Iterable[Figure],
    claims: Iterable[Claim],
    policy: str = "latest",
    *,
    left_out: Mapping[str, str] | None = None,
    printed: Mapping[str, str | None] | None = None,
    dependent: Mapping[str, str] | None = None,
) -> tuple[Toll, ...]:
    """One toll a class of harm and victims, in the order of the model's lists.

    ``left_out`` has for each claim of another episode or class, by id, why it is aside; ``printed`` the ISO
    date of the report of each claim; ``dependent`` for an origin, by its folded name, that which it has its
    figures from.

    Raises:
        ValueError: if the policy is unknown; the message names those that there are.
    """
    named(policy)
    told = tuple(claims)
    elsewhere = left_out or {}
    class_of = {claim.id: (claim.harm, claim.victims) for claim in told}
    used: dict[tuple[Harm, Victims], list[Figure]] = defaultdict(list)
    aside: dict[tuple[Harm, Victims], list[Aside]] = defaultdict(list)
    for figure in figures:
        key = (figure.count.harm, figure.count.victims)
        if figure.standing == "latest":
            used[key].append(figure)
        else:
            aside[key].extend(Aside(claim, figure.reason or figure.standing) for claim in figure.claims)
    for left in unasserted(claim for claim in told if claim.id not in elsewhere):
        aside[class_of[left.claim]].append(left)
    for claim in told:
        if claim.id in elsewhere:
            aside[claim.harm, claim.victims].append(Aside(claim.id, elsewhere[claim.id]))
    keys = [(harm, victims) for harm in _HARMS for victims in _VICTIMS]
    return tuple(
        _toll(key, policy, used[key], aside[key], printed or {}, dependent or {})
        for key in keys
        if key in used or key in aside
    )


def _toll(
    key: tuple[Harm, Victims],
    policy: str,
    used: list[Figure],
    aside: list[Aside],
    printed: Mapping[str, str | None],
    dependent: Mapping[str, str],
) -> Toll:
    lines = _leading(used)
    settled = settle(lines, policy, dependent)
    resting = tuple(claim for figure in settled.used for claim in figure.claims)
    narrower = [
        Aside(claim, settled.refused[f.id]) for f in lines if f.id in settled.refused for claim in f.claims
    ]
    return Toll(
        harm=key[0],
        victims=key[1],
        policy=policy,
        figures=tuple(figure.id for figure in lines),
        outlets=tuple(sorted({name for figure in settled.used for name in figure.outlets})),
        origins=tuple(sorted({figure.origin for figure in settled.used if not figure.own_voice})),
        unattributed=tuple(sorted({figure.origin for figure in settled.used if figure.own_voice})),
        aside=tuple(sorted([*aside, *narrower], key=lambda one: (one.claim, one.reason))),
        low=settled.low,
        best=settled.best,
        high=settled.high,
        as_of=max((date for claim in resting if (date := printed.get(claim))), default=None),
        claims=resting,
        provisional=settled.provisional and bool(settled.used),
    )


def _leading(used: list[Figure]) -> list[Figure]:
    """Each named origin's most telling figure first, then the others; what has no origin comes last.

    A figure for the whole class and no single place or day tells most, then one that many outlets carry,
    the newest, the highest.
    """
    lines = sorted(used, key=lambda f: (value(f.quantity), f.origin, f.id), reverse=True)
    lines.sort(key=lambda f: f.printed or "", reverse=True)
    lines.sort(key=_prominence)
    first: dict[str, str] = {}
    for figure in lines:
        first.setdefault(figure.origin, figure.id)
    return sorted(lines, key=lambda f: (f.own_voice, first[f.origin] != f.id))


def _prominence(figure: Figure) -> tuple[bool, bool, bool, int]:
    # Of people under arms, the group says whose they are; of others, it says which of them.
    narrowed = figure.count.group is not None and figure.count.victims in ("civilian", "unspecified")
    return (narrowed, figure.count.place is not None, figure.count.day is not None, -len(figure.outlets))
