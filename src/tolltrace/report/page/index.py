"""Lookups by id, and the anchors of the page."""

from __future__ import annotations

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook
from tolltrace.report.wording import outlet


class Index:
    """Anchors: ``m`` a mark in a report, ``k`` a claim's row, ``r`` a report."""

    def __init__(self, casebook: Casebook) -> None:
        self.claims = {claim.id: claim for claim in casebook.claims}
        self.figures = {figure.id: figure for figure in casebook.figures}
        self.reports = {report.id: report for report in casebook.reports}
        self.article = {report.id: f"r{n}" for n, report in enumerate(casebook.reports, start=1)}
        self.of_report: dict[str, list[Claim]] = {report.id: [] for report in casebook.reports}
        self.figure_of = {claim: figure for figure in casebook.figures for claim in figure.claims}
        self._number = {claim.id: n for n, claim in enumerate(casebook.claims, start=1)}
        for claim in casebook.claims:
            self.of_report[claim.report].append(claim)

    def place(self, claim: str) -> int:
        """Where the claim stands among all claims, from 1."""
        return self._number[claim]

    def mark(self, claim: str) -> str:
        """The anchor of the claim's number in its report."""
        return f"m{self._number[claim]}"

    def row(self, claim: str) -> str:
        """The anchor of the claim's row in the table of all claims."""
        return f"k{self._number[claim]}"

    def outlet(self, claim: str) -> str:
        """The publisher of the claim's report."""
        return outlet(self.reports[self.claims[claim].report])
