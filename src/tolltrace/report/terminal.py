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
from tolltrace.report.findings import Noticed, leading, noticed, parted
from tolltrace.report.sites import sites
from tolltrace.report.visible import one_line
from tolltrace.report.wording import PRECISIONS, bounds, klass, low_best_high, plural, scope, spread

_WIDTH = 80
_LINES = 4
"""Figures shown for a class; the rest is counted and stands in the report."""
_FINDINGS = 9
_PLACES = 8
_FINDINGS_OF_A_KIND = 2


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
    if casebook.toll:
        yield _heading("Toll", f"policy {casebook.toll[0].policy}")
        yield _tolls(casebook.toll)
        if without := sum(toll.best is None for toll in casebook.toll):
            yield Text(f"and {plural(without, 'class', 'classes')} without a number to write", style="dim")
        if any(toll.provisional for toll in casebook.toll):
            yield Text("provisional: fewer independent origins than the policy asks for", style="dim")
    yield from _findings(casebook)
    yield from _places(casebook)
    by_id = {figure.id: figure for figure in casebook.figures}
    if casebook.figures:
        yield _heading("Who gave which figure", "each origin's latest for each count")
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


def _heading(words: str, beside: str) -> Text:
    return Text(f"\n{words}", style="bold").append(f"   {beside}", style="not bold dim")


def _tolls(tolls: tuple[Toll, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), expand=True, header_style="dim")
    table.add_column("", ratio=1)
    for name in ("low", "best", "high"):
        table.add_column(name, justify="right", width=7, style="bold" if name == "best" else "")
    table.add_column("as of", width=10, no_wrap=True)
    table.add_column("behind it", width=20)
    for toll in tolls:
        if toll.best is None:
            continue
        about = Text(klass(toll.harm, toll.victims))
        if toll.provisional:
            about.append("\nprovisional", style="italic dim")
        table.add_row(about, *low_best_high(toll), toll.as_of or "undated", spread(toll))
    return table


def _findings(casebook: Casebook) -> Iterator[Text | Table]:
    found = noticed(casebook)
    for words, some in zip(("Before you print", "What stands behind it"), parted(found), strict=True):
        if not some:
            continue
        shown, rest = leading(some, each=_FINDINGS_OF_A_KIND, most=_FINDINGS)
        yield _heading(words, plural(len(some), "finding"))
        table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1), expand=True)
        table.add_column(width=17, style="bold")
        table.add_column(ratio=1)
        for one in shown:
            table.add_row(one.heading, _note(one))
        yield table
        if rest:
            yield Text(f"and {rest}", style="dim")


def _places(casebook: Casebook) -> Iterator[Text | Table]:
    found = sites(casebook)
    if not found.known:
        return
    yield _heading("Where", f"{plural(found.nowhere, 'figure')} of {found.own:,} without a place")
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1), expand=True)
    table.add_column(ratio=1)
    table.add_column(width=25, style="dim")
    table.add_column(justify="right", width=10, no_wrap=True)
    for site in found.known[:_PLACES]:
        figures = plural(len(site.claims), "figure")
        table.add_row(one_line(site.name), PRECISIONS[site.place.precision], figures)
    yield table
    more, lost = len(found.known[_PLACES:]), len(found.unknown)
    rest = [plural(more, "more place")] if more else []
    rest += [f"{plural(lost, 'place')} that could not be found"] if lost else []
    if rest:
        yield Text(f"and {', '.join(rest)}", style="dim")


def _note(one: Noticed) -> Text:
    where = one_line(", ".join(one.outlets))
    about = f"{one.about} · " if one.about else ""
    return Text(one_line(one.note)).append(f"\n{one.id} · {about}{where}", style="italic dim")


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
        "Low, best and high each stand in some report; nothing is added up. Whatever speaks of another "
        f"episode is kept apart. {plural(aside, 'claim')} left aside, each with its reason in the page and "
        "the JSON; tolltrace explain says why."
    )
