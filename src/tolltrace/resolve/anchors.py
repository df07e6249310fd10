"""The day that a report's words of time are read against: dateline, date of the page, stamp of an entry."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tolltrace.model import Anchored, Report
from tolltrace.resolve import dates
from tolltrace.resolve.dates import Days
from tolltrace.resolve.moments import days
from tolltrace.resolve.points import Point, points
from tolltrace.resolve.spot import Spot
from tolltrace.resolve.timewords import OPENERS, TimeWords, atoms

_HEAD_LINES, _TAIL_LINES, _PAGE_LINE = 10, 4, 140
_DATELINE = 80
"""Characters within which the date of a dateline begins."""
_CENTURY = 69
_STALE = timedelta(31)
"""How much older than its publication a date may be and still be that of the page."""
_AFTER_DATELINE = re.compile(
    r"(?:\s+'?(?P<year>\d\d)\b)?[\s.,)]*(?:\([^()\n]{1,80}\)|/[^/\n]{1,60}/)?"
    r"[\s.:]*(?:[-–—]{1,3}|(?<=[)/])[.:]?)\s+[\"'“‘\[(]?[^\W\d_]"
)
_PLACE = re.compile(r"[^\W\d_][^.!?;:|\n]*?[,\s(]\s*")
_SMALL_WORDS = 2
"""Words in small letters that the place of a dateline may have: ``Santa Cruz de la Sierra``."""
_STAMP = re.compile(
    r"^[ \t]*(?P<day>[^\d\n:|]{0,20}?\d{0,2}[^\d\n:|]{0,15}?)[ \t,]*\b\d{1,2}[:.]\d\d\b", re.M
)
_EDGE = frozenset("|·—–-(:/,•&@>»]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day to read against and where it comes from: ``dateline``, ``text date``, ``published``, ``user``."""

    day: date
    kind: Anchored


@dataclass(frozen=True, slots=True)
class Anchors:
    """A report's anchor, the stamps of its entries, and the day by which all its figures were counted.

    ``head`` is where the date of the page ends. ``counted`` is the as-of that the head of the report states,
    as in ``(as of 16 September, 15:00)``.
    """

    page: Anchor | None
    head: int = 0
    stamps: tuple[tuple[int, Anchor], ...] = ()
    counted: date | None = None

    def at(self, place: int) -> Anchor | None:
        """The anchor of a place in the report's text."""
        i = bisect_right(self.stamps, place, key=lambda stamp: stamp[0]) - 1
        return self.stamps[i][1] if i >= 0 else self.page

    def entry(self, place: int) -> int:
        """Where the entry that holds a place begins; 0 where there are no entries."""
        i = bisect_right(self.stamps, place, key=lambda stamp: stamp[0]) - 1
        return self.stamps[i][0] if i >= 0 else 0


