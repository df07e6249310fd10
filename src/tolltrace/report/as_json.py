"""A casebook as one JSON object, and claims as JSON lines. The same casebook gives the same bytes."""

from __future__ import annotations

import json

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook, resolved
from tolltrace.report.rows import (
    Row,
    claim_row,
    figure_row,
    finding_row,
    report_row,
    resolved_row,
    toll_row,
    trouble_row,
)


def whole(casebook: Casebook) -> str:
    """The casebook without the texts of its reports; ends with a newline."""
    known, reports = resolved(casebook), {report.id: report for report in casebook.reports}
    return (
        json.dumps(
            {
                "episode": casebook.episode,
                "notice": casebook.notice,
                "reports": [report_row(report) for report in casebook.reports],
                "claims": [
                    claim_row(claim) | resolved_row(known[claim.id], reports[claim.report])
                    for claim in casebook.claims
                ],
                "figures": [figure_row(figure) for figure in casebook.figures],
                "findings": [finding_row(one, f"N{n}") for n, one in enumerate(casebook.findings, 1)],
                "toll": [toll_row(one, f"T{n}") for n, one in enumerate(casebook.toll, 1)],
                "troubles": [trouble_row(trouble) for trouble in casebook.troubles],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def line(claim: Claim, notice: str | None = None) -> str:
    """One claim as one line, without a newline; with a last field ``notice`` where its case has one."""
    return row_line(claim_row(claim) | ({"notice": notice} if notice else {}))


def row_line(row: Row) -> str:
    """Any row as one line of JSON."""
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": "))
