"""``tolltrace explain``: why a claim, a figure, a finding or a toll is what it is."""

from __future__ import annotations

import click

from tolltrace.commands.inputs import Reading, Troubles, reading, rule_of, traced
from tolltrace.reconcile import POLICIES

_EXAMPLES = """
\b
Examples:
  tolltrace find report.txt                     (shows the ids of claims)
  tolltrace explain report.txt report-3
  tolltrace explain examples/coast-ledger N12   (a finding)
  tolltrace explain examples/coast-ledger T1 --policy conservative
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.argument("asked", metavar="ID")
@click.option("--policy", type=click.Choice(POLICIES), help="Rule by which figures are chosen.")
@reading
def explain(
    paths: tuple[str, ...],
    asked: str,
    policy: str | None,
    how: Reading,
) -> None:
    """Show what is behind one id: a claim, a figure (F1), a finding (N1) or a toll (T1).

    A claim shows its sentence, its rule and the words behind each field; a finding the sentences that it
    compares; a toll the policy, the claims that it rests on, and why each of the others was left aside.
    """
    from tolltrace.report.because import because, ids

    troubles = Troubles()
    casebook = traced(paths, how, troubles, policy)
    told = because(asked, casebook, rule_of(casebook))
    if told is None:
        from difflib import get_close_matches

        near = get_close_matches(asked, ids(casebook), n=5)
        hint = f"near it: {', '.join(near)}" if near else "tolltrace find and tolltrace trace show the ids"
        raise click.UsageError(f"nothing in what was given has the id {asked!r}; {hint}")
    click.echo(told, nl=False)
    troubles.exit()
