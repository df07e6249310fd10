"""Which harm a text tells only for background: another episode, a charge, a plan, a threat."""

from __future__ import annotations

import re
from functools import cache

from tolltrace.find.clauses import Link
from tolltrace.find.identities import Person
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language
from tolltrace.langs import language as load

_YEAR = re.compile(r"(?:19|20)\d\d")
_COMMA = re.compile(",")
_RESUMED = re.compile(r",r{0,2}(?=[uh])|;")


@cache
def _list(code: str, key: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(p.split()) for p in load(code).data["people"]["background"][key])


@cache
def _by_first(code: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in _list(code, key):
        out.setdefault(phrase[0], []).append(phrase)
    return {k: tuple(v) for k, v in out.items()}


def zones(s: Sentence, language: Language) -> list[tuple[int, int]]:
    """The stretches of a sentence that speak of something else than its own episode, in tokens."""
    openers = _by_first(language.code, "openers")
    flat = " ".join(s.low).split(" ")
    tokens = [k for k, w in enumerate(s.low) for _ in w.split(" ")]
    out: list[tuple[int, int]] = []
    for at, word in enumerate(flat):
        for phrase in openers.get(word, ()):
            if tuple(flat[at : at + len(phrase)]) == phrase:
                first = tokens[at]
                adverbial = not re.search("[uhfKkIS]", s.cls[:first]) and "," in s.cls[first:]
                m = _COMMA.search(s.cls, first) if adverbial else _RESUMED.search(s.cls, first)
                out.append((first, m.start() if m is not None else len(s.cls)))
                break
    return out


def is_background(
    s: Sentence,
    person: Person,
    link: Link,
    away: list[tuple[int, int]],
    *,
    first: bool,
    known: bool,
    told: bool,
    language: Language,
) -> bool:
    """Whether a link is no harm of the text's own episode.

    ``first``: the sentence is the text's first. ``known``: the text has told of the same harm before,
    ``told``: of any harm.
    """
    at = link.trigger
    begin = min(person.phrase.first, at)
    if any(a <= begin < b for a, b in away):
        return True
    if link.rule == "noun_of":
        results = words_in(language.code, "results")
        near = s.low[max(0, at - 5) : at]
        if not any(w in results for w in near) and (not first or known):
            return True
    pluperfect = "had" in s.low[max(0, at - 4) : at]
    if pluperfect and (known or (told and link.harm != "abducted")):
        return True
    if not first and _in_words(s, words_in(language.code, "long_count")):
        return True
    dated = any(_YEAR.fullmatch(w) for w in s.low) and not first
    if dated and told:
        return True
    ago = words_in(language.code, "long_ago")
    return (pluperfect and not first and dated) or (
        not first and any(w in ago for w in s.low[max(0, at - 6) : at + 8]) and pluperfect
    )


def _in_words(s: Sentence, phrases: frozenset[str]) -> bool:
    text = f" {' '.join(s.low)} "
    return any(f" {p} " in text for p in phrases)


@cache
def words_in(code: str, key: str) -> frozenset[str]:
    """One list of the background section as a set."""
    return frozenset(" ".join(p) for p in _list(code, key))
