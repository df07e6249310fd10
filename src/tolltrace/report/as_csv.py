"""Claims as CSV that a spreadsheet may open: no cell of a report can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tolltrace.model import Claim
from tolltrace.report.rows import CLAIM_FIELDS, Row, claim_row

# OWASP, "CSV Injection": cells that begin with one of these are read as formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> object:
    """A value as it may stand in a cell: text that would start a formula gets a leading apostrophe."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def header(*, notice: bool = False) -> str:
    """The line of column names; with a last column ``notice`` where the reports carry one."""
    return _line([*CLAIM_FIELDS, *(["notice"] if notice else [])])


def line(claim: Claim, notice: str | None = None) -> str:
    """One claim as one record, with its newline. Relays are joined by ``; ``; unknown is an empty cell."""
    row: Row = claim_row(claim) | {"via": "; ".join(claim.via)}
    if notice is not None:
        row["notice"] = notice
    return _line([cell(value) for value in row.values()])


def whole(claims: Iterable[Claim], notice: str | None = None) -> str:
    """All claims under their header."""
    return header(notice=notice is not None) + "".join(line(claim, notice) for claim in claims)


def _line(values: Iterable[object]) -> str:
    out = io.StringIO()
    # The writer quotes a lone carriage return only if its own line end holds one.
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue().removesuffix("\r\n") + "\n"
