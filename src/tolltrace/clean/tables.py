"""Which lines are rows of a table: cells between pipes or tabs, or numbers in aligned columns."""

from __future__ import annotations

import re

from tolltrace.clean.lines import Line

_GAP = re.compile(r" {2,}")
_FIGURE = re.compile(
    r"[~<>≥≤+\-–—]?\s*(?:[A-Z$€£]{1,4}\s*)?[\d.,  ]*\d[\d.,]*\s*[%+*KMkm]?(?:\s*\([^()]{0,12}\))?"
    r"|[-–—*.]+|n/?a|[A-Z]{2,4}|"
)
# The number of a row in front of its label.
_NUMBERED = re.compile(r"\d{1,3}[.)]? {2,}(?=[^\W\d])")
_RULE = re.compile(r"[-=_+|: \t]{3,}")
_FIGURE_ENDS = frozenset("0123456789-–—%+*)")


def tables(page: list[Line]) -> list[int]:
    """For each line the number of its table, from 1, or 0. Rule lines within a table belong to it."""
    numbers = [0] * len(page)
    widths = [_width(line.text) for line in page]
    if not any(widths):
        return numbers
    table = at = 0
    while at < len(page):
        end = _run_end(page, widths, at)
        rows = [line.text for line in page[at:end] if not is_rule(line.text)]
        if widths[at] and len(rows) >= 2 and _has_figures(rows):
            begin = at - 1 if at and not numbers[at - 1] and _is_head(page, widths, at) else at
            table += 1
            numbers[begin:end] = [table] * (end - begin)
        at = max(end, at + 1)
    return numbers


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written."""
    return _RULE.fullmatch(text) is not None


def cells(text: str) -> list[str]:
    """The cells of a row, stripped."""
    if "|" in text:
        return [each.strip() for each in text.strip("|").split("|")]
    if "\t" in text:
        return [each.strip() for each in text.split("\t")]
    return _GAP.split(text[_at_label(text) :])


def _at_label(text: str) -> int:
    numbered = _NUMBERED.match(text)
    return numbered.end() if numbered else 0


def _width(text: str) -> int:
    """Cells in a line that may be a row; 0 for one that may not."""
    if "|" in text:
        return 0 if is_rule(text) else text.strip("|").count("|") + 1
    if "\t" in text:
        return text.count("\t") + 1
    if "  " in text and text[-1] in _FIGURE_ENDS:
        found = _GAP.split(text[_at_label(text) :])
        return len(found) if all(_FIGURE.fullmatch(each) for each in found[1:]) else 0
    return 0


def _run_end(page: list[Line], widths: list[int], at: int) -> int:
    end, width = at, widths[at]
    while (
        width
        and end < len(page)
        and (end == at or not page[end].blanks)
        and (abs(widths[end] - width) <= (1 if width > 2 else 0) or is_rule(page[end].text))
    ):
        end += 1
    return end


def _has_figures(rows: list[str]) -> bool:
    """Half of the rows below the head have a figure beside their name, or the rows are drawn with pipes."""
    if rows[0].startswith("|"):
        return True
    body = rows[1:]
    having = sum(
        any(_FIGURE.fullmatch(each) and any(map(str.isdigit, each)) for each in cells(row)[1:])
        for row in body
    )
    return 2 * having >= len(body)


def _is_head(page: list[Line], widths: list[int], at: int) -> bool:
    """Whether the line above aligned figures names their columns."""
    above = page[at - 1].text
    return (
        "  " in above
        and page[at].blanks <= 1
        and len(_GAP.split(above)) == widths[at]
        and above[-1] not in ".!?"
    )
