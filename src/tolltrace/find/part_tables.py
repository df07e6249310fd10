"""Parts of tables: the bottom row holds the totals of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tolltrace.find.part_fit import holds, size
from tolltrace.find.phrase import words
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tables import SOURCES

_CELLS = (re.compile(r"\|"), re.compile(r"\t"), re.compile(r" {2,}"))
# The number of a row in front of its label, which the row of the total does not have.
_NUMBERED = re.compile(r"\d{1,3}[.)]? {2,}(?=[^\W\d])")


def in_tables(
    reading: Reading, drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """The cells of each table with the cell of the bottom row that is their total."""
    tables: dict[int, list[int]] = {}
    for i in order:
        block = reading.document.blocks[reading.sentences[drafts[i].sentence].block]
        # Rows by source are rival totals, also where one is the sum of two others.
        if block.kind == "row" and drafts[i].rule != SOURCES:
            tables.setdefault(block.group, []).append(i)
    for cells in tables.values():
        bottom = drafts[cells[-1]].sentence
        columns: dict[int, list[int]] = {}
        for i in cells:
            columns.setdefault(_column(reading, drafts[i]), []).append(i)
        full = [c for c in columns.values() if len(c) > 1 and drafts[c[-1]].sentence == bottom]
        # One column that adds up shows that the bottom row holds totals; the others are then wrong sums.
        if _says_total(reading, bottom) or any(_adds_up(drafts, c) for c in full):
            for column in full:
                yield from _column_links(drafts, order, totals, column)


def _adds_up(drafts: Sequence[Draft], column: list[int]) -> bool:
    return sum(size(drafts[i]) for i in column[:-1]) == size(drafts[column[-1]]) > 0


def _column_links(
    drafts: Sequence[Draft], order: Sequence[int], totals: Sequence[int | None], column: list[int]
) -> Iterator[tuple[int, int]]:
    *parts, total = column
    for i in parts:
        if holds(drafts[total], drafts[i]):
            yield i, total
    again = _same_before(drafts, order, total)
    if again is not None and (above := totals[again]) is not None:
        yield total, above


def _same_before(drafts: Sequence[Draft], order: Sequence[int], total: int) -> int | None:
    """The figure of the text that the table's total repeats."""
    wanted = drafts[total]
    for i in order:
        if drafts[i].sentence >= wanted.sentence:
            return None
        if drafts[i].harm == wanted.harm and drafts[i].quantity == wanted.quantity:
            return i
    return None


def _column(reading: Reading, draft: Draft) -> int:
    """The number of the cell that the figure stands in."""
    s = reading.sentences[draft.sentence]
    numbered = _NUMBERED.match(reading.text, s.start, s.starts[draft.first])
    start = numbered.end() if numbered else s.start
    row, before = reading.text[s.start : s.end], reading.text[start : s.starts[draft.first]]
    for border in _CELLS:
        if border.search(row):
            return len(border.findall(before))
    return 0


def _says_total(reading: Reading, sentence: int) -> bool:
    label = reading.sentences[sentence].low[:2]
    return any(w in words(reading.language.code, "parts", "totals") for w in label)
