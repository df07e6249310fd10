"""A progress bar on standard error, only where a person watches and there is something to wait for."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized

from tolltrace.model import Report

_WORTH_A_BAR = 20
"""Reports; fewer are done before a bar could be read."""


def watched(reports: Iterable[Report]) -> Iterator[Report]:
    """The reports, with a bar beside them once there are enough. Nothing is drawn into a pipe or a file."""
    total = len(reports) if isinstance(reports, Sized) else None
    if not sys.stderr.isatty() or (total is not None and total < _WORTH_A_BAR):
        yield from reports
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("Reading"), BarColumn(), MofNCompleteColumn(), TextColumn("reports"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(reports, total=total)
