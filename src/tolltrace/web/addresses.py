"""Where the parts of an episode's page lead: to the pages of claims and reports."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from tolltrace.model import Claim, Report
from tolltrace.report.page.links import Links
from tolltrace.store.tables import Claim as Row
from tolltrace.store.tables import Report as Kept


class Addresses(Links):
    """``reports`` has the row of each report by its id in the account."""

    def __init__(self, reports: Mapping[str, int]) -> None:
        self._reports = reports

    def mark(self, claim: Claim, anchor: str) -> str:
        """The claim's page, which shows its number in its report."""
        return claim_address(claim.id)

    def row(self, claim: Claim, anchor: str) -> str:
        """The same page."""
        return claim_address(claim.id)

    def report(self, report: Report, anchor: str) -> str:
        """The report's page."""
        return f"/reports/{self._reports[report.id]}"


def claim_address(name: str) -> str:
    """The page of a claim that is called ``C12``."""
    return f"/claims/{int(name[1:])}"


def report_ids(session: Session, episode: int) -> dict[str, int]:
    """The rows of the reports in an episode's account, by the ids that they have there."""
    elsewhere = select(Row.report).where(Row.episode == episode)
    rows = session.execute(
        select(Kept.id, Kept.episode, Kept.name).where(or_(Kept.episode == episode, Kept.id.in_(elsewhere)))
    )
    return {name if own == episode else f"{own}/{name}": id for id, own, name in rows}
