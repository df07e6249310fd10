"""A casebook of 100,000 claims, or of any number, made fast: real rows of a real log, read by a stand-in.

The stand-in reads one figure a line, so that making the casebook takes minutes, not hours. What is measured
then is the program's own.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tolltrace.commands.casebooks import machine
from tolltrace.model import Claim, Quantity, Report, Span
from tolltrace.read.source import Kept
from tolltrace.store.adding import add
from tolltrace.store.database import Store
from tolltrace.store.machine import Machine, Watch
from tolltrace.store.reading import reread

AT = "2026-01-02T03:04:05.000+00:00"
LINES, REPORTS = 50, 20
"""Claims of a report, reports of an episode."""
PLACES = tuple(
    f"{a}{b}" for a in ("Al", "Ba", "Ka", "Mo", "Sa", "Ta") for b in ("mira", "leh", "dun", "rash", "wat")
)
BODIES = ("the Observatory", "the ministry of health", "Civil Defence", "the army", None)
HARMS = (("killed", "killed"), ("injured", "wounded"), ("missing", "missing"), ("displaced", "displaced"))


def fill(store: Store, claims: int) -> Machine:
    """Fill a new casebook, and give the program that its accounts are made with."""
    stand_in = replace(machine(), claims=read)
    dice = random.Random(7)
    for episode in range(1, claims // (LINES * REPORTS) + 1):
        kept = [_report(dice, episode, n) for n in range(REPORTS)]
        for _ in add(store, kept, who="ana", at=AT, episode=f"Episode {episode}"):
            pass
        reread(store, episode, stand_in, who="ana", at=AT)
    return stand_in


def read(reports: Iterable[Report], watch: Watch) -> Sequence[Claim]:
    """One claim a line."""
    return [claim for report in watch(reports) for claim in _claims(report)]


def _report(dice: random.Random, episode: int, n: int) -> Kept:
    lines = []
    for _ in range(LINES):
        body, (_, word) = dice.choice(BODIES), dice.choice(HARMS)
        said = f", {body} said" if body else ""
        lines.append(f"{dice.randint(2, 999)} people were {word} in {dice.choice(PLACES)}{said}.")
    text = "\n".join(lines)
    report = Report(
        f"e{episode}-r{n}",
        text,
        publisher=f"Outlet {n}",
        published=f"2025-03-{1 + n:02d}",
        path=f"{episode}/{n}.txt",
    )
    return Kept(report, text.encode(), "file", f"Episode {episode}")


def _claims(report: Report) -> Iterator[Claim]:
    at = 0
    for n, line in enumerate(report.text.split("\n")):
        number = line.partition(" ")[0]
        harm = next(harm for harm, word in HARMS if f" {word} " in line)
        place = line.partition(" in ")[2].rstrip(".").partition(",")[0]
        body = line.partition(", ")[2].removesuffix(" said.") or None
        low = int(number)
        yield Claim(
            report.id,
            f"{report.id}-{n}",
            Span(at, at + len(number)),
            number,
            line,
            Quantity(low, low, "exact"),
            harm,  # type: ignore[arg-type]
            "unspecified",
            place=place,
            source=body,
            rule="stand-in",
        )
        at += len(line) + 1
