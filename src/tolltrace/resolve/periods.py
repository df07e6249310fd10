"""The words of a claim's period to days, against the dates that its report gives.

Weekdays, months and feasts are the latest ones on or before the anchor, never the future. Nothing is filled
from another time: what the words do not tell stays open, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tolltrace.model import Claim, Granularity, Period, Report
from tolltrace.resolve.anchors import anchors
from tolltrace.resolve.dates import Days
from tolltrace.resolve.moments import Spot, days
from tolltrace.resolve.points import Point, points
from tolltrace.resolve.scene import Scene, scene
from tolltrace.resolve.timewords import atoms, timewords

_GRAINS: Mapping[str, Granularity] = {
    "hour": "hour", "day": "day", "days": "days", "week": "week", "month": "month", "year": "year",
}  # fmt: skip
_MARKS = {"hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_ABSOLUTE = frozenset({"whole", "year"})
_BETWEEN = 400
"""Characters between a figure and its time in which a verb of level may stand."""
_JUST_BEFORE = 16
"""Characters before a figure in which a verb of level may stand."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words stand in the report, and the figure that they bound, with its total."""

    first: int
    last: int
    claims: tuple[Claim, ...]


def resolve_periods(
    claims: Sequence[Claim], reports: Sequence[Report], *, published: str | None = None
) -> tuple[Period, ...]:
    """The period of each claim, in the claims' order.

    ``published`` (an ISO date) is the user's date for reports that give none. Neither the order of the
    claims nor that of the reports changes a period.
    """
    scenes = {r.id: scene(r, anchors(r, timewords(), published), timewords()) for r in reports}
    totals = {(claim.report, claim.id): claim for claim in claims}
    return tuple(
        _of_claim(claim, totals.get((claim.report, claim.part_of or "")), scenes.get(claim.report))
        for claim in claims
    )


def resolve_words(
    words: str, report: Report, place: tuple[int, int], *, published: str | None = None
) -> Period:
    """The period of any words of time that stand at a place of a report's text."""
    there = scene(report, anchors(report, timewords(), published), timewords())
    return _resolve(words, _Place(*place, ()), there)


def _of_claim(claim: Claim, total: Claim | None, there: Scene | None) -> Period:
    if there is None:
        return Period(claim.period or "", why="its report is not at hand")
    counted = there.anchors.counted
    if not claim.period:
        why = "no words of time bound the figure"
        if counted is None:
            return Period("", why=why)
        return Period(
            "", end=counted.isoformat(), granularity="open", as_of=counted.isoformat(), anchor="text date"
        )
    place = _place(claim, claim.period, there)
    if total is not None and total.period == claim.period:
        place = replace(place, claims=(claim, total))
    found = _resolve(claim.period, place, there)
    if counted is not None and found.as_of is None and found.end is None and found.start:
        return replace(found, as_of=counted.isoformat())
    return found


def _place(claim: Claim, period: str, there: Scene) -> _Place:
    """The words in the report: where the claim says so, else in its sentence, else the nearest before it."""
    for evidence in claim.evidence:
        if evidence.field == "period":
            return _Place(evidence.span.start, evidence.span.end, (claim,))
    text = there.report.text
    start, end = there.bounds(there.index(claim.span.start))
    at = text.find(period, start, end)
    if at < 0:
        at = text.rfind(period, 0, claim.span.start)
    if at < 0:
        at = text.find(period)
    if at < 0:
        return _Place(claim.span.start, claim.span.end, (claim,))
    return _Place(at, at + len(period), (claim,))


def _resolve(words: str, place: _Place, there: Scene) -> Period:
    known = there.words
    found = _merge(points(atoms(_completed(words, place, there), known), known))
    if not found:
        return Period(words, why="the words name no time that is understood")
    anchor = there.anchors.at(place.first)
    spot = _spot(found, place, there)
    hours = any(p.kind in {"clock", "part"} for p, _ in found)
    level = _is_level(words, place, there, hours=hours)
    period = _of_points(words, found, spot, level, place, there)
    told = period.start or period.end or period.as_of
    clipped = anchor is not None and period.end == anchor.day.isoformat()
    needs = told and (clipped or any(not _is_absolute(p) for p, _ in found))
    return replace(period, anchor=anchor.kind if anchor and needs else "none")


