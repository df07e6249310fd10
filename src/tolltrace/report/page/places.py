"""Where the figures count: a map with the sharpness of each place drawn, and the same as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tolltrace.model import Claim, Place
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.index import Index
from tolltrace.report.page.map_chart import NARROW, WIDE, Spot, beyond, draw
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
    other = {id for finding in casebook.findings if finding.kind == "other_episode" for id in finding.claims}
    own = [claim for claim in casebook.claims if claim.id not in other]
    at: dict[Place, list[Claim]] = defaultdict(list)
    unknown: dict[Place, list[Claim]] = defaultdict(list)
    nowhere = 0
    for claim in own:
        place = index.resolved[claim.id].place
        if not claim.place:
            nowhere += 1
            continue
        # Figures of several places stand at each of them, since the middle may be none of them.
        for part in _apart(place.parts or (place,)):
            known = part.lat is not None and part.lon is not None
            (at if known else unknown)[part].append(claim)
    if not at:
        return None
    ordered = sorted(at, key=lambda place: (-len(at[place]), place.name or "", place.lat, place.lon))
    rows = [_row(n, place, at[place], index) for n, place in enumerate(ordered, start=1)]
    spots = [
        Spot(
            place.name or place.words,
            place.precision,
            place.country or "",
            place.lat or 0.0,
            place.lon or 0.0,
            len(at[place]),
            index.place(row.anchor),
        )
        for place, row in zip(ordered, rows, strict=True)
    ]
    lost = sorted(unknown, key=lambda place: (-len(unknown[place]), place.name or place.words))
    return Places(
        wide=draw(spots, WIDE),
        narrow=draw(spots, NARROW),
        first=tuple(rows[:_FIRST_PLACES]),
        more=tuple(rows[_FIRST_PLACES:]),
        unknown=tuple(_row(len(rows) + n, p, unknown[p], index) for n, p in enumerate(lost, start=1)),
        left_out=_left_out(nowhere, len(casebook.claims) - len(own), len(own), beyond(spots)),
    )


def _apart(parts: Iterable[Place]) -> tuple[Place, ...]:
    """The parts as places of their own, whatever words named them."""
    return tuple(
        Place(
            words=part.name or part.words,
            name=part.name,
            lat=part.lat,
            lon=part.lon,
            geonameid=part.geonameid,
            country=part.country,
            precision=part.precision,
            why=part.why,
        )
        for part in parts
    )


def _row(n: int, place: Place, claims: Sequence[Claim], index: Index) -> PlaceRow:
    of_class: dict[str, dict[str, str]] = defaultdict(dict)
    for claim in claims:
        title = klass(claim.harm, claim.victims)
        of_class[title].setdefault(bounds(claim.quantity), index.mark(claim.id))
    known = place.lat is not None and place.lon is not None
    return PlaceRow(
        anchor=f"p{n}",
        name=place.name or place.words,
        point=f"{place.lat:.2f}, {place.lon:.2f}" if known else "",
        sharp=PRECISIONS[place.precision] if known else place.why or PRECISIONS["unknown"],
        count=plural(len(claims), "figure"),
        classes=tuple(
            Counted(
                title,
                tuple(Located(mark, figure) for figure, mark in list(marks.items())[:_NUMBERS]),
                max(0, len(marks) - _NUMBERS),
            )
            for title, marks in sorted(of_class.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ),
    )


def _left_out(nowhere: int, other: int, own: int, far: Sequence[Spot]) -> tuple[str, ...]:
    told = []
    if far:
        told.append(f"Too far off to be drawn: {', '.join(spot.name for spot in far)}.")
    if nowhere:
        told.append(f"{nowhere:,} of {plural(own, 'figure')} name no place.")
    if other:
        told.append(f"{plural(other, 'figure')} of other episodes {'is' if other == 1 else 'are'} left out.")
    return tuple(told)
