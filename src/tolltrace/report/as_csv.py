"""Claims as CSV that a spreadsheet may open: no cell of a report can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook, resolved
from tolltrace.report.rows import CLAIM_FIELDS, RESOLVED_FIELDS, Row, claim_row, resolved_row

# OWASP, "CSV Injection": cells that begin with one of these are read as formulas, in some countries those of
# full width, too. A number, such as a longitude west of Greenwich, is no text and stays what it is.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> object:
    """A value as it may stand in a cell: text that would start a formula gets a leading apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def header() -> str:
    """The line of column names: those of a claim, and last the notice of its case."""
    return _line([*CLAIM_FIELDS, "notice"])


def line(claim: Claim, notice: str | None = None) -> str:
    """One claim as one record, with its newline. Relays are joined by ``; ``; unknown is an empty cell."""
    return _line(_cells(_row(claim, notice)))


def whole(casebook: Casebook) -> str:
    """All claims under the same columns and, behind them, when and where each counts."""
    reports, known = {report.id: report for report in casebook.reports}, resolved(casebook)
    lines = [_line([*CLAIM_FIELDS, "notice", *RESOLVED_FIELDS])]
    for claim in casebook.claims:
        report = reports[claim.report]
        lines.append(_line(_cells(_row(claim, report.notice) | resolved_row(known[claim.id], report))))
    return "".join(lines)


def _row(claim: Claim, notice: str | None) -> Row:
    return claim_row(claim) | {"via": "; ".join(claim.via), "notice": notice}


def _cells(row: Row) -> list[object]:
    return [cell(value) for value in row.values()]


def _line(values: Iterable[object]) -> str:
    out = io.StringIO()
    # The writer quotes a lone carriage return only if its own line end holds one.
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue().removesuffix("\r\n") + "\n"
