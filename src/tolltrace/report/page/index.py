"""Lookups by id, the anchors of the page, and the links to them."""

from __future__ import annotations

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook, resolved
from tolltrace.report.page.links import Links
from tolltrace.report.wording import outlet


class Index:
    """Anchors: ``m`` a mark in a report, ``k`` a claim's row, ``r`` a report, ``n`` a finding, ``t`` a class
    of the toll, ``p`` a place; each with the number of its record in the casebook.
    """

    def __init__(self, casebook: Casebook, links: Links | None = None) -> None:
        self._links = links or Links()
        self.resolved = resolved(casebook)
        self.claims = {claim.id: claim for claim in casebook.claims}
        self.figures = {figure.id: figure for figure in casebook.figures}
        self.reports = {report.id: report for report in casebook.reports}
        self.article = {report.id: f"r{n}" for n, report in enumerate(casebook.reports, start=1)}
        self.of_report: dict[str, list[Claim]] = {report.id: [] for report in casebook.reports}
        self.figure_of = {claim: figure for figure in casebook.figures for claim in figure.claims}
        self._number = {claim.id: n for n, claim in enumerate(casebook.claims, start=1)}
        for claim in casebook.claims:
            self.of_report[claim.report].append(claim)

    def number(self, claim: str) -> int:
        """Where the claim stands among all claims, from 1."""
        return self._number[claim]

    def mark_anchor(self, claim: str) -> str:
        """The anchor of the claim's number in its report."""
        return f"m{self._number[claim]}"

    def mark(self, claim: str) -> str:
        """The link to the claim's number in its report."""
        return self._links.mark(self.claims[claim], self.mark_anchor(claim))

    def row_anchor(self, claim: str) -> str:
        """The anchor of the claim's row in the table of all claims."""
        return f"k{self._number[claim]}"

    def row(self, claim: str) -> str:
        """The link to the claim's row."""
        return self._links.row(self.claims[claim], self.row_anchor(claim))

    def report(self, report: str) -> str:
        """The link to a report."""
        return self._links.report(self.reports[report], self.article[report])

    def finding(self, id: str) -> str:
        """The link to a finding, which has the anchor ``n1`` if its id is ``N1``."""
        return self._links.finding(id, id.lower())

    def place(self, anchor: str) -> str:
        """The link to a place in the table beside the map."""
        return self._links.place(anchor)

    def toll(self, id: str) -> str:
        """The link to a class of the toll, which has the anchor ``t1`` if its id is ``T1``."""
        return self._links.toll(id, id.lower())

    def outlet(self, claim: str) -> str:
        """The publisher of the claim's report."""
        return outlet(self.reports[self.claims[claim].report])
