"""How ``find`` prints a claim: as a column of figures for people, as JSON lines, as CSV."""

from __future__ import annotations

from collections.abc import Callable

from tolltrace.model import Claim
from tolltrace.report import as_csv, as_json
from tolltrace.report.visible import one_line
from tolltrace.report.wording import bounds

_WIDTHS = (19, 16, 15, 12)
_TABLE = "".join(
    name.ljust(width) for name, width in zip(("figure", "harm", "victims", "claim"), _WIDTHS, strict=True)
)


def _row(claim: Claim, _notice: str | None) -> str:
    cells = (bounds(claim.quantity), claim.harm, claim.victims, claim.id)
    columns = [one_line(cell).ljust(width - 1) for cell, width in zip(cells, _WIDTHS, strict=True)]
    return " ".join([*columns, one_line(claim.source or "-")]) + "\n"


def _json(claim: Claim, notice: str | None) -> str:
    return as_json.line(claim, notice) + "\n"


FORMATS: dict[str, tuple[str, Callable[[Claim, str | None], str]]] = {
    "table": (f"{_TABLE}origin\n", _row),
    "jsonl": ("", _json),
    "csv": (as_csv.header(), as_csv.line),
}
"""For each format its first lines, and the way it prints a claim with the notice of its report."""
