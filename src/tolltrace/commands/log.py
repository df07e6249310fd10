"""``tolltrace log``: who did what, when, and why."""

from __future__ import annotations

import click

from tolltrace.commands.casebooks import casebook, opened

_EXAMPLES = """
\b
Examples:
  tolltrace log --casebook casebook.db
  tolltrace log --casebook casebook.db claim:12
  tolltrace log --casebook casebook.db --who ana --last 50
"""


@click.command(epilog=_EXAMPLES)
@click.argument("entity", required=False, metavar="[ENTITY]")
@casebook
@click.option("--who", metavar="NAME", help="Only what this person did.")
@click.option("--last", type=click.IntRange(min=1), default=20, show_default=True, help="How many rows.")
def log(entity: str | None, casebook: str, who: str | None, last: int) -> None:
    """Show the last rows of the log, the oldest first; of one ENTITY such as claim:12 or report:3."""
    from tolltrace.report.visible import one_line
    from tolltrace.store.history import history, told

    with opened(casebook) as store, store.reading() as session:
        for row in reversed(history(session, entity=entity, who=who, last=last)):
            click.echo(one_line(told(session, row)))
