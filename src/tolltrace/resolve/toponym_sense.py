"""Which of the places that bear a name is meant: by size, containers, and the text's other places."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tolltrace.data.gazetteer import MAIN, OTHER, PEOPLE, Entry
from tolltrace.resolve.toponym_candidates import Mention

_EARTH_KM = 6371.0
_NEAR_KM, _FAR_KM = 100.0, 300.0
# What a place without a population counts as, in people.
_AS_BIG = {"county": 20_000, "admin1": 1_000_000}
_REGION = 1_000_000
_CONTINENT = 100_000_000
# What a name of many places tells of a division that has one of them, at most.
_LEAN = 0.4
_OTHER_NAME = 1.5
# So many towns tell where a text is; more would only take time.
_POINTS = 50
_SEAT = 50_000


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a report's whereabouts: how much speaks for each country and division."""

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[tuple[str, str], float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()


NO_HINTS = Hints()


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points (latitude, longitude in degrees), in kilometres."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))


class _Focus:
    """The countries, divisions and points that a text has spoken of so far."""

    def __init__(self, hints: Hints) -> None:
        self.countries: defaultdict[str, float] = defaultdict(float, hints.countries)
        self.divisions: defaultdict[tuple[str, str], float] = defaultdict(float, hints.divisions)
        self.points: list[tuple[float, float]] = list(hints.points[:_POINTS])

    def add(self, entry: Entry, weight: float) -> None:
        if entry.country is None:
            return
        self.countries[entry.country] += weight
        if entry.admin1 and entry.kind != "country":
            self.divisions[entry.country, entry.admin1] += weight
        at = _town(entry)
        if at is not None and len(self.points) < _POINTS:
            self.points.append(at)

    def forget(self, entry: Entry, weight: float) -> None:
        """Take back what was added for an entry."""
        self.add(entry, -weight)
        at = _town(entry)
        if at is not None:
            self.points = [p for p in self.points if p != at]

    def lean(self, entries: Sequence[Entry]) -> None:
        """A name of many places speaks a little for each division that has one: together they tell."""
        best: dict[tuple[str, str], float] = {}
        for entry in entries:
            if entry.country and entry.admin1 and entry.kind != "country":
                where = entry.country, entry.admin1
                best[where] = max(best.get(where, 0.0), 10 ** (_prior(entry, entries) / 2))
        total = sum(best.values())
        for where, weight in best.items():
            self.divisions[where] += _LEAN * weight / total

    def score(self, entry: Entry) -> float:
        total = 0.0
        if entry.country is not None:
            total += 1.5 * _sated(self.countries[entry.country])
            if entry.admin1 and entry.kind != "country":
                total += 2.0 * _sated(self.divisions[entry.country, entry.admin1])
        at = _town(entry)
        if at is not None and self.points:
            nearest = min(distance_km(at, p) for p in self.points)
            total += 1.0 if nearest < _NEAR_KM else 0.4 if nearest < _FAR_KM else 0.0
        return total


def _town(entry: Entry) -> tuple[float, float] | None:
    small = entry.kind == "city" or (entry.kind == "region" and entry.admin1)
    if not small or entry.lat is None or entry.lon is None:
        return None
    return entry.lat, entry.lon


def _sated(weight: float) -> float:
    """0 to 1: the first signs tell most."""
    return weight / (weight + 1.0)


def choose(mentions: Sequence[Mention], hints: Hints) -> tuple[Entry, ...]:
    """The place meant by each mention. All mentions of one name in a text mean one place."""
    focus = _Focus(hints)
    groups: dict[str, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        groups[mention.key].append(n)
    options = {key: _options(mentions, members) for key, members in groups.items()}
    chosen: dict[str, Entry] = {}
    for key, members in groups.items():
        if len(options[key]) == 1:
            chosen[key] = options[key][0]
            focus.add(chosen[key], 1.0 + 0.1 * len(members))
    open_keys = sorted((k for k in groups if k not in chosen), key=lambda k: (-_lead(options[k]), k))
    for key in open_keys:
        focus.lean(options[key])
    for key in open_keys:
        chosen[key] = _best(options[key], mentions, groups[key], focus)
        focus.add(chosen[key], 0.5)
    # With all places known, look once more at those that were chosen before the others.
    for key in open_keys:
        focus.forget(chosen[key], 0.5)
        chosen[key] = _best(options[key], mentions, groups[key], focus)
        focus.add(chosen[key], 0.5)
    return tuple(chosen[m.key] for m in mentions)


def _options(mentions: Sequence[Mention], members: Sequence[int]) -> tuple[Entry, ...]:
    """The entries that fit the containers that any mention of the name has; all of them where none fits."""
    entries = mentions[members[0]].entries
    holders = [mentions[c] for n in members if (c := mentions[n].container) is not None]
    for holder in holders:
        fitting = tuple(e for e in entries if any(_is_within(e, h) for h in holder.entries))
        if fitting:
            return fitting
    return entries


def _is_within(entry: Entry, holder: Entry) -> bool:
    if holder.kind == "country":
        return entry.country == holder.country and entry.kind != "country"
    return entry.country == holder.country and entry.admin1 == holder.admin1 and entry.place != holder.place


def _lead(entries: Sequence[Entry]) -> float:
    scores = sorted((_prior(e, entries) for e in entries), reverse=True)
    return scores[0] - scores[1]


def _prior(entry: Entry, others: Sequence[Entry]) -> float:
    people = entry.population or _AS_BIG.get(entry.kind, 0 if entry.kind == "city" else _REGION)
    if entry.country is None:
        people = max(people, _CONTINENT)
    score = math.log10(people + 300)
    if entry.form == MAIN:
        score += 0.7
    elif entry.form == PEOPLE:
        score += 2.0
    elif entry.form == OTHER and any(o.form == MAIN for o in others):
        score -= _OTHER_NAME
    if entry.kind == "admin1" and any(_is_seat(o, entry) for o in others):
        score -= 1.5
    return score


def _is_seat(town: Entry, division: Entry) -> bool:
    """A town of the division's name: without a word that says otherwise, the town is meant."""
    if town.kind != "city" or town.country != division.country:
        return False
    return town.form == MAIN or (town.admin1 == division.admin1 and town.population >= _SEAT)


def _best(
    entries: Sequence[Entry], mentions: Sequence[Mention], members: Sequence[int], focus: _Focus
) -> Entry:
    divisions = {mentions[n].division for n in members}

    def rank(entry: Entry) -> tuple[float, int]:
        score = _prior(entry, entries) + focus.score(entry)
        if entry.kind in divisions or (entry.kind == "admin1" and "district" in divisions):
            score += 3.0
        return (score, -entry.place)

    return max(entries, key=rank)
