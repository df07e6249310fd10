"""Figures to the attributed toll: for each class, what each origin said last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import get_args

from tolltrace.model import Aside, Claim, Figure, Harm, Toll, Victims
from tolltrace.reconcile.asides import unasserted
from tolltrace.reconcile.figures import value

POLICIES = ("latest",)
"""Names that ``tolls`` takes. ``latest``: each origin's latest figure for each count, nothing added."""

_HARMS: tuple[Harm, ...] = get_args(Harm)
_VICTIMS: tuple[Victims, ...] = get_args(Victims)


def tolls(figures: Iterable[Figure], claims: Iterable[Claim], policy: str = "latest") -> tuple[Toll, ...]:
    """One toll a class of harm and victims, in the order of the model's lists.

    Raises:
        ValueError: if the policy is unknown; the message names those that there are.
    """
    if policy not in POLICIES:
        raise ValueError(f"no policy {policy!r}; there are: {', '.join(POLICIES)}")
    told = tuple(claims)
    class_of = {claim.id: (claim.harm, claim.victims) for claim in told}
    used: dict[tuple[Harm, Victims], list[Figure]] = defaultdict(list)
    aside: dict[tuple[Harm, Victims], list[Aside]] = defaultdict(list)
    for figure in figures:
        key = (figure.count.harm, figure.count.victims)
        if figure.standing == "latest":
            used[key].append(figure)
        else:
            aside[key].extend(Aside(claim, figure.reason or figure.standing) for claim in figure.claims)
    for left in unasserted(told):
        aside[class_of[left.claim]].append(left)
    keys = [(harm, victims) for harm in _HARMS for victims in _VICTIMS]
    return tuple(_toll(key, policy, used[key], aside[key]) for key in keys if key in used or key in aside)


def _toll(key: tuple[Harm, Victims], policy: str, used: list[Figure], aside: list[Aside]) -> Toll:
    lines = _leading(used)
    return Toll(
        harm=key[0],
        victims=key[1],
        policy=policy,
        figures=tuple(figure.id for figure in lines),
        outlets=tuple(sorted({name for figure in lines for name in figure.outlets})),
        origins=tuple(sorted({figure.origin for figure in lines if not figure.own_voice})),
        unattributed=tuple(sorted({figure.origin for figure in lines if figure.own_voice})),
        aside=tuple(sorted(aside, key=lambda one: (one.claim, one.reason))),
    )


def _leading(used: list[Figure]) -> list[Figure]:
    """Each named origin's most telling figure first, then the others; what has no origin comes last.

    A figure for the whole class and no single place tells most, then one that many outlets carry, the
    newest, the highest.
    """
    lines = sorted(used, key=lambda f: (value(f.quantity), f.origin, f.id), reverse=True)
    lines.sort(key=lambda f: f.printed or "", reverse=True)
    lines.sort(key=_prominence)
    first: dict[str, str] = {}
    for figure in lines:
        first.setdefault(figure.origin, figure.id)
    return sorted(lines, key=lambda f: (f.own_voice, first[f.origin] != f.id))


def _prominence(figure: Figure) -> tuple[bool, bool, int]:
    # Of people under arms, the group says whose they are; of others, it says which of them.
    narrowed = figure.count.group is not None and figure.count.victims in ("civilian", "unspecified")
    return (narrowed, figure.count.place is not None, -len(figure.outlets))
