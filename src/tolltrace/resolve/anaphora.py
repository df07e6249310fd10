"""A noun that takes up a body already named: ``the Observatory``, ``the group``, ``the ministry``."""

from __future__ import annotations

from collections.abc import Sequence

from tolltrace.data.bodies import register
from tolltrace.resolve.candidates import Candidate, Pool
from tolltrace.resolve.lexicon import scan
from tolltrace.resolve.names import Word
from tolltrace.resolve.speakers import vocabulary


def taken_up(
    mention: Sequence[Word], here: Pool, case: Pool, at: int | None
) -> tuple[tuple[Candidate, ...], str] | None:
    """The candidates that a noun can mean, and why; one if it is clear, several if it is not.

    In the report (``here``) before the case; by the body's own short form or a word of its name before its
    kind. Of several in the report that bear the noun in their name, the last one named before is meant.
    """
    live = [w for w in mention if w.fold]
    if not live:
        return None
    noun, key = live[-1].fold, tuple(w.fold for w in live)
    bare = _only_describes(mention, live)
    kinds = _kinds(live) if bare else frozenset[str]()

    def bears(pool: Pool) -> tuple[Candidate, ...]:
        if not bare or noun not in register().nouns:
            return ()
        named = pool.by_word.get(noun, ())
        return tuple(c for c in named if c.kind is None or not kinds or c.kind in kinds or len(live) == 1)

    def of_kind(pool: Pool) -> tuple[Candidate, ...]:
        return tuple(c for kind in sorted(kinds) for c in pool.by_kind.get(kind, ()))

    stages = (
        (here.by_weak.get(key, ()), "its short form in the report"),
        (bears(here), "a word of its name in the report"),
        (case.by_weak.get(key, ()), "its short form in the case"),
        (of_kind(here), "the only one of that kind in the report"),
        (bears(case), "a word of its name in the case"),
        (of_kind(case), "the only one of that kind in the case"),
    )
    for i, (group, why) in enumerate(stages):
        if len(group) == 1:
            return (group[0],), why
        last = _last_before(group, here, at) if i < 2 else None
        if last is not None:
            return (last,), f"{why}; the last named before"
        if group:
            return group, "a noun that may mean several"
    return None


def _kinds(live: Sequence[Word]) -> frozenset[str]:
    """The kinds of body that a noun stands for, narrowed by the words before it."""
    kinds = frozenset(register().nouns.get(live[-1].fold, ()))
    for word in live[:-1]:
        narrow = frozenset(register().narrow.get(word.fold, ()))
        if narrow and kinds:
            kinds = kinds & narrow or narrow
    return kinds


def _last_before(group: Sequence[Candidate], here: Pool, at: int | None) -> Candidate | None:
    if at is None:
        return None
    before = [
        (place, c.name, c) for c in group for place in here.at.get(c.body_id or c.name, ()) if place <= at
    ]
    return max(before, key=lambda x: x[:2])[2] if before else None


def _only_describes(mention: Sequence[Word], live: Sequence[Word]) -> bool:
    """True if all before the noun narrows or describes: ``the aid group``, not ``a nurse at the clinic``."""
    book = register()
    loose = vocabulary("modifiers") | vocabulary("articles") | vocabulary("epithets") | frozenset(book.narrow)
    places = {i for h in scan(mention) if h.values("realm") for i in range(h.first, h.last)}
    last = live[-1]
    return all(
        w is last or not w.fold or w.fold in loose or w.text.lower() in loose or i in places
        for i, w in enumerate(mention)
    )
