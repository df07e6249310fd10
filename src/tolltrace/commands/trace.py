"""``tolltrace trace``: the main job."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tolltrace.commands.inputs import Reading, Troubles, paths, reading, rule_of, traced
from tolltrace.reconcile import POLICIES

if TYPE_CHECKING:
    from tolltrace.report.casebook import Casebook

_EXAMPLES = """
\b
Examples:
  tolltrace trace examples/coast-ledger
  tolltrace trace monday.html tuesday.txt --published 2025-03-11
  tolltrace trace examples/coast-ledger --out toll      (report.html, claims.csv)
  tolltrace trace examples/coast-ledger --format json | jq '.toll[0]'
"""


@click.command(epilog=_EXAMPLES)
@paths
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True
)
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Write report.html and claims.csv."
)
@click.option("--policy", type=click.Choice(POLICIES), help="Rule by which figures are chosen.")
@reading
def trace(
    paths: tuple[str, ...],
    form: str,
    out: Path | None,
    policy: str | None,
    how: Reading,
) -> None:
    """Read reports together and show the attributed toll: who gave which figure, and who carries it.

    PATH is a file, a folder, a folder with a manifest.json (a case), or - for standard input.
    """
    troubles = Troubles()
    casebook = traced(paths, how, troubles, policy)
    page = _written(casebook, out, troubles) if out else None
    _show(casebook, form, page)
    troubles.exit()


def _written(casebook: Casebook, out: Path, troubles: Troubles) -> Path | None:
    """Write the files; a folder that cannot be written is a trouble, and the toll is shown all the same."""
    from tolltrace.model import Trouble
    from tolltrace.report import as_csv
    from tolltrace.report.page import page
    from tolltrace.report.write import write_text

    try:
        write_text(out / "claims.csv", as_csv.whole(casebook))
        write_text(out / "report.html", page(casebook, rule_of(casebook)))
    except OSError as error:
        what = f"cannot be written ({error.strerror or error})"
        troubles.tell(Trouble(str(out), what, "choose a folder that you may write with --out"))
        return None
    return out / "report.html"


def _show(casebook: Casebook, form: str, page_path: Path | None) -> None:
    if form == "json":
        from tolltrace.report import as_json

        click.echo(as_json.whole(casebook), nl=False)
    elif form == "html":
        from tolltrace.report.page import page

        click.echo(page(casebook, rule_of(casebook)), nl=False)
    else:
        from tolltrace.report.terminal import show

        show(casebook, page_path)
