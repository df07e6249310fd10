"""``tolltrace check``: the ledger as a test, for whoever keeps reports or figures under version control."""

from __future__ import annotations

import sys

import click

from tolltrace.commands.inputs import Reading, Troubles, paths, reading, traced
from tolltrace.report.findings import FAULTS

_EXAMPLES = """
\b
Examples:
  tolltrace check examples/coast-ledger
  tolltrace check inbox/ --allow conflict --allow qualifier_drift
  tolltrace check inbox/ --format json | jq -r '.[].note'

Exit codes: 0 nothing to object to; 1 faults were found; 2 an input or an option was bad.
"""


@click.command(epilog=_EXAMPLES)
@paths
@click.option(
    "--allow",
    multiple=True,
    type=click.Choice(FAULTS),
    metavar="KIND",
    help=f"Do not fail for this kind; may be repeated. Kinds: {', '.join(FAULTS)}.",
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@reading
def check(
    paths: tuple[str, ...],
    allow: tuple[str, ...],
    form: str,
    how: Reading,
) -> None:
    """Fail if something does not add up, has drifted on its way, or is in conflict.

    Each fault is one line: its kind, its id, what is wrong, and the claims with their reports and numbers.
    """
    from tolltrace.report import faults

    troubles = Troubles()
    casebook = traced(paths, how, troubles)
    found = faults.of(casebook, allow)
    sys.stdout.write(faults.as_json(found) if form == "json" else faults.as_text(found))
    if form == "text":
        click.echo(faults.closing(found, casebook, allow), err=True)
    troubles.exit()
    if found:
        click.get_current_context().exit(1)
