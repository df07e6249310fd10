"""The way of the figures: origin, relays, outlet, as a graph and as a table."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from markupsafe import Markup

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook
from tolltrace.report.page.chain_chart import Way, draw
from tolltrace.report.page.index import Index
from tolltrace.report.wording import bounds, plural

_FEWEST = 2
_NUMBERS = 6


@dataclass(frozen=True, slots=True)
class Carried:
    """One number that went this way."""

    mark: str
    figure: str


@dataclass(frozen=True, slots=True)
class Route:
    """Figures of one origin that came to one outlet through the same relays."""

    origin: str
    relays: str
    outlet: str
    count: str
    numbers: tuple[Carried, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Chain:
    """The graph, what it leaves out, and all routes as a table."""

    graph: Markup
    left_out: str
    routes: tuple[Route, ...]


def chain(casebook: Casebook, index: Index) -> Chain | None:
    """All routes, the busiest first; ``None`` where there are not two."""
    ways: dict[tuple[str, tuple[str, ...], str], list[Claim]] = defaultdict(list)
    for claim in casebook.claims:
        if claim.source is not None:
            ways[claim.source, claim.via, index.outlet(claim.id)].append(claim)
    if len(ways) < _FEWEST:
        return None
    ordered = sorted(ways, key=lambda way: (-len(ways[way]), way))
    drawn = [
        Way(origin, relays, outlet, len(ways[origin, relays, outlet]), index.mark(told[0].id))
        for origin, relays, outlet in ordered
        if (told := ways[origin, relays, outlet])
    ]
    graph, left_out = draw(drawn)
    return Chain(
        graph=graph,
        left_out=f"{plural(left_out, 'route')} with few figures stand only in the table." if left_out else "",
        routes=tuple(_route(*way, ways[way], index) for way in ordered),
    )


def _route(origin: str, relays: tuple[str, ...], outlet: str, told: list[Claim], index: Index) -> Route:
    first: dict[str, str] = {}
    for claim in told:
        first.setdefault(bounds(claim.quantity), index.mark(claim.id))
    return Route(
        origin=origin,
        relays=" → ".join(relays),
        outlet=outlet,
        count=plural(len(told), "figure"),
        numbers=tuple(Carried(mark, figure) for figure, mark in list(first.items())[:_NUMBERS]),
        more=max(0, len(first) - _NUMBERS),
    )
