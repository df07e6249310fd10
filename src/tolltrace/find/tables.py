"""Tables: each filled cell is a claim, its harm from the column's head or the table's caption."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tolltrace.find.numbers import digits, find_numbers
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.table_heads import NO_HEAD, harm_in, read_heads
from tolltrace.find.tokens import Sentence
from tolltrace.model import Quantity

# The rule of a cell in a table of who says what.
SOURCES = "table:source"
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d]|[0&!>]")


class Cell(NamedTuple):
    """Tokens ``first`` to ``last`` (not included) of a row. ``column`` counts from 0."""

    column: int
    first: int
    last: int


def find_tables(reading: Reading) -> Iterator[tuple[int, ...]]:
    """The tables of a document: for each, the numbers of the sentences that are its rows."""
    rows: list[int] = []
    group = None
    for number, (_, _, at) in enumerate(reading.sentences.bounds):
        block = reading.document.blocks[at]
        here = block.group if block.kind == "row" else None
        if here is not None and here == group:
            rows.append(number)
            continue
        if len(rows) > 1:
            yield tuple(rows)
        rows = [number] if here is not None else []
        group = here
    if len(rows) > 1:
        yield tuple(rows)


def read_table(reading: Reading, rows: Sequence[int], before: Sequence[Draft]) -> list[Draft]:
    """One draft for each cell that holds a count of people harmed.

    The harm is that of the column's head, else that of the row's own label, else that of the caption.
    ``before`` are the drafts of the text above, for a table whose head and caption name no harm.
    """
    grid = [_cells(reading, reading.sentences[r]) for r in rows]
    head_rows = 1 if not any(_number(reading, rows[0], c) is not None for c in grid[0][1:]) else 0
    caption = _caption_harm(reading, rows[0], before)
    heads = read_heads(reading, rows[0], grid[0], caption[0]) if head_rows else {}
    by_source = bool(heads) and _heads_sources(reading, rows[0], grid[0])
    totals = reading.language.words("tables", "total")
    out: list[Draft] = []
    body = list(zip(rows, grid, strict=True))[head_rows:]
    by_row = {} if any(h.harm for h in heads.values()) else _harms_of_rows(reading, body)
    for at, (row, cells) in enumerate(body):
        s = reading.sentences[row]
        label = _label(reading, row, cells)
        is_total = bool(
            label is not None
            and "other" not in label.lower().split()
            and (
                label.lower().strip(" :*") in totals
                or label.lower().split()[0].strip(":*") in totals
                or (at == len(body) - 1 and _sums(reading, body))
            )
        )
        for cell in cells:
            found = _quantity(reading, row, cell)
            if found is None or (cell.column == 0 and len(cells) > 1):
                continue
            head = heads.get(cell.column, NO_HEAD)
            if head.of_others or (by_row and row not in by_row):
                continue
            harm, victims = (head.harm, head.victims) if head.harm or row not in by_row else by_row[row]
            harm = harm or caption[0]
            if harm is None:
                continue
            kind = "source" if by_source else "total" if is_total else "cell"
            # The place of a total stands in its column's head, if anywhere.
            named = (
                by_source
                or (is_total and head.place is not None)
                or row in by_row
                or (head.place is not None and not _names_place(s, cells))
            )
            dated = row not in by_row and _is_date(s, cells)
            label = label or (s.low[cells[0].first] if dated else None)
            out.append(
                Draft(
                    row,
                    cell.first,
                    cell.last,
                    cell.last,
                    found,
                    harm,
                    victims or caption[1] or "unspecified",
                    group=head.group
                    or (label if named and not (by_source or is_total or row in by_row) else None),
                    rule=f"table:{kind}:{cell.column}",
                    place=head.place if named else None if dated else _place_of(label),
                    period=head.period or (label if dated else _date_of(label, s, cells)),
                )
            )
    return _with_totals(out, len(before))


def _heads_sources(reading: Reading, row: int, cells: list[Cell]) -> bool:
    """Whether the rows are told apart by who gives their figures."""
    label = _label(reading, row, cells) or ""
    return label.lower().strip(" :*") in reading.language.words("tables", "sources")


def _harms_of_rows(
    reading: Reading, body: Sequence[tuple[int, list[Cell]]]
) -> dict[int, tuple[str | None, str | None]]:
    """Harm and victims by row, where two rows or more are called by a harm: ``Killed | 9``."""
    found = {
        row: harm_in(reading.sentences[row], cells[0].first, cells[0].last, reading.language)
        for row, cells in body
        if cells and cells[0].column == 0
    }
    named = {row: both for row, both in found.items() if both[0] not in (None, "incidents")}
    return named if len(named) > 1 else {}


def _cells(reading: Reading, s: Sentence) -> list[Cell]:
    """Split a row at bars, tabs or wide gaps; an empty cell keeps its column."""
    text = reading.text[s.start : s.end]
    bars = "|" in text
    out: list[Cell] = []
    column = 0
    first = 0
    n = len(s.low)
    for k in range(n + 1):
        if k < n:
            gap = reading.text[s.ends[k - 1] : s.starts[k]] if k else ""
            wide = not bars and ("\t" in gap or len(gap) >= 2)
            bar = bars and s.cls[k] == "|"
        if k == n or wide or bar:
            if k > first:
                out.append(Cell(column, first, k))
            if k < n and (bar or wide) and (k > 0 or not bars):
                column += 1
            first = k + 1 if k < n and bar else k
    if not bars and len(out) > 2 and s.cls[out[0].first] == "9" and _WORD.match(s.cls, out[1].first):
        # "1   Herat   12": the rows are numbered, and the row of their total is not.
        out = [c._replace(column=c.column - 1) for c in out[1:]]
    return out


def _number(reading: Reading, row: int, cell: Cell) -> int | None:
    s = reading.sentences[row]
    if cell.last - cell.first != 1:
        return None
    if s.cls[cell.first] != "9":
        return 0 if s.low[cell.first] in reading.language.words("tables", "none") else None
    return digits(s.low[cell.first])


def _quantity(reading: Reading, row: int, cell: Cell) -> Quantity | None:
    """What a cell counts, in whatever words: ``12``, ``400+``, ``up to 600``, ``60-70``."""
    value = _number(reading, row, cell)
    s = reading.sentences[row]
    if value is not None and not s.low[cell.first].endswith("+"):
        return Quantity(value, value, "exact")
    if not any(c in "9n" for c in s.cls[cell.first : cell.last]):
        return None
    numbers = find_numbers(s, reading.language)
    return next((n.quantity for n in numbers if (n.first, n.last) == (cell.first, cell.last)), None)


def _caption_harm(reading: Reading, row: int, before: Sequence[Draft]) -> tuple[str | None, str | None]:
    """Harm and victims from the lines just above, or else from the last claim above the table."""
    harm: str | None = None
    victims: str | None = None
    for number in range(row - 1, max(-1, row - 4), -1):
        s = reading.sentences[number]
        found, who = harm_in(s, 0, len(s.low), reading.language)
        if found is not None and reading.document.blocks[s.block].kind != "row":
            # A sentence with a figure tells of its own people: "Two soldiers died, too."
            own = (number < row - 1 or s.cls[-1] == ".") and any(c in "9n" for c in s.cls)
            harm, victims = found, None if own else who
            break
    if harm is None and before and row - before[-1].sentence <= 8:
        harm, victims = before[-1].harm, None
    return harm, victims


def _label(reading: Reading, row: int, cells: list[Cell]) -> str | None:
    """The words by which a row is called; its number in a list is none of them."""
    cls = reading.sentences[row].cls
    for cell in cells[:2]:
        if cell.column < 2 and _WORD.search(cls, cell.first, cell.last):
            return reading.words(row, cell.first, cell.last)
    return None


def _sums(reading: Reading, body: list[tuple[int, list[Cell]]]) -> bool:
    """Whether the bottom row is the sum of the others, in each column where all rows have a number."""
    found = False
    for cell in body[-1][1]:
        total = _number(reading, body[-1][0], cell)
        if total is None:
            continue
        parts = [
            _number(reading, r, c) or 0 for r, cells in body[:-1] for c in cells if c.column == cell.column
        ]
        if not parts or sum(parts) != total:
            return False
        found = True
    return found and len(body) > 2


def _place_of(label: str | None) -> str | None:
    return label.split(",")[0].strip() if label else None


def _is_date(s: Sentence, cells: list[Cell]) -> bool:
    """``Mon 31 Oct``, ``14 July``, ``2021``: rows that are called by their day or year."""
    cls = s.cls[cells[0].first : cells[0].last] if cells and cells[0].column == 0 else ""
    year = cls == "9" and _YEAR.fullmatch(s.low[cells[0].first]) is not None
    return year or (any(c in "MY" for c in cls) and set(cls) <= set("MY9.,"))


def _names_place(s: Sentence, cells: list[Cell]) -> bool:
    """False for ``Under 16`` and ``5 to 17``: rows that are called by an age."""
    cls = s.cls[cells[0].first : cells[0].last] if cells else ""
    return "X" in cls or not any(c in "9" for c in cls)


def _date_of(label: str | None, s: Sentence, cells: list[Cell]) -> str | None:
    """``Sumy, 13 April`` in a row's label: the part with the month."""
    if not label or not cells:
        return None
    months = [k for k in range(cells[0].first, cells[0].last) if s.cls[k] in "MY"]
    return label.split(",", 1)[1].strip() if months and "," in label else None


def _with_totals(drafts: list[Draft], offset: int) -> list[Draft]:
    """Cells are parts of the total of their own column."""
    totals = {(d.rule.rsplit(":", 1)[1]): n for n, d in enumerate(drafts) if d.rule.startswith("table:total")}
    out = []
    for n, d in enumerate(drafts):
        total = totals.get(d.rule.rsplit(":", 1)[1])
        same = (
            total is not None
            and total != n
            and d.harm == drafts[total].harm
            and not d.rule.startswith("table:total")
        )
        out.append(
            d._replace(total=offset + total, rule=d.rule.rsplit(":", 1)[0])
            if same and total is not None
            else d._replace(rule=d.rule.rsplit(":", 1)[0])
        )
    return out
