"""The whole account of an episode: its figures, its findings, and its toll under a named policy."""

from __future__ import annotations

from dataclasses import dataclass

from tolltrace.model import Figure, Finding, Toll
from tolltrace.reconcile.comparable import Scene
from tolltrace.reconcile.episodes import others
from tolltrace.reconcile.eventday import of_one_day
from tolltrace.reconcile.figures import figures
from tolltrace.reconcile.findings import find_findings
from tolltrace.reconcile.tellings import tellings
from tolltrace.reconcile.toll import tolls
from tolltrace.reconcile.voices import fold


@dataclass(frozen=True, slots=True)
class Account:
    """What the claims of an episode come to, for claims and reports in any order."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    toll: tuple[Toll, ...]


def account(scene: Scene, policy: str = "latest") -> Account:
    """Group claims to figures, find what a careful reader notices, and settle the toll.

    Raises:
        ValueError: if the policy is unknown; the message names those that there are.
    """
    elsewhere = others(scene)
    other = {id: found.note for found in elsewhere for id in found.claims}
    scene = of_one_day(scene, other)
    classes = tellings(scene, other)
    found = find_findings(scene, elsewhere, classes)
    by_hand = dict(scene.rulings.figures)
    # What its origin said of another class is no figure of this one, unless a person put it into one.
    drifted = {
        id: f.note for f in found if f.kind == "category_drift" for id in f.claims[1:] if id not in by_hand
    }
    steps = [f.claims for f in found if f.kind == "update"]
    grouped = figures(scene, {*other, *drifted}, classes, steps)
    printed = {claim.id: scene.reports[claim.report].published for claim in scene.claims}
    dependent = {fold(origin) or "": fold(on) or "" for origin, on in scene.rulings.dependent}
    left_out = {
        **{id: f"class changed on the way: {note}" for id, note in drifted.items()},
        **{id: f"another episode: {note}" for id, note in other.items()},
    }
    toll = tolls(grouped, scene.claims, policy, left_out=left_out, printed=printed, dependent=dependent)
    return Account(grouped, found, toll)
