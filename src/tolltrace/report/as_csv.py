"""Claims as CSV that a spreadsheet may open: no cell of a report can become a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook
from tolltrace.report.rows import CLAIM_FIELDS, Row, claim_row

# OWASP, "CSV Injection": cells that begin with one of these are read as formulas.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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
    row: Row = claim_row(claim) | {"via": "; ".join(claim.via), "notice": notice}
    return _line([cell(value) for value in row.values()])


def whole(casebook: Casebook) -> str:
    """All claims under their header, each with the notice of its own report."""
    notice = {report.id: report.notice for report in casebook.reports}
    return header() + "".join(line(claim, notice[claim.report]) for claim in casebook.claims)


def _line(values: Iterable[object]) -> str:
    out = io.StringIO()
    # The writer quotes a lone carriage return only if its own line end holds one.
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue().removesuffix("\r\n") + "\n"
