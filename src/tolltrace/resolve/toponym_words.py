"""A language's words that speak for or against a name of a place, as sets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tolltrace.langs import language


@dataclass(frozen=True)
class Cues:
    """Small letters throughout. ``divisions``: a word behind a name, and the kind of place that it makes."""

    locative: frozenset[str]
    sure: frozenset[str]
    kinds_before: frozenset[str]
    behind: frozenset[str]
    near: frozenset[str]
    pointing: Mapping[str, str]
    bearings: Mapping[str, frozenset[str]]
    coasts: frozenset[str]
    of: frozenset[str]
    links: frozenset[str]
    spots: frozenset[str]
    nouns: frozenset[str]
    divisions: Mapping[str, str]
    lists: Mapping[str, str]
    directions: frozenset[str]
    waters: frozenset[str]
    lands_before: frozenset[str]
    streets: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    speaking: frozenset[str]
    common: frozenset[str]
    press: tuple[str, ...]
    first_names: frozenset[str]
    particles: frozenset[str]


def _kinds(table: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    return MappingProxyType({word: kind for kind, words in sorted(table.items()) for word in words})


@cache
def cues(code: str) -> Cues:
    """The cues of a language's pack.

    Raises:
        KeyError: if the pack has no ``toponyms.toml`` or a list is missing in it.
    """
    pack = language(code)
    data = pack.data["toponyms"]
    return Cues(
        locative=pack.words("toponyms", "locative"),
        sure=pack.words("toponyms", "sure"),
        kinds_before=pack.words("toponyms", "kinds_before"),
        behind=pack.words("toponyms", "behind"),
        near=pack.words("toponyms", "near"),
        pointing=_kinds(data["pointing"]),
        bearings=MappingProxyType({side: frozenset(words) for side, words in data["bearings"].items()}),
        coasts=pack.words("toponyms", "coasts"),
        of=pack.words("words", "of"),
        links=pack.words("words", "and"),
        spots=pack.words("places", "spots"),
        nouns=pack.words("places", "nouns"),
        divisions=_kinds(data["divisions"]),
        lists=_kinds(data["lists"]),
        directions=pack.words("toponyms", "words", "directions"),
        waters=pack.words("toponyms", "words", "waters"),
        lands_before=pack.words("toponyms", "words", "lands_before"),
        streets=pack.words("toponyms", "words", "streets"),
        bodies=pack.words("toponyms", "words", "bodies"),
        titles=pack.words("toponyms", "words", "titles"),
        speaking=pack.words("toponyms", "words", "speaking"),
        common=pack.words("toponyms", "words", "common"),
        press=tuple(sorted(data["words"]["press"], key=lambda word: (-len(word), word))),
        first_names=frozenset(data["names"]["first"].split()),
        particles=pack.words("toponyms", "names", "particles"),
    )
