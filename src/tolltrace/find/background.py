"""Which harm a text tells only for background: another episode, a charge, a plan, a threat."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tolltrace.find.clauses import Link
from tolltrace.find.person import Person
from tolltrace.find.phrase import words
from tolltrace.find.reading import Reading
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


def episode_year(reading: Reading) -> str | None:
    """The year of a text's own episode: of its publication, or the last one that its first sentence names."""
    published = reading.document.report.published
    if published is not None:
        return published[:4]
    first = reading.sentences[0].low if reading.sentences else ()
    return max((w for w in first if _YEAR.fullmatch(w)), default=None)


def zones(s: Sentence, language: Language) -> list[tuple[int, int]]:
    """The stretches of a sentence that speak of something else than its own episode, in tokens."""
    openers = _by_first(language.code, "openers")
    flat = " ".join(s.low).split(" ")
    if openers.keys().isdisjoint(flat):
        return []
    tokens = [k for k, w in enumerate(s.low) for _ in w.split(" ")]
    out: list[tuple[int, int]] = []
    for at, word in enumerate(flat):
        for phrase in openers.get(word, ()):
            if tuple(flat[at : at + len(phrase)]) == phrase:
                first = tokens[at]
                adverbial = not re.search("[uhfKkIS]|,r?$", s.cls[:first]) and "," in s.cls[first:]
                m = _COMMA.search(s.cls, first) if adverbial else _RESUMED.search(s.cls, first)
                out.append((first, m.start() if m is not None else len(s.cls)))
                break
    return out


class Setting(NamedTuple):
    """What a sentence says of the episode it speaks of, as far as it holds for all of it.

    ``away`` are its stretches about something else. ``past``: it names an earlier year, or a month alone.
    ``long``: it counts over a longer time than the episode's.
    """

    away: tuple[tuple[int, int], ...]
    past: bool
    long: bool
    first: bool


def setting(s: Sentence, language: Language, *, first: bool, year: str | None) -> Setting:
    """The setting of a sentence. ``year`` is that of the text's own episode, where it is known."""
    past = not first and (
        s.cls.startswith("iM,")
        or any(w[0] in "12" and _YEAR.fullmatch(w) and (year is None or w < year) for w in s.low)
    )
    long = not first and _in_words(s, words_in(language.code, "long_count"))
    return Setting(tuple(zones(s, language)), past, long, first)


def is_background(
    s: Sentence, person: Person, link: Link, around: Setting, known: set[str], language: Language
) -> bool:
    """Whether a link is no harm of the text's own episode. ``known``: the harms that the text told before."""
    at = link.trigger
    begin = min(person.phrase.first, at)
    if around.long or any(a <= begin < b for a, b in around.away):
        return True
    if link.rule == "noun_of":
        near = s.low[max(0, at - 5) : at]
        results = words_in(language.code, "results")
        if not any(w in results for w in near) and (not around.first or link.harm in known):
            return True
    if around.past and known:
        return True
    over = words_in(language.code, "before")
    if not any(w in over for w in s.low[max(0, at - 4) : at]):
        return False
    ago = words_in(language.code, "long_ago")
    late = around.past or any(w in ago for w in s.low[max(0, at - 6) : at + 8])
    if any(w in words(language.code, "people", "too") for w in s.low[max(0, at - 2) : at]) and not late:
        return False  # "had also arrested another"
    if link.harm in known or (known and link.harm != "abducted"):
        return True
    return not around.first and late


def _in_words(s: Sentence, phrases: frozenset[str]) -> bool:
    text = f" {' '.join(s.low)} "
    return any(f" {p} " in text for p in phrases)


@cache
def words_in(code: str, key: str) -> frozenset[str]:
    """One list of the background section as a set."""
    return frozenset(" ".join(p) for p in _list(code, key))
