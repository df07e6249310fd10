"""What stands around a period in its report: its sentence, the days named nearby, when an event began."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from tolltrace.model import Report
from tolltrace.resolve.anchors import Anchors
from tolltrace.resolve.dates import Days
from tolltrace.resolve.moments import days
from tolltrace.resolve.points import Point, points
from tolltrace.resolve.spot import Spot
from tolltrace.resolve.timewords import TimeWords, atoms

_BREAK = re.compile(
    r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[^\W\d_a-z]|\(\w\)\s)|\n[ \t]*\n|\n(?=[ \t]*[-*•\d])|\n(?=[^\n]*\|)"
)
_NAMES_A_DAY = frozenset({"whole", "date", "span", "weekday", "now", "feast", "ordinal"})
_STRETCHES = frozenset({"unit", "month", "year"})
_LONGEST = 4000
"""Characters after which a sentence is cut, so that a text without a full stop is read in its own time."""
_MIN_STEM = 4
BACK = 2
"""Sentences back in which a day may stand that a bare hour or `the same day` takes up."""


def names_a_day(point: Point) -> bool:
    """Whether a point names one day or night, and not only a stretch or an hour."""
    return point.kind in _NAMES_A_DAY and not point.has("s")


@dataclass(frozen=True)
class Scene:
    """One report's sentences and the times in them. Places count in the report's text."""

    report: Report
    anchors: Anchors
    words: TimeWords
    starts: tuple[int, ...]
    _read: dict[int, tuple[Point, ...]] = field(default_factory=dict, compare=False, repr=False)
    _events: dict[str, Days | None] = field(default_factory=dict, compare=False, repr=False)

    def index(self, place: int) -> int:
        """The number of the sentence that holds a place."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def bounds(self, index: int) -> tuple[int, int]:
        """Where a sentence begins and ends."""
        after = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.report.text)
        return self.starts[index], after

    def times(self, index: int) -> tuple[Point, ...]:
        """The times in a sentence but the date of the page; their places count from its beginning."""
        if index not in self._read:
            start, end = self.bounds(index)
            found = points(atoms(self.report.text[start:end], self.words, running=True), self.words)
            self._read[index] = tuple(p for p in found if start + p.start >= self.anchors.head)
        return self._read[index]

    def now(self, place: int) -> date | None:
        """The day that words at a place are read against."""
        anchor = self.anchors.at(place)
        return anchor.day if anchor else None

    def near(self, first: int, last: int, *, before_only: bool = False) -> Days | None:
        """The day named nearest to the words between two places: before them, behind, or a sentence back."""
        here, begin = self.index(first), self.bounds(self.index(first))[0]
        behind: Days | None = None
        ahead: Days | None = None
        for point in self.times(here):
            if not names_a_day(point):
                continue
            if begin + point.end <= first:
                behind = self.day(point, first) or behind
            elif begin + point.start >= last and not before_only and ahead is None:
                ahead = self.day(point, first)
        if behind or ahead:
            return behind or ahead
        entry = self.anchors.entry(first)
        for index in range(here - 1, max(here - 1 - BACK, -1), -1):
            if self.bounds(index)[0] < entry:
                break
            for point in reversed(self.times(index)):
                found = self.day(point, first) if names_a_day(point) else None
                if found:
                    return found
        return None

    def other(self, first: int, unit: str) -> Days | None:
        """The time that a distance is measured from: before it, or one of its unit a sentence back."""
        here, begin = self.index(first), self.bounds(self.index(first))[0]
        for point in reversed(self.times(here)):
            if begin + point.end <= first and (names_a_day(point) or point.kind in _STRETCHES):
                found = self.day(point, first)
                if found:
                    return found
        if here and self.bounds(here - 1)[0] >= self.anchors.entry(first):
            for point in reversed(self.times(here - 1)):
                if point.kind == "unit" and point.all("U")[0][0] == unit:
                    return self.day(point, first)
        return None

    def event(self, word: str) -> Days | None:
        """When an event began, where the sentences that tell of its beginning name one day alone."""
        if word not in self._events:
            self._events[word] = self._event(word)
        return self._events[word]

    def _event(self, word: str) -> Days | None:
        stem = word.removesuffix("s").removesuffix("e")
        if len(stem) < _MIN_STEM:
            return None
        found: set[Days] = set()
        speaks = re.compile(rf"\b{re.escape(stem)}", re.I)
        began = self.words.phrases("began", "words")
        for index in range(len(self.starts)):
            start, end = self.bounds(index)
            if not speaks.search(self.report.text, start, end):
                continue
            named = [p for p in self.times(index) if names_a_day(p)]
            if len(named) == 1 and began & set(self.report.text[start:end].lower().split()):
                day = self.day(named[0], start)
                if day:
                    found.add(Days(day.first, day.last, "day"))
        return next(iter(found)) if len(found) == 1 else None

    def day(self, point: Point, place: int) -> Days | None:
        """The days of a point that stands in the sentence of a place; None where they are not known."""
        found = days(point, Spot(self.now(place)))
        return None if isinstance(found, str) else found


def scene(report: Report, anchors: Anchors, words: TimeWords) -> Scene:
    """A report with its sentences found."""
    text = report.text
    found = sorted({0, *(m.end() for m in _BREAK.finditer(text) if m.end() < len(text))})
    starts = (at for here, after in pairwise((*found, len(text))) for at in range(here, after, _LONGEST))
    return Scene(report, anchors, words, tuple(starts) or (0,))