def _is_absolute(point: Point) -> bool:
    return point.kind in _ABSOLUTE or (point.kind in {"date", "span", "month"} and point.has("y"))


def _completed(words: str, place: _Place, there: Scene) -> str:
    """The words, with a day that was cut off behind a month's full stop: ``on Feb`` of ``on Feb. 20``."""
    text = there.report.text
    if text[place.first : place.last] != words:
        return words
    more = re.match(r"\.? ?\d{1,2}\b(?:, (?:19|20)\d\d\b)?", text[place.last : place.last + 12])
    last = atoms(words, there.words)[-1:]
    if more and last and last[0].code == "M" and not words[-1:].isdigit():
        return words + more.group()
    return words


def _merge(found: tuple[Point, ...]) -> tuple[tuple[Point, bool], ...]:
    """The points without hours that belong to a day beside them; true for a day that has taken up an hour."""
    hours = {"part", "clock"}
    dayless = [p for p in found if p.kind in hours or _is_early_hours(p)]
    if len(dayless) == len(found) or not dayless:
        return tuple((p, False) for p in found)
    out: list[tuple[Point, bool]] = []
    opener, word, linked, hour = "", "", False, False
    for point in found:
        if point in dayless:
            opener, word = (opener or point.opener), (word or point.word)
            linked, hour = linked or point.linked, True
            if out and not out[-1][1] and not point.linked and not point.opener:
                out[-1] = (out[-1][0], True)
                opener, word, hour = "", "", False
            continue
        takes = opener if opener else point.opener
        out.append(
            (replace(point, opener=takes, word=word or point.word, linked=point.linked or linked), hour)
        )
        opener, word, linked, hour = "", "", False, False
    if hour and out:
        out[-1] = (replace(out[-1][0], opener=out[-1][0].opener or opener), True)
    return tuple(out)


def _is_early_hours(point: Point) -> bool:
    return point.kind == "unit" and point.has("E") and point.all("U")[0][0] in {"hour", "day"}


def _spot(found: Sequence[tuple[Point, bool]], place: _Place, there: Scene) -> Spot:
    near = other = None
    kinds = {p.kind for p, _ in found}
    if kinds & {"part", "clock", "unit", "same"}:
        same = "same" in kinds or any(p.kind == "unit" and p.has("=") for p, _ in found)
        near = there.near(place.first, place.last, before_only=same)
    for point, _ in found:
        if point.kind == "shift":
            other = there.other(place.first, str(point.all("U")[0][0]))
            follows = [p for p, _ in found if p.kind == "event"]
            if follows:
                other = there.event(follows[0].atoms[0].word, place.first, place.last)
    return Spot(there.now(place.first), near, other)


def _is_level(words: str, place: _Place, there: Scene, *, hours: bool) -> bool:
    """Whether the figure is a level that had been reached by then, rather than what happened then.

    A verb of level says so between the figure and its time or just before the figure; where the time is an
    hour, anywhere before it in the sentence (``there were 3 dead by noon, 5 at two``). So does the head of a
    column over people who are displaced or missing, who are counted as they stand.
    """
    text = there.report.text
    around = [words]
    for claim in place.claims:
        span = claim.span
        first, last = (place.last, span.start) if place.last <= span.start else (span.end, place.first)
        begin = there.bounds(there.index(span.start))[0]
        if 0 <= last - first <= _BETWEEN:
            around.append(text[first:last])
            bare = not any(a.code in "SBFAWi" for a in atoms(words, there.words))
            if bare and claim.harm in {"displaced", "missing"} and "\n" in text[first:last]:
                return True
        around.append(text[begin if hours else max(begin, span.start - _JUST_BEFORE) : span.start])
    cues = "|".join(re.escape(cue) for cue in sorted(there.words.phrases("levels", "words")))
    return any(re.search(rf"\b(?:{cues})\b", " ".join(part.lower().split())) for part in around)


