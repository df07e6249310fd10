"""``tolltrace add``: take reports into a casebook."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace

import click

from tolltrace.commands.casebooks import casebook, machine, opened, who
from tolltrace.commands.inputs import Reading, Troubles, paths, reading

_EXAMPLES = """
\b
Examples:
  tolltrace add examples/coast-ledger --casebook casebook.db
  tolltrace add monday.html --casebook casebook.db --episode "The blast"
  tolltrace add inbox/ --casebook postgresql://recorder@localhost/casebook

A casebook that is not there is made. A report that is there already changes nothing; a page whose text has
changed becomes a further version of its report.
"""


@click.command(epilog=_EXAMPLES)
@paths
@casebook
@click.option("--episode", metavar="TITLE", help="The episode that the reports are about.")
@who
@reading
def add(paths: tuple[str, ...], casebook: str, episode: str | None, who: str, how: Reading) -> None:
    """Keep reports in a casebook, with the bytes as they came, and read their claims."""
    from tolltrace.commands.progress import watched
    from tolltrace.model import Trouble
    from tolltrace.pipeline import readable
    from tolltrace.read.inputs import kept
    from tolltrace.read.source import Kept
    from tolltrace.report.wording import plural
    from tolltrace.settings import now
    from tolltrace.store.adding import Added
    from tolltrace.store.adding import add as keep
    from tolltrace.store.reading import reread, unread

    troubles = Troubles()
    done: list[Added] = []
    with opened(casebook, create=True) as store:
        for item in kept(paths, **asdict(how)):
            found = next(readable([item.report if isinstance(item, Kept) else item]))
            if isinstance(found, Trouble):
                troubles.tell(found)
            elif isinstance(item, Kept):
                for added in keep(store, [replace(item, report=found)], who=who, at=now(), episode=episode):
                    done.append(added)
                    if added.what == "changed":
                        click.echo(f"{added.name}: its text has changed; kept as version {added.number}")
        counts = Counter(one.what for one in done)
        click.echo(", ".join(f"{counts[what]} {what}" for what in ("new", "changed", "told anew", "known")))
        asked = machine()
        with store.reading() as session:
            waiting = unread(session, asked.version)
        for id in waiting:
            came = reread(store, id, asked, who=who, at=now(), watch=watched)
            click.echo(
                f"episode {id}: {plural(len(came.new), 'claim')} new, {len(came.changed)} changed, "
                f"{len(came.gone)} gone, {len(came.again)} decided ones to look at again"
            )
    troubles.exit()
