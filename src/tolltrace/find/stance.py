"""How far a report stands behind a figure: alleged, possible, unverified, denied, by the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate

from tolltrace.find.cue_words import any_of
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence
from tolltrace.langs import language
from tolltrace.model import Span, Stance


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stance other than asserted, and where the clean text says so.

    ``unless_told``: it holds only of a figure that nobody is named for (``are reported missing``).
    """

    stance: Stance
    span: Span
    unless_told: bool = False


@dataclass(frozen=True)
class _Lists:
    alleged: re.Pattern[str]
    by_nobody: re.Pattern[str]
    modals: frozenset[str]
    possible: re.Pattern[str]
    unverified: re.Pattern[str]
    denied: re.Pattern[str]
    denied_before: re.Pattern[str]
    denied_next: re.Pattern[str]


@cache
def _lists(code: str) -> _Lists:
    table = language(code).data["attribution"]["stance"]

    def joined(key: str) -> re.Pattern[str]:
        return re.compile(r"\b(?:" + "|".join(table[key]) + r")\b")

    return _Lists(
        any_of(table["alleged_words"]),
        any_of(table["alleged_by_nobody"]),
        frozenset(table["possible_modals"]),
        any_of(table["possible_words"]),
        joined("unverified"),
        joined("denied"),
        joined("denied_before"),
        joined("denied_next"),
    )


def stances(reading: Reading, drafts: Sequence[Draft]) -> tuple[Doubt | None, ...]:
    """For each draft the doubt that the text casts on it, ``None`` where it casts none."""
    lists = _lists(reading.language.code)
    held = {d.sentence for d in drafts}
    lines: dict[int, str] = {k: " ".join(reading.sentences[k].low) for k in held}
    after: dict[int, Doubt | None] = {}
    out: list[Doubt | None] = []
    for draft in drafts:
        k = draft.sentence
        s = reading.sentences[k]
        found = _denied(s, draft, lines[k], lists) or _sentence(s, lines[k], lists.unverified, "unverified")
        if found is None:
            if k not in after:
                after[k] = _following(reading, k, held, lists)
            found = after[k]
        out.append(
            found or _possible(reading.text, s, draft, lines[k], lists) or _alleged(s, draft, lines[k], lists)
        )
    return tuple(out)


def _sentence(s: Sentence, line: str, pattern: re.Pattern[str], stance: Stance) -> Doubt | None:
    m = pattern.search(line)
    return Doubt(stance, _back(s, m)) if m else None


def _denied(s: Sentence, draft: Draft, line: str, lists: _Lists) -> Doubt | None:
    """A figure taken back where it stands: the words before it, or in what follows up to the next turn."""
    ends = _ends(s)
    at = ends[draft.first - 1] + 1 if draft.first else 0
    m = lists.denied_before.search(line, 0, at)
    if m is None:
        last = next((i for i in range(draft.last, len(s.cls) - 1) if s.cls[i : i + 2] == ",&"), len(s.cls))
        m = lists.denied.search(line, 0, ends[last - 1])
    return Doubt("denied", _back(s, m)) if m else None


def _following(reading: Reading, k: int, held: set[int], lists: _Lists) -> Doubt | None:
    """What the next sentences of the paragraph say of the figures of this one."""
    block = reading.sentences[k].block
    for j in range(k + 1, min(k + 3, len(reading.sentences))):
        s = reading.sentences[j]
        if s.block != block or j in held:
            return None
        line = " ".join(s.low)
        doubt = _sentence(s, line, lists.unverified, "unverified") or _sentence(
            s, line, lists.denied_next, "denied"
        )
        if doubt:
            return doubt
    return None


def _clause(s: Sentence, draft: Draft) -> tuple[int, int]:
    """The clause of a figure: out to the next comma-free border on either side."""
    first = draft.first
    while first > 0 and s.cls[first - 1] not in ',;:"(cW':
        first -= 1
    last = draft.phrase_end
    while last < len(s.cls) and s.cls[last] not in ',;:"(cW':
        last += 1
    return first, last


def _possible(text: str, s: Sentence, draft: Draft, line: str, lists: _Lists) -> Doubt | None:
    first, last = _clause(s, draft)
    for i in range(first, last):
        # A capital tells the month from the modal, but not at the head of a sentence or among capitals.
        month = i > 0 and text[s.starts[i] : s.ends[i]].istitle()
        if s.low[i] in lists.modals and not month and not (i + 1 < last and s.cls[i + 1] == "!"):
            return Doubt("possible", Span(s.starts[i], s.ends[i]))
    return _in_clause(s, line, first, last, lists.possible, "possible")


def _alleged(s: Sentence, draft: Draft, line: str, lists: _Lists) -> Doubt | None:
    first, last = _clause(s, draft)
    found = _in_clause(s, line, first, last, lists.alleged, "alleged")
    if found is None:
        nobody = _in_clause(s, line, first, last, lists.by_nobody, "alleged")
        return replace(nobody, unless_told=True) if nobody else None
    return found


def _in_clause(
    s: Sentence, line: str, first: int, last: int, pattern: re.Pattern[str], stance: Stance
) -> Doubt | None:
    ends = _ends(s)
    begin = ends[first - 1] + 1 if first else 0
    m = pattern.search(line, begin, ends[last - 1])
    return Doubt(stance, _back(s, m)) if m else None


def _ends(s: Sentence) -> list[int]:
    """Where each token ends in the words of the sentence joined by one space."""
    return [e + i for i, e in enumerate(accumulate(len(w) for w in s.low))]


def _back(s: Sentence, m: re.Match[str]) -> Span:
    ends = _ends(s)
    first = bisect_right(ends, m.start())
    last = bisect_right(ends, m.end() - 1)
    return Span(s.starts[first], s.ends[min(last, len(s.ends) - 1)])
