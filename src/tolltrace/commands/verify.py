"""``tolltrace verify``: whether a casebook is what its log says."""

from __future__ import annotations

import click

from tolltrace.commands.casebooks import casebook, opened

_EXAMPLES = """
\b
Examples:
  tolltrace verify --casebook casebook.db
  tolltrace verify --casebook casebook.db --head 3f9a…     (the hash that an earlier run printed)
  tolltrace verify --casebook casebook.db --mend           (what a search looks for is drawn anew)

Note the hash elsewhere: rows taken from the log's end are found only against it.
"""


@click.command(epilog=_EXAMPLES)
@casebook
@click.option("--head", metavar="HASH", help="A hash noted earlier, which must still be in the log.")
@click.option("--mend", is_flag=True, help="Draw the words of searches anew, before anything is checked.")
def verify(casebook: str, head: str | None, mend: bool) -> None:
    """Check the log's chain of hashes, the kept bytes, the state and the words of searches; exit 1 if not."""
    from tolltrace.report.visible import one_line
    from tolltrace.store.log import end, hold
    from tolltrace.store.seeking import index_all
    from tolltrace.store.verifying import faults

    with opened(casebook) as store:
        if mend:
            with store.writing() as session:
                hold(session)
                index_all(session)
        # Of one moment: others may write meanwhile.
        with store.snapshot() as session:
            found = 0
            for fault in faults(session, head):
                found += 1
                click.echo(one_line(fault))
            seq, hash = end(session)
            click.echo(f"{seq} rows, {found} faults; the log ends with {hash}")
    if found:
        raise click.exceptions.Exit(1)
