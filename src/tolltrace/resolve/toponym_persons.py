"""Which words of a text are parts of persons' names, and which surnames it uses."""

from __future__ import annotations

from dataclasses import dataclass

from tolltrace.resolve.toponym_runs import Words
from tolltrace.resolve.toponym_words import Cues

_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Persons:
    """``words`` are the numbers of words in names of persons; ``surnames`` are folded."""

    words: frozenset[int]
    surnames: frozenset[str]


def find_persons(words: Words, cues: Cues, places: frozenset[int]) -> Persons:
    """Persons by a title or a first name. ``places`` are the words where names of several words begin."""
    inside: set[int] = set()
    surnames: set[str] = set()
    tokens = words.tokens
    i = 0
    while i < len(tokens):
        if not tokens[i].capital:
            i += 1
            continue
        end = min(words.runs[i][1], i + _LONGEST + 1)
        if tokens[i].shouted or i in places:
            i += 1
            continue
        begin = _after_title(i, end, words, cues)
        if begin is None and _is_first_name(i, end, words, cues):
            begin = i
        if begin is None:
            i += 1
            continue
        last = _end_of_name(begin, end, words, cues)
        if last > begin:
            inside.update(range(begin, last))
            surnames.add(tokens[last - 1].fold)
        i = max(last, i + 1)
    return Persons(frozenset(inside), frozenset(surnames))


def _after_title(i: int, end: int, words: Words, cues: Cues) -> int | None:
    """Where the name begins behind a title at word ``i``; a title's full stop does not end it."""
    if words.tokens[i].fold not in cues.titles:
        return None
    if i + 1 < end:
        return i + 1
    dotted = i + 1 < len(words.tokens) and words.gap(i + 1) == ". " and len(words.tokens[i].text) <= 5
    return i + 1 if dotted and words.tokens[i + 1].capital else None


def _is_first_name(i: int, end: int, words: Words, cues: Cues) -> bool:
    token = words.tokens[i]
    if token.fold in cues.first_names:
        return i + 1 < end and not _is_other(i + 1, words, cues)
    initial = len(token.text) == 1 and words.gap(i + 1).startswith(".")
    return initial and i + 1 < end and len(words.tokens[i + 1].text) > 2


def _is_other(i: int, words: Words, cues: Cues) -> bool:
    """The word is of a body, a street, a water: what stands before it is no first name."""
    fold = words.tokens[i].fold
    return fold in cues.bodies or fold in cues.streets or fold in cues.waters or fold in cues.divisions


def _end_of_name(begin: int, end: int, words: Words, cues: Cues) -> int:
    for at in range(begin, end if end > begin else begin):
        if at > begin and _is_other(at, words, cues) and words.tokens[at].fold not in cues.directions:
            return at
    if end > begin:
        return end
    # The name begins behind the full stop of a title, in a run of its own.
    return min(words.runs[begin][1], begin + _LONGEST)
