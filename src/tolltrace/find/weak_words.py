"""Words that harm only with people beside them: ``lost 12 men``, ``are looking for six miners``.

They are in many texts in which nobody is harmed, so that it is worth a look before such a text is read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick

from tolltrace.find.letters import spaced
from tolltrace.langs import Entry, Language

# No phrase goes on over it. A stop behind one letter can be that of ``U.S.``
_STOP = re.compile(r"[;:!?.\n](?:(?<=[;:!?])|(?<=\w\w\.)(?=\s|$)|(?<=\n)\s*\n)")
# What may stand between such a verb and a noun behind ``of``: prepositions, quantifiers, adverbs, weekdays.
_BEFORE_OF = frozenset("imorY")
# So many words behind the verb, and characters before it: "the priest's murder", "the killing in Oru of two".
_NEAR, _OWNER = 12, 60
# A number stands among so many words behind the verb, its qualifiers before it.
_QUALIFIED = 4


def is_weak(entry: Entry) -> bool:
    """Whether a word harms only the people that stand behind it, by whatever rule."""
    return (entry.cls == "f" and "loses" in entry.tags) or (entry.cls in "Gk" and "sought" in entry.tags)


def tells_of_people(text: str, seen: bytes, first: int, last: int, language: Language) -> bool:
    """Whether people may stand behind a weak word, with no other word of harm near.

    ``seen`` is the text's bytes with a border before and behind, ``seen[first:last]`` the word with its own.
    """
    words = _words(language)
    stop = _STOP.search(text, last - 2)
    rest = seen[last - 1 : len(seen) if stop is None else stop.start() + 1].split()
    if not words.people.isdisjoint(rest):
        return True
    if seen[first + 1 : last - 1] in words.loses:
        # "The army lost eight", "lost at least 30"
        return any(w in words.numbers or w.isdigit() for w in rest[:_QUALIFIED])
    # Letters that are not kept part a word, so that what is near is not known by its words.
    near = rest[:_NEAR] if text.isascii() else rest
    if not words.pronouns.isdisjoint(near):
        return True  # "The storm cut off nine fishermen, and crews went out, searching for them."
    if near and near[0] in words.before_of and not words.of.isdisjoint(near):
        return True
    before = text[max(0, first - _OWNER) : first]
    if "'" in before or "’" in before:
        return True
    # "The number of those searched for rose to nine."
    start = max(0, text.rfind("\n\n", 0, first))
    return bool(words.counts.find_matches_as_indexes(seen[start:last]))


class _Words(NamedTuple):
    loses: frozenset[bytes]
    numbers: frozenset[bytes]
    people: frozenset[bytes]
    counts: BytesAhoCorasick
    before_of: frozenset[bytes]
    of: frozenset[bytes]
    pronouns: frozenset[bytes]


@cache
def _words(language: Language) -> _Words:
    entries = [*language.single.values(), *(e for found in language.phrases.values() for e in found)]

    def some(classes: str | frozenset[str], at: int) -> frozenset[bytes]:
        return frozenset(spaced(e.words[at]).split()[at] for e in entries if e.cls in classes)

    loses = frozenset(spaced(" ".join(e.words)) for e in entries if e.cls == "f" and is_weak(e))
    pronouns = frozenset(map(spaced, language.words("people", "several"))) | some("e", -1)
    people = some("pP", -1) | frozenset(map(spaced, language.words("words", "own")))
    counts = BytesAhoCorasick([b" %b " % word for word in sorted(some("T", -1))])
    numbers = some("nN", 0) - frozenset(map(spaced, language.words("words", "article")))
    return _Words(loses, numbers, people, counts, some(_BEFORE_OF, 0), some("o", 0), pronouns)
