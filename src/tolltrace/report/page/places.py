"""Where the figures count: a map with the sharpness of each place drawn, and the same as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tolltrace.report.casebook import Casebook
from tolltrace.report.page.index import Index
from tolltrace.report.page.map_chart import NARROW, WIDE, Spot, beyond, draw
from tolltrace.report.sites import Site, Sites, sites
from tolltrace.report.wording import PRECISIONS, bounds, klass, plural

_FIRST_PLACES = 10
_NUMBERS = 6


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures of one class at one place: each different number once, with the link to it."""

    title: str
    numbers: tuple[Located, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Located:
    """A number and the link to where it stands."""

    mark: str
    figure: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place in the table beside the map; ``sharp`` says how well it is known, or why it is not."""

    anchor: str
    name: str
    point: str
    sharp: str
    count: str
    classes: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """The map for wide and narrow screens, all places as a table, and what is not on the map, in words."""

    wide: Markup
    narrow: Markup
    first: tuple[PlaceRow, ...]
    more: tuple[PlaceRow, ...]
    unknown: tuple[PlaceRow, ...]
    left_out: tuple[str, ...]


def places(casebook: Casebook, index: Index) -> Places | None:
    """The places of all figures of the episode, those of the most figures first; ``None`` without a point."""
    found = sites(casebook)
    if not found.known:
        return None
    rows = [_row(n, site, index) for n, site in enumerate((*found.known, *found.unknown), start=1)]
    spots = [
        Spot(
            site.name,
            site.place.precision,
            site.place.country or "",
            site.place.lat or 0.0,
            site.place.lon or 0.0,
            len(site.claims),
            index.place(row.anchor),
        )
        for site, row in zip(found.known, rows, strict=False)
    ]
    return Places(
        wide=draw(spots, WIDE),
        narrow=draw(spots, NARROW),
        first=tuple(rows[: min(_FIRST_PLACES, len(spots))]),
        more=tuple(rows[_FIRST_PLACES : len(spots)]),
        unknown=tuple(rows[len(spots) :]),
        left_out=_left_out(found, beyond(spots)),
    )


def _row(n: int, site: Site, index: Index) -> PlaceRow:
    place = site.place
    of_class: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in site.claims:
        title = klass(claim.harm, claim.victims)
        of_class[title].setdefault(bounds(claim.quantity), index.mark(claim.id))
    known = place.lat is not None and place.lon is not None
    return PlaceRow(
        anchor=f"p{n}",
        name=site.name,
        point=f"{place.lat:.2f}, {place.lon:.2f}" if known else "",
        sharp=PRECISIONS[place.precision] if known else place.why or PRECISIONS["unknown"],
        count=plural(len(site.claims), "figure"),
        classes=tuple(
            Counted(
                title,
                tuple(Located(mark, figure) for figure, mark in list(marks.items())[:_NUMBERS]),
                max(0, len(marks) - _NUMBERS),
            )
            for title, marks in sorted(of_class.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ),
    )


def _left_out(found: Sites, far: Sequence[Spot]) -> tuple[str, ...]:
    told = []
    if far:
        told.append(f"Too far off to be drawn: {', '.join(spot.name for spot in far)}.")
    if found.nowhere:
        told.append(f"{found.nowhere:,} of {plural(found.own, 'figure')} name no place.")
    if found.other:
        are = "is" if found.other == 1 else "are"
        told.append(f"{plural(found.other, 'figure')} of other episodes {are} left out.")
    return tuple(told)
