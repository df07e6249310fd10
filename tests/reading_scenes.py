"""The claims of a written text, with their circumstances, for tests of the finder."""

from __future__ import annotations

from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Claim, Report


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a plain text; each number and each piece of evidence is a slice of it."""
    report = Report("r", text, language="en")
    found = find_claims(clean(report))
    for claim in found:
        assert text[claim.span.start : claim.span.end] == claim.number
        for evidence in claim.evidence:
            assert 0 <= evidence.span.start < evidence.span.end <= len(text)
    return found


def claim_of(text: str, number: str) -> Claim:
    """The one claim whose number is written so."""
    found = [c for c in claims_of(text) if c.number == number]
    assert len(found) == 1, [c.number for c in claims_of(text)]
    return found[0]