def _of_points(
    words: str,
    found: Sequence[tuple[Point, bool]],
    spot: Spot,
    level: bool,
    place: _Place,
    there: Scene,
) -> Period:
    length = next((_duration(p) for p, _ in found if p.kind in {"length", "past"}), None)
    if any(p.linked for p, _ in found):
        return _span(words, found, spot, length)
    start = end = as_of = None
    at: list[Days] = []
    why: list[str] = []
    for point, hour in found:
        if point.kind == "now" and point.has("s") and not (point.opener == "B" or point.all("s")[0]):
            why.append("it is counted up to the day of speaking, which is not told")
            continue
        got = days(point, spot)
        if isinstance(got, str) and point.kind == "event":
            got = there.event(point.atoms[0].word, place.first, place.last) or got
        if isinstance(got, str):
            if point.kind == "past" and spot.now is not None:
                end = as_of = spot.now
            why.append(got)
            continue
        if hour and got.first == got.last:
            got = replace(got, grain="hour")
        fine = got.grain == "hour"
        if (point.opener == "S" and point.kind != "span") or point.began:
            start = got.first
        elif point.opener == "B":
            end = as_of = got.last
        elif point.opener == "F" and not (fine and not level):
            end = as_of = got.last if fine else got.first - timedelta(1)
        elif point.opener == "A" and not fine:
            start = got.last + timedelta(1)
        elif level:
            end = as_of = got.last
        else:
            at.append(got)
            if point.kind == "past":
                as_of = got.last
    if start is None and end is None and at:
        best = min(at, key=lambda d: ((d.last - d.first).days, d.first))
        return _period(words, best.first, best.last, _GRAINS[best.grain], as_of, None, length)
    if start is None and end is None and length and _runs(place, there) and spot.now is not None:
        return _running(words, found, spot, length)
    if start is not None and end is not None and start > end:
        return Period(words, why="the span ends before it begins", length=length)
    if start is not None or end is not None:
        grain: Granularity = "open" if start is None or end is None else "days"
        reason = None if start is not None or as_of != spot.now or not why else why[0]
        return _period(words, start, end, grain, as_of, reason, length)
    return Period(words, why=why[0] if why else "the words name no time that is understood", length=length)


def _span(words: str, found: Sequence[tuple[Point, bool]], spot: Spot, length: str | None) -> Period:
    """From one time to another: the far end first, as the near one is the latest before it."""
    k = next(n for n, (p, _) in enumerate(found) if p.linked)
    if k == 0:
        return Period(words, why="the words name only one end of a span")
    far = days(found[k][0], spot)
    if isinstance(far, str):
        return Period(words, why=far, length=length)
    near = days(found[k - 1][0], Spot(far.last, spot.near, spot.other, end=True))
    if isinstance(near, str):
        return Period(words, why=near, length=length)
    if near.first > far.last:
        return Period(words, why="the span ends before it begins", length=length)
    single = near.first == far.last
    coarse = {near.grain, far.grain} & {"month", "year"}
    grain = "day" if single else "year" if "year" in coarse else "month" if coarse else "days"
    return _period(words, near.first, far.last, _GRAINS[grain], None, None, length)


def _runs(place: _Place, there: Scene) -> bool:
    """Whether the verb of the clause runs up to the moment of speech: ``has risen to 40 in two days``."""
    start, _ = there.bounds(there.index(place.first))
    clause = re.split(r"[,;:.–—()]\s", there.report.text[start : place.first])[-1]
    return bool(set(clause.lower().split()) & there.words.phrases("running", "words"))


def _running(words: str, found: Sequence[tuple[Point, bool]], spot: Spot, length: str) -> Period:
    point = next(p for p, _ in found if p.kind == "length")
    got = days(replace(point, kind="past"), spot)
    if isinstance(got, str):
        return Period(words, why=got, length=length)
    return _period(words, got.first, got.last, _GRAINS[got.grain], got.last.isoformat(), None, length)


def _duration(point: Point) -> str | None:
    units, much = point.all("U"), point.number("dn")
    if not units or point.has("v") or (much is None and units[0][2]):
        return None
    return _MARKS[str(units[0][0])].format(int(units[0][1]) * (1 if much is None else much))


def _period(
    words: str,
    start: date | None,
    end: date | None,
    grain: Granularity,
    as_of: date | str | None,
    why: str | None,
    length: str | None,
) -> Period:
    iso = [d.isoformat() if isinstance(d, date) else d for d in (start, end, as_of)]
    return Period(words, iso[0], iso[1], grain, iso[2], why=why, length=length)
