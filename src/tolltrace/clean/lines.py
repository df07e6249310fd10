"""The lines of a text, page by page, without the white space around them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_BLANK_LINES_BETWEEN_PAGES = 3


class Line(NamedTuple):
    """One line that is not blank. ``start`` and ``end`` count in the whole text and leave the indent out."""

    start: int
    end: int
    text: str
    indent: int
    blanks: int
    """Blank lines before it on its page."""


def pages(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """The lines between two offsets. A form feed or three blank lines begin a page; no page is empty."""
    at = start
    for sheet in _alike(text[start:end]).split("\f"):
        page: list[Line] = []
        blanks = 0
        for part in sheet.split("\n"):
            bare = part.strip()
            if not bare:
                blanks += 1
            else:
                if page and blanks >= _BLANK_LINES_BETWEEN_PAGES:
                    yield page
                    page = []
                lead = len(part) - len(part.lstrip())
                page.append(Line(at + lead, at + lead + len(bare), bare, lead, blanks if page else 0))
                blanks = 0
            at += len(part) + 1
        if page:
            yield page


def _alike(text: str) -> str:
    """The same number of characters, with every line ended by a newline alone."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text
