"""Reports and claims made by hand, so that a room can be tested without the rooms before it."""

from __future__ import annotations

from typing import Any

from tolltrace.model import Case, Claim, Quantity, Report, Span
from tolltrace.reconcile import account, scene
from tolltrace.report.casebook import Casebook


def claim(report: Report, number: str, low: int | None, high: int | None, **fields: Any) -> Claim:
    """A claim on the first place of ``number`` in the report; its id is the report's and the offset."""
    start = report.text.index(number)
    span = Span(start, start + len(number))
    fields = {"harm": "killed", "victims": "civilian", "quote": report.text, "rule": "by_hand"} | fields
    modifier = fields.pop("modifier", "exact" if low == high else "at_least")
    id = fields.pop("id", f"{report.id}-{start}")
    made = Claim(report.id, id, span, number, quantity=Quantity(low, high, modifier), **fields)
    assert report.text[made.span.start : made.span.end] == made.number
    return made


def casebook(case: Case, claims: tuple[Claim, ...]) -> Casebook:
    """The casebook of claims that are already there."""
    made = account(scene(claims, case.reports, case.episode))
    return Casebook(case.reports, claims, made.figures, made.findings, made.toll, case.episode, case.notice)
