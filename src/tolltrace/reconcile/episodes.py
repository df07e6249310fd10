"""Figures that belong to another episode than the one the reports were brought together for.

Told apart by time (a day before or after, a year or a war that contains the episode) and by place (another
country, or a place whose dated figures are of another day). What says neither is taken for the episode's own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from tolltrace.model import Claim, Finding, Period
from tolltrace.reconcile.comparable import Scene, where

# Without a date of the episode, so many days before the first report are taken for its time.
_PAST = 60
# A figure's own days may begin a little before the episode's, and end a little behind it.
_EARLY = timedelta(days=2)
_LATE = timedelta(days=3)
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_MANY_DAYS = 60

Window = tuple[date | None, date | None]


def others(scene: Scene) -> list[Finding]:
    """One finding for each other episode, by its days or its place, with the claims that speak of it."""
    periods = scene.periods
    countries = {
        id: place.country
        for id, place in scene.places.items()
        if place.country is not None and not place.words.islower()  # "the city" only points at a name
    }
    window = _window(scene, scene.days)
    home = _home(countries)
    reasons: dict[str, str] = {}
    for claim in scene.claims:
        reason = _by_time(periods.get(claim.id), window) or _by_place(claim, countries, home)
        if reason is None and claim.part_of in reasons:
            reason = reasons[claim.part_of]
        if reason is not None:
            reasons[claim.id] = reason
    _spread_to_place(scene, periods, window, reasons)
    by_id = {claim.id: claim for claim in scene.claims}
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in scene.claims:
        if claim.id in reasons:
            whole = by_id.get(claim.part_of or "")
            same_words = whole is not None and (claim.period is None or claim.period == whole.period)
            teller = whole if whole is not None and whole.id in reasons and same_words else claim
            groups[_episode_of(teller, scene, periods, reasons[teller.id])].append(claim)
    return [
        Finding(
            "other_episode",
            tuple(c.id for c in groups[key]),
            f"{reasons[groups[key][0].id]}: {key[1] or key[0]}",
        )
        for key in sorted(groups)
    ]


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
        return "of a longer span that contains the episode"
    if first is None:
        return None
    start = date.fromisoformat(period.start) if period.start else None
    end = date.fromisoformat(period.end) if period.end else None
    if end is not None and end < first - (_EARLY - timedelta(days=1)):
        return "of days before the episode"
    if start is not None and start < first - _EARLY:
        return "of a longer span that contains the episode"
    if (
        last is not None
        and start is not None
        and start > last + _LATE
        and period.as_of is None
        and start == end
    ):
        return "of days after the episode"
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
    return "in another country"


def _spread_to_place(
    scene: Scene, periods: Mapping[str, Period], window: Window, reasons: dict[str, str]
) -> None:
    """A place that is only spoken of for other days carries its undated figures with it."""
    foreign: dict[str, str] = {}
    own: set[str] = set()
    for claim in scene.claims:
        place = where(claim, scene.episode)
        if place is None:
            continue
        period = periods.get(claim.id)
        if claim.id in reasons and "days" in reasons[claim.id]:
            foreign[place] = reasons[claim.id]
        elif period is not None and (period.start or period.end) and claim.id not in reasons:
            own.add(place)
    for claim in scene.claims:
        place = where(claim, scene.episode)
        if claim.id not in reasons and place in foreign and place not in own:
            reasons[claim.id] = foreign[place]


def _episode_of(claim: Claim, scene: Scene, periods: Mapping[str, Period], reason: str) -> tuple[str, str]:
    """The key by which figures of one other episode go together."""
    if "country" in reason:
        return (reason, claim.report)
    period = periods.get(claim.id)
    if "longer" in reason and period is not None:
        return (reason, f"{period.start or ''}..{period.end or ''}")
    return (reason, where(claim, scene.episode) or (period.start or period.end or "" if period else ""))
