"""Tables: each filled cell is a claim, its harm from the column's head or the table's caption."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tolltrace.find.numbers import digits
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence
from tolltrace.model import Quantity

_HARM_WORDS = "KJAEI"


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

    ``before`` are the drafts of the text above, for a table whose head and caption name no harm.
    """
    grid = [_cells(reading, reading.sentences[r]) for r in rows]
    head_rows = 1 if not any(_number(reading.sentences[rows[0]], c) is not None for c in grid[0][1:]) else 0
    columns = _columns(reading, rows[0], grid[0]) if head_rows else {}
    by_source = bool(columns) and _heads_sources(reading, rows[0], grid[0])
    caption = _caption_harm(reading, rows[0], before)
    counts_others = _columns_of_others(columns, reading.sentences[rows[0]], grid[0], reading)
    totals = reading.language.words("tables", "total")
    out: list[Draft] = []
    body = list(zip(rows, grid, strict=True))[head_rows:]
    for at, (row, cells) in enumerate(body):
        s = reading.sentences[row]
        label = _label(reading, row, cells)
        is_total = (
            label is not None
            and "other" not in label.lower().split()
            and (
                label.lower().strip(" :*") in totals
                or label.lower().split()[0].strip(":*") in totals
                or (at == len(body) - 1 and _sums(reading, body))
            )
        )
        for cell in cells:
            value = _number(s, cell)
            if value is None or (cell.column == 0 and len(cells) > 1):
                continue
            harm, victims, period = columns.get(cell.column, (None, None, None))
            if harm is None and cell.column in counts_others:
                continue
            harm = harm or caption[0]
            if harm is None:
                continue
            place = None if by_source else label
            kind = "source" if by_source else "total" if is_total else "cell"
            rule = f"table:{kind}:{cell.column}"
            out.append(
                Draft(
                    row,
                    cell.first,
                    cell.last,
                    cell.last,
                    Quantity(value, value, "exact"),
                    harm,
                    victims or caption[1] or "unspecified",
                    rule=rule,
                    place=_place_of(place),
                    period=period or _date_of(place, reading, s, cells),
                )
            )
    return _with_totals(out, len(before))


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
    return out


def _number(s: Sentence, cell: Cell) -> int | None:
    if cell.last - cell.first != 1 or s.cls[cell.first] != "9":
        return None
    return digits(s.low[cell.first])


def _columns(
    reading: Reading, row: int, cells: list[Cell]
) -> dict[int, tuple[str | None, str | None, str | None]]:
    """Harm, victims and period that the head gives to each column."""
    s = reading.sentences[row]
    out: dict[int, tuple[str | None, str | None, str | None]] = {}
    for cell in cells:
        harm, victims = _harm_in(s, cell.first, cell.last)
        dated = any(s.cls[k] in "MY" for k in range(cell.first, cell.last))
        period = reading.words(row, cell.first, cell.last) if dated and harm is None else None
        if period is not None:
            added = reading.language.words("tables", "added")
            period = " ".join(w for w in period.split() if w.lower() not in added)
        out[cell.column] = (harm, victims, period)
    # "How they died | Inmates | Visitors": the head above the rows' labels tells it for all columns.
    every = out[cells[0].column][0] if cells else None
    if every is not None and not any(harm for at, (harm, _, _) in out.items() if at != cells[0].column):
        out = {at: (every, victims, period) for at, (_, victims, period) in out.items()}
    return out


def _heads_sources(reading: Reading, row: int, cells: list[Cell]) -> bool:
    """Whether the rows are told apart by who gives their figures."""
    label = _label(reading, row, cells) or ""
    return label.lower().strip(" :*") in reading.language.words("tables", "sources")


def _columns_of_others(
    columns: dict[int, tuple[str | None, str | None, str | None]],
    s: Sentence,
    cells: list[Cell],
    reading: Reading,
) -> set[int]:
    """Columns that count something else: no harm in their head where another column's head names one."""
    if not any(harm for harm, _, _ in columns.values()):
        return set()
    totals = reading.language.words("tables", "total")
    return {
        c.column
        for c in cells
        if columns.get(c.column) == (None, None, None)
        and not any(s.cls[k] in "pP9" or s.low[k] in totals for k in range(c.first, c.last))
    }


def _harm_in(s: Sentence, first: int, last: int) -> tuple[str | None, str | None]:
    harm = victims = None
    for k in range(first, last):
        entry = s.entries[k]
        if entry is None:
            continue
        if s.cls[k] in _HARM_WORDS and entry.harm is not None and (harm is None or harm == "casualties"):
            harm = entry.harm
        elif s.cls[k] == "T" and entry.harm is not None:
            harm = harm or entry.harm
        if s.cls[k] in "pPq" and entry.victims not in (None, "unspecified"):
            victims = entry.victims
    return harm, victims


def _caption_harm(reading: Reading, row: int, before: Sequence[Draft]) -> tuple[str | None, str | None]:
    """Harm and victims from the lines just above, or else from the last claim above the table."""
    harm: str | None = None
    victims: str | None = None
    for number in range(row - 1, max(-1, row - 4), -1):
        s = reading.sentences[number]
        found, who = _harm_in(s, 0, len(s.low))
        if found is not None and reading.document.blocks[s.block].kind != "row":
            # Further above, a sentence with a figure tells of its own people: "two soldiers died, too".
            own = number < row - 1 and any(c in "9n" for c in s.cls)
            harm, victims = found, None if own else who
            break
    if harm is None and before and row - before[-1].sentence <= 8:
        harm, victims = before[-1].harm, None
    return harm, victims


def _label(reading: Reading, row: int, cells: list[Cell]) -> str | None:
    if not cells or cells[0].column != 0:
        return None
    return reading.words(row, cells[0].first, cells[0].last)


def _sums(reading: Reading, body: list[tuple[int, list[Cell]]]) -> bool:
    """Whether the bottom row is the sum of the others, in each column where all rows have a number."""
    found = False
    for cell in body[-1][1]:
        total = _number(reading.sentences[body[-1][0]], cell)
        if total is None:
            continue
        parts = [
            _number(reading.sentences[r], c) or 0
            for r, cells in body[:-1]
            for c in cells
            if c.column == cell.column
        ]
        if not parts or sum(parts) != total:
            return False
        found = True
    return found and len(body) > 2


def _place_of(label: str | None) -> str | None:
    return label.split(",")[0].strip() if label else None


def _date_of(label: str | None, reading: Reading, s: Sentence, cells: list[Cell]) -> str | None:
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
