"""A noun that takes up a body already named: ``the Observatory``, ``the group``, ``the ministry``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tolltrace.data.bodies import register
from tolltrace.resolve.lexicon import scan
from tolltrace.resolve.names import Word, fold
from tolltrace.resolve.speakers import vocabulary


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that a noun may take up; ``at`` are its places in the report at hand."""

    name: str
    body_id: str | None
    kind: str | None
    weak: tuple[str, ...]
    reports: frozenset[str]
    at: tuple[int, ...]


def taken_up(
    mention: Sequence[Word], candidates: Iterable[Candidate], at: int | None, report: str
) -> tuple[tuple[Candidate, ...], str] | None:
    """The candidates that a noun can mean, and why; one if it is clear, several if it is not.

    In the report before the case; by the body's own short form or a word of its name before its kind. Of
    several in the report that bear the noun in their name, the last one named before is meant.
    """
    live = [w for w in mention if w.fold]
    if not live:
        return None
    noun, key = live[-1].fold, tuple(w.fold for w in live)
    pool = tuple(candidates)
    bare = _only_describes(mention, live)
    kinds = frozenset(register().nouns.get(noun, ())) if bare else frozenset[str]()
    for word in live[:-1]:
        narrow = register().narrow.get(word.fold)
        if narrow and kinds:
            kinds = kinds & frozenset(narrow) or frozenset(narrow)
    here = [c for c in pool if report in c.reports]

    def short(group: Iterable[Candidate]) -> list[Candidate]:
        return [c for c in group if any(fold(w) == key for w in c.weak)]

    def bears(group: Iterable[Candidate]) -> list[Candidate]:
        if not bare or noun not in register().nouns:
            return []
        named = [c for c in group if noun in fold(c.name)]
        return [c for c in named if c.kind is None or not kinds or c.kind in kinds or len(live) == 1]

    def of_kind(group: Iterable[Candidate]) -> list[Candidate]:
        return [c for c in group if c.kind in kinds]

    stages = (
        (short(here), "its short form in the report"),
        (bears(here), "a word of its name in the report"),
        (short(pool), "its short form in the case"),
        (of_kind(here), "the only one of that kind in the report"),
        (bears(pool), "a word of its name in the case"),
        (of_kind(pool), "the only one of that kind in the case"),
    )
    for i, (group, why) in enumerate(stages):
        if len(group) == 1:
            return (group[0],), why
        before = [
            (max(p for p in c.at if p <= at), c)
            for c in group
            if at is not None and min(c.at, default=at + 1) <= at
        ]
        if i < 2 and before:
            return (max(before, key=lambda x: (x[0], x[1].name))[1],), f"{why}; the last named before"
        if group:
            return tuple(group), "a noun that may mean several"
    return None


def _only_describes(mention: Sequence[Word], live: Sequence[Word]) -> bool:
    """True if all before the noun narrows or describes: ``the Britain-based group``, not ``a surgeon at the …``."""
    book = register()
    loose = (
        vocabulary("modifiers")
        | vocabulary("articles")
        | vocabulary("epithets")
        | frozenset(book.narrow)
        | {"based"}
    )
    places = {i for h in scan(mention) if h.values("realm") for i in range(h.first, h.last)}
    last = live[-1]
    return all(
        w is last or not w.fold or w.fold in loose or w.text.lower() in loose or i in places
        for i, w in enumerate(mention)
    )
