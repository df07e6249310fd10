"""The words of a claim's period to days, against the dates that its report gives.

Weekdays, months and feasts are the latest ones on or before the anchor, never the future. Nothing is filled
from another time: what the words do not tell stays open, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tolltrace.model import Claim, Period, Report
from tolltrace.resolve.anchors import Anchor, anchors
from tolltrace.resolve.hours import HOURS, Timed, is_hour, timed
from tolltrace.resolve.intervals import Interval, Setting, interval
from tolltrace.resolve.levels import begun, is_level, leaders, runs
from tolltrace.resolve.points import Point, points
from tolltrace.resolve.scene import Scene, scene
from tolltrace.resolve.speech import spoken
from tolltrace.resolve.spot import Spot
from tolltrace.resolve.timewords import OPENERS, atoms, timewords

Place = tuple[int, int]
_WITH_YEAR = frozenset({"date", "span", "month", "inner", "feast", "week_end"})


def resolve_periods(
    claims: Sequence[Claim], reports: Sequence[Report], *, published: str | None = None
) -> tuple[Period, ...]:
    """The period of each claim, in the claims' order.

    ``published`` (an ISO date) is the user's date for reports that give none. Neither the order of the
    claims nor that of the reports changes a period.
    """
    scenes = {r.id: read_scene(r, published=published) for r in reports}
    totals = {(claim.report, claim.id): claim for claim in claims}
    first = leaders(claims, scenes)
    return tuple(
        _of_claim(
            claim,
            (first[claim.report, claim.id], totals.get((claim.report, claim.part_of or ""))),
            scenes.get(claim.report),
        )
        for claim in claims
    )


def resolve_words(
    words: str, report: Report, place: Place = (0, 0), *, published: str | None = None
) -> Period:
    """The period of words of time that stand at a place of a report's text."""
    return in_scene(words, place, (), read_scene(report, published=published))


def read_scene(report: Report, *, published: str | None = None) -> Scene:
    """A report read for its dates. ``published`` is the user's date where it gives none."""
    words = timewords()
    return scene(report, anchors(report, words, published), words)


def _of_claim(claim: Claim, kin: Sequence[Claim | None], there: Scene | None) -> Period:
    if there is None:
        return Period(claim.period or "", why="its report is not at hand")
    counted = there.anchors.counted.isoformat() if there.anchors.counted else None
    if not claim.period:
        if counted is None:
            return Period("", why="no words of time bound the figure")
        return Period("", end=counted, granularity="open", as_of=counted, anchor="text date")
    claims = (claim, *(k for k in kin if k is not None and k is not claim and k.period == claim.period))
    found = in_scene(claim.period, place_of(claim, there), claims, there)
    # The head of a report dates a count that is still open; what has its own end may be older.
    return replace(found, as_of=counted) if counted and found.start and not found.end else found


def place_of(claim: Claim, there: Scene) -> Place:
    """Where a claim's period stands: where the claim says, else in its sentence, else nearest before it."""
    for evidence in claim.evidence:
        if evidence.field == "period":
            return evidence.span.start, evidence.span.end
    period, text = claim.period or "", there.report.text
    at = text.find(period, *there.bounds(there.index(claim.span.start)))
    if at < 0:
        at = text.rfind(period, 0, claim.span.start)
    if at < 0:
        at = text.find(period)
    return (at, at + len(period)) if at >= 0 else (claim.span.start, claim.span.end)


def in_scene(words: str, place: Place, claims: Sequence[Claim], there: Scene) -> Period:
    """Words of time at a place of a report, as they bound ``claims``: a figure, then its list and total."""
    found = timed(points(atoms(_completed(words, place, there), there.words), there.words))
    if not found:
        return Period(words, why="the words name no time that is understood")
    found = (begun(found[0], place, there), *found[1:])
    hours = all(is_hour(t.point) for t in found)
    spot = _spot(found, place, there)
    if spot.other is not None:
        # The event is what the distance counts from, and no time of its own.
        found = tuple(t for t in found if t.point.kind != "event")
    # "Said on Sunday that 40 had died in the past four days" counts back from Sunday.
    said = there.day(point, place[0]) if (point := _spoken(found, place, there)) else None
    setting = Setting(
        replace(spot, now=said.last) if said else spot,
        is_level(words, place, claims, there, hours=hours),
        runs(place, there),
        there.event,
    )
    anchor = there.anchors.at(place[0])
    if said:
        anchor = Anchor(said.last, "text date")
    return _as_period(words, found, interval(found, setting), anchor)


def _spoken(found: Sequence[Timed], place: Place, there: Scene) -> Point | None:
    counts_back = any(t.point.kind in {"past", "length"} for t in found)
    return spoken(there.index(place[0]), there, place) if counts_back else None


def _as_period(words: str, found: Sequence[Timed], got: Interval, anchor: Anchor | None) -> Period:
    told = got.start or got.end
    cut = anchor is not None and got.end == anchor.day
    dated = [t.point for t in found if t.point.kind != "event"]
    read = anchor is not None and told and (cut or not dated or not all(_is_absolute(p) for p in dated))
    return Period(
        words,
        got.start.isoformat() if got.start else None,
        got.end.isoformat() if got.end else None,
        got.grain,
        got.as_of.isoformat() if got.as_of else None,
        anchor.kind if anchor and read else "none",
        got.why,
        got.length,
    )


def _is_absolute(point: Point) -> bool:
    return point.kind in {"whole", "year", "length"} or (point.kind in _WITH_YEAR and point.has("y"))


def _completed(words: str, place: Place, there: Scene) -> str:
    """The words, with what was cut off: ``Before`` in front, or a day behind the full stop of a month."""
    text, known = there.report.text, there.words
    found = atoms(words, known)
    if text[place[0] : place[1]] != words or not found:
        return words
    before = text[max(place[0] - 20, 0) : place[0]].split()[-1:]
    if before and found[0].code not in OPENERS and known.table.get(before[0].lower(), ("",))[0] in {"S", "F"}:
        words = f"{before[0]} {words}"
    more = re.match(r"\.? ?\d{1,2}\b(?:, (?:19|20)\d\d\b)?", text[place[1] : place[1] + 12])
    return words + more.group() if more and found[-1].code == "M" else words


def _spot(found: Sequence[Timed], place: Place, there: Scene) -> Spot:
    near = other = None
    points = [t.point for t in found]
    same = any(p.kind == "same" or p.has("=") for p in points)
    if same or any(p.kind in HOURS | {"unit"} for p in points):
        near = there.near(*place, before_only=same)
    shift = next((p for p in points if p.kind == "shift"), None)
    if shift is not None:
        event = next((p.atoms[0].word for p in points if p.kind == "event"), None)
        unit = str(shift.all("U")[0][0])
        other = there.event(event) if event else there.other(place[0], unit)
    return Spot(there.now(place[0]), near, other)
