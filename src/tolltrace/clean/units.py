"""Lines put together: what is one paragraph, bullet or row, however its lines were wrapped.

A page is taken as hard-wrapped if its lines are of one width and sentences run over their ends. Then a
line goes on in the next where the next one's first word would not have fitted, which is how lines are
filled; anything shorter ends its paragraph. On other pages each line stands for itself.
"""

from __future__ import annotations

from typing import NamedTuple

from tolltrace.clean.lines import Line
from tolltrace.clean.marks import Mark, marks
from tolltrace.clean.tables import tables

_NARROWEST, _WIDEST = 45, 110
_RAGGED = 12
_SENTENCE_ENDS = frozenset(".!?:;")
_UNFINISHED_CHARS = 40


class Unit(NamedTuple):
    """A stretch of a page that is one thing. ``text`` is its first line; ``table`` is 0 outside tables."""

    start: int
    end: int
    text: str
    lines: int
    blanks: int
    mark: Mark | None
    table: int


def units(page: list[Line]) -> list[Unit]:
    """The units of a page, in order."""
    if len(page) == 1:
        only = page[0]
        return [Unit(only.start, only.end, only.text, 1, only.blanks, marks(page)[0], 0)]
    found: list[Unit] = []
    marked, tabled = marks(page), tables(page)
    width = _wrap_width(page, marked)
    first = 0
    for at in range(1, len(page) + 1):
        inner = at < len(page) and not tabled[at] and not tabled[at - 1] and marked[at] is None
        if inner and _goes_on(page, first, at, width, marked[first]):
            continue
        begin, end = page[first], page[at - 1]
        found.append(
            Unit(begin.start, end.end, begin.text, at - first, begin.blanks, marked[first], tabled[first])
        )
        first = at
    return found


def _goes_on(page: list[Line], first: int, at: int, width: int | None, mark: Mark | None) -> bool:
    """Whether the line ``at`` continues the unit that began at ``first``."""
    line, before = page[at], page[at - 1]
    if line.blanks:
        return False
    if mark is not None and at == first + 1 and mark.alone:
        return mark.style == "dash"
    if mark is not None and mark.style != "hash" and line.indent >= page[first].indent + 2:
        return True
    if line.indent >= before.indent + 2:
        return False
    if width is not None:
        word = line.text.find(" ")
        filled = before.indent + len(before.text) + 1 + (len(line.text) if word < 0 else word)
        if filled > width - _RAGGED:
            return True
    return (
        line.text[0].islower()
        and before.text[-1] not in _SENTENCE_ENDS
        and len(before.text) >= _UNFINISHED_CHARS
    )


def _wrap_width(page: list[Line], marked: list[Mark | None]) -> int | None:
    """The width that a page's lines are filled to, in characters; ``None`` if they are not."""
    lengths = sorted(line.indent + len(line.text) for line in page)
    width = lengths[len(lengths) * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(1 for each in lengths if width - _RAGGED <= each)
    if full < max(3, 0.3 * len(lengths)):
        return None
    following = [page[i].text for i in range(1, len(page)) if not page[i].blanks and marked[i] is None]
    lower = sum(text[0].islower() for text in following)
    cased = any(any(map(str.islower, text)) for text in following)
    return width if following and (lower >= 0.2 * len(following) or not cased) else None
