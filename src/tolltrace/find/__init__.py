"""Text to claims: words, typed phrases, clauses, claims. Deterministic, offline, explainable."""

from tolltrace.find.claims import find_claims, may_hold_claims
from tolltrace.find.tally import find_tally

__all__ = ["find_claims", "find_tally", "may_hold_claims"]
