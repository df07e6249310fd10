"""Words behind a number that bound it: ``400 or so``, ``30 or more``, ``400 dead at least``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language
from tolltrace.model import Modifier

_ENDS = frozenset(("", ".", ",", ";", ")"))


def bound_behind(s: Sentence, last: int, language: Language) -> tuple[Modifier, int] | None:
    """The bound that stands behind a number which ends before token ``last``, and where the number ends then.

    Between them may stand who the counted are or what befell them, where the clause ends with the bound.
    """
    found = _at(s, last, language)
    if found is not None or s.cls[last : last + 1] not in ("J", "K", "P"):
        return found
    bound = _at(s, last + 1, language)
    return (bound[0], last) if bound is not None and s.cls[bound[1] : bound[1] + 1] in _ENDS else None


def _at(s: Sentence, at: int, language: Language) -> tuple[Modifier, int] | None:
    if at >= len(s.low):
        return None
    for bound, phrase, width in _behind(language).get(s.low[at].split(" ", 1)[0], ()):
        if s.low[at] == phrase:
            return bound, at + 1
        if s.words(at, at + width) == phrase:
            return bound, at + width
    return None


@cache
def _behind(language: Language) -> Mapping[str, list[tuple[Modifier, str, int]]]:
    """The phrases that bound the number before them, by their first word: bound, phrase, words in it."""
    out: dict[str, list[tuple[Modifier, str, int]]] = {}
    kinds: tuple[tuple[str, Modifier], ...] = (("after_at_least", "at_least"), ("after_about", "about"))
    for name, bound in kinds:
        for phrase in sorted(language.words("quantifiers", name)):
            words = phrase.split()
            out.setdefault(words[0], []).append((bound, phrase, len(words)))
    return out
