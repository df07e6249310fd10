"""All names of the register in one index, and the scan that finds them in a text at word borders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from tolltrace.data.bodies import Body, register
from tolltrace.resolve.names import Word, fold_word, words

Sort = Literal["body", "weak", "person", "institution", "minister", "realm", "voice", "clause", "political"]


class Entry(NamedTuple):
    """One name: what it stands for (a body's id, an institution's key, a realm's code, the role's words)."""

    sort: Sort
    value: str
    capital: bool
    shouted: bool


class Hit(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) of a text are a name of the register."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def values(self, *sorts: Sort) -> tuple[str, ...]:
        """What the hit stands for, of the sorts asked for."""
        return tuple([e.value for e in self.entries if e.sort in sorts])


class Lexicon(NamedTuple):
    """Names by their folded words; ``longest`` tells how many words a name that begins so can have."""

    table: Mapping[tuple[str, ...], tuple[Entry, ...]]
    longest: Mapping[str, int]
    bodies: Mapping[str, Body]


def _names() -> Iterable[tuple[str, Sort, str]]:
    book = register()
    for body in book.bodies:
        for name in (body.name, *body.names, *body.arms):
            yield name, "body", body.id
        for name in body.weak:
            yield name, "weak", body.id
        for name in body.people:
            yield name, "person", body.id
    for key, what in book.institutions.items():
        for form in what.forms:
            yield form, "institution", key
        for voice in what.voices:
            yield voice, "minister", key
    for realm in book.realms.values():
        for name in (realm.name, *realm.adjectives, *realm.markers, *realm.seats, *realm.places):
            yield name, "realm", realm.code
    roles: tuple[Sort, ...] = ("voice", "clause", "political")
    for sort in roles:
        for role in book.roles[sort]:
            yield role, sort, role


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The index of the register, built once."""
    table: dict[tuple[str, ...], dict[Entry, None]] = {}
    longest: dict[str, int] = {}
    for name, sort, value in _names():
        key, capital = _compared(name)
        if not key:
            raise ValueError(f"a name in the register has no word to compare: {name!r}")
        shouted = name.isupper() and name.replace(".", "").lstrip("@").isalpha()
        capital = capital and name[0] != "@"
        # Weak names are written either way ("the observatory", "the Observatory").
        entries = table.setdefault(key, {})
        entries[Entry(sort, value, capital and sort != "weak", shouted)] = None
        if len(key) > longest.get(key[0], 0):
            longest[key[0]] = len(key)
    return Lexicon(
        {k: tuple(v) for k, v in table.items()}, longest, {body.id: body for body in register().bodies}
    )


def _compared(name: str) -> tuple[tuple[str, ...], bool]:
    """The words by which a name is compared, and whether one has a capital."""
    if name.isascii() and name.replace(" ", "").isalnum():
        # Most names are of plain letters, which each start would wait for as it does for the others.
        parts = name.split()
        return tuple([fold for part in parts if (fold := fold_word(part))]), any(
            part[0].isupper() for part in parts
        )
    found = words(name)
    return tuple([w.fold for w in found if w.fold]), any(w.capital for w in found)


def scan(text: Sequence[Word]) -> tuple[Hit, ...]:
    """The register's names in a text, longest first at each place, none inside another.

    A name that the register writes with capitals is found only where the text has a capital; an acronym
    only where all its letters are capitals, so that ``who`` is no World Health Organization.
    """
    book = lexicon()
    table, longest = book.table, book.longest
    live = [i for i, w in enumerate(text) if w.fold]
    folds = [text[i].fold for i in live]
    out: list[Hit] = []
    at = 0
    for k, first in enumerate(folds):
        if k < at or first not in longest:
            continue
        for size in range(min(longest[first], len(folds) - k), 0, -1):
            entries = table.get(tuple(folds[k : k + size]))
            kept = entries and _fitting(entries, [text[i] for i in live[k : k + size]])
            if kept:
                out.append(Hit(live[k], live[k + size - 1] + 1, kept))
                at = k + size
                break
    return tuple(out)


def _fitting(entries: tuple[Entry, ...], span: Sequence[Word]) -> tuple[Entry, ...]:
    for before, word in pairwise(span):
        if any(mark in word.gap for mark in (". ", ";", "!", "?", "\n\n", ":", "|")) and len(before.text) > 2:
            return ()
    capital, shouted = any(w.capital for w in span), all(w.shouted for w in span)
    return tuple(e for e in entries if (capital or not e.capital) and (shouted or not e.shouted))
