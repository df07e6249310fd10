"""``tolltrace tally``: each text's own toll."""

from __future__ import annotations

import sys

import click

from tolltrace.commands.inputs import Reading, Troubles, paths, reading, texts

_EXAMPLES = """
\b
Examples:
  tolltrace tally incidents.jsonl
  tolltrace tally incidents.jsonl --text-field summary --id-field event_id
"""


@click.command(epilog=_EXAMPLES)
@paths
@reading
def tally(
    paths: tuple[str, ...],
    how: Reading,
) -> None:
    """Print one line a text: its own toll by harm and class of victims, no person counted twice."""
    from tolltrace.pipeline import tally_in
    from tolltrace.report.as_json import row_line
    from tolltrace.report.rows import tally_row

    troubles = Troubles()
    for report in texts(paths, how, troubles):
        sys.stdout.write(row_line(tally_row(tally_in(report))) + "\n")
    troubles.exit()
