"""Text to claims: words, typed phrases, clauses, claims. Deterministic, offline, explainable."""

from tolltrace.find.claims import find_claims, may_hold_claims

__all__ = ["find_claims", "may_hold_claims"]
