"""Who did it, in the report's words."""

from __future__ import annotations

from tolltrace.find.reading import Reading
from tolltrace.find.scope import Scope


def striker(
    reading: Reading, number: int, said: tuple[int, ...], start: int, end: int
) -> tuple[int, int] | None:
    return None


def perpetrators(reading: Reading, scope: Scope, said: tuple[int, ...]) -> list[tuple[int, int, int] | None]:
    """For each draft of a sentence the sentence and tokens of the perpetrator, or ``None``."""
    return [None] * len(scope.drafts)
