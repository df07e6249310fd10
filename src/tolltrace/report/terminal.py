"""The toll on a terminal: readable at 80 columns, coloured for a person, plain in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from tolltrace.model import Figure, Toll
from tolltrace.report.casebook import Casebook
from tolltrace.report.visible import one_line
from tolltrace.report.wording import bounds, klass, plural, scope, spread

_WIDTH = 80
_LINES = 6
"""Lines shown for a class; the rest is counted and stands in the report."""


def show(casebook: Casebook, page: Path | None = None) -> None:
    """Print notice, toll and what was left aside; then where the page lies, if one was written."""
    if sys.stdout.isatty():
        console = Console(highlight=False, emoji=False, markup=False)
        for part in _parts(casebook, page):
            console.print(part)
        return
    plain = StringIO()
    console = Console(file=plain, width=_WIDTH, color_system=None, highlight=False, emoji=False, markup=False)
    for part in _parts(casebook, page):
        console.print(part)
    sys.stdout.write("".join(f"{line.rstrip()}\n" for line in plain.getvalue().splitlines()))


def _parts(casebook: Casebook, page: Path | None) -> Iterator[Text | Table]:
    if casebook.notice:
        yield Text(f"Notice: {one_line(casebook.notice)}\n", style="bold yellow")
    yield Text(one_line(casebook.episode or "Attributed toll"), style="bold")
    yield Text(_summary(casebook), style="dim")
    by_id = {figure.id: figure for figure in casebook.figures}
    for toll in casebook.toll:
        if not toll.figures:
            continue
        yield Text()
        heading = Text(klass(toll.harm, toll.victims), style="bold")
        yield heading.append(f"   {spread(toll)}", style="not bold dim")
        yield _table([by_id[id] for id in toll.figures[:_LINES]])
        if len(toll.figures) > _LINES:
            yield Text(f"  and {plural(len(toll.figures) - _LINES, 'more figure')}", style="dim")
    yield Text()
    yield Text(_closing(casebook.toll), style="dim")
    if page:
        yield Text(f"\nReport: {page}", style="bold")


def _summary(casebook: Casebook) -> str:
    dates = sorted(report.published for report in casebook.reports if report.published)
    span = f" ({dates[0]} to {dates[-1]})" if dates else ""
    origins = {figure.origin for figure in casebook.figures if not figure.own_voice}
    counted = (
        plural(len(casebook.reports), "report") + span,
        plural(len(casebook.claims), "claim"),
        plural(len(origins), "origin"),
    )
    return " · ".join(counted)


def _table(figures: list[Figure]) -> Table:
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column(justify="right", width=18, style="bold")
    table.add_column(ratio=1)
    table.add_column(width=10, no_wrap=True)
    table.add_column(justify="right", width=9, no_wrap=True)
    for figure in figures:
        origin = Text(one_line(figure.origin))
        if figure.own_voice:
            origin.append(" (own voice)", style="dim")
        if narrowed := one_line(scope(figure)):
            origin.append(f"\n{narrowed}", style="italic dim")
        told = plural(len(figure.outlets), "outlet")
        table.add_row(bounds(figure.quantity), origin, figure.printed or "undated", told)
    return table


def _closing(tolls: tuple[Toll, ...]) -> str:
    aside = sum(len(toll.aside) for toll in tolls)
    if not tolls:
        return "No figure of people harmed was found."
    return (
        "Each line is an origin's latest figure for one count, with the day it was first printed. "
        "Nothing is added up, periods and episodes are not told apart yet. "
        f"{plural(aside, 'claim')} left aside (earlier, part of a total, possible, denied)."
    )
