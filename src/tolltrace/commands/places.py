"""``tolltrace places``: every name of a place, and where it is."""

from __future__ import annotations

import sys

import click

from tolltrace.commands.inputs import Reading, Troubles, paths, reading, texts

_EXAMPLES = """
\b
Examples:
  tolltrace places report.txt
  tolltrace places texts.jsonl --text-field body > places.jsonl
"""


@click.command(epilog=_EXAMPLES)
@paths
@click.option("--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True)
@reading
def places(
    paths: tuple[str, ...],
    form: str,
    how: Reading,
) -> None:
    """Print one line a name of a place: where it stands in the text, and where it is on the map.

    At first use the gazetteer is made ready, which takes some seconds; after that it is there at once.
    """
    from tolltrace.report.as_json import row_line
    from tolltrace.resolve.places import places_in

    troubles = Troubles()
    for report in texts(paths, how, troubles):
        for place in places_in(report):
            row = {
                "report": place.report,
                "start": place.span.start,
                "end": place.span.end,
                "name": place.name,
                "lat": place.lat,
                "lon": place.lon,
                "geonameid": place.geonameid,
                "kind": place.kind,
                "precision": place.precision,
                "country": place.country,
                "admin1": place.admin1,
            }
            sys.stdout.write(row_line(row) + "\n")
    troubles.exit()
