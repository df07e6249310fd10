"""The words that reports are read by: those of a language pack and the names of armed bodies.

A party's name before people, or behind ``members of``, tells their class; all names stand in one register.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from tolltrace.data.bodies import register
from tolltrace.find.tokens import split
from tolltrace.langs import Entry, Language
from tolltrace.langs import language as pack

_CLASSES = {"armed_group": "armed_group", "army": "security_force", "police": "security_force"}


@cache
def lexicon(code: str) -> Language:
    """A pack with the names of the register's armed groups, and of forces that go by one word.

    Words of the pack keep their meaning.

    Raises:
        PackError: if there is no such pack, or a file in it is malformed.
    """
    language = pack(code)
    single = dict(language.single)
    phrases = {first: {e.words: e for e in found} for first, found in language.phrases.items()}
    for entry in _names():
        if len(entry.words) == 1:
            single.setdefault(entry.words[0], entry)
        else:
            phrases.setdefault(entry.words[0], {}).setdefault(entry.words, entry)
    ordered = {
        first: tuple(sorted(found.values(), key=lambda e: (-len(e.words), e.words)))
        for first, found in phrases.items()
    }
    return replace(language, single=single, phrases=ordered)


def _names() -> Iterator[Entry]:
    for body in register().bodies:
        victims = _CLASSES.get(body.kind)
        if victims is None:
            continue
        for name in (body.name, *body.names):
            words = split(name)
            if len(words) == 1 or victims == "armed_group":
                yield Entry(words, "q", victims=victims, form=name, tags=frozenset({"name"}))