def anchors(report: Report, words: TimeWords, published: str | None = None) -> Anchors:
    """What a report's words of time are read against.

    The text's own date comes first, then ``report.published``, then ``published``, which the user gave. A
    dateline without a year takes the year of the two latter; without them it is no anchor.
    """
    printed = dates.iso(report.published)
    given = dates.iso(published)
    outside = Anchor(printed, "published") if printed else Anchor(given, "user") if given else None
    page: Anchor | None = None
    head = 0
    for start, line, tail in _lines(report.text):
        found = _of_line(line, tail, words, outside.day if outside else None)
        if found is None:
            continue
        kind, day, end = found
        if page is None or (kind == "dateline" and page.kind == "text date" and not tail):
            page, head = Anchor(day, kind), 0 if tail else start + end
    anchor = page or outside
    counted = _counted(report.text, words, anchor.day if anchor else None)
    return Anchors(anchor, head, _stamps(report.text, words, anchor), counted)


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines of head and tail that are not empty: place, line, whether it is of the tail."""
    held: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            held.append((at, line))
        at += len(line) + 1
    for n, (start, line) in enumerate(held):
        if n < _HEAD_LINES or n >= len(held) - _TAIL_LINES:
            yield start, line, n >= _HEAD_LINES


def _counted(text: str, words: TimeWords, page: date | None) -> date | None:
    """The day up to which the head of a report says that its figures go."""
    heads = words.phrases("roles", "heads")
    for _, line, tail in _lines(text):
        if tail or len(line.strip()) > _PAGE_LINE:
            continue
        for point in points(atoms(line, words, running=True), words):
            if point.word in heads and point.kind in {"whole", "date"}:
                found = days(point, Spot(page))
                if not isinstance(found, str):
                    return found.last
    return None


def _of_line(
    line: str, tail: bool, words: TimeWords, outside: date | None
) -> tuple[Anchored, date, int] | None:
    """The date of a dateline, or of a line that is there for its date: kind, day, end."""
    short = len(line.strip()) <= _PAGE_LINE
    head = line if short else line[: 2 * _DATELINE]
    for point in points(atoms(head, words, running=True), words):
        if point.kind not in {"whole", "date", "span"}:
            continue
        before, after = head[: point.start], head[point.end :]
        found = days(point, Spot(outside + timedelta(3) if outside else None))
        if not tail and point.start < _DATELINE and _is_place(before, words):
            story = _AFTER_DATELINE.match(after)
            if story and story["year"]:
                found = _in_short_year(point, int(story["year"]))
            if story and not isinstance(found, str):
                return "dateline", found.last, point.end
        if isinstance(found, str) or not short or not (point.has("y") or point.kind == "whole"):
            continue
        if outside is not None and not outside - _STALE <= found.last <= outside + timedelta(3):
            continue
        if _at_an_edge(before, after, words):
            return "text date", found.last, point.end
    return None


def _is_place(before: str, words: TimeWords) -> bool:
    """Whether the words before a date can be the place of a dateline, and are no clause such as ``On``."""
    named = before.strip(" \t,(").split()
    small = sum(word[:1].islower() for word in named)
    opens = bool(named) and words.table.get(named[-1].lower(), ("",))[0] in tuple(OPENERS)
    allowed = 0 if before.rstrip().endswith("(") else _SMALL_WORDS
    return small <= allowed and not opens and _PLACE.fullmatch(before.lstrip()) is not None


def _in_short_year(point: Point, year: int) -> Days | str:
    """A date with a year of two figures: 69 to 99 are of the 20th century, as POSIX reads them."""
    last = (1900 if year >= _CENTURY else 2000) + year
    number, day = point.number("M"), point.number("dj")
    found = dates.real(last, number, day) if number and day else None
    return dates.one(found) if found else "there is no such date"


def _at_an_edge(before: str, after: str, words: TimeWords) -> bool:
    """Whether a date stands by itself: behind a border or a word such as `Published`, and before a border."""
    left = before.rstrip()
    last = left.rsplit(None, 1)[-1].lower().rstrip(":") if left else ""
    two = " ".join(left.lower().split()[-2:])
    pages = words.phrases("page_date", "words")
    led = not left or left[-1] in _EDGE or last in pages or any(two.endswith(w) for w in pages if " " in w)
    right = after.lstrip()
    return led and (not right or right[0] in "|·—–-(),:/.•&>»@" or after[:1] in "\t\r\n T")


def _stamps(text: str, words: TimeWords, page: Anchor | None) -> tuple[tuple[int, Anchor], ...]:
    """The entries of a live page with their days; nothing where fewer than two lines begin with a clock."""
    if page is None:
        return ()
    found = list(_STAMP.finditer(text))
    if len(found) < 2:
        return ()
    out: list[tuple[int, Anchor]] = []
    for m in found:
        label = m.group("day")
        said = [p for p in points(atoms(label, words), words) if p.kind in {"weekday", "date"}]
        if label.strip(" \t,-–—[(•*") and not said:
            continue
        got = days(said[0], Spot(page.day)) if said else None
        day = got.last if got is not None and not isinstance(got, str) else page.day
        out.append((m.start(), Anchor(day, "text date" if said else page.kind)))
    return tuple(out) if len(out) > 1 else ()
