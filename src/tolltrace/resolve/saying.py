"""When an origin said a figure, as far as the text tells."""

from __future__ import annotations

from collections.abc import Sequence

from tolltrace.model import Claim, Period, Report
from tolltrace.resolve.periods import in_scene, place_of, read_scene
from tolltrace.resolve.scene import Scene
from tolltrace.resolve.speech import spoken


def resolve_saying(
    claims: Sequence[Claim], reports: Sequence[Report], *, published: str | None = None
) -> tuple[Period, ...]:
    """When each claim's figure was said, in the claims' order; see :func:`said_on`."""
    needed = {claim.report for claim in claims}
    scenes = {r.id: read_scene(r, published=published) for r in reports if r.id in needed}
    return tuple(_said(claim, scenes[claim.report]) for claim in claims)


def said_on(claim: Claim, report: Report, *, published: str | None = None) -> Period:
    """The day on which the figure was said, by the words beside a verb of saying; unresolved without them.

    The claim's own sentence is read, then the one in which its source stands. The day that bounds the count
    is no day of saying, and neither is the day of printing.
    """
    return _said(claim, read_scene(report, published=published))


def _said(claim: Claim, there: Scene) -> Period:
    text = there.report.text
    bound = place_of(claim, there) if claim.period else (-1, -1)
    places = [claim.span.start, *(e.span.start for e in claim.evidence if e.field == "source")]
    for index in dict.fromkeys(there.index(place) for place in places):
        point = spoken(index, there, bound)
        if point is not None:
            start = there.bounds(index)[0]
            place = (start + point.start, start + point.end)
            words = text[place[0] : place[1]]
            return in_scene(words.rstrip("."), place, (), there)
    return Period("", why="no words of time stand beside a verb of saying")
