"""``tolltrace diff``: what has changed in a casebook."""

from __future__ import annotations

import click

from tolltrace.commands.casebooks import casebook, opened
from tolltrace.commands.inputs import IsoDate

_EXAMPLES = """
\b
Examples:
  tolltrace diff --casebook casebook.db --since 2025-03-11
  tolltrace diff --casebook casebook.db --since 120        (the number of a row of the log)
"""


class _Start(click.ParamType[int | str]):
    """The number of a row, or a day."""

    name = "row or date"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | str:
        if isinstance(value, int) or value.isdecimal():
            return int(value)
        return IsoDate().convert(value, param, ctx)


@click.command(epilog=_EXAMPLES)
@casebook
@click.option("--since", "start", type=_Start(), required=True, metavar="DATE|ROW", help="From when on.")
def diff(casebook: str, start: int | str) -> None:
    """Show what has changed: reports, what was read otherwise in their figures, and who decided what."""
    from tolltrace.report.visible import one_line
    from tolltrace.store.since import since

    with opened(casebook) as store, store.reading() as session:
        for line in since(session, start):
            click.echo(one_line(line))
