"""``tolltrace find``: the claims alone, one a line."""

from __future__ import annotations

import sys

import click

from tolltrace.commands.inputs import Reading, Troubles, paths, reading, texts

_EXAMPLES = """
\b
Examples:
  tolltrace find report.txt
  tolltrace find texts.jsonl --text-field body --format jsonl > claims.jsonl
  tolltrace find inbox/ --format csv > claims.csv
"""


@click.command(epilog=_EXAMPLES)
@paths
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", show_default=True
)
@reading
def find(
    paths: tuple[str, ...],
    form: str,
    how: Reading,
) -> None:
    """Print every figure of people harmed, with the place in the text where it stands.

    Reports are read and answered one by one: output begins at once and memory does not grow.
    """
    from tolltrace.commands.lines import FORMATS
    from tolltrace.pipeline import find_in
    from tolltrace.report.visible import one_line

    troubles = Troubles()
    head, line = FORMATS[form]
    sys.stdout.write(head)
    told = None
    for report in texts(paths, how, troubles):
        if form == "table" and report.notice not in (None, told):
            told = report.notice
            sys.stdout.write(f"Notice: {one_line(report.notice or '')}\n")
        for claim in find_in(report):
            sys.stdout.write(line(claim, report.notice))
        if sys.stdout.isatty():
            sys.stdout.flush()
    troubles.exit()
