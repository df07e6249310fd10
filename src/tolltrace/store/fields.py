"""A claim as a row of columns, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from tolltrace.model import Claim as Found
from tolltrace.model import Evidence, Harm, Modifier, Quantity, Span, Stance, Victims
from tolltrace.report.rows import CLAIM_FIELDS, claim_row
from tolltrace.store.tables import Claim

DECIDED = tuple(name for name in CLAIM_FIELDS if name not in ("report", "id", "rule"))
"""The fields that a person vouches for or corrects."""
READ = (*DECIDED, "rule", "evidence")
"""All that the machine says of a claim."""


def read_values(claim: Found, ids: Mapping[str, int]) -> dict[str, Any]:
    """What the machine says of a claim, by column; ``ids`` has the row of each claim by its id."""
    row = claim_row(claim)
    return {name: row[name] for name in (*DECIDED, "rule")} | {
        "part_of": None if claim.part_of is None else ids[claim.part_of],
        "evidence": [[e.field, e.span.start, e.span.end] for e in claim.evidence],
    }


def values_of(row: Claim) -> dict[str, Any]:
    """The columns that hold what stands of a claim."""
    return {name: getattr(row, name) for name in READ}


def claim_of(row: Claim, report: str) -> Found:
    """The claim that a row stands for, in a report of that id. Its own id is ``C<id>``."""
    return Found(
        report=report,
        id=name_of(row.id),
        span=Span(row.start, row.end),
        number=row.number,
        quote=row.quote,
        quantity=Quantity(row.low, row.high, cast(Modifier, row.modifier)),
        harm=cast(Harm, row.harm),
        victims=cast(Victims, row.victims),
        group=row.group,
        perpetrator=row.perpetrator,
        place=row.place,
        period=row.period,
        source=row.source,
        via=tuple(row.via),
        stance=cast(Stance, row.stance),
        part_of=None if row.part_of is None else name_of(row.part_of),
        rule=row.rule,
        evidence=tuple(Evidence(field, Span(start, end)) for field, start, end in row.evidence),
    )


def name_of(id: int) -> str:
    """How a claim of the casebook is called."""
    return f"C{id}"
