"""Findings that a check fails on, one a line."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Sequence

from tolltrace.model import Claim
from tolltrace.report.casebook import Casebook
from tolltrace.report.findings import FAULTS, Noticed, counted, noticed, ranked
from tolltrace.report.rows import finding_row
from tolltrace.report.visible import one_line
from tolltrace.report.wording import plural


def of(casebook: Casebook, allowed: Collection[str] = ()) -> tuple[Noticed, ...]:
    """The findings of the kinds in ``FAULTS`` that are not allowed, those that matter most first."""
    kinds = set(FAULTS) - set(allowed)
    return tuple(one for one in ranked(noticed(casebook)) if one.finding.kind in kinds)


def as_text(faults: Sequence[Noticed]) -> str:
    """``does_not_add_up N12: … [004 004-3 "158", …]``, a line each: report, claim and number as written."""
    return "".join(
        f"{one.finding.kind} {one.id}: {one_line(one.note)} "
        f"[{', '.join(_claim(claim) for claim in one.claims)}]\n"
        for one in faults
    )


def as_json(faults: Sequence[Noticed]) -> str:
    """A list of findings, each with its claims' reports and numbers; ends with a newline."""
    rows = [
        finding_row(one.finding, one.id)
        | {"numbers": [{"report": c.report, "claim": c.id, "number": c.number} for c in one.claims]}
        for one in faults
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def closing(faults: Sequence[Noticed], casebook: Casebook, allowed: Collection[str]) -> str:
    """One line that says how it went: faults by kind, and what was allowed."""
    read = f"{plural(len(casebook.reports), 'report')}, {plural(len(casebook.claims), 'claim')}"
    kinds = Counter(one.finding.kind for one in faults)
    told = ", ".join(counted(kind, number) for kind, number in kinds.items()) or "nothing to object to"
    let = f"; allowed: {', '.join(sorted(set(allowed)))}" if allowed else ""
    return f"{read}: {told}{let}"


def _claim(claim: Claim) -> str:
    return one_line(f'{claim.report} {claim.id} "{claim.number}"')
