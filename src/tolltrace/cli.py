"""The command line. Each command lives in a file of its own below ``commands``."""

from __future__ import annotations

import sys

import click

from tolltrace.commands.add import add
from tolltrace.commands.backup import backup
from tolltrace.commands.check import check
from tolltrace.commands.completion import completion
from tolltrace.commands.diff import diff
from tolltrace.commands.explain import explain
from tolltrace.commands.find import find
from tolltrace.commands.log import log
from tolltrace.commands.people import people
from tolltrace.commands.places import places
from tolltrace.commands.serve import serve
from tolltrace.commands.tally import tally
from tolltrace.commands.trace import trace
from tolltrace.commands.verify import verify

_EXAMPLES = """
\b
Start here:
  tolltrace trace examples/coast-ledger --out toll
  tolltrace find report.txt
  tolltrace explain report.txt report-1

Exit codes: 0 done; 1 interrupted, the reader of a pipe went away, or a check failed; 2 an input or an option
was bad (the other inputs are done and shown).
"""


@click.group(epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tolltrace", prog_name="tolltrace")
def cli() -> None:
    """Follow every casualty figure to the body that gave it.

    tolltrace reads reports on an episode of violence or disaster, finds every figure of people harmed, and
    says who gave it, when, and who only repeats it. It never says what is true. It works offline.
    """


for _command in (
    trace,
    check,
    find,
    tally,
    places,
    explain,
    add,
    serve,
    people,
    log,
    diff,
    verify,
    backup,
    completion,
):
    cli.add_command(_command)


def main() -> None:
    """The entry point. Output is UTF-8 everywhere, and text that cannot be encoded is escaped, not lost."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="tolltrace")
