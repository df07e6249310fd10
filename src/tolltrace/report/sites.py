"""The places of an episode's figures, each with the claims that count there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tolltrace.model import Claim, Place
from tolltrace.report.casebook import Casebook, resolved


@dataclass(frozen=True, slots=True)
class Site:
    """A place with its claims, in the casebook's order."""

    place: Place
    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        """The gazetteer's name, else the report's words."""
        return self.place.name or self.place.words


@dataclass(frozen=True, slots=True)
class Sites:
    """Places with a point and those without one, the most figures first.

    ``own`` counts the episode's claims, ``nowhere`` those of them that name no place, ``other`` the claims of
    other episodes, which stand nowhere here.
    """

    known: tuple[Site, ...]
    unknown: tuple[Site, ...]
    own: int
    nowhere: int
    other: int


def sites(casebook: Casebook) -> Sites:
    """Where the figures of the episode count. Figures of several places stand at each of them."""
    other = {id for finding in casebook.findings if finding.kind == "other_episode" for id in finding.claims}
    own = [claim for claim in casebook.claims if claim.id not in other]
    where = resolved(casebook)
    at: dict[Place, list[Claim]] = defaultdict(list)
    for claim in own:
        place = where[claim.id].place
        for part in _apart(place.parts or (place,)) if claim.place else ():
            at[part].append(claim)
    found = sorted(
        (Site(place, tuple(claims)) for place, claims in at.items()),
        key=lambda s: (-len(s.claims), s.name, s.place.lat or 0.0, s.place.lon or 0.0, s.place.why or ""),
    )
    return Sites(
        known=tuple(s for s in found if s.place.lat is not None and s.place.lon is not None),
        unknown=tuple(s for s in found if s.place.lat is None or s.place.lon is None),
        own=len(own),
        nowhere=sum(not claim.place for claim in own),
        other=len(casebook.claims) - len(own),
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
