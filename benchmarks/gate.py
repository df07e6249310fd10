"""Hold the quality of finding above its floors: ``python benchmarks/gate.py``.

Measures on the project's own labelled texts and compares with ``benchmarks/floors.toml``. Exit 1 where a
measure is below its floor, or where the labelled texts are not those that the floors were set on.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib
from dataclasses import dataclass, replace
from pathlib import Path

import labelled
import noticed
import quality

FLOORS = Path(__file__).with_name("floors.toml")
HEAD = """\
# Written by benchmarks/gate.py; floors are shares of 1. Up: --raise. Down: --lower MEASURE --reason "...".
# New or mended labels: --fixtures --reason "...". Every [[change]] stays here.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """Why a floor went down or the labelled texts changed. ``floors`` holds old and new by measure."""

    reason: str
    lowered: tuple[tuple[str, float, float], ...] = ()
    fixtures: bool = False


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that each measure may be, on labelled texts of this fingerprint."""

    fingerprint: str
    floors: dict[str, float]
    changes: tuple[Change, ...] = ()


def faults(pinned: Floors, fingerprint: str, measured: dict[str, float]) -> tuple[str, ...]:
    """What stands against the measured values, one line each; nothing where all is well."""
    found = []
    if fingerprint != pinned.fingerprint:
        found.append('the labelled texts have changed; if that is meant: --fixtures --reason "..."')
    for name in sorted(pinned.floors.keys() | measured.keys()):
        if name not in measured:
            found.append(f"{name}: has a floor and is not measured")
        elif name not in pinned.floors:
            found.append(f"{name}: has no floor; --raise gives it one")
        elif measured[name] < pinned.floors[name]:
            found.append(f"{name}: {measured[name]:.4f} is below its floor {pinned.floors[name]:.3f}")
    return tuple(found)


def raised(pinned: Floors, measured: dict[str, float]) -> Floors:
    """Floors at what is measured where that is higher; none goes down."""
    higher = {name: max(_down(value), pinned.floors.get(name, 0.0)) for name, value in measured.items()}
    return replace(pinned, floors=pinned.floors | higher)


def lowered(pinned: Floors, measured: dict[str, float], names: list[str], reason: str) -> Floors:
    """The named floors at what is measured, and the reason kept.

    Raises:
        ValueError: if a name is no measure, or its floor is not above what is measured.
    """
    moves = []
    for name in names:
        if name not in measured or name not in pinned.floors:
            raise ValueError(f"no measure {name!r}; there are: {', '.join(sorted(measured))}")
        if measured[name] >= pinned.floors[name]:
            raise ValueError(f"{name} is not below its floor: there is nothing to lower")
        moves.append((name, pinned.floors[name], _down(measured[name])))
    floors = pinned.floors | {name: new for name, _, new in moves}
    return replace(pinned, floors=floors, changes=(*pinned.changes, Change(reason, tuple(moves))))


def on_fixtures(pinned: Floors, fingerprint: str, reason: str) -> Floors:
    """The same floors for labelled texts that have changed, and the reason kept."""
    change = Change(reason, fixtures=True)
    return replace(pinned, fingerprint=fingerprint, changes=(*pinned.changes, change))


def load(path: Path) -> Floors:
    """The floors of a file; a file that is not there holds none."""
    if not path.exists():
        return Floors("", {})
    data = tomllib.loads(path.read_text("utf-8"))
    changes = tuple(
        Change(
            row["reason"],
            tuple((move["measure"], move["from"], move["to"]) for move in row.get("lowered", ())),
            row.get("fixtures", False),
        )
        for row in data.get("change", ())
    )
    return Floors(data["fingerprint"], data["floors"], changes)


def dump(pinned: Floors) -> str:
    """The text of the file that ``load`` reads."""
    lines = [HEAD + f'fingerprint = "{pinned.fingerprint}"', "", "[floors]"]
    lines += [f'"{name}" = {floor:.3f}' for name, floor in sorted(pinned.floors.items())]
    for change in pinned.changes:
        # A JSON string is a TOML string, once the characters that only TOML escapes are gone.
        reason = json.dumps(" ".join(change.reason.split()), ensure_ascii=False)
        lines += ["", "[[change]]", f"reason = {reason}"]
        if change.fixtures:
            lines.append("fixtures = true")
        if change.lowered:
            moves = (
                f'  {{ measure = "{name}", from = {old:.3f}, to = {new:.3f} }},'
                for name, old, new in change.lowered
            )
            lines += ["lowered = [", *moves, "]"]
    return "\n".join(lines) + "\n"


def table(pinned: Floors, measured: dict[str, float]) -> str:
    """Measure, value and floor, one line each."""
    width = max(map(len, measured))
    lines = [f"{'measure':{width}}  value  floor"]
    for name, value in measured.items():
        floor = pinned.floors.get(name)
        mark = "" if floor is not None and value >= floor else "  <-"
        lines.append(f"{name:{width}}  {value:.3f}  {'-' if floor is None else f'{floor:.3f}'}{mark}")
    return "\n".join(lines)


def _down(value: float) -> float:
    """Rounded down to three digits, so that what was measured is never below its own floor."""
    return math.floor(value * 1000) / 1000


def main(arguments: list[str] | None = None) -> int:
    """Print the table and what stands against it; 1 where there is anything."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--show", action="store_true", help="print every miss, extra and wrong field")
    parser.add_argument("--raise", dest="up", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--lower", metavar="MEASURE", action="append", default=[], help="needs --reason")
    parser.add_argument("--fixtures", action="store_true", help="accept changed texts; needs --reason")
    parser.add_argument("--reason", help="why, kept in floors.toml")
    parser.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if (given.lower or given.fixtures) and not (given.reason or "").strip():
        parser.error("--lower and --fixtures need --reason")
    pinned, fingerprint = load(given.floors), labelled.fingerprint()
    measured = quality.measure(given.show) | noticed.measure(given.show)
    changed = pinned
    try:
        if given.lower:
            changed = lowered(changed, measured, given.lower, given.reason)
    except ValueError as trouble:
        parser.error(str(trouble))
    if given.fixtures:
        changed = on_fixtures(changed, fingerprint, given.reason)
    if given.up:
        changed = raised(changed, measured)
    if changed != pinned:
        given.floors.write_text(dump(changed), "utf-8")
    print(table(changed, measured))
    against = faults(changed, fingerprint, measured)
    for line in against:
        print(line, file=sys.stderr)
    return 1 if against else 0


if __name__ == "__main__":
    sys.exit(main())
