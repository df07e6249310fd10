"""Figures that belong to another episode than the one the reports were brought together for.

Told apart by time (a day before or after, a year or a war that contains the episode) and by place (another
country, or a place whose dated figures are of another day). What says neither is taken for the episode's own,
and so is a part of a total of the episode.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from tolltrace.model import Claim, Finding, Period
from tolltrace.reconcile.comparable import Scene, names_a_place, said, where
from tolltrace.reconcile.evidence import ONE_IN_A_HUNDRED, rarity
from tolltrace.reconcile.origins import giver, is_hospital
from tolltrace.reconcile.told import as_told

# Without a date of the episode, so many days before the first report are taken for its time.
_PAST = 60
# A figure's own days may begin a little before the episode's, and end a little behind it.
_EARLY = timedelta(days=2)
_LATE = timedelta(days=3)
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_MANY_DAYS = 60
_DEEPEST = 12
_FIRST = 4
"""Figures of another episode that its note gives."""
_BEFORE = "of days before the episode"
_LONGER = "of a longer span that contains the episode"
_AFTER = "of days after the episode"
_ABROAD = "in another country"

Window = tuple[date | None, date | None]


def others(scene: Scene) -> list[Finding]:
    """One finding for each other episode, by its days or its place, with the claims that speak of it."""
    reasons = _reasons(scene)
    groups: dict[str, list[Claim]] = defaultdict(list)
    leader = _together(scene, reasons)
    for claim in scene.claims:
        if claim.id in reasons:
            groups[leader[claim.id]].append(claim)
    return [
        Finding("other_episode", tuple(c.id for c in group), _note(group, reasons[group[0].id]))
        for group in groups.values()
    ]


def _reasons(scene: Scene) -> dict[str, str]:
    """Why a claim is of another episode, by id, for those that are."""
    countries = {
        id: place.country
        for id, place in scene.places.items()
        if place.country is not None and not place.words.islower()  # "the city" only points at a name
    }
    window, home = _window(scene, scene.days), _home(countries)
    reasons: dict[str, str] = {}
    for claim in scene.claims:
        reason = _by_time(scene.periods.get(claim.id), window) or _by_place(claim, countries, home)
        if reason == _AFTER and _counted_later(claim, scene):
            reason = None
        if reason is not None:
            reasons[claim.id] = reason
    _as_their_totals(scene, reasons, window)
    _far_off(scene, reasons, window)
    _spread_to_place(scene, reasons)
    _as_their_totals(scene, reasons, window)
    for id in list(_retold_of_the_episode(scene, reasons)):
        del reasons[id]
    return reasons


def _counted_later(claim: Claim, scene: Scene) -> bool:
    """Whether a later day is that on which those of the episode died, were found, buried or treated."""
    at_a_spot = not names_a_place(claim, scene)
    return where(claim, scene) is None or (at_a_spot and (claim.harm == "killed" or is_hospital(claim.place)))


def _window(scene: Scene, episode: Period | None) -> Window:
    """The first and last day of the episode, as far as they are known."""
    if episode is not None and episode.start is not None:
        last = date.fromisoformat(episode.end) if episode.end is not None else None
        return date.fromisoformat(episode.start), last
    first = min((d for r in scene.reports.values() if (d := r.published)), default=None)
    return (date.fromisoformat(first) - timedelta(days=_PAST) if first else None), None


def _home(countries: Mapping[str, str]) -> str | None:
    """The country that most claims with a known place lie in."""
    ranked = Counter(countries.values()).most_common()
    return min((-n, c) for c, n in ranked)[1] if ranked else None


def _by_time(period: Period | None, window: Window) -> str | None:
    if period is None:
        return None
    first, last = window
    if _days(period.length) > _MANY_DAYS:
        return _LONGER
    if first is None:
        return None
    start = date.fromisoformat(period.start) if period.start else None
    end = date.fromisoformat(period.end) if period.end else None
    if end is not None and end < (first if start is not None else first - _EARLY):
        return _BEFORE
    # "A week ago" is the week that the day lies in, and no longer than the words are vague.
    vague = period.granularity == "week" and end is not None
    if start is not None and start < first - _EARLY and not vague:
        return _LONGER
    if (
        last is not None
        and start is not None
        and start > last + _LATE
        and period.as_of is None
        and start == end
    ):
        return _AFTER
    return None


def _days(length: str | None) -> int:
    m = _LENGTH.fullmatch(length or "")
    if m is None:
        return 0
    years, months, weeks, days = (int(x or 0) for x in m.groups())
    return 365 * years + 30 * months + 7 * weeks + days


def _by_place(claim: Claim, countries: Mapping[str, str], home: str | None) -> str | None:
    if home is None or countries.get(claim.id, home) == home:
        return None
    return _ABROAD


def _far_off(scene: Scene, reasons: dict[str, str], window: Window) -> None:
    """Figures that begin months after the episode, in a province where it has no figure."""
    if window[0] is None:
        return
    late = (window[0] + timedelta(days=_PAST)).isoformat()
    begun = {id: p.start for id, p in scene.periods.items() if p.start is not None}
    own = {
        (place.country, place.admin1)
        for id, place in scene.places.items()
        if id not in reasons and begun.get(id, "") < late
    }
    for claim in scene.claims:
        place = scene.places.get(claim.id)
        if place is None or not place.admin1 or (place.country, place.admin1) in own:
            continue
        if begun.get(claim.id, "") >= late:
            reasons.setdefault(claim.id, _AFTER)


def _spread_to_place(scene: Scene, reasons: dict[str, str]) -> None:
    """A place that is only spoken of for other days carries its undated figures with it."""
    foreign: dict[str, str] = {}
    own: set[str] = set()
    for claim in scene.claims:
        place = _ground(claim, scene)
        if place is None:
            continue
        period = scene.periods.get(claim.id)
        if reasons.get(claim.id) in (_BEFORE, _AFTER):
            foreign[place] = reasons[claim.id]
        elif period is not None and (period.start or period.end) and claim.id not in reasons:
            own.add(place)
    for claim in scene.claims:
        place = _ground(claim, scene)
        if claim.id not in reasons and place in foreign and place not in own:
            reasons[claim.id] = foreign[place]


def _as_their_totals(scene: Scene, reasons: dict[str, str], window: Window) -> None:
    """A part is of its total's episode, unless its own days are others.

    What is buried or counted later is still of the episode; one day of a longer span can be the episode's.
    """
    for claim in sorted(scene.claims, key=lambda c: _depth(c, scene)):
        total = scene.totals.get(claim.id)
        if total is None:
            continue
        if total.id not in reasons:
            if reasons.get(claim.id) in (_AFTER, _ABROAD, _LONGER):
                del reasons[claim.id]
        elif not (reasons[total.id] == _LONGER and _within(scene.periods.get(claim.id), window)):
            reasons.setdefault(claim.id, reasons[total.id])


def _depth(claim: Claim, scene: Scene) -> int:
    """How many totals a part is under, up to a few; a ring of parts ends."""
    depth = 1
    while (total := scene.totals.get(claim.id)) is not None and depth < _DEEPEST:
        claim = total
        depth += 1
    return depth


def _within(period: Period | None, window: Window) -> bool:
    """Whether a figure's own days are known and lie in the episode's."""
    first, last = window
    if period is None or first is None or not period.start or not period.end:
        return False
    latest = date.max if last is None else last + _LATE
    return first <= date.fromisoformat(period.start) and date.fromisoformat(period.end) <= latest


def _retold_of_the_episode(scene: Scene, reasons: Mapping[str, str]) -> Iterator[str]:
    """Figures told for a longer span that their origin gave for the episode: their window has drifted."""
    given = {
        (giver(c, scene), c.harm, said(c.quantity))
        for c in scene.claims
        if c.id not in reasons and giver(c, scene) is not None
    }
    for claim in scene.claims:
        rare = rarity(said(claim.quantity) or 0) >= ONE_IN_A_HUNDRED
        twin = (giver(claim, scene), claim.harm, said(claim.quantity)) in given
        if reasons.get(claim.id) == _LONGER and rare and twin:
            yield claim.id


def _together(scene: Scene, reasons: Mapping[str, str]) -> dict[str, str]:
    """Which claims speak of one other episode: those of one place or span, or of one report's past."""
    leader: dict[str, str] = {}
    first: dict[tuple[str | None, ...], str] = {}
    for claim in scene.claims:
        if claim.id not in reasons:
            continue
        reason, place = reasons[claim.id], _ground(claim, scene)
        keys: list[tuple[str | None, ...]] = [(reason, claim.report)]
        if reason == _LONGER:
            span = _span(claim, scene)
            keys = [(reason, claim.report, span.start, span.end, span.length)]
        elif place is not None:
            keys.append((reason, "", place))
        found = next((first[key] for key in keys if key in first), claim.id)
        for key in keys:
            first.setdefault(key, found)
        leader[claim.id] = found
    return leader


def _ground(claim: Claim, scene: Scene) -> str | None:
    """The place as a key, by its settlement if that is known for sure; ``None`` for all of the episode.

    A spot in a town (its id has a stroke) is the town's: a playground, a square.
    """
    if where(claim, scene) is None:
        return None
    place = scene.places.get(claim.id)
    sure = place.chain if place is not None and place.precision == "exact" else ()
    return next((link for link in sure if "/" not in link), where(claim, scene))


def _span(claim: Claim, scene: Scene) -> Period:
    """The days of a figure, or of the total that it is under."""
    for _ in range(_depth(claim, scene)):
        period = scene.periods.get(claim.id)
        if period is not None and (period.start or period.length):
            return period
        claim = scene.totals.get(claim.id, claim)
    return Period("")


def _note(group: Sequence[Claim], reason: str) -> str:
    """The places and times by which a reader knows the other episode, and its first figures."""
    places = dict.fromkeys(c.place for c in group if c.place)
    times = dict.fromkeys(c.period for c in group if c.period)
    called = ", ".join((reason, *places, *times))
    return f"{called}: {', '.join(list(dict.fromkeys(as_told(c) for c in group))[:_FIRST])}"
