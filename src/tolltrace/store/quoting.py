"""The sentence around a number that a person selected."""

from __future__ import annotations

import sentencex  # type: ignore[import-untyped]


def sentence_around(text: str, start: int, end: int, language: str = "en") -> str:
    """The sentence that holds ``text[start:end]``, or the stretch of sentences; of its own lines only."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    lines = text[first : len(text) if last < 0 else last]
    found = sentencex.get_sentence_boundaries(language, lines)
    bounds = [(one["start_index"], one["end_index"]) for one in found]
    low = max((a for a, _ in bounds if first + a <= start), default=0)
    high = min((b for _, b in bounds if first + b >= end), default=len(lines))
    return str(lines[low:high].strip())
