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
_UNFINISHED_CHARS, _WIRE_CHARS = 40, 60


class Unit(NamedTuple):
    """A stretch of a page that is one thing. ``table`` is 0 outside tables.

    ``text`` is its first line and ``last`` its last one.
    """

    start: int
    end: int
    text: str
    last: str
    lines: int
    blanks: int
    mark: Mark | None
    table: int


def units(page: list[Line]) -> list[Unit]:
    """The units of a page, in order."""
    if len(page) == 1:
        only = page[0]
        return [Unit(only.start, only.end, only.text, only.text, 1, only.blanks, marks(page)[0], 0)]
    found: list[Unit] = []
    marked, tabled = marks(page), tables(page)
    width = _wrap_width(page, marked)
    first = 0
    for at in range(1, len(page) + 1):
        inner = at < len(page) and not tabled[at] and not tabled[at - 1]
        if inner and _goes_on(page, first, at, width, marked):
            continue
        begin, end = page[first], page[at - 1]
        found.append(
            Unit(
                begin.start,
                end.end,
                begin.text,
                end.text,
                at - first,
                begin.blanks,
                marked[first],
                tabled[first],
            )
        )
        first = at
    return found


def _goes_on(page: list[Line], first: int, at: int, width: int | None, marked: list[Mark | None]) -> bool:
    """Whether the line ``at`` continues the unit that began at ``first``."""
    line, before = page[at], page[at - 1]
    if line.blanks:
        return False
    mark, own = marked[first], marked[at]
    if own is not None and (
        mark or own.style != "dash" or width is None or before.text[-1] in _SENTENCE_ENDS
    ):
        # In a wrapped paragraph the hyphen of a split word can come to stand at the start of a line.
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
    if before.text[-1] in _SENTENCE_ENDS or len(before.text) < _UNFINISHED_CHARS:
        return False
    # Wire copy in capitals has no small letter to show that a sentence runs on.
    wire = len(before.text) >= _WIRE_CHARS and before.text.isupper() and line.text.isupper()
    return line.text[0].islower() or wire


def _wrap_width(page: list[Line], marked: list[Mark | None]) -> int | None:
    """The width that a page's lines are filled to, in characters; ``None`` if they are not."""
    lengths = sorted(line.indent + len(line.text) for line in page)
    width = lengths[len(lengths) * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(1 for each in lengths if width - _RAGGED <= each)
    if full < max(2, 0.3 * len(lengths)):
        return None
    following = [page[i].text for i in range(1, len(page)) if not page[i].blanks and marked[i] is None]
    lower = sum(text[0].islower() for text in following)
    cased = any(any(map(str.islower, text)) for text in following)
    return width if following and (lower >= 0.2 * len(following) or not cased) else None
