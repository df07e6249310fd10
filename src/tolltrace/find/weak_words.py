"""Words that harm only with people beside them: ``lost 12 men``, ``are looking for six miners``.

They are in many texts in which nobody is harmed, so that it is worth a look before such a text is read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tolltrace.langs import Entry, Language

_WORD = re.compile(r"[^\W_]+")
# No phrase goes on over it. A stop behind one letter can be that of ``U.S.``
_STOP = re.compile(r"[;:!?]|\.(?<=\w\w\.)(?=\s|$)|\n\s*\n")
# What may stand between such a verb and a noun behind ``of``: prepositions, quantifiers, adverbs, weekdays.
_BEFORE_OF = frozenset("imorY")
# So many words behind the verb, and characters before it: "the priest's murder", "the killing in Oru of two".
_NEAR, _OWNER = 12, 60


def is_weak(entry: Entry) -> bool:
    """Whether a word harms only the people that stand behind it, by whatever rule."""
    return (entry.cls == "f" and "loses" in entry.tags) or (entry.cls == "G" and "sought" in entry.tags)


def tells_of_people(text: str, start: int, end: int, language: Language) -> bool:
    """Whether people may stand behind the weak word ``text[start:end]``, with no other word of harm near."""
    words = _words(language)
    stop = _STOP.search(text, end)
    rest = _WORD.findall(text[end : len(text) if stop is None else stop.start()].lower())
    if not words.people.isdisjoint(rest):
        return True
    if text[start:end].lower() in words.loses:
        return False
    near = rest[:_NEAR]
    if not words.pronouns.isdisjoint(near):
        return True  # "The storm cut off nine fishermen, and crews went out, searching for them."
    if near and near[0] in words.before_of and not words.of.isdisjoint(near):
        return True
    before = text[max(0, start - _OWNER) : start]
    # "The number of those searched for rose to nine."
    return "'" in before or "’" in before or not words.counts.isdisjoint(_WORD.findall(text.lower()))


class _Words(NamedTuple):
    loses: frozenset[str]
    people: frozenset[str]
    counts: frozenset[str]
    before_of: frozenset[str]
    of: frozenset[str]
    pronouns: frozenset[str]


@cache
def _words(language: Language) -> _Words:
    entries = [*language.single.values(), *(e for found in language.phrases.values() for e in found)]

    def some(classes: str | frozenset[str], at: int) -> frozenset[str]:
        return frozenset(_WORD.findall(e.words[at])[at] for e in entries if e.cls in classes)

    loses = frozenset(" ".join(e.words) for e in entries if e.cls == "f" and is_weak(e))
    pronouns = language.words("people", "several") | some("e", -1)
    people = some("pP", -1) | language.words("words", "own")
    return _Words(loses, people, some("T", -1), some(_BEFORE_OF, 0), some("o", 0), pronouns)
