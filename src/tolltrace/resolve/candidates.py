"""Everything that a noun can take up (``the Observatory``, ``the hospital``), indexed once a case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tolltrace.resolve.names import fold


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that a noun may take up. ``kind`` is None for one that nobody registered."""

    name: str
    body_id: str | None
    kind: str | None
    weak: tuple[str, ...]


@dataclass(frozen=True)
class Pool:
    """Candidates by a word of their name, by their kind, by their short forms; ``at`` are their places."""

    by_word: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    by_kind: Mapping[str, tuple[Candidate, ...]] = field(default_factory=dict)
    by_weak: Mapping[tuple[str, ...], tuple[Candidate, ...]] = field(default_factory=dict)
    at: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def pool(candidates: Iterable[Candidate], at: Mapping[str, tuple[int, ...]]) -> Pool:
    """Index candidates; their order does not matter."""
    words: defaultdict[str, list[Candidate]] = defaultdict(list)
    kinds: defaultdict[str, list[Candidate]] = defaultdict(list)
    weak: defaultdict[tuple[str, ...], list[Candidate]] = defaultdict(list)
    for one in sorted(set(candidates), key=lambda c: (c.name, c.body_id or "")):
        for word in dict.fromkeys(fold(one.name)):
            words[word].append(one)
        if one.kind:
            kinds[one.kind].append(one)
        for short in dict.fromkeys(fold(w) for w in one.weak):
            weak[short].append(one)
    return Pool(
        {k: tuple(v) for k, v in words.items()},
        {k: tuple(v) for k, v in kinds.items()},
        {k: tuple(v) for k, v in weak.items()},
        at,
    )
