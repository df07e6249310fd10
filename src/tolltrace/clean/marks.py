"""What a line begins with: a bullet, a number, a place in a thread, the time of an entry."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

from tolltrace.clean.lines import Line

Style = Literal["dash", "number", "letter", "thread", "stamp", "hash"]

_HOUR = r"(?:[01]?\d|2[0-3])"
_STAMP = (
    # At most a weekday or a day and month stand before the hour; what they are called does not matter.
    r"(?:(?:\d{1,2}\s)?[^\W\d]{2,9}\.?,?\s)?"
    rf"(?:{_HOUR}[:h][0-5]\d(?::[0-5]\d)?|{_HOUR}\.[0-5]\d(?=\s*[-–—|]\s|\s*\Z))"
    r"(?:\s?[aApP]\.?[mM]\b\.?)?(?:\s[A-Z]{2,4}\b)?"
)
_MARK = re.compile(
    r"(?P<thread>\d{1,3}/\d{0,3})(?=\s|\Z)"
    rf"|(?P<stamp>{_STAMP})(?=\s*[-–—:|]\s|\s|\Z)"
    r"|(?P<number>\d{1,3}[.)]|\(\d{1,3}\)|[ivx]{1,5}[.)])(?=\s+\S)"
    r"|(?P<letter>\([a-z]{1,4}\)|[a-z]\))(?=\s+\S)"
    r"|(?P<dash>[-*+•·▪◦‣●○■□–—>↳→✓✔])(?=\s|\Z)"
    r"|(?P<hash>#{1,6})(?=\s+\S)"
)
_LINES_OF_AN_ENTRY = 8
_ALONE_IS_NONE: frozenset[Style] = frozenset({"number", "letter", "thread", "stamp"})


class Mark(NamedTuple):
    """The mark at the start of a line: its style, itself, and whether the line holds nothing else."""

    style: Style
    label: str
    alone: bool


def marks(page: list[Line]) -> list[Mark | None]:
    """The mark of each line. A number or an hour that stands on one line only is part of its sentence."""
    found = [_mark(line.text) for line in page]
    styles = Counter(each.style for each in found if each)
    # Of a page's lines, one in eight at least is the beginning of an entry, or the hours are the story's.
    few = {style for style in _ALONE_IS_NONE if styles[style] < 2}
    few |= {"stamp"} if _LINES_OF_AN_ENTRY * styles["stamp"] < len(page) else set()
    return [None if each is not None and each.style in few else each for each in found]


def _mark(text: str) -> Mark | None:
    if text[0].isalpha() and ":" not in text[:20] and text[1:2] not in {".", ")"} and "." not in text[2:16]:
        return None
    match = _MARK.match(text)
    if match is None:
        return None
    style: Style = match.lastgroup  # type: ignore[assignment]
    return Mark(style, match[0], match.end() == len(text))
