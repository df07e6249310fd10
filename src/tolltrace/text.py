"""Clean text and report text: the only place where offsets are computed.

Cleaning never searches for what it changed. Each edit is recorded while it is made, and a span of the
clean text goes back to the report's own text by arithmetic on the edits alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from tolltrace.model import Block, Report, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """``report[start:end]`` reads ``replacement`` in the clean text, because of ``why``."""

    start: int
    end: int
    replacement: str
    why: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """A report's text after its edits, with the way back."""

    text: str
    edits: tuple[Edit, ...]
    _clean_starts: tuple[int, ...]

    def back(self, start: int, end: int) -> Span:
        """The span of the report's text behind ``text[start:end]``.

        An end that falls inside an edit goes to the edit's outer border, so that no character of the
        report that stands behind the clean span is lost.

        Raises:
            ValueError: if the span is not inside the clean text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}..{end} is outside a text of {len(self.text)} characters")
        if not self.edits:
            return Span(start, end)
        return Span(self._back_one(start, right=False), self._back_one(end, right=True))

    def _back_one(self, at: int, *, right: bool) -> int:
        i = bisect_right(self._clean_starts, at) - 1
        if right and i >= 0 and self._clean_starts[i] == at:
            # A span that ends where an edit begins does not reach into it.
            while i >= 0 and self._clean_starts[i] == at:
                i -= 1
        if i < 0:
            return at
        edit, begins = self.edits[i], self._clean_starts[i]
        inside = at - begins
        if inside < len(edit.replacement):
            return edit.end if right and inside > 0 else edit.start
        return edit.end + inside - len(edit.replacement)


def apply(report_text: str, edits: Iterable[Edit]) -> CleanText:
    """Make the clean text of sorted, non-overlapping edits.

    Raises:
        ValueError: if edits overlap, are out of order, or leave the text.
    """
    kept = tuple(edits)
    parts: list[str] = []
    starts: list[int] = []
    at = length = 0
    for edit in kept:
        if edit.start < at or edit.end < edit.start or edit.end > len(report_text):
            raise ValueError(f"edit {edit.start}..{edit.end} overlaps its neighbour or leaves the text")
        parts.append(report_text[at : edit.start])
        length += edit.start - at
        starts.append(length)
        parts.append(edit.replacement)
        length += len(edit.replacement)
        at = edit.end
    parts.append(report_text[at:])
    return CleanText("".join(parts), kept, tuple(starts))


@dataclass(frozen=True, slots=True)
class Document:
    """A report with its clean text and the blocks that the clean text consists of, in order.

    Blocks of kind ``furniture`` and ``repeat`` stay in the text, so that offsets hold, and are not read.
    """

    report: Report
    clean: CleanText
    blocks: tuple[Block, ...]
