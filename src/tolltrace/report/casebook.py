"""What ``find`` and ``trace`` give back: records that turn into tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tolltrace.model import Claim, Figure, Finding, Report, Toll, Trouble

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

    Sorted, so that the same reports in any order give the same casebook. ``troubles`` are the inputs that
    could not be read.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    toll: tuple[Toll, ...]
    episode: str | None = None
    notice: str | None = None
    troubles: tuple[Trouble, ...] = ()

    def to_arrow(self) -> pyarrow.Table:
        """One row a claim, as ``Claims.to_arrow``."""
        return Claims(self.claims).to_arrow()

    def to_pandas(self) -> pandas.DataFrame:
        """One row a claim, as ``Claims.to_pandas``, which names the error that it raises."""
        return Claims(self.claims).to_pandas()
