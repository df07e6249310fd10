"""Where the parts of the page lead: within the page, or wherever an application shows the same."""

from __future__ import annotations

from tolltrace.model import Claim, Report


class Links:
    """Addresses of what the views show; each method gets the record and its anchor in the page.

    Within one page an address is the anchor itself. An application overrides what it shows elsewhere; its
    addresses stand in attributes and charts, so that it percent-encodes whatever comes from a report.
    """

    def mark(self, claim: Claim, anchor: str) -> str:
        """Where the claim's number stands in its report."""
        return f"#{anchor}"

    def row(self, claim: Claim, anchor: str) -> str:
        """The claim with all its fields and their reasons."""
        return f"#{anchor}"

    def report(self, report: Report, anchor: str) -> str:
        """The report with its figures marked."""
        return f"#{anchor}"

    def finding(self, id: str, anchor: str) -> str:
        """A finding with its sentences side by side."""
        return f"#{anchor}"

    def place(self, anchor: str) -> str:
        """A place with its figures."""
        return f"#{anchor}"

    def toll(self, id: str, anchor: str) -> str:
        """A class of the toll with the figures behind it."""
        return f"#{anchor}"
