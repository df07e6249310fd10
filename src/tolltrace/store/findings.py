"""How a finding is called over time: by its kind and the claims that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def finding_key(kind: str, claims: Iterable[int]) -> str:
    """The same for the same kind and claims, in whatever order and whenever it is found."""
    ids = ",".join(map(str, sorted(set(claims))))
    return f"{kind}-{sha256(ids.encode()).hexdigest()[:32]}"
