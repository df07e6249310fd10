"""What speaks for and against a name being that of a place, by name and weight. Nothing is learned."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tolltrace.data.gazetteer import OTHER, PEOPLE
from tolltrace.resolve.toponym_candidates import Mention
from tolltrace.resolve.toponym_persons import Persons
from tolltrace.resolve.toponym_runs import Words
from tolltrace.resolve.toponym_words import Cues

WEIGHTS = {
    "strong": 3.0,
    "people": 3.0,
    "locative": 2.0,
    "sure locative": 3.0,
    "kind before": 2.0,
    "kind behind": 2.0,
    "in a list": 2.0,
    "of": 2.0,
    "seat": 3.0,
    "division behind": 3.0,
    "container": 4.0,
    "dateline": 2.5,
    "person": -5.0,
    "surname": -3.0,
    "first name": -2.0,
    "common": -2.5,
    "opens": -0.2,
    "speaks": -1.0,
    "name before": -2.5,
    "name behind": -1.5,
    "body behind": 0.5,
    "street behind": -4.0,
    "direction": 1.0,
    "other name": -1.0,
    "several words": 1.0,
    "shouted": -1.0,
    "at home": 1.2,
    "again": 1.5,
}
# From here on a city speaks like a government: "Damascus said".
_CAPITAL = 1.8
# How far behind a name the head of a body's name is looked for, in words.
_AHEAD = 6
_SHOUT = 3


def score(mention: Mention) -> float:
    """The sum of the evidence and of the size of the largest place of the name."""
    return sum(WEIGHTS[name] for name in mention.why) + _size(mention)


def _size(mention: Mention) -> float:
    """0 for a town of ten thousand to 3 for a metropolis; a place counts a tenth under its other names."""
    most = max(e.population if e.form != OTHER else e.population // 10 for e in mention.entries)
    return min(3.0, max(0.0, (math.log10(most + 1) - 4) * 1.1))


def evidence(m: Mention, words: Words, persons: Persons, cues: Cues) -> tuple[str, ...]:
    """The names of all that speaks for and against a mention, keys of ``WEIGHTS``."""
    return (
        *_of_itself(m, words, persons, cues),
        *_before(m, words, cues),
        *_behind(m, words, cues),
    )


def _is_people(m: Mention) -> bool:
    return m.entries[0].form == PEOPLE


def _is_strong(m: Mention) -> bool:
    return any(e.kind != "city" and e.form != OTHER for e in m.entries)


def _of_itself(m: Mention, words: Words, persons: Persons, cues: Cues) -> Iterator[str]:
    token = words.tokens[m.first]
    single, people, strong = m.last - m.first == 1, _is_people(m), _is_strong(m)
    if people:
        yield "people"
    elif strong:
        yield "strong"
    if not people:
        ends_run = words.runs[m.last - 1][1] == m.last
        if any(n in persons.words for n in range(m.first, m.last)):
            yield "person"
        elif single and token.fold in persons.surnames:
            yield "surname"
        elif single and token.fold in cues.first_names and not (strong and ends_run):
            yield "first name"
    if not single:
        yield "several words"
    elif token.fold in cues.common:
        yield "common"
    if all(e.form == OTHER for e in m.entries):
        yield "other name"
    if m.container is not None:
        yield "container"
    if token.shouted:
        yield "shouted"
    elif token.opens and words.tokens[m.last - 1].upper and len(token.text) > _SHOUT:
        yield "dateline"
    if token.opens and single:
        yield "opens"


def _before(m: Mention, words: Words, cues: Cues) -> Iterator[str]:
    tokens, first = words.tokens, m.first
    if not first:
        return
    before, gap, run = tokens[first - 1], words.gap(first), words.runs[first][0]
    near = gap in {" ", "\n"}
    if run == first:
        if near and before.fold in cues.sure:
            yield "sure locative"
        elif near and before.fold in cues.locative:
            yield "locative"
        elif near and before.fold in cues.of and first > 1 and tokens[first - 2].fold in cues.kinds_before:
            yield "kind before"
        elif near and before.fold in cues.of and "," in words.gap(first - 1):
            # "Amstutz, of Wooster"
            yield "of"
        elif gap == "-" and len(before.text) == 1:
            # "D-Raleigh": a party and the seat.
            yield "seat"
    elif run + 1 == first and tokens[run].opens:
        # "In Paris": the first word of a sentence has its capital from there.
        if before.fold in cues.sure:
            yield "sure locative"
        elif before.fold in cues.locative:
            yield "locative"
        elif before.fold not in cues.common and before.fold not in cues.directions and not _is_people(m):
            yield "name before"
    elif not _is_people(m):
        if before.fold in cues.directions or before.fold in cues.lands_before:
            yield "direction"
        elif not any(before.fold in kind for kind in (cues.bodies, cues.divisions, cues.kinds_before)):
            yield "name before"


def _behind(m: Mention, words: Words, cues: Cues) -> Iterator[str]:
    tokens, last = words.tokens, m.last
    run_end = words.runs[last - 1][1]
    if m.listed:
        yield "in a list"
    elif m.division is not None:
        yield "division behind"
    elif run_end > last:
        if tokens[last].fold in cues.streets and not _is_strong(m):
            yield "street behind"
        elif any(tokens[n].fold in cues.bodies for n in range(last, min(run_end, last + _AHEAD))):
            yield "body behind"
        elif tokens[last].fold not in cues.waters and not _is_people(m):
            yield "name behind"
    elif last < len(tokens) and words.gap(last) == " ":
        if tokens[last].fold in cues.behind:
            yield "kind behind"
        elif tokens[last].fold in cues.speaking and last - m.first == 1 and _is_small(m):
            yield "speaks"


def _is_small(m: Mention) -> bool:
    return not _is_strong(m) and _size(m) < _CAPITAL
