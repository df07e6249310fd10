"""Findings for readers: each with an id and a heading in words, those that matter most first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tolltrace.model import Claim, Finding
from tolltrace.report.casebook import Casebook
from tolltrace.report.wording import HARMS, klass, outlet, plural

KINDS = {
    "does_not_add_up": ("Does not add up", "sum that does not add up", "sums that do not add up"),
    "category_drift": ("Class changed", "change of class", "changes of class"),
    "conflict": ("In conflict", "conflict", "conflicts"),
    "qualifier_drift": ("Qualifier changed", "changed qualifier", "changed qualifiers"),
    "place_drift": ("Place changed", "change of place", "changes of place"),
    "window_drift": ("Period changed", "change of period", "changes of period"),
    "source_drift": ("Origin changed", "change of origin", "changes of origin"),
    "attribution_lost": ("Origin lost", "lost origin", "lost origins"),
    "update": ("Updated", "update", "updates"),
    "single_origin": ("One origin only", "figure of one origin only", "figures of one origin only"),
    "adds_up": ("Adds up", "sum that adds up", "sums that add up"),
    "same_figure": ("Same figure", "figure told more than once", "figures told more than once"),
    "other_episode": ("Other episode", "other episode", "other episodes"),
}
"""For each kind its heading, and words for one and for many; those that put a figure in doubt in the order
in which they matter to someone who is about to print it."""

FAULTS = (
    "does_not_add_up",
    "category_drift",
    "window_drift",
    "place_drift",
    "qualifier_drift",
    "source_drift",
    "conflict",
)
"""Kinds by which ``tolltrace check`` fails, unless they are allowed."""

_QUIET = ("same_figure",)

SETTLED = ("single_origin", "adds_up", "other_episode", "update", "same_figure")
"""Kinds that put no figure in doubt: what stands behind the figures, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """A finding with its id (``N1`` is the casebook's first) and what its claims are about."""

    id: str
    finding: Finding
    claims: tuple[Claim, ...]
    outlets: tuple[str, ...]

    @property
    def heading(self) -> str:
        """The kind in words."""
        return KINDS[self.finding.kind][0]

    @property
    def note(self) -> str:
        """What was noticed, in a sentence."""
        return self.finding.note

    @property
    def about(self) -> str:
        """The class of harm and victims, where all claims are of one, else the harm alone; else empty."""
        classes = {klass(claim.harm, claim.victims) for claim in self.claims}
        harms = {HARMS[claim.harm] for claim in self.claims}
        found = classes if len(classes) == 1 else harms
        return found.pop() if len(found) == 1 else ""


def noticed(casebook: Casebook) -> tuple[Noticed, ...]:
    """The casebook's findings in its own order, by which their ids count."""
    claims = {claim.id: claim for claim in casebook.claims}
    reports = {report.id: report for report in casebook.reports}
    made = []
    for n, finding in enumerate(casebook.findings, start=1):
        own = tuple(claims[id] for id in finding.claims)
        outlets = dict.fromkeys(outlet(reports[claim.report]) for claim in own)
        made.append(Noticed(f"N{n}", finding, own, tuple(outlets)))
    return tuple(made)


def ranked(found: Iterable[Noticed]) -> tuple[Noticed, ...]:
    """By kind, then the largest figures first: an error in a total weighs more than one in a part.

    Of sums, those that meet their total exactly come before those that an open total allows.
    """
    doubts = [kind for kind in KINDS if kind not in SETTLED]
    order = {kind: n for n, kind in enumerate((*doubts, *SETTLED))}
    return tuple(sorted(found, key=lambda one: (order[one.finding.kind], _allowed(one), -_size(one.claims))))


def leading(found: Iterable[Noticed], *, each: int, most: int) -> tuple[tuple[Noticed, ...], str]:
    """The first ``each`` of every kind up to ``most`` in all, and the rest counted by kind in words.

    Tellings that agree are only counted: what is remarkable about them has a kind of its own.
    """
    told: Counter[str] = Counter()
    rest: Counter[str] = Counter()
    shown: list[Noticed] = []
    for one in ranked(found):
        kind = one.finding.kind
        if kind in _QUIET or told[kind] == each or len(shown) == most:
            rest[kind] += 1
        else:
            told[kind] += 1
            shown.append(one)
    return tuple(shown), ", ".join(counted(kind, number, told[kind] > 0) for kind, number in rest.items())


def parted(found: Iterable[Noticed]) -> tuple[tuple[Noticed, ...], tuple[Noticed, ...]]:
    """Those that put a figure in doubt, and those that say what stands behind the figures."""
    every = tuple(found)
    doubt = tuple(one for one in every if one.finding.kind not in SETTLED)
    return doubt, tuple(one for one in every if one.finding.kind in SETTLED)


def counted(kind: str, number: int, more: bool = False) -> str:
    """``3 more conflicts``, ``1 lost origin``."""
    _, one, many = KINDS[kind]
    return plural(number, f"more {one}" if more else one, f"more {many}" if more else many)


def _allowed(one: Noticed) -> bool:
    return one.finding.kind == "adds_up" and one.claims[-1].quantity.modifier != "exact"


def _size(claims: Iterable[Claim]) -> int:
    return max((c.quantity.low or c.quantity.high or 0 for c in claims), default=0)
