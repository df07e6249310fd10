"""Names of places in a text: capitalised words that the gazetteer knows, with what speaks for and against.

Each candidate is weighed by named evidence; the weights are the table below, and nothing is learned. A name
that holds once holds for its other mentions (one sense per discourse: Gale, Church and Yarowsky 1992).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tolltrace.data.gazetteer import OTHER, PEOPLE, SHORT, Entry, Gazetteer
from tolltrace.data.placenames import is_article, join_key, without_article
from tolltrace.resolve.toponym_persons import Persons, find_persons
from tolltrace.resolve.toponym_runs import Words, joined, joined_to_noun, read_words
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
    "contained": 1.5,
    "dateline": 2.5,
    "person": -5.0,
    "surname": -3.0,
    "first name": -2.0,
    "common": -2.5,
    "opens": -0.5,
    "speaks": -1.0,
    "name before": -2.5,
    "name behind": -1.5,
    "body behind": 0.5,
    "street behind": -4.0,
    "direction": 1.0,
    "other name": -1.0,
    "several words": 1.0,
    "shouted": -1.0,
    "again": 1.5,
}
ENOUGH = 1.0
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a place: words ``first`` to ``last`` (exclusive), ``text[start:end]``.

    ``entries`` are the places that bear the name, ``container`` the number of the mention behind a comma that
    holds this one, ``division`` the kind that a word beside the name makes it. ``why`` lists the evidence.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    entries: tuple[Entry, ...]
    why: tuple[str, ...] = ()
    container: int | None = None
    division: str | None = None
    listed: bool = False

    @property
    def score(self) -> float:
        """The sum of the evidence, with the size of the largest place."""
        return sum(WEIGHTS[name] for name in self.why) + _size(self.entries)


def find_toponyms(text: str, book: Gazetteer, cues: Cues) -> tuple[Mention, ...]:
    """The names of places in a text, in order. Spans do not overlap."""
    words = read_words(text)
    found = candidates(words, book, cues)
    persons = find_persons(words, cues, _known(found))
    weighed = [_weigh(m, words, persons, cues, text) for m in found]
    sure = {m.key for m in weighed if m.score >= ENOUGH + 1}
    final = [replace(m, why=(*m.why, "again")) if _may_repeat(m, sure) else m for m in weighed]
    kept = [i for i, m in enumerate(final) if m.score >= ENOUGH]
    place = {i: n for n, i in enumerate(kept)}
    return tuple(
        replace(final[i], container=None if (c := final[i].container) is None else place.get(c)) for i in kept
    )


def candidates(words: Words, book: Gazetteer, cues: Cues) -> list[Mention]:
    """All that could be names of places, not yet weighed."""
    found = list(_candidates(words, book, cues))
    return _joined_by_comma(_in_lists(found, words, book, cues), words)


def _may_repeat(mention: Mention, sure: set[str]) -> bool:
    return mention.key in sure and not {"person", "street behind"} & set(mention.why)


def _size(entries: tuple[Entry, ...]) -> float:
    """0 for a village to 3 for a metropolis, by its main names and its other ones."""
    most = max((e.population if e.form != OTHER else e.population // 10 for e in entries), default=0)
    return min(3.0, max(0.0, (math.log10(most + 1) - 4) * 1.1))


def _known(found: list[Mention]) -> _Known:
    return _Known({m.first: m.last for m in found if m.last - m.first > 1})


@dataclass(frozen=True, slots=True)
class _Known:
    """Tells whether a name of several words begins at a word."""

    ends: dict[int, int]

    def __call__(self, first: int, end: int) -> bool:
        return self.ends.get(first, 0) > 0


def _candidates(words: Words, book: Gazetteer, cues: Cues) -> Iterator[Mention]:
    """The longest names that the gazetteer has, from left to right."""
    tokens = words.tokens
    i = 0
    while i < len(tokens):
        if not _may_begin(i, words):
            i += 1
            continue
        mention = _longest(i, words, book, cues)
        if mention is None:
            i += 1
        else:
            yield mention
            i = mention.last
    return


def _may_begin(i: int, words: Words) -> bool:
    token = words.tokens[i]
    if token.capital:
        return True
    # "al-Bab": an article in small letters, tied to its name.
    follows = i + 1 < len(words.tokens) and words.tokens[i + 1].gap == "-"
    return follows and len(token.text) <= 3 and words.tokens[i + 1].capital


def _longest(i: int, words: Words, book: Gazetteer, cues: Cues) -> Mention | None:
    tokens = words.tokens
    end = i + 1
    while end < len(tokens) and end - i < _LONGEST and joined(tokens[end - 1], tokens[end]):
        end += 1
    if end < len(tokens) and joined_to_noun(tokens[end], cues.waters):
        end += 1
    for last in range(end, i, -1):
        noun = last > i + 1 and tokens[last - 1].fold in cues.waters
        if not (tokens[last - 1].capital or tokens[last - 1].gap == "-" or noun):
            continue
        if last == i + 1 < end and is_article(tokens[i].fold):
            continue
        key = join_key([t.fold for t in tokens[i:last]])
        entries = _fitting(book.named(key), i, last, words)
        if not entries and not tokens[i].capital:
            key = without_article(key)
            entries = _fitting(book.named(key), i, last, words)
        if entries:
            return _mention(i, last, key, entries, words, book, cues)
    return None


def _fitting(entries: tuple[Entry, ...], first: int, last: int, words: Words) -> tuple[Entry, ...]:
    """Without the entries whose short form is not written as one."""
    if not entries:
        return entries
    tokens = words.tokens[first:last]
    upper = all(t.upper for t in tokens)
    dotted = words.gap(last).startswith(".")
    behind = words.gap(first).strip(" ") in {",", "(", "-", ", (", "/"}
    size = sum(len(t.text) for t in tokens)
    kept = []
    for entry in entries:
        if entry.form == SHORT:
            initials = len(tokens) > 1 and (dotted or upper)
            code = upper and (size > 2 or entry.country != "US")
            if not (initials or code or (behind and (dotted or upper))):
                continue
        elif size <= 3 and entry.kind != "city" and entry.form != PEOPLE and not upper:
            if entry.name.lower() != tokens[0].text.lower():
                continue
        elif size <= 3 and entry.form == OTHER:
            continue
        kept.append(entry)
    return tuple(kept)


def _mention(
    first: int, last: int, key: str, entries: tuple[Entry, ...], words: Words, book: Gazetteer, cues: Cues
) -> Mention:
    tokens = words.tokens
    division = None
    if last < len(tokens) and tokens[last].gap == " ":
        division = cues.divisions.get(tokens[last].fold)
        if division == "county":
            more = book.named(f"{key} county")
            if more:
                entries, key = more, f"{key} county"
                if tokens[last].capital:
                    last += 1
            elif tokens[last].capital:
                division = None
    end = tokens[last - 1].end
    if words.gap(last).startswith(".") and any(e.form == SHORT for e in entries):
        end += 1
    return Mention(first, last, tokens[first].start, end, key, entries, division=division)


def _in_lists(found: list[Mention], words: Words, book: Gazetteer, cues: Cues) -> list[Mention]:
    """``Butler, Clark and Hamilton counties``: the word at the end says what all of them are."""
    out = list(found)
    for n in range(len(found) - 1, -1, -1):
        m = out[n]
        kind = None
        if m.last < len(words.tokens) and words.gap(m.last) == " ":
            kind = cues.lists.get(words.tokens[m.last].fold)
        follower = out[n + 1] if n + 1 < len(out) else None
        if kind is None and follower is not None and follower.listed and _linked(m, follower, words):
            kind = follower.division
        if kind is None:
            continue
        counties = book.named(f"{m.key} county") if kind == "county" else ()
        key = f"{m.key} county" if counties else m.key
        out[n] = replace(m, entries=counties or m.entries, key=key, division=kind, listed=True)
    return out


def _linked(m: Mention, follower: Mention, words: Words) -> bool:
    between = range(m.last, follower.first)
    return len(between) <= 1 and all(len(words.tokens[n].text) <= 3 for n in between)


def _joined_by_comma(found: list[Mention], words: Words) -> list[Mention]:
    """``Paris, Texas``: the second name holds the first."""
    out = list(found)
    for n in range(len(found) - 1, 0, -1):
        inner, outer = found[n - 1], found[n]
        gap = words.gap(outer.first)
        if outer.first != inner.last or gap.strip(" .") not in {",", "("} or "\n" in gap:
            continue
        if any(_holds(o, i) for o in outer.entries for i in inner.entries):
            out[n - 1] = replace(out[n - 1], container=n)
    return out


def _holds(outer: Entry, inner: Entry) -> bool:
    if outer.place == inner.place or outer.form == PEOPLE or inner.kind == "country":
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind in {"admin1", "county"}:
        same = inner.country == outer.country and inner.admin1 == outer.admin1
        return same and inner.kind != outer.kind
    return False


def _weigh(mention: Mention, words: Words, persons: Persons, cues: Cues, text: str) -> Mention:
    return replace(mention, why=tuple(_evidence(mention, words, persons, cues)))


def _evidence(m: Mention, words: Words, persons: Persons, cues: Cues) -> Iterator[str]:
    tokens, first, last = words.tokens, m.first, m.last
    run_first, run_end = words.runs[first][0], words.runs[last - 1][1]
    before = tokens[first - 1] if first else None
    behind = tokens[last] if last < len(tokens) else None
    single = last - first == 1
    fold = tokens[first].fold
    people = m.entries[0].form == PEOPLE
    strong = any(e.kind != "city" and e.form != OTHER for e in m.entries)
    if people:
        yield "people"
    elif strong:
        yield "strong"
    if any(n in persons.words for n in range(first, last)) and not people:
        yield "person"
    elif single and fold in persons.surnames and not people:
        yield "surname"
    elif single and fold in cues.first_names and not (strong and run_end == last):
        yield "first name"
    if not single:
        yield "several words"
    if single and fold in cues.common:
        yield "common"
    if all(e.form == OTHER for e in m.entries):
        yield "other name"
    if tokens[first].shouted:
        yield "shouted"
    if m.container is not None:
        yield "container"
    if before is not None and run_first == first:
        near = words.gap(first) in {" ", "\n"}
        if near and before.fold in cues.sure:
            yield "sure locative"
        elif near and before.fold in cues.locative:
            yield "locative"
        elif near and before.fold == "of" and first > 1 and tokens[first - 2].fold in cues.kinds_before:
            yield "kind before"
        elif near and before.fold == "of" and "," in words.gap(first - 1):
            yield "of"
        elif words.gap(first) == "-" and len(before.text) == 1:
            # "D-Raleigh": a party and the seat.
            yield "seat"
    if run_first < first and tokens[run_first].opens and run_first + 1 == first and before is not None:
        # "In Paris": the first word of a sentence has its capital from there.
        if before.fold in cues.sure:
            yield "sure locative"
        elif before.fold in cues.locative:
            yield "locative"
        elif before.fold not in cues.common and before.fold not in cues.directions and not people:
            yield "name before"
    elif run_first < first and before is not None and not people:
        if before.fold in cues.directions or before.fold in cues.lands_before:
            yield "direction"
        elif not _is_place_word(before.fold, cues):
            yield "name before"
    if m.listed:
        yield "in a list"
    elif m.division is not None:
        yield "division behind"
    elif behind is not None and run_end > last:
        if behind.fold in cues.streets and not strong:
            yield "street behind"
        elif any(tokens[n].fold in cues.bodies for n in range(last, run_end)):
            yield "body behind"
        elif behind.fold not in cues.waters and not people:
            yield "name behind"
    elif words.gap(last) == " " and behind and behind.fold in cues.behind:
        yield "kind behind"
    elif single and not strong and words.gap(last) == " " and behind and behind.fold in cues.speaking:
        yield "speaks"
    if tokens[first].opens and single:
        yield "opens"
    if (
        tokens[first].opens
        and tokens[last - 1].upper
        and len(tokens[first].text) > 3
        and not tokens[first].shouted
    ):
        yield "dateline"


def _is_place_word(fold: str, cues: Cues) -> bool:
    return fold in cues.bodies or fold in cues.divisions or fold in cues.kinds_before
