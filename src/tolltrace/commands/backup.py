"""``tolltrace backup``: a copy of a casebook."""

from __future__ import annotations

from pathlib import Path

import click

from tolltrace.commands.casebooks import casebook, opened

_EXAMPLES = """
\b
Examples:
  tolltrace backup --casebook casebook.db --to monday.db
  tolltrace backup --casebook postgresql://recorder@localhost/casebook --to monday.db
"""


@click.command(epilog=_EXAMPLES)
@casebook
@click.option("--to", required=True, type=click.Path(path_type=Path), metavar="FILE", help="A new file.")
def backup(casebook: str, to: Path) -> None:
    """Copy a casebook to a new SQLite file, as it is at this moment, while others may go on working.

    The copy is a casebook like any other: it can be verified, served and added to.
    """
    from tolltrace.store.backup import back_up
    from tolltrace.store.log import end

    with opened(casebook) as store:
        back_up(store, to)
    with opened(str(to)) as copy, copy.reading() as session:
        seq, hash = end(session)
    click.echo(f"{seq} rows copied to {to}; the log ends with {hash}")
