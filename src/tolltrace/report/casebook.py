"""What ``find`` and ``trace`` give back: records that turn into tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tolltrace.model import Claim, Figure, Finding, Period, Place, Report, Resolved, Toll, Trouble

if TYPE_CHECKING:
    import pandas  # type: ignore[import-untyped]
    import pyarrow  # type: ignore[import-untyped]


class Claims(list[Claim]):
    """The claims of one or more texts, in the order of the text."""

    def to_arrow(self) -> pyarrow.Table:
        """One row a claim: the guide's fields, ``start``, ``end``, ``rule``."""
        from tolltrace.report.arrow import claims_table

        return claims_table(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The same table as a data frame.

        Raises:
            ImportError: if pandas is not installed; the message says how to get it.
        """
        from tolltrace.report.arrow import data_frame

        return data_frame(self.to_arrow())


@dataclass(frozen=True, slots=True)
class Casebook:
    """Reports read together: their claims, the figures behind them, and the attributed toll.

    Sorted, so that the same reports in any order give the same casebook. ``resolved`` has when and where the
    claims count, in their order. ``troubles`` are the inputs that could not be read.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    toll: tuple[Toll, ...]
    episode: str | None = None
    notice: str | None = None
    resolved: tuple[Resolved, ...] = ()
    troubles: tuple[Trouble, ...] = ()

    def to_arrow(self) -> pyarrow.Table:
        """One row a claim: the columns of ``Claims.to_arrow``, then when and where it counts."""
        from tolltrace.report.arrow import resolved_table

        known, reports = resolved(self), {report.id: report for report in self.reports}
        return resolved_table((claim, known[claim.id], reports[claim.report]) for claim in self.claims)

    def to_pandas(self) -> pandas.DataFrame:
        """The same table as a data frame; ``Claims.to_pandas`` names the error that it raises."""
        from tolltrace.report.arrow import data_frame

        return data_frame(self.to_arrow())


def resolved(casebook: Casebook) -> dict[str, Resolved]:
    """When and where each claim counts, by the claim's id; where that was not asked, it is unknown."""
    known = {one.claim: one for one in casebook.resolved}
    return {claim.id: known.get(claim.id) or _unasked(claim) for claim in casebook.claims}


def _unasked(claim: Claim) -> Resolved:
    why = "it was not asked when and where the figure counts"
    period = Period(claim.period or "", why=why)
    return Resolved(claim.id, period, Period("", why=why), Place(claim.place or "", why=why))
