"""``tolltrace explain``: why a claim is what it is."""

from __future__ import annotations

import click

from tolltrace.commands.inputs import Reading, Troubles, reading, traced

_EXAMPLES = """
\b
Examples:
  tolltrace find report.txt                     (shows the ids)
  tolltrace explain report.txt report-3
  tolltrace explain examples/coast-ledger 004-1
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.argument("claim_id", metavar="ID")
@reading
def explain(
    paths: tuple[str, ...],
    claim_id: str,
    how: Reading,
) -> None:
    """Show the sentence, the rule and the words behind each field of one claim."""
    from tolltrace.report.explain import explanation

    troubles = Troubles()
    casebook = traced(paths, how, troubles)
    chosen = next((claim for claim in casebook.claims if claim.id == claim_id), None)
    if chosen is None:
        from difflib import get_close_matches

        near = get_close_matches(claim_id, [claim.id for claim in casebook.claims], n=5)
        hint = f"near it: {', '.join(near)}" if near else "tolltrace find shows the ids"
        raise click.UsageError(f"no claim {claim_id!r} in what was given; {hint}")
    click.echo(explanation(chosen, casebook), nl=False)
    troubles.exit()
