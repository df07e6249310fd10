"""Passages that stand twice: an article pasted again below itself, or glued to its own last paragraph.

Only what is substantial is a repeat: two sentences in a row, or one long paragraph. Equal short bullets
and equal rows of tables are none. Linear: sentences are looked up, never compared all with all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tolltrace.model import Span

# A dot after an initial or a short capitalised word (``Mr.``, ``Jan.``) ends no sentence.
_BORDER = re.compile(
    r"(?:[!?]|(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])(?<!\b[A-Z][a-z][a-z][a-z])\.)"
    r"[\"')\]]*(?=\s)|[\n\f]"
)
_SENTENCE_END = re.compile(r"[.!?][\"')\]]*\Z")
_HEAD_CHARS = 60
_LEAST_CHARS = 120
_LONG_PARAGRAPH = 160
_LONG_LINE = 60
_CUT_CHARS = 40


class _Unit(NamedTuple):
    start: int
    end: int
    key: str


def repeats(text: str) -> tuple[Span, ...]:
    """The second copies, in order, not overlapping. Spans count in ``text``."""
    return tuple(_copies(text, _units(text))) if _likely(text) else ()


def _likely(text: str) -> bool:
    """A cheap test that every copy passes: an equal long line, or an opening that comes again."""
    if len(text) < 2 * _LEAST_CHARS:
        return False
    if "\n" not in text:
        return _comes_again(text, text.lstrip()[:_HEAD_CHARS])
    openings = 0
    seen: set[str] = set()
    for raw in text.split("\n"):
        if len(raw) < _LONG_LINE:
            continue
        line = raw.strip()
        if line in seen:
            return True
        seen.add(line)
        if openings < 3:
            openings += 1
            if _comes_again(text, line[:_HEAD_CHARS]):
                return True
    return False


def _comes_again(text: str, head: str) -> bool:
    at = text.find(head)
    return at >= 0 and len(head) >= _CUT_CHARS and text.find(head, at + len(head)) >= 0


def _units(text: str) -> list[_Unit]:
    """Sentences and lines, with their words on one line as key."""
    found: list[_Unit] = []
    start = 0
    for end in (*(each.end() for each in _BORDER.finditer(text)), len(text)):
        if key := " ".join(text[start:end].split()):
            piece = text[start:end]
            found.append(_Unit(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()), key))
        start = end
    return found


def _copies(text: str, units: list[_Unit]) -> Iterator[Span]:
    first: dict[str, int] = {}
    at = done = 0
    while at < len(units):
        origin = first.setdefault(units[at].key, at)
        run = _run(units, origin, at) if origin < at else 0
        if not run or not _substantial(text, units, at, run):
            # Too slight a run is passed over as a whole, or equal short lines would cost their square.
            at += max(run, 1)
            continue
        start = max(done, _glued_start(text, units, origin, at))
        end = units[at + run - 1].end
        at += run
        if at < len(units) and _is_cut_copy(units, origin + run, at):
            end = units[at].end
            at += 1
        yield Span(start, end)
        done = end


def _run(units: list[_Unit], origin: int, at: int) -> int:
    """How many units from ``at`` on equal those from ``origin`` on, without reaching into themselves."""
    run = 0
    while origin + run < at and at + run < len(units) and units[origin + run].key == units[at + run].key:
        run += 1
    return run


def _substantial(text: str, units: list[_Unit], at: int, run: int) -> bool:
    copy = units[at : at + run]
    sentences = [each for each in copy if _SENTENCE_END.search(each.key)]
    if run == 1:
        only = copy[0]
        alone = text[: only.start].rstrip(" \t\r")[-1:] in {"", "\n", "\f"} and text[
            only.end : only.end + 2
        ].strip(" \t\r")[:1] in {"", "\n", "\f"}
        return bool(sentences) and alone and len(only.key) >= _LONG_PARAGRAPH
    return bool(sentences) and sum(len(each.key) for each in copy) >= _LEAST_CHARS


def _glued_start(text: str, units: list[_Unit], origin: int, at: int) -> int:
    """Where the copy begins: earlier than its first whole unit if it was glued on without a blank."""
    start = units[at].start
    if origin and at:
        before, previous = units[origin - 1], units[at - 1]
        opening = text[before.start : before.end]
        if previous.key != before.key and text.endswith(opening, previous.start, previous.end):
            return previous.end - len(opening)
    return start


def _is_cut_copy(units: list[_Unit], origin: int, at: int) -> bool:
    """Whether a copy ends in the middle of a sentence, or goes on glued to something else."""
    key = units[at].key
    return (
        at == len(units) - 1 and len(key) >= _CUT_CHARS and origin < at and units[origin].key.startswith(key)
    )
